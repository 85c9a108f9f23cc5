"""The catalogue of offences: finding one, its provisions and treaty articles, and what it fills in."""

from dataclasses import dataclass

from django import forms

from requests_app import services
from requests_app.forms.inputs import Line
from requests_app.forms.offences import OF_THE_STATE
from requests_app.reading import Reading
from treaties import law

CATEGORIES = {
    "child_sexual": "Sexual offences against children",
    "computer_integrity": "Against computers and data",
    "computer_related": "By means of computers",
    "drugs": "Drugs",
    "financial": "Money laundering",
    "organised": "Organised crime",
    "person_harm": "Harm to persons",
    "speech": "Speech",
    "terrorism": "Terrorism",
    "trafficking": "Trafficking and smuggling of persons",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An offence of the catalogue with what it knows for this request: (instrument's title, article) and provisions."""

    offence: law.Offence
    own: tuple[law.NationalProvision, ...]
    counterparts: tuple[law.NationalProvision, ...]
    articles: tuple[tuple[str, str], ...]
    notes: tuple[law.Note, ...]

    @property
    def words(self) -> str:
        """All that a search looks into, in small letters."""
        provisions = [f"{each.citation} {each.cited} {each.title}" for each in (*self.own, *self.counterparts)]
        elements = [each.title for each in self.offence.elements]
        category = CATEGORIES[self.offence.category]
        return " ".join([self.offence.title, self.offence.conduct, category, *elements, *provisions]).lower()


def entry(reading: Reading, key: str) -> Entry | None:
    """None for a key the catalogue does not have."""
    offence = reading.registry.law.offences.get(key)
    if offence is None:
        return None
    saved, content = reading.assistance_request, reading.content
    own, theirs = saved.requesting_state_id, saved.requested_state_id
    cited = [content.basis, *content.supporting] if content.basis else []
    articles = tuple(
        (basis.name, offence.treaty_articles[basis.instrument])
        for basis in cited
        if basis.instrument in offence.treaty_articles
    )
    notes = offence.notes_for(own, theirs)
    return Entry(offence, offence.provisions.get(own, ()), offence.provisions.get(theirs, ()), articles, notes)


class CatalogueFilter(forms.Form):
    words = Line("Words", help_text="Of the offence, its conduct, or a provision of one of the two States.")
    category = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *CATEGORIES.items()])

    def found(self, reading: Reading) -> list[Entry]:
        """Entries that have every word, in the order of their titles. What is not understood filters nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        words, category = asked.get("words", "").lower().split(), asked.get("category", "")
        entries = [entry(reading, key) for key in reading.registry.law.offences]
        return sorted(
            (
                each
                for each in entries
                if category in ("", each.offence.category) and all(word in each.words for word in words)
            ),
            key=lambda each: each.offence.title,
        )


def begun(entry: Entry, own: str, counterpart: str) -> dict:
    """What the catalogue can fill in. `own`, `counterpart`: citations that were chosen, "" for none."""
    provision = next((each for each in entry.own if each.citation == own), None)
    theirs = next((each for each in entry.counterparts if each.citation == counterpart), None)
    filled = {"title": entry.offence.title, "catalogue_key": entry.offence.key}
    if provision:
        filled |= services.own_law(provision)
    if theirs:
        of_theirs = services.penalty_of(theirs) | {"text": theirs.title}
        filled |= {name: of_theirs[field] for name, field in OF_THE_STATE.items() if field in of_theirs}
    return filled
