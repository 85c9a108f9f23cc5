"""Persons of a case, with the pseudonyms of those who are protected."""

from itertools import count

from requests_app.choices import PersonRole
from requests_app.content import Protected, protection
from requests_app.models import AssistanceRequest, Case, PersonConcerned, Protection
from requests_app.services.refusal import EditRefused


def add_person(locked: AssistanceRequest, **fields) -> PersonConcerned:
    """Inside `editing`: a person written once in the case, printed by this request."""
    person = write_person(locked.case, **fields)
    locked.persons.add(person)
    return person


def write_person(
    case: Case,
    person: PersonConcerned | None = None,
    *,
    protected: bool = False,
    pseudonym: str = "",
    named_because: str = "",
    **fields,
) -> PersonConcerned:
    """A new person of the case, or one changed. A victim is protected unless `named_because` says why not, anybody
    else where `protected` says so; without a pseudonym they get the next of their role. Raises EditRefused.
    """
    if person is None:
        person = PersonConcerned.objects.create(case=case, **fields)
    else:
        PersonConcerned.objects.filter(pk=person.pk).update(**fields)
        person = PersonConcerned.objects.get(pk=person.pk)
    is_victim = person.role == PersonRole.VICTIM
    others = Protection.objects.filter(case=case).exclude(person=person)
    taken = {each.casefold() for each in others.values_list("pseudonym", flat=True)}
    if not (is_victim or protected):
        Protection.objects.filter(person=person).delete()
        return PersonConcerned.objects.get(pk=person.pk)
    because = named_because.strip() if is_victim else ""
    kept = Protection.objects.filter(person=person).values_list("pseudonym", flat=True).first()
    chosen = pseudonym.strip() or (kept if because else None) or _next(person, taken)
    if not because:
        _refuse_unfit(chosen, person, taken)
    Protection.objects.update_or_create(
        person=person, defaults={"case": case, "pseudonym": chosen, "named_because": because}
    )
    return PersonConcerned.objects.select_related("protection").get(pk=person.pk)


def _next(person: PersonConcerned, taken: set[str]) -> str:
    """Victim 1, Witness 2: the first that nobody of the case has."""
    role = person.get_role_display().split()[0]
    return next(name for number in count(1) if (name := f"{role} {number}").casefold() not in taken)


def _refuse_unfit(pseudonym: str, person: PersonConcerned, taken: set[str]) -> None:
    if pseudonym.casefold() in taken:
        raise EditRefused([f"Somebody else in this case is “{pseudonym}”. Choose another pseudonym."])
    if PersonConcerned.objects.filter(case=person.case_id, name__iexact=pseudonym).exclude(pk=person.pk).exists():
        raise EditRefused([f"“{pseudonym}” is the name of somebody in this case. Choose another pseudonym."])
    roles = " ".join(PersonRole.labels)  # “Victim A” as a name tells no more than “Victim 1”
    own = Protected(roles, protection.names_in(person.name, person.other_names))
    if protection.stands_in(pseudonym, own) or list(protection.near(pseudonym.title(), own)):
        raise EditRefused([f"The pseudonym “{pseudonym}” tells the name. Choose another one."])
