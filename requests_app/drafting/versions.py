"""The versions of a draft: what each save left, kept section by section, so that only what changed takes room."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from requests_app import assemble, comparison
from requests_app.content import LetterContent, converter, digest
from requests_app.models import AssistanceRequest, DraftVersion, KeptText


def keep(
    assistance_request: AssistanceRequest, *, user: User | None, at: datetime, section: str | None = None
) -> DraftVersion | None:
    """Keep what is saved now, in the transaction that saved it; None where it says what the newest version says."""
    content = assemble.assemble(AssistanceRequest.objects.get(pk=assistance_request.pk))
    told = digest(content)
    newest = assistance_request.draft_versions.order_by("-version").first()
    if newest and newest.digest == told:
        return None
    texts = {name: text.encode() for name, text in comparison.by_section(content).items()}
    sums = {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}
    already = set(newest.texts.values()) if newest else set()
    KeptText.objects.bulk_create(
        [
            KeptText(sha256=sums[name], packed=zlib.compress(text))
            for name, text in texts.items()
            if sums[name] not in already
        ],
        ignore_conflicts=True,  # another version, of this request or another one, said the same
    )
    return DraftVersion.objects.create(
        assistance_request=assistance_request,
        version=assistance_request.version,
        digest=told,
        texts=sums,
        section=section or "",
        user=user,
        at=at,
    )


def keep_as_found(requests: Sequence[AssistanceRequest], *, at: datetime) -> None:
    """Before the first change of drafts that are older than the keeping of versions."""
    kept = set(
        DraftVersion.objects.filter(assistance_request__in=requests).values_list("assistance_request", flat=True)
    )
    for each in requests:
        if each.pk not in kept:
            keep(each, user=None, at=at)


def contents(versions: Sequence[DraftVersion]) -> list[LetterContent]:
    """What each of these versions said, in the same order; one query for all."""
    wanted = {sha256 for version in versions for sha256 in version.texts.values()}
    plain = {kept.sha256: json.loads(kept.text) for kept in KeptText.objects.filter(sha256__in=wanted)}
    return [_content(version, plain) for version in versions]


def _content(version: DraftVersion, plain: dict[str, dict]) -> LetterContent:
    whole = {name: value for sha256 in version.texts.values() for name, value in plain[sha256].items()}
    return converter.structure(whole, LetterContent)
