"""What is read from a scanned page, and what is no scan."""

import io

import pytest

from requests_app.documents.letter import draw
from requests_app.sending import scans
from requests_app.sending.scans import UnreadableScan
from tests.requests_app.letters import letter
from tests.requests_app.sending.scanning import as_file, as_pdf, blank, pictures


def read(data, ending="pdf"):
    return [page.codes for page in scans.pages_of(io.BytesIO(data), ending)]


class TestAScan:
    def test_tells_the_code_and_number_of_each_page(self):
        pdf = draw(letter())
        count = len(pictures(pdf))

        assert read(as_pdf(pictures(pdf))) == [(("ABCD-EFGH-JKLM", number, count),) for number in range(1, count + 1)]

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
    def test_may_be_a_picture(self, kind):
        data = as_file(pictures(draw(letter()))[1], kind)

        ((code,),) = read(data, {"JPEG": "jpg", "PNG": "png", "TIFF": "tiff"}[kind])

        assert code[:2] == ("ABCD-EFGH-JKLM", 2)

    @pytest.mark.parametrize("turned", [90, 180, 270])
    def test_may_lie_the_wrong_way(self, turned):
        data = as_file(pictures(draw(letter()), turned=turned)[0])

        assert read(data, "jpg")[0][0][:2] == ("ABCD-EFGH-JKLM", 1)

    def test_may_be_faint(self):
        page = pictures(draw(letter()))[0].point(lambda dot: 120 + dot // 2)

        assert read(as_file(page), "jpg")[0][0][0] == "ABCD-EFGH-JKLM"

    def test_without_a_code_tells_none(self):
        assert read(as_pdf(blank(2))) == [(), ()]

    def test_of_a_stamp_over_the_code_is_read_where_three_quarters_stand(self):
        page = pictures(draw(letter()), askew=0)[0]
        width, height = page.size
        corner = (int(width * 0.872), int(height * 0.955), int(width * 0.886), int(height * 0.966))
        page.paste(0, corner)

        assert read(as_file(page), "jpg")[0][0][0] == "ABCD-EFGH-JKLM"


class TestWhatIsNoScan:
    @pytest.mark.parametrize(
        ("data", "ending", "says"),
        [
            (b"%PDF-1.4 and nothing more", "pdf", "cannot be opened"),
            (b"\xff\xd8\xff and nothing more", "jpg", "no picture that can be opened"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "png", "no picture that can be opened"),
        ],
    )
    def test_is_refused_in_words(self, data, ending, says):
        with pytest.raises(UnreadableScan, match=says):
            read(data, ending)

    def test_is_a_picture_as_large_as_a_wall(self, monkeypatch):
        monkeypatch.setattr(scans, "MOST_DOTS", 1000)

        with pytest.raises(UnreadableScan, match="300 dots an inch"):
            read(as_file(blank()[0]), "jpg")

    def test_is_a_file_of_endless_pages(self, monkeypatch):
        monkeypatch.setattr(scans, "MOST_PAGES", 1)

        with pytest.raises(UnreadableScan, match="has 2 pages"):
            read(as_pdf(blank(2)))
