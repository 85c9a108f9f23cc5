"""Every page of the process and of people: axe finds nothing serious, and nothing runs over the edge."""

import pytest
from django.utils import timezone

from accounts.choices import Role
from requests_app import acts, services
from requests_app.choices import Act
from requests_app.models import AssistanceRequest
from requests_app.questionnaires import answering
from requests_app.sending import hops
from requests_app.sending.hops import Leg
from tests.factories import AssistanceRequestFactory, OfficeFactory, UserFactory
from tests.journeys.axe import SETTINGS, problems_of
from tests.requests_app.performing import fresh, perform, seen
from tests.requests_app.questionnaires.conftest import answer, ask, measure_key, name_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/",
    "/desk/office/",
    "/requests/",
    "/requests/?overdue=on&urgency=urgent",
    "/requests/views/?mine=on",
    "/requests/exports/",
    "/requests/hand-over/?all=on&status=open",
    "/cases/",
    "/cases/new/",
    "/cases/{case}/",
    "/cases/{case}/edit/",
    "/cases/{case}/ask-several/",
    "/cases/{case}/persons/new/",
    "/cases/{case}/offences/new/",
    "/requests/start/?requested=US",
    "/requests/returns/",
    "/requests/earlier/",
    "/numbers/",
    "/numbers/?by=month",
    "/numbers/reciprocity/",
    "/numbers/reciprocity/US/",
    "/library/",
    "/library/new/",
    "/notices/",
    "/calendar/",
    "/requests/{pk}/days/new/",
    "/requests/{pk}/",
    "/requests/{pk}/channel/",
    "/requests/{pk}/authorities/",
    "/requests/{pk}/measures/",
    "/requests/{pk}/measures/add/",
    "/requests/{pk}/measures/{measure}/",
    "/requests/{pk}/measures/{measure}/identifiers/identifiers/",
    "/requests/{pk}/persons/",
    "/requests/{pk}/persons/new/",
    "/requests/{pk}/persons/{named}/",
    "/requests/{pk}/facts/",
    "/requests/{pk}/offences/",
    "/requests/{pk}/offences/catalogue/?q=trafficking",
    "/requests/{pk}/offences/new/",
    "/requests/{pk}/offences/{offence}/",
    "/requests/{pk}/offences/{offence}/elements/",
    "/requests/{pk}/grounds/",
    "/requests/{pk}/statements/",
    "/requests/{pk}/clauses/",
    "/requests/{pk}/annexes/",
    "/requests/{pk}/annexes/upload/",
    "/requests/{pk}/check/",
    "/requests/{pk}/questionnaires/",
    "/requests/{pk}/questionnaires/new/",
    "/requests/{pk}/questionnaires/{answered}/",
    "/answers/{secret}/",
    "/answers/sent/",
    "/requests/{pk}/review/",
    "/requests/{pk}/acts/withdraw/",
    "/requests/{pk}/history/",
    "/requests/{pk}/comments/",
    "/requests/{pk}/comments/new/facts/",
    "/requests/{pk}/versions/",
    "/requests/{pk}/versions/difference/?from={older}&to={newer}",
    "/requests/{pk}/letters/",
    "/requests/{pk}/way/",
    "/requests/{pk}/correspondence/new/",
    "/letters/verify/",
    "/offices/",
    "/offices/new/",
    "/offices/{office}/",
    "/offices/{office}/letterhead/",
    "/people/",
    "/people/invite/",
    "/people/{person}/",
    "/people/{person}/hand-over/",
    "/people/{person}/disable/",
    "/profile/",
    "/profile/tokens/",
    "/jobs/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/password/reset/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
]


@pytest.fixture
def request_and_officer():
    office = OfficeFactory()
    officer = UserFactory(
        office=office, roles=[Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.REGISTRY_EDITOR]
    )
    return AssistanceRequestFactory(office=office, drafted_by=officer), officer


def questionnaires_of(assistance_request, officer) -> dict:
    """One that was answered, and the secret of one where something wrong was typed."""
    answered, _ = ask(assistance_request, officer)
    answer(answered, nexus__link="The phone was called.", person__1={"name": "Rosa K", "role": "witness"})
    waiting, secret = ask(assistance_request, officer, at=timezone.now())
    identifiers = name_of(waiting, measure_key(assistance_request))
    answering.keep(waiting, posted={identifiers: ["0300 1234567"], "q3_from": ["in spring"]}, seen=0, at=timezone.now())
    return {"answered": answered.pk, "secret": secret}


def parts_of(assistance_request, officer) -> dict:
    """Its parts by their keys, and two versions with different words."""
    case = assistance_request.case
    for nexus in ("The account posted the advertisements.", "The account posted all 61 advertisements."):
        now = AssistanceRequest.objects.get(pk=assistance_request.pk)
        with services.editing(
            now, user=officer, at=timezone.now(), seen_version=now.version, section="facts"
        ) as locked:
            locked.nexus = nexus
    newer, older = assistance_request.draft_versions.order_by("-version").values_list("version", flat=True)[:2]
    return {
        "case": case.pk,
        "measure": assistance_request.measures.first().pk,
        "named": case.persons.first().pk,
        "offence": case.offences.first().pk,
        "older": older,
        "newer": newer,
    }


class TestEveryPage:
    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, request_and_officer, sign_in, scheme, width):
        assistance_request, officer = request_and_officer
        page = sign_in(officer, width=width)
        page.emulate_media(color_scheme=scheme)
        keys = {"pk": assistance_request.pk, "office": officer.office.pk, "person": officer.pk}
        keys |= questionnaires_of(assistance_request, officer) | parts_of(assistance_request, officer)

        assert problems_of(page, [each.format(**keys) for each in ADDRESSES]) == {}


SENDING = [
    "/requests/{pk}/",
    "/requests/{pk}/original/",
    "/requests/{pk}/way/",
    "/requests/{pk}/way/new/",
    "/requests/{pk}/way/{leg}/correct/",
    "/requests/{pk}/acts/transmit/",
]


class TestThePagesOfSending:
    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, request_and_officer, sign_in, scheme, width):
        made, officer = request_and_officer
        reviewer = UserFactory(office=officer.office, roles=[Role.SUPERVISOR])
        authority = OfficeFactory(is_central_authority=True, state=officer.office.state)
        sender = UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY])
        now = timezone.now()
        perform(Act.SUBMIT, made, officer, acts.Submit(seen_version=fresh(made).version), at=now)
        perform(Act.APPROVE, fresh(made), reviewer, seen(fresh(made)), at=now)
        leg = Leg(
            "office", "embassy", "pouch", "digital", timezone.localdate(now), number="DP/1", note="By hand first."
        )
        hop = hops.record(fresh(made), leg, user=sender, at=now)
        page = sign_in(sender, width=width)
        page.emulate_media(color_scheme=scheme)

        assert problems_of(page, [each.format(pk=made.pk, leg=hop.pk) for each in SENDING]) == {}
