"""What a letter says that asks for preservation alone: what its law asks, how it travels, how long data are kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KeptFor:
    """A period for which preserved data are kept at least, as the law sets it."""

    days: int
    provision: str  # as it is cited
    renewable: bool


@dataclass(frozen=True, slots=True)
class Extended:
    """The preservation that was asked for earlier, and that this letter asks to extend."""

    reference: str  # of the request that asked for it
    sent_on: date | None = None
    their_reference: str = ""
    kept_until: date | None = None  # at least, by the law or the requested State's word


@dataclass(frozen=True, slots=True)
class Preservation:
    """Law of the channel, where its own text was read, and of the requested State. Nothing here was typed."""

    provisions: tuple[tuple[str, str], ...] = ()  # (law field, the provision that asks for it: "art. 29(2)(a)")
    network: str = ""  # the provision of the 24/7 network, where the channel has one
    kept_for: tuple[KeptFor, ...] = ()
    national_provision: str = ""  # by which the requested State has the holder of the data keep them
    extends: Extended | None = None

    def provision(self, field: str) -> str:
        return dict(self.provisions).get(field, "")
