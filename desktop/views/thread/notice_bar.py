"""What stands between thread and composer to be dealt with first: an icon, words and buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme, Tone, color

_SIDE = 16


class NoticeBar(QFrame):
    """Hidden until there is something to say. `lay_out` is called once, with its words from top to
    bottom and its buttons. It stands above the field, so Shift+Tab comes from there, and the key to
    the next part of the window from anywhere; `left` says that Escape goes back to the field.
    """

    left = Signal()

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn = icon
        self._buttons: tuple[QPushButton, ...] = ()
        self._icon = QWidget()
        self._icon.setFixedSize(QSize(_SIDE, _SIDE))
        theme.changed.connect(self.update)
        self.hide()

    def lay_out(self, words: tuple[QWidget, ...], buttons: tuple[QPushButton, ...]) -> None:
        """Put its parts in their places."""
        self._buttons = buttons
        row = QWidget()
        flow = FlowLayout(row, gap=8, line_gap=6)
        for button in buttons:
            flow.add(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 10, 18, 10)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, part in enumerate((*words, row)):
            grid.addWidget(part, place, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def come(self, words: str) -> None:
        """Show itself, and tell a screen reader why and which key leads here."""
        self.setAccessibleName(words)
        if self.isHidden():
            self.show()
            key = hint(KeyId.NEXT_PANE)
            way = self.tr("{key} leads to its buttons.").format(key=key) if key else ""
            announce(self, f"{words} {way}".strip(), urgent=True)

    def focus_first(self) -> None:
        """Go to the first of its buttons that can be pressed."""
        button = next((one for one in self._buttons if one.isEnabled()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        text, _ = tokens.tone(Tone.PROGRESS)
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens.surface))
        painter.fillRect(0, 0, self.width(), 1, color(tokens.line))
        painter.fillRect(0, 0, 3, self.height(), color(text))
        icons.paint(painter, self._icon.geometry().toRectF(), self._drawn, text)
        painter.end()
