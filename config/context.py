"""What every page knows about the installation."""

from django.conf import settings


def site(request):
    return {"DEMO": settings.DEMO}
