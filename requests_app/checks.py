"""What must hold before an act: each check takes the Situation and returns sentences about what does not hold.

`workflow.perform` puts the situation together; nothing here reads the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from requests_app.acts import ActDetails, Remark
from requests_app.checklist import Gap, Hands, languages
from requests_app.checklist.grounds import ToConfirm
from requests_app.checklist.meter import Meter, meter
from requests_app.choices import Confidentiality, Route, SentAs
from requests_app.content import LetterContent
from treaties.channels import Channel


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a check may ask about, at the moment of the act."""

    content: LetterContent
    digest: str
    version: int  # of the request's saved text
    gaps: tuple[Gap, ...]
    details: ActDetails
    today: date
    usable: Channel | None  # the chosen channel, where it is usable today
    unusable_because: tuple[str, ...]  # why not, where it is not
    routes: tuple[str, ...]  # keys of the routes that the channel's law names
    last_on: date | None  # the day of the last act that has one
    undrawable: tuple[str, ...]  # what no font can print
    hands: Hands | None  # who may take a draft on; None for what is no draft
    to_confirm: tuple[ToConfirm, ...]  # warnings and promises about grounds for refusal
    spoilt: tuple[str, ...]  # annexes whose stored file is not the one that was attached
    paragraphs: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # by section and passage's key
    closed_routes: Mapping[str, str] = field(default_factory=dict)  # key of the law's route -> why it is not open
    unsent: tuple[str, ...] = ()  # why what is said to have been sent cannot have been
    open_comments: tuple[str, ...] = ()  # where nobody has resolved one yet: "“Nexus” (Facts and nexus), by Ada Sample"

    @property
    def meter(self) -> Meter:
        """What every page counts as open."""
        return meter(self.content, self.gaps)


def nothing_changed_since_seen(situation: Situation) -> list[str]:
    if situation.details.seen_version != situation.version:
        return ["Somebody changed the draft since you opened it. Read it again, then submit."]
    return []


def text_is_what_was_seen(situation: Situation) -> list[str]:
    if situation.details.seen_digest != situation.digest:
        return ["The text changed since you read it. Read it again: approval is of exactly that text."]
    return []


def letter_is_complete(situation: Situation) -> list[str]:
    return [gap.sentence for gap in situation.meter.mandatory]


def somebody_may_review(situation: Situation) -> list[str]:
    """Of a restricted request the gaps tell it, with the place where people are named."""
    if situation.content.confidentiality == Confidentiality.RESTRICTED or not situation.hands.lacking:
        return []
    return [situation.hands.lacking]


def annexes_are_unaltered(situation: Situation) -> list[str]:
    return [
        f"The stored file of {annex} is lost or is not the one that was attached. Return the draft, so that it is "
        "attached anew, and tell your administrator."
        for annex in situation.spoilt
    ]


def recommended_gaps_are_confirmed(situation: Situation) -> list[str]:
    confirmed = situation.details.confirmed_gaps
    return [
        f"Confirm that this may stay open, or return the draft: {gap.sentence}"
        for gap in situation.meter.recommended
        if gap.key not in confirmed
    ]


def grounds_are_confirmed(situation: Situation) -> list[str]:
    confirmed = situation.details.confirmed_grounds
    return [
        f"Confirm this, or return the draft: {each.what}" for each in situation.to_confirm if each.key not in confirmed
    ]


def facts_are_answered_for(situation: Situation) -> list[str]:
    answered = {answer.fact for answer in situation.details.answers if answer.is_given}
    return [
        f"Name the source you read, or say why this unverified fact may be relied on: {fact.sentence}"
        for fact in situation.meter.unverified
        if fact.key not in answered
    ]


def no_comment_is_open(situation: Situation) -> list[str]:
    return [f"Resolve the comment on {where} first, or return the draft." for where in situation.open_comments]


def remarks_stand_in_the_text(situation: Situation) -> list[str]:
    return [
        f"“{remark.where}” does not say that any more. Read it again, then mark the place anew."
        for remark in situation.details.remarks
        if remark.place and not _stands(remark, situation)
    ]


def _stands(remark: Remark, situation: Situation) -> bool:
    paragraphs = situation.paragraphs.get((remark.section, remark.place))
    return paragraphs is not None and (not remark.quote or remark.quote in paragraphs)


def letter_can_be_printed(situation: Situation) -> list[str]:
    return list(situation.undrawable)


def channel_is_usable(situation: Situation) -> list[str]:
    if situation.usable:
        return []
    return list(situation.unusable_because) or ["Choose a channel first."]


def route_is_explained(situation: Situation) -> list[str]:
    details = situation.details
    if details.route in situation.routes or details.reason_for_route.strip():
        return []
    unnamed = "The law of this channel does not name that route."
    because = situation.closed_routes.get(details.route, unnamed)
    return [f"{because} Choose one that is open, or give the reason."]


def what_went_is_there(situation: Situation) -> list[str]:
    return list(situation.unsent)


def what_went_fits_the_route(situation: Situation) -> list[str]:
    details = situation.details
    if details.sent_as not in SentAs:
        return ["Say what went: the PDF as issued, the signed original, or nothing on paper yet."]
    if (details.sent_as == SentAs.ORAL) == (details.route == Route.ORAL_URGENT) or details.route not in Route:
        return []
    if details.sent_as == SentAs.ORAL:
        return ["By that route a file goes. Say which, or choose the oral route where the law names it."]
    return ["By the oral route nothing goes on paper. Say so, or choose the route by which the file went."]


def language_is_met(situation: Situation) -> list[str]:
    content = situation.content
    if languages.language_is_met(content):
        return []
    return [f"{languages.accepted_and_offered(content)} Attach a translation first."]


def day_follows_the_last(situation: Situation) -> list[str]:
    on = situation.details.on
    if situation.last_on and on < situation.last_on:
        return [f"That day lies before the last recorded step ({situation.last_on:%-d %B %Y}). Check the date."]
    return []
