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


def outdented(
    part: QWidget, *, left: int = 0, right: int = 0, stretches: bool = False
) -> QHBoxLayout:
    """Return a row in which a part reaches so far over the section's edges: a link's words stand in
    line with what is above and below, and the ring that comes with the focus stands outside.

    Only a layout of the section itself may hold it; another widget would cut it off.
    """
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(-left)
    row.addWidget(part, int(stretches))
    if not stretches:
        row.addStretch(1)
    row.addSpacing(-right)
    return row


def rule() -> QFrame:
    """Return a line between two sections."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("role", "rule")
    return line
