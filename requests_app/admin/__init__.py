"""The tables, to be looked at. Nothing is added, changed or deleted here: that is done by acts and services alone.

A module a subject; `of_request` says which rows somebody sees and which of them they may open.
"""

from requests_app.admin import cases, deadlines, desks, following, people, questionnaires, record, writing

__all__ = ["cases", "deadlines", "desks", "following", "people", "questionnaires", "record", "writing"]
