"""Airports by IATA code, offline: city and time zone.

Source: the `airportsdata` package (MIT). Its load takes tens of milliseconds, so it happens once,
and `warm_up` lets it happen on a thread before anybody waits for it.
"""

import asyncio
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


async def warm_up() -> None:
    """Load the table on a thread, so that no later call has to."""
    await asyncio.to_thread(_table)
