"""What a screen says where the registry, or the edition it was asked for, is not there, whichever room it stands in."""

from django.shortcuts import render

from treaties.selectors import EditionNotReadable, RegistryNotLoaded


class NeedsRegistry:
    """Answers 503 with what to do where a view found no edition, 404 where it found not the one named."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, RegistryNotLoaded):
            return render(request, "treaties/not_loaded.html", {"reason": exception}, status=503)
        if isinstance(exception, EditionNotReadable):
            return render(request, "treaties/edition_not_there.html", {"reason": exception}, status=404)
        return None
