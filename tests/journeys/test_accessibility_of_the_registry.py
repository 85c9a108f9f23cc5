"""Every page of the registry: axe finds nothing serious, and nothing runs over the edge."""

import pytest

from accounts.choices import Role
from tests.factories import OfficeFactory, UserFactory
from tests.journeys.axe import SETTINGS, problems_of
from treaties.models import Participation, Source

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
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
]


class TestEveryPage:
    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, sign_in, scheme, width):
        editor = UserFactory(office=OfficeFactory(), roles=[Role.LEGAL_OFFICER, Role.REGISTRY_EDITOR])
        page = sign_in(editor, width=width)
        page.emulate_media(color_scheme=scheme)
        keys = {"participation": Participation.objects.first().pk, "source": Source.objects.first().pk}

        assert problems_of(page, [each.format(**keys) for each in ADDRESSES]) == {}
