"""Law files -> LawBook. Strict: an unknown key, type or measure, or a missing article, stops the load and is named.

The files are held as `LawFiles`: bytes by name, from the folder they are edited in or from an edition.
"""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from treaties.law.book import LawBook, LawError
from treaties.law.catalogue import assistance_types, unguided
from treaties.law.instrument import InstrumentLaw
from treaties.law.mistakes import field_mistakes, loose_mistakes
from treaties.law.narrower import narrower_asks
from treaties.law.node import Node, read_whole
from treaties.law.offences import offences
from treaties.law.plain import PlainWords, plain_words
from treaties.law.profiles import instrument
from treaties.law.refusal import loose_grounds, refusal_questions
from treaties.law.vocabulary import TEMPLATES

T = TypeVar("T")
REFUSAL_GROUNDS = "refusal_grounds.yaml"
NARROWER = "narrower.yaml"
FIELD_MISTAKES = "field_mistakes.yaml"
PLAIN_QUESTIONS = "plain_questions.yaml"
LawFiles = Mapping[str, bytes]  # name below the folder ("instruments/UNTOC.yaml") -> content


def files_in(directory: Path) -> LawFiles:
    """Every law file of a folder, in order of their names."""
    directory = Path(directory)
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in sorted(directory.rglob("*.yaml"))}


def load(directory: Path) -> LawBook:
    """Read every law file in `directory`. Raises LawError with each problem as "FILE: path.to[key]: what is wrong"."""
    return parse(files_in(directory))


def parse(files: LawFiles, *, kept: bool = False) -> LawBook:
    """Raises LawError, as `load`. `kept`: files of an edition, which may be older than the guidance asked for now, and
    of another shape: unknown keys are passed over, missing ones have their defaults, and `LawBook.passed_over` tells.
    """
    refusals: list[str] = []
    problems: list[str] = [] if kept else refusals
    read_file = partial(_read_file, files, problems=problems, refusals=refusals)
    types = read_file("assistance_types.yaml", assistance_types)
    if types is None:
        raise LawError(refusals)  # every other file names assistance types: none would be known
    profiles = [
        read_file(name, partial(instrument, known=types.keys())) for name in files if name.startswith("instruments/")
    ]
    instruments = {profile.code: profile for profile in profiles if profile}
    read_offences = partial(offences, codes=instruments.keys(), known=types.keys())
    offence_catalogue, thresholds = read_file("offences.yaml", read_offences) or ({}, ())
    read_asks = partial(narrower_asks, known=types.keys())
    narrower = (read_file(NARROWER, read_asks) or ()) if NARROWER in files or not kept else ()
    particulars = {key: [each.key for each in kind.particulars] for key, kind in types.items()}
    read_plain = partial(plain_words, particulars=particulars)
    plain = read_file(PLAIN_QUESTIONS, read_plain) if PLAIN_QUESTIONS in files or not kept else None
    refusals += _loose_ends(instruments)
    questions = {}
    if REFUSAL_GROUNDS in files or not kept:
        questions = read_file(REFUSAL_GROUNDS, refusal_questions) or {}
        raised = ((code, ground.key) for code, profile in instruments.items() for ground in profile.refusal_grounds)
        problems += loose_grounds(questions, raised)
    fields = {content.field for profile in instruments.values() for content in profile.required_contents}
    mistakes = {}
    if FIELD_MISTAKES in files or not kept:
        mistakes = read_file(FIELD_MISTAKES, field_mistakes) or {}
        problems += [f"{FIELD_MISTAKES}: {problem}" for problem in loose_mistakes(mistakes, fields)]
    problems += [] if kept else [f"assistance_types.yaml: {problem}" for problem in unguided(types)]
    if refusals:
        raise LawError(refusals)
    return LawBook(
        instruments,
        types,
        offence_catalogue,
        digest(files),
        tuple(sorted(fields)),
        thresholds=thresholds,
        refusal_questions=questions,
        narrower=narrower,
        field_mistakes=mistakes,
        plain=plain or PlainWords(),
        passed_over=tuple(problems),
    )


def digest(files: LawFiles) -> str:
    """SHA-256 over the names and bytes of all law files, in order of their names."""
    return hashlib.sha256(to_bytes(files)).hexdigest()


def to_bytes(files: LawFiles) -> bytes:
    """All law files as one text: of each a line with its name and length, then its content."""
    return b"".join(f"{name} {len(files[name])}\n".encode() + files[name] for name in files)


def from_bytes(whole: bytes) -> LawFiles:
    """The way back. Raises ValueError for what `to_bytes` did not make."""
    files, at = {}, 0
    while at < len(whole):
        end = whole.index(b"\n", at)
        name, _, length = whole[at:end].decode().rpartition(" ")
        at = end + 1 + int(length)
        files[name] = whole[end + 1 : at]
    return files


def read_yaml(files: LawFiles, name: str, problems: list[str], refusals: list[str]) -> Node | None:
    """The mapping a file holds; None, and a refusal told, where it cannot be read."""
    try:
        data = yaml.load(files[name].decode("utf-8"), _UniqueKeys)  # a safe loader
    except KeyError:
        refusals.append(f"{name}: the file is missing")
    except UnicodeDecodeError as error:
        refusals.append(f"{name}: is not UTF-8 (byte {error.start})")
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day such as 2026-13-01 that is no text
        refusals.append(f"{name}: is no YAML: {' '.join(str(error).split())}")
    else:
        return Node(data, name, "", problems, refusals)
    return None


class _UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML in which a key that stands twice is an error; plain YAML silently keeps the last."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            name = self.construct_object(key, deep=True)
            if not isinstance(name, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "a list or mapping is no key", key.start_mark)
            if name in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {name!r} stands twice", key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep)


def _read_file(
    files: LawFiles, name: str, read: Callable[[Node], T], *, problems: list[str], refusals: list[str]
) -> T | None:
    node = read_yaml(files, name, problems, refusals)
    if node is None:
        return None
    schema = "mla-registry/instrument@1" if "/" in name else f"mla-registry/{Path(name).stem.replace('_', '-')}@1"
    if node.text("schema") not in {schema, ""}:
        node.refuse("schema", f"must be {schema}")
    return read_whole(node, read)


def _loose_ends(instruments: dict[str, InstrumentLaw]) -> list[str]:
    missing = [f"instruments/{code}.yaml: the file is missing" for code in TEMPLATES if code not in instruments]
    return missing + [
        f"instruments/{code}.yaml: {key}: {named!r} has no law file"
        for code, profile in instruments.items()
        for key in ("inherits_from", "amends")
        if (named := getattr(profile, key)) and named not in instruments
    ]
