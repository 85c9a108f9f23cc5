"""What a person may not see is a 404 on every address of a request."""

import pytest
from django.urls import reverse

from requests_app.choices import Act, Confidentiality, Status
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

ADDRESSES = [
    *[("requests_app:act", act) for act in Act],
    ("requests_app:act", "abolish"),
    ("requests_app:review",),
    ("requests_app:hand_over",),
    ("requests_app:history",),
    ("requests_app:draft_pdf",),
    ("requests_app:letters",),
]


def url(address, assistance_request):
    name, *rest = address
    return reverse(name, args=[assistance_request.pk, *rest])


@pytest.mark.parametrize("address", ADDRESSES, ids=" ".join)
class TestEveryAddress:
    def test_is_not_there_for_another_office(self, address, at_status, outsider, client):
        client.force_login(outsider)

        assert client.get(url(address, at_status(complete=False))).status_code == 404
        assert client.post(url(address, at_status(complete=False))).status_code in {404, 405}

    def test_of_a_restricted_request_is_not_there_for_a_colleague(self, address, at_status, office, client):
        made = at_status(complete=False, confidentiality=Confidentiality.RESTRICTED)
        client.force_login(UserFactory(office=office))

        assert client.get(url(address, made)).status_code == 404

    def test_is_there_for_an_auditor_who_acts_on_nothing(self, address, at_status, auditor, client):
        made = at_status(Status.UNDER_REVIEW, complete=False)
        client.force_login(auditor)

        response = client.get(url(address, made))

        assert response.status_code in ({404} if "abolish" in address else {200, 409})

    def test_sends_a_stranger_to_the_sign_in_page(self, address, at_status, client):
        assert "login" in client.get(url(address, at_status(complete=False))).headers["Location"]

    def test_of_a_number_that_is_none_is_not_there(self, address, officer, client):
        client.force_login(officer)
        name, *rest = address

        assert client.get(reverse(name, args=[10**9, *rest])).status_code == 404
