"""What the customer will read, in a bubble, and the same in the agent's own language."""

import re
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.one_line import isolated
from desktop.models.quote_code import spoken
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.controls.sections import MARGIN
from desktop.views.keys import KeyId
from desktop.views.quote.quote_told import Told
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words.languages import language_name

_LINK = re.compile(r"\S+/…")
"""The preview's link: the real host, the rest elided."""


class CustomerPreview(QWidget):
    """A caption and the message, or what is still needed for one; below it the quote's short code.
    `copied` carries the code that a person wants on the clipboard.
    """

    copied = Signal(str)

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
        self._bubble = _Bubble(theme, "customerPreview")
        self._own_caption = QLabel()
        self._own_caption.setProperty("role", "section")
        self._own_caption.setFont(theme.font(TextRole.SECTION))
        self._own = _Bubble(theme, "ownPreview")
        self._code = ""
        self._code_words = QLabel()
        self._code_words.setObjectName("quoteCode")
        self._code_words.setFont(theme.font(TextRole.SUPPORT))
        self._code_words.setProperty("role", "support")
        self.copy_button = KeyButton(theme, self.tr("Copy code"), key=KeyId.COPY_CODE, role="link")
        self.copy_button.setObjectName("copyCodeButton")
        self.copy_button.setToolTip(
            self.tr("The customer reads it out, and any colleague finds the quote by it")
        )
        self.copy_button.clicked.connect(self.copy_code)
        code_row = QHBoxLayout()
        code_row.addWidget(self._code_words)
        code_row.addStretch(1)
        code_row.addWidget(self.copy_button)
        code_row.addSpacing(-LINK_EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 13, MARGIN, 13)
        column.setSpacing(8)
        for part in (self._caption, self._hint, self._bubble, self._own_caption, self._own):
            column.addWidget(part)
        column.addLayout(code_row)
        column.addStretch(1)
        self.show_told("", Told())
        self.show_code("")

    def show_code(self, code: str) -> None:
        """Show by which code the customer and any colleague know the quote."""
        self._code = code
        self._code_words.setText(self.tr("Code {code}").format(code=spoken(code)) if code else "")
        self.copy_button.setVisible(bool(code))

    def copy_code(self) -> None:
        """Ask for the code on the clipboard."""
        if self._code:
            self.copied.emit(spoken(self._code))

    def show_told(self, name: str, told: Told) -> None:
        """Show the message to a customer who is called `name`; without text: what is needed."""
        text = told.text
        self._caption.setText(
            self.tr("What {name} will read").format(name=isolated(name))
            if name
            else self.tr("What the customer will read")
        )
        self._bubble.show_text(text)
        self._bubble.setVisible(bool(text))
        self._hint.setVisible(not text)
        self._bubble.setAccessibleName(f"{self._caption.text()}: {text}")
        self._own_caption.setText(
            self.tr("The same in {language}").format(language=language_name(told.own_language))
        )
        self._own.show_text(told.own)
        self._own.setAccessibleName(f"{self._own_caption.text()}: {told.own}")
        for part in (self._own_caption, self._own):
            part.setVisible(bool(told.own))

    def text(self) -> str:
        """The message that is shown."""
        return self._bubble.plain

    def own_text(self) -> str:
        """The same in the agent's language, where that is another one."""
        return self._own.plain


class _Bubble(QLabel):
    """The message as it will stand on the customer's screen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.plain = ""
        self.setObjectName(name)
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
