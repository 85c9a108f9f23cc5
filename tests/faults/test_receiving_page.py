"""The page for the receiving authority, at a web server of several processes: what a stranger does to it."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.office import wait_until
from tests.faults.servers import Cluster, why_no_cluster
from tests.faults.visitor import Visitor

GUESSES, HANDS = 10_000, 8
MOST, WINDOW = 20, 600  # wrong codes that one address may try, within so many seconds
SECONDS = 200  # of the web server's processors: how long the clock runs depends on who else uses them
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
ELSEWHERE = "198.51.100.4"


@pytest.fixture
def sqlite_office(furnish_office):
    return furnish_office(COMITY_BEHIND_PROXY="1")


@pytest.fixture
def postgresql_office(offices, tmp_path):
    if reason := why_no_cluster():
        pytest.skip(reason)
    cluster = Cluster()
    office = offices(tmp_path, database=cluster.url, COMITY_BEHIND_PROXY="1")
    office.manage("migrate", "--verbosity", "0")
    office.manage("load_registry")
    office.manage("load_demo")
    yield office
    office.close()
    cluster.close()


@pytest.fixture(params=["sqlite_office", "postgresql_office"])
def office(request):
    """A web server of two processes that stands behind a proxy; a letter of it was sent."""
    office = request.getfixturevalue(request.param)
    office.start("web")
    assert wait_until(Visitor(office.port).answers, 60), office.words
    return office


@pytest.fixture
def code(office):
    return office.send_a_letter()


class Stranger:
    """Says who they are in a header; the proxy before the server adds where they really come from."""

    def __init__(self, office, address="203.0.113.9"):
        self.connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=120)
        self.address = address

    def ask(self, code: str, method="GET", body=None, forged="") -> int:
        forwarded = f"{forged}, {self.address}" if forged else self.address
        headers = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            return self._ask(method, f"/receipt/{code}/", body, headers)
        except ConnectionError:  # the server closes a connection that a busy machine left idle for two seconds
            self.connection.close()
            return self._ask(method, f"/receipt/{code}/", body, headers)

    def _ask(self, *request) -> int:
        self.connection.request(*request)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


@pytest.mark.slow
@pytest.mark.budget(900)
class TestTenThousandGuesses:
    def test_open_nothing_and_stop_whoever_guesses(self, office, code):
        began = time.monotonic()

        def guess(hand: int) -> list[int]:
            stranger = Stranger(office)
            method = "POST" if hand % 2 else "GET"
            numbers = range(hand, GUESSES, HANDS)
            return [stranger.ask(guessed(n), method, "do=confirm", forged=f"192.0.2.{n % 250}") for n in numbers]

        with ThreadPoolExecutor(HANDS) as pool:
            hands = [pool.submit(guess, hand) for hand in range(HANDS)]
            rightful = []
            while not all(hand.done() for hand in hands):
                rightful.append(Stranger(office, ELSEWHERE).ask(code))
                time.sleep(0.5)
        answers = [each for hand in hands for each in hand.result()]

        windows = 1 + int((time.monotonic() - began) / WINDOW)
        assert len(answers) == GUESSES
        assert set(answers) == {404, 429}
        assert answers.count(404) <= windows * (MOST + HANDS)  # and whoever was on their way when the door was shut
        assert set(rightful) == {200}
        print(
            "CPU",
            office.seconds_of_processor("web"),
            "wall",
            time.monotonic() - began,
            answers.count(404),
            len(rightful),
        )
        assert office.seconds_of_processor("web") < SECONDS
        shut(office)
        assert Stranger(office).ask(code) == 429
        assert Stranger(office, ELSEWHERE).ask(code) == 200
        assert office.count("1 = 1", table="requests_app_correspondence") == 0
        assert code not in office.words


def shut(office) -> None:
    """Where the ten minutes ended just now, once more."""
    stranger = Stranger(office)
    while stranger.ask(guessed(GUESSES)) == 404:
        pass


def guessed(number: int) -> str:
    """Three groups of four letters, each number another."""
    found = ""
    for _ in range(12):
        number, place = divmod(number * 7 + 3, len(LETTERS))
        found += LETTERS[place]
    return "-".join(found[start : start + 4] for start in (0, 4, 8))
