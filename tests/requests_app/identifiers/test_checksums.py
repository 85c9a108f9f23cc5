"""One wrong letter in a checked identifier is found, wherever it stands and whatever it is."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban, luhn

from requests_app.identifiers import bech32, read
from requests_app.identifiers.chains import with_checksum

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
DIGITS = "0123456789"
bits_160 = st.binary(min_size=20, max_size=20)


def surely_wrong(line, *accepts):
    return {problem.key for problem in read(line, accepts).problems if problem.surely}


def misread(draw, text, alphabet, start=0):
    """The text with one of its letters another."""
    at = draw(st.integers(start, len(text) - 1))
    return text[:at] + draw(st.sampled_from([each for each in alphabet if each != text[at]])) + text[at + 1 :]


def base58check(payload):
    whole = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(whole, "big"), ""
    while number:
        number, place = divmod(number, 58)
        text = BASE58[place] + text
    return "1" * (len(whole) - len(whole.lstrip(b"\0"))) + text


def witness(version, program):
    number = int.from_bytes(program, "big") << (-len(program) * 8 % 5)
    count = -(-len(program) * 8 // 5)
    values = [version, *(number >> 5 * place & 31 for place in reversed(range(count)))]
    expanded = [*(ord(each) >> 5 for each in "bc"), 0, *(ord(each) & 31 for each in "bc")]
    rest = bech32.checksum([*expanded, *values, *[0] * 6]) ^ (bech32.BECH32M if version else bech32.BECH32)
    values += [rest >> 5 * place & 31 for place in reversed(range(6))]
    return "bc1" + "".join(bech32.ALPHABET[each] for each in values)


class TestAWrongLetterIsFound:
    @given(st.data(), bits_160, st.sampled_from([0, 5]))
    def test_in_a_bitcoin_address_of_base58(self, data, key, version):
        address = base58check(bytes([version]) + key)

        assert not surely_wrong(address, "bitcoin")
        assert surely_wrong(f"Bitcoin: {misread(data.draw, address, BASE58, start=1)}", "bitcoin")

    @pytest.mark.parametrize("version", [4, 6])
    def test_in_what_has_a_checksum_and_another_version_than_an_address_of_bitcoin(self, version):
        other = base58check(bytes([version]) + (b"\xff" if version == 4 else b"\x00") * 20)

        assert other.startswith("3")
        assert "bitcoin_checksum" in surely_wrong(other, "bitcoin")

    @given(st.data(), bits_160, st.sampled_from([0, 1, 16]))
    def test_in_a_bitcoin_address_of_bech32(self, data, program, version):
        address = witness(version, program)

        assert not surely_wrong(address, "bitcoin")
        assert not surely_wrong(address.upper(), "bitcoin")
        assert "bitcoin_checksum" in surely_wrong(misread(data.draw, address, bech32.ALPHABET, start=3), "bitcoin")

    @given(st.data(), st.text(DIGITS, min_size=14, max_size=14))
    def test_in_an_imei(self, data, digits):
        imei = digits + luhn.calc_check_digit(digits)

        assert not surely_wrong(f"IMEI: {imei}")
        assert surely_wrong(f"IMEI: {misread(data.draw, imei, DIGITS)}") == {"imei_checksum"}

    @given(st.data(), st.text(DIGITS, min_size=15, max_size=15))
    def test_in_a_card_number(self, data, digits):
        card = digits + luhn.calc_check_digit(digits)

        assert not surely_wrong(f"card: {card}")
        assert surely_wrong(f"card: {misread(data.draw, card, DIGITS)}") == {"card_checksum"}

    @given(st.data(), st.text(DIGITS, min_size=16, max_size=16))
    def test_in_an_iban(self, data, digits):
        account = f"PK00SCBL{digits}"
        account = f"PK{iban.calc_check_digits(account)}SCBL{digits}"

        assert not surely_wrong(account, "iban")
        assert surely_wrong(f"IBAN: {misread(data.draw, account, DIGITS, start=8)}", "iban") == {"iban_checksum"}

    @given(st.data())
    def test_in_an_onion_name(self, data):
        name = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd"

        assert not surely_wrong(f"{name}.onion")
        wrong = misread(data.draw, name, "abcdefghijklmnopqrstuvwxyz234567")
        assert surely_wrong(f"domain: {wrong}.onion") == {"onion_checksum"}

    @given(st.data(), bits_160)
    def test_in_the_capitals_of_an_ethereum_address(self, data, account):
        address = with_checksum(account.hex())
        letters = [at for at, each in enumerate(address) if at > 1 and each.isalpha()]
        assume(len(letters) > 2)  # two letters with one turned may be all of one case, which has no checksum
        at = data.draw(st.sampled_from(letters))
        turned = address[:at] + address[at].swapcase() + address[at + 1 :]
        assume(turned[2:] not in (turned[2:].lower(), turned[2:].upper()))

        assert not surely_wrong(address, "ethereum")
        assert surely_wrong(turned, "ethereum") == {"ethereum_checksum"}


class TestPublishedExamples:
    @pytest.mark.parametrize(
        "address",
        [  # BIP-173 and BIP-350
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
            "BC1SW50QGDZ25J",
            "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        ],
    )
    def test_of_witness_addresses_are_right(self, address):
        assert bech32.is_address(address)

    @pytest.mark.parametrize(
        "address",
        [  # BIP-350: wrong checksum of the two, wrong length, wrong version, mixed case, padding
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
            "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
            "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
            "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
            "bc1pw5dgrnzv",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
            "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
            "bc1gmk9yu",
        ],
    )
    def test_of_wrong_witness_addresses_are_found(self, address):
        assert not bech32.is_address(address)

    @pytest.mark.parametrize(
        "address",
        [  # EIP-55
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0xde709f2102306220921060314715629080e2fb77",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ],
    )
    def test_of_ethereum_addresses_are_right(self, address):
        assert with_checksum(address[2:]) == address
