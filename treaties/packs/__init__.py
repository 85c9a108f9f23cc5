"""An edition as one signed file: made where it was published (`packing`), loaded where no network is (`unpacking`).

Nothing of a file is used before its signature by a key that this installation trusts has been checked (`signing`).
"""

from treaties.packs.packing import pack
from treaties.packs.signing import NoKey, make_key, private_key
from treaties.packs.unpacking import Pack, PackRefused, load, unpack

__all__ = ["NoKey", "Pack", "PackRefused", "load", "make_key", "pack", "private_key", "unpack"]
