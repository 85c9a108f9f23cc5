"""Addresses of every room."""

from django.contrib import admin
from django.urls import include, path

from config import api

handler400 = "config.errors.bad_request"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    path("", include("accounts.urls")),  # before allauth's: its page for changing one's address is closed there
    path("accounts/", include("allauth.urls")),
    path("work/", include("jobs.urls")),
    path("registry/", include("treaties.urls")),
    path("", include("requests_app.urls")),
]
