"""Addresses of every room."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("registry/", include("treaties.urls")),
    path("", include("accounts.urls")),
    path("", include("requests_app.urls")),
]
