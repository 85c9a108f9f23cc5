"""Every main page, light and dark and on a phone: axe finds nothing serious, and nothing runs over the edge."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from accounts.choices import Role
from requests_app import services
from requests_app.models import AssistanceRequest
from requests_app.questionnaires import answering
from tests.factories import AssistanceRequestFactory, OfficeFactory, UserFactory
from tests.requests_app.questionnaires.conftest import answer, ask, measure_key, name_of
from treaties.models import Participation, Source

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/",
    "/requests/",
    "/cases/",
    "/cases/new/",
    "/cases/{case}/",
    "/cases/{case}/edit/",
    "/cases/{case}/ask-several/",
    "/cases/{case}/persons/new/",
    "/cases/{case}/offences/new/",
    "/registry/channels/?requesting=PK&requested=US&measure=subscriber_information",
    "/registry/channels/?requesting=GB&requested=US&measure=content_data_stored&urgency=emergency&edition=1",
    "/registry/states/PK/",
    "/registry/states/PK/?on=2010-02-12",
    "/registry/states/",
    "/registry/states/US/map/",
    "/registry/states/US/cards/",
    "/registry/states/US/cards/content_data_stored/",
    "/registry/states/GB/authority/",
    "/registry/states/GB/timeline/",
    "/registry/matrix/?states=PK,CN,US,GB,DE,FR,AU,HK,IN",
    "/registry/instruments/UNTOC/",
    "/registry/instruments/UNTOC/?on=2005-01-01",
    "/registry/search/?q=budapest",
    "/registry/checks/",
    "/registry/instruments/",
    "/registry/claims/",
    "/registry/sources/",
    "/registry/sources/{source}/",
    "/registry/editions/",
    "/registry/editions/1/",
    "/registry/facts/participations/{participation}/",
    "/registry/facts/participations/{participation}/change/",
    "/registry/facts/participations/{participation}/remove/",
    "/registry/facts/participations/new/",
    "/registry/facts/participations/{participation}/suggest/",
    "/registry/suggestions/",
    "/registry/suggestions/new/",
    "/registry/changes/",
    "/registry/changes/publish/",
    "/registry/imports/new/",
    "/registry/treaties/new/",
    "/requests/start/?requested=US",
    "/requests/returns/",
    "/library/",
    "/library/new/",
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


def serious(page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


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
    @pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
    def test_can_be_read_by_everybody(self, request_and_officer, sign_in, scheme, width):
        assistance_request, officer = request_and_officer
        page = sign_in(officer, width=width)
        page.emulate_media(color_scheme=scheme)
        keys = {"pk": assistance_request.pk, "office": officer.office.pk, "person": officer.pk}
        keys |= {"participation": Participation.objects.first().pk, "source": Source.objects.first().pk}
        keys |= questionnaires_of(assistance_request, officer) | parts_of(assistance_request, officer)
        found = {}
        for address in ADDRESSES:
            address = address.format(**keys)
            answer = page.goto(address)
            page.wait_for_load_state("load")
            assert answer.status == 200, address
            problems = serious(page)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                problems.append("runs over the edge")
            if problems:
                found[address] = problems

        assert found == {}
