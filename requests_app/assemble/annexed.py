"""Particulars that name an annex -> the same with its number, which changes when annexes are moved. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from requests_app.content import Annex, Measure, ParticularAnswer
from treaties.law import LawBook


def numbered(measure: Measure, annexes: Iterable[Annex], law: LawBook) -> Measure:
    """Behind the title of an annex, alone or with more behind a colon, in a particular that is a document."""
    documents = {each.key for each in law.assistance_types[measure.key].particulars if each.type == "document"}
    numbers = {each.title: each.number for each in reversed(list(annexes))}  # of two with one title the first

    def answer(each: ParticularAnswer) -> ParticularAnswer:
        return replace(each, values=tuple(_numbered(value, numbers) for value in each.values))

    answers = (answer(each) if each.key in documents else each for each in measure.particulars)
    return replace(measure, particulars=tuple(answers))


def _numbered(value: str, numbers: dict[str, int]) -> str:
    found = [title for title in numbers if f"{value}: ".startswith(f"{title}: ")]
    if not found:
        return value
    title = max(found, key=len)
    return f"{title} (Annex {numbers[title]}){value.removeprefix(title)}"
