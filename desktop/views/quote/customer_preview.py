"""What the customer will read, in a bubble, beside the quote that it is made of."""

import re
from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.models.one_line import isolated
from desktop.views.controls.sections import MARGIN
from desktop.views.style.theme import TextRole, Theme, color

_LINK = re.compile(r"\S+/…")
"""The preview's link: the real host, the rest elided."""


class CustomerPreview(QWidget):
    """A caption and the message, or what is still needed for one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel()
        self._caption.setProperty("role", "section")
        self._caption.setFont(theme.font(TextRole.SECTION))
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(self.tr("It shows here once the new flight is filled in."))
        self._hint.setProperty("role", "meta")
        self._hint.setFont(theme.font(TextRole.SUPPORT))
        self._hint.setWordWrap(True)
        self._bubble = _Bubble(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 13, MARGIN, 13)
        column.setSpacing(8)
        for part in (self._caption, self._hint, self._bubble):
            column.addWidget(part)
        column.addStretch(1)
        self.show_text("", "")

    def show_text(self, name: str, text: str) -> None:
        """Show the message to a customer who is called `name`; empty text: what is needed."""
        self._caption.setText(
            self.tr("What {name} will read").format(name=isolated(name))
            if name
            else self.tr("What the customer will read")
        )
        self._bubble.show_text(text)
        self._bubble.setVisible(bool(text))
        self._hint.setVisible(not text)
        self._bubble.setAccessibleName(f"{self._caption.text()}: {text}")

    def text(self) -> str:
        """The message that is shown."""
        return self._bubble.plain


class _Bubble(QLabel):
    """The message as it will stand on the customer's screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plain = ""
        self.setObjectName("customerPreview")
        self.setFont(theme.font(TextRole.BODY))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(13, 9, 13, 9)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.changed.connect(self._write)

    def show_text(self, text: str) -> None:
        """Show this text as text, whatever stands in it, with its link in the link's colour."""
        self.plain = text
        self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = self._theme.is_high_contrast
        painter.setPen(QPen(color(tokens.line), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.bubble_in))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()
        super().paintEvent(event)

    def _write(self) -> None:
        accent = self._theme.tokens.accent
        marked = _LINK.sub(
            lambda link: f'<span style="color:{accent}">{link[0]}</span>', escape(self.plain)
        )
        self.setText(marked.replace("\n", "<br>"))
