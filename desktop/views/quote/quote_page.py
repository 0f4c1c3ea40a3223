"""How the quote panel is laid out: what scrolls, and the footer pinned below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.views.controls.sections import rule

_AROUND = 40
"""Kept in sight above and below a field that is gone to."""


class QuotePage(QWidget):
    """`parts` scroll, one below the other; what `stays` stays in sight below them."""

    def __init__(self, parts: tuple[QWidget, ...], *stays: QWidget) -> None:
        super().__init__()
        page = QWidget()
        page.setProperty("role", "page")
        inside = self._inside = QVBoxLayout(page)
        self._order = parts
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for part in parts:
            inside.addWidget(part)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        self._foot = QFrame()
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(rule())
        for part in stays:
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        column.addStretch(0)

    def put_first(self, part: QWidget, first: bool) -> None:
        """Let one of the parts stand above all others, or where it stood at first."""
        place = 0 if first else self._order.index(part)
        if self._inside.indexOf(part) != place:
            self._inside.removeWidget(part)
            self._inside.insertWidget(place, part)

    def blank(self, empty: bool) -> None:
        """Show nothing, or everything."""
        self._scroll.setVisible(not empty)
        self._foot.setVisible(not empty)

    def to_top(self) -> None:
        """Scroll back to the first part."""
        self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, part: QWidget) -> None:
        """Scroll until this can be seen."""
        self._scroll.ensureWidgetVisible(part, 0, _AROUND)

    def go_to(self, field: QWidget) -> None:
        """Give a field the focus, in sight."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reveal(field)
