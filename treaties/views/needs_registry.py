"""Screens that cannot be without the registry say how to load it."""

from functools import wraps

from django.shortcuts import render

from treaties.selectors import RegistryNotLoaded


def needs_registry(view):
    """Answer 503 with what to do where there is no edition, instead of failing."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except RegistryNotLoaded as reason:
            return render(request, "treaties/not_loaded.html", {"reason": reason}, status=503)

    return guarded
