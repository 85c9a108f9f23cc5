"""The registry seen rather than read: a State's map and timeline, and a matrix of pairs."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from treaties.pictures.axis import axis_of
from treaties.pictures.forms import DayForm, MatrixForm
from treaties.pictures.matrix import matrix_of
from treaties.pictures.outlines import world
from treaties.pictures.timeline import timeline_of
from treaties.pictures.world import map_of
from treaties.selectors import current_registry


def state_map(request, code):
    registry = current_registry()
    state = _state(registry, code, may_be_union=False)
    form = DayForm.asked(request.GET, today=timezone.localdate())
    context = {"form": form, "state": state}
    if form.is_valid():
        context |= {"map": map_of(registry, state.code, form.day), "world": world(), "on": form.day}
    return render(request, "treaties/pictures/map.html", context, status=200 if form.is_valid() else 400)


def state_timeline(request, code):
    registry = current_registry()
    state = _state(registry, code)
    form = DayForm.asked(request.GET, today=timezone.localdate())
    context = {"form": form, "state": state}
    if form.is_valid():
        timeline = timeline_of(registry, state.code, form.day)
        context |= {"timeline": timeline, "axis": axis_of(timeline, form.day), "on": form.day}
    return render(request, "treaties/pictures/timeline.html", context, status=200 if form.is_valid() else 400)


def matrix(request):
    registry = current_registry()
    home, today = _home(request.user), timezone.localdate()
    form = MatrixForm.asked(request.GET, registry=registry, home=home, today=today)
    context = {"form": form}
    if form.is_valid() and form.codes:
        context |= {"matrix": matrix_of(registry, form.codes, form.day), "on": form.day}
    return render(request, "treaties/pictures/matrix.html", context, status=200 if form.is_valid() else 400)


def _state(registry, code, *, may_be_union=True):
    state = registry.states.get(code.upper())
    if state is None or (state.kind == "union" and not may_be_union):
        raise Http404("The registry has no such State.")
    return state


def _home(user) -> str:
    """Code of the State whose office the user belongs to; "" without one."""
    return getattr(getattr(user, "office", None), "state_id", "")
