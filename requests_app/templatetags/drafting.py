"""How the pages of a draft point to inputs and show what is saved beside what was typed."""

from collections.abc import Sequence

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import template
from django.db.models import prefetch_related_objects
from django.forms import BoundField
from django.urls import reverse

from requests_app.checklist import Gap, Requirement, cite, language_name
from requests_app.checklist.meter import by_section
from requests_app.choices import GroundPosition
from requests_app.drafting.task_list import measure_of, offence_of
from requests_app.forms.draft_form import Difference
from requests_app.models import AssistanceRequest
from requests_app.reviewing.objections import Hint
from requests_app.reviewing.remarks import Objected

register = template.Library()
register.filter("by_section", by_section)
register.filter("cite", cite)
register.filter("ground_position", lambda position: GroundPosition(position).label)
register.filter("language_name", language_name)


@register.filter
def mend_url(gap: Gap | Objected | Hint, assistance_request: AssistanceRequest) -> str:
    """Where a gap or a remark is mended, or what a hint speaks of: the page with its input, and the input on it."""
    anchor = f"#{gap.anchor}" if gap.anchor else ""
    if on_offence := offence_of(gap):
        number, is_element = on_offence
        prefetch_related_objects([assistance_request], "offences")
        offence = assistance_request.offences.all()[number - 1]
        page = "requests_app:elements" if is_element else "requests_app:offence"
        return reverse(page, args=[assistance_request.pk, offence.pk]) + anchor
    number = measure_of(gap)
    if number is None:
        return reverse("requests_app:section", args=[assistance_request.pk, gap.section.value]) + anchor
    prefetch_related_objects([assistance_request], "measures")
    measure = assistance_request.measures.all()[number - 1]
    return reverse("requests_app:measure", args=[assistance_request.pk, measure.pk]) + anchor


@register.filter
def usual_mistakes(requirements: Sequence[Requirement]) -> list[str]:
    """What officers usually get wrong in the input that answers these, each once."""
    return list(dict.fromkeys(each.mistake for each in requirements or () if each.mistake))


@register.filter
def at(remarks: Sequence[Objected], anchor: str) -> list[Objected]:
    """The remarks that stand at an input."""
    return [each for each in remarks or () if anchor and each.anchor == anchor]


@register.filter
def hinted(hints: Sequence[Hint], anchor: str) -> list[Hint]:
    """What is told beside an input of how often it was sent back."""
    return [each for each in hints or () if anchor in each.anchors]


@register.filter
def labelled_above(field: BoundField) -> str:
    """An input whose label is seen further up, above what the law says of it."""
    return as_crispy_field(field, label_class="visually-hidden")


@register.filter
def difference(field: BoundField) -> Difference | None:
    """What is saved now in this input, where a stale edit was refused and it is not what was typed."""
    return getattr(field.form, "differences", {}).get(field.name)
