"""The shapes: an identifier as it was read, and what is wrong with one."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what to do. `surely`: as written it identifies nothing; else it may well be right."""

    key: str  # the same for the same fault: "email_form"
    what: str  # reads on after the identifier: "“+92 300” is too short for a telephone number"
    remedy: str
    surely: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """`kind` is a key of KINDS, or "" where Comity cannot tell. `normal`: the one form in which it is printed."""

    typed: str
    kind: str
    normal: str
    note: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A kind found at the beginning of a text: its normal form, what is left of the text, what is wrong."""

    normal: str
    rest: str = ""
    problems: tuple[Problem, ...] = ()


# What a kind makes of a text that begins with one of it; None where it does not.
Reader = Callable[[str], Found | None]
