"""Finds the route that a customer writes of: `AMS → BCN`, `from AMS to BCN`."""

import re
from collections.abc import Callable

_BETWEEN = (
    r"\s*(?:→|->|–|—|-|/|>|\bto\b|\bnaar\b|\bnach\b|\bvers\b|\bà\b|\ba\b|\btil\b|\btill\b)\s*"
)
_ROUTE = re.compile(rf"(?<![A-Za-z0-9])([A-Z]{{3}}){_BETWEEN}([A-Z]{{3}})(?![A-Za-z0-9])")


def find_route(text: str, is_airport: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the first two airports, by their codes in capitals, between which somebody flies;
    None where no two are named so. `is_airport` says whether a code is one."""
    for match in _ROUTE.finditer(text):
        origin, destination = match[1], match[2]
        if origin != destination and is_airport(origin) and is_airport(destination):
            return origin, destination
    return None
