"""Why something was not written; nothing was changed."""


class EditRefused(Exception):
    """The text may not be changed by this person or at this status. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StaleEdit(EditRefused):
    """A change was saved after the page was opened. `who`: as the sentence begins, for example "Ada Sample"."""

    def __init__(self, who: str, what: str):
        super().__init__(
            [
                f"{who} saved a change to this {what} after you opened this page, so nothing was saved yet. Your text "
                "is kept below: compare, then save."
            ]
        )
