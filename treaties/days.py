"""A day as people read it, where a source gives a year, a month or a day as text."""

from datetime import date


def in_words(as_of: str) -> str:
    """ "2007-02-07" is "7 February 2007", "2007-02" is "February 2007"; a bare year and "" stay as they are."""
    match as_of.split("-"):
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case [year, month, day]:
            return f"{date(int(year), int(month), int(day)):%-d %B %Y}"
    return as_of
