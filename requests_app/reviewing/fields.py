"""The fields of a letter that somebody can object to, each under the key and label it is counted by. Pure.

Neither names anybody: what is counted together over requests must not tell whose it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from requests_app import checklist
from requests_app.acts import Remark
from requests_app.checklist import anchors
from requests_app.choices import ClauseKind, Section
from requests_app.comparison import OFFENCE, passages
from requests_app.content import LetterContent
from treaties.law import LawBook

KEY, LABEL = 200, 300  # characters at most
NAMED_BY_PEOPLE = {"persons", "sealed", "annexes", "offences"}  # fields whose passages are keyed by names or digests
# What a letter holds beside what is written in it: nothing to object to.
KEPT = {
    *("reference", "version", "is_exercise", "registry_edition", "basis_on"),
    *("linked_reference", "overlays", "accepted_languages"),
}
NOT_SAID = {"facts", "confirmed", "counterpart_verified"}  # ends of passages that the letter does not print
# Inputs that a draft has of its own: by the key after the field's name, and by the field's name.
KEYED: dict[str, Callable[[str], str]] = {
    "clauses": anchors.of_clause,
    "statements": anchors.of_statement,
    "grounds": anchors.of_ground,
}
TYPED = {"nexus", "purpose", "summary_of_facts", "no_persons_reason", "urgency_reason", "wanted_by", "language"}
OF_AN_OFFENCE = ("provision", "text", "penalty", "counterpart_provision", "counterpart_text", "explanation")


@dataclass(frozen=True, slots=True)
class LetterField:
    """`key` within its section: "nexus", "measures:subscriber_information:period", "statements:necessity"."""

    section: Section
    key: str
    label: str  # in words

    @property
    def value(self) -> str:
        """As it is chosen in a form."""
        return f"{self.section.value}/{self.key}"


def fields(content: LetterContent, law: LawBook) -> tuple[LetterField, ...]:
    """What may be objected to in a letter, by section: what it says, and what the law asks it to say, for that can be
    missing. A section as a whole is none of it.
    """
    found: dict[tuple[Section, str], LetterField] = {}
    for each in (*_asked(content, law), *_said(content)):
        if each.label != each.section.label:  # the section as a whole
            found.setdefault((each.section, each.key), each)
    order = list(Section)
    return tuple(sorted(found.values(), key=lambda each: order.index(each.section)))


def _said(content: LetterContent) -> Iterator[LetterField]:
    for passage in passages(content):
        name, *rest = passage.key.split(":")
        if name not in KEPT and not NOT_SAID.intersection(rest[-1:]):
            key, label = counted(passage.section, passage.key, passage.label, content)
            yield LetterField(passage.section, key, label)


def _asked(content: LetterContent, law: LawBook) -> Iterator[LetterField]:
    """Also where nothing is written."""
    for measure in content.measures:
        kind = law.assistance_types[measure.key]
        for each in kind.particulars:
            yield LetterField(Section.MEASURES, f"measures:{kind.key}:{each.key}", f"{kind.title}: {each.title}")
    for name in OF_AN_OFFENCE:
        yield LetterField(Section.OFFENCES, f"offences:{name}", OFFENCE[name])
    for each in checklist.asked(content, law):
        yield LetterField(Section.STATEMENTS, f"statements:{each.field}", each.heading)
    for kind in ClauseKind:
        yield LetterField(Section.CLAUSES, f"clauses:{kind.value}", kind.label)


def of_remark(remark: Remark, content: LetterContent) -> tuple[str, str]:
    """(key, label) under which a reviewer's remark is counted; the key is "" for a section as a whole."""
    return counted(Section(remark.section), remark.place, remark.label, content)


def counted(section: Section, place: str, label: str, content: LetterContent) -> tuple[str, str]:
    """(key, label) under which a passage is counted with its like: without the names of people, offences and files,
    and whichever of several measures of a kind it is. `place`: the passage's key, "" for the section."""
    name, *rest = place.split(":")
    if not name:
        return "", section.label
    if name == "measures":
        kind, _, *particular = rest
        if not particular:
            label = next((each.text for each in passages(content) if each.key == place), label)
        return ":".join([name, kind, *particular])[:KEY], label[:LABEL]
    if name == "offences" and rest[-1] in OFFENCE:
        return f"offences:{rest[-1]}", OFFENCE[rest[-1]]
    if name in NAMED_BY_PEOPLE:
        return name, section.label
    return place[:KEY], label[:LABEL]


def anchors_of(key: str, content: LetterContent) -> tuple[str, ...]:
    """The inputs of a counted field in a draft; none where it has no input of its own there."""
    name, *rest = key.split(":")
    if name == "measures" and len(rest) == 2:
        return tuple(anchors.of_particular(each.number, rest[1]) for each in content.measures if each.key == rest[0])
    if name == "offences" and rest:
        return tuple(anchors.of_offence(number, rest[0]) for number, _ in enumerate(content.offences, start=1))
    if name in KEYED and rest:
        return (KEYED[name](rest[0]),)
    if name in TYPED:
        return (anchors.of_field(name),)
    return tuple(each.anchor for each in passages(content) if each.key == key and each.anchor)
