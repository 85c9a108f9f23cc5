"""From rows to content: what a letter says, in which order, with how many queries, and to whom."""

from dataclasses import replace

import pytest

from requests_app import assemble, checklist, services
from requests_app.choices import Severity
from requests_app.content import ListedIdentifier, digest
from requests_app.models import Attachment, Clause, Measure, Offence, PersonConcerned, Statement
from tests.factories import NOON, TODAY, AssistanceRequestFactory
from tests.requests_app.pairs import between
from treaties.models import CentralAuthority

pytestmark = pytest.mark.django_db


def annexed(assistance_request, title, position, **fields):
    return Attachment.objects.create(
        assistance_request=assistance_request,
        title=title,
        position=position,
        filename="law.pdf",
        size=10,
        sha256="0" * 64,
        added_by=assistance_request.created_by,
        added_at=NOON,
        **fields,
    )


class TestTheContent:
    def test_of_the_demo_request_has_no_mandatory_gap(self, registry):
        content = assemble.assemble(AssistanceRequestFactory())

        assert [
            gap.sentence for gap in checklist.gaps(content, registry.law) if gap.severity == Severity.MANDATORY
        ] == []

    def test_rests_on_what_the_registry_says_of_both_states(self):
        basis = assemble.assemble(AssistanceRequestFactory()).basis

        assert (basis.instrument, basis.law_profile) == ("UNTOC", "UNTOC")
        assert [fact.key for fact in basis.facts] == ["UNTOC:PK", "UNTOC:US"]
        assert basis.sentences == tuple(fact.sentence for fact in basis.facts)
        assert basis.sentences[0].startswith("Pakistan is a party to the United Nations Convention")
        assert all(fact.source_publisher for fact in basis.facts)

    def test_states_nothing_that_is_not_verified(self):
        """A bilateral treaty that is recalled and not checked against a source."""
        content = assemble.assemble(between("AE", "BR", "MLAT-AE-BR-2019"))

        assert [fact.verified for fact in content.basis.facts] == [False, False]
        assert content.basis.sentences == ()

    def test_cites_no_article_of_a_treaty_the_registry_has_not_read(self):
        content = assemble.assemble(between("PK", "CN", "MLAT-CN-PK-2007"))

        assert content.basis.law_profile == "GENERIC-BILATERAL"
        assert (content.measures[0].article, content.dual_criminality.article) == ("", "")

    def test_cites_the_article_under_which_the_channel_lists_a_measure(self):
        content = assemble.assemble(AssistanceRequestFactory())

        assert [(each.title, each.article) for each in content.measures] == [
            ("Subscriber information", "18(3)(f), (i)"),
            ("Stored traffic data and logs", "18(3)(f), (i)"),
        ]

    def test_has_no_basis_before_a_channel_is_chosen(self):
        content = assemble.assemble(AssistanceRequestFactory(channel=""))

        assert (content.basis, content.dual_criminality, content.facts) == (None, None, ())

    def test_keeps_a_channel_that_does_not_carry_it_and_what_the_registry_says(self):
        content = assemble.assemble(between("PK", "US", "CETS-185"))

        assert content.basis.instrument == "CETS-185"
        assert [fact.key for fact in content.basis.facts] == ["CETS-185:US"]

    def test_adds_what_the_two_states_ask_beside_any_channel(self):
        assert assemble.assemble(AssistanceRequestFactory()).overlays == ("US-GENERIC", "PK-MLACMA-2020")
        assert assemble.assemble(between("GB", "FR", "CETS-030")).overlays == ()

    def test_cites_supporting_instruments_in_the_order_chosen(self):
        content = assemble.assemble(AssistanceRequestFactory(supporting=["UNTOC-TIP"]))

        assert [each.instrument for each in content.supporting] == ["UNTOC-TIP"]
        assert "UNTOC-TIP:US" in {fact.key for fact in content.facts}

    def test_prints_letters_rogatory_without_a_fact(self):
        content = assemble.assemble(between("PK", "US", "LETTERS-ROGATORY"))

        assert (content.basis.title, content.basis.facts, content.basis.citation) == ("Letters rogatory", (), "")
        assert content.measures[0].article == ""

    def test_has_every_particular_of_the_law_answered_or_not(self):
        opened = between("PK", "US", "UNTOC", measures=())
        particulars = {
            "provider": " Example, Inc. ",
            "period": "From 2026-03-01 00:00 to 2026-09-05 23:59, UTC+05:00",
            "identifiers": ["a", " ", "2026-03-01"],
            "intent_to_follow": True,
            "unheard_of": "x",
        }
        Measure.objects.create(
            assistance_request=opened, assistance_type="expedited_preservation", particulars=particulars, position=1
        )

        (measure,) = assemble.assemble(opened).measures
        values = {each.key: each.values for each in measure.particulars}

        assert values["provider"] == ("Example, Inc.",)
        assert values["period"][0].startswith("1 March 2026, 00:00 to 5 September 2026, 23:59 (UTC+05:00), that is")
        assert values["identifiers"] == ("a", "2026-03-01")
        assert values["intent_to_follow"] == ("Yes",)
        assert values["data_to_preserve"] == ()
        assert "unheard_of" not in values

    def test_tells_of_a_person_only_what_is_known(self):
        opened = AssistanceRequestFactory(complete=False)
        opened.persons.add(
            PersonConcerned.objects.create(case=opened.case, role="witness", name="A. Example", nationality="Pakistan")
        )

        (person,) = assemble.assemble(opened).persons

        assert (person.role, person.details) == ("Witness", (("Nationality", "Pakistan"),))

    def test_leaves_out_a_statement_that_another_channel_asked_for(self):
        opened = AssistanceRequestFactory()
        Statement.objects.create(assistance_request=opened, field="bank", text="Of value.", confirmed=["EU-EIO-2014:x"])

        fields = [each.field for each in assemble.assemble(opened).statements]

        assert fields == ["scope_test"]

    def test_lists_identifiers_in_their_normal_form_beside_what_was_typed(self):
        opened = AssistanceRequestFactory(complete=False)
        Measure.objects.create(
            assistance_request=opened,
            assistance_type="subscriber_information",
            particulars={"identifiers": ["+1 (202) 555-0100 (burner)"], "period": "From 2026-04-01 00:00, UTC"},
            position=1,
        )

        (measure,) = assemble.assemble(opened).measures
        answers = {each.key: each for each in measure.particulars}

        assert answers["identifiers"].values == ("+1 (202) 555-0100 (burner)",)
        assert answers["identifiers"].identifiers == (
            ListedIdentifier(kind="Telephone number", identifier="+12025550100", note="burner"),
        )
        assert answers["period"].period.zone == "UTC"

    def test_heads_a_statement_in_words(self):
        (statement,) = assemble.assemble(AssistanceRequestFactory()).statements

        assert statement.heading == "Why the instrument applies"
        assert statement.confirmed == ("UNTOC:scope_grounds",)

    def test_names_the_request_it_supplements(self):
        first = AssistanceRequestFactory()
        second = AssistanceRequestFactory(supplements=first, office=first.office, case=first.case)

        assert assemble.assemble(second).linked_reference == first.reference

    def test_is_as_saved_and_not_as_in_memory(self):
        opened = AssistanceRequestFactory()
        opened.purpose = "Not saved"

        assert assemble.assemble(opened).purpose != "Not saved"

    def test_can_rest_on_a_registry_that_is_given(self, registry):
        content = assemble.assemble(AssistanceRequestFactory(), registry=replace(registry, edition=99))

        assert content.registry_edition == 99


class TestTheOrder:
    def test_is_the_same_each_time(self):
        opened = AssistanceRequestFactory(supporting=["UNTOC-TIP"])

        assert digest(assemble.assemble(opened)) == digest(assemble.assemble(opened))

    def test_of_clauses_is_that_of_their_kinds(self):
        opened = AssistanceRequestFactory(complete=False)
        for kind in ["costs", "confidentiality", "procedure"]:
            Clause.objects.create(assistance_request=opened, kind=kind, text="As agreed.")

        assert [each.kind for each in assemble.assemble(opened).clauses] == ["procedure", "confidentiality", "costs"]

    def test_of_annexes_numbers_them_by_their_place(self):
        opened = AssistanceRequestFactory(complete=False)
        annexed(opened, "Second", 7, language="ur", kind="translation")
        annexed(opened, "First", 2)

        annexes = assemble.assemble(opened).annexes

        assert [(each.number, each.title) for each in annexes] == [(1, "First"), (2, "Second")]
        assert (annexes[1].kind, annexes[1].language) == ("translation", "ur")


class TestQueries:
    def test_are_as_few_for_many_rows_as_for_none(self, registry, django_assert_num_queries):
        opened = AssistanceRequestFactory(supporting=["UNTOC-TIP"])
        for number in range(20):
            person = PersonConcerned.objects.create(case=opened.case, role="victim", name=f"Victim {number}")
            opened.persons.add(person)
            Measure.objects.create(assistance_request=opened, assistance_type="company_records", position=number)
            annexed(opened, f"Annex {number}", number)
            offence = Offence.objects.create(case=opened.case, title=f"Offence {number}", provision="Act 1")
            services.set_counterpart(offence, opened.requested_state, provision="Act 2")
            opened.offences.add(offence)

        with django_assert_num_queries(12):
            assemble.assemble(opened)

    def test_of_usability_are_two(self, registry, django_assert_num_queries):
        opened = AssistanceRequestFactory()

        with django_assert_num_queries(2):
            assemble.usable_today(opened, on=TODAY)


class TestTheAddressee:
    def test_of_the_registry_has_its_organisation_city_and_state(self):
        authority = CentralAuthority.objects.get(state="US", role="central_authority_mla")

        addressee = assemble.assemble(AssistanceRequestFactory(addressee=authority, addressee_address="")).addressee

        assert addressee.name == "Office of International Affairs, Criminal Division"
        assert addressee.lines == ("Department of Justice", "Washington", "United States")
        assert (addressee.from_registry, addressee.verified) == (True, True)

    def test_is_not_verified_where_part_of_it_was_typed(self):
        authority = CentralAuthority.objects.get(state="US", role="central_authority_mla")

        addressee = assemble.assemble(
            AssistanceRequestFactory(addressee=authority, addressee_address="1301 A St")
        ).addressee

        assert addressee.lines == ("Department of Justice", "1301 A St", "Washington", "United States")
        assert not addressee.verified

    def test_that_was_typed_carries_who_vouches(self):
        addressee = assemble.assemble(AssistanceRequestFactory()).addressee

        assert addressee.lines == ("Washington, D.C.", "United States")
        assert not addressee.from_registry
        assert (addressee.vouched_on, addressee.vouched) == (
            TODAY,
            "Compared with the requested State's published guidance.",
        )

    def test_may_be_missing(self):
        addressee = assemble.assemble(AssistanceRequestFactory(addressee_name="", addressee_address="")).addressee

        assert (addressee.name, addressee.lines) == ("", ())
