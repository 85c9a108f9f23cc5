"""What an investigator may be asked of the measures sought and of the case, in the law files' plain words. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from requests_app import periods
from requests_app.content import converter
from treaties.law import LawBook, Particular, PlainQuestion

PERSON, OFFENCE = "person", "offence"  # types of questions that a record answers
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


def offered(measures: Sequence[tuple[int, str]], law: LawBook) -> tuple[Question, ...]:
    """All that may be asked about a request. `measures`: (key, assistance type) of each, in their order."""
    return (*_of_measures(measures, law), *map(_of_the_case, law.plain.questions))


def _of_the_case(plain: PlainQuestion) -> Question:
    return Question(
        key=plain.key,
        group=plain.group,
        title=plain.title,
        type=plain.type,
        help=plain.help,
        example=plain.example,
        mistakes=plain.mistakes,
        usual=plain.usual,
    )


def _of_measures(measures: Sequence[tuple[int, str]], law: LawBook) -> Iterable[Question]:
    all_of, counted = Counter(kind for _, kind in measures), Counter()
    for pk, key in measures:
        kind = law.assistance_types[key]
        counted[key] += 1
        group = f"{kind.title} ({counted[key]})" if all_of[key] > 1 else kind.title
        for each in kind.particulars:
            plain = law.plain.of(key, each.key)
            yield Question(
                key=f"{MEASURE}:{pk}:{each.key}",
                group=group,
                title=plain.ask if plain else each.title,
                type=each.type,
                help=plain.help if plain and plain.help else each.help,
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
