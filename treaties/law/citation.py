"""How a provision of the law files is cited in a sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

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


def together(citations: Iterable[str]) -> str:
    """Citations of the law files as one, sorted, each provision once: "18(3)(f), (i)" and "18(3)(c), (i)" are
    "18(3)(c), (f), (i)". Protocols of the Council of Europe ("CETS-224 8") follow, each with its own articles.

    Where one of them is no number ("18 USC 2703(d)", "domestic law") they stay as they are, one after the other.
    """
    by_instrument: dict[str, list[str]] = {"": []}
    for part in (part for each in citations for part in re.split("; (?=CETS-)", each)):
        protocol = _PROTOCOL.fullmatch(part)
        code, articles = (f"CETS-{protocol[1]} ", protocol[2]) if protocol else ("", part)
        by_instrument.setdefault(code, []).append(articles)
    ordered = sorted(by_instrument.items())
    return "; ".join(f"{code}{_merged(texts)}" for code, texts in ordered if any(texts))


_PROTOCOL = re.compile(r"CETS-(\d+) (.+)")
_PROVISION = re.compile(r"(\d+)?((?:\([0-9a-z]+\))*)(?:-(\d+|\([0-9a-z]+\)))?( .+)?")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class _Provision(NamedTuple):
    """18(3)(e)-(f): path ("18", "(3)", "(e)"), until "(f)". `words` follow it: " (with 18(3))"."""

    path: tuple[str, ...]
    until: str
    words: str

    @property
    def order(self) -> tuple[tuple[int, str], ...]:
        return tuple(_place(each, before) for before, each in zip(("", *self.path), self.path, strict=False))

    @property
    def last(self) -> str:
        return self.path[-1] + (f"-{self.until}" if self.until else "")

    def covers(self, other: "_Provision") -> bool:
        """Whether the other is this one, or lies within its range."""
        if self.words or other.words or self.path[:-1] != other.path[:-1]:
            return self == other
        before = ("", *self.path)[-2]
        ends = [_place(each, before) for each in (self.path[-1], self.until or self.path[-1])]
        return ends[0] <= other.order[-1] and _place(other.until or other.path[-1], before) <= ends[1]


def _place(part: str, before: str) -> tuple[int, str]:
    """Numbers by value, letters by the alphabet; below a letter stand Roman numerals: 8(3)(b)(ii)."""
    bare = part.strip("()")
    if bare.isdigit():
        return int(bare), ""
    return (_ROMAN.index(bare), "") if before.strip("()").isalpha() and bare in _ROMAN else (0, bare)


def _merged(texts: list[str]) -> str:
    found = [each for text in texts if text for each in _provisions(text) or [None]]
    if None in found:
        return ", ".join(dict.fromkeys(filter(None, texts)))
    unique = list(dict.fromkeys(found))
    kept = [each for each in unique if not any(other != each and other.covers(each) for other in unique)]
    kept.sort(key=lambda each: (each.order, each.until, each.words))
    said = []
    for prefix, group in groupby(kept, key=lambda each: None if each.words else each.path[:-1]):
        for number, each in enumerate(group):
            start = "" if number and prefix else "".join(each.path[:-1])
            said.append(f"{start}{each.last}{each.words}")
    return ", ".join(said)


def _provisions(text: str) -> list[_Provision]:
    """What a citation names, each in full; none where a part of it is no number."""
    found: list[_Provision] = []
    for part in _parts(text):
        match = _PROVISION.fullmatch(part)
        if not match or not (match[1] or match[2]):
            return []
        groups = tuple(re.findall(r"\([0-9a-z]+\)", match[2]))
        if match[1]:
            path = (match[1], *groups)
        elif found and len(found[-1].path) > len(groups):  # "(c), (i)": the second stands where the first does
            path = (*found[-1].path[: -len(groups)], *groups)
        else:
            return []
        words = match[4] or ""
        if re.match(r" [A-Z]", words):  # "18 USC 2703(d)": a code, not words about an article
            return []
        found.append(_Provision(path, match[3] or "", words))
    return found


def _parts(text: str) -> Iterator[str]:
    """At each comma or semicolon that does not stand in brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter in ",;" and depth == 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


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
