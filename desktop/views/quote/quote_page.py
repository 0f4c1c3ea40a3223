"""How the quote panel is laid out: a tab above, what scrolls, and the footer pinned below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.views.controls.sections import MARGIN, rule
from desktop.views.style.theme import TextRole, Theme, color

_AROUND = 40
"""Kept in sight above and below a field that is gone to."""


class QuotePage(QWidget):
    """`parts` scroll, one below the other; `footer` stays in sight."""

    def __init__(self, theme: Theme, title: str, parts: tuple[QWidget, ...], footer: QWidget):
        super().__init__()
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 6, MARGIN, 0)
        head.addWidget(_Tab(theme, title))
        head.addStretch(1)
        page = QWidget()
        page.setProperty("role", "page")
        inside = QVBoxLayout(page)
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
        below.addWidget(footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        column.addStretch(0)

    def blank(self, empty: bool) -> None:
        """Show the tab only, or everything."""
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


class _Tab(QLabel):
    """The panel's title, drawn as the tab that it will be beside others."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self.setFont(theme.font(TextRole.TAB))
        self.setContentsMargins(9, 0, 9, 2)
        self.setFixedHeight(theme.metrics.tab_height)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        bar = QRectF(0, self.height() - 2, self.width(), 2)
        painter.fillRect(bar, color(self._theme.tokens.accent))
        painter.end()
