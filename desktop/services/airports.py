"""Airports by IATA code, offline: city, country and time zone.

Source: the table of the `airportsdata` package (MIT), of which only this is kept: its own reader
keeps all fields of all rows, which is three times the memory. Reading takes tens of milliseconds,
so it happens once, and `load` lets it happen on a thread before anybody waits for it.
"""

import csv
import re
import sys
import unicodedata
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.models.airport import Airport

__all__ = ["Airport", "airport", "is_pair", "load", "zone_of"]


@cache
def _table() -> dict[str, tuple[str, str, str]]:
    """City, zone and country by code. Most of them are shared, so each is kept once."""
    import airportsdata  # not before it is needed

    with (files(airportsdata) / "airports.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        code, *fields = map(next(rows).index, ("iata", "city", "tz", "country"))
        city, zone, country = fields
        return {
            row[code]: (sys.intern(row[city]), sys.intern(row[zone]), sys.intern(row[country]))
            for row in rows
            if row[code]
        }


def airport(code: str) -> Airport | None:
    """Return the airport with this IATA code (capitals), or None when there is none."""
    place = _table().get(code)
    return Airport(code, *place) if place is not None else None


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
    codes = letters[:3], letters[3:]
    return all(code in _table() for code in codes) and letters not in _city_beginnings()


def load() -> None:
    """Load the tables; on a thread, so that no later call has to."""
    _city_beginnings()


@cache
def _city_beginnings() -> frozenset[str]:
    """The first six letters (capitals, without accents) of each word in a city's name."""
    return frozenset(
        word[:6]
        for city, _, _ in _table().values()
        for word in re.findall(r"[A-Z]{6,}", _without_accents(city).upper())
    )


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
