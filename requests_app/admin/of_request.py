"""Rows are those of requests and cases that the person may see in the application too."""

from functools import reduce

from django.contrib import admin

from requests_app import assemble
from requests_app.content import protection
from requests_app.discretion import may_read_names_in
from requests_app.selectors import cases_visible_to, visible_to
from treaties.admin import ReadOnlyAdmin


class OfRequest(ReadOnlyAdmin):
    """`request_path` leads from a row to its request. Unless its page shows no text at all (`tells_no_names`), a row of
    a case with protected people is opened to those alone who may read their names in the application."""

    request_path = "assistance_request"
    tells_no_names = False
    list_display = ["told"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(**{f"{self.request_path}__in": visible_to(request.user)})

    def has_view_permission(self, request, obj=None):
        may = super().has_view_permission(request, obj)
        return may and (obj is None or self.tells_no_names or may_read_names_in(self.case_of(obj), request.user))

    @admin.display(description="row")
    def told(self, obj):
        """With pseudonyms, whoever reads the list."""
        return protection.in_name(str(obj), assemble.protected_in(self.case_of(obj)))

    def case_of(self, obj):
        steps = [] if self.request_path == "pk" else self.request_path.split("__")
        found = reduce(getattr, steps, obj)
        return getattr(found, "case", found)  # of a request, or the case itself


def masked(column: str):
    """A column whose words may name somebody."""

    @admin.display(description=column, ordering=column)
    def told(self, obj):
        return protection.in_name(getattr(obj, column), assemble.protected_in(self.case_of(obj)))

    return told


class OfCase(OfRequest):
    request_path = "case"

    def get_queryset(self, request):
        return self.model._default_manager.filter(**{f"{self.request_path}__in": cases_visible_to(request.user)})
