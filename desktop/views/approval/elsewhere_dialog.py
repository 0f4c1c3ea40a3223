"""The customer paid by another way: how much, how, and where that can be found."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.models.elsewhere import PaidBy
from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.thread import QuoteCard
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column, dialog_fields
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment.payment_words import paid_by
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting

_WIDTH = 440
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was entered; the amount in minor units of the quote's currency."""

    amount: int
    paid_by: PaidBy
    reference: str


class ElsewhereDialog(QDialog):
    """Open with `open()`. `marked` carries an `Elsewhere`; nothing happens before its button."""

    marked = Signal(object)

    def __init__(self, theme: Theme, card: QuoteCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._currency = card.ladder.currency or card.quote.currency
        asked = Money(card.ladder.amount or card.quote.total.amount, self._currency)
        self.setObjectName("elsewhereDialog")
        self.setWindowTitle(self.tr("Paid elsewhere"))
        self.setModal(True)
        title = wrapped_label(theme, TextRole.NAME)
        title.setText(
            self.tr("{amount} was paid another way").format(amount=formatting.money(asked))
        )
        told = wrapped_label(theme, TextRole.BODY, "support")
        told.setText(
            self.tr(
                "The link is ended first, so that it cannot be paid too. If it was just paid,"
                " nothing is marked and you hear of it."
            )
            if card.ladder.stage.is_open
            else self.tr("No link of this quote can be paid any more.")
        )
        self.amount = QLineEdit(formatting.amount(asked))
        self.amount.setObjectName("elsewhereAmount")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.how = QuietComboBox()
        self.how.setObjectName("elsewhereHow")
        for one in PaidBy:
            self.how.addItem(paid_by(one.value), one.value)
        self.reference = QLineEdit()
        self.reference.setObjectName("elsewhereReference")
        self.reference.setMaxLength(_LONGEST)
        self.reference.setPlaceholderText(self.tr("Receipt, EMD or transfer number"))
        form = dialog_fields(
            (self.tr("Amount in {currency}").format(currency=self._currency), self.amount),
            (self.tr("Paid by"), self.how),
            (self.tr("Where to find it"), self.reference),
        )
        self.mark = KeyButton(theme, self.tr("Mark as paid"), role="primary")
        self.mark.setObjectName("elsewhereMark")
        self.mark.setDefault(True)
        leave = KeyButton(theme, self.tr("Cancel"))
        layout = dialog_column(self, spacing=12)
        layout.addWidget(title)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addLayout(dialog_buttons(leave, self.mark))
        self.setMinimumWidth(round(_WIDTH * theme.text_scale))
        self.amount.textChanged.connect(self._check)
        self.reference.textChanged.connect(self._check)
        self.mark.clicked.connect(self._mark)
        leave.clicked.connect(self.reject)
        self._check()
        self.reference.setFocus()

    def _read(self) -> int | None:
        try:
            amount = parse_amount(self.amount.text(), self._currency).amount
        except AmountError:
            return None
        return amount if amount > 0 else None

    def _check(self) -> None:
        amount = self._read()
        show_problem(self.amount, "" if amount else self.tr("Enter what was paid."))
        self.mark.setEnabled(amount is not None and bool(self.reference.text().strip()))

    def _mark(self) -> None:
        amount = self._read()
        if amount is not None and self.reference.text().strip():
            entered = Elsewhere(amount, PaidBy(self.how.currentData()), self.reference.text())
            self.accept()
            self.marked.emit(entered)
