"""What a supervisor does in the browser: returns a draft with a reason, or approves exactly the text that was read."""

from playwright.sync_api import Page

from requests_app.models import AssistanceRequest


class Supervisor:
    def __init__(self, page: Page):
        self.page = page

    def review(self, assistance_request: AssistanceRequest):
        self.page.goto("/")
        assert assistance_request.reference in self.page.locator("main").inner_text()
        self.page.goto(f"/requests/{assistance_request.pk}/review/")

    def send_back(self, *, reason: str, note: str):
        form = self.page.locator("section[aria-labelledby=return]")
        form.locator("[name=reason]").select_option(label=reason)
        form.locator("[name=note]").fill(note)
        form.get_by_role("button", name="Return for correction").click()
        self.page.wait_for_load_state()

    def approve(self, *, signed_by: str):
        """Answer for each unverified fact, confirm each recommended gap, choose who signs."""
        form = self.page.locator("section[aria-labelledby=approve]")
        for words in self.page.get_by_text("Or say why it may be relied on without").all():
            words.click()
        for box in self.page.locator("textarea[form=approve-form]").all():
            box.fill("Compared with the depositary's list today.")
        for box in self.page.locator("input[type=checkbox][form=approve-form]").all():
            box.check()
        form.get_by_label(signed_by).check()
        form.get_by_role("button", name="Approve exactly this text").click()
        self.page.wait_for_load_state()
