"""The channel finder: pick two States, see which channels bind them and why."""

from django.shortcuts import render

from treaties.channels import sentences
from treaties.forms import FinderForm
from treaties.selectors import current_registry

GOOD_PAIRS = ("PK-US", "PK-CN", "GB-US", "DE-FR", "JP-RS")
GROUPS = (
    ("other", "Other usable channels, best first", "Each may carry the request by itself."),
    ("orders", "Orders to a service provider", "No request to the other State: an order goes to the provider."),
    ("supporting", "May be cited beside it", "Supplements and instruments that support a request."),
    ("to_verify", "To verify", "The registry does not know enough. Ask the depositary or the other State."),
    ("unavailable", "Not available", "Named, so that nobody relies on them by mistake."),
)


def finder(request):
    registry = current_registry()
    form = FinderForm.asked(request.GET, registry=registry)
    answer = form.answer if form.is_valid() else None
    context = {"form": form, "answer": answer}
    if answer:
        context |= {
            "pair": _pair(registry, answer.requesting, answer.requested),
            "groups": _groups(answer),
            "drafts_here": request.user.office is not None and request.user.office.state_id == answer.requesting,
        }
    else:
        context["pairs"] = [_pair(registry, *pair.split("-")) for pair in GOOD_PAIRS]
    return render(request, "treaties/finder.html", context, status=400 if form.errors else 200)


def _groups(answer):
    groups = {name: getattr(answer, name) for name in ("supporting", "to_verify", "unavailable")}
    for channel in answer.usable[1:]:
        groups.setdefault("orders" if channel.is_order else "other", []).append(channel)
    return [(name, title, hint, groups[name]) for name, title, hint in GROUPS if groups.get(name)]


def _pair(registry, requesting, requested):
    """Both codes, and who asks whom in words."""
    one, other = (sentences.state(registry, code) for code in (requesting, requested))
    return {
        "codes": (requesting, requested),
        "names": (sentences.capital(one), other),
        "asks": f"{sentences.capital(one)} asks {other}",
    }
