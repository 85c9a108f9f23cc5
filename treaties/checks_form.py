"""Which of the registry's remarks to look at."""

from django import forms

from treaties.checking import Kind, Remark
from treaties.plain_words import PlainWords
from treaties.registry import Registry
from treaties.search.folding import by_name

OLD_AFTER = 24  # months


class ChecksForm(PlainWords, forms.Form):
    """What is left empty, or is no good, narrows nothing."""

    state = forms.ChoiceField(label="State", required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    older_than = forms.IntegerField(label="Old after (months)", min_value=0, max_value=1200, required=False)

    def __init__(self, address, *, registry: Registry):
        super().__init__({"older_than": OLD_AFTER} | address.dict(), label_suffix="")
        states = sorted(registry.states.values(), key=by_name)
        self.fields["state"].choices = [("", "Any State"), *((each.code, each.name) for each in states)]
        self.fields["kind"].choices = [("", "Any kind"), *((kind.key, kind.title) for kind in Kind)]
        self.fields["state"].error_messages["invalid_choice"] = "The registry has no such State."
        self.fields["kind"].error_messages["invalid_choice"] = "There is no such kind. Choose one of the list."
        self.full_clean()

    @property
    def older_than_months(self) -> int:
        months = self.cleaned_data.get("older_than")
        return OLD_AFTER if months is None else months

    def of_state(self, remarks: list[Remark]) -> list[Remark]:
        state = self.cleaned_data.get("state")
        return [remark for remark in remarks if not state or state in remark.states]

    def of_kind(self, remarks: list[Remark]) -> list[Remark]:
        kind = self.cleaned_data.get("kind")
        return [remark for remark in remarks if not kind or kind == remark.kind.key]
