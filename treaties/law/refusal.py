"""refusal_grounds.yaml -> the questions that the instruments' grounds for refusal put to whoever drafts.

An instrument's ground may raise several questions, and a question may be raised by grounds of several instruments.
"""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from treaties.law.node import Node
from treaties.law.vocabulary import ANSWERED_IN, PLACEHOLDERS, SIGNS_IN


@dataclass(frozen=True, slots=True)
class Sign:
    """Words in the draft that speak against an easy answer. `found_in` is one of SIGNS_IN."""

    found_in: str
    words: tuple[str, ...]
    but_not: tuple[str, ...]  # phrases in which the words mean something else
    says: str

    def is_in(self, text: str) -> bool:
        """Whether one of the words begins a word of the text, in any case of letters."""
        for phrase in self.but_not:
            text = re.sub(re.escape(phrase), "", text, flags=re.IGNORECASE)
        return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.words)


@dataclass(frozen=True, slots=True)
class RefusalQuestion:
    """What a ground means for a draft. Texts are our own words, with PLACEHOLDERS for what the draft says.

    Without `question` it is told and not asked. `assurance` and `reply` are what the letter may say: the reply answers
    a ground that may not be used.
    """

    key: str
    title: str
    keys: tuple[str, ...]  # of the grounds that are this
    within: tuple[str, ...]  # of wider grounds that practice reads it into, which is not verified
    question: str
    meaning: str
    write: str
    assurance: str
    reply: str
    answered_in: str  # the section of the draft that answers it; "" where it is asked by itself, or told only
    reason_needed: bool  # "does not arise" has to say why
    signs: tuple[Sign, ...]


def refusal_questions(node: Node) -> dict[str, RefusalQuestion]:
    node.pass_over("as_of")
    return {each.key: each for each in node.each("grounds", _question)}


def _question(node: Node) -> RefusalQuestion:
    question = node.text("question", required=False)
    read = RefusalQuestion(
        key=node.text("key"),
        title=node.text("title"),
        keys=node.texts("keys"),
        within=node.texts("within"),
        question=question,
        meaning=node.text("meaning"),
        write=node.text("write", required=bool(question)),
        assurance=node.text("assurance", required=False),
        reply=node.text("reply", required=False),
        answered_in=node.choice("answered_in", ANSWERED_IN, required=False),
        reason_needed=node.flag("reason_needed"),
        signs=node.each("signs", _sign, unique=False) if "signs" in node.data else (),
    )
    if not (read.keys or read.within):
        node.say("keys", "is missing: name the grounds of the instruments that are this")
    if sum(map(bool, (read.question, read.reply, read.answered_in))) > 1:
        node.say("", "is asked, answered by a reply, or answered in a section: only one of these")
    for name in ("question", "meaning", "write", "assurance", "reply"):
        _check_placeholders(node, name, getattr(read, name))
    return read


def _sign(node: Node) -> Sign:
    return Sign(
        found_in=node.choice("in", SIGNS_IN),
        words=node.texts("words", required=True),
        but_not=node.texts("but_not"),
        says=node.text("says"),
    )


def _check_placeholders(node: Node, name: str, text: str) -> None:
    try:
        named = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    except ValueError as error:
        node.say(name, f"has a brace that opens or closes nothing ({error})")
        return
    for each in sorted(named - PLACEHOLDERS):
        node.say(name, f"{{{each}}} is none of: {', '.join(sorted(PLACEHOLDERS))}")


def loose_grounds(questions: Mapping[str, RefusalQuestion], grounds: Iterable[tuple[str, str]]) -> list[str]:
    """Problems where a ground of an instrument, as (code, key), raises no question, or a question names no ground."""
    known: set[str] = set()
    named = {key for each in questions.values() for key in (*each.keys, *each.within)}
    problems = []
    for code, key in grounds:
        known.add(key)
        if key not in named:
            problems.append(f"instruments/{code}.yaml: refusal_grounds[{key}]: refusal_grounds.yaml names it nowhere")
    for each in questions.values():
        for name in ("keys", "within"):
            problems += [
                f"refusal_grounds.yaml: grounds[{each.key}].{name}: {key!r} is a ground of no instrument"
                for key in getattr(each, name)
                if key not in known
            ]
    return problems
