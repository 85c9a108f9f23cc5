"""Addresses of the registry."""

from django.urls import path

from treaties.views import (
    cards,
    changes,
    checking,
    editions,
    facts,
    finder,
    pictures,
    proposing,
    reading,
    searching,
    sources,
)

app_name = "treaties"
urlpatterns = [
    path("channels/", finder.finder, name="finder"),
    path("search/", searching.results, name="search"),
    path("states/", reading.state_list, name="states"),
    path("states/<str:code>/", reading.state_page, name="state"),
    path("states/<str:code>/cards/", cards.all_cards, name="cards"),
    path("states/<str:code>/cards/<str:measure>/", cards.one_card, name="card"),
    path("states/<str:code>/authority/", cards.authority, name="authority"),
    path("states/<str:code>/map/", pictures.state_map, name="map"),
    path("states/<str:code>/timeline/", pictures.state_timeline, name="timeline"),
    path("matrix/", pictures.matrix, name="matrix"),
    path("instruments/", reading.instrument_list, name="instruments"),
    path("instruments/<str:code>/", reading.instrument_page, name="instrument"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("claims/", sources.claims, name="claims"),
    path("checks/", checking.checks, name="checks"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<int:number>/", editions.edition, name="edition"),
    path("facts/<str:kind>/<int:pk>/", facts.fact_page, name="fact"),
    path("facts/<str:kind>/<int:pk>/suggest/", facts.suggest, name="suggest"),
    path("facts/<str:kind>/<int:pk>/change/", proposing.change, name="change"),
    path("facts/<str:kind>/<int:pk>/remove/", proposing.remove, name="remove"),
    path("facts/<str:kind>/new/", proposing.add, name="add"),
    path("treaties/new/", proposing.treaty, name="treaty"),
    path("suggestions/", facts.suggestions, name="suggestions"),
    path("suggestions/new/", facts.suggest, name="suggest_new"),
    path("suggestions/<int:pk>/", changes.suggestion, name="suggestion"),
    path("changes/", changes.desk, name="changes"),
    path("changes/publish/", changes.publish, name="publish"),
    path("changes/<int:pk>/", changes.proposal, name="proposal"),
    path("changes/<int:pk>/evidence/", changes.evidence, name="evidence"),
    path("changes/<int:pk>/<str:decision>/", changes.decide, name="decide"),
]
