"""Models -> LetterContent: the one reader of the database for letters, in few queries and always in the same order.

`parts` reads what the officer wrote, `basis` what the registry says of the channel, `languages` what it says of those,
`statements` what the law asks for in words.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, QuerySet

from requests_app import checklist, content
from requests_app.assemble import basis, parts
from requests_app.assemble.annexed import numbered
from requests_app.assemble.languages import accepted_languages
from requests_app.assemble.offences import offences
from requests_app.assemble.preservation import preservation, with_extended
from requests_app.assemble.protection import key, protected, protected_in, with_pseudonyms
from requests_app.assemble.statements import statements
from requests_app.content import LetterContent
from requests_app.models import AssistanceRequest, PersonConcerned
from treaties.channels import Answer, Channel, resolve
from treaties.law import LawBook, Route
from treaties.registry import Registry
from treaties.selectors import current_registry

__all__ = ["assemble", "key", "protected", "protected_in", "routes", "usable_today", "with_parts"]

PARTS = ("measures", "persons", "offences", "ground_answers", "statements", "clauses", "attachments")
OF_PARTS = (
    "offences__element_answers",
    "offences__counterparts",
    Prefetch("case__persons", queryset=PersonConcerned.objects.select_related("protection")),
)


def assemble(assistance_request: AssistanceRequest, *, registry: Registry | None = None) -> LetterContent:
    """The content of the request's letter, as saved. The chosen channel is told as the registry has it, usable or not.

    Everything stands in a fixed order, so that equal drafts have equal digests.
    """
    registry = registry or current_registry()
    saved = _with_parts(assistance_request)
    measures = list(saved.measures.all())
    answer = _answer(saved, [each.assistance_type for each in measures], saved.basis_on, registry)
    channel = answer.channel(saved.channel) if saved.channel else None
    beside = [answer.channel(code) for code in saved.supporting]
    legal_basis = basis.basis(channel, registry, beside=answer.supporting) if channel else None
    letter = LetterContent(
        reference=saved.reference,
        version=saved.letter_version,
        is_exercise=saved.is_exercise,
        requesting_state=parts.state(saved.requesting_state),
        requested_state=parts.state(saved.requested_state),
        office=parts.office(saved.office),
        competent_authority=content.CompetentAuthority(
            name=saved.competent_authority,
            officer=saved.competent_authority_officer,
            contact=saved.competent_authority_contact,
        ),
        addressee=parts.addressee(saved),
        basis=legal_basis,
        supporting=tuple(basis.basis(each, registry) for each in beside if each),
        overlays=tuple(answer.overlays),
        registry_edition=registry.edition,
        basis_on=saved.basis_on,
        urgency=saved.urgency,
        urgency_reason=saved.urgency_reason,
        wanted_by=saved.wanted_by,
        confidentiality=saved.confidentiality,
        proceeding=content.Proceeding(
            stage=saved.case.get_stage_display(),
            national_reference=saved.case.national_reference,
            nature=saved.case.nature,
        ),
        summary_of_facts=saved.case.summary_of_facts,
        nexus=saved.nexus,
        purpose=saved.purpose,
        persons=parts.persons(saved),
        no_persons_reason=saved.no_persons_reason,
        offences=(),
        dual_criminality=basis.dual_criminality(channel, registry.law) if channel else None,
        measures=tuple(
            basis.measure(each, number, channel, registry.law, legal_basis.supplements if legal_basis else ())
            for number, each in enumerate(measures, start=1)
        ),
        statements=(),
        clauses=parts.clauses(saved),
        annexes=parts.annexes(saved),
        language=saved.language,
        accepted_languages=accepted_languages(saved, registry),
        linked_reference=saved.supplements.reference if saved.supplements else "",
    )
    letter = replace(letter, offences=offences(saved.offences.all(), letter, registry.law))
    letter = replace(letter, measures=tuple(numbered(each, letter.annexes, registry.law) for each in letter.measures))
    letter = replace(letter, statements=statements(saved, letter, registry.law))
    letter = replace(letter, preservation=with_extended(preservation(letter, registry.law), saved))
    letter = replace(letter, grounds=parts.grounds(saved, checklist.refusal.questions(letter, registry.law)))
    return with_pseudonyms(letter, saved)


def usable_today(
    assistance_request: AssistanceRequest, *, on: date, registry: Registry | None = None
) -> tuple[Channel | None, tuple[str, ...]]:
    """The chosen channel where it carries this request on a day: (channel, ()). Else (None, sentences why not)."""
    registry = registry or current_registry()
    code = assistance_request.channel
    if not code:
        return None, ("No channel is chosen. Choose one first.",)
    measures = [measure.assistance_type for measure in assistance_request.measures.all()]
    answer = _answer(assistance_request, measures, on, registry)
    channel = next((each for each in answer.usable if each.instrument == code), None)
    because = _uncovered(channel, registry.law) if channel else _why_not(answer, code, registry)
    citable = {each.instrument for each in (*answer.usable, *answer.supporting)}
    for cited in assistance_request.supporting:
        if cited not in citable:
            because += _why_not(answer, cited, registry)
    return (None, tuple(because)) if because else (channel, ())


def routes(letter: LetterContent, law: LawBook) -> tuple[Route, ...]:
    """The ways a request under the letter's channel may travel; none before one is chosen."""
    if letter.basis is None:
        return ()
    code = letter.basis.law_profile
    return tuple(
        replace(route, article=profile.named(route.article, under=code))
        for profile in law.between(code, letter.basis.supplements)
        for route in profile.routes
    )


def with_parts(requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    """With everything a letter prints: one query, and one for each kind of part. `assemble` takes these as they are."""
    joined = (
        *("case", "office", "requesting_state", "requested_state", "addressee", "supplements", "edition"),
        "moved_basis__edition",
    )
    return requests.select_related(*joined).prefetch_related(*PARTS, *OF_PARTS)


def _with_parts(assistance_request: AssistanceRequest) -> AssistanceRequest:
    """As it was loaded where all its parts were; else as saved."""
    loaded = getattr(assistance_request, "_prefetched_objects_cache", {})
    if loaded.keys() >= set(PARTS):
        return assistance_request
    return with_parts(AssistanceRequest.objects.all()).get(pk=assistance_request.pk)


def _answer(
    assistance_request: AssistanceRequest, measures: Iterable[str], on: date | None, registry: Registry
) -> Answer:
    requesting, requested = assistance_request.requesting_state_id, assistance_request.requested_state_id
    return resolve(registry, requesting, requested, on or assistance_request.created_at.date(), tuple(measures))


def _uncovered(channel: Channel, law: LawBook) -> list[str]:
    return [
        f"The {channel.name} does not cover: {law.assistance_types[each.measure].title.lower()}."
        for each in channel.coverage
        if not each.carries
    ]


def _why_not(answer: Answer, code: str, registry: Registry) -> list[str]:
    """Why an instrument cannot be relied on, in the registry's sentences where it has any."""
    listed = next((each for each in (*answer.unavailable, *answer.to_verify) if each.instrument == code), None)
    if listed:
        return list(listed.reasons)
    name = registry.instruments[code].name if code in registry.instruments else code
    if answer.channel(code):
        return [f"The {name} may only be cited beside an instrument that carries the request. Choose another channel."]
    return [f"The {name} does not bind the two States as far as the registry knows. Choose another channel."]
