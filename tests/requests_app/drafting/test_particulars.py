"""The inputs of particulars that are chosen from a list or typed in parts, and what the page says beside them."""

import pytest
from django import forms
from django.urls import reverse

from requests_app import periods
from requests_app.forms.listed import OneListed, SomeListed
from requests_app.forms.measured import Duration, Moment, Sums
from requests_app.forms.particulars import INPUTS, input_for
from requests_app.identifiers import read
from requests_app.models import Measure
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import edit, posted, words_of
from treaties.law.vocabulary import PARTICULAR_TYPES


def typed(field: forms.Field, saved):
    """What the inputs of a field hold for what is saved."""
    widget, value = field.widget, field.prepare_value(saved)
    return widget.decompress(value) if isinstance(widget, forms.MultiWidget) else value


class TestEveryParticular:
    def test_has_an_input_for_its_type(self):
        assert INPUTS.keys() == PARTICULAR_TYPES

    def test_has_an_example_that_its_input_takes_as_it_stands(self, law):
        for kind in law.assistance_types.values():
            for each in (each for each in kind.particulars if each.type not in {"boolean", "date"}):
                field = input_for(each)
                is_list = isinstance(field.clean(typed(field, "")), list)
                example = each.example.split("\n") if is_list else each.example

                assert field.clean(typed(field, example)) == example, (kind.key, each.key)

    def test_has_identifiers_for_an_example_that_are_what_they_should_be(self, law):
        every = [each for kind in law.assistance_types.values() for each in kind.particulars if each.accepts]
        found = [read(line, each.accepts) for each in every for line in each.example.split("\n")]

        # Addresses of the documentation ranges lead to nobody: that is why they stand there.
        assert {problem.key for each in found for problem in each.problems} <= {"ip_reserved"}

    def test_has_a_period_or_a_day_in_words_for_an_example(self, law):
        kept = [
            each for kind in law.assistance_types.values() for each in kind.particulars if each.type in periods.TYPES
        ]

        assert len(kept) > 9
        assert all(periods.in_words(each.example) != each.example for each in kept)


class TestOneListed:
    field = OneListed("Manner", options=["Personal service", "Personal service by a bailiff", "By post"], max_length=50)

    @pytest.mark.parametrize(
        ("typed", "saved"),
        [
            (["By post", ""], "By post"),
            (["By post", "with a receipt"], "By post: with a receipt"),
            (["Personal service by a bailiff", "at home"], "Personal service by a bailiff: at home"),
            (["other", "Through the consul"], "Through the consul"),
            (["", "Through the consul"], "Through the consul"),
            (["", ""], ""),
        ],
    )
    def test_saves_the_words_of_the_option_and_what_is_added(self, typed, saved):
        assert self.field.clean(typed) == saved

    @pytest.mark.parametrize(
        ("saved", "shown"),
        [
            ("By post: with a receipt", ["By post", "with a receipt"]),
            ("Personal service by a bailiff", ["Personal service by a bailiff", ""]),
            ("By telex", ["other", "By telex"]),
            ("By post office box", ["other", "By post office box"]),
            ("", ["", ""]),
        ],
    )
    def test_shows_what_is_saved_and_keeps_what_the_list_does_not_have(self, saved, shown):
        assert self.field.widget.decompress(saved) == shown
        assert not self.field.has_changed(saved, shown)

    def test_asks_which_other(self):
        with pytest.raises(forms.ValidationError, match="Say which other"):
            self.field.clean(["other", " "])

    def test_refuses_what_the_list_does_not_have(self):
        with pytest.raises(forms.ValidationError, match="That is not on the list"):
            self.field.clean(["By telex", ""])


class TestSomeListed:
    field = SomeListed("Records", options=["Statements", "Opening file"])

    def test_saves_what_is_ticked_in_the_order_of_the_list_and_then_the_others(self):
        saved = self.field.clean([["Opening file", "Statements"], "Safe\r\n\r\nStatements"])

        assert saved == ["Statements", "Opening file", "Safe"]

    def test_shows_what_is_saved_and_keeps_what_the_list_does_not_have(self):
        saved = ["Letters", "Statements"]

        assert typed(self.field, saved) == [["Statements"], "Letters"]
        assert not self.field.has_changed(saved, [["Statements"], "Letters"])
        assert self.field.has_changed(saved, [["Statements"], ""])

    def test_shows_a_text_that_was_saved_before_there_was_a_list(self):
        assert typed(self.field, "Statements and letters") == [[], "Statements and letters"]

    def test_may_be_empty(self):
        assert self.field.clean([[], ""]) == []
        assert not self.field.has_changed("", [[], ""])


class TestDuration:
    field = Duration("Duration", max_length=100)

    @pytest.mark.parametrize(
        ("parts", "saved"),
        [
            (["30", "days", "from the order"], "30 days; from the order"),
            (["2", "weeks", ""], "2 weeks"),
            (["", "", "Until the trial"], "Until the trial"),
            (["", "", ""], ""),
        ],
    )
    def test_is_kept_as_one_text_that_comes_back(self, parts, saved):
        assert self.field.clean(parts) == saved
        assert self.field.widget.decompress(saved) == parts

    @pytest.mark.parametrize(
        ("parts", "told"), [(["some", "days", ""], "whole number"), (["30", "", ""], "Choose days")]
    )
    def test_says_what_is_wrong(self, parts, told):
        with pytest.raises(forms.ValidationError, match=told):
            self.field.clean(parts)


class TestMoment:
    field = Moment("Hearing", max_length=100)

    def test_is_kept_as_one_text_that_comes_back(self):
        parts = ["2027-02-10 13:30", "UTC+05:00", "three hours"]

        assert self.field.clean(parts) == "2027-02-10 13:30, UTC+05:00; three hours"
        assert self.field.widget.decompress("2027-02-10 13:30, UTC+05:00; three hours") == parts

    def test_of_other_words_stands_among_the_rest(self):
        assert self.field.widget.decompress("In February") == ["", "", "In February"]

    @pytest.mark.parametrize(
        ("parts", "told"),
        [
            (["10.2.2027", "UTC", ""], "Write day and hour as"),
            (["2027-02-30 10:00", "UTC", ""], "Write day and hour as"),
            (["2027-02-10 13:30", "", ""], "Give the time zone"),
            (["2027-02-10 13:30", "Lahore", ""], "no time zone"),
        ],
    )
    def test_says_what_is_wrong(self, parts, told):
        with pytest.raises(forms.ValidationError, match=told):
            self.field.clean(parts)


class TestSums:
    @pytest.mark.parametrize("line", ["85 pounds a day", "GBP a day", "XQX 85", "£85"])
    def test_begin_with_currency_and_amount(self, line):
        with pytest.raises(forms.ValidationError, match="begin with the currency and the amount"):
            Sums("Allowances").clean(f"GBP 620 flight\n{line}")


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
class TestThePage:
    @pytest.fixture
    def draft(self, office, officer, client):
        client.force_login(officer)
        return AssistanceRequestFactory(office=office, drafted_by=officer)

    def add(self, draft, kind, **particulars):
        measure = Measure.objects.create(
            assistance_request=draft, assistance_type=kind, position=9, particulars=particulars
        )
        return measure, reverse("requests_app:measure", args=[draft.pk, measure.pk])

    @pytest.mark.parametrize("kind", ["asset_return", "videolink_testimony", "voluntary_appearance"])
    def test_says_of_each_field_what_to_write_what_goes_wrong_and_how_it_looks_when_done(
        self, kind, draft, client, law
    ):
        page = words_of(client.get(self.add(draft, kind)[1]))

        asked = law.assistance_types[kind]
        for text in asked.common_mistakes:
            assert text in page
        for each in asked.particulars:
            for text in (each.help, *each.mistakes, *periods.in_words(each.example).splitlines()):
                assert text in page

    def test_names_what_describes_an_input(self, draft, client):
        page = client.get(self.add(draft, "asset_return")[1]).content.decode()

        assert 'aria-describedby="id_measure_3_account_helptext"' in page
        assert page.count('id="id_measure_3_account_helptext"') == 1

    def test_offers_the_persons_and_annexes_of_the_request(self, draft, client):
        person = draft.persons.first()
        measure, address = self.add(draft, "transfer_custody_testify")
        name = f"{person.name}, {person.get_role_display().lower()}"

        edit(client, address, person=name, person_words="held at Example Prison")

        measure.refresh_from_db()
        assert measure.particulars["person"] == f"{name}: held at Example Prison"

    def test_keeps_a_person_who_is_called_otherwise_now(self, draft, client):
        measure, address = self.add(draft, "transfer_custody_testify", person="The former name, witness")

        edit(client, address, purpose="To testify.")

        measure.refresh_from_db()
        assert measure.particulars["person"] == "The former name, witness"

    def test_knows_states_by_their_names(self, draft, client):
        measure, address = self.add(draft, "transfer_custody_testify")

        response = edit(client, address, transit="Atlantis")
        assert "No State is called “Atlantis”" in words_of(response)

        edit(client, address, transit="turkey\r\nState of Qatar")
        measure.refresh_from_db()
        assert measure.particulars["transit"] == ["Türkiye", "Qatar"]

    def test_counts_the_accounts_of_a_measure(self, draft, client):
        _, address = self.add(draft, "emergency_disclosure", identifiers=["Account 1", "Account 2", "Account 3"])

        listed = client.get(reverse("requests_app:section", args=[draft.pk, "measures"]))

        assert "3 saved." in words_of(client.get(address))
        assert "3 identifiers." in words_of(listed)

    def test_offers_what_is_often_asked_for_together(self, draft, client, law):
        sought = set(draft.measures.values_list("assistance_type", flat=True))
        _, address = self.add(draft, "search_seizure_premises")

        page = client.get(reverse("requests_app:section", args=[draft.pk, "measures"]))

        offered = [each.key for each in page.context["combined"]]
        assert "examination_objects_sites" in offered
        assert not sought & set(offered)
        assert "computer systems" in words_of(client.get(address))

    def test_shows_what_was_ticked_again_after_a_refusal(self, draft, client):
        _, address = self.add(draft, "criminal_records")
        data = posted(client.get(address).context["form"], scope=["Pending cases"], purpose="other")

        page = client.post(address, data).content.decode()

        assert "Say which other" in page
        assert 'value="Pending cases" id="id_measure_3_scope_0_2" checked' in page
