"""How a provision of the law files is cited in a sentence."""

import re
from collections.abc import Mapping
from functools import cache

PARTS = {"s": "section", "ss": "sections", "Art": "article", "Arts": "articles", "Divs": "divisions"}


def cite(article: str, *, national: bool = False) -> str:
    """How a provision is cited: "art. 18(15)(c)", "arts 25(4), 27(1)", "section 6" of a national act, "18 USC 2703(d)".

    Articles that are no numbers ("contents article", "para on search") stay as they are; "-" is none.
    """
    if article in {"", "-"}:
        return ""
    if article == "practice":
        return "by practice"
    if "; CETS-" in article:
        return "; ".join(map(cite, article.split("; ")))
    if protocol := re.fullmatch(r"CETS-(\d+) (.+)", article):
        return f"CETS No. {protocol[1]}, {cite(protocol[2])}"
    if not article[0].isdigit() or re.match(r"\d+ USC", article):
        return article
    several = re.search(r"[,;] *\d", article)
    if national:
        return f"{'sections' if several else 'section'} {article}"
    return f"{'arts' if several else 'art.'} {article}"


_NUMBER = re.compile(r"(\d+)(?:-(\d+))?(?:-?\([0-9a-z]{1,4}\))*")


@cache
def articles(text: str) -> frozenset[int]:
    """The numbers of the articles that a text names, without paragraphs: "7(4), 15-16" names three."""
    named = _NUMBER.findall(text)
    return frozenset(number for first, last in named for number in range(int(first), int(last or first) + 1))


def in_full(citation: str, titles: Mapping[str, str]) -> str:
    """A national provision without abbreviations, as far as `titles` knows them: "PTPA 2018 s 4" is "Prevention of
    Trafficking in Persons Act 2018 section 4"."""
    for short, title in titles.items():
        citation = re.sub(rf"\b{re.escape(short)}\b", title, citation)
    return re.sub(r"\b(s|ss|Art|Arts|Divs)(?= \d)", lambda part: PARTS[part[1]], citation)
