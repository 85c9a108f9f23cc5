"""Bitcoin's segregated witness addresses: BIP-173 (bech32, version 0) and BIP-350 (bech32m, versions 1 to 16)."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
BECH32, BECH32M = 1, 0x2BC830A3
MAIN_NETWORK = "bc"


def is_address(text: str, network: str = MAIN_NETWORK) -> bool:
    """Whether it is a whole address of the network with a right checksum. Upper or lower case, not both."""
    if text not in (text.lower(), text.upper()):
        return False
    prefix, _, data = text.lower().rpartition("1")
    if prefix != network or not 8 <= len(data) <= 87 or not set(data) <= set(ALPHABET):
        return False
    values = [ALPHABET.index(each) for each in data]
    version = values[0]
    if checksum([*_expanded(prefix), *values]) != (BECH32 if version == 0 else BECH32M):
        return False
    program = _bytes(values[1:-6])
    return program is not None and version <= 16 and len(program) in ((20, 32) if version == 0 else range(2, 41))


def checksum(values: list[int]) -> int:
    """The remainder of BIP-173's polynomial."""
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(GENERATOR):
            rest ^= term if top >> bit & 1 else 0
    return rest


def _expanded(prefix: str) -> list[int]:
    return [*(ord(each) >> 5 for each in prefix), 0, *(ord(each) & 31 for each in prefix)]


def _bytes(values: list[int]) -> bytes | None:
    """Groups of five bits as bytes; None where the bits left over are more than four, or not zero."""
    number = 0
    for value in values:
        number = number << 5 | value
    left_over = len(values) * 5 % 8
    if left_over > 4 or number & (1 << left_over) - 1:
        return None
    return (number >> left_over).to_bytes(len(values) * 5 // 8, "big")
