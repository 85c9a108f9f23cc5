from importlib import import_module

from django.apps import AppConfig
from django.core import checks


class RequestsConfig(AppConfig):
    name = "requests_app"
    verbose_name = "Requests for assistance"

    def ready(self):
        checks.register(import_module("requests_app.correspondence.rules").problems)
        import_module("requests_app.receivers")
        import_module("requests_app.telling")
        import_module("requests_app.earlier.long")
        import_module("requests_app.open_work")
        import_module("requests_app.numbers.experience")
