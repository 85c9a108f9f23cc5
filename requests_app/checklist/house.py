"""House rules: what Comity asks of every letter, whatever its channel. One function a rule; each gives its gaps."""

import math
from collections.abc import Iterator

from requests_app.checklist import anchors, identifiers, measures, mentions, offences, placeholders
from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.languages import accepted_and_offered, language_is_met
from requests_app.checklist.requirements import asks_for, profiles
from requests_app.choices import ClauseKind, Confidentiality, Section, Severity, Urgency
from requests_app.content import LetterContent
from treaties.languages import language_name
from treaties.law import LawBook

SHORTER_THAN_A_SENTENCE = 60  # characters, so that scripts without spaces are counted fairly
A_PAGE = 3000  # characters of running text on a page of the letter, about
MOST_PAGES = 4  # of facts that are read to their end


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """The gaps of every house rule."""
    for rule in RULES:
        yield from rule(content, law)


def _channel(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """No legal claim without a channel."""
    if content.basis is None:
        yield house_gap(
            "channel",
            Section.CHANNEL,
            "",
            "No channel is chosen",
            "Choose the instrument the request rests on. A letter claims no legal basis the registry does not hold.",
        )
    elif content.basis.is_form:
        yield house_gap(
            "form",
            Section.CHANNEL,
            "",
            f"{content.basis.title} prescribes a form of its own",
            "Use that form. Comity prepares its content; this letter does not replace the form.",
            Severity.RECOMMENDED,
        )


def _facts(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if 0 < len(content.summary_of_facts.strip()) < SHORTER_THAN_A_SENTENCE:
        yield house_gap(
            "facts",
            Section.FACTS,
            anchors.of_field("summary_of_facts"),
            "The summary of facts is shorter than a sentence",
            "Say who did what, when, where and how, how each fact is known, and what is still unproved.",
            Severity.RECOMMENDED,
        )
    pages = math.ceil(len(content.summary_of_facts) / A_PAGE)
    if pages > MOST_PAGES:
        yield house_gap(
            "facts_long",
            Section.FACTS,
            anchors.of_field("summary_of_facts"),
            f"The summary of facts is about {pages:,} pages long",
            f"Length is what those who receive requests name as their main problem, and every page is translated. Keep "
            f"it to about {MOST_PAGES} pages: what each offence rests on, and what ties the evidence to it. Put "
            "chronologies, records and statements into an annex, and name it.",
            Severity.RECOMMENDED,
        )


def _urgency(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if content.urgency == Urgency.ROUTINE:
        return
    if not content.urgency_reason.strip():
        yield house_gap(
            "urgency_reason",
            Section.CLAUSES,
            anchors.of_field("urgency_reason"),
            "The request is marked urgent without a reason",
            "Say what will be lost, and when: a hearing, a release, the end of a preservation. Else mark it routine.",
        )
    if content.wanted_by is None and not asks_for("deadline", content, law):
        yield house_gap(
            "urgency_day",
            Section.CLAUSES,
            anchors.of_field("wanted_by"),
            "The request is marked urgent without a day",
            "Give the day by which the answer is needed.",
            Severity.RECOMMENDED,
        )


def _confidentiality(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """Confidentiality is kept only where it is asked for (UNTOC art. 18(20)); what asks for it is marked so."""
    asks = any(clause.kind == ClauseKind.CONFIDENTIALITY and clause.text.strip() for clause in content.clauses)
    if content.confidentiality != Confidentiality.ORDINARY and not asks:
        yield house_gap(
            "confidentiality",
            Section.CLAUSES,
            anchors.of_clause(ClauseKind.CONFIDENTIALITY),
            "The request is marked confidential, but the letter does not ask for confidentiality",
            "Ask that fact and substance be kept confidential: why, until when, and whether the user may be told.",
        )
    if content.confidentiality == Confidentiality.ORDINARY and asks:
        yield house_gap(
            "confidentiality_mark",
            Section.CLAUSES,
            anchors.of_choice("confidentiality"),
            "The letter asks for confidentiality, but the request is marked ordinary",
            "Mark it confidential: each page of the letter then says so. Else take the clause out.",
            Severity.RECOMMENDED,
        )


def _addressee(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """An authority, and a word for it where the registry does not have it verified."""
    addressee = content.addressee
    if not addressee.name.strip():
        yield house_gap(
            "addressee",
            Section.AUTHORITIES,
            anchors.of_field("addressee"),
            "No authority of the requested State is addressed",
            "Choose the authority that receives such requests, or type it where the registry has none.",
        )
        return
    if addressee.from_registry and addressee.verified:
        return
    how = "The registry has it unverified" if addressee.from_registry else "It was typed, not taken from the registry"
    if addressee.vouched_on is None:
        yield house_gap(
            "addressee_day",
            Section.AUTHORITIES,
            anchors.of_field("addressee_vouched_on"),
            "The day on which the addressee was checked is missing",
            f"{how}. Give the day on which you checked name and address.",
        )
    if not addressee.vouched.strip():
        yield house_gap(
            "addressee_check",
            Section.AUTHORITIES,
            anchors.of_field("addressee_vouched_how"),
            "Nobody vouches for the addressee",
            f"{how}. Say how you checked name and address: where you looked, or whom you asked.",
        )


def _contact(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if content.competent_authority.name.strip() and not content.competent_authority.contact.strip():
        yield house_gap(
            "contact",
            Section.AUTHORITIES,
            anchors.of_field("competent_authority_contact"),
            "No contact for questions is given",
            "Give a telephone number and an e-mail address at which somebody who knows the case answers.",
            Severity.RECOMMENDED,
        )


def _language(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """The letter goes in a language the requested State accepts, also where the channel's law does not ask for it."""
    anchor = anchors.of_field("language")
    if not content.accepted_languages:
        yield house_gap(
            "language",
            Section.ANNEXES,
            anchor,
            "The registry does not know which languages the requested State accepts",
            f"Confirm that it accepts {language_name(content.language)}, or attach a translation. "
            + " ".join(_language_rules(content, law)),
            Severity.RECOMMENDED,
            seen=False,
        )
    elif not language_is_met(content) and not asks_for("language", content, law):
        yield house_gap(
            "language",
            Section.ANNEXES,
            anchor,
            "The letter is in no language that the requested State accepts",
            f"{accepted_and_offered(content)} Attach a translation as an annex, or write the letter in that language.",
        )


def _language_rules(content: LetterContent, law: LawBook) -> list[str]:
    """What the channel says of languages, and the requested State's own requirements (their code opens with its)."""
    channel = content.basis.law_profile if content.basis else ""
    asking = [
        profile
        for profile in profiles(content, law)
        if profile.code == channel or profile.code.startswith(f"{content.requested_state.code}-")
    ]
    return [f"{profile.title}: {profile.languages.rule}" for profile in asking]


RULES = (
    _channel,
    _addressee,
    _contact,
    measures.gaps,
    identifiers.gaps,
    _facts,
    placeholders.gaps,
    mentions.gaps,
    offences.gaps,
    _urgency,
    _confidentiality,
    _language,
)
