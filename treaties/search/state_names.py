"""What a State is called besides the name on screen: codes, other languages, everyday and former names (ISO 3166)."""

from datetime import date
from functools import cache
from gettext import translation

import pycountry

from treaties.search.entries import Entry, Kind, Name

# Folder of pycountry's translations -> language tag and name.
LANGUAGES = {
    "ur": ("ur", "Urdu"),
    "hi": ("hi", "Hindi"),
    "ar": ("ar", "Arabic"),
    "ru": ("ru", "Russian"),
    "zh_CN": ("zh-Hans", "Chinese"),
    "zh_TW": ("zh-Hant", "Chinese"),
    "fr": ("fr", "French"),
    "es": ("es", "Spanish"),
}
# What people write and ISO 3166 does not list.
EVERYDAY = {
    "AE": ("UAE",),
    "CD": ("DR Congo", "DRC"),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "GB": ("UK", "Great Britain"),
    "NL": ("Holland",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey",),
    "US": ("America",),
}
# Entries of ISO 3166-3 that are a change of name, by their code of four letters. In the others one State or
# territory became part of what now has the code ("Sikkim" in India's), so "formerly" would be wrong.
RENAMED = {"AIDJ", "BUMM", "BYAA", "DYBJ", "HVBF", "NHVU", "RHZW", "TPTL", "ZRCD"}


@cache
def names_of(code: str) -> tuple[Name, ...]:
    """Other names and codes of a State by its alpha-2 code; a State that ISO does not have has its code only."""
    country = pycountry.countries.get(alpha_2=code)
    everyday = [Name(name, "also") for name in EVERYDAY.get(code, ())]
    if country is None:
        return (Name(code, "code", is_code=True), *everyday)
    codes = [Name(text, "code", is_code=True) for text in (code, country.alpha_3)]
    english = _english(country)
    return (*codes, *(Name(name, "also") for name in english), *everyday, *_former_names(code), *_translated(english))


def _english(country) -> list[str]:
    return [getattr(country, name) for name in ("common_name", "name", "official_name") if hasattr(country, name)]


def _translated(english: list[str]) -> list[Name]:
    return [
        Name(_catalogue(folder).gettext(name), f"in {language}:", tag)
        for folder, (tag, language) in LANGUAGES.items()
        for name in english
    ]


@cache
def _catalogue(folder: str):
    return translation("iso3166-1", pycountry.LOCALES_DIR, languages=[folder])


def _former_names(code: str) -> list[Name]:
    found = []
    for former in pycountry.historic_countries:
        if _successor(former) == code:
            relation = "formerly" if former.alpha_4 in RENAMED else "now also stands for the former"
            found += [Name(text, relation) for text in _spoken(former.name)]
            relation = "former code" if former.alpha_4 in RENAMED else relation
            found += [Name(text, relation, is_code=True) for text in _free_codes(former)]
    return found


def _successor(former) -> str | None:
    """The last two of ISO 3166-3's four letters are the present code; AA where it stayed, HH where none follows."""
    last = former.alpha_4[2:]
    last = former.alpha_2 if last == "AA" else last
    return last if pycountry.countries.get(alpha_2=last) else None


def _spoken(name: str) -> list[str]:
    """ISO's name and its part before the comma: "Burma, Socialist Republic of the Union of" is "Burma" too."""
    return list(dict.fromkeys((name.partition(",")[0], name)))


def _free_codes(former) -> list[str]:
    """Codes that no State has taken since."""
    return [
        text
        for kind in ("alpha_2", "alpha_3")
        if (text := getattr(former, kind)) and pycountry.countries.get(**{kind: text}) is None
    ]


@cache
def without_successor() -> tuple[Entry, ...]:
    """Former States for which ISO names no single present code, e.g. Czechoslovakia."""
    return tuple(
        Entry(
            Kind.FORMER,
            former.alpha_4,
            former.name.partition(",")[0],
            _told(former),
            tuple(Name(text) for text in _spoken(former.name))
            + tuple(Name(text, "former code", is_code=True) for text in _free_codes(former)),
        )
        for former in pycountry.historic_countries
        if _successor(former) is None
    )


def _told(former) -> str:
    told = f"In ISO 3166 until {_day(former.withdrawal_date)}. No single present code follows it"
    comment = getattr(former, "comment", "")
    return f"{told} ({comment})." if comment else f"{told}: search for the present State."


def _day(text: str) -> str:
    if len(text) == 4:
        return text
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"
