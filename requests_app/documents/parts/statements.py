"""What the law asks for beyond the usual, under the heading of each instrument that asks: a text stands in full under
the first of them, and the others point to it."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import headed, prose
from requests_app.content import Asker, LetterContent, Statement

TITLE = "Further statements"
BESIDE = "Further information"


def build(letter: LetterContent) -> list[Flowable]:
    said = [each for each in letter.statements if each.text.strip()]
    if not any(each.asked_by for each in said):  # nobody confirmed yet what they answer, or an older letter
        return [each for statement in said for each in headed(statement.text, statement.heading)]
    parts: list[Flowable] = []
    numbers: dict[str, int] = {}
    for heading, asked in _groups(letter, said):
        parts += prose(heading, style.SUBHEADING)
        for statement, provision in asked:
            parts += _pointed(statement, provision, numbers) or _in_full(statement, provision, numbers)
    return parts


def _groups(letter: LetterContent, said: list[Statement]) -> Iterator[tuple[str, list[tuple[Statement, str]]]]:
    """(heading, its statements with the provision each answers): the channel first, then as the letter cites them."""
    by_code: dict[str, list[tuple[Statement, Asker]]] = {}
    for statement in said:
        for asker in statement.asked_by:
            by_code.setdefault(asker.code, []).append((statement, asker))
    for code in sorted(by_code, key=lambda code: _place(letter, code)):
        asked = by_code[code]
        yield f"Under {asked[0][1].title}", [(statement, asker.provision) for statement, asker in asked]
    if others := [(each, "") for each in said if not each.asked_by]:
        yield BESIDE, others


def _place(letter: LetterContent, code: str) -> int:
    basis = letter.basis
    cited = [
        *((basis.instrument, *basis.supplements) if basis else ()),
        *(each.instrument for each in letter.supporting),
    ]
    return cited.index(code) if code in cited else len(cited)


def _in_full(statement: Statement, provision: str, numbers: dict[str, int]) -> list[Flowable]:
    number = numbers[statement.field] = len(numbers) + 1
    heading = f"({number}) {statement.heading}" + (f" ({provision})" if provision else "")
    return [*prose(heading, style.RUN), *prose(statement.text)]


def _pointed(statement: Statement, provision: str, numbers: dict[str, int]) -> list[Flowable]:
    """Where it stands; nothing where it does not stand anywhere yet."""
    if statement.field not in numbers:
        return []
    asked = f" ({provision})" if provision else ""
    return prose(f"{statement.heading}{asked}: see paragraph ({numbers[statement.field]}) of this section, above.")
