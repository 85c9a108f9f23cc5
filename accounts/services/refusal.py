"""Why something was not done to an office or a person; nothing was changed."""

from accounts import policies
from accounts.models import User


class AdministrationRefused(Exception):
    """`reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StillHoldsWork(AdministrationRefused):
    """The person holds open work. `items` has one line for each."""

    def __init__(self, person: User, items: list[str]):
        super().__init__([f"{person} holds open work ({len(items)}). Choose who takes it over first."])
        self.items = items


def require_administrator(by: User | None) -> None:
    """Raises AdministrationRefused unless an administrator, or the command line, does this."""
    if by is not None and not policies.may_administer(by):
        raise AdministrationRefused([policies.may_administer.__doc__])
