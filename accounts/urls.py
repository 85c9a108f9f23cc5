"""Addresses of offices, people and oneself. Sign-in itself is allauth's."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts.views import jobs, offices, people, profile, standing, tokens

app_name = "accounts"
urlpatterns = [
    path("offices/", offices.offices, name="offices"),
    path("offices/new/", offices.office_new, name="office_new"),
    path("offices/<int:pk>/", offices.office_edit, name="office_edit"),
    path("offices/<int:pk>/letterhead/", offices.office_letterhead, name="office_letterhead"),
    path("offices/<int:pk>/signatories/", offices.signatory_add, name="signatory_add"),
    path("offices/<int:pk>/signatories/<int:signatory_pk>/retire/", offices.signatory_retire, name="signatory_retire"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.person_invite, name="person_invite"),
    path("people/<int:pk>/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/invitation/", people.person_invite_again, name="person_invite_again"),
    path("people/<int:pk>/disable/", standing.person_disable, name="person_disable"),
    path("people/<int:pk>/enable/", standing.person_enable, name="person_enable"),
    path("people/<int:pk>/hand-over/", standing.person_hand_over, name="person_hand_over"),
    path(
        "people/<int:pk>/second-factor/remove/",
        standing.person_remove_second_factor,
        name="person_remove_second_factor",
    ),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/try-again/", jobs.job_try_again, name="job_try_again"),
    path("jobs/<int:pk>/give-up/", jobs.job_give_up, name="job_give_up"),
    path("profile/", profile.profile, name="profile"),
    path("profile/tokens/", tokens.tokens, name="tokens"),
    path("profile/tokens/<int:pk>/revoke/", tokens.token_revoke, name="token_revoke"),
    # An address is changed by an administrator, on record, and confirmed by a link that is used; so allauth's pages
    # for both are shadowed.
    re_path(r"^accounts/(?:confirm-)?email/", RedirectView.as_view(pattern_name="accounts:profile")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("accounts.demo_urls")))
