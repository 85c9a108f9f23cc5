"""Signed-in people only, but for what says otherwise."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render


class SignInRequired(LoginRequiredMiddleware):
    """A part of a page that asks by itself is told so in a sentence: a sign-in page in its place would take the text
    that somebody is typing away."""

    def handle_no_permission(self, request, view_func):
        if "HX-Request" in request.headers:
            return render(request, "_signed_out.html", status=401)
        return super().handle_no_permission(request, view_func)
