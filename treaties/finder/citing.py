"""How the paper says where its sentences were read: a fact by the number of its source, a rule by its provision."""

from collections.abc import Iterable
from itertools import groupby

from treaties.cards import Known, Requirement, Told
from treaties.channels import Coverage, FactUsed
from treaties.channels.answer import DeclarationUsed
from treaties.days import in_words
from treaties.law import cite


class Sources:
    """Numbers the sources in the order in which they are first cited."""

    def __init__(self):
        self._words: dict[tuple[str, str], str] = {}

    def known(self, fact: FactUsed | DeclarationUsed | Known) -> str:
        """The sentence with its mark: "... (verified, source 2)"."""
        doubt = getattr(fact, "doubt", "").rstrip(".") or "recalled, not checked against a source"
        mark = "verified" if fact.verified else f"UNVERIFIED: {doubt}"
        provision = f" ({fact.provision})" if getattr(fact, "provision", "") else ""
        return f"{fact.sentence}{provision} ({mark}; {self._cite(fact)})"

    def _cite(self, fact: FactUsed | DeclarationUsed | Known) -> str:
        if not fact.source_url:
            return "no source known"
        key = fact.source_url, fact.source_date
        as_of = f"as of {in_words(fact.source_date)}" if fact.source_date else ""
        words = dict.fromkeys(filter(None, (fact.source_title, fact.source_publisher, fact.source_url, as_of)))
        self._words.setdefault(key, ", ".join(words))
        return f"source {list(self._words).index(key) + 1}"

    def listed(self) -> list[str]:
        return [f"{number}. {words}" for number, words in enumerate(self._words.values(), start=1)]


def told(rule: Told) -> str:
    """A rule with whose it is: "... (UN Convention ..., art. 18(13))"."""
    usually = "Such treaties usually say: " if rule.is_pattern else ""
    return f"{usually}{rule.words} ({_marked([rule.instrument, rule.provision], rule.seen)})"


def titled(title: str, rule: Told) -> str:
    """Below the name of its instrument, which is not said again."""
    mark = _marked([rule.provision], rule.seen)
    return f"{title} ({mark})" if mark else title


def by_instrument(requirements: Iterable[Requirement]) -> str:
    """Lists, each below the name of the instrument that asks."""
    return "\n\n".join(
        f"{instrument}:\n" + lines(titled(each.asked, each.told) for each in same)
        for instrument, same in groupby(requirements, key=lambda each: each.told.instrument)
    )


def covered(coverage: Coverage) -> str:
    by = f": covered by {_marked([cite(coverage.article)], coverage.seen)}" if coverage.article else ""
    return f"{coverage.title}{by}. {coverage.note}".strip()


def lines(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in sentences)


def _marked(parts: list[str], seen: bool) -> str:
    return ", ".join(filter(None, [*parts, "" if seen else "UNVERIFIED"]))
