from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0033_ways_of_follow_ups"),
    ]

    operations = [
        migrations.AlterField(
            model_name="correspondence",
            name="means",
            field=models.CharField(
                choices=[
                    ("letter", "Letter"),
                    ("e_mail", "E-mail"),
                    ("call", "Telephone call"),
                    ("meeting", "Meeting"),
                    ("network", "Message by a network (24/7, INTERPOL)"),
                    ("receipt_page", "Page for the receiving authority"),
                    ("note", "Note"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="requestevent",
            name="act",
            field=models.CharField(
                choices=[
                    ("submit", "Submit for review"),
                    ("return_for_correction", "Return for correction"),
                    ("approve", "Approve"),
                    ("countersign", "Countersign"),
                    ("recall", "Recall"),
                    ("transmit", "Record transmission"),
                    ("acknowledge", "Record acknowledgement"),
                    ("raise_query", "Record a query"),
                    ("answer_query", "Answer the query"),
                    ("record_return", "Record that it was returned"),
                    ("revise", "Revise"),
                    ("postpone", "Record postponement"),
                    ("resume", "Resume"),
                    ("execute_in_part", "Record execution in part"),
                    ("execute", "Record execution"),
                    ("refuse", "Record refusal"),
                    ("withdraw", "Withdraw"),
                    ("close", "Close"),
                    ("opened", "Opened"),
                    ("taken_over", "Taken over from before Comity"),
                    ("handed_over", "Handed over"),
                    ("basis_moved", "Basis moved"),
                    ("sealed_annex_read", "Sealed annex read"),
                    ("questionnaire_sent", "Questionnaire sent"),
                    ("questionnaire_withdrawn", "Questionnaire withdrawn"),
                    ("questionnaire_answered", "Questionnaire answered"),
                    ("answer_taken_over", "Answer taken over"),
                    ("original_filed", "Signed original filed"),
                    ("hop_recorded", "Leg of its way recorded"),
                    ("correspondence_kept", "Correspondence kept"),
                    ("written_by_other_side", "Written by the requested State"),
                    ("day_entered", "Day entered"),
                    ("day_taken_back", "Day taken back"),
                    ("follow_up_submitted", "Follow-up letter for approval"),
                    ("follow_up_sent_back", "Follow-up letter sent back"),
                    ("follow_up_issued", "Follow-up letter issued"),
                    ("follow_up_voided", "Follow-up letter not sent"),
                ],
                max_length=30,
            ),
        ),
    ]
