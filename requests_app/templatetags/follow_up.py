"""The letter that a desk offers beside a request."""

from django import template

from requests_app.desk.items import Item
from requests_app.follow_up.waiting import Offer, offer_for

register = template.Library()


@register.filter
def follow_up_offer(item: Item) -> Offer | None:
    return offer_for(item.assistance_request.status, item.clock)
