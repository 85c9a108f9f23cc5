"""What kind of channel an instrument is: the bands of `preference`, with their names. The single place of both."""

from dataclasses import dataclass

from treaties.channels.answer import LETTERS_ROGATORY
from treaties.registry import Registry


@dataclass(frozen=True, slots=True)
class Kind:
    """`short` stands in the cell of a matrix."""

    key: str
    title: str
    short: str
    preferred_from: int  # the lowest preference of its band

    @property
    def within(self) -> str:
        """The title as it stands within a sentence."""
        return self.title if self.title.startswith("EU") else self.title[:1].lower() + self.title[1:]


KINDS = (
    Kind("mutual_recognition", "EU mutual recognition", "EU", 0),
    Kind("bilateral", "Bilateral treaty", "Bi", 2),
    Kind("data_access", "Data-access agreement", "Da", 12),
    Kind("regional", "Regional instrument", "Re", 20),
    Kind("cyber", "Cybercrime convention", "Cy", 30),
    Kind("subject", "Treaty on one subject", "Su", 40),
    Kind("scheme", "Scheme that does not bind", "Sc", 50),
)
ONLY_LETTERS_ROGATORY = Kind("letters_rogatory", "Only letters rogatory", "LR", 1_000_000)
# Strongest first, as the order of channels has them.
ALL_KINDS = (*KINDS, ONLY_LETTERS_ROGATORY)


def of_preference(preference: int) -> Kind:
    return next(kind for kind in reversed(KINDS) if preference >= kind.preferred_from)


def kind_of(registry: Registry, code: str) -> Kind:
    """The kind of a usable channel, by its code."""
    if code == LETTERS_ROGATORY:
        return ONLY_LETTERS_ROGATORY
    return of_preference(registry.instruments[code].preference)
