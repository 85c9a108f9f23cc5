"""Which languages the requested State accepts, as far as the registry knows."""

from requests_app.choices import Urgency
from requests_app.models import AssistanceRequest
from treaties.cards import declared_codes
from treaties.choices import AuthorityRole
from treaties.registry import Registry


def accepted_languages(assistance_request: AssistanceRequest, registry: Registry) -> tuple[str, ...]:
    """Codes the requested State accepts: of the addressee, else as declared, else of its central authority."""
    addressee, requested = assistance_request.addressee, assistance_request.requested_state_id
    if addressee and addressee.accepted_languages:
        return _codes(addressee.accepted_languages)
    cited = {assistance_request.channel, *assistance_request.supporting}
    requesting, urgent = assistance_request.requesting_state_id, assistance_request.urgency != Urgency.ROUTINE
    declared = [
        code
        for declaration in registry.declarations
        if declaration.state == requested and declaration.instrument in cited
        for code in declared_codes(declaration.effect, requesting=requesting, urgent=urgent)
    ]
    if declared:
        return tuple(dict.fromkeys(declared))
    central = (
        authority.accepted_languages
        for authority in registry.authorities
        if authority.state == requested and authority.role == AuthorityRole.CENTRAL_AUTHORITY_MLA
    )
    return _codes(";".join(central))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.strip() for code in text.split(";") if code.strip()))
