"""House rules about offences: text and penalty, the counterpart, the facts of each element, thresholds of penalties.

An offence must be named, with its provision, but where the law needs no facts. Else what is missing is mandatory only
where the law makes it a condition: an element's facts where an instrument the letter
rests on demands dual criminality for a measure that is sought (a mandatory ground for refusal, or a mandatory content),
and not for an element that only some laws ask for. Elsewhere the requested State may help all the same, and a penalty
in numbers does not see aggravated forms: the supervisor then decides with open eyes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from requests_app.checklist import anchors, penalties
from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.requirements import profiles, requirements
from requests_app.choices import AttachmentKind, Section, Severity
from requests_app.content import LetterContent, Offence
from treaties.law import Element, LawBook, cite

HOW = (
    "Point at the paragraphs that answer it, or say it in words. The usual mistake: the provision is quoted, but no "
    "fact shows this element."
)
CHANGED = "was changed in the summary of facts since somebody pointed at it: point again."
MENDED = (
    "was changed since somebody pointed at it, and is named still: read it, then save the offence element by element."
)


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """Of every offence; nothing of dual criminality where no measure that is sought can raise it."""
    yield from _none_named(content, law)
    may_be_asked = _dual_criminality_may_be_asked(content, law)
    condition = _condition(content, law)
    for number, offence in enumerate(content.offences, start=1):
        yield from _provision(number, offence, content, law)
        if may_be_asked or condition:
            yield from _counterpart(number, offence, content)
            yield from _elements(number, offence, law, condition)
        yield from _thresholds(number, offence, content, law)


def _none_named(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """A request without an offence shows no criminal matter: mandatory, but for what the law lets go without one."""
    if content.offences or _is_demanded(content, law):
        return
    may_be_left_out = asking_nothing_of_the_case(content, law)
    yield house_gap(
        "offences",
        Section.OFFENCES,
        "",
        "No offence is named",
        "Name each offence with its provision, its text and its penalty. "
        + (
            "For what is sought the law asks neither for facts nor for the offence; it is still better named."
            if may_be_left_out
            else "Without one nobody can tell that this is a criminal matter, or test what depends on the offence."
        ),
        Severity.RECOMMENDED if may_be_left_out else Severity.MANDATORY,
    )


def _is_demanded(content: LetterContent, law: LawBook) -> bool:
    """Whether the law itself makes the offence mandatory, so that its own gap tells what is missing."""
    return any(each.field == "offence_and_law" and each.mandatory for each in requirements(content, law))


def asking_nothing_of_the_case(content: LetterContent, law: LawBook) -> bool:
    """Whether no measure that is sought needs the facts by any law of the letter.

    So the service of documents (UNTOC art. 18(15)(c), UNCAC art. 46(15)(c)), and what is no letter rogatory under CETS
    030 (art. 14(2)): a law that does without the facts does without the offence that they are measured against.
    """
    needing = {key for each in requirements(content, law) if each.field == "facts" for key in each.measures}
    return bool(content.measure_keys) and needing.isdisjoint(content.measure_keys)


def _gap(number: int, key: str, anchor: str, title: str, guidance: str, *, seen: bool = True) -> Gap:
    anchor = anchors.of_offence(number, anchor)
    return house_gap(
        f"offence:{number}:{key}", Section.OFFENCES, anchor, title, guidance, Severity.RECOMMENDED, seen=seen
    )


def _provision(number: int, offence: Offence, content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if not offence.provision.strip() and not _is_demanded(content, law):
        title = f"The provision is missing: {offence.title}"
        gap = _gap(number, "provision", "provision", title, "Cite the act and the section it is an offence under.")
        yield replace(gap, severity=Severity.MANDATORY)
    if not offence.text.strip() and not _law_is_annexed(content):
        title = f"The text of the offence is missing: {offence.title}"
        yield _gap(number, "text", "text", title, "Quote the provision, or annex it.")
    if not offence.penalty.strip():
        title = f"The penalty is missing: {offence.title}"
        yield _gap(number, "penalty", "penalty", title, "Give the minimum and maximum the provision threatens.")


def _law_is_annexed(content: LetterContent) -> bool:
    return any(annex.kind == AttachmentKind.LEGAL_TEXT for annex in content.annexes)


def _counterpart(number: int, offence: Offence, content: LetterContent) -> Iterator[Gap]:
    if offence.counterpart_provision.strip():
        return
    rule = content.dual_criminality
    yield _gap(
        number,
        "counterpart",
        "counterpart_provision",
        f"The counterpart in the requested State's law is missing: {offence.title}",
        f"Dual criminality may be asked for: {rule.rule if rule else ''} Name the provision under which the same "
        "conduct is an offence there.",
        seen=rule.seen if rule else True,
    )


def _dual_criminality_may_be_asked(content: LetterContent, law: LawBook) -> bool:
    sought = (law.assistance_types[key] for key in content.measure_keys)
    return content.dual_criminality is not None and any(
        measure.dual_criminality_sensitivity != "none" for measure in sought
    )


@dataclass(frozen=True, slots=True)
class Condition:
    """The rule that makes dual criminality a condition of what is sought."""

    asked_by: str
    article: str
    provision: str
    seen: bool

    def demands(self, gap: Gap) -> Gap:
        """The gap as one of this rule."""
        rule = {"article": self.article, "asked_by": self.asked_by, "provision": self.provision, "seen": self.seen}
        return replace(gap, severity=Severity.MANDATORY, **rule)


def _condition(content: LetterContent, law: LawBook) -> Condition | None:
    for profile in profiles(content, law):
        for ground in profile.refusal_grounds:
            is_demanded = ground.key.startswith("dual_criminality") and ground.kind == "mandatory"
            if is_demanded and any(not ground.applies_to or key in ground.applies_to for key in content.measure_keys):
                provision = cite(ground.article, national=profile.overlay)
                return Condition(profile.title, ground.article, provision, ground.seen)
    for each in requirements(content, law):
        if each.field == "dual_criminality" and each.mandatory:
            return Condition(each.asked_by, each.article, each.provision, each.seen)
    return None


def _elements(number: int, offence: Offence, law: LawBook, condition: Condition | None) -> Iterator[Gap]:
    """Each element without facts, and each paragraph that was changed since it was pointed at."""
    answered = {each.key: each for each in offence.elements}
    for place, element in enumerate(made_up_of(offence, law), start=1):
        found = answered.get(element.key)
        lost, mended = (found.lost, found.mended) if found else ((), ())
        changed = [f"Paragraph {number} {MENDED}" for number in mended] + [f"“{each}” {CHANGED}" for each in lost]
        guidance = " ".join([*changed, element.question, HOW])
        if found is None or not found.is_answered:
            title = f"No fact is named for “{element.title}”: {offence.title}"
        elif changed:
            title = f"Look again at the facts for “{element.title}”: {offence.title}"
        else:
            continue
        gap = _gap(number, f"element:{element.key}", anchors.element(place, "facts"), title, guidance)
        is_condition = condition and not element.optional and not (found and found.is_answered)
        yield condition.demands(gap) if is_condition else gap


def made_up_of(offence: Offence, law: LawBook) -> tuple[Element, ...]:
    """The elements the catalogue has for an offence, then those the officer named; a place in it names their inputs."""
    known = law.offences.get(offence.catalogue_key)
    elements = {each.key: each for each in known.elements} if known else {}
    own = {each.key: Element(each.key, each.title, "", optional=True) for each in offence.elements}
    return tuple((own | elements)[key] for key in (*elements, *(key for key in own if key not in elements)))


def _thresholds(number: int, offence: Offence, content: LetterContent, law: LawBook) -> Iterator[Gap]:
    for test in penalties.tests(offence, content, law):
        threshold = law.threshold(test.instrument)
        field = "counterpart_max_penalty_years" if threshold.law_of == penalties.REQUESTED else "max_penalty_years"
        key = f"threshold:{test.instrument}"
        if test.outcome == "not_met":
            title = f"The penalty is lower than is asked for: {offence.title}"
            yield _gap(number, key, field, title, f"{test.sentence} {threshold.unmet}", seen=test.seen)
        elif test.outcome == "not_known":
            title = f"The maximum penalty in years is not given: {offence.title}"
            guidance = f"{test.sentence} Give it as a number. {threshold.rule}"
            yield _gap(number, key, field, title, guidance, seen=test.seen)
