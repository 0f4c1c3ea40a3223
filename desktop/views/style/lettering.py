"""Every use of text, and the fonts it is written in."""

import sys
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop.resources import resource

_USUAL_DOTS = 72.0 if sys.platform == "darwin" else 96.0
"""Logical dots per inch at which text has the size of the design."""


class Lettering(NamedTuple):
    """Pixel size, weight, and letter spacing in thousandths of the size.

    What stands beside its own words in a circle of one size does not grow with the text.
    """

    pixels: float
    weight: QFont.Weight
    spacing: int = 0
    grows: bool = True


class TextRole(Enum):
    """A use of text, and how it looks in the design."""

    BODY = Lettering(13.0, QFont.Weight.Normal)
    STRONG = Lettering(13.0, QFont.Weight.DemiBold)
    TITLE = Lettering(17.0, QFont.Weight.Bold, -10)
    NAME = Lettering(14.5, QFont.Weight.DemiBold)
    FIND = Lettering(16.0, QFont.Weight.Normal)
    TRIP = Lettering(14.0, QFont.Weight.DemiBold)
    SUPPORT = Lettering(12.0, QFont.Weight.Normal)
    SUPPORT_STRONG = Lettering(12.0, QFont.Weight.DemiBold)
    TAB = Lettering(12.5, QFont.Weight.Medium)
    BUTTON = Lettering(12.5, QFont.Weight.DemiBold)
    BIG_BUTTON = Lettering(14.0, QFont.Weight.DemiBold)
    SMALL = Lettering(11.5, QFont.Weight.Normal)
    SECTION = Lettering(11.5, QFont.Weight.DemiBold, 10)
    BADGE = Lettering(11.5, QFont.Weight.DemiBold)
    META = Lettering(11.0, QFont.Weight.Normal)
    META_STRONG = Lettering(11.0, QFont.Weight.DemiBold)
    KEY = Lettering(10.5, QFont.Weight.Medium)
    FIGURE = Lettering(29.0, QFont.Weight.Bold, -25)
    AMOUNT = Lettering(21.0, QFont.Weight.Bold, -20)
    LARGE_AMOUNT = Lettering(26.0, QFont.Weight.Bold, -20)
    TOTAL = Lettering(19.0, QFont.Weight.Bold, -15)
    AVATAR = Lettering(12.5, QFont.Weight.DemiBold, grows=False)
    AVATAR_SMALL = Lettering(11.0, QFont.Weight.DemiBold, grows=False)
    CHANNEL_MARK = Lettering(8.0, QFont.Weight.Bold, grows=False)
    COUNT = Lettering(9.0, QFont.Weight.DemiBold)


def make_font(role: TextRole, text_scale: float) -> QFont:
    """Return the font for a use of text, with figures of equal width."""
    pixels, weight, spacing, grows = role.value
    family = _family()
    font = QFont(family) if family else QGuiApplication.font()
    # In points, for pixel sizes are whole numbers in Qt.
    points = pixels * 72.0 / dots()
    font.setPointSizeF(points * text_scale if grows else points)
    font.setWeight(weight)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing / 10)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    if family:
        font.setFeature(QFont.Tag.fromString("cv11"), 1)
    return font


def dots() -> float:
    """Logical dots per inch of the screen."""
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


def dots_of_design() -> float:
    """More dots than are usual mean that the person wants larger text; fewer are a screen's own
    measure and make none smaller."""
    return min(dots(), _USUAL_DOTS)


@lru_cache(maxsize=1)
def _family() -> str:
    """The bundled family on Linux, where no system font can be counted on; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return ""
    families: list[str] = []
    for name in ("Regular", "Medium", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{name}.otf")))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""
