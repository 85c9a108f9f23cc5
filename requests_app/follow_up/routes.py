"""By which ways a letter that follows one may travel: those of the letter that it follows, as the law of its channel
opens them on the day; any other needs a reason.
"""

from datetime import date

from requests_app import assemble
from requests_app.choices import SentAs
from requests_app.content import LetterContent, frozen_letter
from requests_app.follow_up import originals
from requests_app.models import FollowUpLetter
from requests_app.reading import routing
from requests_app.reading.routing import Way
from treaties.selectors import current_registry

NO_ORIGINAL = "No signed original of this letter is filed. File its scan first, or say that the PDF as issued went."


def ways_of(letter: FollowUpLetter, *, on: date) -> tuple[Way, ...]:
    """Every route that the channel's law names; none where the request has no channel."""
    usable, _ = assemble.usable_today(letter.assistance_request, on=on)
    return routing.ways(_followed(letter), current_registry(), usable)


def _followed(letter: FollowUpLetter) -> LetterContent:
    if letter.letter:
        return frozen_letter(letter.letter.content).content
    return assemble.assemble(letter.assistance_request)  # of a letter from before Comity no more is known


def why_not_so(route: str, reason: str, ways: tuple[Way, ...]) -> list[str]:
    """Why it is not recorded as sent by this route."""
    if not route.strip():
        return ["Choose the route by which it was sent."]
    because = {way.route.key: way.because for way in ways}
    if reason.strip() or because.get(route) == "":
        return []
    if not ways:
        return ["No channel of the registry names a route for this request: say why it goes by this one."]
    told = because.get(route, "The law of this channel does not name that route.")
    return [f"{told} Choose one that is open, or give the reason."]


def lacking(letter: FollowUpLetter, sent_as: str) -> list[str]:
    """Why what is said to have gone cannot have. Reads files: ask before anything is locked."""
    if sent_as not in (SentAs.DIGITAL, SentAs.ORIGINAL):
        return ["Say what was sent: the PDF as issued, or the signed original."]
    if sent_as == SentAs.DIGITAL:
        return []
    original = originals.newest(letter)
    if original is None:
        return [NO_ORIGINAL]
    return [
        f"The file “{each}” of the signed original is lost or is not the one that was filed. File the scan again."
        for each in original.files.all()
        if not each.is_unaltered()
    ]
