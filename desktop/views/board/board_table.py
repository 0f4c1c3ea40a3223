"""A small table of the board: arrows move through its cells, Enter opens the cases behind one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.models.board.figures import Figure
from desktop.views.controls.empty_words import paint_empty
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.payment.badges import BadgeLook, paint_in_cell
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_EMPTY = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PAD = 8
_AROUND_HEADING = 20
_MOST_LINES = 12
_LONG = 14
"""What is longer may be cut: its tool tip has all of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is how much of the room it takes; one that is not `is_text` stands at the right."""

    title: str
    share: int
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what it is sorted by, the figure whose cases it opens, what is bad
    about it, and how it shows where it is a badge."""

    text: str
    order: Any
    figure: Figure | None = None
    bad: str = ""
    badge: BadgeLook | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line, known by its key from one reading to the next."""

    key: Any
    cells: tuple[Cell, ...]


class BoardRows(QAbstractTableModel):
    """The lines of a table, in the order that a person chose."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorted_by = 0
        self.descending = False
        self.head_font: QFont | None = None
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, in order."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these. Where they are as many of the same, only what they say is new."""
        ordered = self._ordered(lines)
        if ordered == self._lines:
            return
        if [one.key for one in ordered] == [one.key for one in self._lines]:
            self._lines = ordered
            last = self.index(len(ordered) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = ordered
        self.endResetModel()

    def sort_by(self, column: int, descending: bool) -> None:
        """Sort by a column."""
        self.sorted_by, self.descending = column, descending
        self.beginResetModel()
        self._lines = self._ordered(self._lines)
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _ordered(self, lines: Sequence[Line]) -> list[Line]:
        """What is unknown (None) stands last, whichever way round."""
        by = self.sorted_by
        known = [one for one in lines if one.cells[by].order is not None]
        rest = [one for one in lines if one.cells[by].order is None]
        return [
            *sorted(known, key=lambda one: one.cells[by].order, reverse=self.descending),
            *rest,
        ]

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.FontRole:
            return self.head_font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column.is_text else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section != self.sorted_by:
            return column.title
        return f"{column.title} {'↓' if self.descending else '↑'}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        cell, column = line.cells[index.column()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column.is_text else _RIGHT
            case Qt.ItemDataRole.AccessibleTextRole:
                name = line.cells[0].text
                if index.column() == 0:
                    rest = zip(self.columns[1:], line.cells[1:], strict=True)
                    return ", ".join([name, *(f"{one.title} {at.text}" for one, at in rest)])
                said = f"{name}, {column.title} {cell.text}"
                return f"{said}, {cell.bad}" if cell.bad else said
            case Qt.ItemDataRole.ToolTipRole:
                parts = [cell.text if len(cell.text) > _LONG else "", cell.bad]
                return plain_tip("\n".join(filter(None, parts))) or None
            case _ if role == CELL:
                return cell
            case _:
                return None


class BoardTable(QTableView):
    """`opened(key, figure)` is Enter or a click on a cell whose cases can be shown; `looked_at`
    carries the figure of the cell that a person has come to, and all that the cell says."""

    opened = Signal(object, object)
    looked_at = Signal(object, str)

    def __init__(
        self, theme: Theme, name: str, title: str, columns: Sequence[Column], empty: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self._empty = empty
        self.pointed_line = -1
        """The line under the mouse."""
        self.rows = BoardRows(columns, self)
        self.setModel(self.rows)
        self.setObjectName(name)
        self.setProperty("role", "bare")
        self.setAccessibleName(title)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._high = theme.height(33, TextRole.BODY)
        self.verticalHeader().setDefaultSectionSize(self._high)
        header = self.horizontalHeader()
        self.rows.head_font = theme.font(TextRole.SMALL)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.setFixedHeight(theme.height(30, TextRole.SMALL))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self.sort_by)
        self.clicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; where a person is stays, as long as its line is there."""
        at = self.currentIndex()
        key = self.rows.lines[at.row()].key if at.isValid() else None
        before = self.rows.rowCount()
        self.rows.show_lines(lines)
        if at.isValid() and not self.currentIndex().isValid():
            self._go_to(key, at.column())
        if self.rows.rowCount() != before:
            self.updateGeometry()
        self.setAccessibleDescription("" if lines else self._empty)

    def sort_by(self, column: int) -> None:
        """Sort by a column: names from A, figures from the largest; once more, the other way."""
        rows, at = self.rows, self.currentIndex()
        key = rows.lines[at.row()].key if at.isValid() else None
        if column == rows.sorted_by:
            rows.sort_by(column, not rows.descending)
        else:
            rows.sort_by(column, not rows.columns[column].is_text)
        if at.isValid():
            self._go_to(key, at.column())
        self._share()

    def kept(self) -> list[Any]:
        """How it is sorted, for the next start."""
        return [self.rows.sorted_by, self.rows.descending]

    def bring_back(self, kept: Any) -> None:
        """Sort it so again; what cannot be read is as good as nothing."""
        try:
            column, descending = int(kept[0]), kept[1] is True
        except (IndexError, KeyError, TypeError, ValueError):
            return
        if 0 <= column < len(self.rows.columns):
            self.rows.sort_by(column, descending)

    def sizeHint(self) -> QSize:
        lines = min(max(self.rows.rowCount(), 3), _MOST_LINES)
        return QSize(300, self.horizontalHeader().height() + lines * self._high + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Its key is its own while it has the focus, whatever it does elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keymap().is_pressed(KeyId.SORT_TABLE, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keymap().is_pressed(KeyId.SORT_TABLE, event):
            if self.currentIndex().isValid():
                self.sort_by(self.currentIndex().column())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        for column, wide in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(column, wide)

    def _widths(self, room: int) -> list[int]:
        """Each column its share of the room, and never less than its heading needs; the widest
        gives."""
        shares = [one.share for one in self.rows.columns]
        widths = [room * share // sum(shares) for share in shares]
        metrics = QFontMetricsF(self._theme.font(TextRole.SMALL))
        for number, one in enumerate(self.rows.columns):
            words = f"{one.title} ↓" if number == self.rows.sorted_by else one.title
            needed = ceil(metrics.horizontalAdvance(words)) + _AROUND_HEADING
            widths[number] = max(widths[number], needed)
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] += room - sum(widths)
        return widths

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_empty(self.viewport(), self._theme, self._empty)

    def _point(self, line: int) -> None:
        if line != self.pointed_line:
            self.pointed_line = line
            self.viewport().update()  # the whole line is lit, not just a cell

    def _tell(self) -> None:
        cell = self.currentIndex().data(CELL) if self.currentIndex().isValid() else None
        if isinstance(cell, Cell) and self.hasFocus():
            here = self.currentIndex().siblingAtColumn(0).data()
            title = self.rows.columns[self.currentIndex().column()].title
            said = f"{here}, {title} {cell.text}" if self.currentIndex().column() else str(here)
            self.looked_at.emit(cell.figure, said)

    def _go_to(self, key: Any, column: int) -> None:
        for number, line in enumerate(self.rows.lines):
            if line.key == key:
                self.setCurrentIndex(self.rows.index(number, column))

    def _open(self, index: Index) -> None:
        cell = index.data(CELL) if index.isValid() else None
        if isinstance(cell, Cell) and cell.figure is not None:
            self.opened.emit(self.rows.lines[index.row()].key, cell.figure)


class _CellDelegate(QStyledItemDelegate):
    """A cell: its words, the ring of the focus, and the line below."""

    def __init__(self, theme: Theme, table: BoardTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return
        theme, tokens = self._theme, self._theme.tokens
        rect: QRect = option.rect
        box = QRectF(rect)
        here = self._table.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._table.pointed_line == index.row():
            painter.fillRect(box, color(tokens.hover))
        if index.row() < self._table.rows.rowCount() - 1:
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), color(tokens.line))
        if (
            self._table.hasFocus()
            and here.isValid()
            and (here.row(), here.column()) == (index.row(), index.column())
        ):
            painter.setPen(QPen(color(tokens.focus), theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 5, 5)
        inside = box.adjusted(_PAD, 0, -_PAD, -1)
        if cell.badge is not None:
            paint_in_cell(painter, inside, cell.badge, theme)
        else:
            self._paint_words(painter, inside, box, cell, index)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, inside: QRectF, box: QRectF, cell: Cell, index: Index
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        font = theme.font(TextRole.BODY)
        flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = QFontMetricsF(font).elidedText(
            cell.text, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.setFont(font)
        painter.setPen(color(tokens.bad if cell.bad else tokens.text1))
        painter.drawText(inside, flags, text)
        if cell.bad:  # not by colour alone
            side = float(theme.height(12, TextRole.BADGE) * 0.75)
            left = inside.right() - QFontMetricsF(font).horizontalAdvance(text) - side - 5
            if left >= box.x():
                square = QRectF(left, box.center().y() - side / 2, side, side)
                icons.paint(painter, square, Icon.WARNING, tokens.bad, icons.STROKE_SMALL)
