"""A protected person at every door but that of the sealed annex: screens, mail, administration, versions."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.choices import Role
from requests_app import comparison, services
from requests_app.acts import ReturnForCorrection, Submit
from requests_app.choices import Act
from requests_app.drafting.versions import contents
from requests_app.letters import sealed
from requests_app.models import DraftVersion, KeptText, SealedAnnex
from tests.factories import NOON, UserFactory
from tests.requests_app.performing import fresh, perform
from tests.requests_app.protection.conftest import NAME

pytestmark = pytest.mark.django_db


class TestEveryOtherDoor:
    PAGES = ("request", "review", "history", "comments", "versions", "letters", "case")

    @pytest.mark.parametrize("page", PAGES)
    def test_shows_an_auditor_the_pseudonym(self, client, made, officer, reviewer, auditor, page, noon):
        with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
            locked.purpose = f"Because {NAME} asks for it."
        perform(Act.SUBMIT, made, officer, Submit(seen_version=fresh(made).version))
        client.force_login(auditor)
        pk = made.case_id if page == "case" else made.pk

        answer = client.get(reverse(f"requests_app:{page}", args=[pk]))

        assert answer.status_code == 200
        assert "usterova" not in answer.content.decode().lower()

    def test_of_the_history_shows_it_for_what_a_reviewer_wrote(self, client, made, officer, reviewer):
        perform(Act.SUBMIT, made, officer)
        note = ReturnForCorrection(reason="nexus", note=f"Ask {NAME} again.")
        perform(Act.RETURN_FOR_CORRECTION, made, reviewer, note)
        client.force_login(officer)

        for page in ("history", "request", "review"):
            assert "Ask Victim 3 again." in client.get(reverse(f"requests_app:{page}", args=[made.pk])).content.decode()

    def test_of_a_mail_tells_no_name(self, made, officer, reviewer, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            perform(Act.SUBMIT, made, officer)

        assert mail.outbox
        assert not any("usterova" in f"{each.subject} {each.body}".lower() for each in mail.outbox)

    def test_of_a_version_keeps_no_name(self, made, officer):
        with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
            locked.purpose = f"Because {NAME} asks for it."

        assert not any("usterova" in each.text.lower() for each in KeptText.objects.all())
        last = list(DraftVersion.objects.filter(assistance_request=made))[-2:]
        (change,) = comparison.changes(*contents(last))
        assert change.after == "Because Victim 3 asks for it."

    def test_of_a_version_older_than_the_protection_shows_the_pseudonym(
        self, client, at_status, officer, auditor, noon
    ):
        made = at_status()
        for text in (f"Because {NAME} asks for it.", "Because the victim asks for it."):
            with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
                locked.purpose = text
            made = fresh(made)
        services.write_person(made.case, role="victim", name=NAME)
        client.force_login(auditor)
        last = made.draft_versions.order_by("-version").values_list("version", flat=True)[:2]

        url = reverse("requests_app:version_difference", args=[made.pk])
        page = client.get(url, {"from": last[1], "to": last[0]}).content.decode()

        assert "Victim 3" in page
        assert "usterova" not in page.lower()

    @pytest.mark.parametrize("model", ["personconcerned", "protection", "sealedannex", "drawnsealedannex"])
    def test_of_the_administration_shows_no_name(self, client, approved, office, model):
        client.force_login(UserFactory(office=office, roles=[Role.ADMINISTRATOR], is_staff=True, is_superuser=True))
        sealed.pdf(SealedAnnex.objects.get(), at=NOON)
        listed = client.get(reverse(f"admin:requests_app_{model}_changelist"))
        row = approved.persons.get(name=NAME).pk if model in {"personconcerned", "protection"} else None
        row = row or (SealedAnnex.objects.get() if model == "sealedannex" else SealedAnnex.objects.get().drawn).pk
        page = client.get(reverse(f"admin:requests_app_{model}_change", args=[row]))

        assert (listed.status_code, page.status_code) == (200, 200)
        assert "usterova" not in (listed.content + page.content).decode().lower()

    @pytest.mark.parametrize("model", ["case", "assistancerequest", "requestevent"])
    def test_of_the_administration_opens_no_text_to_who_may_not_read_names(self, client, made, office, model):
        rows = {"case": made.case_id, "assistancerequest": made.pk, "requestevent": made.events.first().pk}
        url = reverse(f"admin:requests_app_{model}_change", args=[rows[model]])
        reader = {"office": office, "is_staff": True, "is_superuser": True}

        client.force_login(UserFactory(**reader, roles=[Role.ADMINISTRATOR, Role.AUDITOR]))
        assert client.get(url).status_code == 403
        client.force_login(UserFactory(**reader, roles=[Role.ADMINISTRATOR, Role.LEGAL_OFFICER]))
        assert client.get(url).status_code == 200

    def test_of_the_review_shows_the_key_to_the_reviewer_alone(self, client, made, officer, reviewer, auditor):
        perform(Act.SUBMIT, made, officer)
        pages = {}
        for user in (reviewer, auditor):
            client.force_login(user)
            pages[user] = client.get(reverse("requests_app:review", args=[made.pk])).content.decode()

        assert f"{NAME}, victim" in pages[reviewer]
        assert "The key to Victim 1, Victim 2, Victim 3." in pages[auditor]
