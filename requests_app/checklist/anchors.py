"""Ids of the inputs where a gap is mended: "id_" and the name of the form's field, as Django renders it."""


def of_field(name: str) -> str:
    """The input of a model field."""
    return f"id_{name}"


def of_choice(name: str) -> str:
    """The first of the buttons by which a model field is chosen."""
    return f"id_{name}_0"


def of_statement(field: str) -> str:
    """The text that answers a law field."""
    return f"id_statement_{field}"


def of_particular(number: int, key: str) -> str:
    """A particular of a measure, by the measure's number in the letter."""
    return f"id_measure_{number}_{key}"


def of_clause(kind: str) -> str:
    return f"id_clause_{kind}"


def of_ground(key: str) -> str:
    """The first of the buttons that answer a ground for refusal."""
    return f"id_ground_{key}_0"


def of_ground_note(key: str) -> str:
    return f"id_ground_{key}_note"


def of_ground_words(key: str) -> str:
    return f"id_ground_{key}_words"


def of_offence(number: int, name: str) -> str:
    """An input on the pages of an offence, by the offence's number in the letter."""
    return f"id_offence_{number}_{name}"


def element(place: int, name: str) -> str:
    """The name of an input about an element, by the element's place in its offence, counted from 1."""
    return f"element_{place}_{name}"
