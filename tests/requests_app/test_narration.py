"""History as sentences: one for every act, with the words that were given."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from requests_app import acts, narration
from requests_app.acts import DETAILS
from requests_app.choices import Act, Deficiency, Entry, ReturnReason, Status
from requests_app.content import converter
from requests_app.narration import Names, Quote

AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
ON = date(2026, 3, 3)
NAMES = Names(
    people={7: "Bilal Example", 8: "Chanda Example"},
    states={"PK": "Pakistan"},
    instruments={"UNTOC": "Convention against Transnational Organized Crime"},
)
DONE = {
    Act.SUBMIT: acts.Submit(seen_version=3),
    Act.RETURN_FOR_CORRECTION: acts.ReturnForCorrection(reason=ReturnReason.NEXUS, note="Say why it matters."),
    Act.APPROVE: acts.Approve(
        seen_digest="1a2b3c4d" * 8,
        signatory_name="Dania Example",
        signatory_title="Director",
        answers=(acts.FactAnswer("UNTOC:PK", "Read in the depositary's list."),),
        confirmed_gaps=("house:wanted_by",),
    ),
    Act.COUNTERSIGN: acts.Countersign(seen_digest="1a2b3c4d" * 8),
    Act.RECALL: acts.Recall(reason="A name is wrong."),
    Act.TRANSMIT: acts.Transmit(
        route="diplomatic", on=ON, dispatch_reference="N-12", reason_for_route="They ask for it."
    ),
    Act.ACKNOWLEDGE: acts.Acknowledge(on=ON, counterpart_reference="DOJ-5"),
    Act.RAISE_QUERY: acts.RaiseQuery(on=ON, question="Which account?", due_on=date(2026, 3, 20)),
    Act.ANSWER_QUERY: acts.AnswerQuery(on=ON, answer="Account 88213407."),
    Act.RECORD_RETURN: acts.RecordReturn(
        on=ON, deficient=(acts.DeficientField("measures", Deficiency.TOO_BROAD, "All mail of ten years."),)
    ),
    Act.REVISE: acts.Revise(note="Narrowed."),
    Act.POSTPONE: acts.Postpone(on=ON, ground="Own investigation.", article="18(25)"),
    Act.RESUME: acts.Resume(on=ON),
    Act.EXECUTE_IN_PART: acts.ExecuteInPart(on=ON, received="Registration data."),
    Act.EXECUTE: acts.Execute(on=ON, received="All records."),
    Act.REFUSE: acts.Refuse(on=ON, ground="Essential interests.", article="18(21)(b)"),
    Act.WITHDRAW: acts.Withdraw(reason="The suspect confessed."),
    Act.CLOSE: acts.Close(note="Evidence filed."),
}
SENTENCES = {
    Act.SUBMIT: "Amna Example submitted it for review on 3 March 2026: text 1a2b3c4d…",
    Act.RETURN_FOR_CORRECTION: "Amna Example returned it for correction on 3 March 2026: the link between evidence and "
    "offence is not shown.",
    Act.APPROVE: "Amna Example approved it on 3 March 2026: text 1a2b3c4d…, to be signed by Dania Example, Director; "
    "1 recommended item confirmed as it is.",
    Act.COUNTERSIGN: "Amna Example countersigned it on 3 March 2026: text 1a2b3c4d…",
    Act.RECALL: "Amna Example recalled its approval on 3 March 2026; the letter approved before is void.",
    Act.TRANSMIT: "Amna Example recorded that it was sent on 3 March 2026 by this route: diplomatic channel, dispatch "
    "reference N-12.",
    Act.ACKNOWLEDGE: "Amna Example recorded that the requested State acknowledged receipt on 3 March 2026; their "
    "reference is DOJ-5.",
    Act.RAISE_QUERY: "Amna Example recorded that the requested State asked a question on 3 March 2026, to be answered "
    "by 20 March 2026.",
    Act.ANSWER_QUERY: "Amna Example recorded that the question was answered on 3 March 2026.",
    Act.RECORD_RETURN: "Amna Example recorded that the requested State returned it as deficient on 3 March 2026.",
    Act.REVISE: "Amna Example began version 2 of the letter on 3 March 2026.",
    Act.POSTPONE: "Amna Example recorded that the requested State postponed execution on 3 March 2026, art. 18(25).",
    Act.RESUME: "Amna Example recorded that execution was resumed on 3 March 2026.",
    Act.EXECUTE_IN_PART: "Amna Example recorded that part of what was asked came on 3 March 2026.",
    Act.EXECUTE: "Amna Example recorded that it was executed on 3 March 2026.",
    Act.REFUSE: "Amna Example recorded that the requested State refused it on 3 March 2026, art. 18(21)(b).",
    Act.WITHDRAW: "Amna Example withdrew it on 3 March 2026.",
    Act.CLOSE: "Amna Example closed it on 3 March 2026.",
}
QUOTES = {
    Act.RETURN_FOR_CORRECTION: Quote("Note", "Say why it matters."),
    Act.APPROVE: Quote(
        "Relied on although unverified: Pakistan under Convention against Transnational Organized Crime",
        "Read in the depositary's list.",
    ),
    Act.RECALL: Quote("Reason", "A name is wrong."),
    Act.TRANSMIT: Quote("Why this route", "They ask for it."),
    Act.RAISE_QUERY: Quote("Question", "Which account?"),
    Act.ANSWER_QUERY: Quote("Answer", "Account 88213407."),
    Act.RECORD_RETURN: Quote("Measures sought", "Too broad. All mail of ten years."),
    Act.REVISE: Quote("Note", "Narrowed."),
    Act.POSTPONE: Quote("Ground", "Own investigation."),
    Act.EXECUTE_IN_PART: Quote("Received", "Registration data."),
    Act.EXECUTE: Quote("Received", "All records."),
    Act.REFUSE: Quote("Ground", "Essential interests."),
    Act.WITHDRAW: Quote("Reason", "The suspect confessed."),
    Act.CLOSE: Quote("Note", "Evidence filed."),
}


def event(act, details=None, **fields):
    """A history row as the database gives it: details are plain JSON."""
    details = DONE[act] if details is None else details
    row = {
        "pk": 1,
        "act": act,
        "at": AT,
        "on": getattr(details, "on", None),
        "user": "Amna Example",
        "version": 2,
        "digest": "1a2b3c4d" * 8,
        "to_status": Status.DRAFT,
        "details": details if isinstance(details, dict) else converter.unstructure(details),
    }
    return SimpleNamespace(**(row | fields))


def told(act, details=None, **fields):
    return narration.narrate(event(act, details, **fields), NAMES)


class TestNarrate:
    def test_has_a_sentence_for_every_act_and_entry(self):
        assert set(narration.SENTENCES) == {*Act, *Entry}
        assert set(DONE) == set(Act) == set(DETAILS)

    @pytest.mark.parametrize("act", Act)
    def test_says_who_did_what_when(self, act):
        assert told(act).sentence == SENTENCES[act]

    @pytest.mark.parametrize("act", QUOTES)
    def test_gives_the_words_that_were_written(self, act):
        assert told(act).quotes == (QUOTES[act],)

    def test_leaves_out_words_that_were_not_written(self):
        assert told(Act.CLOSE, acts.Close()).quotes == ()

    def test_tells_the_opening(self):
        assert told(Entry.OPENED, {}).sentence == "Amna Example opened it on 3 March 2026."

    def test_names_both_people_of_a_hand_over(self):
        line = told(Entry.HANDED_OVER, {"from": 7, "to": 8, "note": "On leave."})

        assert line.sentence == "Amna Example handed it over from Bilal Example to Chanda Example on 3 March 2026."
        assert line.quotes == (Quote("Note", "On leave."),)

    @pytest.mark.parametrize(
        ("entry", "details", "sentence"),
        [
            (
                Entry.QUESTIONNAIRE_SENT,
                {"to": "Inspector Example"},
                "Amna Example sent a questionnaire to {to} on {on}.",
            ),
            (
                Entry.QUESTIONNAIRE_WITHDRAWN,
                {"to": "Inspector Example"},
                "Amna Example withdrew the questionnaire to {to} on {on}.",
            ),
            (
                Entry.QUESTIONNAIRE_ANSWERED,
                {"to": "Inspector Example", "by": "Sergeant Example", "files": 1},
                "{by} answered the questionnaire to {to} on {on}, with 1 file.",
            ),
            (
                Entry.ANSWER_TAKEN_OVER,
                {"by": "Sergeant Example", "title": "What happened", "word": ""},
                "Amna Example took over an answer of {by} on {on}: What happened.",
            ),
        ],
    )
    def test_tells_what_became_of_a_questionnaire(self, entry, details, sentence):
        assert told(entry, details).sentence == sentence.format(on="3 March 2026", **details)

    @pytest.mark.parametrize(
        ("entry", "details", "sentence"),
        [
            (Entry.FOLLOW_UP_SUBMITTED, {"kind": "answer"}, "submitted the answer to a query for approval on {on}."),
            (Entry.FOLLOW_UP_SENT_BACK, {"kind": "reminder"}, "sent a reminder back to its writer on {on}."),
            (Entry.FOLLOW_UP_ISSUED, {"kind": "reminder", "code": "A"}, "issued a reminder on {on}, code A."),
            (
                Entry.HOP_RECORDED,
                {
                    "from": "our embassy",
                    "to": "their ministry",
                    "on": "2026-03-02",
                    "by": "Courier",
                    "took_place": True,
                    "corrects": None,
                    "number": "",
                    "carried": "digital",
                    "note": "",
                },
                "recorded that it went from our embassy to their ministry on 2 March 2026 (Courier): the PDF as "
                "issued.",
            ),
        ],
    )
    def test_tells_what_followed_the_letter(self, entry, details, sentence):
        assert told(entry, details).sentence == f"Amna Example {sentence.format(on='3 March 2026')}"

    @pytest.mark.parametrize(
        ("details", "said"), [({"files": []}, ""), ({"files": [1], "what": "Answer"}, ": answer, with 1 file")]
    )
    def test_tells_what_the_requested_state_wrote(self, details, said):
        wrote = "The requested State wrote on the page for the receiving authority on 3 March 2026"
        assert told(Entry.WRITTEN_BY_THE_OTHER_SIDE, details).sentence == f"{wrote}{said}."

    def test_says_when_something_was_recorded_later_than_it_happened(self):
        line = told(Act.ACKNOWLEDGE, acts.Acknowledge(on=date(2026, 2, 27)))

        assert line.sentence == (
            "Amna Example recorded on 3 March 2026 that the requested State acknowledged receipt on 27 February 2026."
        )

    def test_says_that_a_countersignature_is_still_to_come(self):
        line = told(Act.APPROVE, to_status=Status.AWAITING_COUNTERSIGNATURE)

        assert line.sentence.endswith("; it awaits countersignature.")

    def test_gives_a_route_outside_the_law_in_its_own_words(self):
        line = told(Act.TRANSMIT, acts.Transmit(route="By a liaison magistrate", on=ON))

        assert "by this route: By a liaison magistrate." in line.sentence

    def test_tells_a_name_it_does_not_know_by_its_key(self):
        line = narration.narrate(event(Act.APPROVE), Names(people={}, states={}, instruments={}))

        assert line.quotes[0].label == "Relied on although unverified: PK under UNTOC"


class TestPeopleIn:
    def test_is_asked_of_the_rows_of_hand_overs_only(self):
        rows = [event(Act.SUBMIT), event(Entry.HANDED_OVER, {"from": 7, "to": 8, "note": ""})]

        assert narration.people_in(rows) == {7, 8}
