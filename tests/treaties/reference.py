"""The channel rule written again, plainly and slowly, from the design's text: which codes are usable, best first.

It shares no line with `treaties.channels`: it is what that is tested against.
"""

import calendar
from datetime import date

NO_SOURCE_DATE = date(2026, 11, 24)


def usable(registry, requesting, requested, on):
    """Codes of the usable instruments of a pair on a day, best first, letters rogatory last."""
    return _between(registry, _binding(registry, requesting, on), _binding(registry, requested, on))


def every_pair(registry, on):
    """The same for every ordered pair: {(requesting, requested): codes}."""
    binding = {code: _binding(registry, code, on) for code, state in registry.states.items() if state.kind != "union"}
    answers = {}
    for requesting in binding:
        for requested in binding:
            if requesting != requested:
                answers[requesting, requested] = _between(registry, binding[requesting], binding[requested])
    return answers


def _between(registry, of_one, of_other):
    found = []
    for code, one in of_one.items():
        other = of_other.get(code)
        # Two members of the European Union are not bound to each other by its treaty with a third State.
        if other is not None and not (one.state == "EU" and other.state == "EU"):
            found.append(_rank(registry.instruments[code], one, other))
    return [*(rank[-1] for rank in sorted(found)), "LETTERS-ROGATORY"]


def _binding(registry, state, on):
    """What can carry a request and binds a State on a day: {code: the row it is bound by}."""
    found = {}
    for instrument in registry.instruments.values():
        made_on = instrument.adopted_on or instrument.signed_on
        if instrument.basis_role != "standalone" or (made_on is not None and on < made_on):
            continue
        row = _row(registry, instrument, state, on)
        if row is not None and _binds(row, on) and _is_in_force(instrument, row, on):
            found[instrument.code] = row
    return found


def _row(registry, instrument, state, on):
    rows = registry.participations[instrument.code]
    if state in rows:
        return rows[state]
    # A treaty of the European Union with a third State counts for each State that is a member on that day.
    if instrument.kind == "bilateral" and "EU" in rows and _is_member(registry, state, on):
        return rows["EU"]
    return None


def _rank(instrument, one, other):
    """What orders the instrument among the usable ones."""
    made_on = instrument.adopted_on or instrument.signed_on
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


def _is_in_force(instrument, row, on):
    if instrument.kind in ("bilateral", "scheme"):
        return True
    if instrument.in_force_on is not None:
        return on >= instrument.in_force_on
    return row.in_force_on is not None and row.in_force_on <= on
