"""The channel finder: pick two States, see which channels bind them and why; on screen, and as a PDF."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from treaties import additions
from treaties.channels import sentences
from treaties.finder import find
from treaties.finder.printed import printed
from treaties.forms import FinderForm
from treaties.selectors import EditionNotReadable, current_registry, registry_in

GOOD_PAIRS = ("PK-US", "PK-CN", "GB-US", "DE-FR", "JP-RS")


def finder(request):
    form = _asked(request.GET)
    context = {"form": form}
    if form.is_valid():
        context |= _answered(request, form)
    else:
        context["pairs"] = [_pair(form.registry, *pair.split("-")) for pair in GOOD_PAIRS]
    return render(request, "treaties/finder.html", context, status=400 if form.errors else 200)


def answer_pdf(request):
    """The answer as a paper. A question that cannot be answered goes back to the screen, which says why."""
    form = _asked(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('treaties:finder')}?{request.GET.urlencode()}")
    found = find(form.registry, form.answer, form.cleaned_data["urgency"], timezone.localdate())
    name = f"channels-{found.answer.requesting}-{found.answer.requested}-{found.answer.on}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(printed(form.registry, found), content_type="application/pdf", headers=headers)


def _asked(address):
    """The question, put to the edition it names or to the current one. Raises EditionNotReadable."""
    named, today = address.get("edition", "").strip(), timezone.localdate()
    if not named:
        return FinderForm.asked(address, registry=current_registry(), today=today)
    if not (named.isascii() and named.isdigit() and len(named) < 10):
        raise EditionNotReadable("An edition is named by its number, for example 1.")
    return FinderForm.asked(address, registry=registry_in(int(named)), today=today, edition=int(named))


def _answered(request, form):
    registry, answer, current = form.registry, form.answer, current_registry()
    office = request.user.office
    is_past = registry.edition != current.edition
    return {
        "found": find(registry, answer, form.cleaned_data["urgency"], timezone.localdate()),
        "answer": answer,
        "sha256": registry.sha256,
        "today": timezone.localdate(),
        "pair": _pair(registry, answer.requesting, answer.requested),
        "catalogue": registry.law.assistance_types,
        "current": current if is_past else None,
        "now_recommended": _recommended_now(current, form) if is_past else "",
        "additions": [] if is_past else _additions(request.user, answer),
        "drafts_here": not is_past and office is not None and office.state_id == answer.requesting,
    }


def _additions(user, answer):
    """What the rooms above add, for the measure where one was asked about."""
    measure = answer.measures[0] if len(answer.measures) == 1 else ""
    return additions.to_answers(user, requesting=answer.requesting, requested=answer.requested, measure=measure)


def _recommended_now(current, form):
    """What the current edition would recommend; "" where it can no longer be asked."""
    asked = FinderForm(form.data, registry=current, today=form.today)
    return asked.answer.recommended.name if asked.is_valid() else ""


def _pair(registry, requesting, requested):
    """Both codes, and who asks whom in words."""
    one, other = (sentences.state(registry, code) for code in (requesting, requested))
    return {
        "codes": (requesting, requested),
        "names": (sentences.capital(one), other),
        "asks": f"{sentences.capital(one)} asks {other}",
    }
