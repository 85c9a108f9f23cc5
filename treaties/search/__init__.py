"""Search over States, instruments and authorities, forgiving of typing mistakes. Pure: registry in, hits out."""

from treaties.search.entries import Entry, Kind, Name
from treaties.search.matching import LONGEST, SHORTEST, Found, Hit, Rank, search

__all__ = ["LONGEST", "SHORTEST", "Entry", "Found", "Hit", "Kind", "Name", "Rank", "search"]
