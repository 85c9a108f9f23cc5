"""An e-mail file on the way into the thread: read when it is chosen, kept until what it says is recorded."""

import zlib
from datetime import datetime

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from requests_app import file_types
from requests_app.choices import Direction, Means
from requests_app.correspondence import mails, rules
from requests_app.correspondence.mails import Mail, UnreadableMail
from treaties.editing import evidence
from treaties.models import KeptFile

GONE = "The e-mail file is kept for a day only. Choose it again."


class MailForm(forms.Form):
    mail = forms.FileField(
        label="E-mail file",
        help_text="As your mail program saves a message (.eml). It fills in what stands below.",
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        error_messages={
            "required": "Choose the e-mail file.",
            "missing": "Choose the e-mail file.",
            "empty": "The file is empty (0 bytes). Choose it again.",
        },
    )
    read: Mail

    def __init__(self, *args):
        super().__init__(*args, label_suffix="")

    def clean_mail(self):
        file = self.cleaned_data["mail"]
        if file.size > settings.ANNEX_MAX_BYTES:
            limit = settings.ANNEX_MAX_BYTES // 1024**2
            raise forms.ValidationError(f"The file is larger than {limit} MB. Record it without its attachments.")
        if not file.name.lower().endswith(".eml"):
            raise forms.ValidationError(f"{file.name} is no .eml file. Save the message as .eml, or attach it below.")
        data = file.read()
        if why_not := file_types.why_not(file.name, data[: file_types.HEAD]):
            raise forms.ValidationError(why_not)
        try:
            self.read = mails.read(data)
        except UnreadableMail as unreadable:
            raise forms.ValidationError(f"{file.name} cannot be read. {unreadable}") from None
        return file

    def keep(self, *, by: User, at: datetime) -> KeptFile:
        return evidence.keep(self.cleaned_data["mail"], by=by, at=at)


def shown(mail: Mail, *, on) -> dict:
    """What it fills in. From somebody of ours it went out; else it came in."""
    is_ours = User.objects.filter(email__iexact=mail.sender[1]).exists() if mail.sender[1] else False
    name, address = next(iter(mail.receivers), ("", "")) if is_ours else mail.sender
    return {
        "direction": Direction.OUTGOING if is_ours else Direction.INCOMING,
        "means": Means.E_MAIL,
        "on": mail.on if mail.on and mail.on <= on else on,
        "counterpart": (name or address)[:300],
        "counterpart_contact": address[:300],
        "counterpart_reference": "" if is_ours else rules.reference_in(mail.text)[:120],
        "subject": mail.subject[:200],
        "text": mail.text,
    }


def forget(number: str, *, by: User, at: datetime) -> None:
    """Once it is recorded."""
    if kept := evidence.kept(number, by=by, at=at):
        kept.delete()


def files_of(number: str, *, by: User, at: datetime) -> tuple[list[SimpleUploadedFile], list[str]]:
    """The e-mail file that is kept under this number, and what is attached to it; and what of it is no annex, in
    sentences: that stays in the e-mail file. Nothing for a number that is none of this person's."""
    kept = evidence.kept(number, by=by, at=at)
    if kept is None:
        return [], [GONE] if number else []
    data = zlib.decompress(kept.content)
    found, told, names = [SimpleUploadedFile(kept.name, data)], [], set()
    for name, content in mails.read(data).files:
        if why_not := file_types.why_not(name, content[: file_types.HEAD]):
            told.append(f"Not filed by itself, but kept in the e-mail file: {why_not}")
        elif content not in names:
            names.add(content)
            found.append(SimpleUploadedFile(name, content))
    return found, told
