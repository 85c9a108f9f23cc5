"""Behind the link: what is typed is kept until it is sent, once. Nobody is signed in here: the secret is all."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from requests_app import history
from requests_app.choices import Entry, Status
from requests_app.files import FitFile, stored
from requests_app.models import Answer, AnsweredFile, AssistanceRequest, Questionnaire, Submission, TypedAnswers
from requests_app.questionnaires.asking import digest

MOST_FILES = 10
OVER = {Status.WITHDRAWN, Status.CLOSED}  # of the request: nobody needs the answers any more
Posted = Mapping[str, list[str]]  # name of an input -> what was posted for it
Value = str | list[str] | dict[str, str]


class LinkIsDead(Exception):
    """The link opens nothing: never did, or not any more. Which of these is not told to whoever holds it."""


class TooManyFiles(Exception):
    """More than fit, with those that somebody added through the same link meanwhile. The message is a sentence."""

    def __init__(self):
        super().__init__(f"At most {MOST_FILES} files fit. Put several into one PDF or ZIP file.")


class TypedMeanwhile(Exception):
    """Somebody saved through the same link after the page was opened. `posted`, `version`: what is saved now."""

    def __init__(self, posted: Posted, version: int):
        super().__init__("Somebody saved answers through the same link after you opened this page.")
        self.posted, self.version = posted, version


def opened(secret: str, *, at: datetime) -> Questionnaire:
    """The questionnaire of a link, found by one question of the database whatever was asked. Raises LinkIsDead."""
    told = digest(secret)
    with_its_people = Questionnaire.objects.select_related("assistance_request__office", "sent_by", "submission")
    found = with_its_people.filter(secret_sha256=told).first()
    is_right = hmac.compare_digest(found.secret_sha256 if found else "0" * len(told), told)
    if not is_right or not _is_open(found, at):
        raise LinkIsDead
    return found


def keep(
    questionnaire: Questionnaire, *, posted: Posted, seen: int, at: datetime, files: Sequence[FitFile] = ()
) -> TypedAnswers:
    """Keep what is typed so far, to be gone on with. `seen`: the version of it that the page showed; 0 for none.

    Raises LinkIsDead, TypedMeanwhile or TooManyFiles; then nothing is kept, files neither.
    """
    _refuse_too_many(questionnaire, files)
    rows = [AnsweredFile(questionnaire=questionnaire, **fit.columns) for fit in files]
    with stored(rows), transaction.atomic():
        _locked(questionnaire, at)
        _refuse_too_many(questionnaire, files)
        version = _version(questionnaire, posted, seen) + 1
        typed, _ = TypedAnswers.objects.update_or_create(
            questionnaire=questionnaire, defaults={"posted": dict(posted), "version": version, "saved_at": at}
        )
        for row in rows:
            row.save()
    return typed


def _refuse_too_many(questionnaire: Questionnaire, files: Sequence[FitFile]) -> None:
    if files and questionnaire.files.count() + len(files) > MOST_FILES:
        raise TooManyFiles


@transaction.atomic
def take_out_file(questionnaire: Questionnaire, pk: int, *, at: datetime) -> None:
    """Before the answers are sent. One that is not there is out already. Raises LinkIsDead."""
    _locked(questionnaire, at)
    if added := questionnaire.files.filter(pk=pk).first():
        added.delete()
        transaction.on_commit(lambda: added.file.storage.delete(added.file.name))


@transaction.atomic
def hand_in(
    questionnaire: Questionnaire, *, name: str, values: Mapping[str, Value], posted: Posted, seen: int, at: datetime
) -> Submission:
    """Send the answers, for good: `values` by key of their questions, made of `posted`.

    Raises LinkIsDead where somebody was faster, and TypedMeanwhile where somebody saved what is not in them.
    """
    locked = _locked(questionnaire, at)
    _version(questionnaire, posted, seen)
    submission = Submission.objects.create(questionnaire=questionnaire, name=name, at=at)
    Answer.objects.bulk_create(
        Answer(questionnaire=questionnaire, key=key, value=value) for key, value in values.items() if value
    )
    TypedAnswers.objects.filter(questionnaire=questionnaire).delete()
    history.record(
        assistance_request=locked,
        act=Entry.QUESTIONNAIRE_ANSWERED,
        from_status=locked.status,
        user=questionnaire.sent_by,
        at=at,
        details={"to": questionnaire.addressee, "by": name, "files": questionnaire.files.count()},
    )
    return submission


def _version(questionnaire: Questionnaire, posted: Posted, seen: int) -> int:
    """Of what is saved, which the page has seen or which says the same; 0 where nothing is saved."""
    typed = TypedAnswers.objects.filter(questionnaire=questionnaire).first()
    if typed and typed.version != seen and typed.posted != posted:
        raise TypedMeanwhile(typed.posted, typed.version)
    return typed.version if typed else 0


def _is_open(questionnaire: Questionnaire, at: datetime) -> bool:
    return (
        not hasattr(questionnaire, "submission")
        and questionnaire.withdrawn_at is None
        and questionnaire.expires_at > at
        and questionnaire.assistance_request.status not in OVER
    )


def _locked(questionnaire: Questionnaire, at: datetime) -> AssistanceRequest:
    """Its request, locked as `asking` locks it: withdrawn and answered do not both happen."""
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=questionnaire.assistance_request_id)
    if not _is_open(
        Questionnaire.objects.select_related("submission", "assistance_request").get(pk=questionnaire.pk), at
    ):
        raise LinkIsDead
    return locked
