"""The questions of a questionnaire as inputs. What is wrong with an identifier is told; it stops nobody."""

import re
from copy import deepcopy
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.http import QueryDict

from requests_app import file_types
from requests_app.checklist.identifiers import named, repeated
from requests_app.choices import PersonRole
from requests_app.forms.files import FitFiles
from requests_app.forms.inputs import Choice, Line, Text, cleaned
from requests_app.forms.offences import OffenceFields
from requests_app.forms.particulars import input_for
from requests_app.forms.persons import PersonFields
from requests_app.identifiers import read
from requests_app.models import Questionnaire
from requests_app.questionnaires import questions
from requests_app.questionnaires.answering import MOST_FILES, Posted, TooManyFiles, Value
from requests_app.questionnaires.proposals import in_words
from requests_app.questionnaires.questions import OFFENCE, PERSON, Question

OF_A_PERSON = (
    *("name", "role", "other_names", "born_on", "born_at", "nationality", "identity_document"),
    *("address", "accounts", "note"),
)
# The fields that answer a question of this type, and what is asked for where any of them is filled in.
RECORDS = {
    PERSON: (PersonFields, OF_A_PERSON, {"name": "Enter the name, or how the person is known."}),
    OFFENCE: (
        OffenceFields,
        ("title", "provision", "text", "penalty"),
        {"title": "Name the offence in a few words.", "provision": "Cite the provision: act and section."},
    ),
}
OURS = re.compile(r"q\d{1,3}(_[a-z_]{1,30})?|answered_by")  # the names of inputs


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its inputs: one, or those of a record. `remarks`: sentences on identifiers."""

    question: Question
    fields: tuple[BoundField, ...]
    told: str  # what was typed, in words
    remarks: tuple[str, ...]
    begins_group: bool

    @property
    def is_record(self) -> bool:
        return self.question.type in RECORDS


class AnswersForm(forms.Form):
    """Everything may be left empty but one answer and the name of whoever answers, which are asked for at the end."""

    answered_by = Line("Your name and office", help_text="As the officer should name you.")

    def __init__(self, data=None, *, questionnaire: Questionnaire):
        self.asked = questions.read(questionnaire.questions)
        super().__init__(data, initial={"answered_by": questionnaire.addressee}, label_suffix="")
        for number, question in enumerate(self.asked, start=1):
            self.fields.update(_inputs(question, f"q{number}"))

    def names(self, question: Question) -> list[str]:
        """Of the inputs of a question."""
        prefix = f"q{self.asked.index(question) + 1}"
        if question.type in RECORDS:
            return [f"{prefix}_{name}" for name in RECORDS[question.type][1]]
        return [prefix]

    @property
    def rows(self) -> list[Asked]:
        found, group = [], ""
        is_read = self.is_bound and self.errors is not None
        for question in self.asked:
            inputs = tuple(self[name] for name in self.names(question))
            told = in_words(self.value(question)) if is_read else ""
            remarks = self.remarks(question) if is_read else ()
            found.append(Asked(question, inputs, told, remarks, question.group != group))
            group = question.group
        return found

    def clean(self):
        """A person or an offence that is begun lacks nothing that it cannot stand without."""
        for question in self.asked:
            if question.type in RECORDS and self.value(question):
                for name, missing in RECORDS[question.type][2].items():
                    field = self.names(question)[RECORDS[question.type][1].index(name)]
                    if not self.cleaned_data.get(field) and field not in self.errors:
                        self.add_error(field, missing)
        return self.cleaned_data

    def is_ready(self) -> bool:
        """Whether it can be sent; what is missing is told as errors."""
        if self.is_valid():
            if not self.cleaned_data["answered_by"]:
                self.add_error("answered_by", "Enter your name and office.")
            if not self.values:
                self.add_error(None, "Answer at least one question, as far as you can. The others may stay empty.")
        return self.is_valid()

    @property
    def values(self) -> dict[str, Value]:
        """The answers by key of their questions, without those that are empty."""
        found = {question.key: self.value(question) for question in self.asked}
        return {key: value for key, value in found.items() if value}

    def value(self, question: Question) -> Value:
        """As the draft would keep it; "" for nothing, and for what is typed wrong."""
        typed = [self.cleaned_data.get(name) for name in self.names(question)]
        if question.type not in RECORDS:
            (value,) = typed
            return value.isoformat() if hasattr(value, "isoformat") else value or ""
        value = {name: text for name, text in zip(RECORDS[question.type][1], typed, strict=True) if text}
        if value and question.type == PERSON:
            value.setdefault("role", PersonRole.OTHER.value)
        return value

    def remarks(self, question: Question) -> tuple[str, ...]:
        """What is wrong with identifiers, as the checklist tells it."""
        if question.type != "identifier_list":
            return ()
        lines = list(enumerate((read(line, question.accepts) for line in self.value(question) or []), start=1))
        faulty: dict = {}
        for number, identifier in lines:
            for problem in identifier.problems:
                faulty.setdefault(problem, []).append((number, identifier))
        told = [f"{_capital(named(found))} {problem.what}. {problem.remedy}" for problem, found in faulty.items()]
        if again := repeated([identifier for _, identifier in lines]):
            told.append(f"{_capital(named(again))} {'stands' if len(again) == 1 else 'stand'} there already.")
        return tuple(told)


class FilesForm(forms.Form):
    files = FitFiles(label="Files (optional)", required=False, most=MOST_FILES, too_many=str(TooManyFiles()))

    def __init__(self, *args, questionnaire: Questionnaire, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.added = list(questionnaire.files.all())
        self.fields["files"].beside = lambda: {each.sha256: each.filename for each in self.added}
        self.fields["files"].help_text = (
            f"At most {MOST_FILES}, of at most {settings.ANNEX_MAX_BYTES // 1024**2} MB each. PDF is best. "
            f"Accepted are: {file_types.ACCEPTED}. They are added when you save."
        )


def posted(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, by input, without what no text can hold and what a page carries beside it."""
    return {name: [cleaned(each) for each in values] for name, values in data.lists() if OURS.fullmatch(name)}


def as_data(typed: Posted) -> QueryDict:
    """What was kept, as it was posted."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data


def _inputs(question: Question, name: str) -> dict[str, forms.Field]:
    if question.type not in RECORDS:
        field = input_for(question.particular)
        field.required = False
        return {name: field}
    form, names, _ = RECORDS[question.type]
    return {f"{name}_{each}": _optional(form.base_fields[each], each) for each in names}


def _optional(field: forms.Field, name: str) -> forms.Field:
    if name == "role":
        return Choice("Role", choices=[("", "Not sure"), *PersonRole.choices], required=False)
    field = deepcopy(field)
    field.required = False
    if name == "name":
        field.help_text = "As in the identity document; or how the person is known, such as the user of an account."
    if name == "note":
        return Text("What else you know of them", rows=3, max_length=10_000)
    return field


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
