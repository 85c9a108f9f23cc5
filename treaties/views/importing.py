"""A list that an editor uploads: what it would change, before anything is changed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from treaties import policies, uploads
from treaties.difference import PROPOSED, Names, title, told
from treaties.editing import ChangeRefused
from treaties.models import Upload
from treaties.selectors import current_edition, current_registry
from treaties.uploads.form import ApplyForm, UploadForm
from treaties.views.doors import importers_only

PER_PAGE, MOST_NAMED = 50, 100


@importers_only
def upload(request):
    form = UploadForm(data=request.POST or None, files=request.FILES or None, on=timezone.localdate())
    if form.is_valid():
        return redirect(uploads.keep(form.content, form.said(), by=request.user, at=timezone.now()))
    return render(request, "treaties/uploads/upload.html", {"form": form})


@importers_only
@require_safe
def preview(request, pk):
    found = _own(request, pk)
    return _page(request, found) if found else _gone(request)


@importers_only
@require_POST
def apply(request, pk, how):
    found, form = _own(request, pk), ApplyForm(request.POST)
    if not found or not form.is_valid():
        return _gone(request)
    if uploads.is_long(found):
        return redirect(uploads.start(found, how, by=request.user, at=timezone.now(), **form.cleaned_data))
    do = uploads.publish if how == "publish" else uploads.propose
    try:
        done = do(found, by=request.user, at=timezone.now(), **form.cleaned_data)
    except ChangeRefused as refused:
        return _page(request, found, refused=refused.reasons, status=409)
    return _edition(request, done) if how == "publish" else _proposals(request, done)


@importers_only
@require_POST
def discard(request, pk):
    if found := _own(request, pk):
        uploads.discard(found)
    messages.success(request, "The file is put away. Nothing has changed.")
    return redirect("treaties:import")


def _own(request, pk: int) -> Upload | None:
    return Upload.objects.filter(pk=pk, uploaded_by=request.user).first()


def _gone(request):
    messages.info(request, "That file was applied or put away. Upload it again if you need it.")
    return redirect("treaties:import")


def _edition(request, edition):
    messages.success(request, f"{edition} is published. Open requests are compared with it.")
    return redirect(edition)


def _proposals(request, proposals):
    if len(proposals) == 1:
        messages.success(request, "Proposed. Another editor decides; nothing has changed in the registry yet.")
        return redirect(proposals[0])
    messages.success(request, f"Proposed in {len(proposals)} parts. Another editor decides on each.")
    return redirect("treaties:changes")


def _page(request, found: Upload, *, refused=(), status: int = 200):
    comparison, edition = uploads.compared(found), current_edition()
    context = {
        "upload": found,
        "comparison": comparison,
        "problems": comparison.problems[:MOST_NAMED],
        "refused": refused,
        "form": ApplyForm(initial={"seen": edition.sha256}),
        "edition": edition,
        "may_propose": policies.may_edit(request.user),
        "may_publish": policies.may_publish_at_once(request.user),
    }
    context |= _in_words(comparison, request.GET.get("page"))
    return render(request, "treaties/uploads/preview.html", context, status=status)


def _in_words(comparison, number) -> dict:
    """A page of the rows that change, and the first of those that the file has not."""
    page = Paginator(comparison.changes, PER_PAGE).get_page(number)
    changing = [altered.row for altered in page]
    missing = [altered.row for altered in comparison.missing[:MOST_NAMED]]
    names = Names.of(current_registry(), rows=[*changing, *missing])
    return {
        "page": page,
        "changes": [told(row, names, PROPOSED) for row in changing],
        "missing": [title(row, names) for row in missing],
    }
