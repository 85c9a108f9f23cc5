"""Whether a treaty on mutual assistance in general binds a pair, whatever measure is asked."""

from treaties.channels import Answer
from treaties.channels.candidates import Question, governs, named
from treaties.channels.standing import Standing
from treaties.registry import Registry


def has_governing_treaty(registry: Registry, answer: Answer) -> bool:
    """The conventions' own paragraphs on assistance then step back (UNTOC art. 18(7), Budapest art. 27(1))."""
    question = Question(registry, (answer.requesting, answer.requested), answer.on, (), None)
    return any(each.standing == Standing.BOUND and governs(each.record) for each in named(question))
