"""Languages: what the requested State accepts, and whether letter or translation meets it."""

from requests_app.choices import AttachmentKind
from requests_app.content import LetterContent
from treaties.languages import language_name


def offered_languages(content: LetterContent) -> frozenset[str]:
    """Codes of the languages the letter goes in: its own, and those of the annexes that translate it."""
    translations = {annex.language for annex in content.annexes if annex.kind == AttachmentKind.TRANSLATION}
    return frozenset({content.language, *translations} - {""})


def language_is_met(content: LetterContent) -> bool:
    """Whether the requested State accepts a language the letter goes in. Where none is known, stating one is enough."""
    offered = offered_languages(content)
    return bool(offered.intersection(content.accepted_languages) if content.accepted_languages else offered)


def accepted_and_offered(content: LetterContent) -> str:
    """In words: what the requested State accepts, and what the letter goes in."""
    accepted = ", ".join(language_name(code) for code in content.accepted_languages)
    offered = ", ".join(sorted(language_name(code) for code in offered_languages(content)))
    return f"The requested State accepts: {accepted}. The request goes in: {offered or 'no language'}."
