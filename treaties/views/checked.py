"""What was checked, as the pages of States and of instruments show it."""

from treaties.choices import FindingKind, FindingOrigin


def checked(findings) -> dict:
    """What was looked for, and what is claimed in print, each with what the sources say."""
    return {
        "findings": [row for row in findings if row.origin != FindingOrigin.CLAIM],
        "claims": [row for row in findings if row.origin == FindingOrigin.CLAIM],
        "contradicted": [row for row in findings if row.kind == FindingKind.CONTRADICTED],
    }
