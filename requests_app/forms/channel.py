"""The channel: which instrument the request rests on, as resolved for a day, and what is cited beside it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.forms.boundfield import BoundWidget

from accounts.models import User
from requests_app import services
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Choices, Day
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from treaties.channels import Answer, Channel, resolve

NOT_USABLE = "That channel is not usable on this day. Choose one of those below."


@dataclass(frozen=True, slots=True)
class Option:
    """A channel with the button that chooses it."""

    widget: BoundWidget
    channel: Channel
    is_recommended: bool = False


class ChannelChoice(forms.Form):
    """The channels of an answer to choose from: one usable one, and any that may be cited beside it."""

    channel = Choice("Channel", missing="Choose the channel.", not_listed=NOT_USABLE, widget=forms.RadioSelect)
    supporting = Choices("Cited beside it", not_listed="That instrument cannot be cited on this day. Choose again.")

    def offer(self, answer: Answer) -> None:
        """Let only what is usable on the day of the answer be chosen."""
        self.answer = answer
        self.fields["channel"].choices = [(each.instrument, each.name) for each in answer.usable]
        self.fields["supporting"].choices = [(each.instrument, each.name) for each in answer.supporting]

    @property
    def usable(self) -> list[Option]:
        recommended = self.answer.recommended
        return [Option(*pair, pair[1] is recommended) for pair in zip(self["channel"], self.answer.usable, strict=True)]

    @property
    def citable(self) -> list[Option]:
        return [Option(*pair) for pair in zip(self["supporting"], self.answer.supporting, strict=True)]


class DayForm(forms.Form):
    """Another day to show the channels for."""

    on = Day("Channels on another day")


class ChannelForm(ChannelChoice, DraftForm):
    """The channel for a day: the one that was shown, or today."""

    section = Section.CHANNEL
    on = Day("Day", missing="The day was lost. Open this page again.")

    def __init__(self, *args, reading: Reading, on: date | None = None, **kwargs):
        self.asked_day = on or reading.on
        super().__init__(*args, reading=reading, **kwargs)

    def shown(self):
        saved = self.assistance_request
        return {"on": saved.basis_on, "channel": saved.channel, "supporting": saved.supporting}

    def prepare(self):
        saved, content = self.assistance_request, self.reading.content
        pair = (saved.requesting_state_id, saved.requested_state_id)
        offences = {offence.catalogue_key for offence in content.offences if offence.catalogue_key}
        offence = offences.pop() if len(offences) == 1 else None  # of several, each may fall under another scope
        self.offer(resolve(self.reading.registry, *pair, self.day, content.measure_keys, offence))

    @property
    def day(self) -> date:
        """The day of the channels that are shown: the posted one where it is one."""
        if self.is_bound:
            with suppress(forms.ValidationError):
                return self.fields["on"].clean(self.data.get("on"))
        return self.asked_day

    @property
    def lost(self) -> Channel | None:
        """The saved channel where it is not usable on this day."""
        saved = self.assistance_request.channel
        is_usable = any(each.instrument == saved for each in self.answer.usable)
        return None if is_usable else self.answer.channel(saved)

    @property
    def is_saved(self) -> bool:
        """Under a new edition the same channel is chosen again: that pins the edition and takes a flag off."""
        edition = self.assistance_request.edition
        return super().is_saved and edition is not None and edition.number == self.reading.registry.edition

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        services.choose_channel(
            locked,
            channel=self.cleaned_data["channel"],
            supporting=self.cleaned_data["supporting"],
            on=self.cleaned_data["on"],
        )
