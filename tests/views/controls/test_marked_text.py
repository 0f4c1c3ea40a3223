"""A marked line stays in its room, whatever is marked in it."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.models.search import Mark
from desktop.views.controls.marked_text import mark_formats, paint_marked, utf16
from desktop.views.style.theme import TextRole, Theme

WIDE, HIGH = 200, 20


def painted(text: str, marks: list[Mark], theme: Theme, wide: float) -> QImage:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    area = QRectF(0, 0, wide, HIGH)
    paint_marked(painter, area, text, marks, theme.font(TextRole.BODY), theme)
    painter.end()
    return image


@pytest.mark.parametrize(
    "text", ["a booking that is much too long for this line", "💳" * 40, "حجز الرحلة " * 9, ""]
)
def test_what_does_not_fit_is_elided(theme: Theme, text: str) -> None:
    image = painted(text, [Mark(0, 9)], theme, WIDE - 50)
    beside = {image.pixel(x, y) for x in range(WIDE - 49, WIDE) for y in range(HIGH)}
    assert beside == {image.pixel(WIDE - 1, 0)}


def test_a_mark_has_its_ground(theme: Theme) -> None:
    image = painted("refund, please", [Mark(0, 6)], theme, WIDE)
    seen = {image.pixelColor(x, y).name().upper() for x in range(40) for y in range(HIGH)}
    assert theme.tokens.mark_bg in seen
    far = {image.pixelColor(x, y).name().upper() for x in range(80, WIDE) for y in range(HIGH)}
    assert theme.tokens.mark_bg not in far


def test_a_mark_behind_an_emoji_stands_where_it_should(theme: Theme) -> None:
    text = "💳 refund"
    (one,) = mark_formats(text, [Mark(2, 8)], theme)
    assert (one.start, one.length) == (utf16("💳 "), 6)
