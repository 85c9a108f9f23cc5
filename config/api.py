"""/api/v1/: the rooms' routers, who may ask (accounts) and how often, put together here because no room knows both."""

import time
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.security import SessionAuth
from ninja.throttling import BaseThrottle

from accounts.api_tokens import TokenBearer
from treaties import api as registry

A_MINUTE = 300  # questions a person may ask, in each process of the web server


class EachPerson(BaseThrottle):
    """Counts a person's questions by the minute, whatever session or token they come with."""

    def allow_request(self, request):
        key = f"api-{request.auth.pk}-{int(time.time() // 60)}"
        return cache.add(key, 1, timeout=120) or cache.incr(key) <= A_MINUTE

    def wait(self):
        return 60 - time.time() % 60


api = NinjaAPI(
    title="Comity",
    version="1",
    description="The treaty registry and the channel rule. Each fact says where it was read, as of when, and whether "
    "it is verified. See docs/api.md.",
    urls_namespace="api",
    docs_url=None,  # its page would fetch scripts from elsewhere
    auth=[TokenBearer(), SessionAuth()],
    throttle=[EachPerson()],
)
api.add_router("", registry.router)
for error, told_as in registry.PROBLEMS.items():
    api.add_exception_handler(error, registry.handler(told_as))


@csrf_exempt  # whatever is sent here, the answer is the same
def nowhere(request, address: str = ""):
    words = "There is nothing at this address. /api/v1/openapi.json lists what is."
    return registry.told(registry.Problem(HTTPStatus.NOT_FOUND, [words]))


patterns, app_name, namespace = api.urls
patterns[-1:] = [path("", nowhere, name="api-root"), path("<path:address>", nowhere)]
# The API asks for itself who it is, and answers strangers in JSON instead of sending them to a page. Its OpenAPI page
# says nothing that is not public.
for pattern in patterns:
    pattern.callback = login_not_required(pattern.callback)
urls = patterns, app_name, namespace
