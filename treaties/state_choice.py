"""A State of the registry in a form, in the order in which people look for its name."""

from django import forms
from django.forms.models import ModelChoiceIterator

from treaties.search.folding import fold


class ByName(ModelChoiceIterator):
    """Accents aside: the database would put "Åland Islands" behind "Zimbabwe"."""

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=lambda choice: (str(choice[0]) != "", fold(str(choice[1])))))


class StateChoice(forms.ModelChoiceField):
    iterator = ByName
    default_error_messages = {
        "required": "Choose a State.",
        "invalid_choice": "The registry has no such State. Choose one of the list.",
    }
