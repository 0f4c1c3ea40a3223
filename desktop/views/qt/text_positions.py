"""Places in a text as Qt counts them: in UTF-16 units, of which an emoji takes two."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtGui import QTextCursor

_LARGEST = 0xFFFF


def qt_places(text: str) -> Callable[[int], int]:
    """Return what turns an index of Python's into a position of Qt's in the same text."""
    if text.isascii():
        return lambda at: at
    wide = [at for at, sign in enumerate(text) if ord(sign) > _LARGEST]
    return lambda at: at + bisect_left(wide, at)


def line_before(cursor: QTextCursor) -> str:
    """The line of a cursor up to where it stands."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")
