"""Screens that cannot be without the registry say how to load it, whichever room they stand in."""

from django.shortcuts import render

from treaties.selectors import RegistryNotLoaded


class NeedsRegistry:
    """Answers 503 with what to do where a view found no edition, instead of failing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, RegistryNotLoaded):
            return render(request, "treaties/not_loaded.html", {"reason": exception}, status=503)
        return None
