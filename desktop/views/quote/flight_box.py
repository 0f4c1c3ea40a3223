"""One flight of a quote, typed in place: the route, and the departure as the customer knows it."""

from collections.abc import Callable
from datetime import date, datetime
from math import ceil

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.itinerary_text import (
    ItineraryError,
    ItineraryProblem,
    parse_departure,
    parse_route,
)
from desktop.models.quote import Flight
from desktop.models.rebooking.departure import trip_of
from desktop.models.rebooking.itinerary import NOWHERE
from desktop.models.rebooking.local_time import wrong_time
from desktop.services.airports import airport, is_pair, zone_of
from desktop.views.controls.field_problem import show_problem
from desktop.views.qt.announcements import announce
from desktop.views.quote.time_words import wrong_time_words
from desktop.views.style.theme import TextRole, Theme

_ROUTE_FONTS = (TextRole.TRIP, TextRole.STRONG, TextRole.SUPPORT_STRONG, TextRole.META_STRONG)
_DEPARTURE_FONTS = (TextRole.SMALL, TextRole.META)
_UNDER = 3
"""A field's own edge: what is padding, or the line of the focus."""
_LONG_DEPARTURE = "Wed 28 Nov · 20:00"
_BESIDE = 20
"""Left and right of the words: margins, and a field's own."""


class FlightBox(QFrame):
    """Two fields, route above departure. `edited` tells of each change by a person.

    What cannot be read stays as it was typed, and `problem()` says why. What nobody has typed in
    since `set_flight` stays exactly as it was given. `today` is the agent's day.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: Callable[[], date],
        *,
        accent: bool = False,
        caption: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._accent = accent
        self._flight: Flight | None = None
        self._shown = ("", "")
        self.name = name
        self.setAccessibleName(name)
        self.route = self._field(TextRole.TRIP, self.tr("From–to"))
        self.route.setToolTip(self.tr("AMS–BCN, or KL1677 AMS–BCN"))
        self.route.setAccessibleName(self.tr("{flight}: route").format(flight=name))
        self.departure = self._field(TextRole.SMALL, self.tr("Day and time"))
        self.departure.setObjectName("departure")
        self.departure.setToolTip(self.tr("22 Nov 12:15, or tomorrow 12:15; local time"))
        self.departure.setAccessibleName(
            self.tr("{flight}: departure, local time").format(flight=name)
        )
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        title = QLabel(caption, self)
        title.setProperty("role", "meta")
        title.setFont(theme.font(TextRole.META))
        title.setHidden(not caption)
        for field, roles in ((self.route, _ROUTE_FONTS), (self.departure, _DEPARTURE_FONTS)):
            # Where the panel is short it scrolls; a field's own least height is less than its words
            # need.
            field.setMinimumHeight(ceil(QFontMetricsF(theme.font(roles[0])).height()) + _UNDER)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5 if caption else 7, 6, 7)
        column.setSpacing(1)
        for widget in (title, self.route, self.departure, self.complaint):
            column.addWidget(widget)
        self.route.textChanged.connect(self._fit)
        self.departure.textChanged.connect(self._fit)
        theme.changed.connect(self._restyle)
        self._restyle()

    def flight(self) -> Flight | None:
        """What is typed, as far as it can be read; None while the route cannot."""
        route = self._route()
        if route is None:
            return None
        origin, destination, number = route
        return Flight(origin, destination, self._departs() or "", number)

    def set_flight(self, flight: Flight | None) -> None:
        """Show a flight without telling anyone."""
        self._flight = flight
        self._shown = (
            (_route_words(flight), departure_words(flight.departs, self._today()))
            if flight
            else ("", "")
        )
        self.route.setText(self._shown[0])
        self.departure.setText(self._shown[1])
        for field in (self.route, self.departure):
            field.setCursorPosition(0)
        self._complain(None)

    def put_number(self, number: str) -> None:
        """Put a flight number before the route, in place of another one, as a person does."""
        route = self._route()
        airports = f"{route[0]}–{route[1]}" if route is not None else ""
        self.route.setText(f"{number} {airports}".rstrip())
        self.route.setCursorPosition(0)
        self._typed()

    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """Route and departure."""
        return self.route, self.departure

    def texts(self) -> tuple[str, str]:
        """Route and departure as they stand there."""
        return self.route.text(), self.departure.text()

    def put_texts(self, texts: tuple[str, str]) -> None:
        """Show what was typed before, readable or not."""
        self.route.setText(texts[0])
        self.departure.setText(texts[1])
        self.show_own_problem()

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The field that does not say a flight, and why; None where all can be read or is empty."""
        if not self.route.text().strip() and not self.departure.text().strip():
            return None
        if self._route() is None:
            try:
                parse_route(self.route.text(), is_pair)
            except ItineraryError as error:
                return self.route, self._words(error.problem)
        if self._departs() is None:
            try:
                parse_departure(self.departure.text(), self._today())
            except ItineraryError as error:
                return self.departure, self._words(error.problem)
        return None

    def impossible(self) -> tuple[QLineEdit, str] | None:
        """The departure's field where the clock there never shows that time, and why."""
        flight = self.flight()
        wrong = wrong_time(trip_of(NOWHERE, flight), zone_of)
        return (self.departure, wrong_time_words(wrong)) if wrong is not None else None

    def field_of(self, _place: int) -> QLineEdit:
        """Where a flight's departure is typed."""
        return self.departure

    def first_empty(self) -> QLineEdit | None:
        """The first field that still needs something."""
        problem = self.problem()
        if problem is not None:
            return problem[0]
        return next((one for one in (self.route, self.departure) if not one.text().strip()), None)

    def set_read_only(self, read_only: bool) -> None:
        """Show only; the fields can still be clicked and copied."""
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        for field in (self.route, self.departure):
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
        self.departure.setVisible(not read_only or bool(self.departure.text()))

    def show_own_problem(self) -> None:
        """Say at once what is wrong, if anything is."""
        self._complain(self.problem() or self.impossible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wish(self) -> int:
        """The width that shows any departure, in the smaller letters where it must be."""
        font = self._theme.font(_DEPARTURE_FONTS[-1])
        return ceil(QFontMetricsF(font).horizontalAdvance(_LONG_DEPARTURE)) + _BESIDE

    def _fit(self) -> None:
        """What is too long for a narrow box takes smaller letters."""
        room = self.width() - _BESIDE
        for field, roles in ((self.route, _ROUTE_FONTS), (self.departure, _DEPARTURE_FONTS)):
            fonts = [self._theme.font(role) for role in roles]
            field.setFont(
                next(
                    (
                        font
                        for font in fonts
                        if QFontMetricsF(font).horizontalAdvance(field.text()) <= room
                    ),
                    fonts[-1],
                )
            )

    def _field(self, role: TextRole, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("role", "bare")
        field.setFont(self._theme.font(role))
        field.setTextMargins(-2, 0, -2, 0)  # Qt's own, which take room that a narrow box needs
        field.setPlaceholderText(placeholder)
        field.textEdited.connect(self._typed)
        field.editingFinished.connect(self._settle)
        return field

    def _route(self) -> tuple[str, str, str] | None:
        """Origin, destination and flight number; None where they cannot be read."""
        text = self.route.text()
        if self._flight is not None and text == self._shown[0]:
            return self._flight.origin, self._flight.destination, self._flight.flight
        try:
            return parse_route(text, is_pair)
        except ItineraryError:
            return None

    def _codes(self) -> tuple[str, str]:
        """The two halves of one word."""
        word = self.route.text().strip().upper()[-6:]
        return word[:3], word[3:]

    def _departs(self) -> str | None:
        """The departure in ISO 8601, empty where none is typed; None where it cannot be read."""
        text = self.departure.text()
        if self._flight is not None and text == self._shown[1]:
            return self._flight.departs
        if not text.strip():
            return ""
        try:
            return parse_departure(text, self._today()).isoformat(timespec="minutes")
        except ItineraryError:
            return None

    def _typed(self) -> None:
        self._complain(None)
        self.edited.emit()

    def _settle(self) -> None:
        """Write what was read the way it is always written, or say what is wrong."""
        if self.texts() == self._shown:
            return
        problem = self.problem()
        # While the next field of the same flight is being typed in, it is not missing yet.
        if problem is not None and not problem[0].text().strip() and problem[0].hasFocus():
            problem = None
        if problem is None and (flight := self.flight()) is not None:
            self.set_flight(flight)
            problem = self.impossible()
        self._complain(problem)
        if problem is not None:
            announce(self, problem[1])

    def _complain(self, problem: tuple[QLineEdit, str] | None) -> None:
        words = problem[1] if problem else ""
        self.complaint.setText(words.replace("–", "\N{WORD JOINER}–\N{WORD JOINER}"))
        self.complaint.setVisible(bool(words))
        for field in (self.route, self.departure):
            show_problem(field, words if problem and problem[0] is field else "")

    def _words(self, problem: ItineraryProblem) -> str:
        match problem:
            case ItineraryProblem.ONE_WORD if all(map(airport, self._codes())):
                return self.tr("If you mean two airports: {route}").format(
                    route="–".join(self._codes())
                )
            case ItineraryProblem.ROUTE | ItineraryProblem.ONE_WORD:
                return self.tr("Type two airports: AMS–BCN")
            case ItineraryProblem.NO_TIME:
                return self.tr("The time is missing: 22 Nov 12:15")
            case ItineraryProblem.NOT_A_TIME:
                return self.tr("This is not a time of day")
            case ItineraryProblem.NOT_IN_CALENDAR:
                return self.tr("This day is not in the calendar")
            case ItineraryProblem.EMPTY | ItineraryProblem.NOT_A_DAY:
                return self.tr("Type a day and a time: 22 Nov 12:15")

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        edge, ground = (
            (tokens.accent, tokens.selected) if self._accent else (tokens.line, tokens.surface)
        )
        self.setStyleSheet(
            f"FlightBox {{ border: 1px solid {edge}; border-radius: 9px; background: {ground}; }}"
            " FlightBox QLineEdit { border: none; border-radius: 0; background: transparent;"
            " padding: 1px 0; }"
            f" FlightBox QLineEdit#departure {{ color: {tokens.text2}; }}"
            f' FlightBox QLineEdit[problem="true"] {{ border-bottom: 2px solid {tokens.bad};'
            " padding: 1px 0 0 0; }"
            f" FlightBox QLineEdit:focus {{ border-bottom: 2px solid {tokens.focus};"
            " padding: 1px 0 0 0; }"
        )


def _route_words(flight: Flight) -> str:
    return f"{flight.flight} {flight.route}".strip()


def departure_words(departs: str, today: date) -> str:
    """A wall time as `Sun 22 Nov · 12:15` in the agent's language; with the year where it would
    not be read back as the same day without.
    """
    if not departs:
        return ""
    moment = datetime.fromisoformat(departs)
    day = QDate(moment.year, moment.month, moment.day)
    clock = QTime(moment.hour, moment.minute).toString("HH:mm")
    words = f"{QLocale().toString(day, 'ddd d MMM').replace('.', '')} · {clock}"
    try:
        same = parse_departure(words, today) == moment.replace(second=0, microsecond=0)
    except ItineraryError:
        same = False
    return words if same else f"{_with_year(day)} · {clock}"


def day_words(day: date, today: date) -> str:
    """A day as `22 Nov` in the agent's language; with the year where it would not be read back as
    the same day without."""
    shown = QDate(day.year, day.month, day.day)
    words = QLocale().toString(shown, "d MMM").replace(".", "")
    try:
        same = parse_departure(f"{words} 00:00", today).date() == day
    except ItineraryError:
        same = False
    return words if same else _with_year(shown)


def _with_year(day: QDate) -> str:
    return QLocale().toString(day, "d MMM yyyy").replace(".", "")
