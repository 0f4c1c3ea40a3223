"""Cards of the board that stand side by side, and a table in such a card."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.board.board_table import BoardTable
from desktop.views.style.theme import TextRole, Theme

GAP = 14
_WIDER, _NARROWER = 145, 100
"""How two cards that stand side by side share the room."""
_LEAST_CARD = 420
"""Two cards stand side by side where each has this much."""


class TableCard(QFrame):
    """A table in its frame, with its name above."""

    def __init__(self, theme: Theme, table: BoardTable) -> None:
        super().__init__()
        self.setProperty("role", "card")
        heading = QLabel(table.accessibleName())
        heading.setProperty("role", "support")
        heading.setFont(theme.font(TextRole.SUPPORT_STRONG))
        heading.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 12, 9, 9)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(table, 1)


class CardPair(QWidget):
    """Two cards side by side where there is room, else one below the other."""

    def __init__(self, theme: Theme, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(first, _WIDER)
        self._row.addWidget(second, _NARROWER)

    def place(self, wide: int) -> None:
        """Stand as there is room for."""
        is_wide = wide >= 2 * round(_LEAST_CARD * self._theme.text_scale) + GAP
        ways = QHBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
