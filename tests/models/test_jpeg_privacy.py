"""Where a photo was taken does not leave with it; the picture itself does, bit for bit."""

import struct

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageReader

from desktop.models.jpeg_privacy import without_traces


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def photo() -> bytes:
    """A JPEG as Qt writes it: three bands of colour, wider than high."""
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    for x in range(20):
        for y in range(30):
            image.setPixel(x, y, 0xCC3333)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPEG", 90)
    return bytes(buffer.data().data())


def exif(orientation: int, order: str = "<") -> bytes:
    """Exif with an orientation and a place."""
    mark = b"II\x2a\x00" if order == "<" else b"MM\x00\x2a"
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(order + "HHII", 0x8825, 4, 1, 200)
    tiff = mark + struct.pack(order + "IH", 8, 2) + entries + b"\0\0\0\0" + b"GPS 52.3N 4.8E"
    return segment(0xE1, b"Exif\0\0" + tiff)


def with_traces(data: bytes, orientation: int = 1, order: str = "<") -> bytes:
    traces = exif(orientation, order) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0GPS here")
    traces += segment(0xED, b"Photoshop 3.0\0city") + segment(0xE2, b"MPF\0more pictures")
    traces += segment(0xFE, b"made by somebody")
    return data[:2] + traces + data[2:] + b"trailer: GPS again"


def seen(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpeg")
    reader.setAutoTransform(True)
    image = reader.read()
    assert not image.isNull()
    return image


def test_place_camera_and_comment_are_gone_and_the_picture_is_the_same() -> None:
    plain = photo()
    kept = without_traces(with_traces(plain))
    for trace in (b"GPS", b"Exif", b"adobe", b"Photoshop", b"MPF", b"somebody", b"trailer"):
        assert trace not in kept
    assert kept == plain
    assert seen(kept) == seen(plain)


def test_a_photo_that_was_taken_sideways_still_stands_upright() -> None:
    plain = photo()
    for order in ("<", ">"):
        turned = with_traces(plain, 6, order)
        kept = without_traces(turned)
        assert b"GPS" not in kept
        assert seen(kept).height() == 60
        assert seen(kept) == seen(turned)


def test_a_picture_of_several_scans_comes_whole() -> None:
    plain = photo()
    start = plain.index(b"\xff\xda")
    twice = plain[:-2] + plain[start:]  # a second scan, as a progressive picture has
    assert without_traces(with_traces(twice)) == twice


@given(st.binary(max_size=200), st.integers(0, 400))
def test_what_is_no_jpeg_comes_back_as_it_is_and_nothing_is_too_short(
    noise: bytes, cut: int
) -> None:
    assert without_traces(noise) == noise or noise.startswith(b"\xff\xd8")
    whole = with_traces(photo())
    without_traces(whole[:cut])
    without_traces(b"\xff\xd8" + noise)
