"""Addresses of the registry."""

from django.urls import path  # noqa: F401

app_name = "treaties"
urlpatterns = []
