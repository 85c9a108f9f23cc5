"""What a report is asked: by what it counts, and what it is narrowed to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, TextChoices

from requests_app.models import Course, CourseMeasure


class By(TextChoices):
    """What the lines of a report are."""

    STATE = "state", "State"
    INSTRUMENT = "instrument", "Instrument"
    MEASURE = "measure", "Measure"
    OFFICE = "office", "Office"
    MONTH = "month", "Month of sending"

    @property
    def told(self) -> str:
        """Within a sentence; a State keeps its capital."""
        return self.label if self == By.STATE else self.label.lower()

    @property
    def column(self) -> str:
        """Of Course."""
        return COLUMNS[self]


COLUMNS = {
    By.STATE: "requested_state",
    By.INSTRUMENT: "channel",
    By.MEASURE: "measures__measure",
    By.OFFICE: "office",
    By.MONTH: "sent_month",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`first`, `last`: first days of months of sending. What is empty narrows nothing."""

    by: By = By.STATE
    state: str = ""  # code
    instrument: str = ""  # code
    measure: str = ""  # key
    office: int | None = None
    first: date | None = None
    last: date | None = None

    def narrowed(self, courses: QuerySet[Course]) -> QuerySet[Course]:
        wanted = {
            "requested_state": self.state,
            "channel": self.instrument,
            "office": self.office,
            "sent_month__gte": self.first,
            "sent_month__lte": self.last,
        }
        courses = courses.filter(**{name: value for name, value in wanted.items() if value})
        if self.measure:
            courses = courses.filter(Exists(CourseMeasure.objects.filter(course=OuterRef("pk"), measure=self.measure)))
        return courses
