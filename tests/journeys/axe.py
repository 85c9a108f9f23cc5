"""Reading pages as those do who cannot see them well: light and dark, wide and on a phone."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe

SETTINGS = [("light", 1280), ("dark", 1280), ("light", 390)]  # scheme, width


def problems_of(page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """By address: what axe calls serious or critical, and whether the page runs over the edge."""
    return {address: problems for address in addresses if (problems := _problems(page, address))}


def serious(page) -> list[str]:
    """What axe calls serious or critical on the page that is open."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]


def _problems(page, address: str) -> list[str]:
    answer = page.goto(address)
    page.wait_for_load_state("load")
    assert answer.status == 200, address
    is_too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    return [*serious(page), *(["runs over the edge"] if is_too_wide else [])]
