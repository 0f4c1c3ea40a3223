"""One flight of a quote, typed in place: the route, and the departure as the customer knows it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.itinerary_text import ItineraryError, parse_departure, parse_route
from desktop.models.quote import Flight
from desktop.views.theme import TextRole, Theme


class FlightBox(QFrame):
    """Two fields, route above departure. `edited` tells of each change that can be read.

    What cannot be read stays as it was typed, and `problem()` says why.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: Callable[[], date],
        *,
        accent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._accent = accent
        self._flight: Flight | None = None
        self.setAccessibleName(name)
        self.route = self._field(TextRole.TRIP, self.tr("AMS–BCN"))
        self.route.setAccessibleName(self.tr("{flight}: route").format(flight=name))
        self.departure = self._field(TextRole.SMALL, self.tr("22 Nov 12:15"))
        self.departure.setAccessibleName(
            self.tr("{flight}: departure, local time").format(flight=name)
        )
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 8, 7)
        column.setSpacing(1)
        for widget in (self.route, self.departure, self.complaint):
            column.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    def flight(self) -> Flight | None:
        """What is typed, as far as it can be read; None while the route is empty or unreadable."""
        try:
            origin, destination, number = parse_route(self.route.text())
        except ItineraryError:
            return None
        departs = ""
        if self.departure.text().strip():
            try:
                departs = parse_departure(self.departure.text(), self._today()).isoformat(
                    timespec="minutes"
                )
            except ItineraryError:
                return None
        return Flight(origin, destination, departs, number)

    def set_flight(self, flight: Flight | None) -> None:
        """Show a flight without telling anyone."""
        self._flight = flight
        for field in (self.route, self.departure):
            field.blockSignals(True)
        self.route.setText(_route_words(flight) if flight else "")
        self.departure.setText(_departure_words(flight.departs) if flight else "")
        for field in (self.route, self.departure):
            field.blockSignals(False)
        self._complain("")

    def problem(self) -> str:
        """Why what is typed is not a flight; empty when it is one, or nothing is typed."""
        if not self.route.text().strip() and not self.departure.text().strip():
            return ""
        try:
            parse_route(self.route.text())
            if self.departure.text().strip():
                parse_departure(self.departure.text(), self._today())
        except ItineraryError as error:
            return self._translated(str(error))
        return ""

    def first_empty(self) -> QLineEdit | None:
        """The first field that still needs something."""
        for field in (self.route, self.departure):
            if not field.text().strip():
                return field
        if self.flight() is None:
            return self.route
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Show only; the fields can still be read and copied."""
        for field in (self.route, self.departure):
            field.setReadOnly(read_only)

    def _field(self, role: TextRole, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("role", "bare")
        field.setFont(self._theme.font(role))
        field.setPlaceholderText(placeholder)
        field.textEdited.connect(self._typed)
        field.editingFinished.connect(self._settle)
        return field

    def _typed(self) -> None:
        self._complain("")
        self.edited.emit()

    def _settle(self) -> None:
        """Write what was read the way it is always written, or say what is wrong."""
        problem = self.problem()
        self._complain(problem)
        flight = self.flight()
        if flight is not None and not problem:
            self.set_flight(flight)

    def _complain(self, problem: str) -> None:
        self.complaint.setText(problem)
        self.complaint.setVisible(bool(problem))
        if problem:
            self.setAccessibleDescription(problem)

    def _translated(self, problem: str) -> str:
        """The parser's own words are English; these are the sentences that a person meets."""
        if "airports" in problem:
            return self.tr("Type two airports: AMS–BCN")
        if "time is missing" in problem:
            return self.tr("The time is missing: 22 Nov 12:15")
        if "time of day" in problem:
            return self.tr("This is not a time of day")
        if "calendar" in problem:
            return self.tr("This day is not in the calendar")
        return self.tr("Type a day and a time: 22 Nov 12:15")

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        edge, ground = (
            (tokens.accent, tokens.selected) if self._accent else (tokens.line, tokens.surface)
        )
        self.setStyleSheet(
            f"FlightBox {{ border: 1px solid {edge}; border-radius: 9px; background: {ground}; }}"
            f" FlightBox QLineEdit {{ border: none; background: transparent; padding: 1px 0; }}"
            f" FlightBox QLineEdit:focus {{ border-bottom: 2px solid {tokens.focus};"
            f" padding: 1px 0 0 0; border-radius: 0; }}"
            f" FlightBox QLineEdit#departure {{ color: {tokens.text2}; }}"
        )
        self.departure.setObjectName("departure")


def _route_words(flight: Flight) -> str:
    return f"{flight.flight} {flight.route}".strip()


def _departure_words(departs: str) -> str:
    """`Sun 22 Nov · 12:15` in the agent's language; the year only where the parser needs it."""
    if not departs:
        return ""
    moment = datetime.fromisoformat(departs)
    day = QDate(moment.year, moment.month, moment.day)
    near = abs(QDate.currentDate().daysTo(day)) < 330
    words = QLocale().toString(day, "ddd d MMM" if near else "d MMM yyyy").replace(".", "")
    clock = QTime(moment.hour, moment.minute).toString("HH:mm")
    return f"{words} · {clock}"
