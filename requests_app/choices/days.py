"""Days that are waited for."""

from django.db.models import TextChoices


class DeadlineKind(TextChoices):
    """What a deadline is about; deadlines.notices says when people are told of each."""

    PRESERVATION = "preservation", "Preservation ends"
    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement expected"
    QUERY = "query", "Answer to a query due"
    WANTED_BY = "wanted_by", "Answer wanted"
    LAW = "law", "Period set by the law"
    HEARING = "hearing", "Hearing"
    TRANSLATION = "translation", "Translation due"
    EXPECTED = "expected", "They expect to answer by"


class DatedKind(TextChoices):
    """Days that somebody enters on the page of a request."""

    HEARING = "hearing", "Hearing"
    TRANSLATION = "translation", "Translation due"
    KEPT_UNTIL = "kept_until", "Data are preserved until"
    NOT_NEEDED = "not_needed", "The preservation is no longer needed since"
