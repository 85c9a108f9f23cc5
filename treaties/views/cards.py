"""Cards of a State: what is known of asking it for each measure; and who receives the request."""

from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from treaties import additions, cards
from treaties.card_forms import AuthorityForm, SeenFromForm
from treaties.channels import sentences
from treaties.selectors import current_registry


def all_cards(request, code):
    """Every measure in one line."""
    form, context = _asked(request, code, SeenFromForm)
    if form.is_valid():
        found = cards.cards(form.registry, form.requesting, form.requested, form.day)
        context["groups"] = [
            (name, list(each)) for name, each in groupby(found, key=lambda card: card.measure.category)
        ]
        context |= _from(request.user, form)
    return render(request, "treaties/cards/cards.html", context, status=400 if form.errors else 200)


def one_card(request, code, measure):
    form, context = _asked(request, code, SeenFromForm)
    kind = form.registry.law.assistance_types.get(measure)
    if kind is None:
        raise Http404("The catalogue has no such measure.")
    context["measure"] = kind
    if form.is_valid():
        context["card"] = cards.card(form.registry, form.requesting, form.requested, form.day, measure)
        context |= _from(request.user, form, measure)
    return render(request, "treaties/cards/card.html", context, status=400 if form.errors else 200)


def authority(request, code):
    form, context = _asked(request, code, AuthorityForm)
    if form.is_valid():
        urgent = form.cleaned_data["urgent"]
        context["receiving"] = cards.receiving(form.registry, form.answer, form.channel, urgent_preservation=urgent)
        context |= {"channel": form.channel, "names": _names(form), "on": form.day, "seen_from": form.requesting}
    return render(request, "treaties/cards/authority.html", context, status=400 if form.errors else 200)


def _asked(request, code, form_class):
    """The question, and the State it is about."""
    registry = current_registry()
    state = registry.states.get(code.upper())
    if state is None or state.kind == "union":
        raise Http404("The registry has no such State.")
    home = getattr(getattr(request.user, "office", None), "state_id", "")
    today = timezone.localdate()
    form = form_class.asked(request.GET, registry=registry, requested=state.code, home=home, today=today)
    return form, {"form": form, "state": state, "the_state": sentences.state(registry, state.code)}


def _from(user, form, measure=""):
    """From where the cards are seen, and what the rooms above add to them."""
    pair = {"requesting": form.requesting, "requested": form.requested}
    return {
        "names": _names(form),
        "on": form.day,
        "seen_from": form.requesting,
        "additions": additions.to_cards(user, **pair, measure=measure),
    }


def _names(form):
    """Both States as they stand in a sentence: who asks, at its beginning, and who is asked."""
    one, other = (sentences.state(form.registry, code) for code in (form.requesting, form.requested))
    return sentences.capital(one), other
