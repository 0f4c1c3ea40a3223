"""Entering the ticket numbers after payment: one field for each passenger, checked as typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.models.conversation import Channel
from desktop.models.job import Job, JobKind, JobState
from desktop.models.ladder import Stage
from desktop.models.quote import Passenger
from desktop.models.thread import QuoteCard
from desktop.models.ticket import TicketNumber, TicketNumberError, TicketNumberProblem
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment.badges import Badge, BadgeLook
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone
from desktop.views.words import formatting

Preview = Callable[[tuple[TicketNumber, ...]], object]


class TicketForm(QWidget):
    """The fields, the reason under each that is wrong, what the customer will be told, the button.

    `issue_wanted` carries a tuple of `TicketNumber`, one for each passenger, all valid and all
    different; `on_issue` is connected to it. `preview` is told the numbers once
    all are right; `show_preview` takes the customer's text for them.
    """

    issue_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        passengers: Sequence[Passenger],
        on_issue: Callable[[Sequence[TicketNumber]], object] | None = None,
        *,
        preview: Preview | None = None,
        customer: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview_of = preview
        self._customer = customer
        self._passengers: tuple[Passenger, ...] = ()
        self._fields: list[_TicketField] = []
        self._busy = False
        self._tried = False
        self._quote_id = ""
        self.setObjectName("ticketForm")
        self._build()
        self.set_passengers(passengers)
        if on_issue is not None:
            self.issue_wanted.connect(on_issue)

    @property
    def edits(self) -> tuple[QLineEdit, ...]:
        """The fields, in the passengers' order (`ticketNumberEdit`, `ticketNumberEdit2`…)."""
        return tuple(field.edit for field in self._fields)

    @property
    def issue_button(self) -> QPushButton:
        """The button, which whoever shows the form may keep in sight elsewhere."""
        return self._issue

    @property
    def problems(self) -> tuple[str, ...]:
        """The reasons shown now."""
        return tuple(field.problem for field in self._fields if field.problem)

    @property
    def outcome(self) -> str:
        """What is said after issuing; empty before."""
        return self._outcome_words.text() if self._outcome.isVisibleTo(self) else ""

    def set_passengers(self, passengers: Sequence[Passenger]) -> None:
        """Show one field for each; numbers already typed stay with the same passengers."""
        wanted = tuple(passengers) or (Passenger(""),)
        if wanted == self._passengers:
            return
        typed = {field.name: field.edit.text() for field in self._fields}
        for field in self._fields:
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._passengers = wanted
        self._fields = []
        for number, passenger in enumerate(wanted, start=1):
            field = _TicketField(self._theme, passenger.name, number)
            field.edit.setText(typed.get(passenger.name, "") if passenger.name else "")
            field.edit.textChanged.connect(self._changed)
            field.edit.editingFinished.connect(lambda field=field: self._finished(field))
            field.edit.returnPressed.connect(lambda field=field: self._next(field))
            self._rows.addWidget(field)
            self._fields.append(field)
        self._changed()

    def show_card(self, card: QuoteCard, *, name: str, channel: Channel, now: float) -> None:
        """Follow a quote: fields while tickets are to be entered, the outcome after."""
        self._customer = name
        if card.quote.quote_id != self._quote_id:
            self._quote_id = card.quote.quote_id
            self.clear()
        self.set_passengers(card.quote.passengers)
        issued = Stage.TICKETED in card.ladder.reached
        self._entry.setVisible(not issued)
        self._outcome.setVisible(issued)
        if issued:
            self._badge.show_look(BadgeLook(self.tr("Ticketed"), Icon.TICKET, Tone.DONE))
            numbers = ", ".join(card.tickets)
            words = outcome_words(card, card.job, name, channel, now)
            self._outcome_words.setText(f"{numbers}\n{words}" if numbers else words)
            self._outcome_words.setAccessibleName(self._outcome_words.text())

    def clear(self) -> None:
        """Forget what was typed: it belonged to another quote."""
        self._tried = False
        for field in self._fields:
            field.edit.clear()
            field.show_problem("")
        self._changed()

    def set_busy(self, busy: bool) -> None:
        """While the tickets are being recorded nothing can be pressed again."""
        self._busy = busy
        self._issue.setEnabled(not busy)
        for field in self._fields:
            field.edit.setReadOnly(busy)

    def show_refusal(self, message: str, suggestion: str = "") -> None:
        """Say why the tickets could not be recorded; what was typed stays."""
        self._refusal.setText(" ".join(part for part in (message, suggestion) if part))
        self._refusal.setVisible(bool(message))

    def focus_first(self) -> None:
        """Go to the first field that is still empty or wrong."""
        for field in self._fields:
            if field.check() is None:
                field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self._issue.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def press_issue(self) -> None:
        """Record the tickets, when all numbers are right; else say what is wrong and go there."""
        if self._busy:
            return
        self._tried = True
        self.show_refusal("")
        numbers = self._checked(show=True)
        if numbers is None:
            wrong = next(field for field in self._fields if field.problem)
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.edit.selectAll()
            return
        self.issue_wanted.emit(numbers)

    def _build(self) -> None:
        theme = self._theme
        self._entry = QWidget()
        box = QVBoxLayout(self._entry)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(9)
        title = wrapped_label(theme, TextRole.SECTION, "section")
        title.setText(self.tr("Issue ticket"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._told_title = wrapped_label(theme, TextRole.SECTION, "section")
        self._told = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._told.setObjectName("ticketPreview")
        self._refusal = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._refusal.setObjectName("ticketRefusal")
        self._refusal.hide()
        self._issue = KeyButton(theme, icon=Icon.TICKET, role="primary", big=True)
        self._issue.setObjectName("issueTicketButton")
        self._issue.setAutoDefault(True)
        self._issue.clicked.connect(self.press_issue)
        box.addWidget(title)
        box.addLayout(self._rows)
        for part in (self._told_title, self._told, self._refusal, self._issue):
            box.addWidget(part)
        self._outcome = QWidget()
        self._outcome.setObjectName("ticketOutcome")
        done = QVBoxLayout(self._outcome)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(7)
        self._badge = Badge(theme)
        self._outcome_words = wrapped_label(theme, TextRole.BODY)
        done.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        done.addWidget(self._outcome_words)
        self._outcome.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._entry)
        outer.addWidget(self._outcome)

    def _changed(self) -> None:
        self.show_refusal("")
        numbers = self._checked(show=self._tried)
        count = len(self._fields)
        self._issue.setText(
            self.tr("Issue ticket and tell the customer")
            if count == 1
            else self.tr("Issue {count} tickets and tell the customer").format(count=count)
        )
        self._issue.setAccessibleName(self._issue.text())
        self._issue.updateGeometry()
        self._show_told("")
        if self._preview_of is not None and numbers:
            self._preview_of(numbers)

    def show_preview(self, numbers: tuple[TicketNumber, ...], text: str) -> None:
        """Show what the customer will be told, unless other numbers stand there by now."""
        if self._checked(show=False) == numbers:
            self._show_told(text)

    def _show_told(self, text: str) -> None:
        self._told_title.setText(
            self.tr("What {name} will read").format(name=self._customer or self.tr("the customer"))
        )
        self._told_title.setVisible(bool(text))
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _finished(self, field: "_TicketField") -> None:
        if field.edit.text().strip():
            field.show_problem(self._problem(field))

    def _next(self, field: "_TicketField") -> None:
        """Enter goes on to the next field, and from the last one to the button's action."""
        field.show_problem(self._problem(field))
        place = self._fields.index(field)
        if field.problem:
            return
        if place + 1 < len(self._fields):
            self._fields[place + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.press_issue()

    def _checked(self, *, show: bool) -> tuple[TicketNumber, ...] | None:
        """All numbers, when each is right and none stands twice."""
        numbers: list[TicketNumber] = []
        for field in self._fields:
            problem = self._problem(field)
            if show or (field.problem and not problem):
                field.show_problem(problem)
            number = field.check()
            if number is not None and not problem:
                numbers.append(number)
        return tuple(numbers) if len(numbers) == len(self._fields) else None

    def _problem(self, field: "_TicketField") -> str:
        number = field.check()
        if number is None:
            return number_problem(field.edit.text())
        for other in self._fields:
            if other is field:
                return ""
            if other.check() == number:
                return self.tr("This number is already entered for {name}").format(
                    name=other.name or self.tr("another passenger")
                )
        return ""


class _TicketField(QWidget):
    """One passenger's number with the reason why it is wrong."""

    def __init__(self, theme: Theme, name: str, number: int) -> None:
        super().__init__()
        self.name = name
        self.edit = QLineEdit()
        self.edit.setObjectName(f"ticketNumberEdit{number if number > 1 else ''}")
        self.edit.setPlaceholderText("074-1234567890")
        self.edit.setFont(theme.font(TextRole.BODY))
        self.edit.setMaxLength(40)
        label = wrapped_label(theme, TextRole.SUPPORT, "support")
        words = (
            self.tr("Ticket number for {name}").format(name=name)
            if name
            else self.tr("Ticket number")
        )
        label.setText(words)
        label.setBuddy(self.edit)
        self.edit.setAccessibleName(words)
        self._reason = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._reason.setObjectName(f"{self.edit.objectName()}Problem")
        self._reason.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for part in (label, self.edit, self._reason):
            box.addWidget(part)

    @property
    def problem(self) -> str:
        """The reason that is shown."""
        return self._reason.text()

    def check(self) -> TicketNumber | None:
        """The number, when it is one."""
        try:
            return TicketNumber.parse(self.edit.text())
        except TicketNumberError:
            return None

    def show_problem(self, problem: str) -> None:
        """Show why it is wrong, or nothing."""
        self._reason.setText(problem)
        self._reason.setVisible(bool(problem))
        self.edit.setAccessibleDescription(problem)
        if self.edit.property("problem") != bool(problem):
            self.edit.setProperty("problem", bool(problem))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)


def number_problem(text: str) -> str:
    """Why a text is no ticket number, in the agent's language; empty when it is one."""
    translate = QCoreApplication.translate
    try:
        TicketNumber.parse(text)
    except TicketNumberError as error:
        match error.problem:
            case TicketNumberProblem.MISSING:
                return translate("TicketForm", "The ticket number is missing")
            case TicketNumberProblem.NOT_DIGITS:
                return translate("TicketForm", "A ticket number has digits only")
            case TicketNumberProblem.LENGTH:
                return translate(
                    "TicketForm", "A ticket number has 13 digits, this has {count}"
                ).format(count=error.digits)
            case TicketNumberProblem.ZEROS:
                return translate("TicketForm", "The document number cannot be all zeros")
    return ""


def outcome_words(card: QuoteCard, job: Job | None, name: str, channel: Channel, now: float) -> str:
    """Whether the customer knows of the ticket already."""
    translate = QCoreApplication.translate
    told = card.ladder.reached.get(Stage.TOLD)
    where = channel_name(channel)
    if told is not None:
        return translate("TicketForm", "{name} was told in {channel}, {time}.").format(
            name=name, channel=where, time=formatting.moment(told, now)
        )
    telling = job is not None and job.kind is JobKind.TICKET_TOLD
    match job.state if job is not None and telling else None:
        case JobState.ASKING:
            return translate(
                "TicketForm",
                "Nobody can say yet whether {name} was told. Answer the question in the thread.",
            ).format(name=name)
        case JobState.FAILED:
            return translate(
                "TicketForm", "{name} could not be told. Write a reply with the numbers."
            ).format(name=name)
        case JobState.CHECKING:
            return translate("TicketForm", "Checking whether the message to {name} went.").format(
                name=name
            )
    return translate(
        "TicketForm", "The message to {name} is on its way; offline it goes when you are back."
    ).format(name=name)
