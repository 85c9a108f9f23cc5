"""What a legal officer does in the browser, page by page, as the screens ask for it."""

import re

from playwright.sync_api import Page, expect

from requests_app import demo
from requests_app.models import AssistanceRequest, Case

DATA = demo.read()
ENDS = re.compile(r", ends \d+ \w+ \d{4}$")  # of a preservation, which has an input of its own for the day


class Officer:
    def __init__(self, page: Page):
        self.page = page

    def find_channel(self):
        self.page.goto("/registry/channels/")
        self.page.get_by_label("Requesting State").select_option("PK")
        self.page.get_by_label("Requested State").select_option("US")
        self.page.get_by_label("Measure").select_option("subscriber_information")
        self.page.get_by_role("button", name="Find").click()

    def open_draft(self, case: Case) -> AssistanceRequest:
        self.page.get_by_role("link", name="Draft a request by this channel").click()
        self.page.locator("#id_case").select_option(str(case.pk))
        self.page.get_by_role("button", name="Open the draft").click()
        self.page.wait_for_load_state()
        return case.requests.get()

    def draft(self, assistance_request: AssistanceRequest, *, besides: frozenset[str] = frozenset()):
        """Every section in the order of the task list, without the fields in `besides`; the case has its own."""
        at, data = f"/requests/{assistance_request.pk}", DATA["request"]
        self.write_authorities(at, data)
        self.write_particulars(at, assistance_request, data["measures"][0]["particulars"])
        self.write(f"{at}/facts/", {name: data[name] for name in ("nexus", "purpose") if name not in besides})
        self.point_at_facts(at, assistance_request, DATA["offences"][0])
        self.answer_grounds(at, data["grounds"])
        self.write_statements(at, data["statements"])
        self.write_clauses(at, data)

    def write(self, address: str, texts: dict[str, str | list[str]], *, ticks: tuple[str, ...] = ()):
        """Fill a section by the ids of its inputs, tick or choose what `ticks` locates, and save."""
        self.page.goto(address)
        for tick in ticks:
            self.page.locator(tick).first.check()
        for name, value in texts.items():
            self.answer(f"#id_{name}", value)
        self.save()

    def save(self):
        self.page.get_by_role("button", name="Save and continue").click()
        self.page.wait_for_load_state()
        assert not self.page.locator(".error-summary").count(), self.page.locator(".error-summary").inner_text()

    def answer(self, selector: str, value: str | list[str]):
        """Tick what a list offers, choose from it and add to it, or type."""
        values = [value] if isinstance(value, str) else value
        there = self.page.locator(selector)
        if there.evaluate("each => each.classList.contains('listed')"):
            for each in values:
                there.get_by_label(each, exact=True).check()
        elif there.evaluate("each => each.tagName === 'SELECT'"):
            option, _, more = values[0].partition(": ")
            there.select_option(option)
            self.page.locator(f"{selector}_words").fill(more)
        else:
            there.fill("\n".join(values))

    def write_authorities(self, at, data):
        names = ("competent_authority", "competent_authority_officer", "competent_authority_contact")
        self.write(f"{at}/authorities/", {name: data[name] for name in names}, ticks=("input[name=addressee]",))

    def write_particulars(self, at, assistance_request, particulars):
        answers = {f"measure_1_{key}": value for key, value in particulars.items() if key != "period"}
        answers |= {"measure_1_period_0": "2026-04-01 00:00", "measure_1_period_1": "2026-09-05 23:59"}
        answers |= {"measure_1_period_2": "UTC+05:00", "measure_1_preservation_ref_until": "2026-12-14"}
        answers["measure_1_preservation_ref"] = ENDS.sub("", particulars["preservation_ref"])
        self.write(f"{at}/measures/{assistance_request.measures.get().pk}/", answers)

    def point_at_facts(self, at, assistance_request, offence):
        """Element by element: the paragraphs that answer it are ticked, and both laws are told."""
        self.page.goto(f"{at}/offences/{assistance_request.offences.get().pk}/elements/")
        theirs = offence["counterparts"]["US"]["elements"]
        for place, (key, element) in enumerate(offence["elements"].items(), start=1):
            fieldset = self.page.locator("fieldset.statement").nth(place - 1)
            for number in element["paragraphs"]:
                fieldset.get_by_label(f"{number}. ").check()
            fieldset.get_by_label("What the law of Pakistan says of it").fill(element["own_law"])
            fieldset.get_by_label("What the law of the United States says of it").fill(theirs[key])
        self.save()

    def answer_grounds(self, at, grounds):
        """Each ground that the page asks about, and no other."""
        self.page.goto(f"{at}/grounds/")
        for key, answer in grounds.items():
            chosen = self.page.locator(f"input[name=ground_{key}][value={answer['position']}]")
            if chosen.count():
                chosen.check()
                note = self.page.locator(f"[name=ground_{key}_note]")
                if not note.is_visible():  # it is needed for other answers; what the ground means opens it for any
                    self.page.locator(f".ground:has([name=ground_{key}]) summary").first.click()
                note.fill(answer["note"])
        self.save()

    def write_statements(self, at, statements):
        """Each that the page asks for; every point of it is confirmed."""
        self.page.goto(f"{at}/statements/")
        for text in self.page.locator("textarea[name^=statement_]").all():
            text.fill(statements[text.get_attribute("name").removeprefix("statement_")])
        for box in self.page.locator(".confirmations input").all():
            box.check()
        self.save()

    def write_clauses(self, at, data):
        self.write(
            f"{at}/clauses/",
            {"urgency_reason": data["urgency_reason"], "wanted_by": data["wanted_by"].isoformat()}
            | {f"clause_{kind}": text for kind, text in data["clauses"].items()},
            ticks=("input[name=urgency][value=urgent]", "input[name=confidentiality][value=confidential]"),
        )

    def follow_every_gap(self, assistance_request):
        """From the page that checks the draft to the input that mends it, for each mandatory gap."""
        check = f"/requests/{assistance_request.pk}/check/"
        self.page.goto(check)
        links = self.page.locator(".gaps .gap-mandatory a").evaluate_all("all => all.map(each => each.href)")
        for link in links:
            self.page.goto(link)
            mends = link.partition("#")[2]
            expect(self.page.locator(f"[id='{mends}']" if mends else "main h1"), link).to_be_visible()
        return links

    def submit(self, assistance_request):
        self.page.goto(f"/requests/{assistance_request.pk}/check/")
        assert not self.page.locator(".gap-mandatory").count(), self.page.locator("main").inner_text()
        self.page.get_by_role("button", name="Submit for review").click()
        self.page.wait_for_load_state()
