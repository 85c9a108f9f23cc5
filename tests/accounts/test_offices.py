"""Opening and changing offices: what they have given or hold is not changed under them."""

import pytest

from accounts import services
from accounts.choices import Role
from accounts.models import Office
from accounts.services import AdministrationRefused
from tests.factories import NOON, TODAY, OfficeFactory, SignatoryFactory, UserFactory
from treaties.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(roles=[Role.ADMINISTRATOR], name="Ada Sample")


def fields(**changes):
    return {
        "state": State.objects.get(code="PK"),
        "name": "Office of the Prosecutor General",
        "letterhead": "PAKISTAN",
        "code": "PG",
        **changes,
    }


class TestCreateOffice:
    def test_opens_it_and_records_who_did(self, administrator):
        office = services.create_office(by=administrator, at=NOON, **fields())
        assert office.example_reference(on=TODAY) == "PG/2026/0001"
        assert str(office.administration.get()) == "Ada Sample opened Office of the Prosecutor General."

    def test_by_a_command_is_recorded_as_done_by_whoever_reaches_the_server(self):
        office = services.create_office(by=None, at=NOON, **fields())
        assert str(office.administration.get()).startswith("Somebody with access to the server opened")

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_is_refused_to_everybody_else(self, role):
        with pytest.raises(AdministrationRefused, match="Only an administrator"):
            services.create_office(by=UserFactory(roles=[role]), at=NOON, **fields())
        assert not Office.objects.filter(code="PG").exists()

    def test_is_refused_to_a_disabled_administrator(self):
        gone = UserFactory(roles=[Role.ADMINISTRATOR], is_active=False)
        with pytest.raises(AdministrationRefused):
            services.create_office(by=gone, at=NOON, **fields())

    def test_refuses_the_code_of_another_office_of_the_state(self, administrator):
        OfficeFactory(code="PG")
        with pytest.raises(AdministrationRefused, match="Another office of this State has that code"):
            services.create_office(by=administrator, at=NOON, **fields())

    def test_takes_the_code_of_an_office_of_another_state(self, administrator):
        OfficeFactory(code="PG", state=State.objects.get(code="US"))
        assert services.create_office(by=administrator, at=NOON, **fields()).code == "PG"

    def test_refuses_a_letterhead_that_fills_a_page(self, administrator):
        with pytest.raises(AdministrationRefused, match="at most 600 characters"):
            services.create_office(by=administrator, at=NOON, **fields(letterhead="M" * 601))

    def test_refuses_a_pattern_that_can_break(self, administrator):
        with pytest.raises(AdministrationRefused, match="once each"):
            services.create_office(by=administrator, at=NOON, **fields(number_pattern="{number}"))


class TestUpdateOffice:
    def test_saves_and_records_which_fields(self, administrator):
        office = OfficeFactory()
        services.update_office(office, by=administrator, at=NOON, phone="+00 2", name=office.name)
        assert Office.objects.get(pk=office.pk).phone == "+00 2"
        assert office.administration.get().note == "Changed: telephone."

    def test_records_nothing_where_nothing_changed(self, administrator):
        office = OfficeFactory()
        services.update_office(office, by=administrator, at=NOON, name=office.name)
        assert not office.administration.exists()

    def test_changes_code_and_order_before_the_first_number(self, administrator):
        office = OfficeFactory(code="PG")
        changed = services.update_office(
            office, by=administrator, at=NOON, code="OPG", number_pattern="{number}/{year}"
        )
        assert changed.example_reference(on=TODAY) == "OPG/1/2026"

    def test_keeps_the_code_once_a_number_was_given(self, administrator):
        office = OfficeFactory(code="PG")
        services.next_number(office, on=TODAY)
        with pytest.raises(AdministrationRefused, match="References with the code PG were given"):
            services.update_office(office, by=administrator, at=NOON, code="OPG")
        assert Office.objects.get(pk=office.pk).code == "PG"

    def test_keeps_the_order_of_year_and_number_too(self, administrator):
        office = OfficeFactory()
        services.next_number(office, on=TODAY)
        with pytest.raises(AdministrationRefused, match="order of year and number stays"):
            services.update_office(office, by=administrator, at=NOON, number_pattern="{number}/{year}")

    def test_lets_the_words_of_the_pattern_change(self, administrator):
        office = OfficeFactory(code="PG")
        services.next_number(office, on=TODAY)
        changed = services.update_office(office, by=administrator, at=NOON, number_pattern="MLA {year}/{number}")
        assert changed.example_reference(on=TODAY) == "PG/MLA 2026/2"

    def test_keeps_the_state(self, administrator):
        with pytest.raises(AdministrationRefused, match="stays with its State"):
            services.update_office(OfficeFactory(), by=administrator, at=NOON, state=State.objects.get(code="US"))

    def test_does_not_close_over_people(self, administrator):
        office = UserFactory().office
        with pytest.raises(AdministrationRefused, match="People work here"):
            services.update_office(office, by=administrator, at=NOON, is_active=False)

    def test_stays_a_central_authority_while_somebody_holds_that_role(self, administrator):
        office = OfficeFactory(is_central_authority=True)
        UserFactory(office=office, roles=[Role.CENTRAL_AUTHORITY])
        with pytest.raises(AdministrationRefused, match="Change their roles first"):
            services.update_office(office, by=administrator, at=NOON, is_central_authority=False)


class TestSignatories:
    def test_are_added_by_an_administrator(self, administrator):
        office = OfficeFactory()
        services.add_signatory(office, name="Zahid Sample", title="Director", by=administrator, at=NOON)
        assert [str(each) for each in office.signatories.all()] == ["Zahid Sample, Director"]

    def test_retire_and_stay_on_record(self, administrator):
        signatory = SignatoryFactory(name="Zahid Sample")
        services.retire_signatory(signatory, by=administrator, at=NOON)
        signatory.refresh_from_db()
        assert not signatory.is_active
        assert "retired a signatory of" in str(signatory.office.administration.get())

    def test_are_no_business_of_a_supervisor(self):
        supervisor = UserFactory(roles=[Role.SUPERVISOR])
        with pytest.raises(AdministrationRefused):
            services.add_signatory(supervisor.office, name="Me", title="Director", by=supervisor, at=NOON)
        assert not supervisor.office.signatories.exists()
