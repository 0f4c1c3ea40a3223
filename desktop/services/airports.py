"""Airports and cities by IATA code, offline: city, country and time zone.

Source: the tables of the `airportsdata` package (MIT), of which only this is kept, as one text: its
own reader keeps all fields of all rows, which is twenty times the memory. Reading takes tens of
milliseconds, so it happens once, and `load` lets it happen on a thread before anybody waits for it.

A city of several airports has a code of its own (LON, NYC), which fares and waivers are written in.
It stands among the airports with what is the same at all of its airports.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.models.airport import Airport

__all__ = ["Airport", "airport", "is_pair", "load", "zone_of"]


@cache
def _table() -> bytes:
    """A line for each airport, `AMS|Amsterdam|Europe/Amsterdam|NL`, and for each city of several
    whose code is no airport's, `*LON|London|Europe/London|GB`, in UTF-8."""
    import airportsdata  # not before it is needed

    folder = files(airportsdata)
    with (folder / "iata_macs.csv").open(encoding="utf-8") as file:
        names, city_of = {}, {}
        for row in csv.DictReader(file):
            names[row["City Code"]] = row["City Name"]
            city_of[row["Airport Code"]] = row["City Code"]
    table = bytearray(b"\n")
    shared: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    with (folder / "airports.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        columns = tuple(map(next(rows).index, ("iata", "city", "tz", "country")))
        for line in rows:
            code, city, zone, country = (line[column] for column in columns)
            if code:
                table += f"{code}|{city}|{zone}|{country}\n".encode()
                names.pop(code, None)
            if code in city_of:
                shared[city_of[code]].add((zone, country))
    for code, name in names.items():
        if len(shared[code]) == 1:
            zone, country = shared[code].pop()
            table += f"*{code}|{name}|{zone}|{country}\n".encode()
    return bytes(table)


@lru_cache(maxsize=256)
def airport(code: str) -> Airport | None:
    """Return the airport or city with this IATA code (capitals), or None when there is none."""
    if len(code) != 3 or not code.isalnum():
        return None
    row = _row(code) or _row(f"*{code}")
    if row is None:
        return None
    _, *place = row.split("|")
    return Airport(code, *place)


def _row(key: str) -> str | None:
    at = _table().find(f"\n{key}|".encode()) + 1
    return _table()[at : _table().index(b"\n", at)].decode() if at else None


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

    Those that begin a city's name are not: AMS and TER are airports, and so are BER and LIN. Nor
    are cities' codes: LONDEN and MILANO would be pairs, in one language or the other.
    """
    if len(letters) != 6 or not (_row(letters[:3]) and _row(letters[3:])):
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
