"""The field over the inbox in which a person types what is searched for."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.views.controls.buttons import key_width, paint_key
from desktop.views.keymap import hint, keymap
from desktop.views.keys import KeyId
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme


class SearchField(QLineEdit):
    """The search with its icon and key. `entered` is a person who comes to type, `found` Enter,
    `left` Down, or Esc in an empty field."""

    icon = Icon.SEARCH
    """What stands before the words."""

    entered = Signal()
    left = Signal()
    found = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("inboxSearch")
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Name, booking, phone, words…"))
        self.setAccessibleName(self.tr("Search the inbox"))
        self.setMinimumHeight(theme.height(34))
        self._make_room()
        theme.changed.connect(self.update)
        keymap().changed.connect(self._make_room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.found.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        tokens = self._theme.tokens
        side = _icon_side(self._theme)
        icons.paint(painter, QRectF(10, middle - side / 2, side, side), self.icon, tokens.text3)
        text = hint(KeyId.SEARCH)
        if text and not self.text():
            wide = key_width(text, self._theme)
            box = QRectF(self.width() - wide - 10, 0, wide, self.height())
            paint_key(painter, box, text, self._theme, ground=tokens.app)
        painter.end()

    def _make_room(self) -> None:
        """Keep what is typed off the icon and the key."""
        key = hint(KeyId.SEARCH)
        wide = round(key_width(key, self._theme)) + 2 if key else 0
        self.setTextMargins(_icon_side(self._theme) + 8, 0, wide, 0)
        self.update()


def _icon_side(theme: Theme) -> int:
    return round(14 * theme.text_scale)
