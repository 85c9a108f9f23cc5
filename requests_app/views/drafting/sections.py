"""The sections that are one form each, and the page of every section by its name."""

from django.http import Http404

from requests_app.choices import Section
from requests_app.forms.authorities import AuthoritiesForm
from requests_app.forms.channel import ChannelForm, DayForm
from requests_app.forms.clauses import ClausesForm
from requests_app.forms.facts import FactsForm
from requests_app.forms.grounds import GroundsForm
from requests_app.forms.statements import StatementsForm
from requests_app.selectors import visible_to
from requests_app.views.drafting.annexes import AnnexesPage
from requests_app.views.drafting.measures import MeasuresPage
from requests_app.views.drafting.offences import OffencesPage
from requests_app.views.drafting.pages import SectionPage
from requests_app.views.drafting.persons import PersonsPage
from requests_app.views.drafting.texts import TextsPage


class ChannelPage(SectionPage):
    section = Section.CHANNEL
    form_class = ChannelForm
    template_name = "requests_app/drafting/channel.html"

    def form_arguments(self):
        """The channels are shown for another day where one is asked for."""
        self.day_form = DayForm(self.request.GET or None, label_suffix="")
        on = self.day_form.cleaned_data["on"] if self.day_form.is_valid() else None
        return super().form_arguments() | {"on": on}

    def context(self):
        return super().context() | {"day_form": self.day_form}


class AuthoritiesPage(SectionPage):
    section = Section.AUTHORITIES
    form_class = AuthoritiesForm
    template_name = "requests_app/drafting/authorities.html"


class FactsPage(TextsPage):
    section = Section.FACTS
    form_class = FactsForm
    template_name = "requests_app/drafting/facts.html"

    def context(self):
        """With the other requests that print the same facts."""
        own = self.assistance_request
        others = visible_to(self.request.user).filter(case=own.case_id).exclude(pk=own.pk)
        return super().context() | {"others": others}


class GroundsPage(SectionPage):
    section = Section.GROUNDS
    form_class = GroundsForm
    template_name = "requests_app/drafting/grounds.html"


class StatementsPage(TextsPage):
    section = Section.STATEMENTS
    form_class = StatementsForm
    template_name = "requests_app/drafting/statements.html"


class ClausesPage(TextsPage):
    section = Section.CLAUSES
    form_class = ClausesForm
    template_name = "requests_app/drafting/clauses.html"


PAGES = {
    page.section: page.as_view()
    for page in (
        ChannelPage,
        AuthoritiesPage,
        MeasuresPage,
        PersonsPage,
        FactsPage,
        OffencesPage,
        GroundsPage,
        StatementsPage,
        ClausesPage,
        AnnexesPage,
    )
}


def section(request, pk, section):
    """The page of a section by its name."""
    if section not in PAGES:
        raise Http404(f"A request has no section “{section}”.")
    return PAGES[section](request, pk=pk, section=section)
