"""A card over the window that a click beside it or Escape closes, back to where the agent was."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from desktop.views.style.theme import Theme, color

_AWAY = 6


class Popup(QFrame):
    """Deletes itself once it is closed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def open_below(self, over: QWidget, focus: QWidget) -> None:
        """Show it below a widget, or over it where there is no room, with the focus on `focus`."""
        self._before = QApplication.focusWidget()
        self.adjustSize()
        room = over.screen().availableGeometry()
        corner = over.mapToGlobal(QPoint(over.width() - self.width(), over.height() + _AWAY))
        left = max(room.left() + _AWAY, min(corner.x(), room.right() - self.width() - _AWAY))
        top = corner.y()
        if top + self.height() > room.bottom():
            above = over.mapToGlobal(QPoint(0, -self.height() - _AWAY)).y()
            top = max(room.top() + _AWAY, above)
        self.move(left, top)
        self.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the size that what is inside needs now."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Back to where the agent was."""
        super().closeEvent(event)
        window, before = self.parentWidget(), self._before
        if window is not None:
            window.activateWindow()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Square, as menus are: round corners would be black where nothing composes the screen.
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setPen(QPen(color(tokens.line), 1.0))
        painter.setBrush(color(tokens.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
