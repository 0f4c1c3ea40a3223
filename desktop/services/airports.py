"""Airports by IATA code, offline: city and time zone.

Source: the table of the `airportsdata` package (MIT), of which only this is kept: its own reader
keeps all fields of all rows, which is three times the memory. Reading takes tens of milliseconds,
so it happens once, and `load` lets it happen on a thread before anybody waits for it.
"""

import csv
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Airport:
    """One airport. `zone` is an IANA time zone name."""

    code: str
    city: str
    zone: str


@cache
def _table() -> dict[str, tuple[str, str]]:
    """City and zone by code. Most of them are shared, so each is kept once."""
    import airportsdata  # not before it is needed

    with (files(airportsdata) / "airports.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        code, city, zone = map(next(rows).index, ("iata", "city", "tz"))
        return {
            row[code]: (sys.intern(row[city]), sys.intern(row[zone])) for row in rows if row[code]
        }


def airport(code: str) -> Airport | None:
    """Return the airport with this IATA code (capitals), or None when there is none."""
    place = _table().get(code)
    return Airport(code, *place) if place is not None else None


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
        for city, _ in _table().values()
        for word in re.findall(r"[A-Z]{6,}", _without_accents(city).upper())
    )


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
