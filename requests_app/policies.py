"""Who may do what. Each rule is a plain function (assistance_request, user) -> bool; its docstring is the sentence a
refused person reads.
"""

from accounts.choices import Role


def sentence(policy) -> str:
    """A rule as a refused person reads it."""
    return " ".join(policy.__doc__.split())


def _of_its_office(assistance_request, user) -> bool:
    return user.is_active and user.office_id is not None and user.office_id == assistance_request.office_id


def _of_its_central_authority(assistance_request, user) -> bool:
    return (
        user.office_id is not None
        and user.has_role(Role.CENTRAL_AUTHORITY)
        and user.office.is_central_authority
        and user.office.state_id == assistance_request.requesting_state_id
    )


def _is_kept_out(assistance_request, user) -> bool:
    return assistance_request.is_restricted and not assistance_request.names(user)


def may_draft(assistance_request, user) -> bool:
    """Only a legal officer or supervisor of the office that drafts it may do this."""
    return (
        _of_its_office(assistance_request, user)
        and user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR)
        and not _is_kept_out(assistance_request, user)
    )


def may_write_case(case, user) -> bool:
    """Only a legal officer or supervisor of its office may open a case or change its text."""
    return _of_its_office(case, user) and user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR)


def may_review(assistance_request, user) -> bool:
    """Only a supervisor of its office (of the central authority, where the office has only one) may do this, and
    someone other than its drafter."""
    return (
        user.has_role(Role.SUPERVISOR)
        and not _is_kept_out(assistance_request, user)
        and not assistance_request.was_drafted_by(user)
        and (_of_its_office(assistance_request, user) or _stands_in_for_a_supervisor(assistance_request, user))
    )


def _stands_in_for_a_supervisor(assistance_request, user) -> bool:
    """A supervisor of the State's central authority reviews where the office has not two of its own."""
    return (
        user.office_id is not None
        and user.office.is_central_authority
        and user.office.state_id == assistance_request.requesting_state_id
        and not assistance_request.office_has_two_supervisors()
    )


def may_countersign(assistance_request, user) -> bool:
    """Only a second reviewer may do this: someone other than its drafter and its first reviewer."""
    return may_review(assistance_request, user) and not assistance_request.was_approved_by(user)


def may_send(assistance_request, user) -> bool:
    """Only the central authority of the requesting State may do this."""
    return _of_its_central_authority(assistance_request, user) and not _is_kept_out(assistance_request, user)


def may_answer_query(assistance_request, user) -> bool:
    """Only a drafter's office or the central authority of the requesting State may do this."""
    return may_draft(assistance_request, user) or may_send(assistance_request, user)


def may_withdraw(assistance_request, user) -> bool:
    """Before it is sent only its office may withdraw it; after that only the central authority."""
    return may_send(assistance_request, user) if assistance_request.was_sent else may_draft(assistance_request, user)


def may_write_follow_up(assistance_request, user) -> bool:
    """Only its office or the central authority of the requesting State may write a letter that follows it."""
    return may_answer_query(assistance_request, user)


def may_approve_follow_up(assistance_request, user) -> bool:
    """Only a supervisor of its office (of the central authority, where the office has only one) may approve it, and
    someone who did not write it."""
    return (
        user.has_role(Role.SUPERVISOR)
        and not _is_kept_out(assistance_request, user)
        and (_of_its_office(assistance_request, user) or _stands_in_for_a_supervisor(assistance_request, user))
    )


def may_hand_over(assistance_request, user) -> bool:
    """Only a supervisor of its office may hand it to somebody else."""
    return _of_its_office(assistance_request, user) and user.has_role(Role.SUPERVISOR)


def may_comment(assistance_request, user) -> bool:
    """Only those who draft or review it may comment on it."""
    return may_draft(assistance_request, user) or may_review(assistance_request, user)


def may_keep_correspondence(assistance_request, user) -> bool:
    """Only those who draft, review or send it may keep its correspondence."""
    return any(may(assistance_request, user) for may in (may_draft, may_review, may_send))


def may_enter_days(assistance_request, user) -> bool:
    """Only those who draft or send it may enter its days, or take one back."""
    return may_draft(assistance_request, user) or may_send(assistance_request, user)


def may_read_names(assistance_request, user) -> bool:
    """Only those who draft, review or send it may read the names of protected people."""
    return any(may(assistance_request, user) for may in (may_draft, may_review, may_send))


def may_file_original(assistance_request, user) -> bool:
    """Only those who draft, review or send it may file its signed original."""
    return may_read_names(assistance_request, user)


def may_take_over(assistance_request, user) -> bool:
    """Only somebody who drafts in its office may take it over."""
    return _of_its_office(assistance_request, user) and user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR)


def may_bring_earlier(user) -> bool:
    """Only a supervisor of an office, or its State's central authority, may take over requests from before Comity."""
    return (
        user.is_active
        and user.office_id is not None
        and (user.has_role(Role.SUPERVISOR) or may_bring_for_all_offices(user))
    )


def may_bring_for_all_offices(user) -> bool:
    """Only the central authority may take over requests of other offices of its State."""
    return user.office_id is not None and user.office.is_central_authority and user.has_role(Role.CENTRAL_AUTHORITY)


def may_read_returns(user) -> bool:
    """Only supervisors and auditors may read what requests were sent back for."""
    return user.has_role(Role.SUPERVISOR, Role.AUDITOR)


def may_read_numbers(user) -> bool:
    """Only supervisors, the central authority and auditors may read the numbers."""
    return user.has_role(Role.SUPERVISOR, Role.CENTRAL_AUTHORITY, Role.AUDITOR)


def may_enter_incoming(user) -> bool:
    """Only the central authority may enter what was asked of its State."""
    return (
        user.is_active
        and user.office is not None
        and user.office.is_central_authority
        and user.has_role(Role.CENTRAL_AUTHORITY)
    )
