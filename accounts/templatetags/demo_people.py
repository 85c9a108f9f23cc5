"""{% demo_people as states %}: who may be signed in as by one click, by State. Empty outside demo mode."""

from django import template
from django.conf import settings

from accounts import demo

register = template.Library()


@register.simple_tag
def demo_people():
    return demo.by_state() if settings.DEMO else []
