"""Where the window stands: as it was left, on a screen that is there, inside of its room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

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
