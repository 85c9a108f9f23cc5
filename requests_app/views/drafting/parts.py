"""Persons and offences: written once in the case, named by the requests that need them. `parts` is which of the two."""

from django.views.decorators.http import require_POST

from requests_app.choices import Section
from requests_app.selectors import visible_to
from requests_app.views.drafting.pages import DraftPage, SectionPage
from requests_app.views.small_acts import change
from requests_app.views.versioned_page import part_of


class NamedPage(SectionPage):
    """Those that this request names, and the others of its case."""

    def context(self):
        parts = self.section.value
        named = list(getattr(self.assistance_request, parts).all())
        of_the_case = getattr(self.assistance_request.case, parts).exclude(pk__in=[each.pk for each in named])
        return super().context() | {"named": named, "others": of_the_case}


class PartPage(DraftPage):
    """A new one, or one that the request names."""

    def fetch(self):
        super().fetch()
        parts, pk = self.section.value, self.kwargs.get("part_pk")
        self.part = part_of(getattr(self.assistance_request, parts).all(), pk, parts[:-1]) if pk else None

    def form_arguments(self):
        return super().form_arguments() | {"part": self.part}

    def context(self):
        others = visible_to(self.request.user).exclude(pk=self.assistance_request.pk)
        elsewhere = others.filter(**{self.section.value: self.part}).count() if self.part else 0
        return super().context() | {"part": self.part, "elsewhere": elsewhere}


@require_POST
def name(request, pk, parts, part_pk):
    """Name one of the case in this request."""

    def write(locked):
        getattr(locked, parts).add(part_of(getattr(locked.case, parts).all(), part_pk, parts[:-1]))

    return change(request, pk, Section(parts), write)


@require_POST
def take_out(request, pk, parts, part_pk):
    """Name it here no more; it stays in the case."""

    def write(locked):
        getattr(locked, parts).remove(part_of(getattr(locked, parts).all(), part_pk, parts[:-1]))

    return change(request, pk, Section(parts), write)
