"""What a camera writes into a JPEG beside the picture: where and when it was taken, and with what.

It is taken out without touching the picture itself; only how it is to be turned stays.
Source: ITU-T T.81 (JPEG), annex B; CIPA DC-008 (Exif) 4.5 and 4.6.4; CIPA DC-007 (MPF).
"""

import struct

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP13, _COMMENT = 0xE0, 0xE1, 0xE2, 0xED, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})
"""Markers without a length."""
_ORIENTATION = 0x0112


def without_traces(data: bytes) -> bytes:
    """The same picture without Exif, XMP, IPTC, comments, and what follows its end. What is no
    JPEG, or none that can be read, comes back as it is."""
    if data[:2] != b"\xff\xd8":
        return data
    kept = bytearray()
    turned = 1
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker is None:
            return data
        if marker in (_EOI, _SOS):
            end = _end(data, at) if marker == _SOS else at
            if end is None:
                return data
            head = b"\xff\xd8" + (_turned(turned) if turned != 1 else b"")
            return head + bytes(kept) + bytes((0xFF, marker)) + data[at:end]
        if marker in _ALONE:
            return data
        body = _body(data, at)
        if body is None:
            return data
        if marker == _APP1 and body.startswith(b"Exif\0\0"):
            turned = _orientation(body[6:])
        if not _tells(marker, body):
            kept += bytes((0xFF, marker)) + data[at : at + 2 + len(body)]
        at += 2 + len(body)


def _marker(data: bytes, at: int) -> tuple[int | None, int]:
    """The marker at `at` and what comes after it; it may be padded with any number of 0xFF."""
    if at >= len(data) or data[at] != 0xFF:
        return None, at
    while at < len(data) and data[at] == 0xFF:
        at += 1
    return (data[at], at + 1) if at < len(data) else (None, at)


def _body(data: bytes, at: int) -> bytes | None:
    length = int.from_bytes(data[at : at + 2], "big")
    return data[at + 2 : at + length] if length >= 2 and at + length <= len(data) else None


def _tells(marker: int, body: bytes) -> bool:
    """Whether a segment tells something of where the picture comes from. JFIF, colour profile and
    Adobe's colour transform belong to the picture."""
    if marker == _APP2:
        return not body.startswith(b"ICC_PROFILE\0")
    if marker == _APP0:
        return not body.startswith((b"JFIF\0", b"JFXX\0"))
    adobe = marker == 0xEE and body.startswith(b"Adobe")
    return (0xE1 <= marker <= 0xEF and not adobe) or marker == _COMMENT


def _end(data: bytes, at: int) -> int | None:
    """Behind the end of the image whose first scan begins at `at`; None where there is none."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return None
        marker = data[at + 1]
        if marker == _EOI:
            return at + 2
        if marker in (0x00, 0xFF, *range(0xD0, 0xD8)):
            at += 1 if marker == 0xFF else 2
            continue
        body = _body(data, at + 2)  # a further scan, or tables before it
        if body is None:
            return None
        at += 4 + len(body)


def _orientation(tiff: bytes) -> int:
    """How the picture is to be turned, 1 where Exif does not say."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        for number in range(count):
            tag, kind, many, value = struct.unpack_from(
                order + "HHIH", tiff, first + 2 + 12 * number
            )
            if tag == _ORIENTATION and kind == 3 and many == 1:
                return value if 1 <= value <= 8 else 1
    except (KeyError, struct.error):
        pass
    return 1


def _turned(orientation: int) -> bytes:
    """An Exif segment that says nothing but how the picture is to be turned."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"MM\x00\x2a" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
