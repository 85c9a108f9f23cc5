"""The one door for a legal basis: no request rests on, or cites, an instrument that is not open to the two States."""

from collections.abc import Collection
from datetime import date

from requests_app.services.refusal import EditRefused
from treaties.channels import resolve
from treaties.registry import Registry


def refuse_unless_open(
    registry: Registry, requesting: str, requested: str, *, channel: str, supporting: Collection[str], on: date
) -> None:
    """Raises EditRefused where the channel is not usable on that day, or what is cited beside it not citable."""
    answer = resolve(registry, requesting, requested, on)
    usable = {each.instrument for each in answer.usable}
    citable = usable | {each.instrument for each in answer.supporting}
    for code in [channel] if channel not in usable else [each for each in supporting if each not in citable]:
        listed = answer.channel(code)
        name = listed.name if listed else registry.instruments[code].name if code in registry.instruments else code
        raise EditRefused([f"The {name} is not open to the two States on that day. Choose another channel."])
