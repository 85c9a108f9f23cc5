"""Languages by name. The registry and the law files hold ISO 639-1 codes."""

from django.conf.locale import LANG_INFO


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code where it has none here."""
    return LANG_INFO.get(code, {}).get("name") or {"zh": "Chinese"}.get(code, code)
