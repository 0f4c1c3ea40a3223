"""The sections of a side panel: a small grey title, what stands below it, and the lines between."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.style.theme import TextRole, Theme

MARGIN = 16
"""Between a side panel's edge and all that stands in it."""


def section(
    theme: Theme, title: str = "", aside: QWidget | None = None
) -> tuple[QFrame, QVBoxLayout]:
    """Return a new section and the layout inside it. `aside` stands at the right of the title."""
    frame = QFrame()
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(MARGIN, 13, MARGIN, 13)
    inside.setSpacing(4)
    if title:
        head = QHBoxLayout()
        label = QLabel(title)
        label.setProperty("role", "section")
        label.setFont(theme.font(TextRole.SECTION))
        head.addWidget(label)
        head.addStretch(1)
        if aside is not None:
            head.addWidget(aside)
        inside.addLayout(head)
    return frame, inside


def rule() -> QFrame:
    """Return a line between two sections."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("role", "rule")
    return line
