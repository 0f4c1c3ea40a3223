"""Reads single fields of JSON from outside; every error names the field."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from desktop.models.money import exponent

Json = Mapping[str, Any]
_DECIMAL = re.compile(r"(-?)(\d{1,15})(?:\.(\d+))?", re.ASCII)
_DATE_ALONE = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d(?:-?\d)?)", re.ASCII)
_LARGEST = 10**15
_END_OF_TIME = 4e10  # seconds; anything later is no deadline
_E = TypeVar("_E", bound=StrEnum)


class InputError(ValueError):
    """A field cannot be read. `field` is its path, `passengers[2].old_fare`; the text says why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


def decoded(text: str) -> object:
    """The JSON value of `text`. A name that stands twice in an object is refused: of two taxes with
    one code the first would be lost."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in found]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise InputError(twice, "it stands twice in one object")
        return dict(found)

    try:
        # Some shells put a byte order mark before what they write.
        value: object = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=pairs)
    except InputError:
        raise
    except ValueError as error:
        # Python's own advice about long numbers is for who writes programs.
        why = str(error).partition(";")[0]
        raise InputError("", f"it is no JSON ({why})") from None
    except RecursionError:
        raise InputError("", "it is nested too deeply") from None
    return value


def an_object(value: object, field: str, known: Collection[str]) -> Json:
    """The object at `field`, in which nothing unknown stands: a typing mistake must not be lost."""
    if not isinstance(value, dict):
        raise InputError(field, "it must be an object {…}")
    for name in value:
        if name not in known:
            path = f"{field}.{name}" if field else str(name)
            raise InputError(path, f"it is not known here; known are {', '.join(sorted(known))}")
    return value


def a_list(value: object, field: str) -> list[Any]:
    """The list at `field`."""
    if not isinstance(value, list):
        raise InputError(field, "it must be a list […]")
    return value


def a_text(value: object, field: str, *, most: int = 500) -> str:
    """The text at `field`, trimmed; nothing given is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(field, "it must be a text")
    if len(value) > most:
        raise InputError(field, f"it has more than {most} characters")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InputError(field, "it holds half a character") from None
    return value.strip()


def a_choice(kind: type[_E], value: object, field: str) -> _E:
    """One of an enumeration's values."""
    try:
        return kind(str(value))
    except ValueError:
        raise InputError(field, f"{value!r} is not one of {', '.join(kind)}") from None


def a_flag(value: object, field: str) -> bool:
    """`true` or `false`, and nothing that only looks like it."""
    if not isinstance(value, bool):
        raise InputError(field, "it must be true or false")
    return value


def a_tax_code(value: object, field: str) -> str:
    """A tax's two letters or digits: `CJ`, `YQ`."""
    code = str(value).strip().upper()
    if not (len(code) == 2 and code.isascii() and code.isalnum()):
        raise InputError(f"{field}.{value}", "a tax code has two letters or digits")
    return code


def a_count(value: object, field: str, *, least: int = 1, most: int = 99) -> int:
    """A whole number between bounds."""
    if type(value) is not int or not least <= value <= most:
        raise InputError(field, f"it must be a whole number from {least} to {most}")
    return value


def an_amount(value: object, field: str, currency: str, *, negative: bool = False) -> int:
    """Minor units: a whole number is read as such (`21460`), a text as a decimal (`"214.60"`).

    A number with a point is refused, for it may not be what was meant (0.1 has no exact form), and
    so is a text with more decimals than the currency has: nothing is rounded here.
    """
    amount: int
    if type(value) is int:
        amount = value
    elif isinstance(value, str):
        amount = _decimal(value.strip(), field, currency)
    else:
        raise InputError(
            field,
            f'write an amount as a text with a point ("{_example(currency)}") or as minor units'
            " in a whole number",
        )
    if abs(amount) > _LARGEST:
        raise InputError(field, "the amount is too large")
    if amount < 0 and not negative:
        raise InputError(field, "it may not be negative")
    return amount


def a_moment(value: object, field: str, local: Any) -> float | None:
    """UTC seconds out of UTC seconds, or ISO 8601 with an offset; without one it is a wall time
    that `local` makes an instant of (it raises ValueError)."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 0 <= value <= _END_OF_TIME:
            return float(value)
    elif isinstance(value, str):
        if _DATE_ALONE.fullmatch(value.strip()):
            raise InputError(field, "it has no time of day: write it like 2026-11-22T18:00")
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            moment = None
        if moment is not None:
            try:
                aware = moment if moment.tzinfo else local(moment.strftime("%Y-%m-%dT%H:%M"))
                return float(aware.astimezone(UTC).timestamp())
            except (ValueError, OverflowError) as error:
                raise InputError(field, str(error)) from None
    raise InputError(field, "it must be like 2026-11-22T18:00:00+01:00, or UTC seconds")


def _decimal(text: str, field: str, currency: str) -> int:
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise InputError(
            field, f"“{text[:30]}” is not an amount; write it like {_example(currency)}"
        )
    sign, whole, fraction = match[1], match[2], match[3] or ""
    digits = exponent(currency)
    if len(fraction) > digits:
        raise InputError(
            field, f"{currency} has {f'{digits} decimals' if digits else 'no decimals'}: “{text}”"
        )
    amount = int(whole + fraction.ljust(digits, "0"))
    return -amount if sign else amount


def _example(currency: str) -> str:
    return {0: "21460", 2: "214.60", 3: "214.600"}.get(exponent(currency), "214.6000")
