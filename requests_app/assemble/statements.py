"""Texts that the present channel asks for -> statements, each with the instruments under which it is printed."""

from collections.abc import Iterable

from requests_app import checklist, content
from requests_app.checklist import Requirement
from requests_app.content import LetterContent
from requests_app.models import AssistanceRequest
from treaties.channels.sentences import spoken
from treaties.law import LawBook

BY_PRACTICE = "by practice"
LETTERS_ROGATORY = "letters_rogatory"


def statements(saved: AssistanceRequest, letter: LetterContent, law: LawBook) -> tuple[content.Statement, ...]:
    """As the channel asks now; what another channel asked for stays in the draft."""
    written = {each.field: each for each in saved.statements.all() if each.text.strip()}
    return tuple(
        content.Statement(
            field=asked.field,
            heading=asked.heading,
            text=written[asked.field].text,
            confirmed=tuple(sorted(written[asked.field].confirmed)),
            asked_by=askers(
                (each for each in asked.contents if each.id in written[asked.field].confirmed), letter, law
            ),
        )
        for asked in checklist.asked(letter, law)
        if asked.field in written
    )


def askers(answered: Iterable[Requirement], letter: LetterContent, law: LawBook) -> tuple[content.Asker, ...]:
    """Who asks for these contents, each once with all its provisions, in the order in which the letter names them.

    A house rule asks under no instrument. Of a treaty that is drafted by a template no article is cited, nor is one
    that nobody has read.
    """
    found: dict[str, list[str]] = {}
    for each in answered:
        if not each.house_rule:
            found.setdefault(_printed_under(each, letter), []).append(_provision(each, letter))
    order = [letter.basis.instrument if letter.basis else "", *(each.code for each in checklist.profiles(letter, law))]
    return tuple(
        content.Asker(
            code, title=_title(code, letter, law), provision=", ".join(filter(None, dict.fromkeys(found[code])))
        )
        for code in sorted(found, key=order.index)
    )


def _printed_under(requirement: Requirement, letter: LetterContent) -> str:
    basis = letter.basis
    follows = basis is not None and requirement.instrument == basis.law_profile
    return basis.instrument if follows else requirement.instrument


def _provision(requirement: Requirement, letter: LetterContent) -> str:
    is_own = _printed_under(requirement, letter) == requirement.instrument
    is_cited = requirement.seen and is_own and requirement.provision != BY_PRACTICE
    return requirement.provision if is_cited else ""


def _title(code: str, letter: LetterContent, law: LawBook) -> str:
    if basis := next((each for each in (letter.basis, *letter.supporting) if each and each.instrument == code), None):
        return "the practice of letters rogatory" if basis.kind == LETTERS_ROGATORY else basis.named
    if not law.instruments[code].overlay:
        return f"the {law.instruments[code].title}"
    states = (letter.requesting_state, letter.requested_state)
    state = next((spoken(each) for each in states if code.startswith(f"{each.code}-")), "")
    return f"the law and practice of {state}" if state else law.instruments[code].title
