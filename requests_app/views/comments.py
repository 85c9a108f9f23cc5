"""Comments on a draft: all of them with what became of them, a new one, and the steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import assemble, comparison, policies, services
from requests_app.checklist.meter import TEXT_IS_OPEN
from requests_app.choices import CommentStep, Section
from requests_app.content import Protected, protection
from requests_app.forms.comments import CommentForm
from requests_app.models import Comment
from requests_app.reading import Reading
from requests_app.selectors import comments_of
from requests_app.services import EditRefused
from requests_app.views.frame import fetch


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment as its page shows it. `now` is what its passage says where its words are not there any more."""

    comment: Comment
    is_open: bool
    has_changed: bool
    now: str


@require_safe
def comment_list(request, pk):
    """Open ones first."""
    reading = _reading(request, pk)
    said = {passage.key: passage for passage in comparison.passages(reading.content)}
    rows = comments_of(reading.assistance_request).prefetch_related("entries__user")
    people = assemble.protected(reading.assistance_request)
    threads = sorted((_thread(row, said, people) for row in rows), key=lambda thread: not thread.is_open)
    return render(request, "requests_app/comments/list.html", _context(request, reading) | {"threads": threads})


@require_http_methods(["GET", "POST"])
def comment_new(request, pk, section):
    """On a section, or on one of its paragraphs."""
    reading, section = _reading(request, pk), _section(section)
    place = request.GET.get("place", "")
    form = CommentForm(request.POST or None, content=reading.content, section=section, place=place)
    if form.is_valid():
        try:
            own, at = reading.assistance_request, timezone.now()
            services.comment(own, user=request.user, at=at, section=section, **form.chosen)
            messages.success(request, "Your comment stands. The draft cannot be approved before it is resolved.")
            return redirect("requests_app:comments", pk)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    context = _context(request, reading) | {"form": form, "section": section}
    return render(request, "requests_app/comments/new.html", context, status=409 if form.non_field_errors() else 200)


@require_POST
def comment_step(request, pk, comment_pk):
    """Reply, resolve, open again."""
    commented = get_object_or_404(Comment, pk=comment_pk, assistance_request=fetch(request.user, pk))
    try:
        step = CommentStep(request.POST.get("step", ""))
        text = request.POST.get("text", "")
        services.take_step(commented, step, user=request.user, at=timezone.now(), text=text)
    except ValueError:
        messages.error(request, "That was not understood, and nothing was changed. Try again.")
    except EditRefused as refused:
        messages.error(request, str(refused))
    return redirect("requests_app:comments", pk)


def _reading(request, pk: int) -> Reading:
    return Reading(fetch(request.user, pk), on=timezone.localdate())


def _context(request, reading: Reading) -> dict:
    assistance_request = reading.assistance_request
    is_open = assistance_request.status in TEXT_IS_OPEN
    return {
        "assistance_request": assistance_request,
        "can_comment": is_open and policies.may_comment(assistance_request, request.user),
        "sections": Section,
    }


def _section(name: str) -> Section:
    if name not in Section:
        raise Http404(f"A request has no section “{name}”.")
    return Section(name)


def _thread(row: Comment, said: dict, people: Sequence[Protected]) -> Thread:
    """With pseudonyms for protected people, whom somebody may have named meanwhile."""
    for written in (row, *row.entries.all()):
        written.text = protection.in_text(written.text, people)
    row.quote, row.label = protection.in_text(row.quote, people), protection.in_text(row.label, people)
    passage = said.get(row.place)
    has_changed = bool(row.quote) and (passage is None or row.quote not in passage.paragraphs)
    now = passage.text if passage and has_changed else ""
    return Thread(row, row.standing != CommentStep.RESOLVED, has_changed, now)
