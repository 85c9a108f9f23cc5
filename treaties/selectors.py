"""What readers ask of the registry: the snapshot of the current edition, and rows for screens."""

from functools import lru_cache
from threading import Lock

from django.db import DatabaseError
from django.db.models import Q, QuerySet

from treaties import law
from treaties.editions import EditionAltered, law_files_of, registry_of
from treaties.law import LawBook, LawError
from treaties.models import CentralAuthority, Declaration, Edition, EditionContent, Finding, Instrument, Source, State
from treaties.registry import Registry
from treaties.snapshot import KINDS, Links, read


class RegistryNotLoaded(Exception):
    """There is no edition that can be read. Says what to do."""


class LawNotReadable(RegistryNotLoaded):
    """The law files of the current edition cannot be read. Names the file and the key of every problem."""


class EditionNotReadable(Exception):
    """An edition that cannot be asked any more, or never was there. Says why."""


_lock = Lock()
_current: Registry | None = None


def current_edition() -> Edition:
    """Raises RegistryNotLoaded where there is none."""
    edition = Edition.objects.order_by("-number").first()
    if edition is None:
        raise RegistryNotLoaded("The treaty registry is empty. Run manage.py load_registry first.")
    return edition


def current_registry() -> Registry:
    """The current edition, built once per process; each call asks in one small query whether there is a newer one.

    Raises RegistryNotLoaded.
    """
    global _current
    edition = current_edition()
    with _lock:
        while not _is_of(edition, _current):
            _current = _built(edition)
            edition = current_edition()  # published while its facts were read: read them again
        return _current


def registry_in(number: int) -> Registry:
    """The registry as an edition said it, a few of them kept per process. Raises EditionNotReadable."""
    edition = Edition.objects.filter(number=number).first()
    if edition is None:
        raise EditionNotReadable(f"There is no edition {number} of the registry.")
    current = current_registry()
    return current if _is_of(edition, current) else _past(edition.number, edition.sha256)


@lru_cache(maxsize=4)
def _past(number: int, sha256: str) -> Registry:
    edition = Edition.objects.select_related("content").get(number=number)
    book = current_law()
    try:
        return registry_of(edition, book if book.sha256 == edition.law_sha256 else None)
    except EditionContent.DoesNotExist:
        raise EditionNotReadable(
            f"Edition {number} was published before editions were kept whole: what it said cannot be asked any more."
        ) from None
    except (EditionAltered, LawError) as why:
        raise EditionNotReadable(f"Edition {number} cannot be read any more:\n{why}") from None


def current_law() -> LawBook:
    """The law files of the current edition. Raises RegistryNotLoaded."""
    return current_registry().law


def _is_of(edition: Edition, registry: Registry | None) -> bool:
    # The digest too: a number that was rolled back is given again.
    return registry is not None and (registry.edition, registry.sha256) == (edition.number, edition.sha256)


def _built(edition: Edition) -> Registry:
    book = _law_of(edition)
    links = Links()
    facts = {kind.name: [record for _, record in read(kind, links)] for kind in KINDS if kind.name != "sources"}
    return Registry.of(edition=edition.number, sha256=edition.sha256, law=book, **facts)


def _law_of(edition: Edition) -> LawBook:
    """That of the snapshot before, where the law files are the same; else read from the edition."""
    if _current is not None and _current.law.sha256 == edition.law_sha256:
        return _current.law
    try:
        return law.parse(law_files_of(edition), kept=True).whole()
    except EditionContent.DoesNotExist:
        raise RegistryNotLoaded(
            f"Edition {edition.number} was published before editions were kept whole. Run manage.py load_registry."
        ) from None
    except (LawError, EditionAltered) as error:
        raise LawNotReadable(
            f"The law files of edition {edition.number} cannot be read:\n{error}\n"
            "Mend the files that the registry is loaded from, then run manage.py load_registry."
        ) from None


def refuse_unreadable_law() -> None:
    """At the start of a server. Raises LawNotReadable; an empty registry or database is told by the pages instead."""
    try:
        current_registry()
    except LawNotReadable:
        raise
    except (RegistryNotLoaded, DatabaseError):
        return


def state(code: str) -> State:
    """Raises State.DoesNotExist."""
    return State.objects.get(code=code.upper())


def instrument(code: str) -> Instrument:
    """Raises Instrument.DoesNotExist."""
    return Instrument.objects.select_related("supplements").get(code=code)


def instruments() -> QuerySet[Instrument]:
    """In the order of preference."""
    return Instrument.objects.select_related("supplements")


def authorities_of(state: State) -> QuerySet[CentralAuthority]:
    return state.authorities.select_related("source")


def declarations_of(state: State, instrument: Instrument | None = None) -> QuerySet[Declaration]:
    """A State's declarations, under one instrument or all."""
    found = state.declarations.select_related("source", "instrument")
    return found.filter(instrument=instrument) if instrument else found


def findings_about(subject: State | Instrument) -> QuerySet[Finding]:
    """What was checked about a State, also where it is the counterpart, or about an instrument."""
    if isinstance(subject, State):
        about = Finding.objects.filter(Q(state=subject) | Q(counterpart=subject))
    else:
        about = subject.findings.all()
    return about.select_related("source", "instrument", "state", "counterpart")


def sources() -> QuerySet[Source]:
    return Source.objects.all()
