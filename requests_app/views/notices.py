"""What somebody was told of deadlines: the newest first, until they mark it as read."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app.clocks.notices import notices_of, unread

A_PAGE = 25


@require_http_methods(["GET", "POST"])
def notice_list(request):
    """Marks one (`pk`) or all as read when posted."""
    if request.method == "POST":
        new = notices_of(request.user).filter(read_at=None)
        _chosen(new, request.POST.get("pk")).update(read_at=timezone.now())
        return redirect("requests_app:notices")
    page = Paginator(notices_of(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "requests_app/notices.html", {"page": page, "unread": unread(request.user)})


def _chosen(new, pk: str | None):
    """The one that is named, or all where none is; nothing that is no number names one."""
    if pk is None:
        return new
    if not (pk.isascii() and pk.isdigit() and len(pk) < 16):
        raise Http404("There is no such notice.")
    return new.filter(pk=pk)
