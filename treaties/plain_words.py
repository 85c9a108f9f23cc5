"""What a form says of an input left empty or filled in wrongly: what to write, by the name of the input."""

from django import forms

WORDS = {
    forms.Field: {
        "max_length": "This has %(show_value)d characters, and at most %(limit_value)d fit. Shorten it.",
        "min_value": "Enter a number that is not less than %(limit_value)s.",
        "max_value": "Enter a number that is not more than %(limit_value)s.",
    },
    forms.ChoiceField: {"invalid_choice": "That is not on the list. Choose again."},
    forms.ModelChoiceField: {"invalid_choice": "That is not on the list. Choose again."},
    forms.DateField: {"invalid": "Enter a day that exists, for example 2026-11-24."},
    forms.IntegerField: {"invalid": "Enter a whole number, for example 12."},
    forms.EmailField: {"invalid": "Enter an email address, for example name@example.org."},
    forms.URLField: {"invalid": "Enter a whole link, for example https://treaties.un.org."},
}


class PlainWords:
    """Mixed into a form, before the form class. Words that an input has of its own stay."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            kinds = [kind for kind in reversed(type(field).__mro__) if kind.__module__.startswith("django.")]
            stock = _merged(vars(kind).get("default_error_messages", {}) for kind in kinds)
            plain = _merged(WORDS.get(kind, {}) for kind in kinds) | {"required": _missing(field, field.label or name)}
            own = field.error_messages
            own |= {code: words for code, words in plain.items() if own.get(code) == stock.get(code)}


def _merged(each_words) -> dict:
    return {code: words for each in each_words for code, words in each.items()}


def _missing(field: forms.Field, label: str) -> str:
    named = label if label.split()[0] == "State" else label[:1].lower() + label[1:]
    is_chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
    return f"{'Choose' if is_chosen else 'Enter'} the {named}."
