"""An answer as plain data, in the shape that scripts outside rely on (`manage.py channels --json`)."""

from datetime import date

from treaties.channels.answer import Answer, Channel, DeclarationUsed, FactUsed


def as_json(answer: Answer) -> dict:
    """Dates as ISO text or null; `confidence` is "verified" or "unverified"."""
    return {
        "requesting": answer.requesting,
        "requested": answer.requested,
        "on": answer.on.isoformat(),
        "measure": ",".join(answer.measures) or None,
        "offence": answer.offence,
        "edition": answer.edition,
        "recommended": answer.recommended.instrument,
        "usable": [_channel(each) for each in answer.usable],
        "supporting": [_channel(each) for each in answer.supporting],
        "to_verify": [_channel(each) for each in answer.to_verify],
        "unavailable": [_channel(each) for each in answer.unavailable],
        "notes": list(answer.notes),
    }


def _channel(channel: Channel) -> dict:
    return {
        "instrument": channel.instrument,
        "kind": channel.kind,
        "since": _iso(channel.since),
        "articles": channel.articles,
        "verified": channel.verified,
        "reasons": list(channel.reasons),
        "warnings": list(channel.warnings),
        "facts": [_fact(each) for each in channel.facts],
        "declarations": [_declaration(each) for each in channel.declarations],
    }


def _fact(fact: FactUsed) -> dict:
    return {
        "state": fact.state,
        "instrument": fact.instrument,
        "status": fact.status,
        "in_force_on": _iso(fact.in_force_on),
        "source_url": fact.source_url,
        "source_date": fact.source_date,
        "confidence": "verified" if fact.verified else "unverified",
    }


def _declaration(declaration: DeclarationUsed) -> dict:
    return {
        "state": declaration.state,
        "article": declaration.article,
        "kind": declaration.kind,
        "sentence": declaration.sentence,
        "source_url": declaration.source_url,
        "source_date": declaration.source_date,
        "confidence": "verified" if declaration.verified else "unverified",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
