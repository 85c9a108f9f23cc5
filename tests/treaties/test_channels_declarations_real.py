"""What the real registry's reservations and declarations do to real questions."""

from datetime import date

import pytest

from treaties.channels import resolve

TODAY = date(2026, 11, 24)


@pytest.fixture
def told(snapshot):
    """Per instrument, what is told of declarations to a question such as "AR-US subscriber_information"."""

    def ask(question, on=TODAY, offence=None):
        pair, *measures = question.split()
        answer = resolve(snapshot, *pair.split("-"), on, measures, offence)
        channels = (*answer.usable, *answer.supporting, *answer.unavailable)
        return {each.instrument: " ".join(used.sentence for used in each.declarations) for each in channels}

    return ask


class TestDeclarations:
    @pytest.mark.parametrize(
        ("question", "code", "says"),
        [
            ("AD-US subscriber_information", "CETS-185", "The United States has declared (art. 27(9)(e)): Urgent"),
            ("AR-FR", "CETS-185", "The route it names is the only one open."),
            ("AR-MD", "CETS-185", "Prosecutor General's Office during investigation, Ministry of Justice at trial"),
            ("DE-AZ expedited_preservation", "CETS-185", "Azerbaijan has reserved (art. 29(4)): Preservation may be"),
            ("DE-NO traffic_data_realtime", "CETS-185", "Norway has reserved (art. 14(3)): Article 20 is not applied"),
            ("DE-FR interception_content", "CETS-185", "France has declared (art. 21): Interception of content only"),
            ("DE-AL search_seizure_premises", "CETS-030", "Albania has reserved (art. 5(1)): Search or seizure only"),
            ("AL-DE search_seizure_premises", "CETS-030", "Germany may apply the same in turn (art. 5(2))."),
            ("AD-CH taking_testimony", "CETS-030", "Switzerland has declared (art. 5(1)): Any coercive measure"),
            ("AD-BG", "CETS-030", "The direct route between judicial authorities is closed."),
            ("AD-IT", "CETS-030", "must be copied to the Ministry of Justice."),
            ("DE-NO", "CETS-030", "Norway has declared (art. 15(8)): From 1 January 2026 the Director of Public"),
            ("DE-EE", "CETS-030", "Estonia has declared (art. 16(2)): Requests and annexes need an English"),
            ("EE-DE", "CETS-030", "Germany may ask for a translation in turn (art. 16)."),
            ("DE-LT", "CETS-030", "Lithuania has reserved (art. 2): Assistance may be refused where the act is not"),
            ("LT-DE", "CETS-030", "Germany may invoke the same in turn (art. 23(3))."),
            ("DE-TR service_of_documents", "CETS-030", "Summons of an accused must arrive at least 40 days"),
            ("DE-ES criminal_records", "CETS-030", "Gives no information on spent convictions of Spanish nationals."),
            ("DE-ES", "CETS-182", "The direct route between judicial authorities is closed unless the case is urgent."),
            ("DE-IE", "CETS-099", "Ireland has reserved (art. 8(2)): Chapters II and III not accepted."),
            ("AL-DE", "CETS-030", "the prosecution offices at each level. A request is to come from one of these."),
            ("AD-KI", "UNTOC", "Kiribati has declared (art. 18(14)): English accepted for requests."),
            ("IL-DZ", "UNTOC", "Ask whether the instrument works between the two."),
            ("AT-HR", "EU-EIO-2014", "Croatia has declared (art. 5(2)): Croatian; English only in urgent cases."),
            ("CH-GR transfer_custody_testify", "CETS-030", "Greece has reserved (art. 11)"),
        ],
    )
    def test_bite_where_they_were_made(self, told, question, code, says):
        assert says in told(question)[code]

    @pytest.mark.parametrize(
        ("question", "code", "silent"),
        [
            ("DE-US subscriber_information", "CETS-185", "art. 27"),  # a treaty on assistance binds the two
            ("DE-AZ subscriber_information", "CETS-185", "29(4)"),
            ("DE-AL taking_testimony", "CETS-030", "art. 5(1)"),
            ("DE-DK", "CETS-030", "art. 16"),  # exempt by name
            ("DK-DE", "CETS-030", "art. 16"),
            ("AL-NO search_seizure_premises", "CETS-030", "in turn (art. 5"),  # Norway's own conditions take in both
            ("AD-NO transfer_custody_testify", "CETS-030", "art. 11"),  # withdrawn
            ("AD-BS", "UNTOC", "extradition"),
        ],
    )
    def test_are_left_out_where_they_do_not_bite(self, told, question, code, silent):
        assert silent not in told(question)[code]

    def test_on_offences_bite_where_the_offence_is_asked_for(self, told):
        assert "Germany has reserved (art. 6)" in told("JP-DE", offence="misuse_of_devices")["CETS-185"]
        assert "Denmark has reserved (art. 3(3))" in told("NO-DK", offence="hate_or_false_content")["CETS-189"]
        assert "limited to proceeds of the Convention" in told("PK-IR", offence="money_laundering")["UNCAC"]

    def test_are_in_doubt_before_their_source_speaks(self, told):
        said = told("DE-LT expedited_preservation", on=date(2009, 12, 1))["CETS-185"]

        assert "The source speaks of 17 September 2010, after that day: find out how it stood then." in said

    def test_take_the_transfer_of_persons_in_custody_to_greece_out_of_the_convention(self, snapshot):
        answer = resolve(snapshot, "CH", "GR", TODAY, ["transfer_custody_testify"])

        assert "CETS-030" in [each.instrument for each in answer.unavailable]
        assert "taken out by a reservation of Greece (art. 11)." in " ".join(answer.channel("CETS-030").reasons)
        assert resolve(snapshot, "GR", "CH", TODAY, ["transfer_custody_testify"]).recommended.instrument == "CETS-030"

    def test_are_sentences_with_a_source_wherever_they_bite(self, snapshot):
        states = sorted({each.state for each in snapshot.declarations} - {"EU"})
        used = {
            each
            for one, other in zip(states, [*states[7:], *states[:7]], strict=True)
            for channel in resolve(snapshot, one, other, TODAY).usable
            for each in channel.declarations
        }

        assert len(used) > 40
        for each in used:
            assert each.source_url
            assert each.sentence.endswith(".")
            assert "_" not in each.sentence
            assert "  " not in each.sentence
