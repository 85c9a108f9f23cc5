"""The library, for those who keep it: its texts, a new one, another in place of one, one that is retired."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from requests_app import services
from requests_app.drafting import library
from requests_app.forms.library import LibraryTextForm
from requests_app.models import LibraryText
from requests_app.services import EditRefused
from requests_app.views.small_acts import telling
from treaties.selectors import current_registry
from treaties.views.doors import only

A_PAGE = 50  # of those that were retired
keepers_only = only(library.keeps_one)


@keepers_only
@require_safe
def library_list(request):
    labels = {name: label for group in library.places(current_registry().law).values() for name, label in group.items()}
    texts = [
        (labels.get(each.place, each.place), each, library.may_keep(request.user, each.office))
        for each in library.texts_seen_by(request.user)
    ]
    retired = Paginator(library.retired_seen_by(request.user), A_PAGE).get_page(request.GET.get("page"))
    told = [(labels.get(each.place, each.place), each) for each in retired]
    return render(request, "requests_app/library/list.html", {"texts": texts, "retired": told, "page": retired})


@keepers_only
def library_new(request):
    return _write(request)


@keepers_only
def library_text(request, pk):
    return _write(request, _kept(request.user, pk))


@keepers_only
@require_POST
def library_retire(request, pk):
    text = _kept(request.user, pk)
    try:
        services.retire_library_text(text, by=request.user, at=timezone.now())
        messages.success(request, f"“{text}” is offered no more. Drafts that hold it keep their words.")
    except EditRefused as refused:
        messages.error(request, str(refused))
    return redirect("requests_app:library")


@keepers_only
@require_POST
def library_bring_back(request, pk):
    text = get_object_or_404(LibraryText, pk=pk)
    with telling(request):
        services.bring_back_library_text(text, by=request.user)
        messages.success(request, f"“{text}” is offered again.")
    return redirect("requests_app:library")


def _write(request, text: LibraryText | None = None):
    form = LibraryTextForm(request.POST or None, user=request.user, law=current_registry().law, text=text)
    if form.is_valid():
        try:
            services.write_library_text(by=request.user, at=timezone.now(), instead_of=text, **form.cleaned_data)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "The text is in the library.")
            return redirect("requests_app:library")
    return render(request, "requests_app/library/text.html", {"form": form, "text": text})


def _kept(user, pk) -> LibraryText:
    """One that this person may change. One that was changed meanwhile is found, to be told so."""
    text = get_object_or_404(LibraryText.objects.select_related("office"), pk=pk)
    if not library.may_keep(user, text.office):
        raise Http404("There is no such text among those you keep.")
    return text
