from importlib import import_module

from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    name = "treaties"
    verbose_name = "Treaty registry"

    def ready(self):
        import_module("treaties.uploads.long")  # what its job does
