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
