"""Addresses of the registry."""

from django.urls import path

from treaties.views import finder, pictures, reading, searching

app_name = "treaties"
urlpatterns = [
    path("channels/", finder.finder, name="finder"),
    path("search/", searching.results, name="search"),
    path("states/", reading.state_list, name="states"),
    path("states/<str:code>/", reading.state_page, name="state"),
    path("states/<str:code>/map/", pictures.state_map, name="map"),
    path("states/<str:code>/timeline/", pictures.state_timeline, name="timeline"),
    path("matrix/", pictures.matrix, name="matrix"),
    path("instruments/", reading.instrument_list, name="instruments"),
    path("instruments/<str:code>/", reading.instrument_page, name="instrument"),
]
