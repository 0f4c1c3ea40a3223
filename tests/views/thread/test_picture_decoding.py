"""A stranger's bytes become a picture, or nothing; they never fill the memory."""

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.views.thread.picture_decoding import NoPicture, picture, thumbnail


def encoded(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + check


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_thumbnail_fills_its_place_with_round_corners(kind: str) -> None:
    data = encoded(800, 400, kind)
    whole = thumbnail(data, QSize(200, 200), whole=True, radius=8)
    cut = thumbnail(data, QSize(200, 200), whole=False, radius=8)
    assert whole.size() == cut.size() == QSize(200, 200)
    assert whole.pixelColor(100, 20).alpha() == 0 and whole.pixelColor(100, 100).alpha() == 255
    assert cut.pixelColor(100, 20).alpha() == 255 and cut.pixelColor(0, 0).alpha() < 128


def test_a_huge_photo_is_shown_smaller_and_a_bomb_not_at_all(qapp: QApplication) -> None:
    assert picture(encoded(5000, 100)).size() == QSize(4096, 81)
    with pytest.raises(NoPicture):
        picture(claims(60_000, 60_000))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.4",
        b"/* XPM */ static char *x[] = {",
    ],
)
def test_only_what_is_a_picture_by_its_bytes_is_read(data: bytes) -> None:
    with pytest.raises(NoPicture):
        picture(data)


@given(st.integers(8, 200), st.binary(max_size=20))
def test_half_a_picture_or_a_bent_one_does_no_harm(cut: int, noise: bytes) -> None:
    whole = encoded(40, 40)
    with contextlib.suppress(NoPicture):
        thumbnail(whole[:cut] + noise + whole[cut + 10 :], QSize(20, 20), whole=True, radius=4)
