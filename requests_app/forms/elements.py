"""Element by element: the facts that answer each, and what both laws say of it."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import User
from requests_app import services
from requests_app.assemble.offences import counterpart
from requests_app.checklist import anchors
from requests_app.checklist.offences import made_up_of
from requests_app.choices import Section
from requests_app.content import pointing
from requests_app.content.pointing import Paragraph
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import LINE, Choices, Lines, Text
from requests_app.forms.offences import printing
from requests_app.models import AssistanceRequest, ElementAnswer, Offence
from treaties.channels.sentences import spoken
from treaties.law import Element

PARTS = ("paragraphs", "facts", "own_law", "counterpart_law")
SHORT = 1000  # characters of what a law says of one element
GONE = "A paragraph was changed meanwhile. Read the summary of facts again and point anew."


@dataclass(frozen=True, slots=True)
class Asked:
    """An element with its inputs. `lost`: openings of paragraphs pointed at that were changed since. `mended`: (number,
    its opening then) of those that it points at still."""

    element: Element
    fields: list[BoundField]
    lost: tuple[str, ...]
    mended: tuple[tuple[int, str], ...]


class ElementsForm(DraftForm):
    section = Section.OFFENCES

    def __init__(self, *args, reading, offence: Offence, **kwargs):
        self.offence = offence
        self.number = list(reading.assistance_request.offences.all()).index(offence) + 1
        self.told = reading.content.offences[self.number - 1]
        self.elements = made_up_of(self.told, reading.registry.law)
        self.paragraphs = {_value(each): each for each in pointing.paragraphs(reading.content.summary_of_facts)}
        known = reading.registry.law.offences.get(offence.catalogue_key)
        self.of_catalogue = {each.key for each in known.elements} if known else set()
        super().__init__(*args, reading=reading, auto_id=anchors.of_offence(self.number, "%s"), **kwargs)

    def shown(self):
        saved = {each.element: each for each in self.offence.element_answers.all()}
        theirs = counterpart(self.offence, self.assistance_request.requested_state_id).elements
        shown = {"further": [each.key for each in self.elements if each.key not in self.of_catalogue]}
        for place, element in enumerate(self.elements, start=1):
            answer = saved.get(element.key, ElementAnswer())
            found, _ = pointing.find(answer.paragraphs, self.paragraphs.values())
            values = ([_value(each) for each in found], answer.facts, answer.own_law, theirs.get(element.key, ""))
            shown |= {anchors.element(place, part): value for part, value in zip(PARTS, values, strict=True)}
        return shown

    def prepare(self):
        content = self.reading.content
        choices = [(value, f"{each.number}. {each.opening}") for value, each in self.paragraphs.items()]
        for place, _ in enumerate(self.elements, start=1):
            fields = (
                Choices("Paragraphs of the summary of facts that answer it", choices=choices, not_listed=GONE),
                Text("In words of its own, where no paragraph says it", rows=2),
                Text(f"What the law of {spoken(content.requesting_state)} says of it", rows=2, max_length=SHORT),
                Text(f"What the law of {spoken(content.requested_state)} says of it", rows=2, max_length=SHORT),
            )
            self.fields |= {anchors.element(place, part): each for part, each in zip(PARTS, fields, strict=True)}
        self.fields["further"] = Lines(
            "Further elements that your law asks for" if self.of_catalogue else "Elements that your law asks for",
            rows=3,
            help_text="One a line, in a few words. Each gets its own questions once this is saved.",
        )

    @property
    def asked(self) -> list[Asked]:
        lost = {each.key: each.lost for each in self.told.elements}
        mended = {
            each.element: tuple(pointing.mended(each.paragraphs, self.paragraphs.values()).items())
            for each in self.offence.element_answers.all()
        }
        return [
            Asked(
                element,
                [self[anchors.element(place, part)] for part in PARTS],
                lost.get(element.key, ()),
                mended.get(element.key, ()),
            )
            for place, element in enumerate(self.elements, start=1)
        ]

    @property
    def is_saved(self):
        """Whoever saves what is to be looked at again, has looked."""
        return super().is_saved and not self._is_to_be_looked_at

    @property
    def _is_to_be_looked_at(self) -> bool:
        return any(each.lost or each.mended for each in self.told.elements)

    def clean_further(self):
        names = list(dict.fromkeys(self.cleaned_data["further"]))
        taken = {
            words.lower() for each in self.elements if each.key in self.of_catalogue for words in (each.key, each.title)
        }
        if too_long := next((each for each in names if len(each) > LINE), None):
            raise forms.ValidationError(f"Say it in at most {LINE} characters: “{too_long[:60]} …”")
        if twice := next((each for each in names if each.lower() in taken), None):
            raise forms.ValidationError(f"“{twice}” is asked for above already. Take it out here.")
        return names

    def editing(self, *, user: User, at: datetime):
        of_the_case = any(not name.endswith("counterpart_law") for name in self.changed_data)
        everybody = of_the_case or self._is_to_be_looked_at
        return services.editing_with_case(
            self.assistance_request,
            user=user,
            at=at,
            seen_version=self.seen,
            section=self.section,
            printed_by=printing(self.offence, self.assistance_request, everybody=everybody),
        )

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        further, answers, theirs = self.cleaned_data["further"], [], {}
        for place, element in enumerate(self.elements, start=1):
            is_own = element.key not in self.of_catalogue
            if is_own and element.key not in further:
                continue
            answer = self._answer(place)
            if words := answer.pop("counterpart_law"):
                theirs[element.key] = words
            if is_own or any(answer.values()):
                answers.append({"element": element.key, **answer})
        named = {each.key for each in self.elements}
        answers += [{"element": each} for each in further if each not in named]
        services.set_elements(self.offence, answers)
        services.set_counterpart(self.offence, locked.requested_state, elements=theirs)

    def _answer(self, place: int) -> dict:
        """What was typed of an element, its paragraphs as they are saved."""
        typed = {part: self.cleaned_data[anchors.element(place, part)] for part in PARTS}
        return typed | {"paragraphs": [self.paragraphs[value].pointer for value in typed["paragraphs"]]}


def _value(paragraph: Paragraph) -> str:
    """Of its tick box: what was on the page when it was ticked."""
    return f"{paragraph.number}:{paragraph.digest}"
