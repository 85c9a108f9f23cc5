"""Rules of the house that no linter holds."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from requests_app.choices import Act

ROOMS = ["accounts", "config", "jobs", "paper", "requests_app", "treaties"]
SOURCES = [
    path
    for room in ROOMS
    for path in sorted((settings.BASE_DIR / room).rglob("*.py"))
    if "migrations" not in path.parts
]
KNOW_REQUESTS = [path for path in SOURCES if path.relative_to(settings.BASE_DIR).parts[0] in {"config", "requests_app"}]

CLOCKS = ("timezone.now()", "date.today()", "datetime.now()", "localdate()", "localtime()")
# Where the world comes in: browsers, programs, load balancers, the command line, jobs, signals, allauth.
EDGES = {
    *("views", "views.py", "templatetags", "api", "api_tokens.py", "health.py"),
    *("commands", "tasks.py", "receivers.py", "adapter.py"),
}


def named(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", SOURCES, ids=named)
class TestEveryModule:
    def test_stays_below_400_lines(self, path):
        assert len(path.read_text().splitlines()) <= 400

    def test_imports_nothing_inside_a_function(self, path):
        tree = ast.parse(path.read_text())
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        inner = [node for f in functions for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not inner

    def test_has_no_room_without_a_name(self, path):
        assert path.stem not in {"utils", "helpers", "common", "base", "misc"}

    def test_takes_the_time_from_outside(self, path):
        """The clock is read only at the edges, and a form is told the day by its view."""
        if EDGES.isdisjoint(path.relative_to(settings.BASE_DIR).parts):
            assert not [clock for clock in CLOCKS if clock in path.read_text()]


class TestRequestMeansHttp:
    """The record is an `assistance_request`."""

    @pytest.mark.parametrize("path", [*SOURCES, *sorted((settings.BASE_DIR / "tests").rglob("*.py"))], ids=named)
    def test_and_names_nothing_else(self, path):
        assigned = [
            node.value
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and target.id == "request"
        ]
        assert not [value for value in assigned if "RequestFactory()" not in ast.unparse(value)]


class TestStatusHasOneWriter:
    """In the rooms that know requests: those below cannot import one, which import-linter holds."""

    @pytest.mark.parametrize("path", KNOW_REQUESTS, ids=named)
    def test_no_transition_is_called_outside_perform(self, path):
        """A transition is a method named like an act, called on anything: only `workflow` may, and does it by name."""
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in set(Act.values)
        ]
        # `schema_editor.execute`, `cursor.execute` are not requests.
        on_requests = [call for call in calls if not _is_sql(call)]
        assert not on_requests

    def test_only_workflow_finds_a_transition_by_its_name(self):
        users = [named(path) for path in SOURCES if "_django_fsm" in path.read_text()]
        assert users == ["requests_app/workflow/__init__.py"]

    @pytest.mark.parametrize("path", KNOW_REQUESTS, ids=named)
    def test_no_update_writes_a_status(self, path):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
                assert "status" not in {keyword.arg for keyword in node.keywords}


def _is_sql(call: ast.Call) -> bool:
    return isinstance(call.func.value, ast.Name) and call.func.value.id in {"schema_editor", "cursor"}
