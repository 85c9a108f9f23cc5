"""Addresses of cases and requests."""

from django.urls import path

from requests_app.views import acts, desk, history, letters, review

app_name = "requests_app"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("requests/", desk.request_list, name="list"),
    path("requests/<int:pk>/review/", review.review, name="review"),
    path("requests/<int:pk>/acts/<str:act>/", acts.act, name="act"),
    path("requests/<int:pk>/hand-over/", acts.hand_over, name="hand_over"),
    path("requests/<int:pk>/history/", history.history, name="history"),
    path("requests/<int:pk>/draft.pdf", letters.draft_pdf, name="draft_pdf"),
    path("requests/<int:pk>/letters/", letters.letter_list, name="letters"),
    path("letters/<int:pk>.pdf", letters.letter_pdf, name="letter_pdf"),
    path("letters/verify/", letters.verify_letter, name="verify_letter"),
]
