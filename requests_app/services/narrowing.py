"""The narrower ask that a gap proposes, done in one step."""

from requests_app.checklist import Proposal
from requests_app.models import AssistanceRequest, Measure
from treaties.law import LawBook


def narrow(locked: AssistanceRequest, proposal: Proposal, law: LawBook) -> Measure:
    """Inside `editing`: set the particular, or add the measure with what the two share. Gives the measure to look at.

    Nothing is taken out: the officer decides whether the broader measure stays.
    """
    measures = list(locked.measures.all())
    broad = measures[proposal.measure - 1]
    if not proposal.ask_for:
        broad.particulars = broad.particulars | {proposal.particular: proposal.value}
        broad.save(update_fields=["particulars"])
        return broad
    shared = {each.key for each in law.assistance_types[proposal.ask_for].particulars}
    return Measure.objects.create(
        assistance_request=locked,
        assistance_type=proposal.ask_for,
        position=max(each.position for each in measures) + 1,
        particulars={key: value for key, value in broad.particulars.items() if key in shared},
    )
