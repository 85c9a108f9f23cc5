"""`python -m bench.typing`: from the last key to what is open and the letter beside it, in a real browser, against a
page of the same server that asks nothing, in one run. What else the machine does is told as its load.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

PORT, KEYS, LIMIT = 8899, 60, 300  # LIMIT: milliseconds, the 95th percentile
SITE = f"http://localhost:{PORT}"
# The page's own clock: from the key to the moment the answer stands in the page and is painted.
WATCH = """
window.waits = [];
document.addEventListener('input', () => { window.pressed = performance.now(); }, true);
document.addEventListener('htmx:afterSettle', event => {
  if (!window.pressed) return;
  const since = window.pressed; window.pressed = 0;
  requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - since)));
});
"""
FLOOR = """async () => { const began = performance.now(); await (await fetch('/health/live')).text();
return performance.now() - began; }"""


def main() -> int:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("bench.typing: skipped, chromium is not installed (Debian: apt install chromium)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "COMITY_DEMO": "1", "COMITY_VAR_DIR": folder, "COMITY_SITE_URL": SITE}
        for command in (["migrate", "-v0"], ["load_registry"], ["load_demo"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], env=env, check=True, stdout=subprocess.DEVNULL)
        web = [sys.executable, "manage.py", "web", "--port", str(PORT), "--workers", "1"]
        server = subprocess.Popen(web, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait()
            waits, floors = _measured(browser)
        finally:
            server.terminate()
            server.wait()
    return _told(waits, floors)


def _wait() -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{SITE}/health/live").close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("bench.typing: the server did not start")


def _measured(browser: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each key, and of each page that asks nothing."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = opened.new_page()
        page.goto(f"{SITE}/accounts/login/")
        page.get_by_role("button", name="Amina").first.click()
        page.goto(f"{SITE}/requests/1/facts/")
        page.evaluate(WATCH)
        text = page.locator("textarea").first
        text.click()
        for number in range(KEYS + 5):
            text.press("End")
            page.keyboard.type("abcdefghij"[number % 10])
            page.wait_for_function("count => window.waits.length > count", arg=number, timeout=20_000)
        floors = [page.evaluate(FLOOR) for _ in range(KEYS)]
        waits = page.evaluate("window.waits")[5:]
        opened.close()
    return waits, floors


def _told(waits: list[float], floors: list[float]) -> int:
    p95 = statistics.quantiles(waits, n=20)[-1]
    median, floor = statistics.median(waits), statistics.median(floors)
    print(
        f"typing: {median:.0f} ms from the last key to the page, 95 % within {p95:.0f} ms (limit {LIMIT}); "
        f"{median / floor:.0f} x a page that asks nothing ({floor:.1f} ms); load {os.getloadavg()[0]:.1f}"
    )
    return int(p95 > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
