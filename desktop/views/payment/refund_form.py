"""How much of a payment goes back, and why: asked for in the payment card before it is done."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.models.ladder import Ladder
from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.refund import RefundReason
from desktop.models.stage import Stage
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.link_button import RING
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.payment.payment_words import method_name
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting

_AMOUNT_WIDTH = 96


@dataclass(frozen=True, slots=True)
class RefundWanted:
    """What was asked for: minor units, why, and what the person saw was left of all payments."""

    amount: int
    reason: RefundReason
    left: int


class RefundForm(QWidget):
    """The amount, filled in with what is left, and the reason; what the customer gets, and where.

    `wanted` carries a `RefundWanted`. `closed` says that the form is not wanted any more, and
    `height_changed` that it needs another height.
    """

    wanted = Signal(object)
    closed = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ladder: Ladder | None = None
        self._name = ""
        self._busy = False
        self.setObjectName("refundForm")
        self._build()
        self._write()
        self.hide()

    @property
    def left(self) -> int:
        """What was left of all payments when it was opened; 0 while it is closed."""
        return self._ladder.left if self._ladder is not None else 0

    @property
    def is_open(self) -> bool:
        """Whether it is being filled in."""
        return self._ladder is not None

    def open(self, ladder: Ladder, name: str) -> None:
        """Ask about the payments of `ladder`; `name` is how the customer is called."""
        payment = ladder.refundable()
        if payment is None:
            return
        self._ladder, self._name = ladder, name
        self.amount.setText(formatting.amount(Money(payment.left, ladder.currency)))
        twice = ladder.stage is Stage.PAID_TWICE
        wanted = RefundReason.DUPLICATE if twice else RefundReason.REQUESTED
        self.reason.setCurrentIndex(self.reason.findData(wanted.value))
        self._changed()
        self.show()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def close_form(self) -> None:
        """Put it away; nothing is asked for."""
        self._ladder = None
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """While something is under way, nothing can be pressed."""
        self._busy = busy
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # the field's alone
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _build(self) -> None:
        theme = self._theme
        self.amount = QLineEdit()
        self.amount.setObjectName("refundAmountEdit")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setFixedWidth(round(_AMOUNT_WIDTH * theme.text_scale))
        self.reason = QuietComboBox()
        self.reason.setObjectName("refundReasonBox")
        for reason in (RefundReason.REQUESTED, RefundReason.DUPLICATE, RefundReason.NONE):
            self.reason.addItem("", reason.value)
        self._amount_label, self._reason_label = self._label("support"), self._label("support")
        self._of = self._label("support")
        self._amount_label.setBuddy(self.amount)
        self._reason_label.setBuddy(self.reason)
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(6)
        fields.addWidget(self._amount_label, 0, 0)
        fields.addWidget(self.amount, 0, 1)
        fields.addWidget(self._of, 0, 2)
        fields.addWidget(self._reason_label, 1, 0)
        fields.addWidget(self.reason, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        fields.setColumnStretch(2, 1)
        self._says = self._label("support")
        self._says.setObjectName("refundSays")
        self._says.setWordWrap(True)
        self.confirm = QPushButton()
        self.confirm.setObjectName("confirmRefundButton")
        self.confirm.setProperty("role", "danger")
        self.cancel = QPushButton()
        self.cancel.setObjectName("noRefundButton")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=6)
        for button in (self.confirm, self.cancel):
            button.setFont(theme.font(TextRole.BUTTON))
            button.setAutoDefault(True)
            flow.add(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(RING, 2, RING, 0)
        box.setSpacing(7)
        box.addLayout(fields)
        box.addWidget(self._says)
        box.addWidget(buttons)
        self.amount.textChanged.connect(self._changed)
        self.amount.returnPressed.connect(self._next)
        self.confirm.clicked.connect(self._confirmed)
        self.cancel.clicked.connect(self.closed)

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setFont(self._theme.font(TextRole.SUPPORT))
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _write(self) -> None:
        self.setAccessibleName(self.tr("Refund"))
        self._amount_label.setText(self.tr("Amount"))
        self._reason_label.setText(self.tr("Reason"))
        self.amount.setAccessibleName(self.tr("Amount to refund"))
        self.reason.setAccessibleName(self.tr("Reason for the refund"))
        for reason, words in (
            (RefundReason.REQUESTED, self.tr("Asked by the customer")),
            (RefundReason.DUPLICATE, self.tr("Paid twice")),
            (RefundReason.NONE, self.tr("Another reason")),
        ):
            self.reason.setItemText(self.reason.findData(reason.value), words)
        self.cancel.setText(self.tr("Do not refund"))
        self._changed()

    def _read(self) -> tuple[int | None, str]:
        """The amount in minor units, or else why it is none."""
        ladder = self._ladder
        if ladder is None:
            return None, ""
        try:
            amount = parse_amount(self.amount.text(), ladder.currency).amount
        except AmountError:
            return None, self.tr("Enter an amount, such as {example}.").format(
                example=formatting.amount(Money(ladder.left, ladder.currency))
            )
        most = max(payment.left for payment in ladder.payments)
        if amount < 1:
            return None, self.tr("Enter more than nothing.")
        if amount > most:
            words = (
                self.tr("At most {amount} is left of one payment.")
                if len(ladder.payments) > 1
                else self.tr("At most {amount} is left.")
            )
            return None, words.format(amount=formatting.money(Money(most, ladder.currency)))
        return amount, ""

    def _changed(self) -> None:
        """Say what this amount means, or what is wrong with it."""
        amount, problem = self._read()
        ladder = self._ladder
        show_problem(self.amount, problem)
        words = problem
        self.confirm.setText(self.tr("Refund"))
        if ladder is not None:
            paid = formatting.money(Money(ladder.paid, ladder.currency))
            self._of.setText(self.tr("of {paid} paid").format(paid=paid))
            if amount is not None:
                money = formatting.money(Money(amount, ladder.currency))
                words = self._meaning(ladder, money)
                self.confirm.setText(self.tr("Refund {amount}").format(amount=money))
        self.confirm.setEnabled(amount is not None and not self._busy)
        self.confirm.setAccessibleDescription(words)
        role = "problem" if problem else "support"
        if self._says.property("role") != role:
            self._says.setProperty("role", role)
            self._says.style().unpolish(self._says)
            self._says.style().polish(self._says)
        self._says.setText(words)
        if ladder is not None:
            self.updateGeometry()  # the card keeps the old height otherwise
            self.height_changed.emit()

    def _meaning(self, ladder: Ladder, money: str) -> str:
        """What the customer gets, and where. How it was paid is known of one payment only."""
        method = method_name(ladder.method) if len(ladder.payments) == 1 else ""
        words = (
            self.tr(
                "{name} gets {amount} back by {method}, the way it was paid. Banks take up to ten"
                " working days. No message is sent about it."
            )
            if method
            else self.tr(
                "{name} gets {amount} back the way it was paid. Banks take up to ten working days."
                " No message is sent about it."
            )
        )
        return words.format(name=self._name, amount=money, method=method)

    def _next(self) -> None:
        """Enter in the field goes on; only the button refunds."""
        (self.confirm if self.confirm.isEnabled() else self.amount).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _confirmed(self) -> None:
        amount, _ = self._read()
        if amount is None or self._ladder is None or self._busy:
            return
        reason = RefundReason(self.reason.currentData())
        self.wanted.emit(RefundWanted(amount, reason, self._ladder.left))
