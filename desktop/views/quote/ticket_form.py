"""Entering the documents after payment: a field for each passenger, checked as typed or pasted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.models.conversation import Channel
from desktop.models.gds.documents import read_documents
from desktop.models.issuing import Issue
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.quote import Passenger
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.models.travel_document import TravelDocument, field_text
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment.badges import Badge, BadgeLook
from desktop.views.payment.card_actions import question_of
from desktop.views.qt.announcements import announce
from desktop.views.quote.ticket_field import TicketField
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone
from desktop.views.words import formatting

Preview = Callable[[tuple[TravelDocument, ...]], object]


class TicketForm(QWidget):
    """The fields, the reason under each that is wrong, what the customer will be told, the buttons.

    `issue_wanted` carries an `Issue` that settles everybody, or, from the smaller button, some of
    the passengers; `on_issue` is connected to it. `preview` is told the documents once all are
    right; `show_preview` takes the customer's text for them.
    """

    issue_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        passengers: Sequence[Passenger],
        on_issue: Callable[[Issue], object] | None = None,
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
        self._waiting: tuple[int, ...] = ()
        self._fields: list[TicketField] = []
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
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order: from number to number, and then what is rarer."""
        rarer = (field.lack_button for field in self._fields)
        return (self.paste_button, *self.edits, *rarer, self.part_button)

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

    @property
    def pasted(self) -> str:
        """What is said of a pasted block; empty where none was pasted."""
        return self._pasted.text()

    def set_passengers(
        self, passengers: Sequence[Passenger], waiting: Sequence[int] | None = None
    ) -> None:
        """Show one field for each who waits for a document (places from 1; None: all of them);
        what was already typed stays with the same passengers."""
        wanted = tuple(passengers) or (Passenger(""),)
        places = tuple(waiting) if waiting is not None else tuple(range(1, len(wanted) + 1))
        if (wanted, places) == (self._passengers, self._waiting):
            return
        typed = {field.name: field.edit.text() for field in self._fields if not field.lacks}
        for field in self._fields:
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._passengers, self._waiting = wanted, places
        self._fields = []
        for place in places:
            name = wanted[place - 1].name
            field = TicketField(self._theme, name, place, may_lack=len(wanted) > 1)
            field.edit.setText(typed.get(name, "") if name else "")
            field.edit.textChanged.connect(self._changed)
            field.edit.block_pasted.connect(self.paste_block)
            field.edit.editingFinished.connect(lambda field=field: self._finished(field))
            field.edit.returnPressed.connect(lambda field=field: self._next(field))
            field.changed.connect(self._changed)
            self._rows.addWidget(field)
            self._fields.append(field)
        self._changed()

    def show_card(self, card: QuoteCard, *, name: str, channel: Channel, now: float) -> None:
        """Follow a quote: fields while documents are to be entered, the outcome after."""
        self._customer = name
        if card.quote.quote_id != self._quote_id:
            self._quote_id = card.quote.quote_id
            self.clear()
        issued = card.ladder.issued
        waiting = issued.missing if issued is not None and issued.missing else None
        self.set_passengers(card.quote.passengers, waiting)
        self._recorded.setText(
            self.tr("Recorded so far: {tickets}").format(tickets=", ".join(card.tickets))
            if waiting is not None
            else ""
        )
        self._recorded.setVisible(waiting is not None and bool(card.tickets))
        done = Stage.TICKETED in card.ladder.reached
        self._entry.setVisible(not done)
        self._outcome.setVisible(done)
        if done:
            self._badge.show_look(BadgeLook(self.tr("Ticketed"), Icon.TICKET, Tone.DONE))
            numbers = ", ".join(card.tickets)
            words = outcome_words(card, card.job, name, channel, now)
            self._outcome_words.setText(f"{numbers}\n{words}" if numbers else words)
            self._outcome_words.setAccessibleName(self._outcome_words.text())

    def clear(self) -> None:
        """Forget what was typed: it belonged to another quote."""
        self._tried = False
        self._say_pasted("")
        for field in self._fields:
            field.edit.clear()
            field.show_problem("")
        self._changed()

    def set_busy(self, busy: bool) -> None:
        """While the documents are being recorded nothing can be pressed again."""
        self._busy = busy
        self._issue.setEnabled(not busy)
        self.part_button.setEnabled(not busy)
        for field in self._fields:
            field.edit.setReadOnly(busy)

    def show_refusal(self, message: str, suggestion: str = "") -> None:
        """Say why they could not be recorded; what was typed stays."""
        self._refusal.setText(" ".join(part for part in (message, suggestion) if part))
        self._refusal.setVisible(bool(message))

    def focus_first(self) -> None:
        """Go to the first field that is still empty or wrong."""
        for field in self._fields:
            if field.documents() is None:
                field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self._issue.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def press_issue(self) -> None:
        """Record all, when all is right; else say what is wrong and go there."""
        if self._busy:
            return
        self._tried = True
        self.show_refusal("")
        issue = self._checked(self._fields, show=True)
        if issue is None:
            wrong = next(field for field in self._fields if field.problem)
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.edit.selectAll()
            return
        self.issue_wanted.emit(issue)

    def press_part(self) -> None:
        """Record what is there; the others wait, and the customer is not told yet."""
        filled = [field for field in self._fields if not field.is_empty]
        issue = self._checked(filled, show=True) if filled and not self._busy else None
        if issue is not None:
            self.issue_wanted.emit(issue)

    def paste_block(self, text: str = "") -> None:
        """Read a pasted ticket block into the fields; with no text, the clipboard's."""
        found = read_documents(text or QGuiApplication.clipboard().text(), self._passengers)
        for field in self._fields:
            documents = found.by_passenger.get(field.place)
            if documents:
                field.set_lacking(False)
                field.edit.setText(field_text(documents))
        read = sum(len(one) for place, one in found.by_passenger.items() if place in self._waiting)
        words = [
            self.tr("No ticket or EMD was found for these passengers.")
            if not read
            else self.tr("1 document was read: check it beside the name.")
            if read == 1
            else self.tr("{count} documents were read: check each beside its name.").format(
                count=read
            )
        ]
        if found.unplaced:
            loose = ", ".join(map(str, found.unplaced))
            words.append(self.tr("Of nobody here for certain: {tickets}.").format(tickets=loose))
        if found.left_out:
            words.append(self.tr("Void and exchanged numbers were left out."))
        self._say_pasted(" ".join(words))

    def _say_pasted(self, words: str) -> None:
        self._pasted.setText(words)
        self._pasted.setVisible(bool(words))
        announce(self, words)

    def _build(self) -> None:
        theme = self._theme
        self._entry = QWidget()
        box = QVBoxLayout(self._entry)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(9)
        title = wrapped_label(theme, TextRole.SECTION, "section")
        title.setText(self.tr("Issue ticket"))
        self.paste_button = LinkButton(theme, self.tr("paste ticket block"))
        self.paste_button.setObjectName("pasteTicketsButton")
        self.paste_button.setToolTip(
            self.tr("Reads the lines of Amadeus, Sabre or Galileo from the clipboard")
        )
        self.paste_button.clicked.connect(lambda: self.paste_block())
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(title, 1)
        head.addWidget(self.paste_button)
        self._pasted = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._pasted.setObjectName("ticketPasteSays")
        self._pasted.hide()
        self._recorded = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._recorded.setObjectName("ticketsRecorded")
        self._recorded.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._told_title = wrapped_label(theme, TextRole.SECTION, "section")
        self._told = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._told.setObjectName("ticketPreview")
        self._refusal = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._refusal.setObjectName("ticketRefusal")
        self._refusal.hide()
        self.part_button = QPushButton()
        self.part_button.setObjectName("recordPartButton")
        self.part_button.setFont(theme.font(TextRole.BUTTON))
        self.part_button.setAutoDefault(True)
        self.part_button.clicked.connect(self.press_part)
        self.part_button.hide()
        self._issue = KeyButton(theme, icon=Icon.TICKET, role="primary", big=True)
        self._issue.setObjectName("issueTicketButton")
        self._issue.setAutoDefault(True)
        self._issue.clicked.connect(self.press_issue)
        box.addLayout(head)
        box.addWidget(self._pasted)
        box.addWidget(self._recorded)
        box.addLayout(self._rows)
        box.addWidget(self.part_button, 0, Qt.AlignmentFlag.AlignLeft)
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
        issue = self._checked(self._fields, show=self._tried)
        count = len(self._fields)
        self._issue.setText(
            self.tr("Issue ticket and tell the customer")
            if count == 1
            else self.tr("Issue {count} tickets and tell the customer").format(count=count)
        )
        self._issue.setAccessibleName(self._issue.text())
        self._issue.updateGeometry()
        filled = sum(not field.is_empty for field in self._fields)
        self.part_button.setText(
            self.tr("Record {count} of {all}, the others later").format(count=filled, all=count)
        )
        self.part_button.setVisible(0 < filled < count)
        self._show_told("")
        if self._preview_of is not None and issue is not None and issue.all:
            self._preview_of(issue.all)

    def show_preview(self, documents: tuple[TravelDocument, ...], text: str) -> None:
        """Show what the customer will be told, unless other documents stand there by now."""
        issue = self._checked(self._fields, show=False)
        if issue is not None and issue.all == documents:
            self._show_told(text)

    def _show_told(self, text: str) -> None:
        self._told_title.setText(
            self.tr("What {name} will read").format(name=self._customer or self.tr("the customer"))
        )
        self._told_title.setVisible(bool(text))
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _finished(self, field: TicketField) -> None:
        if not field.is_empty:
            field.show_problem(self._problem(field))

    def _next(self, field: TicketField) -> None:
        """Enter goes on to the next field, and from the last one to the button's action."""
        field.show_problem(self._problem(field))
        place = self._fields.index(field)
        if field.problem:
            return
        if place + 1 < len(self._fields):
            self._fields[place + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.press_issue()

    def _checked(self, fields: Sequence[TicketField], *, show: bool) -> Issue | None:
        """What stands in these fields, when each is right and no number stands twice."""
        documents: dict[int, tuple[TravelDocument, ...]] = {}
        without: dict[int, str] = {}
        right = True
        for field in fields:
            problem = self._problem(field)
            if show or (field.problem and not problem):
                field.show_problem(problem)
            typed = field.documents()
            if typed is None or problem:
                right = False
            elif field.lacks:
                without[field.place] = field.edit.text().strip()
            else:
                documents[field.place] = typed
        return Issue(documents, without) if right else None

    def _problem(self, field: TicketField) -> str:
        typed = field.documents()
        if typed is None:
            return field.what_is_wrong()
        numbers = [number for one in typed for number in one.numbers]
        if len(set(numbers)) < len(numbers):
            return self.tr("A number stands here twice")
        for other in self._fields:
            if other is field:
                return ""
            others = {number for one in other.documents() or () for number in one.numbers}
            if others & set(numbers):
                return self.tr("This number is already entered for {name}").format(
                    name=other.name or self.tr("another passenger")
                )
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
        case JobState.ASKING if question_of(job) is Question.TELL_BY_PERSON:
            return translate(
                "TicketForm", "A person has to tell {name}: answer the question in the thread."
            ).format(name=name)
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
