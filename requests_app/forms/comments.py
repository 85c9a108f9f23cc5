"""What a comment is on, and its words."""

import hashlib

from django import forms

from requests_app.choices import Section
from requests_app.comparison import Passage, passages
from requests_app.content import LetterContent
from requests_app.forms.inputs import Choice, Text

MOST = 20_000  # characters of a comment
WHOLE = "section"


class CommentForm(forms.Form):
    """On a paragraph of a section of this content, or on the section as a whole."""

    on = Choice("On", missing="Choose what the comment is on.", widget=forms.RadioSelect)
    text = Text("Comment", rows=4, max_length=MOST, missing="Write the comment.")

    def __init__(self, data=None, *, content: LetterContent, section: Section, place: str = ""):
        super().__init__(data, label_suffix="", initial={"on": WHOLE})
        self.section = section
        self.paragraphs = {
            _key(passage, paragraph): (passage, paragraph)
            for passage in passages(content)
            if passage.section == section
            for paragraph in passage.paragraphs
        }
        self.fields["on"].choices = [(WHOLE, "The section as a whole"), *((key, key) for key in self.paragraphs)]
        self.initial["on"] = next((key for key, (each, _) in self.paragraphs.items() if each.key == place), WHOLE)

    @property
    def choices(self) -> list[tuple]:
        """(tick, passage, paragraph) of each; the section as a whole has neither."""
        return [(tick, *self.paragraphs.get(tick.data["value"], (None, ""))) for tick in self["on"]]

    @property
    def chosen(self) -> dict[str, str]:
        """What `services.comment` takes."""
        passage, paragraph = self.paragraphs.get(self.cleaned_data["on"], (None, ""))
        return {"place": passage.key if passage else "", "quote": paragraph, "text": self.cleaned_data["text"]}


def _key(passage: Passage, paragraph: str) -> str:
    return hashlib.sha256(f"{passage.key}\n{paragraph}".encode()).hexdigest()[:16]
