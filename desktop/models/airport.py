"""An airport as the desk knows it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Airport:
    """One airport. `zone` is an IANA time zone name, `country` an ISO 3166 code of two letters."""

    code: str
    city: str
    zone: str
    country: str = ""


Airports = Callable[[str], Airport | None]
"""Finds an airport by its IATA code in capitals; None where there is none."""
