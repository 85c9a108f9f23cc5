"""What others did lately with somebody's requests, and what they did last themselves."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accounts.models import User
from requests_app.choices import Entry
from requests_app.models import AssistanceRequest, Drafter, RequestEvent
from requests_app.narration import WITHOUT_A_DOER
from requests_app.selectors import visible_to

NEWS_FOR = timedelta(days=14)
NEWS = 10
LAST_ACTS = 5


def news_of(user: User, *, at: datetime) -> QuerySet[RequestEvent]:
    """What others did lately with requests that this user works on or wrote part of, newest first."""
    assigned = AssistanceRequest.objects.filter(assigned_to=user).order_by().values("pk")
    # As a union the database begins with these few; where either may hold it reads all that the user sees.
    theirs = assigned.union(Drafter.objects.filter(user=user).values("assistance_request"))
    by_others = RequestEvent.objects.exclude(act=Entry.OPENED).filter(~Q(user=user) | Q(act__in=WITHOUT_A_DOER))
    return _newest(by_others.filter(assistance_request__in=theirs, at__gt=at - NEWS_FOR), user)[:NEWS]


def last_acts_of(user: User) -> QuerySet[RequestEvent]:
    """What this person did last."""
    done = RequestEvent.objects.filter(user=user).exclude(act__in=WITHOUT_A_DOER)
    return _newest(done, user)[:LAST_ACTS]


def _newest(events: QuerySet[RequestEvent], user: User) -> QuerySet[RequestEvent]:
    seen = events.filter(assistance_request__in=visible_to(user))
    return seen.select_related("user", "assistance_request").order_by("-pk")
