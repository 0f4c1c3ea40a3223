"""What stands below a passenger's fares: the extras they chose, a no-show fee, what is waived."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.rebooking.lines import LineKind
from desktop.models.rebooking.passengers import Ancillary, PassengerPrice
from desktop.views.quote.extra_row import ExtraRow
from desktop.views.quote.price_row import StepField
from desktop.views.style.theme import Theme

KINDS = (
    LineKind.SEAT,
    LineKind.BAG,
    LineKind.NO_SHOW_FEE,
    LineKind.OTHER,
    LineKind.WAIVER,
)
"""What can be added."""
_NO_EXTRAS = frozenset({LineKind.NO_SHOW_FEE, LineKind.WAIVER})

Texts = tuple[LineKind, str, str, bool]
"""A row as it stands, readable or not: kind, detail, amount, whether the customer chose it."""


class ExtraRows(QWidget):
    """`edited` tells of each change by a person, `left` that Enter or an arrow key goes on from a
    field. Tab reaches the rows behind `before`; `wide` is how wide an amount is now."""

    edited = Signal()
    left = Signal(int)

    def __init__(
        self, theme: Theme, currency: str, before: QWidget, wide: Callable[[], int]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._currency = currency
        self._before = before
        self._wide = wide
        self.rows: list[ExtraRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def set_price(self, price: PassengerPrice) -> None:
        """Show what a price holds of these without telling anyone."""
        self._clear()
        for extra in price.extras:
            self.append(extra.kind).set(extra.amount, extra.detail, chosen=extra.chosen)
        if price.no_show or price.no_show_free:
            row = self.append(LineKind.NO_SHOW_FEE)
            row.set(price.no_show, "", chosen=True)
            if price.no_show_free:
                row.amount.setText("0")
        waiver = price.waiver
        if waiver is not None:
            waived = waiver.fare + (price.fees if waiver.fee is None else waiver.fee)
            self.append(LineKind.WAIVER).set(waived, waiver.reason, chosen=True)

    def ancillaries(self) -> tuple[Ancillary, ...]:
        """The extras. Raises `AmountError`, as what follows does."""
        return tuple(
            Ancillary(row.kind, row.value(), row.detail.text().strip(), row.chosen)
            for row in self.rows
            if row.kind not in _NO_EXTRAS and row.value()
        )

    def no_show(self) -> int:
        """The no-show fee."""
        return sum(row.value() for row in self.rows if row.kind is LineKind.NO_SHOW_FEE)

    def no_show_free(self) -> bool:
        """Whether somebody wrote that the rule asks no such fee."""
        rows = [row for row in self.rows if row.kind is LineKind.NO_SHOW_FEE]
        return any(row.amount.text().strip() for row in rows) and not self.no_show()

    def waived(self) -> tuple[int, str] | None:
        """How much is waived, and why; None where nothing is."""
        waivers = [row for row in self.rows if row.kind is LineKind.WAIVER]
        amount = sum(row.value() for row in waivers)
        reasons = [text for row in waivers if (text := row.detail.text().strip())]
        return (amount, ", ".join(reasons)) if amount or reasons else None

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that is wrong, and why."""
        return next((wrong for row in self.rows if (wrong := row.problem()) is not None), None)

    def fields(self) -> list[StepField]:
        """All fields in the order in which the eye meets them."""
        return [field for row in self.rows for field in row.fields()]

    def texts(self) -> tuple[Texts, ...]:
        """What stands there, readable or not."""
        return tuple(
            (row.kind, row.detail.text(), row.amount.text(), row.chosen) for row in self.rows
        )

    def put_texts(self, texts: Sequence[Texts]) -> None:
        """Show what was typed before, without telling anyone."""
        self._clear()
        for kind, detail, amount, chosen in texts:
            row = self.append(kind)
            row.chosen = chosen
            row.detail.setText(detail)
            row.amount.setText(amount)

    def append(self, kind: LineKind) -> ExtraRow:
        """One more row, empty."""
        row = ExtraRow(self._theme, kind, self._currency)
        row.amount.setFixedWidth(self._wide())
        row.edited.connect(self.edited)
        row.remove_asked.connect(lambda: self._remove(row))
        for field in row.fields():
            field.left.connect(self.left)
        before = self.rows[-1].remove if self.rows else self._before
        self.rows.append(row)
        self._column.addWidget(row)
        for stop in row.stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        row.show()
        self.show()
        return row

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency from now on."""
        self._currency = currency
        for row in self.rows:
            row.currency = currency

    def fit(self, wide: int) -> None:
        """Let all amounts have this width."""
        for row in self.rows:
            row.amount.setFixedWidth(wide)

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        for row in self.rows:
            row.set_read_only(read_only)

    def _remove(self, row: ExtraRow) -> None:
        self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self.edited.emit()

    def _clear(self) -> None:
        for row in list(self.rows):
            self._drop(row)

    def _drop(self, row: ExtraRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.blockSignals(True)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows))
