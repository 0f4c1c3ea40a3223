"""Where the window stands: as it was left, on a screen that is there, inside of its room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.window.window_state import WindowState

_FRAME, _TITLE = 8, 40
"""What a window manager draws around a window, at most: sides and top."""
_FIRST_SIZE = (1440, 900)
"""That of the design."""


def room_for(wanted: QRect | None, screens: Sequence[QRect]) -> QRect:
    """The screen on which most of the window stood; the first where none shows it any more."""

    def shows(screen: QRect) -> int:
        part = screen.intersected(wanted) if wanted is not None else QRect()
        return part.width() * part.height() if part.isValid() else 0

    return max(screens, key=shows)  # of equal ones the first


def fitted(wanted: QRect, room: QRect) -> QRect:
    """The nearest place inside of `room`, smaller where it must be."""
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.x(), room.x()), room.right() + 1 - size.width())
    top = min(max(wanted.y(), room.y()), room.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def first_place(room: QRect, least: QSize) -> tuple[QRect, bool]:
    """Where the window stands the first time, and whether it is maximised: where the design's size
    has no room, but the `least` has.
    """
    first = QRect(QPoint(0, 0), QSize(*_FIRST_SIZE))
    first.moveCenter(room.center())
    place = fitted(first, room)
    return place, place.size() != first.size() and least == least.boundedTo(room.size())


def place_as_left(window: QWidget, state: WindowState, least: QSize) -> None:
    """Put a window where it was left, or where it stands the first time; `least` is the size from
    which all of it has room."""
    wanted = QRect(*state.geometry) if state.geometry else None
    primary = QApplication.primaryScreen()
    others = [screen for screen in QApplication.screens() if screen is not primary]
    room = room_for(wanted, [screen.availableGeometry() for screen in (primary, *others)])
    # A frame's measures are known once it stands on the screen: until then, what is usual.
    inside = room.adjusted(_FRAME, _TITLE, -_FRAME, -_FRAME)
    if wanted is not None and room.intersects(wanted):
        has_room = least == least.boundedTo(inside.size())
        window.setGeometry(fitted(wanted, inside) if has_room else wanted)
    else:
        place, state.is_maximised = first_place(inside, least)
        window.setGeometry(place)
    if state.is_maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
