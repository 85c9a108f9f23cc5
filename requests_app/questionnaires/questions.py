"""What an investigator may be asked: the particulars of the measures sought, and the case in plain words. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from requests_app import periods
from requests_app.content import converter
from treaties.law import LawBook, Particular

PERSON, OFFENCE = "person", "offence"  # types of questions that a record answers
PERSONS = 3  # that may be told in one questionnaire
MEASURE, FACTS, NEXUS = "measure", "facts", "nexus"  # what a key begins with: where its answer belongs


@dataclass(frozen=True, slots=True)
class Question:
    """As it was asked: it stays so when the law files change. `type` is that of a particular, PERSON or OFFENCE.

    `key`: "measure:12:identifiers", "facts:what", "nexus:link", "person:1", "offence:1".
    """

    key: str
    group: str  # the heading it stands under
    title: str
    type: str
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    usual: bool = True  # whether it is asked unless the officer takes it out

    @property
    def place(self) -> str:
        return self.key.partition(":")[0]

    @property
    def particular(self) -> Particular:
        """As the inputs of particulars take it."""
        return Particular(
            key=self.key,
            title=self.title,
            type=self.type,
            required=True,
            help=self.help,
            options=self.options,
            accepts=self.accepts,
        )

    @property
    def example_in_words(self) -> str:
        return periods.in_words(self.example)

    @property
    def of_measure(self) -> tuple[int, str]:
        """(key of the measure, key of the particular)"""
        _, measure, particular = self.key.split(":", 2)
        return int(measure), particular


IN_PLAIN_WORDS = (
    Question(
        key="facts:what",
        group="What happened",
        title="What happened, in the order of the days",
        type="long_text",
        help="Who did what to whom, when and where; and how each fact is known: a statement, a record, an exhibit.",
        example="On 14 April 2026 an advertisement offered a woman in Lahore. She told us on 5 September who had "
        "posted it, and that she never saw the money.",
        mistakes=("Leaving out the days.", "Telling as certain what is only suspected."),
    ),
    Question(
        key="facts:unproved",
        group="What happened",
        title="What is not proved yet",
        type="long_text",
        help="What you suspect and why, and what you have tried already.",
        mistakes=("Leaving out what speaks for the suspect: the other State learns of it.",),
        usual=False,
    ),
    Question(
        key="facts:harm",
        group="What happened",
        title="Who was harmed, and how much",
        type="long_text",
        help="How many people, what they lost or suffered, sums of money.",
        usual=False,
    ),
    Question(
        key="nexus:link",
        group="Why this evidence",
        title="How you know that what we ask for has to do with the offence",
        type="long_text",
        help="For each account, place or person: the fact that connects it with the offence, and where that fact is in "
        "your file.",
        example="Both telephone numbers in the advertisements were called from the phone seized on 5 September.",
        mistakes=("“For the purposes of the investigation”: say which fact leads to this account.",),
    ),
    Question(
        key="nexus:elsewhere",
        group="Why this evidence",
        title="What the evidence will show that nothing at home can",
        type="long_text",
        help="Which question it will answer, and why it cannot be answered here.",
        usual=False,
    ),
    *(
        Question(
            key=f"person:{number}",
            group="Persons",
            title=f"Person {number}",
            type=PERSON,
            help="Only what you know. Leave it empty where there is nobody to name.",
            usual=number == 1,
        )
        for number in range(1, PERSONS + 1)
    ),
    Question(
        key="offence:1",
        group="The offence",
        title="The offence you investigate",
        type=OFFENCE,
        help="The provision as your file cites it.",
        usual=False,
    ),
)


def offered(measures: Sequence[tuple[int, str]], law: LawBook) -> tuple[Question, ...]:
    """All that may be asked about a request. `measures`: (key, assistance type) of each, in their order."""
    return (*_of_measures(measures, law), *IN_PLAIN_WORDS)


def _of_measures(measures: Sequence[tuple[int, str]], law: LawBook) -> Iterable[Question]:
    all_of, counted = Counter(kind for _, kind in measures), Counter()
    for pk, key in measures:
        kind = law.assistance_types[key]
        counted[key] += 1
        group = f"{kind.title} ({counted[key]})" if all_of[key] > 1 else kind.title
        for each in kind.particulars:
            yield Question(
                key=f"{MEASURE}:{pk}:{each.key}",
                group=group,
                title=each.title,
                type=each.type,
                help=each.help,
                example=each.example,
                options=each.options,
                accepts=each.accepts,
                mistakes=each.mistakes,
                usual=each.required,
            )


def kept(questions: Iterable[Question]) -> list[dict]:
    """Plain JSON."""
    return [converter.unstructure(each) for each in questions]


def read(questions: Iterable[dict]) -> tuple[Question, ...]:
    """What `kept` wrote."""
    return tuple(converter.structure(each, Question) for each in questions)
