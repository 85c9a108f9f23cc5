"""What a reviewer read in a source when they approved goes to the registry's editors."""

from requests_app import acts
from requests_app.content import converter
from requests_app.models import RequestEvent
from treaties import editing


def report_verifications(event: RequestEvent) -> None:
    """A suggestion for each source that an approval names. Nothing of the request is told."""
    approval = converter.structure(event.details, acts.Approve)
    for answer in approval.answers:
        if answer.source_url:
            instrument, _, state = answer.fact.partition(":")
            editing.suggest(
                about=f"{state}, {instrument}",
                kind="participations",
                key=f"{instrument} / {state}",
                words=f"Read in this source on {answer.seen_on:%-d %B %Y}; the registry has it as unverified.",
                url=answer.source_url,
                by=event.user,
                at=event.at,
            )
