"""A list that an editor uploads -> changes of the registry: read (`content`, `shapes`, `participants`), held against
the tables (`comparing`), then proposed or published in one transaction (`applying`).

What cannot be read is told with its row and column and left out; nothing is guessed.
"""

from treaties.uploads.applying import compared, discard, keep, propose, publish

__all__ = ["compared", "discard", "keep", "propose", "publish"]
