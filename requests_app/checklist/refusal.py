"""The grounds on which the request could be refused, as questions about this draft.

Each question stands once, with every instrument whose grounds raise it. Of overlays only the requested State's own
count: it is that State which refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app.checklist.requirements import profiles
from requests_app.choices import GroundPosition, Section
from requests_app.content import LetterContent, Offence
from treaties.channels.sentences import spoken
from treaties.law import InstrumentLaw, LawBook, RefusalGround, RefusalQuestion, cite

KINDS = ("mandatory", "optional", "prohibited")  # in the order in which they are asked
POSITIONS = (GroundPosition.DOES_NOT_ARISE, GroundPosition.MAY_ARISE)


@dataclass(frozen=True, slots=True)
class Raised:
    """A ground of one instrument that raises the question. `by_practice`: only read into a wider ground."""

    instrument: str  # code
    title: str  # of the instrument
    ground: str  # its title
    article: str
    provision: str  # as it is cited; "" where the file is a template's
    kind: str
    note: str
    seen: bool
    by_practice: bool


@dataclass(frozen=True, slots=True)
class GroundQuestion:
    """A ground as it stands between these two States, for these measures and offences. Texts are filled in."""

    key: str
    title: str
    kind: str  # one of KINDS
    question: str  # "" where it is told only, answered elsewhere, or may not be used
    meaning: str
    write: str
    assurance: str
    reply: str
    answered_in: Section | None
    reason_needed: bool  # a bare "it does not arise" is not enough
    signs: tuple[str, ...]  # what in the draft speaks against that
    raised: tuple[Raised, ...]  # the strongest first

    @property
    def positions(self) -> tuple[GroundPosition, ...]:
        """What can be answered."""
        if self.reply:
            return (GroundPosition.REPLIED,)
        if not self.question:
            return ()
        return (*POSITIONS, GroundPosition.ASSURED) if self.assurance else POSITIONS

    def printed_provision(self, channel: str) -> str:
        """Where the channel itself has it, as it is cited, if that was read; else "" and nothing is cited."""
        own = (each for each in self.raised if each.instrument == channel and each.seen and not each.by_practice)
        return next((each.provision for each in own), "")

    @property
    def pattern(self) -> str:
        """What the letter may say, to begin with."""
        return self.reply or self.assurance


@dataclass(frozen=True, slots=True)
class ForOther:
    """A ground that the law knows for other measures only."""

    title: str
    measures: tuple[str, ...]  # their titles


def questions(content: LetterContent, law: LawBook) -> tuple[GroundQuestion, ...]:
    """Those that the channel, what is cited beside it and the requested State's own law raise for what is sought."""
    raised = list(_raised(content, law)) if content.basis else []
    found = [_question(each, raised, content, law) for each in law.refusal_questions.values()]
    asked = [each for each in found if each.raised]
    return tuple(sorted(asked, key=lambda each: KINDS.index(each.kind)))


def for_other_measures(content: LetterContent, law: LawBook) -> tuple[ForOther, ...]:
    """Questions that the law of this letter raises, but not for what is sought: they cannot arise here."""
    asked = {each.key for each in questions(content, law)}
    keys: dict[str, list[str]] = {}
    for profile in _refusing(content, law) if content.basis and content.measures else ():
        for ground in profile.refusal_grounds:
            keys.setdefault(ground.key, []).extend(ground.applies_to)
    found = []
    for each in law.refusal_questions.values():
        measures = dict.fromkeys(measure for key in each.keys for measure in keys.get(key, ()))
        if measures and each.key not in asked:
            found.append(ForOther(each.title, tuple(law.assistance_types[key].title for key in measures)))
    return tuple(found)


def _refusing(content: LetterContent, law: LawBook) -> Iterator[InstrumentLaw]:
    """The profiles whose grounds count: of overlays the requested State's own."""
    for profile in profiles(content, law):
        if not profile.overlay or profile.code.startswith(f"{content.requested_state.code}-"):
            yield profile


def _raised(content: LetterContent, law: LawBook) -> Iterator[tuple[RefusalGround, InstrumentLaw, str]]:
    """(ground, its profile, the article as it is cited) of each ground that applies to what is sought."""
    for profile in _refusing(content, law):
        is_template = profile.code == content.basis.law_profile != content.basis.instrument
        for ground in profile.refusal_grounds:
            if not ground.applies_to or set(ground.applies_to) & set(content.measure_keys):
                yield ground, profile, "" if is_template else cite(ground.article)


def _question(
    asked: RefusalQuestion,
    grounds: list[tuple[RefusalGround, InstrumentLaw, str]],
    content: LetterContent,
    law: LawBook,
) -> GroundQuestion:
    raised = sorted(
        (
            Raised(
                instrument=profile.code,
                title=profile.title,
                ground=ground.title,
                article=ground.article,
                provision=provision,
                kind=ground.kind,
                note=ground.note,
                seen=ground.seen,
                by_practice=ground.key not in asked.keys,
            )
            for ground, profile, provision in grounds
            if ground.key in asked.keys or ground.key in asked.within
        ),
        key=lambda each: (each.by_practice, KINDS.index(each.kind), not each.seen),
    )
    signs = tuple(sign.says for sign in asked.signs if any(map(sign.is_in, _where(sign.found_in, content, law))))
    filled = _filling(content)
    return GroundQuestion(
        key=asked.key,
        title=asked.title,
        kind=raised[0].kind if raised and not raised[0].by_practice else "optional",
        question=asked.question.format_map(filled),
        meaning=asked.meaning.format_map(filled),
        write=asked.write.format_map(filled),
        assurance=asked.assurance.format_map(filled),
        reply=asked.reply.format_map(filled),
        answered_in=Section(asked.answered_in) if asked.answered_in else None,
        reason_needed=asked.reason_needed or bool(signs),
        signs=signs,
        raised=tuple(raised),
    )


def _where(found_in: str, content: LetterContent, law: LawBook) -> list[str]:
    """The texts in which signs are looked for."""
    if found_in == "offences":
        return [f"{each.title}, {each.provision}" for each in content.offences]
    own = content.requesting_state.code
    return [text for each in content.offences for text in (each.penalty, *_penalties_of_catalogue(each, own, law))]


def _penalties_of_catalogue(offence: Offence, state: str, law: LawBook) -> list[str]:
    """What the catalogue says of the provisions that the offence names, whatever the officer wrote."""
    known = law.offences.get(offence.catalogue_key)
    provisions = known.provisions.get(state, ()) if known else ()
    return [each.max_penalty for each in provisions if each.cited and each.cited in offence.provision]


def _filling(content: LetterContent) -> dict[str, str]:
    """What the placeholders stand for (`treaties.law.vocabulary.PLACEHOLDERS`)."""
    return {
        "requesting_state": spoken(content.requesting_state),
        "requested_state": spoken(content.requested_state),
        "offences": _listed(each.title for each in content.offences) or "the offences, of which none is named yet",
        "penalties": _listed(each.penalty for each in content.offences) or "none is named yet",
        "measures": ", ".join(each.title.lower() for each in content.measures) or "nothing yet",
    }


def _listed(texts) -> str:
    return "; ".join(f"“{text.strip()}”" for text in dict.fromkeys(texts) if text.strip())
