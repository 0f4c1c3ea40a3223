"""Old and new amounts under their headings: as wide as they need, below their label if need be."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.views.quote.price_row import AMOUNT_WIDTH, AmountField
from desktop.views.style.theme import TextRole, Theme

_BETWEEN = 6

Row = tuple[str, AmountField, AmountField]
"""What it is, what it cost and what it costs."""


class FareGrid(QWidget):
    """`fitted` tells how wide the amounts are now, so that others may stand in line with them."""

    fitted = Signal(int)

    def __init__(self, theme: Theme, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = [(QLabel(words), old, new) for words, old, new in rows]
        self._headings = QLabel(self.tr("Old")), QLabel(self.tr("New"))
        self._stacked: bool | None = None
        self._wide = 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, heading in enumerate(self._headings, start=1):
            heading.setProperty("role", "meta")
            heading.setFont(theme.font(TextRole.META))
            grid.addWidget(heading, 0, place, Qt.AlignmentFlag.AlignRight)
        for label, old, new in self._rows:
            label.setFont(theme.font(TextRole.BODY))
            for field in (old, new):
                field.textChanged.connect(self.fit)
        self._place(stacked=False)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Two amounts beside each other; what they need more is taken from what there is."""
        return QSize(2 * AMOUNT_WIDTH + _BETWEEN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give all amounts the width of the widest, as far as there is room for two."""
        half = (self.width() - _BETWEEN) // 2
        wish = max(field.wish() for _, *fields in self._rows for field in fields)
        wide = max(AMOUNT_WIDTH, min(wish, half))
        if wide != self._wide:
            self._wide = wide
            for _, old, new in self._rows:
                old.setFixedWidth(wide)
                new.setFixedWidth(wide)
            self.fitted.emit(wide)
        words = max(
            QFontMetricsF(label.font()).horizontalAdvance(label.text())
            for label, _, _ in self._rows
        )
        self._place(stacked=ceil(words) + 2 * (wide + _BETWEEN) > self.width())

    def _place(self, *, stacked: bool) -> None:
        if stacked is self._stacked:
            return
        self._stacked = stacked
        for at, (label, old, new) in enumerate(self._rows):
            row = 1 + (2 * at + 1 if stacked else at)
            for part in (label, old, new):
                self._grid.removeWidget(part)
            if stacked:
                self._grid.addWidget(label, row - 1, 0, 1, 3)
            else:
                self._grid.addWidget(label, row, 0)
            self._grid.addWidget(old, row, 1)
            self._grid.addWidget(new, row, 2)
