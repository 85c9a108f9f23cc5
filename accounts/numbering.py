"""How an office numbers its requests: its code, a slash, and its pattern filled in: "FIA/2026/0001".

No two references of a State are ever the same. Between offices the code sees to it: it is unique in the State, holds no
slash, and stays once a number was given. Within an office the pattern sees to it: a reference's digits after the code
are exactly its year and its number, in an order that stays too.
"""

import re

from django.core.exceptions import ValidationError

EXERCISE_PREFIX = "EX-"
CODE = re.compile(r"[A-Z][A-Z0-9-]*")
FIELD = re.compile(r"\{year\}|\{number(?::0[1-9]d)?\}")
TEXT = re.compile(r"[A-Za-z /._-]*")  # letters every typeface of a letter has; no digits


def validate_code(code: str) -> None:
    """Raises ValidationError where a code could be mistaken for something else."""
    if not CODE.fullmatch(code):
        raise ValidationError("Use capital letters, digits and hyphens, beginning with a letter, for example AHT-LHR.")
    if code.startswith(EXERCISE_PREFIX):
        raise ValidationError("A code cannot begin with EX-: that marks the numbers of exercises.")


def validate_pattern(pattern: str) -> None:
    """Raises ValidationError where a pattern cannot be filled in, or could give one reference twice."""
    fields, text = FIELD.findall(pattern), FIELD.sub("", pattern)
    if "{" in text or "}" in text:
        raise ValidationError(
            "Only {year} and {number} are filled in; {number:04d} fills up with zeros to four digits. "
            "Check the braces and the spelling."
        )
    if fields.count("{year}") != 1 or len(fields) != 2:
        raise ValidationError("A reference holds the year and the number once each: numbers begin again every year.")
    if not TEXT.fullmatch(text):
        raise ValidationError(
            "Beside the year and the number a reference may hold unaccented letters, spaces and / . - _ only; "
            "a digit could be mistaken for part of the number."
        )
    if "}{" in pattern:
        raise ValidationError("Put a separator between the year and the number, for example a slash.")


def pattern_like(example: str, *, year: int) -> str:
    """The pattern of an office whose first reference of the year looks like this after the code: "2026/0001" gives
    "{year}/{number:04d}". Raises ValidationError where the example does not say it.
    """
    digits = re.findall(r"[0-9]+", example)
    numbers = [each for each in digits if each != str(year)]
    if len(digits) != 2 or len(numbers) != 1 or int(numbers[0]) != 1 or "{" in example or "}" in example:
        raise ValidationError(
            f"Write it as it looks for the first request of {year}: the year {year} once, and the number 1 once, "
            f"filled up with zeros as you like, for example {year}/0001."
        )
    width = len(numbers[0])
    number = "{number}" if width == 1 else f"{{number:0{width}d}}"
    return re.sub(r"[0-9]+", lambda found: "{year}" if found[0] == str(year) else number, example)


def example_of(pattern: str, *, year: int) -> str:
    """What `pattern_like` reads: "{year}/{number:04d}" looks like "2026/0001"."""
    return pattern.format(year=year, number=1)


def year_comes_first(pattern: str) -> bool:
    return pattern.index("{year}") < pattern.index("{number")


def reference(code: str, pattern: str, *, year: int, number: int, is_exercise: bool = False) -> str:
    """The reference of one request, for example "FIA/2026/0001", or "EX-FIA/2026/0001" in an exercise."""
    prefix = EXERCISE_PREFIX if is_exercise else ""
    return f"{prefix}{code}/{pattern.format(year=year, number=number)}"
