"""Part of the addresses in demo mode only."""

from django.urls import path

from accounts.views import demo

urlpatterns = [path("sign-in/", demo.sign_in, name="demo_sign_in")]
