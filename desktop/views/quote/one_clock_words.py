"""The one clock of a quote in words: each end in the departure city's time and the agent's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.models.quote import Bound, Quote
from desktop.models.rebooking.clock import STRIPE, OneClock, one_clock
from desktop.models.rebooking.refusals import RefusalCode
from desktop.services.airports import airport, zone_of
from desktop.services.use_cases.link_checks import bound_words, lapsed_words
from desktop.views.words.formatting import DAY, duration
from desktop.views.words.service_words import service_words

translate = QCoreApplication.translate

_FARTHEST_S = 2 * DAY
"""What ends later stands at the bar's end: the hours in which a link lives would not be seen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One end on the bar. `at` is UTC seconds; `ends` says that the link dies with it."""

    at: float
    words: str
    ends: bool


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What the clock shows: the bar from `begins` to `until`, filled up to `filled` (None where no
    link can be made), its ticks in order, and the sentence below; `refused` says it is a refusal,
    because of `ended_by`.
    """

    begins: float
    until: float
    filled: float | None
    ticks: tuple[Tick, ...]
    sentence: str
    refused: bool = False
    ended_by: Bound | None = None

    def spoken(self) -> str:
        """The same for who does not see the bar."""
        return ". ".join((*(tick.words for tick in self.ticks), self.sentence))


def clock_words(quote: Quote, now: float) -> ClockWords:
    """The clock of a quote whose link is made `now` (UTC seconds)."""
    clock = one_clock(quote, now)
    zone, city = departure_place(quote)
    ends = _ends(clock)
    ticks = tuple(
        Tick(at, f"{_bound_name(bound)} {_time(at, now, zone)}", at == ends)
        for bound, at in clock.bounds
        if bound is not Bound.DEPARTURE or at == ends or at < now + _FARTHEST_S
    )
    if clock.link_ends is not None and all(tick.at != clock.link_ends for tick in ticks):
        limit = translate("OneClock", "payment page {time}").format(
            time=_time(clock.link_ends, now, zone)
        )
        ticks = tuple(
            sorted((*ticks, Tick(clock.link_ends, limit, True)), key=lambda tick: tick.at)
        )
    until = min(max((tick.at for tick in ticks), default=now), now + _FARTHEST_S)
    refusal = clock.refusal
    if refusal is not None and clock.ended_by is not None:
        least = STRIPE.least_s // 60
        if refusal.code is RefusalCode.LAPSED:
            _, way = lapsed_words(refusal, least)
        else:
            _, way = bound_words(clock.ended_by, least)
        said = _refusal(clock, now), service_words(way)
        return ClockWords(now, until, None, ticks, " ".join(said), True, clock.ended_by)
    return ClockWords(now, until, clock.link_ends, ticks, _sentence(clock, now, zone, city))


def _ends(clock: OneClock) -> float | None:
    return clock.link_ends if clock.link_ends is not None else clock.ends_at


def _sentence(clock: OneClock, now: float, zone: tzinfo, city: str) -> str:
    end = clock.link_ends
    if end is None:
        return ""
    there, here = _time(end, now, zone), _time(end, now, _own_zone())
    if there == here:
        words = translate("OneClock", "The link ends at {there}, {city} time and yours.")
    else:
        words = translate("OneClock", "The link ends at {there} {city} time, {here} yours.")
    said = words.format(there=there, city=city, here=here)
    if clock.renewals:
        more = translate(
            "OneClock", "The price holds longer: the link can be renewed {count} times."
        )
        once = translate("OneClock", "The price holds longer: the link can be renewed once.")
        said = f"{said} {(once if clock.renewals == 1 else more).format(count=clock.renewals)}"
    return said


def _refusal(clock: OneClock, now: float) -> str:
    bound = _bound_name(clock.ended_by) if clock.ended_by else ""
    refusal, departure = clock.refusal, clock.ended_by is Bound.DEPARTURE
    if refusal is not None and refusal.code is RefusalCode.LAPSED:
        if departure:
            return translate("OneClock", "The flight has departed.")
        return translate("OneClock", "It is past the end of the {bound}.").format(bound=bound)
    left = max(0.0, (clock.ends_at or now) - now)
    words = (
        translate("OneClock", "No link: the flight departs in {left}, and a link needs {least}.")
        if departure
        else translate("OneClock", "No link: the {bound} ends in {left}, and a link needs {least}.")
    )
    return words.format(bound=bound, left=duration(left), least=duration(STRIPE.least_s))


def _bound_name(bound: Bound) -> str:
    match bound:
        case Bound.VALIDITY:
            return translate("OneClock", "validity")
        case Bound.FARE_HOLD:
            return translate("OneClock", "fare hold")
        case Bound.TICKETING:
            return translate("OneClock", "ticketing limit")
        case Bound.REPLY_WINDOW:
            return translate("OneClock", "reply window")
        case Bound.DEPARTURE:
            return translate("OneClock", "departure")


def _time(at: float, now: float, zone: tzinfo) -> str:
    """`18:00`, with the weekday where it is another day there, and with the date where there is
    another such weekday before it."""
    there = datetime.fromtimestamp(at, zone)
    locale = QLocale()
    words = locale.toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)
    if there.date() != datetime.fromtimestamp(now, zone).date():
        date = QDate(there.year, there.month, there.day)
        day = locale.toString(date, "ddd" if at - now < 6 * DAY else "d MMM").replace(".", "")
        words = f"{day} {words}"
    return words


def ticketing_words(quote: Quote, now: float) -> str:
    """By when a paid quote is to be ticketed, or that this is over; empty without a limit."""
    until = quote.ticketing_until
    if until is None:
        return ""
    zone, city = departure_place(quote)
    there, here = _time(until, now, zone), _time(until, now, _own_zone())
    if until <= now:
        words = translate(
            "OneClock",
            "The ticketing time limit passed at {there}, {city} time: look whether the booking"
            " still stands.",
        )
    elif there == here:
        words = translate("OneClock", "Ticket by {there}, {city} time and yours.")
    else:
        words = translate("OneClock", "Ticket by {there} {city} time, {here} yours.")
    return words.format(there=there, city=city, here=here)


def departure_place(quote: Quote) -> tuple[tzinfo, str]:
    """The departure city, by whose clock the customer is told; UTC where it is not known."""
    flight = quote.new or quote.old
    place, zone = (airport(flight.origin), zone_of(flight.origin)) if flight else (None, None)
    if place is None or zone is None:
        return UTC, "UTC"
    return zone, place.city


def _own_zone() -> tzinfo:
    return datetime.now().astimezone().tzinfo or UTC
