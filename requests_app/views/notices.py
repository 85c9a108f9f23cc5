"""What somebody was told of deadlines: the newest first, until they mark it as read."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app.notices import notices_of, unread

A_PAGE = 25


@require_http_methods(["GET", "POST"])
def notice_list(request):
    """Marks one (`pk`) or all as read when posted."""
    if request.method == "POST":
        pk = request.POST.get("pk", "")
        new = notices_of(request.user).filter(read_at=None)
        (new.filter(pk=pk) if pk.isdecimal() else new).update(read_at=timezone.now())
        return redirect("requests_app:notices")
    page = Paginator(notices_of(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "requests_app/notices.html", {"page": page, "unread": unread(request.user)})
