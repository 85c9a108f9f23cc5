"""The channel rule written again, plainly and slowly, from the design's text: which codes are usable, best first.

It shares no line with `treaties.channels`: it is what that is tested against.
"""

import calendar
from datetime import date

NO_SOURCE_DATE = date(2026, 11, 24)


def usable(registry, requesting, requested, on):
    """Codes of the usable instruments of a pair on a day, best first, letters rogatory last."""
    found = []
    for instrument in registry.instruments.values():
        if instrument.basis_role == "standalone":
            key = _rank(registry, instrument, requesting, requested, on)
            if key is not None:
                found.append(key)
    return [*(key[-1] for key in sorted(found)), "LETTERS-ROGATORY"]


def _rank(registry, instrument, requesting, requested, on):
    """What orders the instrument among the usable ones; None where it is not usable."""
    one = _row(registry, instrument, requesting, requested, on)
    other = _row(registry, instrument, requested, requesting, on)
    if one is None or other is None:
        return None
    made_on = instrument.adopted_on or instrument.signed_on
    if made_on is not None and on < made_on:
        return None
    if not (_binds(one, on) and _binds(other, on) and _is_in_force(instrument, one, other, on)):
        return None
    verified = all(
        row.in_force_on is not None and row.is_verified("status") and row.is_verified("in_force_on")
        for row in (one, other)
    )
    if one.in_force_on is None or other.in_force_on is None:
        since = None
    else:
        since = max(one.in_force_on, other.in_force_on)
        if instrument.in_force_on is not None:
            since = max(since, instrument.in_force_on)
    return (
        instrument.preference,
        0 if verified else 1,
        -since.toordinal() if since else 0,
        -made_on.toordinal() if made_on else 0,
        instrument.code,
    )


def _row(registry, instrument, state, counterpart, on):
    rows = registry.participations[instrument.code]
    if state in rows:
        return rows[state]
    # A treaty of the European Union with a third State counts for each State that is a member on that day.
    is_of_the_union = instrument.kind == "bilateral" and "EU" in rows
    if is_of_the_union and counterpart in rows and _is_member(registry, state, on):
        return rows["EU"]
    return None


def _is_member(registry, state, on):
    for membership in registry.eu_memberships:
        is_then = membership.since <= on and (membership.until is None or on <= membership.until)
        if membership.state == state and is_then:
            return True
    return False


def _binds(row, on):
    if row.signed_on is not None and on < row.signed_on:
        return False
    if row.ended_on is not None and on >= row.ended_on:
        return False
    if row.suspended_on is not None and on >= row.suspended_on:
        return False
    if row.status == "scheme_member":
        return True
    if row.status in ("party", "acceded", "in_force"):
        if row.in_force_on is not None:
            return on >= row.in_force_on
        return on >= _end_of(row.source_date)
    if row.status in ("denounced", "unknown"):
        has_end = row.ended_on is not None or row.suspended_on is not None
        return has_end and row.in_force_on is not None and on >= row.in_force_on
    return False


def _end_of(source_date):
    if not source_date:
        return NO_SOURCE_DATE
    parts = source_date.split("-")
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 12
    day = int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _is_in_force(instrument, one, other, on):
    if instrument.kind in ("bilateral", "scheme"):
        return True
    if instrument.in_force_on is not None:
        return on >= instrument.in_force_on
    return all(row.in_force_on is not None and row.in_force_on <= on for row in (one, other))
