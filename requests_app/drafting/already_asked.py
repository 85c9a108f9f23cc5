"""Whether a colleague asked for the same account, person or address already, told to those who may know.

What a request names is kept as keys of normal forms (`keep`, with every save), so that the same is found in one query.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import User
from requests_app import assemble
from requests_app.choices import Act, Confidentiality
from requests_app.content import protection
from requests_app.identifiers import KINDS, read
from requests_app.models import AssistanceRequest, PersonConcerned, RequestEvent, Sought
from requests_app.selectors import for_list, visible_to
from treaties.law import LawBook

SHORTEST = 6  # letters of an identifier or address: "12" is one of too many things
MOST_SHOWN = 5  # requests of one thing
AT_ONCE = 500  # keys in one query
WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a request names: in measures, by their numbers, or of a person."""

    key: str
    words: str
    measures: frozenset[int] = frozenset()

    @property
    def of_a_person(self) -> bool:
        return not self.measures


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request names and others named before: those one may see, the newest first, with `sent_on`; how many
    more of them there are; whether an office whose requests one may not see asked for it too.
    """

    named: Named
    requests: tuple[AssistanceRequest, ...]
    more: int
    elsewhere: bool


def keep(requests: Sequence[AssistanceRequest], law: LawBook) -> None:
    """Write anew what requests name, in the transaction that saved them."""
    for each in requests:
        now = {named.key for named in named_by(each, law)}
        kept = set(Sought.objects.filter(assistance_request=each).values_list("key", flat=True))
        if gone := kept - now:
            Sought.objects.filter(assistance_request=each, key__in=gone).delete()
        Sought.objects.bulk_create(Sought(assistance_request=each, key=key) for key in now - kept)


def already_asked(own: AssistanceRequest, user: User, law: LawBook) -> tuple[Asked, ...]:
    """Of what is saved, for all offices of the State; the own case is known to whoever works on it."""
    pairs = _same(own)
    if not pairs:
        return ()
    others = AssistanceRequest.objects.filter(
        pk__in={pk for _, pk in pairs}, requesting_state=own.requesting_state_id, is_exercise=own.is_exercise
    ).exclude(case=own.case_id)
    seen, hidden = _seen(others, user), _hidden(others, user)
    people = assemble.protected_in(own.case)  # an address may say at whose place it is
    told = []
    for each in _each_once(named_by(own, law)):
        named = [pk for key, pk in pairs if key == each.key]
        shown = sorted((seen[pk] for pk in named if pk in seen), key=lambda row: -row.pk)
        elsewhere = not hidden.isdisjoint(named)
        if shown or elsewhere:
            each = replace(each, words=protection.in_text(each.words, people))
            told.append(Asked(each, tuple(shown[:MOST_SHOWN]), max(0, len(shown) - MOST_SHOWN), elsewhere))
    return tuple(told)


def _same(own: AssistanceRequest) -> list[tuple[str, int]]:
    """(key, request) of all others that name what it names, by the index of keys."""
    keys = list(Sought.objects.filter(assistance_request=own).values_list("key", flat=True))
    rows = Sought.objects.exclude(assistance_request=own).values_list("key", "assistance_request")
    return [
        pair for start in range(0, len(keys), AT_ONCE) for pair in rows.filter(key__in=keys[start : start + AT_ONCE])
    ]


def _seen(others: QuerySet[AssistanceRequest], user: User) -> dict[int, AssistanceRequest]:
    """Those that the user may see, with `sent_on`."""
    sent = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.TRANSMIT).order_by("-pk")
    visible = for_list(others.filter(pk__in=visible_to(user).values("pk"))).prefetch_related(None)
    return {row.pk: row for row in visible.annotate(sent_on=Subquery(sent.values("on")[:1]))}


def _hidden(others: QuerySet[AssistanceRequest], user: User) -> set[int]:
    """Those that one may not see, but the central authority may: submitted, and not restricted."""
    submitted = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.SUBMIT)
    open_ones = others.exclude(confidentiality=Confidentiality.RESTRICTED).filter(Exists(submitted))
    return set(open_ones.exclude(pk__in=visible_to(user).values("pk")).values_list("pk", flat=True))


def _each_once(named: Iterable[Named]) -> list[Named]:
    """What several measures name is one thing; what a person has besides is told there too."""
    found: dict[tuple[str, bool], Named] = {}
    for each in named:
        place = each.key, each.of_a_person
        before = found.get(place, each)
        found[place] = replace(before, measures=before.measures | each.measures)
    return list(found.values())


def named_by(assistance_request: AssistanceRequest, law: LawBook) -> Iterator[Named]:
    """Identifiers and addresses of its measures; of its persons the person, the address and the accounts."""
    for number, measure in enumerate(assistance_request.measures.all(), start=1):
        for particular in law.assistance_types[measure.assistance_type].particulars:
            lines = measure.particulars.get(particular.key) or []
            if particular.type == "identifier_list":
                for line in lines if isinstance(lines, list) else [lines]:
                    yield from _identifier(line, particular.accepts, number)
            elif particular.type == "address_list":
                for line in lines if isinstance(lines, list) else [lines]:
                    yield from _address(line, f"The address {line}", number)
    for person in assistance_request.persons.select_related("protection"):
        yield from _person(person)


def _identifier(line: str, accepts: tuple[str, ...], number: int, whose: str = "") -> Iterator[Named]:
    found = read(line, accepts)
    if found.kind and len(found.normal) >= SHORTEST:
        words = whose or f"{KINDS[found.kind].words} {found.normal}"
        yield Named(_key(found.kind, found.normal), words, _of(number))


def _address(text: str, words: str, number: int = 0) -> Iterator[Named]:
    """One that has a number in it: the name of a town is no address."""
    normal = _normal(text)
    if len(normal) >= SHORTEST and any(each.isdigit() for each in normal):
        yield Named(_key("address", normal), words, _of(number))


def _person(person: PersonConcerned) -> Iterator[Named]:
    """Who has a year of birth can be told from others of the same name."""
    if YEAR.search(person.born_on):
        named = " ".join(sorted(_normal(person.name).split()))
        yield Named(_key("person", f"{named} {_normal(person.born_on)}"), person.told_as)
    yield from _address(person.address, f"The address of {person.told_as}")
    for line in person.accounts.splitlines():
        yield from _identifier(line, (), 0, f"An account of {person.told_as}")


def _of(measure: int) -> frozenset[int]:
    return frozenset({measure} if measure else ())


def _normal(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(WORD.findall("".join(each for each in apart if not unicodedata.combining(each))))


def _key(kind: str, normal: str) -> str:
    return hashlib.sha256(f"{kind}\n{normal.casefold()}".encode()).hexdigest()
