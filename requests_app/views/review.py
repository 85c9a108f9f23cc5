"""The review: the whole text as it will be printed, what is open in it, and the reviewer's acts."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import User
from requests_app import assemble, policies, selectors, workflow
from requests_app.checklist import language_name
from requests_app.checklist.meter import TEXT_IS_OPEN
from requests_app.choices import Confidentiality, Section, Status, Urgency
from requests_app.content import KeyEntry, LetterContent, protection
from requests_app.drafting.already_asked import already_asked
from requests_app.forms.acts import FORMS, REVIEWING
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from requests_app.reviewing import looks
from requests_app.selectors import for_list, hands, visible_to
from requests_app.views.sent_back import sent_back
from requests_app.views.versions import by_section

MAY_DECIDE = {
    Status.UNDER_REVIEW: policies.may_review,
    Status.AWAITING_COUNTERSIGNATURE: policies.may_countersign,
}


def review(request, pk):
    assistance_request = get_object_or_404(for_list(assemble.with_parts(visible_to(request.user))), pk=pk)
    return page(request, Reading(assistance_request, on=timezone.localdate()))


def page(request, reading: Reading, *, posted=None, status=200):
    """The review page. `posted` is the form that was refused: it stands in the place of its empty one."""
    assistance_request = reading.assistance_request
    context = {
        "assistance_request": assistance_request,
        "reading": reading,
        "changed": posted.changed_sections() if hasattr(posted, "changed_sections") else [],  # before it is shown anew
        "forms": _forms(reading, request.user, posted),
        "posted": posted,
        "already": already_asked(assistance_request, request.user, reading.registry.law),
        "key": _key(reading, request.user),
        "open_comments": list(selectors.open_comments(assistance_request)),
        "why_not": _why_not(assistance_request, request.user),
        **_before(reading, request.user),
    }
    context |= _opened(context, is_whole=request.GET.get("text") == "whole")
    return render(request, "requests_app/review/review.html", context | _in_words(reading.content), status=status)


def _opened(context: dict, *, is_whole: bool) -> dict:
    """The parts of the text that are not folded: what this reviewer has to read again; all of them where asked for."""
    again = [*context["changed"], *(section for section, _ in context.get("since_sections", ()))]
    return {"text_is_whole": is_whole, "open_text": list(Section) if is_whole else again}


def _before(reading: Reading, user: User) -> dict:
    """What the last return objected to, and what changed since this reviewer's last look."""
    is_open = reading.assistance_request.status in TEXT_IS_OPEN
    return {"sent_back": sent_back(reading, with_changes=True) if is_open else None, **_since(reading, user)}


def _since(reading: Reading, user: User) -> dict:
    """What changed since this reviewer's last look; this one is remembered."""
    policy = MAY_DECIDE.get(reading.assistance_request.status)
    if policy is None or not policy(reading.assistance_request, user):
        return {}
    looks.look(reading, user=user, at=timezone.now())
    since = looks.since_last_look(reading, user=user)
    if since is None:
        return {}
    people = assemble.protected(reading.assistance_request)
    return {"since": since, "since_sections": by_section(protection.masked(since.changes, people))}


def _key(reading: Reading, user: User) -> tuple[KeyEntry, ...]:
    """Whose pseudonyms the letter prints: approved with it, and read by those alone who may read the names."""
    return reading.key if policies.may_read_names(reading.assistance_request, user) else ()


def _in_words(content: LetterContent) -> dict:
    """The text, with what it holds as codes."""
    return {
        "content": content,
        "language": language_name(content.language),
        "urgency": Urgency(content.urgency).label,
        "confidentiality": Confidentiality(content.confidentiality).label,
    }


def _forms(reading: Reading, user, posted) -> dict:
    """For each act of a reviewer that is open to this person."""
    acts = {each.act for each in workflow.open_acts(reading.assistance_request, user)}
    forms = {act: FORMS[act](reading=reading) for act in REVIEWING if act in acts}
    if posted:
        posted.show_anew()
        forms[posted.act] = posted
    return forms


def _why_not(assistance_request: AssistanceRequest, user: User) -> list[str]:
    """Why this person may not decide on a request that waits for a decision, and who may."""
    policy = MAY_DECIDE.get(assistance_request.status)
    if policy is None or policy(assistance_request, user):
        return []
    names = ", ".join(f"{each} ({each.office})" for each in hands.reviewers(assistance_request))
    who = f"Who may: {names}." if names else "Nobody may at present: tell your administrator."
    return [_because(policy, assistance_request, user), who]


def _because(policy, assistance_request: AssistanceRequest, user: User) -> str:
    if assistance_request.was_drafted_by(user):
        return "You wrote part of this request, so somebody else has to decide on it."
    if policies.may_review(assistance_request, user):
        return "You gave the first approval, so a second reviewer has to countersign."
    return policies.sentence(policy)
