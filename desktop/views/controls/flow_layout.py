"""A layout that sets widgets beside each other like words and breaks lines where it must."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; hidden widgets take no room. Lines are centred on their
    own height, so that text and small buttons share a line.

    What a widget keeps free at its sides (its contents margins, as for a focus ring) is no part of
    the line: it hangs over its neighbour's gap, and at the edges over the layout's own margins.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 0, line_gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """Add a widget and show it at once: Qt shows it a turn later, with no room until then."""
        self.addWidget(widget)
        widget.show()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def sizeHint(self) -> QSize:
        items = [item for item in self._items if not item.isEmpty()]
        width = sum(_wide(item, item.sizeHint()) for item in items)
        width += self._gap * max(0, len(items) - 1)
        return QSize(
            width + self._beside(), max((item.sizeHint().height() for item in items), default=0)
        )

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _flow(self, rect: QRect, *, place: bool) -> int:
        """Place all widgets in `rect`, or only count; returns the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width() - self._beside()):
            height = max(hint.height() for _, hint in line)
            x = rect.x() + self.contentsMargins().left()
            for item, hint in line:
                if place:
                    top = y + (height - hint.height()) // 2
                    item.setGeometry(QRect(x - _hang(item)[0], top, hint.width(), hint.height()))
                x += _wide(item, hint) + self._gap
            y += height + self._line_gap
        return max(0, y - rect.y() - self._line_gap)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(width + sum(_hang(item)), 1 << 20))
            if hint.width() < item.sizeHint().width() and item.hasHeightForWidth():
                hint.setHeight(item.heightForWidth(hint.width()))
            if not lines or x + _wide(item, hint) > width:
                lines.append([])
                x = 0
            lines[-1].append((item, hint))
            x += _wide(item, hint) + self._gap
        return lines


def _hang(item: QLayoutItem) -> tuple[int, int]:
    """What the item keeps free at its left and right."""
    widget = item.widget()
    margins = widget.contentsMargins() if widget is not None else QMargins()
    return margins.left(), margins.right()


def _wide(item: QLayoutItem, hint: QSize) -> int:
    """The width that counts in a line."""
    return hint.width() - sum(_hang(item))
