"""Airports by IATA code, offline: city and time zone.

Source: the `airportsdata` package (MIT). Its load takes tens of milliseconds, so it happens once,
and `load` lets it happen on a thread before anybody waits for it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Airport:
    """One airport. `zone` is an IANA time zone name."""

    code: str
    name: str
    city: str
    country: str
    zone: str


@cache
def _table() -> dict[str, Any]:
    import airportsdata  # heavy: not before it is needed

    return airportsdata.load("IATA")  # type: ignore[no-any-return, unused-ignore]


def airport(code: str) -> Airport | None:
    """Return the airport with this IATA code (capitals), or None when there is none."""
    row = _table().get(code)
    if row is None:
        return None
    return Airport(code, row["name"], row["city"], row["country"], row["tz"])


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
        for row in _table().values()
        for word in re.findall(r"[A-Z]{6,}", _without_accents(row["city"]).upper())
    )


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
