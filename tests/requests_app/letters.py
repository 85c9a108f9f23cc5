"""The demo case as a letter: victims advertised on a classified-ad site, asked for by Pakistan of the United States.

Plain builders, no database. `content()` and `letter()` give a complete valid letter under UNTOC art. 18; keyword
arguments replace fields. Persons, companies and numbers are invented.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from requests_app import checklist
from requests_app.content import (
    Addressee,
    Annex,
    Clause,
    CompetentAuthority,
    DualCriminality,
    Element,
    Fact,
    FrozenLetter,
    Issue,
    LegalBasis,
    LetterContent,
    Measure,
    Offence,
    Office,
    ParticularAnswer,
    PenaltyTest,
    Person,
    Proceeding,
    Statement,
    StateName,
)
from tests.requests_app.complete import law

ISSUE = Issue(
    date(2026, 11, 24), "Yasmin Sample", "Deputy Head of the Anti-Trafficking Prosecution Office", "ABCD-EFGH-JKLM"
)

PERSON_LABELS = {
    "other_names": "Other names",
    "born_on": "Born",
    "nationality": "Nationality",
    "address": "Address",
    "accounts": "Accounts and numbers",
    "note": "Note",
}


def fact(key: str, sentence: str, *, verified: bool = True) -> Fact:
    """A registry fact as the letter prints it."""
    return Fact(key, sentence, verified, "Participants", "United Nations Treaty Collection", "", "2026-11-24")


UNTOC = LegalBasis(
    instrument="UNTOC",
    title="United Nations Convention against Transnational Organized Crime",
    short_title="Palermo Convention",
    kind="multilateral",
    articles="Art. 18 (MLA)",
    citation="UNTS vol. 2225, p. 209, No. 39574",
    law_profile="UNTOC",
    sentences=("Pakistan is a party to the Convention.", "The United States is a party to the Convention."),
    facts=(
        fact("UNTOC:PK", "Pakistan is a party to the Convention, in force for it since 12 February 2010."),
        fact("UNTOC:US", "The United States is a party to the Convention, in force for it since 3 December 2005."),
    ),
)

TRAFFICKING_PROTOCOL = replace(
    UNTOC,
    instrument="UNTOC-TIP",
    title="Protocol to Prevent, Suppress and Punish Trafficking in Persons",
    short_title="Trafficking in Persons Protocol",
    articles="",
    citation="UNTS vol. 2237, p. 319, No. 39574 (UNTS volume recalled)",
    law_profile="UNTOC-TIP",
    sentences=(),
    facts=(fact("UNTOC-TIP:PK", "Pakistan is a party to the Protocol, in force for it since 2022.", verified=False),),
)

COMITY = LegalBasis(
    instrument="LETTERS-ROGATORY",
    title="Letters rogatory",
    short_title="",
    kind="letters_rogatory",
    articles="",
    citation="",
    law_profile="LETTERS-ROGATORY",
    sentences=(),
    facts=(),
)

EUROPEAN_INVESTIGATION_ORDER = replace(
    UNTOC,
    instrument="EU-EIO-2014",
    title="Directive 2014/41/EU regarding the European Investigation Order in criminal matters",
    short_title="EIO Directive",
    kind="regional",
    articles="whole directive (1-39)",
    citation="OJ L 130, 1.5.2014, p. 1",
    law_profile="EU-EIO-2014",
    sentences=(),
    facts=(fact("EU-EIO-2014:DE", "Germany is bound by the Directive, since 22 May 2017.", verified=False),),
    is_form=True,
)


@cache
def case() -> dict:
    """fixtures/demo/case.yaml."""
    return yaml.safe_load((Path(settings.BASE_DIR) / "fixtures" / "demo" / "case.yaml").read_text(encoding="utf-8"))


def content(**changes) -> LetterContent:
    """The demo letter's content, complete; `changes` replace its fields."""
    told, asked = case()["case"], case()["request"]
    rule = law().instruments["UNTOC"].dual_criminality
    complete = LetterContent(
        reference="ATP-LHR/2026/0001",
        version=1,
        is_exercise=False,
        requesting_state=StateName("PK", "Pakistan"),
        requested_state=StateName("US", "United States"),
        office=Office(
            name="Anti-Trafficking Prosecution Office, Lahore",
            letterhead=("ISLAMIC REPUBLIC OF PAKISTAN", "Anti-Trafficking Prosecution Office, Lahore"),
            address=("1 Example Road", "Lahore"),
            email="prosecution.pk@demo.example",
            phone="+92 42 5550101",
        ),
        competent_authority=CompetentAuthority(
            name=asked["competent_authority"],
            officer=asked["competent_authority_officer"],
            contact=asked["competent_authority_contact"],
        ),
        addressee=Addressee(
            name="Office of International Affairs, Criminal Division",
            lines=("Department of Justice", "Washington", "United States"),
            from_registry=True,
            verified=True,
            vouched_on=None,
            vouched="",
        ),
        basis=UNTOC,
        supporting=(),
        overlays=("US-GENERIC", "PK-MLACMA-2020"),
        registry_edition=1,
        basis_on=date(2026, 11, 24),
        urgency=asked["urgency"],
        urgency_reason=asked["urgency_reason"],
        wanted_by=asked["wanted_by"],
        confidentiality=asked["confidentiality"],
        proceeding=Proceeding("Investigation", told["national_reference"], told["nature"]),
        summary_of_facts=told["summary_of_facts"],
        nexus=asked["nexus"],
        purpose=asked["purpose"],
        persons=tuple(_person(each) for each in case()["persons"]),
        no_persons_reason="",
        offences=tuple(_offence(each) for each in case()["offences"]),
        dual_criminality=DualCriminality(rule.article, rule.rule, rule.seen),
        measures=tuple(_measure(each, number) for number, each in enumerate(asked["measures"], start=1)),
        statements=(Statement("scope_test", checklist.heading("scope_test"), asked["statements"]["scope_test"], ()),),
        clauses=tuple(Clause(kind, CLAUSE_HEADINGS[kind], text) for kind, text in asked["clauses"].items()),
        annexes=tuple(
            Annex(number, each["title"], each["kind"], "en", each["filename"], 100, f"{number:x}" * 64)
            for number, each in enumerate(asked["annexes"], start=1)
        ),
        language=asked["language"],
        accepted_languages=("en",),
    )
    return replace(complete, **changes)


def letter(**changes) -> FrozenLetter:
    """The demo letter as issued on 24 November 2026."""
    return FrozenLetter(content(**changes), ISSUE)


def letter_rogatory(**changes) -> FrozenLetter:
    """The same request where no treaty binds the two: comity, through the diplomatic channel."""
    measures = tuple(replace(each, article="") for each in content().measures)
    return letter(**({"basis": COMITY, "measures": measures, "dual_criminality": None} | changes))


REACHED = (
    "United Nations Convention against Transnational Organized Crime (Palermo Convention), art. 2(b): a maximum of at "
    "least 4 years under the law of Pakistan. The maximum is 14 years: met."
)
CLAUSE_HEADINGS = {
    "procedure": "Procedure wanted",
    "confidentiality": "Confidentiality",
    "speciality": "Speciality and use of the evidence",
    "reciprocity": "Reciprocity",
    "costs": "Costs",
    "return_of_evidence": "Return of evidence",
}


def _person(data: dict) -> Person:
    details = tuple((label, data[name]) for name, label in PERSON_LABELS.items() if name in data)
    return Person(data["role"].capitalize(), data.get("pseudonym", data["name"]), details)


def _offence(data: dict) -> Offence:
    titles = {each.key: each.title for each in law().offences[data["catalogue_key"]].elements}
    theirs = data["counterparts"]["US"]
    elements = tuple(
        Element(
            key=key,
            title=titles[key],
            paragraphs=tuple(said["paragraphs"]),
            facts=said.get("facts", ""),
            own_law=said["own_law"],
            counterpart_law=theirs["elements"][key],
        )
        for key, said in data["elements"].items()
    )
    return Offence(
        title=data["title"],
        catalogue_key=data["catalogue_key"],
        provision=data["provision"],
        text=data["text"],
        penalty=data["penalty"],
        max_penalty_years=data["max_penalty_years"],
        min_penalty_years=data["min_penalty_years"],
        counterpart_provision=theirs["provision"],
        counterpart_text=theirs["text"],
        counterpart_penalty=theirs["penalty"],
        counterpart_life=theirs["life"],
        explanation=theirs["explanation"],
        elements=elements,
        thresholds=(PenaltyTest("UNTOC", REACHED, "met", True),),
    )


def _measure(data: dict, number: int) -> Measure:
    kind = law().assistance_types[data["assistance_type"]]
    listed = law().instruments["UNTOC"].measures[kind.key]
    return Measure(
        number=number,
        key=kind.key,
        title=kind.title,
        article=listed.article,
        coercive_level=kind.coercive_level,
        particulars=tuple(
            ParticularAnswer(each.key, each.title, each.required, _values(data["particulars"].get(each.key, [])))
            for each in kind.particulars
        ),
    )


def _values(answer: str | list[str]) -> tuple[str, ...]:
    return (answer,) if isinstance(answer, str) else tuple(answer)
