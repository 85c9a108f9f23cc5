"""What a PDF says of itself."""

import pytest

from requests_app.documents.letter import draw
from requests_app.documents.reading import claimed_code, code_of_page
from tests.requests_app.letters import letter


class TestClaimedCode:
    def test_is_read_from_an_altered_letter_where_it_still_stands(self):
        pdf = draw(letter())
        altered = pdf.replace(b"/Title", b"/Titel")

        assert altered != pdf
        assert claimed_code(altered) == "ABCD-EFGH-JKLM"

    @pytest.mark.parametrize("at", [100, 1000, 5000, -200, -20])
    def test_is_right_or_none_after_any_byte_is_flipped(self, at):
        pdf = bytearray(draw(letter()))
        pdf[at] ^= 1

        assert claimed_code(bytes(pdf)) in {"ABCD-EFGH-JKLM", None}

    @pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.4", b"\x00" * 100, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"])
    def test_is_none_for_what_is_no_letter(self, data):
        assert claimed_code(data) is None


class TestCodeOfPage:
    def test_is_what_a_page_says(self):
        assert code_of_page("COMITY ABCD-EFGH-JKLM 3/6") == ("ABCD-EFGH-JKLM", 3, 6)

    @pytest.mark.parametrize(
        "words", ["", "https://example.org", "COMITY ABCD-EFGH-JKLM", "COMITY ABCD-EFGH-JKLM 3/6 x"]
    )
    def test_is_none_for_another_qr_code(self, words):
        assert code_of_page(words) is None
