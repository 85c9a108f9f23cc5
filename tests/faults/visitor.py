"""Somebody with a browser, without script: signs in as a demo person, reads pages, sends their forms."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html import unescape

BOUNDARY = "----comity-test"


@dataclass
class Page:
    status: int
    words: str
    address: str


class Visitor:
    def __init__(self, port: int):
        self.root = f"http://127.0.0.1:{port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def signed_in(self, email: str) -> "Visitor":
        self.get("/accounts/login/")
        self.post("/demo/sign-in/", email=email)
        return self

    def answers(self) -> bool:
        """Whether anybody is there."""
        try:
            return self.get("/accounts/login/").status == 200
        except OSError:
            return False

    def get(self, path: str) -> Page:
        return self._open(urllib.request.Request(self.root + path))

    def post(self, path: str, **fields: str) -> Page:
        body = urllib.parse.urlencode(fields | self._token()).encode()
        return self._open(urllib.request.Request(self.root + path, body, {"Referer": self.root + path}))

    def send_file(self, path: str, name: str, content: bytes, *, field: str = "files", **fields: str) -> Page:
        """`name`: of the file; `field`: of the form."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{each}"\r\n\r\n{value}\r\n'.encode()
            for each, value in (fields | self._token()).items()
        ]
        head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/plain'
        parts.append(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode())
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Referer": self.root + path}
        return self._open(urllib.request.Request(self.root + path, b"".join(parts), headers))

    def _token(self) -> dict[str, str]:
        """None on pages for people without an account, which set no cookie."""
        found = {each.name: each.value for each in self.cookies}
        return {"csrfmiddlewaretoken": found["csrftoken"]} if "csrftoken" in found else {}

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self.opener.open(request, timeout=60) as answer:
                return Page(answer.status, answer.read().decode(errors="replace"), answer.url)
        except urllib.error.HTTPError as error:
            return Page(error.code, error.read().decode(errors="replace"), request.full_url)


def hidden(page: Page, name: str) -> str:
    """The value of a hidden field."""
    (tag,) = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page.words)
    return unescape(re.search(r'value="([^"]*)"', tag)[1])
