"""The parts of a card. Each sentence carries where it was read: `Known` a fact's source, `Told` a provision."""

from dataclasses import dataclass

from treaties.channels.answer import DeclarationUsed
from treaties.channels.coverage import GENERIC
from treaties.law import InstrumentLaw, cite
from treaties.provenance import doubt
from treaties.registry import AuthorityRecord, DeclarationRecord, Registry


@dataclass(frozen=True, slots=True)
class Known:
    """A fact of the registry with its source, in the shape that `_fact_mark.html` takes."""

    sentence: str
    verified: bool
    source_url: str
    source_title: str
    source_publisher: str
    source_date: str
    doubt: str = ""
    provision: str = ""  # of a declaration, as it is cited

    @classmethod
    def of(cls, row: AuthorityRecord | DeclarationRecord, sentence: str, *, note: str = "", provision: str = ""):
        return cls(
            sentence=sentence,
            verified=row.verified,
            source_url=row.source.url,
            source_title=row.source.title,
            source_publisher=row.source.publisher,
            source_date=row.source_date or row.source.as_of,
            doubt="" if row.verified else doubt(row.source.url, note),
            provision=provision,
        )

    @classmethod
    def declared(cls, used: DeclarationUsed):
        """Of a declaration that bites."""
        return cls(
            sentence=used.sentence,
            verified=used.verified,
            source_url=used.source_url,
            source_title=used.source_title,
            source_publisher=used.source_publisher,
            source_date=used.source_date,
        )


def declared_at(registry: Registry, row: DeclarationRecord) -> str:
    """Where a declaration stands: "Budapest Convention, art. 27(9)(e)"."""
    record = registry.instruments[row.instrument]
    return ", ".join(filter(None, (record.short_title or record.title, cite(row.article))))


@dataclass(frozen=True, slots=True)
class Told:
    """A rule of a law file, with whose it is. A pattern says what such treaties usually hold; its articles are none of
    the treaty's, so it has no `provision`.
    """

    words: str
    instrument: str
    provision: str
    seen: bool
    is_pattern: bool = False

    @classmethod
    def by(cls, profile: InstrumentLaw, rule, words: str):
        is_pattern = profile.code == GENERIC
        says_nothing = is_pattern or rule.article.startswith("none")
        provision = "" if says_nothing else cite(rule.article, national=profile.overlay)
        return cls(words, profile.title, provision, rule.seen, is_pattern)


@dataclass(frozen=True, slots=True)
class Receiver:
    """An authority that receives. `role` is the registry's key."""

    name: str
    role: str
    languages: str  # codes split by ";"
    notes: str
    fact: Known


@dataclass(frozen=True, slots=True)
class Receiving:
    """Who receives under a channel, why, and what to do where that is not settled."""

    goes_to: str  # "authority", "executing_authority" (directly), "provider"; "unknown" to the registry
    found: tuple[Receiver, ...]
    why: tuple[str, ...]
    advice: tuple[str, ...] = ()
    declared: tuple[Known, ...] = ()  # what the State declared of its authorities under the instrument


@dataclass(frozen=True, slots=True)
class Languages:
    """`codes`: those accepted, by declaration or else by the authority; empty where not known."""

    codes: tuple[str, ...]
    declared: tuple[Known, ...]
    rules: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FastWay:
    """A quicker lawful way. `limits`: what the registry cannot say of it."""

    key: str
    title: str
    told: Told
    contacts: tuple[Receiver, ...] = ()
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    title: str
    length: str
    runs_from: str  # in words; "" where the law file names no start
    obliges: str  # a key
    told: Told


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a request must, or had better, contain."""

    title: str
    mandatory: bool
    told: Told
    when: str = ""  # a condition in words; "" where it is always asked

    @property
    def asked(self) -> str:
        """The title with its condition: "Wish for sworn evidence, when sworn evidence is wanted"."""
        return f"{self.title}, when {self.when}" if self.when else self.title
