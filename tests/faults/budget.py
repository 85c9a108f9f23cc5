"""How long a test may take as a whole: it is ended, and fails, where it takes longer, whatever it waits for."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SECONDS = 300.0  # generous: each takes less than a minute where nothing else runs


@contextmanager
def within(seconds: float) -> Iterator[None]:
    def over(*_):
        pytest.fail(f"It took longer than its budget of {seconds:g} seconds.")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
