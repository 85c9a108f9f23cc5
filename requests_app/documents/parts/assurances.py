"""Assurances: what is promised of a ground for refusal, and the reply to one that may not be used. Never what the
office thinks of it."""

from reportlab.platypus import Flowable

from paper.blocks import labelled, prose
from requests_app.content import Ground, LetterContent

TITLE = "Assurances"


def build(letter: LetterContent) -> list[Flowable]:
    free = [clause.text for clause in letter.clauses if clause.kind == "assurances"]
    given = [(_heading(ground), ground.words) for ground in letter.grounds if ground.words]
    return [*(each for text in free for each in prose(text)), *labelled(given)]


def _heading(ground: Ground) -> str:
    return ", ".join(filter(None, [ground.title, ground.provision]))
