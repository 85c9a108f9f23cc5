"""Which letter a code opens, and until when."""

from datetime import timedelta

import pytest

from requests_app.acts import Submit
from requests_app.choices import Act, Status
from requests_app.models import AssistanceRequest
from requests_app.receipts.opening import CodeOpensNothing, opened, tidied
from tests.factories import NOON
from tests.requests_app.performing import fresh, perform, seen

pytestmark = pytest.mark.django_db


class TestACode:
    def test_opens_the_letter_that_bears_it(self, sent):
        assert opened(sent.code, at=NOON).letter == sent

    def test_is_read_however_it_is_typed(self, sent):
        assert opened(f" {sent.code.lower().replace('-', ' – ')}", at=NOON).letter == sent

    @pytest.mark.parametrize("typed", ["", "AAAA", "AAAA-BBBB-CCC0", "AAAA-BBBB-CCCC-DDDD", "ÄÄÄÄ-BBBB-CCCC", "\x00"])
    def test_that_cannot_be_one_is_none(self, typed):
        assert tidied(typed) == ""

    def test_of_no_letter_opens_nothing(self, sent):
        with pytest.raises(CodeOpensNothing):
            opened("ABCD-EFGH-JKLM", at=NOON)

    def test_opens_nothing_before_the_letter_is_sent(self, issued):
        with pytest.raises(CodeOpensNothing):
            opened(issued.letters.get().code, at=NOON)

    def test_opens_nothing_once_its_time_is_over(self, sent, settings):
        assert opened(sent.code, at=NOON + timedelta(days=settings.RECEIPT_DAYS))

        with pytest.raises(CodeOpensNothing):
            opened(sent.code, at=NOON + timedelta(days=settings.RECEIPT_DAYS + 1))

    @pytest.mark.parametrize("acts", [(Act.WITHDRAW,), (Act.RECORD_RETURN,), (Act.EXECUTE, Act.CLOSE)])
    def test_opens_nothing_once_the_letter_is_over(self, sent, sender, acts):
        for act in acts:
            perform(act, fresh(sent.assistance_request), sender)

        with pytest.raises(CodeOpensNothing):
            opened(sent.code, at=NOON)

    def test_of_a_version_that_was_revised_opens_nothing(self, sent, sender, officer):
        perform(Act.RECORD_RETURN, fresh(sent.assistance_request), sender)
        perform(Act.REVISE, fresh(sent.assistance_request), officer)
        assert AssistanceRequest.objects.get().status == Status.DRAFT

        with pytest.raises(CodeOpensNothing):
            opened(sent.code, at=NOON)

    def test_of_a_version_that_was_sent_anew_opens_nothing_and_the_new_one_does(self, sent, sender, officer, reviewer):
        own = sent.assistance_request
        perform(Act.RECORD_RETURN, fresh(own), sender)
        perform(Act.REVISE, fresh(own), officer)
        perform(Act.SUBMIT, fresh(own), officer, Submit(seen_version=fresh(own).version))
        perform(Act.APPROVE, fresh(own), reviewer, seen(fresh(own)))
        perform(Act.TRANSMIT, fresh(own), sender)

        assert opened(own.letters.get(version=2).code, at=NOON).letter.version == 2
        with pytest.raises(CodeOpensNothing):
            opened(sent.code, at=NOON)

    def test_opens_nothing_where_the_installation_has_no_such_page(self, sent, settings):
        settings.RECEIPT_SITE = ""

        with pytest.raises(CodeOpensNothing):
            opened(sent.code, at=NOON)
