"""Prices whose lines say what each amount is, but not each in which currency: `TAX 17.34`."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from desktop.models.gds.amounts import AMOUNT, CODE, PastedFare, minor

_MOST = 160
_IS = r"(?:\s*[:=]\s*|\s+)"
_ONE = rf"(?:(?P<before>[A-Z]{{3}})\s*)?(?P<amount>{AMOUNT})(?:\s*(?P<behind>[A-Z]{{3}}))?"
_TAXES = r"(?:(?:TOTAL\s+)?TAX(?:ES)?(?:/FEES?)?(?:/CHARGES)?|AIRLINE\s+SURCHARGES?)"
_FARE_LINE = re.compile(
    rf"(?:BASE\s+|AIR\s+)?FARE{_IS}(?:(?P<type>ADT|CHD|CNN|INF|INS|YTH|UNN)\s+)?{_ONE}"
)
_TAX_LINE = re.compile(rf"{_TAXES}{_IS}{_ONE}")
_TAX_CODES = re.compile(
    rf"{_TAXES}{_IS}(?P<taxes>(?:[A-Z]{{3}}\s*)?{AMOUNT}\s?-?{CODE}"
    rf"(?:\s+(?:[A-Z]{{3}}\s*)?{AMOUNT}\s?-?{CODE})*)"
)
_TOTAL_LINE = re.compile(rf"(?:GRAND\s+)?TOTAL(?:\s+(?:FARE|PRICE))?{_IS}{_ONE}")
_CODED = re.compile(
    rf"(?:(?P<currency>[A-Z]{{3}})\s*)?(?P<amount>{AMOUNT})\s?-?(?P<code>{CODE})(?![A-Z0-9])"
)
_TYPES = frozenset("ADT CHD CNN INF INS YTH UNN SRC STU".split())
"""Passenger types, which stand beside an amount as a currency does."""
_NEXT = re.compile(rf"\s*[/,;+]?\s+(?=(?:{_TAXES}|(?:GRAND\s+)?TOTAL)\b)")
"""Before the next of them on one line."""


class _Kind(Enum):
    FARE = auto()
    TAX = auto()
    TOTAL = auto()


@dataclass(frozen=True, slots=True)
class _Said:
    """One of them: its amounts as they stand, each tax behind its code; without one the sum."""

    kind: _Kind
    currency: str
    amounts: tuple[tuple[str, str], ...]
    type: str = ""
    other: str = ""
    """A second currency at the same amount."""


class LabelledFares:
    """`FARE`, `TAX` and `TOTAL`, each on a line of its own or all on one.

    Where one of them names a currency it is that of all. Where none does, or two name different
    ones, the price is unclear. Other readers' fares may be finished so too.
    """

    def __init__(self, fares: list[PastedFare]) -> None:
        self._fares = fares
        self._mine: PastedFare | None = None
        self._waiting: list[_Said] = []  # for a currency
        self._is_closed = True

    def take(self, line: str) -> bool:
        """Read a line, where it belongs to such a price. Raises `AmountError`."""
        if len(line) > _MOST:
            return False
        said = [_said(piece) for piece in _NEXT.split(line.strip())]
        found = [one for one in said if one is not None]
        if len(found) < len(said):
            return False
        if found[0].kind is _Kind.FARE:
            self._begin(found[0])
        elif not self._is_open():
            return False
        for one in found:
            self._put(one)
        return True

    def _begin(self, fare: _Said) -> None:
        self._mine = PastedFare("", 0, type=fare.type, is_unclear=True)
        self._fares.append(self._mine)
        self._waiting = []
        self._is_closed = False

    def _is_open(self) -> bool:
        last = self._fares[-1] if self._fares else None
        if last is None or last is self._mine:
            return last is not None and not self._is_closed
        self._waiting = []
        return bool(last.currency) and last.total is None

    def _put(self, said: _Said) -> None:
        fare = self._fares[-1]
        self._is_closed = said.kind is _Kind.TOTAL
        self._waiting.append(said)
        if not fare.currency and said.currency:
            fare.currency, fare.is_unclear = said.currency, False
        if not fare.currency:
            return
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if one.other or one.currency not in ("", fare.currency):
                fare.is_unclear = True
            else:
                _add(fare, one)


def _said(text: str) -> _Said | None:
    for kind, shape in (
        (_Kind.FARE, _FARE_LINE),
        (_Kind.TOTAL, _TOTAL_LINE),
        (_Kind.TAX, _TAX_LINE),
    ):
        match = shape.fullmatch(text)
        if match is not None:
            letters = [match["before"] or "", match["behind"] or ""]
            type_ = next((one for one in letters if one in _TYPES), "")
            before, behind = ("" if one in _TYPES else one for one in letters)
            if kind is _Kind.FARE:
                type_ = match["type"] or type_
            currency = before or behind
            other = behind if behind != currency else ""
            return _Said(kind, currency, (("", match["amount"]),), type_, other)
    match = _TAX_CODES.fullmatch(text)
    if match is None:
        return None
    coded = list(_CODED.finditer(match["taxes"]))
    (currency, *others) = sorted({one["currency"] or "" for one in coded}, reverse=True)
    amounts = tuple((one["code"], one["amount"]) for one in coded)
    return _Said(_Kind.TAX, currency, amounts, other="".join(others))


def _add(fare: PastedFare, said: _Said) -> None:
    amounts = [(code, minor(amount, fare.currency)) for code, amount in said.amounts]
    code, amount = amounts[0]
    if said.kind is _Kind.FARE:
        fare.base = amount
    elif said.kind is _Kind.TOTAL:
        fare.total = amount
    elif code:
        fare.taxes.extend(amounts)
    elif amount != sum(one for _, one in fare.taxes):  # not that of those above, and not nothing
        fare.taxes.append(("XT", amount))
