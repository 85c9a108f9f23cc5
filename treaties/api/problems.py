"""What cannot be answered, said in plain words as problem JSON (RFC 9457)."""

import json
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, Throttled, ValidationError

from treaties.api.parameters import HINTS
from treaties.channels import ChannelQuestionError, NotARequestingState, SameState
from treaties.editions import EditionAltered
from treaties.selectors import RegistryNotLoaded

MEDIA_TYPE = "application/problem+json"
SCHEMA = {
    "type": "object",
    "title": "Problem",
    "required": ["title", "status", "detail", "errors"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong and what to do"},
        "errors": {"type": "array", "items": {"type": "string"}, "description": "Each thing that is wrong"},
    },
}
DESCRIBED = {
    int(status): {"description": status.phrase, "content": {MEDIA_TYPE: {"schema": SCHEMA}}}
    for status in (
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}


class Problem(Exception):
    """`errors` are sentences that say what is wrong and what to do."""

    def __init__(self, status: HTTPStatus, errors: Iterable[str]):
        self.status, self.errors = status, list(errors)
        super().__init__(" ".join(self.errors))


def told(problem: Problem) -> HttpResponse:
    body = {
        "title": problem.status.phrase,
        "status": int(problem.status),
        "detail": str(problem),
        "errors": problem.errors,
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=problem.status, content_type=MEDIA_TYPE)


def _of_question(error: ChannelQuestionError) -> Problem:
    """A code or key that is not there is not found; two that cannot go together are a wrong question."""
    wrong = isinstance(error, SameState | NotARequestingState)
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.NOT_FOUND, [str(error)])


def _of_values(error: ValidationError) -> Problem:
    told_once = dict.fromkeys(_of_value(each) for each in error.errors)
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, told_once)


def _of_value(error: dict) -> str:
    # The last part that is the name of a parameter: an item of a list is told by its list.
    name = next(part for part in reversed(error["loc"]) if part in HINTS)
    if error["type"] == "enum":
        return f"{name}: give {error['ctx']['expected']}."
    return f"{name}: give {HINTS[name]}."


def _of_sign_in(error: AuthenticationError) -> Problem:
    words = "Sign in, or send a token that is still valid as Authorization: Bearer. Your profile has a page for tokens."
    return Problem(HTTPStatus.UNAUTHORIZED, [words])


def _of_haste(error: Throttled) -> Problem:
    return Problem(HTTPStatus.TOO_MANY_REQUESTS, ["Too many questions at once. Wait as long as Retry-After says."])


def _of_registry(error: RegistryNotLoaded | EditionAltered) -> Problem:
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, [str(error)])


def _itself(problem: Problem) -> Problem:
    return problem


# What is raised -> how it is told.
PROBLEMS: dict[type[Exception], Callable[[Exception], Problem]] = {
    Problem: _itself,
    ChannelQuestionError: _of_question,
    ValidationError: _of_values,
    AuthenticationError: _of_sign_in,
    Throttled: _of_haste,
    RegistryNotLoaded: _of_registry,
    EditionAltered: _of_registry,
}


def handler(told_as: Callable[[Exception], Problem]) -> Callable[[HttpRequest, Exception], HttpResponse]:
    def answer(request, error):
        response = told(told_as(error))
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            response["WWW-Authenticate"] = "Bearer"
        return response

    return answer
