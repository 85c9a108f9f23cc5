"""What every read of the registry has in common: parameters nobody knows are refused, and nothing is sent twice.

The ETag is the hash of the answer itself. Edition and digest would not do: an answer without a day is today's, and a
new version of Comity may say the same facts in other words.
"""

from functools import wraps
from http import HTTPStatus

from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.decorators.vary import vary_on_headers
from ninja import Router, Schema

from treaties.api.problems import DESCRIBED, Problem

router = Router(tags=["registry"])
UNCHANGED = {304: {"description": "What If-None-Match names is still the answer"}}


def reads(path: str, answer: type):
    """Declares a GET below the API's address with the shape of its answer."""

    def declare(view):
        described = {"responses": UNCHANGED | DESCRIBED}
        return router.get(path, response=answer, operation_id=view.__name__, openapi_extra=described)(view)

    return declare


def only_known_parameters(view):
    """A misspelt filter would otherwise answer with everything, and a second value be dropped."""

    @wraps(view)
    def guarded(request, **values):
        known = _names(values)
        given = request.GET
        here = f"This address takes: {', '.join(known)}." if known else "This address takes none."
        problems = [f"There is no parameter {name[:40]!r}. {here}" for name in given if name not in known]
        problems += [
            f"{name} may be given once."
            for name in given
            if name in known and known[name] is not list and len(given.getlist(name)) > 1
        ]
        if problems:
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, problems)
        return view(request, **values)

    return guarded


def _names(values: dict) -> dict[str, type]:
    """The query's names and the kind of their values."""
    return {
        name: type(value)
        for asked in values.values()
        if isinstance(asked, Schema)
        for name, value in asked.__dict__.items()
    }


router.add_decorator(only_known_parameters)
for decorator in (
    conditional_page,
    cache_control(private=True, no_cache=True),
    vary_on_headers("Authorization", "Cookie"),
):
    router.add_decorator(decorator, mode="view")
