"""What a request takes from its channel: protocols, languages, routes, and whether it may be used today."""

from datetime import date

import pytest

from requests_app import assemble, checklist
from tests.factories import TODAY, AssistanceRequestFactory
from tests.requests_app.pairs import between
from treaties.models import CentralAuthority
from treaties.selectors import current_registry

pytestmark = pytest.mark.django_db


class TestProtocols:
    """CETS-182 amends CETS-030."""

    def test_that_bind_the_two_stand_with_the_basis_and_what_they_ask_is_asked(self):
        letter = assemble.assemble(between("CH", "GB", "CETS-030"))

        assert "CETS-182" in letter.basis.supplements
        law = current_registry().law
        assert {each.key for each in checklist.requirements(letter, law) if each.instrument == "CETS-182"} == {
            *("formalities", "confidentiality_request"),
        }
        assert ("electronic", "CETS-182 4") in {(each.key, each.article) for each in assemble.routes(letter, law)}

    def test_that_do_not_bind_the_two_are_not_cited_for_a_measure(self):
        (greece,) = assemble.assemble(between("CH", "GR", "CETS-030", measures=["service_of_documents"])).measures
        (britain,) = assemble.assemble(between("CH", "GB", "CETS-030", measures=["service_of_documents"])).measures

        assert (greece.article, britain.article) == ("7", "7; CETS-182 15-16")

    def test_that_do_not_bind_the_two_ask_nothing(self):
        letter = assemble.assemble(between("CH", "GR", "CETS-030"))
        law = current_registry().law

        assert "CETS-182" not in letter.basis.supplements
        assert "electronic" not in {route.key for route in assemble.routes(letter, law)}
        assert not [each for each in checklist.requirements(letter, law) if each.instrument == "CETS-182"]


class TestAcceptedLanguages:
    def test_are_those_of_the_addressee(self):
        authority = CentralAuthority.objects.get(state="AL", role="central_authority_mla")
        opened = between("PK", "AL", "UNTOC", addressee=authority)

        assert assemble.assemble(opened).accepted_languages == ("en", "fr")

    def test_are_those_declared_under_the_channel(self):
        assert assemble.assemble(between("PL", "EE", "CETS-030")).accepted_languages == ("en",)
        assert assemble.assemble(between("PL", "RU", "CETS-030")).accepted_languages == ("ru",)

    def test_are_not_known_where_the_state_exempts_the_one_that_asks(self):
        assert assemble.assemble(between("PL", "DK", "CETS-030")).accepted_languages == ("da", "en", "fr")
        assert assemble.assemble(between("GB", "DK", "CETS-030")).accepted_languages == ()

    @pytest.mark.parametrize(("urgency", "accepted"), [("routine", ("hr",)), ("urgent", ("hr", "en"))])
    def test_include_what_is_accepted_in_urgency(self, urgency, accepted):
        assert assemble.assemble(between("DE", "HR", "EU-EIO-2014", urgency=urgency)).accepted_languages == accepted

    def test_are_else_those_of_the_central_authority(self):
        assert assemble.assemble(between("PK", "AL", "UNTOC")).accepted_languages == ("en", "fr")

    def test_may_not_be_known(self):
        assert assemble.assemble(AssistanceRequestFactory()).accepted_languages == ()


class TestUsableToday:
    def test_gives_the_channel(self):
        channel, because = assemble.usable_today(AssistanceRequestFactory(), on=TODAY)

        assert (channel.instrument, because) == ("UNTOC", ())

    def test_tells_to_choose_one_first(self):
        assert assemble.usable_today(AssistanceRequestFactory(channel=""), on=TODAY) == (
            None,
            ("No channel is chosen. Choose one first.",),
        )

    def test_says_why_not_in_the_sentences_of_the_registry(self):
        channel, because = assemble.usable_today(between("PK", "US", "CETS-185"), on=TODAY)

        assert channel is None
        assert because[0].startswith("No participation of Pakistan in the Convention on Cybercrime")

    def test_depends_on_the_day(self):
        opened = AssistanceRequestFactory()

        channel, because = assemble.usable_today(opened, on=date(2010, 2, 11))

        assert channel is None
        assert "only from 12 February 2010" in because[0]

    def test_names_a_measure_the_channel_does_not_cover(self):
        opened = between("PK", "US", "UNTOC", measures=("taking_testimony", "takedown_blocking"))

        channel, because = assemble.usable_today(opened, on=TODAY)

        assert channel is None
        assert because == (
            "The United Nations Convention against Transnational Organized Crime (Palermo Convention) does not cover: "
            "takedown, blocking or domain seizure.",
        )

    def test_looks_at_what_is_cited_beside_it_too(self):
        opened = between("PK", "US", "UNTOC", supporting=["CETS-197"])

        channel, because = assemble.usable_today(opened, on=TODAY)

        assert channel is None
        assert because

    def test_does_not_let_a_supplement_carry_a_request_by_itself(self):
        _, because = assemble.usable_today(between("PK", "US", "UNTOC-TIP"), on=TODAY)

        assert "may only be cited beside" in because[0]

    def test_tells_that_a_code_is_unknown(self):
        _, because = assemble.usable_today(between("PK", "US", "MLAT-XX-YY"), on=TODAY)

        assert because == (
            "The MLAT-XX-YY does not bind the two States as far as the registry knows. Choose another channel.",
        )


class TestRoutes:
    def test_are_those_the_law_of_the_channel_names(self, registry):
        content = assemble.assemble(AssistanceRequestFactory())

        keys = [route.key for route in assemble.routes(content, registry.law)]

        assert keys == ["central_authority", "diplomatic", "interpol", "oral_urgent"]

    def test_are_none_before_a_channel_is_chosen(self, registry):
        assert assemble.routes(assemble.assemble(AssistanceRequestFactory(channel="")), registry.law) == ()
