"""The fields of a line in an enqueue file: each is read, or refused by its name."""

import contextlib
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from desktop.models.money import AmountError, parse_amount
from desktop.services.wire.wire_json import is_sound

_LARGEST = 2**53  # what JSON numbers carry exactly
_END_OF_TIME = 1e11  # seconds; anything later is no time at all


class LineError(ValueError):
    """A line cannot become a job; the text says which field and why."""


def amount_of(value: object, currency: str, where: str) -> int:
    """Minor units as an integer, or an amount as text: `11800` and `"118.00"` are the same.

    Raises `LineError`.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return parse_amount(value, currency).amount
        except AmountError as error:
            raise LineError(f"{where}: {error}") from None
    raise LineError(
        f'{where} must be minor units as a whole number (11800) or an amount as text ("118.00")'
    )


def part_of(value: int | str | None, currency: str) -> int | None:
    """A part of a price in minor units; None is all of it. Raises `LineError`."""
    if value is None:
        return None
    amount = amount_of(value, currency, "amount")
    if amount < 1:
        raise LineError("amount must be more than 0")
    return amount


def check_known(data: Mapping[str, Any], known: Collection[str], prefix: str) -> None:
    """A field that nobody reads is a typing mistake. Raises `LineError`."""
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise LineError(
            f"{prefix}{unknown[0]} is not known here; known are {', '.join(sorted(known))}"
        )


def check_texts(data: Mapping[str, Any], prefix: str) -> None:
    """Each value is a text. Raises `LineError`."""
    for key, value in data.items():
        if not isinstance(value, str) or not is_sound(value):
            raise LineError(f"{prefix}{key} must be a text")


def a_text(data: Mapping[str, Any], key: str) -> str:
    """A text that is there. Raises `LineError`."""
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise LineError(f"{key} is missing" if value is None else f"{key} must be a text")
    if not is_sound(value):
        raise LineError(f"{key} holds half a character")
    return value


def a_number(data: Mapping[str, Any], key: str, *, least: int) -> int:
    """A whole number that is there. Raises `LineError`."""
    if key not in data:
        raise LineError(f"{key} is missing")
    return a_whole(data[key], key, least=least)


def a_whole(value: object, where: str, *, least: int) -> int:
    """A whole number that JSON carries exactly. Raises `LineError`."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
        raise LineError(f"{where} must be a whole number from {least} to {_LARGEST}")
    return value


def a_moment(value: object) -> float | None:
    """UTC seconds, or ISO 8601 with its offset. Raises `LineError`."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 0 <= value <= _END_OF_TIME:
            return float(value)
    elif isinstance(value, str):
        with contextlib.suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.timestamp()
    raise LineError("fare_hold_until must be UTC seconds or like 2026-11-22T18:00:00+01:00")
