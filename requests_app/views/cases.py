"""Cases: the list, a new one, and each with its facts, persons, offences and requests."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import assemble, policies, services
from requests_app.checklist.meter import Meter
from requests_app.content import protection
from requests_app.discretion import case_found_by
from requests_app.forms.cases import CaseForm, CaseOffenceForm, CasePersonForm, NewCaseForm
from requests_app.forms.inputs import cleaned
from requests_app.models import AssistanceRequest, Case
from requests_app.questionnaires.standing import standings
from requests_app.reading.metering import meters
from requests_app.selectors import cases_visible_to, for_list, visible_to
from requests_app.services import EditRefused
from requests_app.views.planning import plan_of
from requests_app.views.small_acts import telling
from requests_app.views.versioned_page import VersionedPage, part_of

A_PAGE = 25


@require_safe
def case_list(request):
    words = cleaned(request.GET.get("words", "")).strip()[:200]
    found = cases_visible_to(request.user).select_related("office__state").prefetch_related("persons__protection")
    for word in words.split():
        found = found.filter(pk__in=Case.objects.filter(case_found_by(word)).values("pk"))
    seen = Count("requests", filter=Q(requests__in=visible_to(request.user)))
    page = Paginator(found.annotate(seen_requests=seen).order_by("-created_at", "-pk"), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "words": words, "may_open": may_open_case(request.user)}
    return render(request, "requests_app/cases/list.html", context)


@require_http_methods(["GET", "POST"])
def case_new(request):
    form = NewCaseForm(request.POST or None)
    if form.is_valid():
        try:
            return redirect(services.open_case(user=request.user, at=timezone.now(), **form.cleaned_data))
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    return render(request, "requests_app/cases/new.html", {"form": form, "may_open": may_open_case(request.user)})


@require_safe
def case(request, pk):
    found = _fetch(request.user, pk)
    people, visible = assemble.protected_in(found), visible_to(request.user).filter(case=found)
    named_by = Count("requests", filter=Q(requests__in=visible))
    context = {
        "case": found,
        "nature": protection.in_text(found.nature, people),
        "facts": protection.in_text(found.summary_of_facts, people),
        "requests": _metered(for_list(visible).order_by("-created_at")),
        "persons": found.persons.select_related("protection").annotate(named_by=named_by),
        "offences": found.offences.annotate(named_by=named_by),
        "can_edit": policies.may_write_case(found, request.user),
        "questionnaires": standings(visible, user=request.user, at=timezone.now()),
    }
    return render(request, "requests_app/cases/case.html", context | plan_of(found, request.user))


def _metered(requests: Iterable[AssistanceRequest]) -> list[tuple[AssistanceRequest, Meter | None]]:
    """Each with how much is open in it, where its text is."""
    found = list(requests)
    numbers = meters(found, on=timezone.localdate())
    return [(each, numbers.get(each.pk)) for each in found]


def _fetch(user, pk) -> Case:
    return get_object_or_404(cases_visible_to(user).select_related("office__state"), pk=pk)


def may_open_case(user) -> bool:
    """In the office they belong to."""
    return user.office is not None and policies.may_write_case(Case(office=user.office), user)


class CasePage(VersionedPage):
    """The case's own text."""

    form_class = CaseForm
    template_name = "requests_app/cases/edit.html"
    part, parts = None, ""

    def fetch(self):
        self.case = _fetch(self.request.user, self.kwargs["pk"])
        pk = self.kwargs.get("part_pk")
        self.part = part_of(getattr(self.case, self.parts).all(), pk, self.parts[:-1]) if pk else None

    def elsewhere(self):
        return None if policies.may_write_case(self.case, self.request.user) else redirect(self.case)

    def form_arguments(self):
        return {"case": self.case}

    def context(self):
        return {"case": self.case, "part": self.part, "requests": self._printing()}

    def _printing(self):
        """The requests that print what is changed here."""
        visible = visible_to(self.request.user)
        return visible.filter(case=self.case) if not self.parts else visible.filter(**{self.parts: self.part})

    def done(self, form):
        messages.success(self.request, "Saved.")
        return redirect(self.case)


class CasePartPage(CasePage):
    def form_arguments(self):
        return super().form_arguments() | {"part": self.part}


class CasePersonPage(CasePartPage):
    form_class = CasePersonForm
    template_name = "requests_app/cases/person.html"
    parts = "persons"


class CaseOffencePage(CasePartPage):
    form_class = CaseOffenceForm
    template_name = "requests_app/cases/offence.html"
    parts = "offences"


@require_POST
def take_out(request, pk, parts, part_pk):
    """Take a person or an offence out of the case; one that a request names stays."""
    found = _fetch(request.user, pk)
    with telling(request):
        part = part_of(getattr(found, parts).all(), part_pk, parts[:-1])
        seen = int(request.POST["seen_version"])
        services.take_out_of_case(part, user=request.user, at=timezone.now(), seen_version=seen)
    return redirect(found)
