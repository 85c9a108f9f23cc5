"""Contents that lack nothing, for any channel and measures, from the law files alone. No database."""

from dataclasses import replace
from datetime import date
from functools import cache

from django.conf import settings

from requests_app import checklist
from requests_app.choices import ClauseKind, GroundPosition
from requests_app.content import (
    Addressee,
    Annex,
    Clause,
    CompetentAuthority,
    DualCriminality,
    Element,
    Fact,
    Ground,
    LegalBasis,
    LetterContent,
    Measure,
    Offence,
    Office,
    ParticularAnswer,
    Person,
    Proceeding,
    Statement,
    StateName,
)
from treaties import law as law_files
from treaties.law import LawBook

FACTS = (
    "Between March and August 2026 four women were recruited by deception, brought to two flats, kept by the taking of "
    "their papers and advertised for paid sexual services on a classified-ad site under one account."
)
ACCOUNT, DOMAIN = "Account 88213407, 2026-04-01 to 2026-09-05 UTC", "bazaar.example, 2026-04-01 to 2026-09-05 UTC"


@cache
def law() -> LawBook:
    """The real law files."""
    return law_files.load(settings.LAW_DIR)


def basis(code: str, *, profile: str = "") -> LegalBasis:
    """An instrument as the letter cites it; `profile` where it follows another one's law (bilateral treaties)."""
    profile = profile or code
    fact = Fact(f"{code}:PK", "Pakistan is bound.", True, "Treaty Collection", "United Nations", "", "2026-11-24")
    return LegalBasis(
        instrument=code,
        title=law().instruments[profile].title if profile == code else "Treaty on mutual legal assistance",
        short_title="",
        kind="letters_rogatory" if code == "LETTERS-ROGATORY" else "multilateral",
        articles="18",
        citation="",
        law_profile=profile,
        sentences=(fact.sentence,),
        facts=(fact,),
        supplements=("CETS-182",),  # amends CETS-030, and no other instrument
    )


def measure(key: str, number: int = 1) -> Measure:
    """A measure with every particular answered."""
    kind = law().assistance_types[key]
    return Measure(
        number=number,
        key=key,
        title=kind.title,
        article="",
        coercive_level=kind.coercive_level,
        particulars=tuple(
            ParticularAnswer(each.key, each.title, each.required, (DOMAIN if each.accepts == ("domain",) else ACCOUNT,))
            for each in kind.particulars
        ),
    )


def complete(channel: str, *measures: str, supporting=(), overlays=(), profile: str = "", **changes) -> LetterContent:
    """A content without gaps: every part filled, every statement that is asked for written and confirmed."""
    chosen = basis(channel, profile=profile)
    rule = law().instruments[chosen.law_profile].dual_criminality
    content = LetterContent(
        reference="MLA/2026/0001",
        version=1,
        is_exercise=False,
        requesting_state=StateName("PK", "Pakistan"),
        requested_state=StateName("US", "United States"),
        office=Office("Anti-Human-Trafficking Circle", ("Islamic Republic of Pakistan",), ("Lahore",), "", ""),
        competent_authority=CompetentAuthority("Anti-Human-Trafficking Circle", "Deputy Director", "+92 42 5550100"),
        addressee=Addressee("Office of International Affairs", ("Washington",), True, True, None, ""),
        basis=chosen,
        supporting=tuple(basis(code) for code in supporting),
        overlays=tuple(overlays),
        registry_edition=1,
        basis_on=date(2026, 11, 24),
        urgency="urgent",
        urgency_reason="The preservation ends on 14 December 2026.",
        wanted_by=date(2027, 2, 5),
        confidentiality="confidential",
        proceeding=Proceeding("Investigation", "FIA/AHT/2026/0417", "Investigation into trafficking in persons"),
        summary_of_facts=FACTS,
        nexus="The account posted the advertisements.",
        purpose="Evidence of who controlled the account, for use at trial.",
        persons=(Person("Suspect", "Unknown user of account 88213407", ()),),
        no_persons_reason="",
        offences=(
            Offence(
                title="Trafficking in persons",
                catalogue_key="trafficking_sexual",
                provision="Prevention of Trafficking in Persons Act 2018, section 3",
                text="Whoever recruits a person by force, fraud or coercion ...",
                penalty="Up to 14 years' imprisonment",
                max_penalty_years=14,
                counterpart_provision="18 USC 1591",
                counterpart_text="Sex trafficking by force, fraud or coercion.",
                explanation="Both punish recruitment by deception.",
                counterpart_life=True,
                elements=tuple(
                    Element(each.key, each.title, (1,), "", "", "")
                    for each in law().offences["trafficking_sexual"].elements
                ),
            ),
        ),
        dual_criminality=DualCriminality(rule.article, rule.rule, rule.seen),
        measures=tuple(measure(key, number) for number, key in enumerate(measures, start=1)),
        statements=(),
        clauses=tuple(Clause(kind.value, kind.label, f"{kind.label}, as agreed.") for kind in ClauseKind),
        annexes=(Annex(1, "Text of the law", "legal_text", "en", "law.pdf", 1000, "0" * 64),),
        language="en",
        accepted_languages=("en",),
    )
    content = replace(content, **changes)
    content = content if "grounds" in changes else replace(content, grounds=grounds(content))
    return content if "statements" in changes else replace(content, statements=statements(content))


def grounds(content: LetterContent) -> tuple[Ground, ...]:
    """Each ground for refusal that is asked about answered: it does not arise."""
    return tuple(
        Ground(each.key, each.title, "", GroundPosition.DOES_NOT_ARISE.value, "As far as we know.", "")
        for each in checklist.refusal.questions(content, law())
        if each.question
    )


def statements(content: LetterContent) -> tuple[Statement, ...]:
    """Each statement the channel asks for, confirmed for all that it answers."""
    return tuple(
        Statement(each.field, each.heading, "As stated.", tuple(required.id for required in each.contents))
        for each in checklist.asked(content, law())
    )
