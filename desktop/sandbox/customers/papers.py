"""What customers send along: a photo of a boarding pass, an itinerary as PDF. Made here, of nothing
but the person's own booking."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass

_WIDTH, _HEIGHT = 640, 400
_PAPER, _BAND, _INK, _PALE = b"\xfb\xfa\xf6", b"\x0f\x4c\x81", b"\x1a\x24\x30", b"\xc9\xd2\xda"
_GLYPHS = {
    "0": "3e5149453e", "1": "00427f4000", "2": "4261514946", "3": "2141454b31",
    "4": "1814127f10", "5": "2745454539", "6": "3c4a494930", "7": "0171090503",
    "8": "3649494936", "9": "064949291e", "A": "7e1111117e", "B": "7f49494936",
    "C": "3e41414122", "D": "7f4141221c", "E": "7f49494941", "F": "7f09090901",
    "G": "3e4149497a", "H": "7f0808087f", "I": "00417f4100", "J": "2040413f01",
    "K": "7f08142241", "L": "7f40404040", "M": "7f020c027f", "N": "7f0408107f",
    "O": "3e4141413e", "P": "7f09090906", "Q": "3e4151215e", "R": "7f09192946",
    "S": "4649494931", "T": "01017f0101", "U": "3f4040403f", "V": "1f2040201f",
    "W": "3f4038403f", "X": "6314081463", "Y": "0708700807", "Z": "6151494543",
    "-": "0808080808", ":": "0036360000",
}  # fmt: skip
"""Five columns of seven dots each, the lowest bit on top."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it comes from a customer's phone."""

    name: str
    kind: str
    data: bytes


def paper(name: str, holder: str, booking: str) -> Paper:
    """One of the files by its name. Raises KeyError for a name that is none of them."""
    kind, make = _MADE[name]
    return Paper(name, kind, make(holder, booking))


def _boarding_pass(holder: str, booking: str) -> bytes:
    canvas = bytearray(_PAPER * (_WIDTH * _HEIGHT))
    _fill(canvas, 0, 0, _WIDTH, 76, _BAND)
    _write(canvas, 28, 24, "BOARDING PASS", 4, _PAPER)
    _write(canvas, 28, 112, "PASSENGER", 2, _PALE)
    _write(canvas, 28, 134, holder, 3, _INK)
    _write(canvas, 28, 192, "BOOKING", 2, _PALE)
    _write(canvas, 28, 214, booking, 5, _INK)
    _write(canvas, 28, 292, "GATE D28  SEAT 14A", 3, _INK)
    _write(canvas, 28, 332, "BOARDS 18:55", 3, _INK)
    for y in range(84, _HEIGHT, 14):
        _fill(canvas, 452, y, 4, 8, _PALE)
    code = zlib.crc32(booking.encode())
    for at in range(21 * 21):
        code = (code * 1103515245 + 12345) & 0x7FFFFFFF
        if code >> 16 & 1:
            _fill(canvas, 480 + at % 21 * 6, 128 + at // 21 * 6, 6, 6, _INK)
    return _png(canvas)


def _itinerary(holder: str, booking: str) -> bytes:
    lines = ("Polder Airlines", f"Itinerary {booking}", holder, "AMS - LIS  07:05")
    drawn = " ".join(f"({line}) Tj 0 -22 Td" for line in lines)
    text = f"BT /F1 16 Tf 60 760 Td {drawn} ET".encode("latin-1", errors="replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    whole = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    whole += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(whole + b"startxref\n%d\n%%%%EOF\n" % end)


_MADE: dict[str, tuple[str, Callable[[str, str], bytes]]] = {
    "boarding-pass.png": ("image/png", _boarding_pass),
    "itinerary.pdf": ("application/pdf", _itinerary),
}


def _fill(canvas: bytearray, x: int, y: int, width: int, height: int, ink: bytes) -> None:
    for row in range(y, min(y + height, _HEIGHT)):
        start = (row * _WIDTH + x) * 3
        canvas[start : start + width * 3] = ink * width


def _write(canvas: bytearray, x: int, y: int, text: str, size: int, ink: bytes) -> None:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    for place, sign in enumerate(plain.upper()):
        columns = bytes.fromhex(_GLYPHS.get(sign, "0000000000"))
        for column, dots in enumerate(columns):
            for row in range(7):
                if dots >> row & 1:
                    left = x + (place * 6 + column) * size
                    _fill(canvas, left, y + row * size, size, size, ink)


def _png(canvas: bytearray) -> bytes:
    """The canvas as a PNG. Source: W3C PNG specification, sections 5 and 11."""
    stride = _WIDTH * 3
    rows = b"".join(b"\0" + canvas[at : at + stride] for at in range(0, len(canvas), stride))

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )
