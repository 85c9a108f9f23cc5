"""The search box's question."""

from django import forms

from treaties.search import LONGEST, SHORTEST
from treaties.search.folding import compact


class SearchForm(forms.Form):
    q = forms.CharField(
        label="State, treaty or authority",
        max_length=LONGEST,
        error_messages={
            "required": "Write a name, a code or a citation.",
            "max_length": f"That is too long. Write at most {LONGEST} letters: a name, a code or a citation.",
            "null_characters_not_allowed": "That holds a character nobody can type. Write a name, code or citation.",
        },
    )

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        if len(compact(query)) < SHORTEST:
            raise forms.ValidationError(f"Write at least {SHORTEST} letters or digits.")
        return query
