"""Why something was not written; nothing was changed."""


class EditRefused(Exception):
    """The text may not be changed by this person or at this status. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StaleEdit(EditRefused):
    """A change was saved after the page was opened. `who`: as the sentence begins, for example "Ada Sample"."""

    def __init__(self, who: str, what: str):
        self.who = who
        super().__init__(
            [
                f"{who} saved a change to this {what} after you opened this page, so nothing was saved yet. Your text "
                "is kept below: compare, then save."
            ]
        )

    def put_together(self, taken_over: list[str]) -> str:
        """What to tell where both changes could be saved. `taken_over`: labels of what the other changed here."""
        what = f"It changed here: {', '.join(taken_over)}." if taken_over else "It changed nothing on this page."
        return f"{self.who} saved a change after you opened this page. {what} Your text is saved with it."
