"""A pasted screen of a reservation system: itinerary, passengers, prices, and what is not read.

Amadeus (`RP/`, TST, FXP, TWD, TQR), Sabre (`1.1`, `WP`, `*PQ`), Galileo and Apollo (`FQ`, linear
fares), Worldspan (`1P-`, `4P`), TravelSky (`RT`, `PAT`, `FN`), and what looks like them. Nothing is
guessed: a line that is meant as something and cannot be read for certain is named, and the agent
types it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.models.airline_names import designator_of
from desktop.models.card_shield import mask
from desktop.models.gds.amounts import PastedFare
from desktop.models.gds.known_lines import is_known
from desktop.models.gds.limits import LimitError, TimeLimit, read_limit
from desktop.models.gds.names import read_names
from desktop.models.gds.prices import PriceReader, Reissue
from desktop.models.gds.segments import (
    looks_like_segment,
    may_be_segment,
    read_segment,
)
from desktop.models.money import AmountError
from desktop.models.rebooking.itinerary import NOWHERE, Itinerary, Segment
from desktop.models.rebooking.passengers import Passenger
from desktop.models.ticket import TicketNumber, TicketNumberError

MOST_CHARACTERS = 40_000
_RP = re.compile(r"^\s*RP/\S+.*\s(?P<locator>[A-Z0-9]{6})\s*$")
_OTHERS = (
    re.compile(r"^\s*1P[-/]\s?(?P<locator>[A-Z0-9]{6})(?:\s.*)?$"),
    re.compile(
        r"^[A-Z0-9]{3,4}\.[A-Z0-9]{3,4}\*[A-Z0-9]{3}\s+\d{4}/\d{2}[A-Z]{3}\d{2}\s+(?P<locator>[A-Z]{6})\b"
    ),
    re.compile(r"^\s*TKT-?\s?\d{13}.*\bLOC-(?P<locator>[A-Z0-9]{6})\b"),
)
"""Worldspan's head, Sabre's last line, and Amadeus' ticket."""
_LABELLED = re.compile(
    r"^\s*(?:PNR|(?:RECORD|AIRLINE)\ LOCATOR|(?:BOOKING|BKG|RESERVATION)\ (?:REF(?:ERENCE)?|CODE))"
    r"\s*[:.]?\s*(?P<locator>[A-Z0-9]{6})\s*$"
)
"""As confirmations and colleagues write it."""
_TRAVELSKY = re.compile(
    r"^\s*\d{1,2}\.\s+\*?[A-Z0-9]{2}\d{3,4}\s+[A-Z]\s+(?:MO|TU|WE|TH|FR|SA|SU)\d{2}[A-Z]{3}", re.M
)
_BEHIND_NAMES = re.compile(r"^(?P<names>\s*\d{1,2}\.[^\d].*?)\s(?P<locator>[A-Z0-9]{6})\s*$")
_QUOTED = re.compile(r"^(?:>[ ]?)+(?=\s*\d)", re.M)
"""A mail's mark of what it quotes; before a command (`>*FQ`) it is a prompt."""
_WHOSE = re.compile(r"/P(\d{1,2})\s*$")
_INFANTS = re.compile(r"\bINF\b")
_EMD = re.compile(r"/DT[A-Z0-9]{2}\b|\bEMD\b")
_LOCATOR = re.compile(
    r"^\s*(?P<locator>(?![A-Z0-9]{2}\d{4}/\d{1,2}[A-Z]{3}\b)[A-Z0-9]{6})(?:/\S.*)?\s*$"
)
"""Not `KL1619/21DEC`, which is a flight."""
_TICKET = re.compile(r"\b(?P<number>\d{3}-?\d{10})(?!\d)(?:-\d{2})?")
_TICKET_LINE = re.compile(
    r"^\s*(?:\d+\.?\s+)?(?:FA|FHE|TE|TKT|T-|\*TE|E-?TKT|TKNE|SSR TKNE|TN|FO"
    r"|TICKET (?:NUMBER|NO|NBR))\b|/ET[A-Z0-9]{2}/"
)


class UnreadReason(StrEnum):
    """Why a line is not in the result."""

    UNKNOWN = "unknown"
    """It is like nothing that is known."""
    SEGMENT = "segment"
    """It is meant as a flight, but its day, weekday or times cannot be told for certain."""
    AMOUNT = "amount"
    """An amount has more decimals than its currency."""
    SUMS = "sums"
    """Fare and taxes are not the total that stands there, or none does: the price is left out."""
    CURRENCY = "currency"
    """The amounts of a price stand in no currency, or in more than one: it is left out."""
    GONE = "gone"
    """The flight is cancelled or refused, so it was left out."""
    OPERATED_BY = "operated_by"
    """Another carrier flies, named in words: the agent enters its two signs."""
    LIMIT = "limit"
    """It states a ticketing time limit, of which day, time or zone cannot be told for certain."""
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Unread:
    """A line (counted from 1) that is not in the result, and why. Card numbers are masked."""

    number: int
    line: str
    reason: UnreadReason


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read. Of several limits the earliest counts, once it is known whose time each is."""

    itinerary: Itinerary = NOWHERE
    passengers: tuple[Passenger, ...] = ()
    fares: tuple[PastedFare, ...] = ()
    reissue: Reissue | None = None
    locator: str = ""
    tickets: tuple[TicketNumber, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __bool__(self) -> bool:
        found = self.itinerary or self.passengers or self.fares or self.reissue
        return bool(found or self.limits)


def read_paste(text: str, today: date) -> Pasted:
    """Read a pasted screen; `today` decides which year a day without one is in. Raises nothing."""
    return _Reading(today).read(mask(text[:MOST_CHARACTERS]), len(text) > MOST_CHARACTERS)


def _is_before(segment: Segment, other: Segment) -> bool:
    """Whether it departs on an earlier day than the one before it ends: over the date line that may
    be the day before that one's departure."""
    ends = min(filter(None, (other.departs, other.arrives)), default="")
    return bool(segment.departs and ends) and segment.departs[:10] < ends[:10]


class _Reading:
    def __init__(self, today: date) -> None:
        self._today = today
        self._segments: list[Segment] = []
        self._passengers: list[Passenger] = []
        self._prices = PriceReader()
        self._tickets: dict[str, TicketNumber] = {}
        self._locator = ""
        self._limits: list[TimeLimit] = []
        self._unread: list[Unread] = []
        self._fare_lines: list[tuple[int, str]] = []
        self._originals: dict[str, TicketNumber] = {}
        self._whose: dict[str, tuple[int, bool]] = {}
        self._flown_as: int | None = None  # which flight a line about its operator belongs to
        self._seen = 0
        self._is_travelsky = False

    def read(self, text: str, cut: bool) -> Pasted:
        lines = _QUOTED.sub("", text.replace("\t", " ").replace("\xa0", " ")).splitlines()
        self._is_travelsky = _TRAVELSKY.search(text.upper()) is not None
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip().upper()
            if line.strip():
                self._line(number, line, raw.strip())
        if cut:
            self._unread.append(Unread(len(lines), "", UnreadReason.TOO_LONG))
        fares = self._sound_fares()
        reissue = self._prices.reissue
        return Pasted(
            Itinerary(tuple(self._segments)),
            tuple(self._passengers),
            fares,
            reissue if reissue.currency else None,
            self._locator,
            self._tickets_in_order(),
            tuple(self._limits),
            tuple(sorted(self._unread, key=lambda one: one.number)),
        )

    def _line(self, number: int, line: str, raw: str) -> None:
        self._seen += 1
        header = _RP.match(line)
        if header:
            self._locator = header["locator"]
            return
        labelled = _LABELLED.match(line)
        if labelled:
            self._locator = self._locator or labelled["locator"]
            return
        for other in _OTHERS:
            found = other.match(line)
            if found:
                self._locator = self._locator or found["locator"]
        behind = _BEHIND_NAMES.match(line) if self._is_travelsky and not self._locator else None
        if behind:
            self._locator, line = behind["locator"], behind["names"]
        if looks_like_segment(line):
            self._segment(number, line, raw)
            return
        if re.match(r"^\s*(?:\*+\s*)?(?:OPERATED|OPT) BY\b", line):
            self._operated_by(number, line, raw)
            return
        if may_be_segment(line):
            self._flown_as = None
            self._unread.append(Unread(number, raw, UnreadReason.SEGMENT))
            return
        is_named = self._limit(number, line, raw)
        if _TICKET_LINE.search(line):
            self._note_tickets(line)
            return
        try:
            before = len(self._prices.fares)
            taken = self._prices.take(line)
        except AmountError:
            self._unread.append(Unread(number, raw, UnreadReason.AMOUNT))
            return
        if taken:
            self._fare_lines.extend([(number, raw)] * (len(self._prices.fares) - before))
            return
        names = read_names(line)
        if names:
            self._passengers.extend(names)
            return
        if self._is_locator(line):
            return
        if not is_named and not is_known(line) and not line.startswith("      "):
            self._unread.append(Unread(number, raw, UnreadReason.UNKNOWN))

    def _limit(self, number: int, line: str, raw: str) -> bool:
        """Whether the line states a limit, read or named as unread."""
        try:
            limit = read_limit(line, self._today)
        except LimitError:
            self._unread.append(Unread(number, raw, UnreadReason.LIMIT))
            return True
        if limit is not None:
            self._limits.append(limit)
        return limit is not None

    def _is_locator(self, line: str) -> bool:
        """By itself it stands at the head; further down six letters are a word (`PHONES`)."""
        first = _LOCATOR.match(line)
        if first is None or self._locator or self._segments or self._passengers:
            return False
        if self._seen > 2 or not any(map(str.isalpha, first["locator"])):
            return False
        self._locator = first["locator"]
        return True

    def _segment(self, number: int, line: str, raw: str) -> None:
        read = read_segment(line, self._today)
        self._flown_as = None
        if read is None:
            self._unread.append(Unread(number, raw, UnreadReason.SEGMENT))
        elif read.is_gone or line.rstrip().endswith("FLWN"):
            self._unread.append(Unread(number, raw, UnreadReason.GONE))
        elif self._segments and _is_before(read.segment, self._segments[-1]):
            # Its day was taken from another year than that of the flight before.
            self._unread.append(Unread(number, raw, UnreadReason.SEGMENT))
        else:
            self._flown_as = len(self._segments)
            self._segments.append(read.segment)

    def _operated_by(self, number: int, line: str, raw: str) -> None:
        named = re.search(r"\bBY\s+/?(.+)$", line)
        words = named[1].strip() if named else ""
        carrier = words if re.fullmatch(r"[A-Z0-9]{2}", words) else designator_of(words)
        if carrier and self._flown_as is not None:
            flown = self._segments[self._flown_as]
            self._segments[self._flown_as] = replace(flown, operating=carrier)
        else:
            self._unread.append(Unread(number, raw, UnreadReason.OPERATED_BY))

    def _note_tickets(self, line: str) -> None:
        """Tickets, not EMDs. `FO` names the one that was exchanged for today's."""
        if _EMD.search(line):
            return
        whose = _WHOSE.search(line)
        into = self._originals if re.match(r"^\s*(?:\d+\.?\s+)?FO\b", line) else self._tickets
        for match in _TICKET.finditer(line):
            try:
                ticket = TicketNumber.parse(match["number"])
            except TicketNumberError:
                continue
            into.setdefault(str(ticket), ticket)
            if whose:
                self._whose.setdefault(str(ticket), (int(whose[1]), bool(_INFANTS.search(line))))

    def _tickets_in_order(self) -> tuple[TicketNumber, ...]:
        """As the passengers stand, an infant behind their adult, where every line says whose."""
        found = self._tickets or self._originals
        if all(number in self._whose for number in found):
            return tuple(found[one] for one in sorted(found, key=lambda one: self._whose[one]))
        return tuple(found.values())

    def _sound_fares(self) -> tuple[PastedFare, ...]:
        """Those that add up; the others are named, for a wrong price is worse than none."""
        sound: list[PastedFare] = []
        lines = [*self._fare_lines, *[(0, "")] * len(self._prices.fares)]
        for fare, (number, raw) in zip(self._prices.fares, lines, strict=False):
            if fare.adds_up:
                sound.append(fare)
            else:
                why = UnreadReason.CURRENCY if fare.is_unclear else UnreadReason.SUMS
                self._unread.append(Unread(number, raw, why))
        return tuple(sound)
