"""Offences: the case's own law and the facts of each element, written once; the law of a State that is asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.text import capfirst

from accounts.models import User
from requests_app.models import AssistanceRequest, BegunOffence, Case, Counterpart, ElementAnswer, Offence
from requests_app.services.refusal import EditRefused
from treaties import editing as registry_editing
from treaties.law import NationalProvision
from treaties.models import State, Suggestion
from treaties.selectors import current_registry

ABOUT = "Offence catalogue"


def add_offence(locked: AssistanceRequest, **fields) -> Offence:
    """Inside `editing`: an offence written once in the case, printed by this request."""
    offence = Offence.objects.create(case=locked.case, **fields)
    locked.offences.add(offence)
    return offence


def begin_offence(case: Case, key: str) -> None:
    """Inside a transaction that holds the case: an offence of the catalogue put into it, still to be confirmed.

    With its provision where the catalogue knows one of that State; of several the officer chooses. One that the case
    has already stays as it is. Raises EditRefused.
    """
    law = current_registry().law
    if key not in law.offences:
        raise EditRefused(["The catalogue has no such offence. Choose one of the list."])
    if case.offences.filter(catalogue_key=key).exists():
        return
    known = law.offences[key].provisions.get(case.office.state_id, ())
    own = own_law(known[0]) if len(known) == 1 else {}
    BegunOffence.objects.create(
        offence=Offence.objects.create(case=case, title=law.offences[key].title, catalogue_key=key, **own)
    )


def confirm_offence(offence: Offence) -> None:
    """Somebody read the provision that the catalogue gave."""
    BegunOffence.objects.filter(offence=offence).delete()


def own_law(provision: NationalProvision) -> dict:
    """What the catalogue can say of a case's own law, by field of an Offence."""
    return penalty_of(provision) | {"min_penalty_years": provision.min_penalty_years}


def penalty_of(provision: NationalProvision) -> dict:
    """A provision and its penalty, as an offence and a counterpart both hold them."""
    return {
        "provision": provision.cited,
        "penalty": capfirst(provision.penalty),
        "max_penalty_years": provision.max_penalty_years,
        "life": provision.life,
    }


def set_counterpart(offence: Offence, state: State, **fields) -> None:
    """Inside `editing`: what a State's law says of an offence. One of which nothing is written is taken away."""
    row, _ = Counterpart.objects.update_or_create(offence=offence, state=state, defaults=fields)
    if not any((row.provision, row.text, row.penalty, row.explanation, row.elements)):
        row.delete()


def set_elements(offence: Offence, answers: Iterable[Mapping]) -> None:
    """Inside `editing`: each a mapping of the fields of an ElementAnswer, in order. Those left out are taken away."""
    kept = []
    for position, fields in enumerate(answers, start=1):
        row, _ = ElementAnswer.objects.update_or_create(
            offence=offence, element=fields["element"], defaults={**fields, "position": position}
        )
        kept.append(row.pk)
    offence.element_answers.exclude(pk__in=kept).delete()


def tell_editors(offence: Offence, state: State, provision: str, *, user: User, at: datetime) -> bool:
    """In the same transaction as a provision is saved: where the catalogue knows none of that State for the offence,
    suggest it to the registry's editors, once. Says whether it was told.

    Only the provision, the State and the offence's title go out; nothing of the case.
    """
    known = current_registry().law.offences.get(offence.catalogue_key)
    if not provision.strip() or (known and known.provisions.get(state.code)):
        return False
    title = known.title if known else f"{offence.title} (not in the catalogue)"
    about = f"{ABOUT}: a provision of {state.name}"
    words = f"{provision}\nOffence: {title}"
    if Suggestion.objects.filter(about=about, words=words).exists():
        return False
    registry_editing.suggest(about=about, words=words, by=user, at=at)
    return True


def may_tell(case: Case, assistance_request: AssistanceRequest | None = None) -> bool:
    """Practice tells nobody, and of a restricted request nothing goes out by itself."""
    if assistance_request:
        return not (assistance_request.is_exercise or assistance_request.is_restricted)
    return not any(each.is_exercise or each.is_restricted for each in case.requests.all())
