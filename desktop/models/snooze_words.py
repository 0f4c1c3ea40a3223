"""When a conversation comes back, from what a person types: `tomorrow 9`, `over 2 uur`, `als ze
antwoordt`.

Pure: the moment and the zone are given. English and Dutch are read together, whichever the window
speaks, for a person writes as she thinks. Where an hour could be meant twice, the next one within
working hours is taken, and the caller shows the whole before anything happens.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MORNING, NOON, AFTERNOON, EVENING = time(9), time(12), time(13), time(18)
_SOON_S = 60
"""Nothing comes back sooner than in a minute."""
_FARTHEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when: UTC seconds, or None for until the customer writes."""

    until: float | None


UNTIL_ANSWER = Snooze(None)

_UNITS = {
    "minute": 60,
    "minutes": 60,
    "min": 60,
    "mins": 60,
    "m": 60,
    "minuut": 60,
    "minuten": 60,
    "hour": 3600,
    "hours": 3600,
    "h": 3600,
    "hr": 3600,
    "hrs": 3600,
    "uur": 3600,
    "u": 3600,
    "uren": 3600,
}
_LONG_UNITS = {
    "day": 1,
    "days": 1,
    "d": 1,
    "dag": 1,
    "dagen": 1,
    "week": 7,
    "weeks": 7,
    "weken": 7,
}
_NUMBERS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "een": 1.0,
    "één": 1.0,
    "half": 0.5,
    "two": 2.0,
    "twee": 2.0,
    "three": 3.0,
    "drie": 3.0,
    "four": 4.0,
    "vier": 4.0,
    "anderhalf": 1.5,
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon maandag ma",
            "tuesday tue tues dinsdag di",
            "wednesday wed woensdag wo",
            "thursday thu thur thurs donderdag do",
            "friday fri vrijdag vr vrij",
            "saturday sat zaterdag za zat",
            "sunday sun zondag zo zon",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januari",
            "february feb februari",
            "march mar maart mrt",
            "april apr",
            "may mei",
            "june jun juni",
            "july jul juli",
            "august aug augustus",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {
    "today": 0,
    "vandaag": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tomorow": 1,
    "morgen": 1,
    "overmorgen": 2,
}
_PARTS = {
    "morning": MORNING,
    "ochtend": MORNING,
    "morgenochtend": MORNING,
    "noon": NOON,
    "middaguur": NOON,
    "lunch": NOON,
    "afternoon": AFTERNOON,
    "middag": AFTERNOON,
    "vanmiddag": AFTERNOON,
    "tonight": EVENING,
    "evening": EVENING,
    "avond": EVENING,
    "vanavond": EVENING,
}
_TODAY = frozenset({"tonight", "vanavond", "vanmiddag"})
_FILLERS = frozenset(
    "until till at by on the this of om tot aan op de het deze komende coming o'clock".split()
)
_ANSWER = re.compile(
    r"(until |till |when |if |as soon as |als |tot |zodra |wanneer )*"
    r"(he|she|they|ze|zij|hij|the customer|de klant|klant|customer|reply|answer|antwoord|reactie)"
    r"( (answers?|repl(y|ies)|writes?|responds?|antwoordt?|reageert?|schrijft?|iets|weer|laat"
    r"|horen|terug))*"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s?(?P<half>am|pm|a\.m\.|p\.m\.|u|uur|h)?"
)


def parse(text: str, now: float, zone: tzinfo) -> Snooze | None:
    """Return what `text` says; None where it says no time ahead. `now` is UTC seconds.

    What is returned is never in the past, and never more than a year away.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if not words:
        return None
    if _ANSWER.fullmatch(words):
        return UNTIL_ANSWER
    here = datetime.fromtimestamp(now, zone)
    until = _after(words, now, here) or _moment(words, here, zone)
    if until is None or not now + _SOON_S <= until <= now + _FARTHEST_DAYS * 86400:
        return None
    return Snooze(until)


def suggestions(now: float, zone: tzinfo) -> list[Snooze]:
    """Return what is asked for most, the nearest first, each at another moment."""
    here = datetime.fromtimestamp(now, zone)
    moments = [
        now + 2 * 3600,
        _at(here.date(), EVENING, zone),
        _at(here.date() + timedelta(days=1), MORNING, zone),
        _at(here.date() + timedelta(days=7 - here.weekday()), MORNING, zone),
    ]
    ahead = sorted({moment for moment in moments if moment >= now + 1800})
    return [UNTIL_ANSWER, *(Snooze(moment) for moment in ahead)]


def _after(words: str, now: float, here: datetime) -> float | None:
    """`in 2 hours`, `over een half uur`, `30 min`, `1h30`."""
    lead = re.match(r"(in|over|for|voor) ", words)
    rest = words[lead.end() :] if lead else words
    joined = re.fullmatch(r"(\d{1,3})\s?(?:h|u|uur|hours?)\s?(\d{1,2})?\s?(?:m|min|minuten)?", rest)
    if joined and (lead or joined[2]):
        return now + int(joined[1]) * 3600 + int(joined[2] or 0) * 60
    rest = re.sub(r"\b(?:half an hour|een half uur|half uur)\b", "30 min", rest)
    rest = re.sub(r"\b(?:quarter of an hour|kwartier)\b", "15 min", rest)
    rest = re.sub(r"\ba 15 min|een 15 min\b", "15 min", rest)
    parts = re.fullmatch(r"(\d{1,4}(?:[.,]\d)?|[a-zé]+)\s?(?:a )?([a-z]+)", rest)
    if not parts:
        return None
    number = _NUMBERS.get(parts[1])
    if number is None:
        try:
            number = float(parts[1].replace(",", "."))
        except ValueError:
            return None
    if parts[2] in _LONG_UNITS:
        days = round(number * _LONG_UNITS[parts[2]])
        # The same hour by the clock on the wall, whatever happens to the clock in between.
        return _at(here.date() + timedelta(days=min(days, 2000)), here.time(), here.tzinfo)
    seconds = _UNITS.get(parts[2])
    # `9 uur` alone is a time of day; `2 minutes` alone is a while.
    if seconds is None or (seconds == 3600 and not lead and parts[2] in ("uur", "u", "h")):
        return None
    return now + number * seconds


def _moment(words: str, here: datetime, zone: tzinfo) -> float | None:
    """A day, a time of day, or both, in any order: `monday 14:00`, `vanavond`, `9`."""
    rest = [word for word in words.split() if word not in _FILLERS]
    day, rest = _day(rest, here.date())
    part, rest = _part(rest)
    clock = _clock(" ".join(rest)) if rest else None
    if rest and clock is None:
        return None
    if day is None and part is None and clock is None:
        return None
    evening = part is not None and part >= AFTERNOON
    if clock is None:
        moment = part or MORNING
    else:
        hour, minute, exact = clock
        if not exact and hour < 12 and (evening or (day is None and hour < 7)):
            hour += 12
        moment = time(hour, minute)
        if day is None and not exact and hour < 12 and not evening:
            # `5` said at noon is five in the afternoon; `9` said then is tomorrow morning.
            later = time(hour + 12, minute)
            if moment <= here.time() < later and hour + 12 <= 18:
                moment = later
    if day is not None:
        until = _at(day, moment, zone)
        weekly = any(word in _WEEKDAYS for word in words.split())
        if weekly and until <= here.timestamp():
            until = _at(day + timedelta(days=7), moment, zone)
        return until
    until = _at(here.date(), moment, zone)
    if until > here.timestamp():
        return until
    return _at(here.date() + timedelta(days=1), moment, zone)


def _day(words: list[str], today: date) -> tuple[date | None, list[str]]:
    """Which day the words name, and the words that are left."""
    joined = " ".join(words)
    for name in ("next week", "volgende week"):
        if joined.startswith(name):
            monday = today + timedelta(days=7 - today.weekday())
            rest = joined[len(name) :].split()
            if rest and rest[0] in _WEEKDAYS:
                return monday + timedelta(days=_WEEKDAYS[rest[0]]), rest[1:]
            return monday, rest
    found: date | None = None
    rest = []
    at = 0
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        if found is not None:
            rest.append(word)
        elif word in _DAYS:
            # Dutch says `morgen` for tomorrow and for the morning: `maandag morgen`.
            found = today + timedelta(days=_DAYS[word])
        elif word in ("morgenochtend", "morgenmiddag", "morgenavond"):
            found = today + timedelta(days=1)
            rest.append(word.removeprefix("morgen"))
        elif word in ("next", "volgende") and following in _WEEKDAYS:
            found = _next_weekday(today, _WEEKDAYS[following])
            at += 1
        elif word in _WEEKDAYS:
            found = _next_weekday(today, _WEEKDAYS[word], including_today=True)
            if following == "morgen":
                rest.append("ochtend")
                at += 1
        elif word in _TODAY:
            found = today
            rest.append(word)
        elif (named := _date(word, following, today) or _date(following, word, today)) is not None:
            found = named
            at += 1
        else:
            rest.append(word)
        at += 1
    return found, rest


def _date(day: str, month: str, today: date) -> date | None:
    """`1 december`, this year or, where that is behind us, the next."""
    number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|e)?", day)
    if number is None or month not in _MONTHS:
        return None
    for year in (today.year, today.year + 1):
        try:
            named = date(year, _MONTHS[month], int(number[1]))
        except ValueError:
            continue
        if named >= today:
            return named
    return None


def _next_weekday(today: date, wanted: int, *, including_today: bool = False) -> date:
    ahead = (wanted - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or including_today else 7)


def _part(words: list[str]) -> tuple[time | None, list[str]]:
    """Which part of a day the words name, and the words that are left."""
    found: time | None = None
    rest: list[str] = []
    for word in words:
        if found is None and word in _PARTS:
            found = _PARTS[word]
        else:
            rest.append(word)
    return found, rest


def _clock(words: str) -> tuple[int, int, bool] | None:
    """Hour and minute, and whether the hour can be meant in one way only."""
    half = re.fullmatch(r"half (\d{1,2}|een|twee|drie|vier)", words)
    if half:  # the Dutch half nine is 8:30
        named = half[1]
        hour = int(named) if named.isdecimal() else int(_NUMBERS[named])
        return ((hour - 1) % 12, 30, False) if 1 <= hour <= 12 else None
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half_day = (found["half"] or "").replace(".", "")
    if half_day in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    return hour, minute, half_day in ("am", "pm") or found["minute"] is not None or hour > 12


def _at(day: date, moment: time, zone: tzinfo | None) -> float:
    """UTC seconds of a time by the clock on the wall. Of one that the change of clocks leaves out,
    the moment that it would have been; of one that comes twice, the first."""
    wall = datetime.combine(day, moment.replace(tzinfo=None), zone)
    return wall.astimezone(UTC).timestamp()
