"""What the law says beside the inputs of a draft: what it asks of each part, and its rules. Pure."""

from dataclasses import dataclass

from requests_app.checklist import Requirement, cite, profiles, requirements
from requests_app.checklist.answers import answer
from requests_app.choices import Section
from requests_app.content import LetterContent
from treaties.law import InstrumentLaw, LawBook

RULES = ("confidentiality", "use_limitation", "costs", "languages", "dual_criminality")


@dataclass(frozen=True, slots=True)
class Saying:
    """A rule of the channel, of what is cited beside it, or of a State's own law."""

    instrument: str  # its title
    provision: str
    rule: str
    seen: bool


def asked_of(content: LetterContent, law: LawBook) -> dict[str, tuple[Requirement, ...]]:
    """Law field -> what asks for it, mandatory first; those that a structured part of the draft answers.

    Statements and particulars have their own inputs with their own guidance.
    """
    found: dict[str, list[Requirement]] = {}
    for requirement in requirements(content, law):
        if answer(requirement, content, law).section not in {Section.STATEMENTS, Section.MEASURES}:
            found.setdefault(requirement.field, []).append(requirement)
    return {field: tuple(sorted(asking, key=lambda each: not each.mandatory)) for field, asking in found.items()}


def rules_of(content: LetterContent, law: LawBook) -> dict[str, tuple[Saying, ...]]:
    """Kind of rule (see RULES) -> what each profile the letter follows says, but for those that say nothing."""
    followed = profiles(content, law)
    return {kind: tuple(said for profile in followed if (said := _saying(profile, kind, content))) for kind in RULES}


def _saying(profile: InstrumentLaw, kind: str, content: LetterContent) -> Saying | None:
    rule = getattr(profile, kind)
    if rule is None or rule.article == "none" or not rule.rule:
        return None
    # A template tells what such treaties usually say; its articles are not those of the treaty.
    is_template = bool(content.basis) and profile.code == content.basis.law_profile != content.basis.instrument
    provision = "" if is_template else cite(rule.article, national=profile.overlay)
    return Saying(profile.title, provision, rule.rule, rule.seen)
