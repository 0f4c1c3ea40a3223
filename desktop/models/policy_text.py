"""Reads a policy as its file says it: what `tomllib` made of it, into a `Policy`.

docs/policy.md describes the file. Nothing is guessed: what is not known is an error, because a
limit with a slip of the pen in its name would be none.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from desktop.models.money import AmountError, exponent, parse_amount
from desktop.models.policy import Always, Limit, Limits, Policy

_TOP = frozenset({"base", "rates", "zone", "limits", "approval", "verification"})
_LIMITS = frozenset(one.name for one in fields(Limits))
_ROLES = ("agent", "administrator")


class PolicyError(ValueError):
    """The file is no policy; the text says where and why."""


def read(data: Mapping[str, Any], sha256: str) -> Policy:
    """The policy that this is. Raises `PolicyError`."""
    _known(data, _TOP, "")
    base = _currency(data["base"], "base") if "base" in data else ""
    limits = _table(data, "limits")
    _known(limits, {*_ROLES, "users"}, "limits.")
    approval = _table(data, "approval")
    _known(approval, {"always", "approvers", "administrators"}, "approval.")
    verification = _table(data, "verification")
    _known(verification, {"ways"}, "verification.")
    agent, administrator = (_limits(limits, role, f"limits.{role}", base) for role in _ROLES)
    always = approval.get("always", [Always.PAID_ELSEWHERE.value])
    return Policy(
        sha256=sha256,
        agent=agent,
        administrator=administrator,
        users=_users(limits, base),
        rates=_rates(data, base),
        always=frozenset(_one_of(Always, one) for one in _texts(always, "approval.always")),
        approvers=frozenset(_numbers(approval.get("approvers", []), "approval.approvers")),
        administrators_approve=_flag(approval.get("administrators", True)),
        verification=tuple(_texts(verification.get("ways", []), "verification.ways")),
        zone=_zone(data.get("zone", "UTC")),
    )


def _limits(tables: Mapping[str, Any], name: str, where: str, base: str) -> Limits:
    table = _table(tables, name, where)
    _known(table, _LIMITS, f"{where}.")
    return Limits(**{key: _limit(one, f"{where}.{key}", base) for key, one in table.items()})


def _users(limits: Mapping[str, Any], base: str) -> dict[int, Limits]:
    users = _table(limits, "users", "limits.users")
    found: dict[int, Limits] = {}
    for number in users:
        if not re.fullmatch(r"[1-9]\d{0,17}", number, re.ASCII):
            raise PolicyError(f"limits.users.{number}: a user's number at the hub is needed")
        found[int(number)] = _limits(users, number, f"limits.users.{number}", base)
    return found


def _limit(value: object, where: str, base: str) -> Limit:
    if isinstance(value, Mapping):
        if not value:
            raise PolicyError(f"{where} names no currency")
        return Limit(
            {_currency(name, where): _amount(one, name, where) for name, one in value.items()}
        )
    if not base:
        raise PolicyError(
            f'{where} is one amount, so a base currency is needed: base = "EUR"; or give an amount '
            'for each currency: { EUR = "300.00" }'
        )
    return Limit({base: _amount(value, base, where)}, base)


def _amount(value: object, currency: str, where: str) -> int:
    """Text, as `parse_amount` reads it: a number with a point would not be exact."""
    if not isinstance(value, str):
        raise PolicyError(f'{where} must be an amount as text, such as "300.00"')
    try:
        amount = parse_amount(value, currency).amount
    except AmountError as error:
        raise PolicyError(f"{where}: {error}") from None
    if amount < 0:
        raise PolicyError(f"{where} is below zero")
    return amount


def _rates(data: Mapping[str, Any], base: str) -> dict[str, Fraction]:
    table = _table(data, "rates")
    if table and not base:
        raise PolicyError('rates need a base currency: base = "EUR"')
    found: dict[str, Fraction] = {}
    for name, value in table.items():
        text = value if isinstance(value, str) else ""
        if not re.fullmatch(r"\d{1,12}(\.\d{1,12})?", text, re.ASCII) or not Fraction(text):
            raise PolicyError(f'rates.{name} must be text such as "0.92": one {name} in {base}')
        if _currency(name, "rates") == base:
            raise PolicyError(f"rates.{name}: the base currency has no rate")
        found[name] = Fraction(text)
    return found


def _zone(value: object) -> str:
    try:
        return ZoneInfo(str(value)).key
    except (LookupError, OSError, ValueError):
        raise PolicyError(f'zone {value!r} is not known; such as "Europe/Amsterdam"') from None


def _currency(value: object, where: str) -> str:
    try:
        exponent(str(value))
    except ValueError as error:
        raise PolicyError(f"{where}: {error}") from None
    return str(value)


def _one_of(known: type[Always], value: str) -> Always:
    try:
        return known(value)
    except ValueError:
        names = ", ".join(known)
        raise PolicyError(f"approval.always: {value!r} is not known; known are {names}") from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise PolicyError("approval.administrators must be true or false")
    return value


def _texts(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise PolicyError(f"{where} must be a list of texts")
    return [str(one) for one in value]


def _numbers(value: object, where: str) -> list[int]:
    if not isinstance(value, list) or not all(type(one) is int and one > 0 for one in value):
        raise PolicyError(f"{where} must be a list of users' numbers at the hub")
    return [int(one) for one in value]


def _table(data: Mapping[str, Any], name: str, where: str = "") -> Mapping[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, Mapping):
        raise PolicyError(f"{where or name} must be a table")
    return value


def _known(data: Mapping[str, Any], known: Collection[str], prefix: str) -> None:
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise PolicyError(
            f"{prefix}{unknown[0]} is not known; known are {', '.join(sorted(known))}"
        )
