"""The channel rule, asked from outside."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from treaties.api.operations import reads
from treaties.api.parameters import ChannelQuestion
from treaties.api.shapes import AnswerShape
from treaties.channels import as_json, resolve
from treaties.selectors import current_registry


@reads("/channels", AnswerShape)
def channels(request: HttpRequest, asked: Query[ChannelQuestion]):
    """Which channels bind two States on a day, which is best and why: the same JSON as `manage.py channels --json`."""
    pair = asked.requesting.upper(), asked.requested.upper()
    answer = resolve(current_registry(), *pair, asked.on or timezone.localdate(), asked.measure, asked.offence)
    return HttpResponse(json.dumps(as_json(answer), ensure_ascii=False), content_type="application/json")
