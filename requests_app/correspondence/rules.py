"""Rules that read a reply, kept as data in fixtures/correspondence/replies.yaml: words that stand in it, the act that
may follow. Text in, offers out; no database. Strict: a wrong key or act is named with its place.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.core import checks

from requests_app.choices import Act
from treaties.law.node import Node, read_whole

FILE = Path(settings.BASE_DIR) / "fixtures" / "correspondence" / "replies.yaml"
LONGEST = 200_000  # letters that are read: the rest of a long reply is its annexes
NUMBER = r"[\s.:#]*(?:no\.?|nr\.?)?[\s.:#]*([^\s,;]*\d[^\s,;]{0,60})"


class RulesAreWrong(Exception):
    """The file cannot be read as it is; each problem as "FILE: place: what is wrong"."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign, and what it offers."""

    act: Act
    because: str
    says: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Rules:
    rules: tuple[Rule, ...]
    reference: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that a reply may lead to, why, and the words of the reply that say so."""

    act: Act
    because: str
    words: str


@cache
def rules(file: Path = FILE) -> Rules:
    """Raises RulesAreWrong."""
    problems: list[str] = []
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RulesAreWrong([f"{file.name}: is no YAML: {error}"]) from error
    read = read_whole(Node(data, file.name, "", problems, problems), _rules)
    if problems:
        raise RulesAreWrong(problems)
    return read


def problems(app_configs=None, **kwargs) -> list[checks.Error]:
    """For Django's system check: a file that is wrong stops the start, and is named."""
    try:
        rules()
    except RulesAreWrong as wrong:
        return [checks.Error(each, id="requests_app.E001") for each in wrong.problems]
    return []


def offers(text: str, known: Rules | None = None) -> tuple[Offer, ...]:
    """What a reply may lead to, the likeliest first; each act once."""
    text = " ".join(text[:LONGEST].split())
    found: dict[Act, Offer] = {}
    for rule in (known or rules()).rules:
        read = rule.unless.sub("", text) if rule.unless else text
        if (sign := rule.says.search(read)) and rule.act not in found:
            found[rule.act] = Offer(rule.act, rule.because, sign[0])
    return tuple(found.values())


def reference_in(text: str, known: Rules | None = None) -> str:
    """The number under which the other side keeps the request, as the reply names it first; "" where it names none."""
    found = (known or rules()).reference.search(text[:LONGEST])
    return found[1].rstrip(".)") if found else ""


def _rules(node: Node) -> Rules:
    if node.text("schema") != "comity/replies@1":
        node.say("schema", "must be comity/replies@1")
    found = node.each("rules", _rule, named="act")
    names = "|".join(_pattern(each) for each in node.texts("references", required=True)) or r"(?!)"
    return Rules(found, re.compile(rf"\b(?:{names}){NUMBER}", re.IGNORECASE))


def _rule(node: Node) -> Rule:
    act = node.choice("act", Act.values)
    return Rule(
        act=Act(act) if act in Act else Act.ACKNOWLEDGE,
        because=node.text("because"),
        says=_any_of(node.texts("says", required=True)) or re.compile(r"(?!)"),
        unless=_any_of(node.texts("unless")),
    )


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, phrases))})(?!\w)", re.IGNORECASE) if phrases else None


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
