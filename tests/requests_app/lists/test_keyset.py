"""Pages of a list by where they begin: each row once, in order, forwards and back."""

from datetime import timedelta

import pytest
from django.db import connection

from requests_app.lists import keyset
from requests_app.models import AssistanceRequest, Listing
from tests.factories import NOON, TODAY, AssistanceRequestFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def seven():
    """Seven requests, three of them of one moment and without a deadline."""
    made = [
        AssistanceRequestFactory(complete=False, created_at=NOON + timedelta(days=max(number, 3)))
        for number in range(7)
    ]
    for number, each in enumerate(made[3:]):
        Listing.objects.filter(pk=each.pk).update(due_on=TODAY + timedelta(days=number // 2))
    return [each.pk for each in made]


@pytest.fixture
def all_of_them():
    return AssistanceRequest.objects.select_related("listing")


class TestPages:
    @pytest.mark.parametrize("order", keyset.ORDERS.values(), ids=keyset.ORDERS)
    def test_have_each_row_once_there_and_back(self, order, seven, all_of_them):
        expected = list(all_of_them.order_by(*order.names).values_list("pk", flat=True))
        pages, place = [], ""
        while not pages or place:
            pages.append(keyset.page_of(all_of_them, order, place, size=3))
            place = pages[-1].following
        back = keyset.page_of(all_of_them, order, pages[-1].previous, size=3)

        assert [row.pk for page in pages for row in page.rows] == expected
        assert [len(page.rows) for page in pages] == [3, 3, 1]
        assert list(back.rows) == list(pages[1].rows)
        assert pages[0].previous == pages[2].following == ""

    def test_do_not_shift_when_something_comes_in(self, seven, all_of_them):
        first = keyset.page_of(all_of_them, keyset.NEWEST, "", size=3)
        AssistanceRequestFactory(complete=False, created_at=NOON + timedelta(days=99))

        second = keyset.page_of(all_of_them, keyset.NEWEST, first.following, size=3)

        assert [row.pk for row in second.rows] == [seven[3], seven[2], seven[1]]

    @pytest.mark.parametrize(
        "place", ["after", "after:x:1", "after:2026-11-24:1", "aside:2026:1", f"after:{NOON}:{2**70}"]
    )
    def test_begin_at_the_start_where_nobody_can_read_the_place(self, place, seven, all_of_them):
        assert len(keyset.page_of(all_of_them, keyset.NEWEST, place, size=9).rows) == 7

    def test_are_found_by_month(self, seven, all_of_them):
        AssistanceRequestFactory(complete=False, created_at=NOON - timedelta(days=60))
        place = keyset.start_of_month("2026-10", keyset.NEWEST)

        (row,) = keyset.page_of(all_of_them, keyset.NEWEST, place, size=9).rows

        assert row.created_at == NOON - timedelta(days=60)
        assert keyset.start_of_month("2026-13", keyset.NEWEST) == keyset.start_of_month("x", keyset.NEWEST) == ""

    @pytest.mark.skipif(not connection.features.supports_tuple_lookups, reason="compares no rows: asked by three")
    @pytest.mark.parametrize(
        ("order", "columns"),
        [
            (keyset.NEWEST, ("requests_app_assistancerequest.created_at", "requests_app_assistancerequest.id")),
            (keyset.DUE, ("requests_app_listing.due_on", "requests_app_listing.assistance_request_id")),
        ],
    )
    def test_ask_for_a_place_by_one_comparison_of_what_an_index_has(self, order, columns, all_of_them):
        """Two by themselves would read every row of the day again."""
        value = NOON if order is keyset.NEWEST else TODAY
        found = order.of(all_of_them).filter(order.beyond(value, 7, back=False))

        sql = str(found.query).replace('"', "")

        assert f"({', '.join(columns)}) {'<' if order.is_falling else '>'} (" in sql
        assert "LEFT OUTER JOIN requests_app_listing" not in sql or order is keyset.NEWEST
