"""The three pillars of the board, each a heading over its figures."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.board.figures import Board, Figure, Pillar
from desktop.models.board.rates import Rates
from desktop.views.board.board_words import SHOWN, tile
from desktop.views.board.figure_tile import LEAST_WIDTH, FigureTile
from desktop.views.board.figure_words import pillar_words
from desktop.views.style.theme import TextRole, Theme

_GAP = 14


class _Group(QWidget):
    """One heading and its tiles, as many in a line as there is room for."""

    def __init__(self, theme: Theme, pillar: Pillar) -> None:
        super().__init__()
        self._least = round(LEAST_WIDTH * theme.text_scale)
        name = pillar_words(pillar)
        self.setAccessibleName(name)
        heading = QLabel(name)
        heading.setObjectName(f"pillar_{pillar}")
        heading.setProperty("role", "section")
        heading.setFont(theme.font(TextRole.SECTION))
        self.tiles = [FigureTile(theme, one) for one in SHOWN if one.pillar is pillar]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column.addLayout(self._grid)
        self._across = 0

    @property
    def least_width(self) -> int:
        """What all tiles in one line need."""
        return self._width_of(len(self.tiles))

    def place(self, wide: int) -> None:
        """Set the tiles in lines, in this width: as even as can be."""
        most = max(1, (wide + _GAP) // (self._least + _GAP))
        lines = -(-len(self.tiles) // most)
        across = -(-len(self.tiles) // lines)
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for number, one in enumerate(self.tiles):
            self._grid.addWidget(one, number // across, number % across)

    def _width_of(self, count: int) -> int:
        return count * (self._least + _GAP) - _GAP


class Pillars(QWidget):
    """`pressed` carries the figure whose cases are wanted, `looked_at` the one that a person points
    at or has come to."""

    pressed = Signal(object)
    looked_at = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._groups = [_Group(theme, pillar) for pillar in Pillar]
        self._tiles: dict[Figure, FigureTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP)
        self._side_by_side: bool | None = None
        for group in self._groups:
            for one in group.tiles:
                self._tiles[one.figure] = one
                one.clicked.connect(lambda _on=False, one=one: self.pressed.emit(one.figure))
                one.looked_at.connect(lambda one=one: self.looked_at.emit(one.figure))
        self._place(0)  # once, so that Tab goes through them in their order

    @property
    def tiles(self) -> Sequence[FigureTile]:
        """All of them, in their order."""
        return tuple(self._tiles.values())

    def tile(self, figure: Figure) -> FigureTile:
        """The tile of a figure that has one."""
        return self._tiles[figure]

    def show_board(self, board: Board, rates: Rates, told: dict[Figure, str]) -> None:
        """Show these figures; `told` is what each one's hint says."""
        for figure, one in self._tiles.items():
            one.show_tile(tile(figure, board, rates), told[figure])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width())

    def _place(self, wide: int) -> None:
        service, reputation, commerce = self._groups
        together = service.least_width + _GAP + reputation.least_width <= wide
        if together is not self._side_by_side:
            self._side_by_side = together
            if together:
                self._grid.addWidget(service, 0, 0)
                self._grid.addWidget(reputation, 0, 1)
                self._grid.addWidget(commerce, 1, 0, 1, 2)
                self._grid.setColumnStretch(0, len(service.tiles))
                self._grid.setColumnStretch(1, len(reputation.tiles))
            else:
                for line, group in enumerate(self._groups):
                    self._grid.addWidget(group, line, 0, 1, 2)
        count = len(service.tiles) + len(reputation.tiles)
        each = (wide - (count - 1) * _GAP) / count
        for group in self._groups:
            beside = together and group is not commerce
            group.place(round(len(group.tiles) * (each + _GAP)) if beside else wide)
