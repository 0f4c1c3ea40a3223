"""A label of plain text that breaks its lines where it must."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.views.style.theme import TextRole, Theme


def wrapped_label(theme: Theme, font: TextRole, role: str = "") -> QLabel:
    """Make one in the theme's `font`; `role` is one of the style sheet's. What others wrote is
    never taken for markup."""
    label = QLabel()
    label.setFont(theme.font(font))
    if role:
        label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
