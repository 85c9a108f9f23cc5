"""Wrong secrets are counted once each, by the address they come from, for a time."""

from datetime import timedelta

import pytest
from django.test import RequestFactory, override_settings

from accounts import attempts
from accounts.models import Attempts
from requests_app.views.without_account import WrongSecrets
from tests.at_once import at_once
from tests.factories import NOON

WITHIN = timedelta(minutes=10)
pytestmark = pytest.mark.django_db


def wrong(ip="192.0.2.7", what="codes", at=NOON):
    return attempts.one_more(what, ip, within=WITHIN, at=at)


def known(ip="192.0.2.7", what="codes", at=NOON):
    return attempts.count(what, ip, within=WITHIN, at=at)


class TestOneMore:
    def test_counts_each_address_and_each_kind_by_itself(self):
        assert [wrong(), wrong(), wrong(ip="192.0.2.8"), wrong(what="links")] == [1, 2, 1, 1]
        assert (known(), known(ip="192.0.2.9")) == (2, 0)

    def test_begins_anew_once_the_time_is_over(self):
        wrong()
        later = NOON + WITHIN

        assert known(at=later) == 0
        assert wrong(at=later) == 1

    def test_does_not_put_the_end_off_by_going_on(self):
        wrong()
        wrong(at=NOON + WITHIN - timedelta(seconds=1))

        assert known(at=NOON + WITHIN) == 0

    def test_takes_a_network_of_ipv6_as_one_address(self):
        assert [wrong(ip="2001:db8::1"), wrong(ip="2001:db8::ffff:2"), wrong(ip="2001:db8:0:1::1")] == [1, 2, 1]

    def test_takes_ipv4_written_as_ipv6_as_ipv4(self):
        assert [wrong(), wrong(ip="::ffff:192.0.2.7")] == [1, 2]

    def test_keeps_no_address(self):
        wrong()

        assert "192.0.2.7" not in str(Attempts.objects.values().get())

    def test_forgets_what_is_a_day_old(self):
        wrong(ip="192.0.2.8")
        wrong(at=NOON + timedelta(days=2))

        assert Attempts.objects.count() == 1


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwentyAtOnce:
    def test_are_counted_as_twenty(self):
        counts = at_once(*[wrong] * 20)

        assert sorted(counts) == list(range(1, 21))


class TestWhoAsks:
    """A forged header must not make one who guesses into many."""

    LIMIT = WrongSecrets("codes", most=2, within=600)

    def ask(self, forwarded, remote="192.0.2.1"):
        headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
        return self.LIMIT.count(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))

    def test_is_the_other_end_of_the_line_without_a_proxy(self):
        assert [self.ask(f"203.0.113.{n}") for n in range(3)] == [False, False, True]

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
    def test_is_whom_our_proxy_added_last(self):
        assert [self.ask(f"203.0.113.{n}, 198.51.100.4") for n in range(3)] == [False, False, True]

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
    def test_are_many_behind_one_proxy(self):
        assert [self.ask(f"203.0.113.{n}") for n in range(3)] == [False, False, False]

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
    def test_is_whom_the_outermost_of_two_proxies_added(self):
        assert [self.ask(f"203.0.113.{n}, 198.51.100.4, 10.0.0.1") for n in range(3)] == [False, False, True]
