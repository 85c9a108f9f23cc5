"""Whether what was kept of the way of letters is whole: signed originals and receipts."""

from collections.abc import Iterator

from requests_app.models import FollowUpOriginalFile, Hop, OriginalFile


def spoilt() -> Iterator[str]:
    """Sentences about stored files that are lost or not the ones that were kept; none where all are whole."""
    for model in (OriginalFile, FollowUpOriginalFile):
        files = model.objects.select_related("original__letter__assistance_request").order_by("pk")
        for each in files.iterator():
            if not each.is_unaltered():
                what = f"of the signed original of {each.original.letter}"
                yield f"The file “{each}” {what} is lost or not the one filed."
    receipts = Hop.objects.exclude(file="").select_related("letter__assistance_request").order_by("pk")
    for each in receipts.iterator():
        if not each.is_unaltered():
            yield f"The receipt “{each.filename}” of a leg of {each.letter} is lost or not the one that was kept."


def count() -> int:
    return OriginalFile.objects.count() + FollowUpOriginalFile.objects.count() + Hop.objects.exclude(file="").count()
