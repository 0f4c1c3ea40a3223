"""What the customer will read, in a bubble, beside the quote that it is made of."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.views.theme import TextRole, Theme, color


class CustomerPreview(QWidget):
    """A caption and the message. The text is the customer's, so it is shown as text only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel()
        self._caption.setProperty("role", "section")
        self._caption.setFont(theme.font(TextRole.SECTION))
        self._bubble = _Bubble(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 13)
        column.setSpacing(8)
        column.addWidget(self._caption)
        column.addWidget(self._bubble)
        column.addStretch(1)

    def show_text(self, name: str, text: str) -> None:
        """Show the message to a customer who is called `name`."""
        self._caption.setText(
            self.tr("What {name} will read").format(name=name)
            if name
            else self.tr("What the customer will read")
        )
        self._bubble.setText(text)
        self._bubble.setVisible(bool(text))
        self._bubble.setAccessibleName(f"{self._caption.text()}: {text}")

    def text(self) -> str:
        """The message that is shown."""
        return self._bubble.text()


class _Bubble(QLabel):
    """The message as it will stand on the customer's screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("customerPreview")
        self.setFont(theme.font(TextRole.BODY))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(13, 9, 13, 9)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme.tokens.bubble_in))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        painter.end()
        super().paintEvent(event)
