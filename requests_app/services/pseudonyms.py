"""A pseudonym put where a name stands, in every text that a request prints."""

from collections.abc import Callable, Sequence

from django.db.models import Model

from requests_app.content import pointing, protection
from requests_app.models import AssistanceRequest, Case, ElementAnswer

OF_THE_CASE = ("nature", "summary_of_facts")
OF_THE_REQUEST = ("nexus", "purpose", "urgency_reason", "no_persons_reason")
OF_ITS_PARTS = {
    "statements": ("text",),
    "clauses": ("text",),
    "ground_answers": ("note", "words"),
    "attachments": ("title",),
}
Put = Callable[[str], str]


def put_pseudonym(locked: AssistanceRequest, *, word: str, pseudonym: str) -> None:
    """Inside `editing_with_case`: for a word, wherever this request or its case has it."""

    def put(text: str) -> str:
        return protection.put(text, word, pseudonym)

    before = locked.case.summary_of_facts
    _rewrite(locked.case, OF_THE_CASE, put)
    _point_again(locked.case, before)
    _rewrite(locked, OF_THE_REQUEST, put)
    for parts, names in OF_ITS_PARTS.items():
        for row in getattr(locked, parts).all():
            _rewrite(row, names, put)
            row.save(update_fields=names)
    for offence in locked.offences.all():
        for row, name in (
            *((each, "explanation") for each in offence.counterparts.all()),
            *((each, "facts") for each in offence.element_answers.all()),
        ):
            _rewrite(row, [name], put)
            row.save(update_fields=[name])
    for measure in locked.measures.all():
        measure.particulars = {key: _put_in(value, put) for key, value in measure.particulars.items()}
        measure.save(update_fields=["particulars"])


def _put_in(value, put: Put):
    """The value of a particular: a text, or a list of them."""
    if isinstance(value, str):
        return put(value)
    return [_put_in(each, put) for each in value] if isinstance(value, list) else value


def _rewrite(row: Model, names: Sequence[str], put: Put) -> None:
    for name in names:
        setattr(row, name, put(getattr(row, name)))


def _point_again(case: Case, before: str) -> None:
    """Whoever pointed at a paragraph points at it still: only a name in it is another one."""
    was, now = pointing.paragraphs(before), pointing.paragraphs(case.summary_of_facts)
    changed = {old.digest: new.pointer for old, new in zip(was, now, strict=False) if old.digest != new.digest}
    for answer in ElementAnswer.objects.filter(offence__case=case) if changed else ():
        answer.paragraphs = [changed.get(each["digest"], each) for each in answer.paragraphs]
        answer.save(update_fields=["paragraphs"])
