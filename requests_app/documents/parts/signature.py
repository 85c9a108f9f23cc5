"""The signature block, kept together."""

from reportlab.platypus import Flowable, KeepTogether

from requests_app.content import Issue, LetterContent
from requests_app.documents.style import BODY, LETTERHEAD, SMALL, gap, paragraph


def build(content: LetterContent, issue: Issue | None) -> list[Flowable]:
    name, title = (issue.signatory_name, issue.signatory_title) if issue else ("", "")
    block = [
        gap(14),
        paragraph(
            f"For the {content.office.name}" if not content.office.name.startswith("The ") else content.office.name
        ),
        gap(44),
        paragraph("_" * 44, BODY),
        *([paragraph(name, LETTERHEAD), paragraph(title)] if issue else [paragraph("Signature", SMALL)]),
        paragraph(f"{issue.on:%-d %B %Y}" if issue else "Date"),
        paragraph("Seal", SMALL),
    ]
    return [KeepTogether(block)]
