"""The price of a quote, line by line, with a menu that adds what the customer asked for."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.models.quote import LineKind, QuoteLine
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.keys import KeyId
from desktop.views.quote.price_row import FIXED, PriceRow, Texts
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme

EXTRAS = (
    LineKind.SEAT,
    LineKind.BAG,
    LineKind.TAX_DIFFERENCE,
    LineKind.NO_SHOW_FEE,
    LineKind.OTHER,
    LineKind.WAIVER,
)


class PriceLines(QWidget):
    """All lines. Fare difference and change fee are there from the start, empty; extras never are.

    `edited` tells of each change by a person; `row_added` of a row that came, to be looked at.
    """

    edited = Signal()
    row_added = Signal(QWidget)

    def __init__(self, theme: Theme, currency: str = "EUR") -> None:
        super().__init__()
        self._theme = theme
        self._currency = currency
        self._passengers = 1
        self._read_only = False
        self._before: QWidget | None = None
        self.rows: list[PriceRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(LINK_EDGE, 0, 0, 0)
        self.add_button = KeyButton(
            theme,
            self.tr("Seat, bag, waiver…"),
            key=KeyId.ADD_LINE,
            icon=Icon.PLUS,
            role="link",
        )
        self.add_button.setObjectName("addLineButton")
        self.add_button.setFont(theme.font(TextRole.BODY))
        self.add_button.setAutoDefault(True)
        self.add_button.setAccessibleName(self.tr("Add a price line"))
        self.add_button.setToolTip(self.tr("Ctrl+Delete in a line removes it again"))
        self.add_button.clicked.connect(self.open_menu)
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Add a price line"))
        for kind in EXTRAS:
            action = self.menu.addAction(f"&{self.words(kind)}")
            action.setData(kind.value)
            action.triggered.connect(lambda _=False, kind=kind: self.add(kind))
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 4)
        below.addWidget(self.add_button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._column)
        layout.addLayout(below)
        self.set_lines((), currency)

    def tab_after(self, widget: QWidget) -> None:
        """Be reached by Tab from this widget of the same window."""
        self._before = widget
        self._order_stops()

    def words(self, kind: LineKind) -> str:
        """What a line is called on the agent's side."""
        match kind:
            case LineKind.FARE_DIFFERENCE:
                return self.tr("Fare difference")
            case LineKind.TAX_DIFFERENCE:
                return self.tr("Taxes")
            case LineKind.CHANGE_FEE:
                return self.tr("Change fee")
            case LineKind.NO_SHOW_FEE:
                return self.tr("No-show fee")
            case LineKind.SEAT:
                return self.tr("Seat")
            case LineKind.BAG:
                return self.tr("Bag")
            case LineKind.OTHER:
                return self.tr("Other extra")
            case LineKind.WAIVER:
                return self.tr("Waiver")
            case LineKind.OFFSET:
                return self.tr("Residual")

    def lines(self) -> tuple[QuoteLine, ...]:
        """The lines that can be read and that say something, in order."""
        read = (row.line() for row in self.rows)
        return tuple(
            line for line in read if line is not None and (line.unit_amount or line.detail)
        )

    def set_lines(self, lines: tuple[QuoteLine, ...], currency: str) -> None:
        """Show these lines without telling anyone, the fixed ones first."""
        self._clear()
        self._currency = currency
        missing = [kind for kind in FIXED if all(line.kind is not kind for line in lines)]
        wanted = [*(QuoteLine(kind, 0, self._passengers) for kind in missing), *lines]
        order = list(LineKind)
        for line in sorted(
            wanted, key=lambda line: (line.kind not in FIXED, order.index(line.kind))
        ):
            row = self._append(line.kind)
            row.set_line(line, own_quantity=line.quantity != self._passengers)
        self._align()

    def texts(self) -> tuple[Texts, ...]:
        """All rows as they stand there."""
        return tuple(row.texts() for row in self.rows)

    def put_texts(self, texts: tuple[Texts, ...]) -> None:
        """Show what was typed before, readable or not, without telling anyone."""
        self._clear()
        for one in texts:
            self._append(one[0]).put_texts(one)
        self._align()

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency."""
        self._currency = currency
        for row in self.rows:
            row.set_currency(currency)
        self._align()

    def follow_passengers(self, count: int) -> None:
        """Count for this many passengers, where the agent has not said otherwise."""
        self._passengers = max(1, count)
        for row in self.rows:
            row.follow_passengers(self._passengers)

    def add(self, kind: LineKind) -> PriceRow:
        """Add an extra that the customer asked for, and go to its amount."""
        row = self._append(kind)
        row.follow_passengers(self._passengers)
        self._align()
        row.amount.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row_added.emit(row)
        self.edited.emit()
        return row

    def reveal_details(self, revealed: bool) -> None:
        """Show every line's detail, or only what is to be seen of them."""
        for row in self.rows:
            row.reveal_detail(revealed)

    def open_menu(self) -> None:
        """Show what can be added, below the button."""
        if self.add_button.isVisible():
            self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
            self.menu.setActiveAction(self.menu.actions()[0])

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that keeps the price from being read, and why."""
        for row in self.rows:
            problem = row.problem()
            if problem is not None:
                return problem[0], f"{row.label.text()}: {problem[1]}"
        return None

    def is_unread(self) -> bool:
        """Whether something stands there that a quote cannot hold."""
        return any(row.line() is None for row in self.rows)

    def show_problems(self) -> None:
        """Let each row say what is wrong with it."""
        for row in self.rows:
            row.show_own_problem()

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)
            row.setVisible(not read_only or bool(row.amount.text() or row.detail.text()))

    def _append(self, kind: LineKind) -> PriceRow:
        row = PriceRow(self._theme, kind, self.words(kind), self._currency)
        row.edited.connect(self._edited)
        row.left.connect(lambda by: self._go(row, by))
        row.remove_asked.connect(lambda: self._remove(row))
        row.amount.editingFinished.connect(self._align)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # at once: Qt does it a turn later, and until then nothing in it takes a key
        self._order_stops()
        return row

    def _order_stops(self) -> None:
        """A row that came later would otherwise be the window's last stop."""
        stops = [
            self._before,
            *(stop for row in self.rows for stop in row.stops()),
            self.add_button,
        ]
        for before, after in pairwise(stop for stop in stops if stop is not None):
            QWidget.setTabOrder(before, after)

    def _edited(self) -> None:
        self._align()
        self.edited.emit()

    def _align(self) -> None:
        """All amounts as wide as the widest, up to what a narrow panel has room for."""
        most = max(124, min(round(124 * self._theme.text_scale), round(0.42 * self.width())))
        width = min(most, max((row.amount.wish() for row in self.rows), default=0))
        for row in self.rows:
            row.amount.setFixedWidth(width)

    def _go(self, row: PriceRow, by: int) -> None:
        """To the amount of the next or previous line; after the last one, to what adds another."""
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].amount.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= len(self.rows):
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, row: PriceRow) -> None:
        at = self.rows.index(row)
        before = self.rows[at - 1] if at else None
        if before is not None:
            before.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self._align()
        self.edited.emit()

    def _clear(self) -> None:
        for row in list(self.rows):
            self._drop(row)

    def _drop(self, row: PriceRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.blockSignals(True)
        row.hide()
        row.deleteLater()
