"""The icons: all there, drawn in the colour asked for."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.views.style import icons
from desktop.views.style.icons import Icon


@pytest.mark.parametrize("name", Icon)
def test_every_icon_is_drawn_in_its_colour(qapp: QApplication, name: Icon) -> None:
    picture = icons.pixmap(name, "#B3261E", 20, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)
    image = picture.toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    ]
    wanted = QColor("#B3261E")
    assert solid
    # Premultiplied pixels round by one step.
    assert all(
        abs(one.red() - wanted.red()) + abs(one.green() - wanted.green()) <= 3 for one in solid
    )


def test_a_drawing_is_made_once(qapp: QApplication) -> None:
    assert icons.pixmap(Icon.CHECK, "#0B7242", 12) is icons.pixmap(Icon.CHECK, "#0B7242", 12)
