"""Which languages the requested State accepts, as far as the registry knows."""

from requests_app.choices import Urgency
from requests_app.models import AssistanceRequest
from treaties.choices import AuthorityRole
from treaties.registry import Registry


def accepted_languages(assistance_request: AssistanceRequest, registry: Registry) -> tuple[str, ...]:
    """Codes the requested State accepts: of the addressee, else as declared, else of its central authority."""
    addressee, requested = assistance_request.addressee, assistance_request.requested_state_id
    if addressee and addressee.accepted_languages:
        return _codes(addressee.accepted_languages)
    cited = {assistance_request.channel, *assistance_request.supporting}
    declared = [
        code
        for declaration in registry.declarations
        if declaration.state == requested and declaration.instrument in cited
        for code in _declared_languages(declaration.effect, assistance_request)
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


def _declared_languages(effect: str, assistance_request: AssistanceRequest) -> list[str]:
    """Of tokens such as "languages=hr;urgent_also=en;exempt=AT,DE"; none where the requesting State is exempt."""
    tokens = dict(token.partition("=")[::2] for token in effect.split(";"))
    values = {name: value.split(",") for name, value in tokens.items() if value}
    if assistance_request.requesting_state_id in values.get("exempt", []):
        return []
    urgent = values.get("urgent_also", []) if assistance_request.urgency != Urgency.ROUTINE else []
    return [*values.get("languages", []), *urgent]
