"""Choosing an emoji: found by name in English and Dutch, the ones used last in front."""

import sys
from collections.abc import Mapping, Sequence
from operator import attrgetter, methodcaller

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.emoji import Emoji, search
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.sequence_model import SequenceModel, Tells
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme, color

COLUMNS = 9
_ROWS = 6
_CELL = 36  # of the design; a larger font brings its own
_Index = QModelIndex | QPersistentModelIndex


class EmojiPicker(QFrame):
    """A grid of emoji with a search field above it; `chosen` carries the sign, `left` that it
    was put away.

    `language` is the agent's, in which names are shown. Down leads from the field into the grid,
    any letter back into the field, Enter takes, Escape closes.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._language = language
        self._all: Sequence[Emoji] = ()
        self._recent: Sequence[Emoji] = ()
        self.setObjectName("emojiPicker")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Emoji"))
        self._field = QLineEdit()
        self._field.setObjectName("emojiSearch")
        self._field.setProperty("role", "search")
        self._field.setPlaceholderText(self.tr("Search by name…"))
        self._field.setAccessibleName(self.tr("Search emoji by name"))
        name = methodcaller("name", language)
        roles: Mapping[Qt.ItemDataRole, Tells[Emoji]] = {
            Qt.ItemDataRole.DisplayRole: attrgetter("char"),
            Qt.ItemDataRole.AccessibleTextRole: name,
            Qt.ItemDataRole.ToolTipRole: name,
        }
        self._model = SequenceModel(roles, self)
        self._grid = QListView()
        self._grid.setObjectName("emojiGrid")
        self._grid.setAccessibleName(self.tr("Emoji"))
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(_Cells(theme, self._grid))
        self._grid.setViewMode(QListView.ViewMode.IconMode)
        self._grid.setMovement(QListView.Movement.Static)
        self._grid.setResizeMode(QListView.ResizeMode.Adjust)
        self._grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._grid.setUniformItemSizes(True)
        self._name = ElidedLabel()
        self._name.setObjectName("emojiName")
        self._name.setProperty("role", "support")
        self._name.setFont(theme.font(TextRole.SUPPORT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        for part in (self._field, self._grid, self._name):
            layout.addWidget(part)
        side = theme.height(_CELL)
        self._grid.setGridSize(QSize(side, side))
        bar = self._grid.verticalScrollBar().sizeHint().width()
        self._grid.setFixedSize(COLUMNS * side + bar + 4, _ROWS * side)
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self._grid.installEventFilter(self)
        self._grid.clicked.connect(lambda index: self._take(index.row()))
        self._grid.selectionModel().currentChanged.connect(self._current_changed)

    def open(self, emoji: Sequence[Emoji], recent: Sequence[str], over: QWidget) -> None:
        """Show it over a button. `recent` are the signs used last, the last one first."""
        by_char = {one.char: one for one in emoji}
        self._all = emoji
        self._recent = [by_char[char] for char in recent if char in by_char][:COLUMNS]
        self._field.clear()
        self._find("")
        self.adjustSize()
        corner = over.mapToGlobal(QPoint(0, -self.height() - 6))
        room = over.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width())
        self.move(max(left, room.left()), max(corner.y(), room.top()))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter:
            self._take(self._grid.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif watched is self._field and event.key() == Qt.Key.Key_Down:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif watched is self._grid and event.text().isprintable() and event.text():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field.insert(event.text())
        elif watched is self._grid and self._is_above(event):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _is_above(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Up and self._grid.currentIndex().row() < COLUMNS

    def _find(self, query: str) -> None:
        found = search(self._all, query)
        self._model.show(found if query.strip() else [*self._recent, *found])
        if self._model.items:
            self._grid.setCurrentIndex(self._model.index(0))
            self._grid.scrollToTop()
        else:
            self._name.show_words(self.tr("No emoji is called that"))
            announce(self, self._name.text())

    def _current_changed(self, now: QModelIndex) -> None:
        if now.isValid():
            one = self._model.items[now.row()]
            self._name.show_words(f"{one.name(self._language)}  :{one.code}:")
            announce(self, one.name(self._language))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._model.items):
            self.close()
            self.chosen.emit(self._model.items[row].char)


def emoji_font(theme: Theme) -> QFont:
    """The system's coloured emoji: the window's own font draws some of them as plain signs."""
    font = theme.font(TextRole.TOTAL)
    family = {"darwin": "Apple Color Emoji", "win32": "Segoe UI Emoji"}
    font.setFamilies([family.get(sys.platform, "Noto Color Emoji"), *font.families()])
    return font


class _Cells(QStyledItemDelegate):
    """Paints one emoji in the middle of its cell."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = emoji_font(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        side = self._theme.height(_CELL)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(color(tokens.selected))
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.drawRoundedRect(option.rect.toRectF().adjusted(2, 2, -2, -2), 6, 6)
        painter.setFont(self._font)
        painter.setPen(color(tokens.text1))
        char = str(index.data())
        painter.drawText(option.rect.toRectF(), int(Qt.AlignmentFlag.AlignCenter), char)
        painter.restore()
