"""The reviewer's forms of approval: approve, countersign."""

import json

from django import forms

from requests_app import acts, comparison
from requests_app.acts import FactAnswer
from requests_app.choices import Act, Section
from requests_app.content import Fact
from requests_app.forms.act_form import ActForm
from requests_app.forms.inputs import LOST, Choice, Line, Text
from requests_app.reading import Reading

OTHER = "other"


class SeenText(ActForm):
    """An act on exactly the text that was read: its digest, and where it differs if it is another by now."""

    seen_digest = forms.CharField(label="This page", widget=forms.HiddenInput, error_messages={"required": LOST})
    seen_sections = forms.CharField(widget=forms.HiddenInput, required=False)

    def shown(self):
        return super().shown() | {
            "seen_digest": self.reading.digest,
            "seen_sections": json.dumps(self.reading.fingerprints),
        }

    def changed_sections(self) -> list[Section]:
        """Where the text differs from the one this person read; nothing where it is the same."""
        if self.data.get("seen_digest") == self.reading.digest:
            return []
        try:
            seen = json.loads(self.data.get("seen_sections", ""))
        except ValueError:
            return []
        return comparison.changed(seen, self.reading.fingerprints) if isinstance(seen, dict) else []


class ApproveForm(SeenText):
    """Has, beside its fixed fields, one answer a fact that is unverified, one tick a gap that may stay open and
    one a warning or assurance about a ground for refusal."""

    act = Act.APPROVE
    form_id = "approve-form"  # its inputs stand where what they decide on stands, apart from its button
    signatory = Choice("Who signs", required=False, widget=forms.RadioSelect)
    signatory_name = Line("Name of the signatory", help_text="Where somebody else signs.")
    signatory_title = Line("Title of the signatory")

    @property
    def consequence(self) -> str:
        if self.reading.assistance_request.requires_countersignature:
            return (
                "You approve exactly this text. It then waits for a second reviewer: the letter is frozen and issued "
                "when it is countersigned."
            )
        return (
            "You approve exactly this text. The letter is frozen with today's date and its signatory; only recalling "
            "the approval can take it back."
        )

    def __init__(self, data=None, *, reading: Reading):
        self.signatories = {str(each.pk): each for each in reading.assistance_request.office.signatories.all()}
        self.signatories = {key: each for key, each in self.signatories.items() if each.is_active}
        super().__init__(data, reading=reading)
        self.fields["signatory"].choices = [
            *((key, str(each)) for key, each in self.signatories.items()),
            (OTHER, "Somebody else"),
        ]
        for fact in reading.unverified_facts:
            self.fields |= _inputs_for(fact)
        for gap in reading.recommended_gaps:
            self.fields[f"gap:{gap.key}"] = forms.BooleanField(
                label=f"“{gap.title}” may stay open",
                error_messages={"required": f"Confirm that “{gap.title}” may stay open, or return the draft."},
            )
            self.fields[f"why:{gap.key}"] = Line(f"Why “{gap.title}” may stay open (optional)")
        for each in reading.grounds_to_confirm:
            self.fields[f"ground:{each.key}"] = forms.BooleanField(
                label=each.what, error_messages={"required": f"Confirm this, or return the draft: {each.what}"}
            )
        for item in self.fields.values():
            item.widget.attrs["form"] = self.form_id

    def shown(self):
        """Who signs is chosen by the reviewer; it stands chosen only where there is no choice."""
        only = list(self.signatories) or [OTHER]
        return super().shown() | {"signatory": only[0] if len(only) == 1 else None}

    @property
    def answers(self) -> list:
        """(fact, its source, its words) for each unverified fact."""
        return [(fact, *(self[name] for name in _inputs_for(fact))) for fact in self.reading.unverified_facts]

    @property
    def confirmations(self) -> list:
        """(gap, its tick, its reason) for each recommended gap, those that ask too broadly first."""
        broad = self.reading.too_broad
        gaps = sorted(self.reading.recommended_gaps, key=lambda gap: gap not in broad)
        return [(gap, self[f"gap:{gap.key}"], self[f"why:{gap.key}"]) for gap in gaps]

    @property
    def grounds(self) -> list:
        """(what is confirmed, its bound field) for each warning and each assurance."""
        return [(each, self[f"ground:{each.key}"]) for each in self.reading.grounds_to_confirm]

    def clean(self):
        cleaned = super().clean()
        for fact in self.reading.unverified_facts:
            if not (cleaned.get(f"source:{fact.key}") or cleaned.get(f"answer:{fact.key}")):
                self.add_error(f"source:{fact.key}", "Name the source you read, or say below why it may be relied on.")
        if signatory := self.signatories.get(cleaned.get("signatory", "")):
            cleaned["signatory_name"], cleaned["signatory_title"] = signatory.name, signatory.title
        elif not cleaned.get("signatory"):
            self.add_error("signatory", "Choose who signs.")
        elif not cleaned.get("signatory_name"):
            self.add_error("signatory_name", "Choose who signs, or enter the signatory's name.")
        elif not cleaned.get("signatory_title"):
            self.add_error("signatory_title", "Enter the signatory's title.")
        return cleaned

    def _answer(self, fact: str) -> FactAnswer:
        source, words = self.cleaned_data[f"source:{fact}"], self.cleaned_data[f"answer:{fact}"]
        return FactAnswer(fact, words, source_url=source, seen_on=self.reading.on if source else None)

    def details(self):
        cleaned = self.cleaned_data
        return acts.Approve(
            seen_digest=cleaned["seen_digest"],
            signatory_name=cleaned["signatory_name"],
            signatory_title=cleaned["signatory_title"],
            answers=tuple(self._answer(fact.key) for fact in self.reading.unverified_facts),
            confirmed_gaps=tuple(gap.key for gap in self.reading.recommended_gaps),
            gap_reasons={
                gap.key: words for gap in self.reading.recommended_gaps if (words := cleaned[f"why:{gap.key}"])
            },
            confirmed_grounds=tuple(each.key for each in self.reading.grounds_to_confirm),
        )


def _inputs_for(fact: Fact) -> dict[str, forms.Field]:
    """For an unverified fact: the source that shows it, or words."""
    return {
        f"source:{fact.key}": forms.URLField(
            label=f"{fact.sentence} Where did you read that?",
            required=False,
            max_length=1000,
            assume_scheme="https",
            help_text="A source you read today. Its link stays in the history and goes to the registry's editors.",
            error_messages={"invalid": "That is no link. It begins with https:// or http://."},
        ),
        f"answer:{fact.key}": Text(
            "Or: why may it be relied on without?",
            help_text="You answer for it in these words; they stay in the history.",
            rows=2,
        ),
    }


class CountersignForm(SeenText):
    act = Act.COUNTERSIGN
    consequence = (
        "You approve exactly this text as a second reviewer. The letter is frozen with today's date; "
        "only recalling the approval can take it back."
    )

    def details(self):
        return acts.Countersign(seen_digest=self.cleaned_data["seen_digest"])
