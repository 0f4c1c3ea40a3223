"""What narrows the Payments table: whose, channel, currency, period; and what is left comes to."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.models.hub_words import Channel
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.payments.payments_words import period_choices
from desktop.views.style.theme import TextRole, Theme


class PaymentsFilters(QWidget):
    """`changed` tells of a person's choice; `cleared` that she wants to see everything again."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.whose = self._box(theme, "paymentsWhose", translate("Payments", "Whose links"))
        self.whose.addItem(translate("Payments", "Everyone's"), False)
        self.whose.addItem(translate("Payments", "Mine"), True)
        self.channel = self._box(theme, "paymentsChannel", translate("Payments", "Channel"))
        self.channel.addItem(translate("Payments", "All channels"), None)
        for channel in Channel:
            self.channel.addItem(channel_name(channel), channel.value)
        self.currency = self._box(theme, "paymentsCurrency", translate("Payments", "Currency"))
        self.currency.addItem(translate("Payments", "All currencies"), "")
        self.period = self._box(theme, "paymentsPeriod", translate("Payments", "Period"))
        for seconds, words in period_choices():
            self.period.addItem(words, seconds)
        self.clear = QPushButton(translate("Payments", "Show all"))
        self.clear.setObjectName("paymentsShowAll")
        self.clear.setProperty("role", "link")
        self.clear.setFont(theme.font(TextRole.SUPPORT))
        self.clear.clicked.connect(self.cleared)
        self.clear.hide()
        self.totals = ElidedLabel()
        self.totals.setFont(theme.font(TextRole.SUPPORT))
        self.totals.setObjectName("paymentsTotals")
        self.totals.setProperty("role", "support")
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.whose, self.channel, self.currency, self.period):
            row.addWidget(box)
        row.addWidget(self.clear)
        row.addWidget(self.totals, 1)

    def offer_currencies(self, currencies: Sequence[str]) -> None:
        """Offer the currencies that there are; the chosen one stays."""
        known = {self.currency.itemData(at) for at in range(self.currency.count())}
        for one in currencies:
            if one not in known:
                self.currency.addItem(one, one)

    def reset(self) -> None:
        """Choose everything, without telling anyone."""
        for box in (self.whose, self.channel, self.currency, self.period):
            box.setCurrentIndex(0)

    def _box(self, theme: Theme, name: str, words: str) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setFont(theme.font(TextRole.SUPPORT))
        box.setMinimumHeight(theme.height(28, TextRole.SUPPORT))
        box.activated.connect(self.changed)
        return box
