"""The builder's first question: whose change it is, and what follows from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.rebooking.terms import Basis, Cause, Law, Rebooking, WhoseChange
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.segmented import Segmented
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme


class WhoseChangeFields(QWidget):
    """The customer's change, or ours: then why, and by which law nobody pays for it.

    Nothing is chosen before a person has. `edited` tells of each change by a person, `answered`
    that a digit answered the open question, so that the agent goes on.
    """

    edited = Signal()
    answered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.whose = Segmented(
            theme,
            self.tr("Whose change"),
            (
                (WhoseChange.CUSTOMER.value, self.tr("Customer’s")),
                (WhoseChange.AIRLINE.value, self.tr("Ours")),
            ),
        )
        self.whose.setObjectName("whoseChange")
        self.hint = wrapped_label(theme, TextRole.META, "meta")
        self.hint.setObjectName("whoseChangeHint")
        self.hint.setText(
            self.tr(
                "Press 1 for the customer’s, 2 for ours. Our own change costs the customer nothing."
            )
        )
        self.cause = QuietComboBox(may_be_narrow=True)
        self.cause.setObjectName("changeCause")
        self.cause.setAccessibleName(self.tr("What we did"))
        for cause in Cause:
            self.cause.addItem(self._cause_words(cause), cause)
        self.law = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.law.setObjectName("changeLaw")
        self._read_only = False
        self._words = wrapped_label(theme, TextRole.BODY)
        label = QLabel(self.tr("Whose change"))
        label.setProperty("role", "support")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.whose, 1)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addWidget(self.cause)
        column.addWidget(self.law)
        self.whose.chosen.connect(self._chosen)
        self.cause.activated.connect(lambda _at: self.edited.emit())
        self._show_ours()

    @property
    def is_ours(self) -> bool:
        """Whether the airline changed the booking."""
        return self.whose.value() == WhoseChange.AIRLINE.value

    def whose_change(self) -> WhoseChange | None:
        """Who wants the change; None while nobody has said."""
        value = self.whose.value()
        return WhoseChange(value) if value else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers, as with the other questions; from an open one the agent goes on."""
        at = event.key() - Qt.Key.Key_1
        values = self.whose.values()
        if self._read_only or not 0 <= at < len(values):
            super().keyPressEvent(event)
            return
        was_open = self.whose_change() is None
        self.whose.set_value(values[at])
        self._chosen(values[at])
        if was_open:
            self.answered.emit()
        else:
            self.whose.setFocus()

    def cause_of_ours(self) -> Cause | None:
        """What the airline did; None where the change is the customer's."""
        return Cause(self.cause.currentData()) if self.is_ours else None

    def set_change(self, change: Rebooking) -> None:
        """Show what a quote says without telling anyone."""
        if change.whose is None:
            self.whose.clear()
        else:
            self.whose.set_value(change.whose.value)
        self.cause.setCurrentIndex(max(0, self.cause.findData(change.cause or Cause.CANCELLATION)))
        self.show_basis(change.basis)
        self._show_ours()

    def show_basis(self, basis: Basis | None) -> None:
        """Name the law on which our change stands."""
        self.law.setText(self._law_words(basis or Basis()))

    def set_read_only(self, read_only: bool) -> None:
        """Show the same as plain words."""
        self._read_only = read_only
        self._show_ours()

    def _chosen(self, _value: str) -> None:
        self._show_ours()
        self.edited.emit()

    def _show_ours(self) -> None:
        self.whose.setVisible(not self._read_only)
        self.hint.setVisible(self.whose_change() is None and not self._read_only)
        self.cause.setVisible(self.is_ours and not self._read_only)
        self.law.setVisible(self.is_ours)
        self._words.setText(f"{self.whose.words()} · {self.cause.currentText()}")
        if not self.is_ours:
            self._words.setText(self.whose.words())
        self._words.setVisible(self._read_only)

    def _cause_words(self, cause: Cause) -> str:
        match cause:
            case Cause.CANCELLATION:
                return self.tr("We cancelled the flight")
            case Cause.SCHEDULE_CHANGE:
                return self.tr("We changed its times")
            case Cause.DELAY:
                return self.tr("It is delayed")
            case Cause.DENIED_BOARDING:
                return self.tr("We denied boarding")

    def _law_words(self, basis: Basis) -> str:
        is_late = self.cause.currentData() == Cause.DELAY
        is_changed = is_late or self.cause.currentData() == Cause.SCHEDULE_CHANGE
        match basis.law:
            case Law.EU261 if is_late:
                words = self.tr(
                    "No fee, no fare difference, by our own policy. From five hours of delay the"
                    " customer may have the money back instead: Reg. (EC) 261/2004, {articles}, by"
                    " {by}."
                )
            case Law.UK261 if is_late:
                words = self.tr(
                    "No fee, no fare difference, by our own policy. From five hours of delay the"
                    " customer may have the money back instead: Reg. (EC) 261/2004 in UK law,"
                    " {articles}, by {by}."
                )
            case Law.EU261:
                words = self.tr(
                    "No fee, no fare difference: Reg. (EC) 261/2004, {articles}, by {by}."
                )
            case Law.UK261:
                words = self.tr(
                    "No fee, no fare difference: Reg. (EC) 261/2004 in UK law, {articles}, by {by}."
                )
            case Law.US260 if is_changed:
                words = self.tr(
                    "No fee, no fare difference, by our own policy. If the change is significant"
                    " (three hours, six on an international journey, another airport, more"
                    " connections, a lower cabin), the customer may have the money back instead: 14"
                    " CFR Part 260, {articles}, by {by}."
                )
            case Law.US260:
                words = self.tr(
                    "No fee, no fare difference, by our own policy. The customer may have the money"
                    " back instead: 14 CFR Part 260, {articles}, by {by}."
                )
            case Law.POLICY:
                words = self.tr(
                    "No fee, no fare difference, by our own policy: Reg. (EC) 261/2004 does not"
                    " reach this flight."
                )
            case Law.UNKNOWN:
                words = self.tr(
                    "No fee, no fare difference. Fill in the present flight with its number, and"
                    " the law is named here."
                )
        return words.format(articles=basis.articles, by=basis.by)
