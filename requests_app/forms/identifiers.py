"""Many identifiers at once, from a CSV file or pasted: looked at first, then added to the list of a measure."""

from collections.abc import Sequence
from datetime import datetime

from django import forms

from accounts.models import User
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import LONG_TEXT, Text, cleaned
from requests_app.identifiers import KINDS, table
from requests_app.models import AssistanceRequest, Measure
from treaties.law import Particular
from treaties.uploads.content import UnreadableFile, opened

MOST = 20_000  # lines at once
GOOD, ALL = "good", "all"


class IdentifiersForm(DraftForm):
    """`measure` is one of the request's, `particular` its list that is added to.

    Without `add` in what was posted it only looks: `rows` are then what the file or the box holds, and `typed` keeps
    the text, so that lines can be mended there.
    """

    section = Section.MEASURES
    name_of_paste = "the list"

    file = forms.FileField(
        label="CSV file", required=False, help_text="UTF-8, with comma, semicolon or tab between the columns."
    )
    typed = Text(
        "Or paste the list", rows=12, help_text="One identifier a line, or the rows of a table with their header."
    )

    def __init__(self, *args, measure: Measure, particular: Particular, **kwargs):
        self.measure, self.particular = measure, particular
        self.rows: Sequence[table.Row] = ()
        super().__init__(*args, **kwargs)

    @property
    def listed(self) -> list[str]:
        saved = self.measure.particulars.get(self.particular.key) or []
        return saved if isinstance(saved, list) else [saved]

    def clean(self):
        super().clean()
        file, typed = self.cleaned_data.get("file"), self.cleaned_data.get("typed", "")
        if file and typed:
            self.add_error("file", "The box holds a list already. Add that one first, or empty the box.")
        elif not file and not typed:
            if not self.errors:
                self.add_error("typed", "Choose a CSV file, or paste the identifiers, one a line.")
        else:
            self._look(file.name if file else self.name_of_paste, file.read() if file else typed.encode())

    def _look(self, name: str, whole: bytes) -> None:
        try:
            content = opened(name, whole)
        except UnreadableFile as why:
            self.add_error("file", str(why))
            return
        text, problems = cleaned(content.whole.decode("utf-8-sig")), []
        if table.has_header(content.header):
            lines = list(table.under_header(content.lines(problems)))
        else:
            lines = list(table.plain(text, content.delimiter))
        if len(text) > LONG_TEXT or len(lines) > MOST:
            problems.append(f"{name} has more than {MOST} lines or 1 MB. Split it, each part with the header.")
        self.data = self.data.copy()
        self.data["typed"] = text
        if problems:
            self.add_error("typed", problems)
        else:
            self.rows = table.checked(lines, self.particular.accepts, self.listed)

    @property
    def good(self) -> list[table.Row]:
        return [row for row in self.rows if row.is_good]

    @property
    def told(self) -> list[table.Row]:
        """Those with something to tell."""
        return [row for row in self.rows if row.faults]

    @property
    def faults(self) -> list[table.Fault]:
        return table.by_fault(self.told)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """(kind in words, how many) of what would be added."""
        counted = table.by_kind(self.good).items()
        return [(KINDS[kind].words if kind else "Of no kind that is known", count) for kind, count in counted]

    @property
    def to_add(self) -> list[table.Row]:
        return list(self.rows) if self.data.get("add") == ALL else self.good

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        measure = locked.measures.get(pk=self.measure.pk)
        measure.particulars = measure.particulars | {
            self.particular.key: [*self.listed, *(row.identifier.typed for row in self.to_add)]
        }
        measure.save(update_fields=["particulars"])
