"""The airline's ticketing time limit, typed as it stands in the reservation system."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.itinerary_text import ItineraryError, ItineraryProblem
from desktop.models.limit_text import parse_limit
from desktop.models.rebooking.local_time import WallTimeError, instant, wall_time
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.quote.flight_box import departure_words
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import moment as moment_words


class TicketingLimit(QWidget):
    """A button until a limit is wanted, then a field; left empty, it is the button again.

    What is typed is a time in the departure city (`follow`), with the agent's own beside it. What
    nobody has typed over stays to the second as it was given. `edited` tells of each change by a
    person; `now` is the desk's clock in UTC seconds.
    """

    edited = Signal()

    def __init__(self, theme: Theme, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._zone: tzinfo = UTC
        self._city = "UTC"
        self._given: tuple[float, str, tzinfo] | None = None
        self.add_button = KeyButton(
            theme, self.tr("Add"), key=KeyId.TICKETING_LIMIT, icon=Icon.PLUS, role="link"
        )
        self.add_button.setObjectName("addTicketingLimit")
        self.add_button.setFont(theme.font(TextRole.BODY))
        self.add_button.setAutoDefault(True)
        self.add_button.setAccessibleName(self.tr("Add the ticketing time limit"))
        self.field = _Field()
        self.field.setObjectName("ticketingLimitEdit")
        self.field.setPlaceholderText(self.tr("22 Nov 18:00"))
        self.field.setToolTip(self.tr("As the reservation system shows it: 22NOV/1800"))
        self.note = wrapped_label(theme, TextRole.META, "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        below = QVBoxLayout()
        below.setContentsMargins(LINK_EDGE, 0, 0, 0)
        below.setSpacing(3)
        below.addWidget(self.field)
        below.addWidget(self.note)
        column.addLayout(below)
        self.add_button.clicked.connect(self.ask)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._settle)
        self.field.went.connect(self._close_if_empty)
        self._show()

    def ask(self) -> None:
        """Show the field and go there."""
        self._open(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def until(self, zone: tzinfo) -> float | None:
        """The limit in UTC seconds, where the trip begins in this zone; None where there is none,
        or it cannot be read."""
        if self._given is not None and self._given[1:] == (self.field.text(), zone):
            return self._given[0]
        try:
            return self._read(zone)
        except (ItineraryError, WallTimeError):
            return None

    def text(self) -> str:
        """What stands there, readable or not."""
        return self.field.text()

    def is_unread(self) -> bool:
        """Whether something stands there that a quote cannot hold."""
        return bool(self.problem())

    def set_limit(self, until: float | None, zone: tzinfo, city: str) -> None:
        """Show a limit (UTC seconds) without telling anyone."""
        self._zone, self._city = zone, city
        self._given = None
        if until is None:
            self.field.setText("")
        else:
            wall = wall_time(datetime.fromtimestamp(until, UTC), zone)
            self.field.setText(departure_words(wall, self._today(zone)))
            self._given = until, self.field.text(), zone
        self._open(until is not None)
        self._show()

    def follow(self, zone: tzinfo, city: str) -> None:
        """The trip begins in this city now: what is typed is a time there."""
        if (zone, city) != (self._zone, self._city):
            self._zone, self._city = zone, city
            self._show()

    def put_text(self, text: str) -> None:
        """Show what was typed before, readable or not."""
        self.field.setText(text)
        self._open(bool(text))
        self._show()

    def problem(self) -> str:
        """Why what is typed is no limit; empty where it is one, or nothing is typed."""
        try:
            self._read(self._zone)
        except WallTimeError:
            return self.tr("The clock there is put forward over this time: it never comes")
        except ItineraryError as error:
            return self._words(error.problem)
        return ""

    def words(self) -> str:
        """The limit as plain words, empty where there is none."""
        text = self.field.text().strip()
        return f"{text} · {self._city}" if text else ""

    def mark(self, problem: str) -> None:
        """Point at the field, for the reason that the clock gives."""
        show_problem(self.field, self.problem() or problem)

    def _read(self, zone: tzinfo) -> float | None:
        text = self.field.text()
        if not text.strip():
            return None
        wall = parse_limit(text, self._today(zone))
        return instant(wall.isoformat(timespec="minutes"), zone).timestamp()

    def _today(self, zone: tzinfo) -> date:
        return datetime.fromtimestamp(self._now(), zone).date()

    def _open(self, is_open: bool) -> None:
        self.add_button.setVisible(not is_open)
        self.field.setVisible(is_open)
        self.note.setVisible(is_open and bool(self.note.text()))
        self._take_room()

    def _close_if_empty(self) -> None:
        if not self.field.text().strip():
            self._open(False)

    def _typed(self) -> None:
        self._show(complain=False)
        self.edited.emit()

    def _settle(self) -> None:
        """Write what was read the way it is always written, or say what is wrong."""
        until, given = self.until(self._zone), self._given
        if until is not None and (given is None or given[0] != until):
            self.set_limit(until, self._zone, self._city)
        self._show()
        if self.problem():
            announce(self, self.problem())

    def _show(self, *, complain: bool = True) -> None:
        """Say the same time by the agent's clock, or what is wrong; while it is typed, nothing is
        wrong yet."""
        self.field.setAccessibleName(
            self.tr("Ticketing time limit, {city} time").format(city=self._city)
        )
        until = self.until(self._zone)
        wrong = self.problem() if complain and until is None else ""
        said = ""
        if until is not None:
            there = datetime.fromtimestamp(until, self._zone).utcoffset()
            same = there == datetime.fromtimestamp(until).astimezone().utcoffset()
            said = (
                self.tr("{city} time and yours") if same else self.tr("{city} time; {here} yours")
            )
            said = said.format(city=self._city, here=moment_words(until, self._now()))
        self.note.setText(wrong or said)
        self.note.setVisible(bool(self.note.text()) and not self.field.isHidden())
        role = "problem" if wrong else "meta"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        show_problem(self.field, wrong)
        self._take_room()

    def _take_room(self) -> None:
        """As high as what is shown now: a QFormLayout does not hear of it through a row's layout,
        and would go on with the height before, in which the field is cut off."""
        self.updateGeometry()

    def _words(self, problem: ItineraryProblem) -> str:
        match problem:
            case ItineraryProblem.NOT_A_TIME:
                return self.tr("This is not a time of day")
            case ItineraryProblem.NOT_IN_CALENDAR:
                return self.tr("This day is not in the calendar")
            case _:
                return self.tr("Type a day and a time: 22 Nov 18:00")


class _Field(QLineEdit):
    """`went` tells that the focus is elsewhere."""

    went = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.went.emit()
