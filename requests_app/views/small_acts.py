"""Acts on a part of a draft or a case that ask for no form: a button, then the page again, with what was refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from requests_app import services
from requests_app.choices import Section
from requests_app.models import AssistanceRequest
from requests_app.services import EditRefused, StaleEdit
from requests_app.views.drafting.pages import section_url
from requests_app.views.frame import fetch
from requests_app.views.versioned_page import PartIsGone

NOT_UNDERSTOOD = "That was not understood, and nothing was changed. Try again."
MEANWHILE = "A change was saved after you opened the page, so nothing was done. See what it is now, then repeat it."


@contextmanager
def telling(request) -> Iterator[None]:
    """Do a small act inside this: what is refused is told on the next page."""
    try:
        yield
    except (KeyError, ValueError):
        messages.error(request, NOT_UNDERSTOOD)
    except StaleEdit:
        messages.error(request, MEANWHILE)
    except (EditRefused, PartIsGone) as refused:
        messages.error(request, str(refused))


def change(request, pk: int, section: Section, write: Callable[[AssistanceRequest], None]):
    """Do a small act on a draft inside `editing`, then show its section again."""
    assistance_request = fetch(request.user, pk)
    with telling(request):
        seen, at, user = int(request.POST["seen_version"]), timezone.now(), request.user
        with services.editing(assistance_request, user=user, at=at, seen_version=seen, section=section) as locked:
            write(locked)
    return redirect(section_url(assistance_request, section))
