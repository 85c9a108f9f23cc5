"""Addresses of the registry."""

from django.urls import path

from treaties.views import finder, reading

app_name = "treaties"
urlpatterns = [
    path("channels/", finder.finder, name="finder"),
    path("states/", reading.state_list, name="states"),
    path("states/<str:code>/", reading.state_page, name="state"),
    path("instruments/", reading.instrument_list, name="instruments"),
    path("instruments/<str:code>/", reading.instrument_page, name="instrument"),
]
