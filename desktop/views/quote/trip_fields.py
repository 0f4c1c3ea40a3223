"""The trip of a quote: booking code, passengers, the present flight and the new one."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.quote import Flight, Passenger, PassengerType, Quote, flight_of
from desktop.models.rebooking.itinerary import NOWHERE, Itinerary, Segment
from desktop.models.rebooking.local_time import departure
from desktop.models.ticket import is_pnr
from desktop.services.airports import zone_of
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.quote.flight_box import FlightBox
from desktop.views.quote.segment_lines import SegmentLines
from desktop.views.quote.terms_fields import LABEL_WIDTH
from desktop.views.style.theme import TextRole, Theme

_TYPED = re.compile(rf"(?P<name>.*?)[\s(]+(?P<type>{'|'.join(PassengerType)})\)?", re.IGNORECASE)

Lines = tuple[tuple[str, ...], tuple[str, ...]]
Texts = tuple[str, str, tuple[str, str], tuple[str, str], Lines | None]
"""What stands in the fields: booking, passengers, present flight, new flight; and the lines of
both where each flight has its own."""


class TripFields(QWidget):
    """`edited` tells of each change by a person, `passengers_changed` of how many there are now;
    `went_on` is Enter in a field: to what still needs something.
    """

    edited = Signal()
    passengers_changed = Signal(int)
    went_on = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._known: tuple[Passenger, ...] = ()
        self.booking = QLineEdit()
        self.booking.setObjectName("bookingEdit")
        self.booking.setPlaceholderText(self.tr("Booking"))
        self.booking.setMaxLength(8)
        self.booking.setAccessibleName(self.tr("Booking code"))
        self.passengers = QLineEdit()
        self.passengers.setObjectName("passengersEdit")
        self.passengers.setPlaceholderText(self.tr("Passengers, with commas"))
        self.passengers.setAccessibleName(self.tr("Passengers, separated by commas"))
        self.passengers.setToolTip(
            self.tr("Who is no adult with the type behind the name: Mia CHD, Bo INF")
        )
        self.booking_hint = QLabel()
        self.booking_hint.setObjectName("bookingHint")
        self.booking_hint.setProperty("role", "problem")
        self.booking_hint.setFont(theme.font(TextRole.META))
        self.booking_hint.setWordWrap(True)
        self.booking_hint.hide()
        self.old = FlightBox(theme, self.tr("Present flight"), today, caption=self.tr("Present"))
        self.old.setObjectName("oldFlight")
        self.new = FlightBox(
            theme, self.tr("New flight"), today, accent=True, caption=self.tr("New")
        )
        self.new.setObjectName("newFlight")
        self.old_lines = SegmentLines(theme, self.tr("Present flights"), today)
        self.new_lines = SegmentLines(theme, self.tr("New flights"), today)
        self._by_line = False
        self._read_only = False
        self._itineraries = NOWHERE, NOWHERE
        self._arrow = QLabel()
        self._stacked: bool | None = None
        self._lay_out()
        self.booking.textEdited.connect(self._booking_typed)
        self.booking.editingFinished.connect(self._check_booking)
        self.passengers.textEdited.connect(self._passengers_typed)
        self.passengers.editingFinished.connect(self._show_beginning)
        for box in (self.old, self.new):
            box.edited.connect(self.edited)
        self.old.route.editingFinished.connect(self._same_route)
        for field in (self.booking, self.passengers, *self.old.fields(), *self.new.fields()):
            field.returnPressed.connect(self.went_on)
        for lines in (self.old_lines, self.new_lines):
            lines.edited.connect(self.edited)
        self.set_read_only(False)

    def booking_code(self) -> str:
        """The record locator, in capitals."""
        return self.booking.text().strip().upper()

    def travellers(self) -> tuple[Passenger, ...]:
        """The passengers; those who were known keep their type and price."""
        if self.passengers.text() == _joined(self._known):
            return self._known  # also where a name has a comma of its own
        known: dict[str, list[Passenger]] = {}
        for passenger in self._known:
            known.setdefault(_named(passenger), []).append(passenger)
        return tuple(
            known[words].pop(0) if known.get(words) else _read(words)
            for words in map(_named, map(_read, _names(self.passengers.text())))
        )

    @property
    def by_line(self) -> bool:
        """Whether each flight has a line of its own."""
        return self._by_line

    def itineraries(self) -> tuple[Itinerary, Itinerary]:
        """What the customer has and gets, flight by flight."""
        if self._by_line:
            return self.old_lines.itinerary(), self.new_lines.itinerary()
        old, new = self._itineraries
        return _of_box(self.old.flight(), old), _of_box(self.new.flight(), new)

    def flights(self) -> tuple[Flight | None, Flight | None]:
        """The same, each as one flight."""
        if self._by_line:
            old, new = self.itineraries()
            return flight_of(old), flight_of(new)
        return self.old.flight(), self.new.flight()

    def add_flight(self) -> None:
        """One more flight, after the one that is gone to, or of what the customer gets."""
        focused = QApplication.focusWidget()
        side = self.new_lines
        old = (self.old, self.old_lines)
        if focused is not None and any(part.isAncestorOf(focused) for part in old):
            side = self.old_lines
        if not self._by_line:
            for lines, itinerary in zip(
                (self.old_lines, self.new_lines), self.itineraries(), strict=True
            ):
                lines.set_itinerary(itinerary)
            self._show_by_line(True)
        empty = next((one for one in side.fields if not one.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            side.add(next((one for one in side.fields if one is focused), None))

    def _show_by_line(self, by_line: bool) -> None:
        self._by_line = by_line
        for lines, box in ((self.old_lines, self.old), (self.new_lines, self.new)):
            lines.setVisible(by_line and not (self._read_only and not lines.itinerary()))
            box.setVisible(not by_line)
        self._arrow.setVisible(not by_line)

    def set_trip(self, quote: Quote) -> None:
        """Show a quote's trip without telling anyone."""
        self._known = quote.passengers
        change = quote.rebooking
        self._itineraries = change.old, change.new
        self.old_lines.set_itinerary(change.old)
        self.new_lines.set_itinerary(change.new)
        self._show_by_line(any(map(_needs_lines, self._itineraries)))
        self.booking.setText(quote.booking)
        self.passengers.setText(_joined(quote.passengers))
        self.passengers.setCursorPosition(0)
        self.old.set_flight(quote.old)
        self.new.set_flight(quote.new)
        self._check_booking()

    def put_booking(self, code: str) -> None:
        """Put a booking code in its field, as a person does."""
        self.booking.setText(code)
        self._check_booking()
        self.edited.emit()

    def texts(self) -> Texts:
        """What stands there, readable or not."""
        return (
            self.booking.text(),
            self.passengers.text(),
            self.old.texts(),
            self.new.texts(),
            (self.old_lines.texts(), self.new_lines.texts()) if self._by_line else None,
        )

    def put_texts(self, texts: Texts) -> None:
        """Show what was typed before, without telling anyone."""
        self.booking.setText(texts[0])
        self.passengers.setText(texts[1])
        self.old.put_texts(texts[2])
        self.new.put_texts(texts[3])
        if texts[4] is not None:
            self.old_lines.put_texts(texts[4][0])
            self.new_lines.put_texts(texts[4][1])
            self._show_by_line(True)
        self._check_booking()

    def is_unread(self) -> bool:
        """Whether something stands there that a quote cannot hold."""
        return any(part.problem() is not None for part in self._parts)

    def flight_problem(self) -> tuple[QLineEdit, str] | None:
        """The first flight field that cannot be read, and why."""
        for part in self._parts:
            problem = part.problem()
            if problem is not None:
                return problem[0], f"{part.name}: {problem[1]}"
        return None

    def impossible(self) -> tuple[QLineEdit, str] | None:
        """The first flight that cannot be flown at its times, and why."""
        for part in self._parts:
            problem = part.impossible()
            if problem is not None:
                return problem[0], f"{part.name}: {problem[1]}"
        return None

    def departing(self, at: float) -> QLineEdit:
        """Where the flight is typed that departs then (UTC seconds)."""
        sides = zip(self._parts, self.itineraries(), strict=True)
        for part, itinerary in reversed(list(sides)):
            for place, segment in enumerate(itinerary.segments):
                moment = departure(segment, zone_of)
                if moment is not None and moment.timestamp() == at:
                    return part.field_of(place)
        return self.new.departure

    @property
    def _parts(self) -> tuple[FlightBox | SegmentLines, FlightBox | SegmentLines]:
        """Where the flights of both sides are typed."""
        if self._by_line:
            return self.old_lines, self.new_lines
        return self.old, self.new

    def show_problems(self) -> None:
        """Let each flight say what is wrong with it."""
        for box in (self.old, self.new):
            box.show_own_problem()
        for lines in (self.old_lines, self.new_lines):
            lines.show_problems()

    def first_empty(self) -> QLineEdit | None:
        """The first field that still needs something."""
        if not self.booking.text().strip():
            return self.booking
        if not self.passengers.text().strip():
            return self.passengers
        if not self._by_line and self.old.flight() is not None:
            return self.new.first_empty()  # when it leaves now need not be said
        if self._by_line:
            fields = [*self.old_lines.fields, *self.new_lines.fields]
            return next((field for field in fields if not field.text().strip()), None)
        return self.old.first_empty() or self.new.first_empty()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, and of what is empty nothing."""
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        code = self.booking.fontMetrics().horizontalAdvance("W" * 6)
        # Read only, the names stand in line with the values of the terms below.
        self.booking.setFixedWidth(max(LABEL_WIDTH + 2, code) if read_only else max(96, code + 22))
        for field in (self.booking, self.passengers):
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
            field.setTextMargins(-3 if read_only else 0, 0, 0, 0)  # in line with the title above
            if read_only:
                field.setToolTip(plain_tip(field.text()))
            field.setVisible(not read_only or bool(field.text()))
        for box in (self.old, self.new):
            box.set_read_only(read_only)
        self._read_only = read_only
        for lines in (self.old_lines, self.new_lines):
            lines.set_read_only(read_only)
        self._show_by_line(self._by_line)
        if self._by_line:
            return
        had_flight = bool(self.old.route.text())
        self.old.setVisible(not read_only or had_flight)
        self._arrow.setVisible(not read_only or had_flight)

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.booking)
        who.addWidget(self.passengers, 1)
        self._flights = flights = QGridLayout()
        flights.setContentsMargins(0, 6, 0, 0)
        flights.setSpacing(4)
        self._arrow.setProperty("role", "meta")
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
        flights.setColumnStretch(0, 1)
        flights.setColumnStretch(2, 1)
        self._place_flights()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(who)
        column.addWidget(self.booking_hint)
        column.addLayout(flights)
        column.addWidget(self.old_lines)
        column.addWidget(self.new_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_flights()

    def _place_flights(self) -> None:
        """Side by side, or one below the other where a departure would not fit."""
        needed = self.old.wish() + self._arrow.sizeHint().width() + self.new.wish()
        stacked = needed + 2 * self._flights.spacing() > self.width()
        if stacked is self._stacked:
            return
        self._stacked = stacked
        top = Qt.AlignmentFlag.AlignTop
        self._arrow.setText("↓" if stacked else "→")
        for at, part in enumerate((self.old, self._arrow, self.new)):
            self._flights.removeWidget(part)
            if stacked:
                self._flights.addWidget(part, at, 0, 1, 3)
            elif part is self._arrow:
                self._flights.addWidget(part, 0, at)
            else:
                self._flights.addWidget(part, 0, at, top)

    def _booking_typed(self, text: str) -> None:
        at = self.booking.cursorPosition()
        self.booking.setText(text.upper())
        self.booking.setCursorPosition(at)
        self._hint("", wrong=False)
        self.edited.emit()

    def _same_route(self) -> None:
        """Most who change a flight fly the same way."""
        flight = self.old.flight()
        if flight is not None and self.new.texts() == ("", ""):
            self.new.put_texts((flight.route, ""))
            self.new.complaint.hide()
            self.edited.emit()

    def _passengers_typed(self, text: str) -> None:
        self.passengers_changed.emit(len(_names(text)))
        self.edited.emit()

    def _show_beginning(self) -> None:
        """What is too long shows whom it begins with."""
        if not self.passengers.hasFocus():
            self.passengers.setCursorPosition(0)

    def _check_booking(self) -> None:
        """Say what does not look like a record locator; many systems never use 0 or 1."""
        code = self.booking_code()
        self.booking.setText(code)
        if code and not is_pnr(code):
            self._hint(self.tr("A booking code has six letters and digits"), wrong=True)
        elif "0" in code or "1" in code:
            self._hint(self.tr("Is the 0 or 1 perhaps an O or I?"), wrong=False)
        else:
            self._hint("", wrong=False)

    def _hint(self, words: str, *, wrong: bool) -> None:
        self.booking_hint.setText(words)
        self.booking_hint.setVisible(bool(words))
        role = "problem" if wrong else "meta"
        if self.booking_hint.property("role") != role:
            self.booking_hint.setProperty("role", role)
            self.booking_hint.style().unpolish(self.booking_hint)
            self.booking_hint.style().polish(self.booking_hint)
        show_problem(self.booking, words if wrong else "")


def _of_box(flight: Flight | None, known: Itinerary) -> Itinerary:
    """The flights that were known, while the box says what they say; otherwise the one it says."""
    if flight is None or flight == flight_of(known):
        return known if flight is not None else NOWHERE
    segment = Segment(flight.origin, flight.destination, flight.departs, flight=flight.flight)
    return Itinerary((segment,))


def _needs_lines(itinerary: Itinerary) -> bool:
    """Whether one flight with its departure does not say all of it."""
    return len(itinerary.segments) > 1 or any(
        one.arrives or one.operating for one in itinerary.segments
    )


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _joined(passengers: Sequence[Passenger]) -> str:
    return ", ".join(_named(passenger) for passenger in passengers if passenger.name)


def _named(passenger: Passenger) -> str:
    """The name, with the type behind it of who is no adult: `Mia (CHD)`."""
    if passenger.type is PassengerType.ADULT:
        return passenger.name
    return f"{passenger.name} ({passenger.type.value})".strip()


def _read(words: str) -> Passenger:
    """`Mia CHD` or `Mia (CHD)` is a child; without a type it is an adult."""
    match = _TYPED.fullmatch(words)
    if match is None:
        return Passenger(words)
    return Passenger(match["name"].strip(), PassengerType(match["type"].upper()))
