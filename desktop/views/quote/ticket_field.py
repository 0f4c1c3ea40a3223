"""One passenger's documents as they are typed, or why there are none; with what is wrong below."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.ticket import TicketNumberError, TicketNumberProblem
from desktop.models.travel_document import (
    DocumentError,
    DocumentProblem,
    TravelDocument,
    read_field,
)
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

_MOST_LETTERS = 200


class TicketEdit(QLineEdit):
    """A field into which a whole ticket block can be pasted: `block_pasted` carries its lines."""

    block_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            text = QGuiApplication.clipboard().text()
            if len(text.strip().splitlines()) > 1:
                self.block_pasted.emit(text)
                return
        super().keyPressEvent(event)


class TicketField(QWidget):
    """`place` is the passenger's in the quote, from 1. With `may_lack` a link turns the field into
    one for the reason why there is no document."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, place: int, *, may_lack: bool = False) -> None:
        super().__init__()
        self.name = name
        self.place = place
        self.lacks = False
        self.edit = TicketEdit()
        self.edit.setObjectName(f"ticketNumberEdit{place if place > 1 else ''}")
        self.edit.setFont(theme.font(TextRole.BODY))
        self.edit.setMaxLength(_MOST_LETTERS)
        self._label = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._label.setBuddy(self.edit)
        self.lack_button = LinkButton(theme, "")
        self.lack_button.setObjectName(f"noTicketButton{place if place > 1 else ''}")
        self.lack_button.clicked.connect(lambda: self.set_lacking(not self.lacks))
        self._reason = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._reason.setObjectName(f"{self.edit.objectName()}Problem")
        self._reason.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label, 1)
        head.addWidget(self.lack_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(head)
        box.addWidget(self.edit)
        box.addWidget(self._reason)
        # Only now that it has a parent: alone it would come up as a window, and take the focus.
        self.lack_button.setVisible(may_lack)
        self._name_parts()

    @property
    def problem(self) -> str:
        """The reason that is shown."""
        return self._reason.text()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.edit.text().strip()

    def documents(self) -> tuple[TravelDocument, ...] | None:
        """What was typed, when it is right; none where a reason stands there."""
        if self.lacks:
            return None if self.is_empty else ()
        try:
            return read_field(self.edit.text())
        except (TicketNumberError, DocumentError):
            return None

    def what_is_wrong(self) -> str:
        """Why it cannot be recorded; empty when it can."""
        if not self.lacks:
            return number_problem(self.edit.text())
        if self.is_empty:
            return QCoreApplication.translate("TicketForm", "Say why there is no ticket")
        return ""

    def set_lacking(self, lacks: bool) -> None:
        """Ask for the reason why there is no document, or for the document again."""
        if lacks == self.lacks:
            return
        self.lacks = lacks
        self.edit.clear()
        self.show_problem("")
        self._name_parts()
        self.edit.setFocus()
        self.changed.emit()

    def show_problem(self, problem: str) -> None:
        """Show why it is wrong, or nothing."""
        self._reason.setText(problem)
        self._reason.setVisible(bool(problem))
        self.edit.setAccessibleDescription(problem)
        if self.edit.property("problem") != bool(problem):
            self.edit.setProperty("problem", bool(problem))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def _name_parts(self) -> None:
        translate = QCoreApplication.translate
        if self.lacks:
            words = translate("TicketForm", "Why {name} gets no ticket").format(name=self.name)
        elif self.name:
            words = translate("TicketForm", "Ticket number for {name}").format(name=self.name)
        else:
            words = translate("TicketForm", "Ticket number")
        self._label.setText(words)
        self.edit.setAccessibleName(words)
        self.edit.setPlaceholderText(
            translate("TicketForm", "such as: infant on a parent's ticket")
            if self.lacks
            else "074-1234567890"
        )
        self.edit.setToolTip(
            ""
            if self.lacks
            else translate(
                "TicketForm",
                "Conjunction tickets: 074-1234567890-91. An EMD: EMD-A 074-8201234567 C/0C3,"
                " after a comma.",
            )
        )
        button = (
            translate("TicketForm", "has a ticket")
            if self.lacks
            else translate("TicketForm", "no ticket")
        )
        self.lack_button.setText(button)
        self.lack_button.setAccessibleName(f"{self.name}: {button}" if self.name else button)


def number_problem(text: str) -> str:
    """Why a text is no ticket or EMD, in the agent's language; empty when it is."""
    translate = QCoreApplication.translate
    try:
        read_field(text)
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
            case TicketNumberProblem.AIRLINE:
                return translate(
                    "TicketForm", "No airline has numbers with {code}: check the first three digits"
                ).format(code=error.airline)
    except DocumentError as error:
        match error.problem:
            case DocumentProblem.RANGE:
                return translate(
                    "TicketForm",
                    "Conjunction tickets follow each other, four at most, and an EMD has none",
                )
            case DocumentProblem.EMD_KIND:
                return translate("TicketForm", "Write EMD-A (with a ticket) or EMD-S (alone)")
            case DocumentProblem.RFIC:
                return translate("TicketForm", "The reason begins with A to G or I, such as C/0C3")
            case DocumentProblem.REASON_OF_TICKET:
                return translate("TicketForm", "Only an EMD has a reason such as C/0C3")
    return ""
