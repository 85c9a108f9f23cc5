"""What an annex may be, by the end of its name, and how the bytes of each begin.

The requested State opens what it is sent by its name: a file that is something else would not open there.
"""

import re
from pathlib import PurePath

HEAD = 1024  # bytes that tell what a file is
_ZIP = rb"PK(\x03\x04|\x05\x06)"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEDIA = rb".{4}(ftyp|moov|mdat|wide|free|skip)"
_TEXT = rb"\xff\xfe|\xfe\xff|[^\0]*\Z"  # UTF-16 with its mark, or no byte that no text has
_BEGINS = {
    rb".*%PDF-": ["pdf"],  # readers look for it in the first kilobyte
    _OLE: ["doc", "xls", "ppt", "msg"],
    _ZIP: ["docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"],
    rb"\{\\rtf": ["rtf"],
    _TEXT: ["txt", "csv", "eml"],
    rb"\xff\xd8\xff": ["jpg", "jpeg"],
    rb"\x89PNG\r\n\x1a\n": ["png"],
    rb"GIF8[79]a": ["gif"],
    rb"II[*+]\0|MM\0[*+]": ["tif", "tiff"],
    rb"RIFF.{4}WEBP": ["webp"],
    rb"RIFF.{4}WAVE": ["wav"],
    rb"ID3|\xff[\xe0-\xff]": ["mp3"],
    _MEDIA: ["m4a", "mp4", "mov"],
}
BEGINS = {ending: re.compile(begins, re.DOTALL) for begins, endings in _BEGINS.items() for ending in endings}
ACCEPTED = ", ".join(ending.upper() for ending in BEGINS)


def why_not(name: str, head: bytes) -> str:
    """Why a file of this name that begins with these bytes is no annex, and what to do; "" where it may be one."""
    ending = PurePath(name).suffix[1:].lower()
    if ending not in BEGINS:
        return f"{name} is of a kind that cannot be attached. Save it as PDF. Accepted are: {ACCEPTED}."
    if not BEGINS[ending].match(head):
        kind = ending.upper()
        return f"{name} is no {kind} file, though its name says so. Open it, save it as PDF and choose that file."
    return ""
