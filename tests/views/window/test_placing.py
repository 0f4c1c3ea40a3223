"""The window stands where a person can see and reach all of it."""

import pytest
from PySide6.QtCore import QRect, QSize

from desktop.views.window.placing import first_place, fitted, room_for


def test_a_window_never_reaches_beyond_its_screen() -> None:
    room = QRect(8, 40, 1424, 852)
    assert fitted(QRect(0, 0, 1440, 900), room) == room
    assert fitted(QRect(-300, -9, 1100, 700), room) == QRect(8, 40, 1100, 700)
    assert fitted(QRect(1300, 700, 1100, 700), room) == QRect(332, 192, 1100, 700)
    assert fitted(QRect(100, 100, 1100, 700), room) == QRect(100, 100, 1100, 700)


def test_the_window_comes_back_on_the_screen_where_it_stood() -> None:
    primary, left = QRect(0, 0, 1920, 1080), QRect(-2560, 0, 2560, 1440)
    assert room_for(None, [primary, left]) == primary
    assert room_for(QRect(-2000, 100, 1440, 900), [primary, left]) == left
    assert room_for(QRect(-200, 100, 1440, 900), [primary, left]) == primary
    assert room_for(QRect(4000, 100, 1440, 900), [primary, left]) == primary  # it was taken away


@pytest.mark.parametrize(
    ("room", "place", "maximised"),
    [
        (QRect(8, 40, 1424, 852), QRect(8, 40, 1424, 852), True),
        (QRect(8, 40, 1904, 1032), QRect(240, 106, 1440, 900), False),
        (QRect(8, 40, 784, 752), QRect(8, 40, 784, 752), False),  # no room in any way
    ],
)
def test_the_first_window_fits_its_screen_or_is_maximised(
    room: QRect, place: QRect, maximised: bool
) -> None:
    assert first_place(room, QSize(1022, 560)) == (place, maximised)
