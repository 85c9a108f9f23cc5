"""The demo case and library from fixtures/demo, drafted through the same services a legal officer's screens use."""

from datetime import datetime
from pathlib import Path

import yaml
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from requests_app import assemble, checklist, services
from requests_app.choices import GroundPosition, Section
from requests_app.content import pointing
from requests_app.drafting.annexes import add_annexes, fit, stored_for
from requests_app.models import AssistanceRequest, Attachment, Case, LibraryText, Measure, Offence
from treaties.channels import resolve
from treaties.models import State
from treaties.selectors import current_registry

CASE_FILE = Path(settings.BASE_DIR) / "fixtures" / "demo" / "case.yaml"
LIBRARY_FILE = CASE_FILE.with_name("library.yaml")


def read() -> dict:
    return yaml.safe_load(CASE_FILE.read_text(encoding="utf-8"))


def fill_library(*, by: User, at: datetime) -> int:
    """The starter texts for every office, where the library is empty; how many were written."""
    if LibraryText.objects.exists():
        return 0
    texts = yaml.safe_load(LIBRARY_FILE.read_text(encoding="utf-8"))
    for text in texts:
        services.write_library_text(by=by, at=at, office=None, language="en", **text)
    return len(texts)


def open_case(*, user: User, at: datetime) -> Case:
    """The demo case of the user's office; made once."""
    data = read()
    reference = data["case"]["national_reference"]
    if case := Case.objects.filter(office=user.office, national_reference=reference).first():
        return case
    case = services.open_case(user=user, at=at, **data["case"])
    for person in data["persons"]:
        services.write_person(case, **person)
    for offence in data["offences"]:
        write_offence(case, offence)
    return case


def write_offence(case: Case, data: dict) -> Offence:
    """An offence of the case file: its elements, which point at the case's facts by number, and its counterparts."""
    own = {name: value for name, value in data.items() if name not in {"elements", "counterparts"}}
    offence = Offence.objects.create(case=case, **own)
    facts = {each.number: each.pointer for each in pointing.paragraphs(case.summary_of_facts)}
    answers = [
        {"element": key} | answer | {"paragraphs": [facts[each] for each in answer["paragraphs"] if each in facts]}
        for key, answer in data["elements"].items()
    ]
    services.set_elements(offence, answers)
    for state, law in data["counterparts"].items():
        services.set_counterpart(offence, State.objects.get(code=state), **law)
    return offence


def draft_request(*, user: User, at: datetime) -> AssistanceRequest:
    """A complete draft of the demo request, by the channel the registry recommends on that day."""
    data = read()["request"]
    case = open_case(user=user, at=at)
    today = timezone.localdate(at)
    registry = current_registry()
    measures = tuple(measure["assistance_type"] for measure in data["measures"])
    answer = resolve(registry, case.office.state_id, data["requested_state"], today, measures)
    opened = services.open_request(
        case=case,
        user=user,
        at=at,
        requested_state=State.objects.get(code=data["requested_state"]),
        channel=answer.recommended.instrument,
        on=today,
    )
    files = [SimpleUploadedFile(annex["filename"], annex["text"].encode()) for annex in data["annexes"]]
    editing = services.editing(opened, user=user, at=at, seen_version=opened.version)
    with stored_for(opened, fit(files, opened)) as annexes, editing as locked:
        _fill(locked, data, annexes, user=user, at=at)
        locked.sections_seen = [section.value for section in Section]
    return _with_what_the_channel_asks(AssistanceRequest.objects.get(pk=opened.pk), data, user=user, at=at)


PLAIN_FIELDS = [
    "competent_authority",
    "competent_authority_officer",
    "competent_authority_contact",
    "nexus",
    "purpose",
    "urgency",
    "urgency_reason",
    "wanted_by",
    "confidentiality",
    "language",
]


def _fill(locked: AssistanceRequest, data: dict, annexes: list[Attachment], *, user: User, at: datetime) -> None:
    for name in PLAIN_FIELDS:
        setattr(locked, name, data[name])
    locked.addressee = locked.requested_state.authorities.filter(role="central_authority_mla").first()
    if locked.addressee is None or locked.addressee.confidence != "verified":
        locked.addressee_vouched_on = timezone.localdate(at)
        locked.addressee_vouched_how = data["addressee_vouched_how"]
    for position, measure in enumerate(data["measures"], start=1):
        Measure.objects.create(assistance_request=locked, position=position, **measure)
    for kind, text in data["clauses"].items():
        services.set_clause(locked, kind=kind, text=text)
    for annex, told in zip(annexes, data["annexes"], strict=True):
        add_annexes(locked, [annex], title=told["title"], kind=told["kind"], language="en", user=user, at=at)


def _with_what_the_channel_asks(
    drafted: AssistanceRequest, data: dict, *, user: User, at: datetime
) -> AssistanceRequest:
    """Write each statement that the channel asks for and confirm what it answers; answer its grounds for refusal."""
    content, law = assemble.assemble(drafted), current_registry().law
    asked = checklist.asked(content, law)
    with services.editing(drafted, user=user, at=at, seen_version=drafted.version) as locked:
        for field in asked:
            if text := data["statements"].get(field.field):
                keys = [f"{content.instrument}:{content.key}" for content in field.contents]
                services.set_statement(locked, field=field.field, text=text, confirmed=keys)
        for ground in checklist.refusal.questions(content, law):
            if answer := data["grounds"].get(ground.key):
                words = ground.pattern if answer["position"] in GroundPosition.printed() else ""
                services.set_ground(locked, ground=ground.key, words=words, **answer)
    return AssistanceRequest.objects.get(pk=drafted.pk)
