"""Registries built by hand: three States, and instruments and rows of which a test says only what matters to it."""

from datetime import date

from django.conf import settings

from treaties import law as law_files
from treaties.channels import resolve
from treaties.registry import (
    DeclarationRecord,
    InstrumentRecord,
    ParticipationRecord,
    Registry,
    SourceRecord,
    StateRecord,
)

LAW = law_files.load(settings.LAW_DIR)
TODAY = date(2026, 11, 24)
STATES = [StateRecord(code, name) for code, name in (("AA", "Aland"), ("BB", "Beland"), ("CC", "Celand"))]
STATES.append(StateRecord("EU", "European Union", kind="union"))


def instrument(code="ONE", **but):
    made = {
        **dict.fromkeys(("short_title", "citation", "mla_articles", "url", "notes", "supplements"), ""),
        "title": f"Convention {code}",
        "kind": "multilateral",
        "signed_on": None,
        "adopted_on": date(1990, 1, 1),
        "in_force_on": date(1991, 1, 1),
        "basis_role": "standalone",
        "material_scope": "general",
        "preference": 20,
    }
    return InstrumentRecord(code=code, **made | but)


def row(state, code="ONE", status="party", in_force_on=date(2000, 1, 1), **but):
    made = {
        **dict.fromkeys(("signed_on", "ratified_on", "ended_on", "suspended_on")),
        **dict.fromkeys(("verified_fields", "computed_fields", "recalled_fields"), frozenset()),
        "verified": True,
        "source": SourceRecord(),
        "source_date": "2020-01-01",
        "notes": "",
    }
    return ParticipationRecord(instrument=code, state=state, status=status, in_force_on=in_force_on, **made | but)


def declaration(code, state, article, effect, **but):
    made = {"kind": "declaration", "summary": "Said so.", "verified": True, "source_date": "2020-01-01"}
    made["source"] = SourceRecord("https://depositary.example", "List of declarations")
    return DeclarationRecord(code, state, article, effect=effect, **made | but)


def registry(instruments, rows, **more):
    return Registry.of(
        edition=1, sha256="", states=STATES, instruments=instruments, participations=rows, law=LAW, **more
    )


def ask(instruments, rows, on=TODAY, measures=(), **more):
    return resolve(registry(instruments, rows, **more), "AA", "BB", on, measures)


def place_of(answer, code="ONE"):
    """The list of the answer that holds the instrument; "" where none does."""
    groups = ("usable", "supporting", "to_verify", "unavailable")
    return next((name for name in groups if code in [each.instrument for each in getattr(answer, name)]), "")


def stands(on, **one):
    """Where an instrument stands on a day, between a State whose row is given and one that is plainly a party."""
    return place_of(ask([instrument()], [row("AA", **one), row("BB", in_force_on=date(1992, 1, 1))], on))
