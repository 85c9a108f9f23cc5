"""What must hold for roles and offices. A check answers with sentences; none means that it holds."""

from collections.abc import Collection

from accounts.choices import NEED_AN_OFFICE, Role
from accounts.models import Office


def roles_fit(roles: Collection[str], office: Office | None) -> list[str]:
    """Whether somebody in this office may hold these roles together."""
    problems = []
    if not roles:
        problems.append("Choose at least one role.")
    if Role.AUDITOR in roles and len(roles) > 1:
        problems.append("An auditor acts on nothing, so Auditor is held alone. Choose it or the other roles.")
    if office is None and (needing := NEED_AN_OFFICE.intersection(roles)):
        labels = ", ".join(role.label for role in Role if role in needing)
        problems.append(f"Choose an office: this is work for one ({labels}).")
    if office is not None and Role.CENTRAL_AUTHORITY in roles and not office.is_central_authority:
        problems.append(
            f"{office} is not a central authority of {office.state}. Choose an office that is, or leave out that role."
        )
    if office is not None and not office.is_active:
        problems.append(f"{office} is closed. Choose an open office.")
    return problems
