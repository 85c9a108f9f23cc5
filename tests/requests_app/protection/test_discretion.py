"""What readers who may not know the key are told: names of files, questionnaires, labels, old versions, searches."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.choices import Role
from requests_app import discretion, services
from requests_app.content import Person, Protected, protection
from requests_app.drafting.versions import contents
from requests_app.lists import listing
from requests_app.models import AnsweredFile, Case, Comment, PersonConcerned
from requests_app.questionnaires import taking_over
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh
from tests.requests_app.protection.conftest import NAME
from tests.requests_app.questionnaires.conftest import answer, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(office):
    roles = [Role.ADMINISTRATOR, Role.AUDITOR]
    return UserFactory(office=office, is_staff=True, is_superuser=True, roles=roles)


@pytest.fixture
def answered(made, officer):
    """Asked of the victim herself; a file came with the answers."""
    asked, _ = ask(
        made, officer, addressee=NAME, note=f"Dear {NAME}, please answer.", email="zarqa.musterova@x.example"
    )
    file = ContentFile(b"%PDF-1.4", name="a.pdf")
    AnsweredFile.objects.create(
        questionnaire=asked,
        file=file,
        filename="zarqa_musterova-passport.pdf",
        size=8,
        sha256="7a1b0ef1ed0b2dab05e5e5ce5a0b0e8ea1a5d6a7c38f6a2a1ac0bbd9e7f4d2a9",
    )
    answer(asked)
    return asked


def read(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(name, args=args), query)


class TestAQuestionnaire:
    PAGES = ("requests_app:questionnaires", "requests_app:request", "requests_app:case", "requests_app:questionnaire")

    def args(self, answered, page):
        own = answered.assistance_request
        return {self.PAGES[2]: [own.case_id], self.PAGES[3]: [own.pk, answered.pk]}.get(page, [own.pk])

    @pytest.mark.parametrize("page", PAGES)
    def test_names_nobody_to_an_auditor(self, client, answered, auditor, page):
        shown = read(client, auditor, page, *self.args(answered, page)).content.decode()

        assert "Victim 3" in shown
        assert "usterova" not in shown.lower()

    def test_is_read_as_it_was_sent_by_whoever_drafts(self, client, answered, officer):
        shown = read(client, officer, self.PAGES[3], answered.assistance_request_id, answered.pk).content.decode()

        assert f"Dear {NAME}, please answer." in shown
        assert "zarqa_musterova-passport.pdf" in shown

    def test_in_the_history_tells_no_name_of_a_file(self, client, answered, officer, monkeypatch):
        monkeypatch.setattr(AnsweredFile, "is_unaltered", lambda self: True)
        own = fresh(answered.assistance_request)
        taking_over.take_file(answered.files.get(), user=officer, at=NOON, seen_version=own.version)

        shown = read(client, officer, "requests_app:history", own.pk).content.decode()

        assert "took over an answer of Iqbal Sample on 24 November 2026: Victim 3.pdf" in shown


class TestAFile:
    def test_that_came_with_answers_is_shut_for_an_auditor(self, client, answered, auditor):
        args = [answered.assistance_request_id, answered.pk, answered.files.get().pk]

        shut = read(client, auditor, "requests_app:answered_file", *args)

        assert shut.status_code == 403
        assert "only those who draft, review or send the request" in words_of(shut)

    @pytest.mark.parametrize(("who", "status"), [("auditor", 403), ("officer", 200), ("outsider", 404)])
    def test_of_an_annex_opens_for_those_who_may_read_names(self, client, made, request, who, status, monkeypatch):
        annex = made.attachments.create(
            title="Statement", kind="other", file=ContentFile(b"x", name="s.pdf"), filename="s.pdf", size=1,
            sha256="0" * 64, position=9, added_by=made.created_by, added_at=NOON,
        )  # fmt: skip
        monkeypatch.setattr("requests_app.models.Attachment.is_unaltered", lambda self: True)

        assert read(client, request.getfixturevalue(who), "requests_app:annex_download", annex.pk).status_code == status

    def test_of_a_case_that_protects_nobody_opens_for_an_auditor(self, made, auditor):
        made.case.persons.filter(role="victim").update(role="witness")
        for each in made.case.persons.all():
            services.write_person(made.case, each, role="witness", name=each.name)

        assert discretion.may_open_files(fresh(made), auditor)


class TestTheNameOfAFile:
    PEOPLE = (Protected("Victim 3", (NAME,)),)

    @pytest.mark.parametrize(
        "name", ["zarqa_musterova.pdf", "MusterovaZarqa.pdf", f"passport {NAME}.pdf", "zarqa-musterova-1.final.pdf"]
    )
    def test_is_the_pseudonym_where_it_names_somebody(self, name):
        assert protection.in_name(name, self.PEOPLE) == "Victim 3.pdf"

    @pytest.mark.parametrize("name", ["passport.pdf", "Annex", ""])
    def test_stays_where_it_names_nobody(self, name):
        assert protection.in_name(name, self.PEOPLE) == name


class TestAComment:
    def test_of_before_the_protection_tells_no_name_in_its_label(self, client, made, officer, auditor):
        told = {"section": "persons", "place": "persons:x", "quote": f"{NAME}.", "text": "Who is it?"}
        Comment.objects.create(assistance_request=made, label=f"{NAME}, victim", user=officer, at=NOON, **told)

        shown = read(client, auditor, "requests_app:comments", made.pk).content.decode()

        assert "Victim 3, victim" in shown
        assert "usterova" not in shown.lower()


class TestAnOldVersion:
    @pytest.fixture
    def protected_later(self, at_status, officer):
        """A witness stood in a version with all that is known, in two spellings, and was marked afterwards."""
        made = at_status()
        known = {"role": "witness", "born_on": "3 May 1999", "address": "Elm Street 7", "accounts": "rose@mail.example"}
        with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
            witness = services.add_person(locked, name="Rosa Beispiel", **known)
            services.add_person(locked, name="Roza Beispil", **known)
        made = fresh(made)
        with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
            services.write_person(made.case, witness, name="Rosa Beispiel", protected=True, **known)
        return fresh(made)

    def said(self, made, user):
        return [discretion.as_told_then(each, made, user) for each in contents(list(made.draft_versions.all()))]

    def test_keeps_particulars_from_those_who_may_not_read_the_names(self, protected_later, auditor):
        told = str(self.said(protected_later, auditor))

        assert "Witness 1" in told
        for known in ("3 May 1999", "Elm Street", "rose@mail", "Beispi"):
            assert known not in told

    def test_shows_them_to_whoever_drafts(self, protected_later, officer):
        assert "3 May 1999" in str(self.said(protected_later, officer))

    def test_keeps_them_from_an_auditor_on_its_page(self, client, protected_later, auditor):
        first, *_, last = protected_later.draft_versions.values_list("version", flat=True)
        query = {"from": first, "to": last}

        shown = read(client, auditor, "requests_app:version_difference", protected_later.pk, **query).content.decode()

        assert "3 May 1999" not in shown
        assert "Elm Street" not in shown

    def test_leaves_others_as_they_are(self):
        other = Person(role="Suspect", name="Jan Sample", details=(("Born", "1980"),))

        assert protection.withheld(other, (Protected("Victim 3", (NAME,), accounts=("rose@mail.example",)),)) is other


class TestTheTitleOfACase:
    @pytest.fixture
    def titled(self, made):
        Case.objects.filter(pk=made.case_id).update(title="The case of zarqa_musterova")
        listing.relist_cases([made.case_id])
        return made

    @pytest.mark.parametrize("page", ["requests_app:list", "requests_app:case_list"])
    @pytest.mark.parametrize("who", ["auditor", "officer"])
    def test_is_listed_with_the_pseudonym(self, client, titled, request, page, who):
        shown = read(client, request.getfixturevalue(who), page).content.decode()

        assert "Victim 3" in shown
        assert "usterova" not in shown.lower()

    @pytest.mark.parametrize(("page", "field"), [("requests_app:list", "text"), ("requests_app:case_list", "words")])
    def test_is_not_found_by_the_name(self, client, titled, auditor, page, field):
        own = titled.reference if page == "requests_app:list" else titled.case.national_reference

        for words, is_found in ((NAME.split()[1], False), ("case of", True), (own, True)):
            found = read(client, auditor, page, **{field: words}).context["page"]
            assert bool(getattr(found, "rows", None) or getattr(found, "object_list", None)) is is_found


class TestTheAdministration:
    @pytest.mark.parametrize("model", ["case", "comment", "questionnaire", "answeredfile", "submission"])
    def test_lists_no_name(self, client, answered, officer, administrator, model):
        own = answered.assistance_request
        Case.objects.filter(pk=own.case_id).update(title=f"The case of {NAME}")
        told = {"section": "persons", "place": "", "quote": "", "text": "?", "user": officer, "at": NOON}
        Comment.objects.create(assistance_request=own, label=f"{NAME}, victim", **told)

        shown = read(client, administrator, f"admin:requests_app_{model}_changelist")

        assert shown.status_code == 200
        assert "usterova" not in shown.content.decode().lower()

    def test_finds_no_case_by_the_name_in_its_title(self, client, made, administrator):
        Case.objects.filter(pk=made.case_id).update(title=f"The case of {NAME}")

        shown = read(client, administrator, "admin:requests_app_case_changelist", q="Musterova")

        assert shown.context["cl"].result_count == 0


def test_the_api_tells_of_no_request(client, officer):
    client.force_login(officer)
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    assert paths
    assert not [each for each in paths if "request" in each or "case" in each or "person" in each]


def test_who_is_protected_is_the_same_in_code_and_in_a_query(made):
    PersonConcerned.objects.create(case=made.case, role="victim", name="Plain Row")
    services.write_person(made.case, role="victim", name="Named Victim", named_because="She speaks in public.")
    services.write_person(made.case, role="witness", name="Marked Witness", protected=True)
    services.write_person(made.case, role="witness", name="Open Witness")

    found = set(made.case.persons.filter(discretion.IS_PROTECTED))

    assert found == {each for each in made.case.persons.all() if each.protected}
    assert "Open Witness" not in {each.name for each in found}
