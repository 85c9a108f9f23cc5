"""Registries built by hand with nothing to look at but what a test says, and what the checks find in them."""

from datetime import date
from functools import partial

from tests.treaties.by_hand import TODAY, instrument, registry, row
from treaties.checking import check
from treaties.registry import AuthorityRecord, MembershipRecord, SourceRecord

SOURCE = SourceRecord(url="https://depositary.example/list", title="List", publisher="Depositary")
KNOWN = {"verified": True, "source": SOURCE, "source_date": "2026-01-01"}
convention = partial(instrument, url="https://depositary.example/text")
bilateral = partial(
    instrument,
    code="BI",
    kind="bilateral",
    short_title="Aland–Beland, 1999",
    adopted_on=None,
    signed_on=date(1999, 5, 1),
    in_force_on=date(2000, 1, 1),
)


def party(state, *args, **but):
    return row(state, *args, **KNOWN | but)


def authority(state, **but):
    record = {"role": "central_authority_mla", "name": "Ministry of Justice", "organisation": "", "city": ""}
    texts = {"accepted_languages": "", "transmission_notes": ""}
    return AuthorityRecord(state=state, **record | texts | KNOWN | but)


def member(since, until=None, **but):
    return MembershipRecord(state="AA", since=since, until=until, **KNOWN | but)


def found(instruments, rows, *, speaking=("AA", "BB", "CC"), older_than=24, **more):
    """(kind, States, sentence) of each remark on a registry in which every State has an authority."""
    authorities = [authority(state) for state in speaking]
    facts = registry(instruments, rows, **{"authorities": authorities} | more)
    remarks = check(facts, on=TODAY, older_than=older_than)
    return [(remark.kind, remark.states, remark.sentence) for remark in remarks]
