"""What becomes of what is left of the old ticket: the fare rule decides, so nothing is pre-set."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.models.rebooking.computing import Computed
from desktop.models.rebooking.lines import ReasonCode
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.rebooking.terms import ResidualPolicy, ResidualUse
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

_ASKS = frozenset({RefusalCode.RESIDUAL_POLICY, RefusalCode.RESIDUAL_REST})
_OFFSET = ResidualUse.OFFSET
_SURCHARGES = ("YQ", "YR")
_KEPT = tuple((code, ResidualUse.FORFEITED) for code in _SURCHARGES)
_POLICIES: tuple[tuple[ResidualUse, ResidualUse | None] | None, ...] = (
    None,
    (_OFFSET, ResidualUse.VOUCHER),
    (_OFFSET, ResidualUse.CARD),
    (_OFFSET, ResidualUse.FORFEITED),
    (ResidualUse.VOUCHER, None),
    (ResidualUse.CARD, None),
    (ResidualUse.FORFEITED, None),
)
"""What can be chosen, in the order of the list."""
_NOT_OURS = tuple(
    at for at, one in enumerate(_POLICIES) if one is not None and ResidualUse.FORFEITED in one
)
"""What the customer would lose, which our own change takes from nobody."""


class ResidualFields(QWidget):
    """A policy and the rule that states it, shown where something is left. `edited` tells of each
    change by a person."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._given: ResidualPolicy | None = None
        self._given_at = 0
        self._read_only = False
        self._asks_surcharges = False
        self._ours = False
        label = QLabel(self.tr("What is left of the old ticket"))
        label.setProperty("role", "support")
        label.setFont(theme.font(TextRole.SUPPORT))
        self.policy = QuietComboBox(may_be_narrow=True)
        self.policy.setObjectName("residualPolicy")
        self.policy.setAccessibleName(self.tr("What is left of the old ticket"))
        self.policy.addItems(
            [
                self.tr("As the fare rule says…"),
                self.tr("Pays the change; rest as EMD voucher"),
                self.tr("Pays the change; rest as it was paid"),
                self.tr("Pays the change; rest forfeited"),
                self.tr("EMD voucher"),
                self.tr("Back in the way it was paid"),
                self.tr("Forfeited (taxes go back)"),
            ]
        )
        self._items = cast(QStandardItemModel, self.policy.model())
        self.surcharges = QCheckBox(self.tr("YQ and YR are not refunded"))
        self.surcharges.setObjectName("residualSurcharges")
        self.surcharges.setToolTip(
            self.tr("Carrier surcharges stay with the airline; the other taxes go back")
        )
        self.rule = QLineEdit()
        self.rule.setObjectName("residualRule")
        self.rule.setPlaceholderText(self.tr("Which rule says so"))
        self.rule.setAccessibleName(self.tr("Which rule says so"))
        self._words = wrapped_label(theme, TextRole.BODY)
        label.setBuddy(self.policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        for part in (label, self._words, self.policy, self.surcharges, self.rule):
            column.addWidget(part)
        self.policy.activated.connect(lambda _at: self.edited.emit())
        self.rule.textEdited.connect(lambda _text: self.edited.emit())
        self.surcharges.clicked.connect(lambda _checked: self.edited.emit())
        self.hide()

    def set_ours(self, ours: bool) -> None:
        """Where the airline changed the booking nothing can be chosen by which value is lost; what
        was chosen of that kind is chosen no more."""
        self._ours = ours
        choices = cast(QListView, self.policy.view())
        for at in _NOT_OURS:
            choices.setRowHidden(at, ours)
            item = self._items.item(at)
            item.setEnabled(not ours)  # not by the arrow keys either
        if ours and self.policy.currentIndex() in _NOT_OURS:
            self.policy.setCurrentIndex(0)
        if ours:
            self.surcharges.setChecked(False)
        self._show_parts()

    def value(self) -> ResidualPolicy | None:
        """What is chosen; what was given and not changed stays exactly as it was, unless it takes
        what our own change may not take."""
        found = self._value()
        return None if self._ours and found is not None and found.forfeits else found

    def _value(self) -> ResidualPolicy | None:
        at, rule, kept = self.policy.currentIndex(), self.rule.text().strip(), self._kept
        given = self._given
        if given is not None and at == self._given_at:
            same = kept is _keeps(given)
            return replace(given, rule=rule, by_tax=given.by_tax if same else _KEPT if kept else ())
        chosen = _POLICIES[at]
        if chosen is None:
            return None
        return ResidualPolicy(chosen[0], rule, chosen[1], by_tax=_KEPT if kept else ())

    @property
    def _kept(self) -> bool:
        return self.surcharges.isChecked()

    def set_policy(self, policy: ResidualPolicy | None) -> None:
        """Show a policy without telling anyone."""
        self._given = policy
        at = 0
        if policy is not None:
            rest = policy.rest if policy.use is _OFFSET else None
            wanted = (policy.use, rest)
            at = _POLICIES.index(wanted) if wanted in _POLICIES else 0
        self._given_at = at
        self.policy.setCurrentIndex(at)
        self.rule.setText(policy.rule if policy is not None else "")
        self.surcharges.setChecked(policy is not None and _keeps(policy))

    def show_for(self, computed: Computed) -> None:
        """Be there where something is left, was used up, or has to be decided; ask of carrier
        surcharges where one falls."""
        asked = any(one.code in _ASKS for one in computed.refusals)
        left = any(one.residuals or one.offset for one in computed.passengers)
        self.setVisible(asked or left)
        fallen = {
            code
            for line in computed.lines
            if line.reason.code is ReasonCode.TAXES_BY_CODE
            for code, amount in line.reason.values
            if int(amount) < 0
        }
        self._asks_surcharges = not fallen.isdisjoint(_SURCHARGES) or self._kept
        self._show_parts()

    def set_read_only(self, read_only: bool) -> None:
        """Show the same as plain words."""
        self._read_only = read_only
        self._show_parts()

    def _show_parts(self) -> None:
        kept = self.surcharges.text() if self._kept else ""
        said = (self.policy.currentText(), kept, self.rule.text().strip())
        self._words.setText(" · ".join(filter(None, said)))
        self._words.setVisible(self._read_only)
        self.policy.setVisible(not self._read_only)
        asks = self._asks_surcharges and not self._ours
        self.surcharges.setVisible(asks and not self._read_only)
        self.rule.setVisible(not self._read_only)


class TicketResidual(ResidualFields):
    """The same of one passenger's ticket, whose rule is not that of the others: there once it is
    asked for, and where it is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.policy.setItemText(0, self.tr("As for all tickets"))
        self.set_read_only(False)

    def ask(self) -> None:
        """Show it and go there."""
        self.show()
        self.policy.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put(self, policy: ResidualPolicy | None) -> None:
        """Show a policy without telling anyone; None is that of all tickets."""
        self.set_policy(policy)
        self._asks_surcharges = self._kept
        self._show_parts()
        self.setVisible(policy is not None)


def _keeps(policy: ResidualPolicy) -> bool:
    """Whether it keeps carrier surcharges."""
    return set(_KEPT) <= set(policy.by_tax)
