"""Addresses of cases and requests."""

from django.urls import include, path

from requests_app.views import (
    acts,
    answering,
    cases,
    comments,
    correspondence,
    desk,
    earlier,
    follow_up,
    follow_up_original,
    follow_ups_issued,
    history,
    letters,
    library,
    lists,
    numbers,
    package,
    planning,
    questionnaires,
    receipts,
    reciprocity,
    remarks,
    returns,
    review,
    sending,
    versions,
)
from requests_app.views.annexes import download
from requests_app.views.calendar import calendar_page, calendar_revoke, feed
from requests_app.views.days import day_new, day_take_back, extend
from requests_app.views.drafting import annexes, measures, offences, parts, persons, preserving, typing
from requests_app.views.drafting.check import check
from requests_app.views.drafting.identifiers import IdentifiersPage
from requests_app.views.drafting.narrowing import narrow
from requests_app.views.drafting.particulars import ParticularsPage
from requests_app.views.drafting.request import request_page
from requests_app.views.drafting.sections import section
from requests_app.views.hand_over import hand_over
from requests_app.views.notices import notice_list
from requests_app.views.splitting import ask_several
from requests_app.views.start import start
from requests_app.views.supplementing import supplement

app_name = "requests_app"
cases_urls = [
    path("", cases.case_list, name="case_list"),
    path("new/", cases.case_new, name="case_new"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/ask-several/", ask_several, name="ask_several"),
    path("<int:pk>/wait/", planning.wait_for, name="case_wait"),
    path("<int:pk>/stop-waiting/", planning.stop_waiting, name="case_stop_waiting"),
    path("<int:pk>/edit/", cases.CasePage.as_view(), name="case_edit"),
    path("<int:pk>/persons/new/", cases.CasePersonPage.as_view(), name="case_person_new"),
    path("<int:pk>/persons/<int:part_pk>/", cases.CasePersonPage.as_view(), name="case_person"),
    path("<int:pk>/offences/new/", cases.CaseOffencePage.as_view(), name="case_offence_new"),
    path("<int:pk>/offences/<int:part_pk>/", cases.CaseOffencePage.as_view(), name="case_offence"),
    path("<int:pk>/persons/<int:part_pk>/take-out/", cases.take_out, {"parts": "persons"}, name="case_person_take_out"),
    path(
        "<int:pk>/offences/<int:part_pk>/take-out/", cases.take_out, {"parts": "offences"}, name="case_offence_take_out"
    ),
]
drafting_urls = [
    path("", request_page, name="request"),
    path("check/", check, name="check"),
    path("typed/discard/", typing.discard, name="typed_discard"),
    path("measures/add/", measures.AddMeasurePage.as_view(), name="measure_add"),
    path("measures/<int:measure_pk>/", ParticularsPage.as_view(), name="measure"),
    path("measures/narrow/", narrow, name="narrow"),
    path("preserve/", preserving.preserve, name="preserve"),
    path("preserve/reference/", preserving.take_reference, name="take_reference"),
    path("supplement/", supplement, name="supplement"),
    path("days/new/", day_new, name="day_new"),
    path("days/<int:day_pk>/take-back/", day_take_back, name="day_take_back"),
    path("extend/", extend, name="extend"),
    path("measures/<int:measure_pk>/identifiers/<slug:key>/", IdentifiersPage.as_view(), name="identifiers"),
    path("measures/<int:measure_pk>/move/", measures.move, name="measure_move"),
    path("measures/<int:measure_pk>/take-out/", measures.take_out, name="measure_take_out"),
    path("persons/put-pseudonym/", persons.put_pseudonym, name="put_pseudonym"),
    path("persons/new/", persons.PersonPage.as_view(), name="person_new"),
    path("persons/<int:part_pk>/", persons.PersonPage.as_view(), name="person"),
    path("persons/<int:part_pk>/name/", parts.name, {"parts": "persons"}, name="person_name"),
    path("persons/<int:part_pk>/take-out/", parts.take_out, {"parts": "persons"}, name="person_take_out"),
    path("offences/catalogue/", offences.catalogue, name="offence_catalogue"),
    path("offences/new/", offences.OffencePage.as_view(), name="offence_new"),
    path("offences/<int:part_pk>/", offences.OffencePage.as_view(), name="offence"),
    path("offences/<int:part_pk>/elements/", offences.ElementsPage.as_view(), name="elements"),
    path("offences/<int:part_pk>/name/", parts.name, {"parts": "offences"}, name="offence_name"),
    path("offences/<int:part_pk>/take-out/", parts.take_out, {"parts": "offences"}, name="offence_take_out"),
    path("annexes/upload/", annexes.UploadPage.as_view(), name="annex_upload"),
    path("annexes/<int:annex_pk>/", annexes.AnnexPage.as_view(), name="annex"),
    path("annexes/<int:annex_pk>/move/", annexes.move, name="annex_move"),
    path("annexes/<int:annex_pk>/remove/", annexes.RemoveAnnexPage.as_view(), name="annex_remove"),
    path("remarks/<int:objection_pk>/", remarks.tick_off, name="tick_off"),
    path("<str:section>/", section, name="section"),  # last: every other word has its own page
]
library_urls = [
    path("", library.library_list, name="library"),
    path("new/", library.library_new, name="library_new"),
    path("<int:pk>/", library.library_text, name="library_text"),
    path("<int:pk>/retire/", library.library_retire, name="library_retire"),
    path("<int:pk>/bring-back/", library.library_bring_back, name="library_bring_back"),
]
questionnaire_urls = [
    path("", questionnaires.questionnaire_list, name="questionnaires"),
    path("new/", questionnaires.questionnaire_new, name="questionnaire_new"),
    path("<int:questionnaire_pk>/", questionnaires.questionnaire, name="questionnaire"),
    path("<int:questionnaire_pk>/withdraw/", questionnaires.withdraw, name="questionnaire_withdraw"),
    path("<int:questionnaire_pk>/remind/", questionnaires.remind, name="questionnaire_remind"),
    path("<int:questionnaire_pk>/send-again/", questionnaires.send_again, name="questionnaire_send_again"),
    path("<int:questionnaire_pk>/answers/<int:answer_pk>/", questionnaires.answer_step, name="answer_step"),
    path("<int:questionnaire_pk>/files/<int:file_pk>/", questionnaires.file_step, name="answered_file_step"),
    path("<int:questionnaire_pk>/files/<int:file_pk>/saved/", questionnaires.file_download, name="answered_file"),
]
sending_urls = [
    path("original/", sending.original, name="original"),
    path("way/", sending.way, name="way"),
    path("way/new/", sending.hop_new, name="hop_new"),
    path("way/<int:hop_pk>/correct/", sending.hop_correct, name="hop_correct"),
    path("way/<int:hop_pk>/receipt/", sending.hop_receipt, name="hop_receipt"),
    path("package.zip", package.save, name="package"),
]
follow_up_urls = [
    path("new/<str:kind>/", follow_up.new, name="follow_up_new"),
    path("drafts/<int:draft_pk>/", follow_up.draft, name="follow_up"),
    path("drafts/<int:draft_pk>/draft.pdf", follow_up.draft_pdf, name="follow_up_draft_pdf"),
    path("drafts/<int:draft_pk>/submit/", follow_up.submit, name="follow_up_submit"),
    path("drafts/<int:draft_pk>/send-back/", follow_up.send_back, name="follow_up_send_back"),
    path("drafts/<int:draft_pk>/discard/", follow_up.discard, name="follow_up_discard"),
    path("drafts/<int:draft_pk>/issue/", follow_up.issue, name="follow_up_issue"),
    path("<int:letter_pk>/sent/", follow_ups_issued.sent, name="follow_up_sent"),
    path("<int:letter_pk>/void/", follow_ups_issued.void, name="follow_up_void"),
    path("<int:letter_pk>/original/", follow_up_original.original, name="follow_up_original"),
]
numbers_urls = [
    path("", numbers.numbers, name="numbers"),
    path("report.pdf", numbers.numbers_pdf, name="numbers_pdf"),
    path("tables/<slug:table>.csv", numbers.numbers_csv, name="numbers_csv"),
    path("reciprocity/", reciprocity.pairs, name="reciprocity"),
    path("reciprocity/enter/", reciprocity.incoming_new, name="incoming_new"),
    path("reciprocity/<str:code>/", reciprocity.sheet, name="reciprocity_sheet"),
    path("reciprocity/<str:code>/sheet.pdf", reciprocity.sheet_pdf, name="reciprocity_pdf"),
    path("reciprocity/<str:code>/sheet.csv", reciprocity.sheet_csv, name="reciprocity_csv"),
]
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("notices/", notice_list, name="notices"),
    path("calendar/", calendar_page, name="calendar"),
    path("calendar/revoke/", calendar_revoke, name="calendar_revoke"),
    path("calendar/<str:secret>.ics", feed, name="calendar_feed"),
    path("desk/office/", desk.office_desk, name="office_desk"),
    path("desk/authority/", desk.authority_desk, name="authority_desk"),
    path("requests/", lists.request_list, name="list"),
    path("requests/numbers/", lists.numbers, name="draft_numbers"),
    path("requests/as.csv", lists.export, {"kind": "csv"}, name="export_csv"),
    path("requests/as.xlsx", lists.export, {"kind": "xlsx"}, name="export_xlsx"),
    path("requests/exports/", lists.exports, name="exports"),
    path("requests/views/", lists.save_view, name="save_view"),
    path("requests/views/<int:pk>/remove/", lists.drop_view, name="drop_view"),
    path("requests/hand-over/", lists.hand_over_many, name="hand_over_many"),
    path("requests/earlier/", earlier.upload, name="earlier"),
    path("requests/earlier/template.<str:ending>", earlier.template, name="earlier_template"),
    path("requests/earlier/<int:pk>/", earlier.preview, name="earlier_preview"),
    path("requests/earlier/<int:pk>/take-over/", earlier.take_over, name="earlier_take_over"),
    path("requests/earlier/<int:pk>/put-away/", earlier.put_away, name="earlier_put_away"),
    path("requests/returns/", returns.returns, name="returns"),
    path("requests/<int:pk>/review/", review.review, name="review"),
    path("requests/<int:pk>/acts/<str:act>/", acts.act, name="act"),
    path("requests/<int:pk>/hand-over/", hand_over, name="hand_over"),
    path("requests/<int:pk>/history/", history.history, name="history"),
    path("requests/<int:pk>/comments/", comments.comment_list, name="comments"),
    path("requests/<int:pk>/comments/new/<str:section>/", comments.comment_new, name="comment_new"),
    path("requests/<int:pk>/comments/<int:comment_pk>/", comments.comment_step, name="comment_step"),
    path("requests/<int:pk>/versions/", versions.version_list, name="versions"),
    path("requests/<int:pk>/versions/difference/", versions.version_difference, name="version_difference"),
    path("requests/<int:pk>/draft.pdf", letters.draft_pdf, name="draft_pdf"),
    path("requests/<int:pk>/letters/", letters.letter_list, name="letters"),
    path("requests/<int:pk>/", include(sending_urls)),
    path("originals/<int:pk>/", sending.original_file, name="original_file"),
    path("letters/<int:pk>.pdf", letters.letter_pdf, name="letter_pdf"),
    path("requests/<int:pk>/follow-ups/", include(follow_up_urls)),
    path("letters/follow-ups/<int:pk>.pdf", follow_ups_issued.letter_pdf, name="follow_up_pdf"),
    path("letters/follow-ups/originals/<int:pk>/", follow_up_original.original_file, name="follow_up_original_file"),
    path("letters/sealed/<int:pk>.pdf", letters.sealed_annex, name="sealed_annex"),
    path("letters/verify/", letters.verify_letter, name="verify_letter"),
    path("annexes/<int:pk>/", download, name="annex_download"),
    path("requests/<int:pk>/correspondence/", correspondence.thread, name="correspondence"),
    path("requests/<int:pk>/correspondence/new/", correspondence.new, name="correspondence_new"),
    path("requests/<int:pk>/correspondence/<int:entry_pk>/", correspondence.entry, name="correspondence_entry"),
    path(
        "requests/<int:pk>/correspondence/<int:entry_pk>/set-aside/",
        correspondence.set_aside,
        name="correspondence_set_aside",
    ),
    path(
        "requests/<int:pk>/correspondence/<int:entry_pk>/not-expected/",
        correspondence.not_expected,
        name="correspondence_not_expected",
    ),
    path(
        "requests/<int:pk>/correspondence/files/<int:file_pk>/",
        correspondence.file_download,
        name="correspondence_file",
    ),
    path("requests/<int:pk>/questionnaires/", include(questionnaire_urls)),
    path("receipt/", receipts.enter_code, name="receipt_code"),
    path("receipt/<str:code>/", receipts.receipt, name="receipt"),
    path("answers/sent/", answering.sent, name="answers_sent"),
    path("answers/<str:secret>/", answering.answers, name="answers"),
    path("cases/", include(cases_urls)),
    path("numbers/", include(numbers_urls)),
    path("library/", include(library_urls)),
    path("requests/start/", start, name="start"),
    path("requests/<int:pk>/", include(drafting_urls)),
]
