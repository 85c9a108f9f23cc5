"""law/seed_claims.yaml: published claims about law and co-operation, each checked, as findings."""

from collections.abc import Iterable
from dataclasses import dataclass

from treaties import provenance
from treaties.choices import FindingKind, FindingOrigin
from treaties.importing.records import Sources
from treaties.importing.states import all_states
from treaties.law import LawFiles
from treaties.law.loading import read_yaml
from treaties.law.node import Node, read_whole
from treaties.registry import FindingRecord

FILE = "seed_claims.yaml"
VERDICTS = {FindingKind.SUPPORTED, FindingKind.CONTRADICTED, FindingKind.UNCLEAR}
CONFIDENCES = {"high", "medium", "low"}


@dataclass(frozen=True, slots=True)
class Claim:
    """`seen`: the links at which its sources were read; `instrument`, `state`: what it is plainly about, or ""."""

    id: str
    words: str
    verdict: str
    corrected: str
    evidence: str
    confidence: str
    seen: tuple[str, ...]
    instrument: str
    state: str


def read(files: LawFiles, problems: list[str]) -> tuple[Claim, ...]:
    """The claims; what is wrong with them is added to `problems`."""
    found: list[str] = []
    node = read_yaml(files, FILE, found, found)
    claims = read_whole(node, _claims) if node else ()
    problems += [f"law/{problem}" for problem in found]
    return claims


def finding(claim: Claim, sources: Sources) -> FindingRecord:
    """A claim is verified where its verdict is sure and rests on a source that was read and can be found again."""
    pages = [url for url in claim.seen if not provenance.doubt(url)]
    return FindingRecord(
        origin=FindingOrigin.CLAIM.value,
        key=claim.id,
        kind=claim.verdict,
        instrument=claim.instrument,
        state=claim.state,
        counterpart="",
        statement=claim.words,
        explanation=" ".join(filter(None, [claim.corrected, claim.evidence])),
        verified=claim.confidence == "high" and bool(pages),
        source=sources.at(next(iter([*pages, *claim.seen]), "")),
        source_date="",
    )


def _claims(node: Node) -> Iterable[Claim]:
    node.pass_over("schema", "as_of", "seed", "summary", "us_statutes")
    return node.each("claims", _claim, named="id")


def _claim(node: Node) -> Claim:
    node.pass_over("topic", "software_consequence")
    sources = node.each("sources", _source, named="url", unique=False)
    return Claim(
        id=node.text("id"),
        words=node.text("claim"),
        verdict=node.choice("verdict", VERDICTS),
        corrected=node.text("corrected", required=False),
        evidence=node.text("evidence"),
        confidence=node.choice("confidence", CONFIDENCES),
        seen=tuple(url for url, seen in sources if seen),
        instrument=node.text("instrument", required=False),
        state=node.choice("state", all_states(), required=False),
    )


def _source(node: Node) -> tuple[str, bool]:
    node.pass_over("note")
    return node.text("url"), node.flag("seen", required=True)
