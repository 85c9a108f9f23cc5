"""Mails to whoever is asked: the office, the link and the day; nothing of the case. Practice mails nobody.

Not inside a transaction: a mail server may be slow. And not by a job, which would keep the secret in its table.
"""

from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string

from requests_app.models import Questionnaire
from requests_app.questionnaires.asking import link


class MailNotSent(Exception):
    """The mail server did not take the mail. What it was about stands."""


def send_link(questionnaire: Questionnaire, secret: str) -> bool:
    """Says whether there was somebody to mail it to. Raises MailNotSent."""
    return _send(questionnaire, "Questions from", {"link": link(secret)})


def send_reminder(questionnaire: Questionnaire) -> bool:
    """The link is not in it: nobody has it any more but whoever got it. Raises MailNotSent."""
    return _send(questionnaire, "Reminder: questions from", {})


def _send(questionnaire: Questionnaire, subject: str, words: dict) -> bool:
    office = questionnaire.assistance_request.office
    if not questionnaire.email or questionnaire.assistance_request.is_exercise:
        return False
    words |= {"questionnaire": questionnaire, "office": office, "officer": questionnaire.sent_by}
    try:
        send_mail(
            subject=f"{subject} {office}",
            message=render_to_string("requests_app/questionnaires/mail.txt", words),
            from_email=None,
            recipient_list=[questionnaire.email],
        )
    except (OSError, SMTPException) as error:
        raise MailNotSent(f"The mail to {questionnaire.email} could not be sent ({error}).") from error
    return True
