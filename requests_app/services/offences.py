"""Offences: the case's own law and the facts of each element, written once; the law of a State that is asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from accounts.models import User
from requests_app.models import AssistanceRequest, Case, Counterpart, ElementAnswer, Offence
from treaties import editing as registry_editing
from treaties.models import State, Suggestion
from treaties.selectors import current_registry

ABOUT = "Offence catalogue"


def add_offence(locked: AssistanceRequest, **fields) -> Offence:
    """Inside `editing`: an offence written once in the case, printed by this request."""
    offence = Offence.objects.create(case=locked.case, **fields)
    locked.offences.add(offence)
    return offence


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
