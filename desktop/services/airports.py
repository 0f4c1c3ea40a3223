"""Airports by IATA code, offline: city, country and time zone.

Source: the table of the `airportsdata` package (MIT), of which only this is kept, as one text: its
own reader keeps all fields of all rows, which is twenty times the memory. Reading takes tens of
milliseconds, so it happens once, and `load` lets it happen on a thread before anybody waits for it.
"""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.models.airport import Airport

__all__ = ["Airport", "airport", "is_pair", "load", "zone_of"]


@cache
def _table() -> bytes:
    """A line for each airport, `AMS|Amsterdam|Europe/Amsterdam|NL`, in UTF-8."""
    import airportsdata  # not before it is needed

    table = bytearray(b"\n")
    with (files(airportsdata) / "airports.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        columns = tuple(map(next(rows).index, ("iata", "city", "tz", "country")))
        for row in rows:
            if row[columns[0]]:
                table += ("|".join(row[column] for column in columns) + "\n").encode()
    return bytes(table)


@lru_cache(maxsize=256)
def airport(code: str) -> Airport | None:
    """Return the airport with this IATA code (capitals), or None when there is none."""
    if len(code) != 3 or not code.isalnum():
        return None
    at = _table().find(f"\n{code}|".encode()) + 1
    if not at:
        return None
    _, *place = _table()[at : _table().index(b"\n", at)].decode().split("|")
    return Airport(code, *place)


def zone_of(code: str) -> ZoneInfo | None:
    """Return the time zone of an airport, or None where airport or zone is not known."""
    place = airport(code)
    if place is None:
        return None
    try:
        return ZoneInfo(place.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def is_pair(letters: str) -> bool:
    """Whether six letters (capitals) are the codes of two airports: `AMSBCN`.

    Those that begin a city's name are not: AMS and TER are airports, and so are BER and LIN.
    """
    if airport(letters[:3]) is None or airport(letters[3:]) is None:
        return False
    return f"\n{letters}\n".encode() not in _city_beginnings()


def load() -> None:
    """Load the tables; on a thread, so that no later call has to."""
    _city_beginnings()


@cache
def _city_beginnings() -> bytes:
    """The first six letters (capitals, without accents) of each word in a city's name, a line
    each."""
    cities = (line.split("|")[1] for line in _table().decode().splitlines() if line)
    beginnings = {
        word[:6]
        for city in cities
        for word in re.findall(r"[A-Z]{6,}", _without_accents(city).upper())
    }
    return "\n".join(["", *sorted(beginnings), ""]).encode()


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
