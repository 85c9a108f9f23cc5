"""A list that an editor uploads -> changes of the registry: read (`content`, `shapes`, `participants`), held against
the tables (`comparing`), then proposed or published in one transaction (`applying`); a long one by a worker (`long`).

What cannot be read is told with its row and column and left out; nothing is guessed.
"""

from treaties.uploads.applying import compared, discard, keep, propose, publish
from treaties.uploads.long import is_long, start

__all__ = ["compared", "discard", "is_long", "keep", "propose", "publish", "start"]
