"""An extra that one passenger chose, a no-show fee, or what is waived for them."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.rebooking.lines import LineKind
from desktop.models.typed_words import says_something
from desktop.views.controls.buttons import IconButton
from desktop.views.quote.price_row import AmountField, StepField
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import amount as amount_words


class ExtraRow(QWidget):
    """Kind, detail (for a waiver its reason) and amount. Adding it says that the customer chose it.

    `edited` tells of each change by a person, `remove_asked` that it is to go.
    """

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, kind: LineKind, currency: str) -> None:
        super().__init__()
        self.kind = kind
        self.currency = currency
        self.chosen = True
        words = self.words(kind)
        label = QLabel(words)
        label.setFont(theme.font(TextRole.BODY))
        self.detail = StepField()
        self.detail.setFont(theme.font(TextRole.META))
        waiver = kind is LineKind.WAIVER
        self.detail.setPlaceholderText(
            self.tr("Reason (needed)") if waiver else self.tr("Add a detail")
        )
        said = self.tr("{line}: reason") if waiver else self.tr("{line}: detail")
        self.detail.setAccessibleName(said.format(line=words))
        self._has_detail = kind is not LineKind.NO_SHOW_FEE  # which the fee's rule explains
        self.amount = AmountField()
        self.amount.setAccessibleName(self.tr("{line}: amount").format(line=words))
        self.remove = IconButton(
            theme, Icon.CROSS, self.tr("Remove {line}").format(line=words), size=12
        )
        self.remove.setFixedSize(20, 20)
        self.remove.setStyleSheet("QToolButton { padding: 0; }")
        self.remove.clicked.connect(self.remove_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (label, self.remove):
            row.addWidget(part)
        row.addWidget(self.detail, 1)
        if not self._has_detail:
            self.detail.hide()
            row.addStretch(1)
        row.addWidget(self.amount)
        for field in (self.detail, self.amount):
            field.textEdited.connect(self.edited)
            field.installEventFilter(self)

    @staticmethod
    def words(kind: LineKind) -> str:
        """What it is called."""
        translate = QCoreApplication.translate
        match kind:
            case LineKind.SEAT:
                return translate("ExtraRow", "Seat")
            case LineKind.BAG:
                return translate("ExtraRow", "Bag")
            case LineKind.NO_SHOW_FEE:
                return translate("ExtraRow", "No-show fee")
            case LineKind.WAIVER:
                return translate("ExtraRow", "Waiver")
            case _:
                return translate("ExtraRow", "Other extra")

    def set(self, value: int, detail: str, *, chosen: bool) -> None:
        """Show an extra without telling anyone."""
        self.chosen = chosen
        self.amount.setText(amount_words(Money(value, self.currency)) if value else "")
        self.detail.setText(detail)
        self.detail.setCursorPosition(0)

    def value(self) -> int:
        """The amount in minor units. Raises `AmountError`."""
        text = self.amount.text().strip().replace("\N{MINUS SIGN}", "-")
        value = parse_amount(text, self.currency).amount if text else 0
        return abs(value) if self.kind is LineKind.WAIVER else value

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The field that is wrong, and why."""
        try:
            value = self.value()
        except AmountError:
            return self.amount, self.tr("This is not an amount in {currency}").format(
                currency=self.currency
            )
        if value < 0:
            return self.amount, self.tr("Only a waiver lowers the price")
        if value and self.kind is LineKind.WAIVER and not says_something(self.detail.text()):
            return self.detail, self.tr("A waiver needs a reason")
        return None

    def fields(self) -> tuple[StepField, ...]:
        """What can be typed in, in the order in which it stands."""
        return (self.detail, self.amount) if self._has_detail else (self.amount,)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return *self.fields(), self.remove

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        for field in (self.detail, self.amount):
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
        self.remove.setVisible(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Delete and control and not self.amount.isReadOnly():
                self.remove_asked.emit()
                return True
        return super().eventFilter(watched, event)
