"""For the authority that receives the letter: where it confirms receipt, asks and answers without an account."""

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import beside_qr, prose
from requests_app.content import Issue, LetterContent


def build(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    """Nothing on a draft, and where the installation has no such page."""
    if issue is None or not issue.receipt_page:
        return []
    page, _, _ = issue.receipt_page.rstrip("/").rpartition("/")
    told = (
        "To the receiving authority: please confirm receipt, and ask what you need to know, by this code or at "
        f"{page}/ with the letter code {issue.code}. No account is needed. The page shows the reference, the day and "
        "the digest of this letter, and nothing of the case; there you can also check that a file is this letter, "
        "unaltered."
    )
    return beside_qr(issue.receipt_page, prose(told, style.SMALL))
