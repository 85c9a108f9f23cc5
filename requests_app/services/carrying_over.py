"""Elements of a case's offences point at paragraphs of its facts: a save that mends one carries the pointers over."""

from collections.abc import Iterable, Iterator

from requests_app.content import carrying, pointing
from requests_app.models import Case, ElementAnswer
from treaties.law import LawBook
from treaties.selectors import current_registry

AGAIN = "Look at it again: open the offence element by element, and save."
ANEW = "Point anew where another paragraph answers it."


def carry_over(case: Case, before: str) -> tuple[str, ...]:
    """Inside a transaction, once the facts of the case were changed from `before`: each pointer to a mended paragraph
    follows it. Gives sentences on what somebody has to look at again.
    """
    if before == case.summary_of_facts:
        return ()
    was, now = pointing.paragraphs(before), pointing.paragraphs(case.summary_of_facts)
    law = current_registry().law
    mended: dict[int, list[str]] = {}
    lost: dict[str, list[str]] = {}
    answers = ElementAnswer.objects.filter(offence__case=case).exclude(paragraphs=[]).select_related("offence")
    for answer in answers.order_by("offence_id", "position", "pk"):
        carried = carrying.carry(answer.paragraphs, was, now)
        if list(carried.pointers) != answer.paragraphs:
            answer.paragraphs = list(carried.pointers)
            answer.save(update_fields=["paragraphs"])
        for paragraph in carried.mended:
            mended.setdefault(paragraph.number, []).append(_named(answer, law))
        for pointer in carried.lost:
            lost.setdefault(pointer["opening"], []).append(_named(answer, law))
    return tuple(_sentences(mended, lost))


def _named(answer: ElementAnswer, law: LawBook) -> str:
    known = law.offences.get(answer.offence.catalogue_key)
    titles = {each.key: each.title for each in known.elements} if known else {}
    return f"“{titles.get(answer.element, answer.element)}” ({answer.offence.title})"


def _sentences(mended: dict[int, list[str]], lost: dict[str, list[str]]) -> Iterator[str]:
    for number in sorted(mended):
        yield f"Paragraph {number} of the facts was changed, and {_still(mended[number])} it still. {AGAIN}"
    for opening, elements in lost.items():
        yield (
            f"The paragraph that began “{opening}” was taken out or written anew, so {_listed(elements)} "
            f"{'points' if len(elements) == 1 else 'point'} at it no longer. {ANEW}"
        )


def _still(elements: list[str]) -> str:
    return f"{_listed(elements)} {'points at' if len(elements) == 1 else 'point at'}"


def _listed(elements: Iterable[str]) -> str:
    *first, last = elements
    return f"{', '.join(first)} and {last}" if first else last
