"""What a search may name exactly: ticket and conversation numbers, quotes, amounts."""

import re
import unicodedata
from dataclasses import dataclass

from desktop.models.money import AmountError, parse_amount

_NUMBER = re.compile(r"#?(\d{1,18})", re.ASCII)
_TICKET = re.compile(r"(?:\d[\s-]?){10,13}", re.ASCII)
_QUOTE = re.compile(r"[0-9a-f]{6,32}", re.ASCII)
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₩": "KRW", "₹": "INR", "₺": "TRY"}
_CURRENCY = re.compile(rf"[A-Z]{{3}}|[{''.join(_SIGNS)}]", re.IGNORECASE)
_EXPONENT_OF = ("EUR", "JPY", "KWD")
"""One currency for each number of decimals that money has."""


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """An amount as it was typed: what it may be (decimals with a point, for currencies of two, no
    and three decimals), and the currency where one was named. `plain` says that it is digits only,
    which may be many other things."""

    decimals: tuple[str, ...]
    currency: str
    plain: bool


def normal(search: str) -> str:
    """Return what was typed with plain digits and letters, without space around it."""
    return unicodedata.normalize("NFKC", search).strip()


def conversation_number(search: str) -> int | None:
    """Read `17` or `#17`."""
    match = _NUMBER.fullmatch(normal(search))
    return int(match[1]) if match else None


def ticket_digits(search: str) -> str:
    """Read a ticket number with or without separators: 13 digits, or the 10 of its document;
    empty where it is none."""
    wanted = normal(search)
    digits = re.sub(r"\D", "", wanted)
    return digits if _TICKET.fullmatch(wanted) and len(digits) in (10, 13) else ""


def quote_digits(search: str) -> str:
    """Read a quote's id, or so much of its beginning or end as names one; empty otherwise."""
    wanted = normal(search).lower().replace("-", "")
    return wanted if _QUOTE.fullmatch(wanted) and re.search(r"\d", wanted) else ""


def amount(search: str) -> TypedAmount | None:
    """Read `186`, `186,00`, `€186.00`, `186.00 EUR`, `1.186,00`; None where it is no amount."""
    wanted = normal(search)
    currency = ""
    named = _CURRENCY.search(wanted)
    if named:
        currency = _SIGNS.get(named[0], named[0].upper())
        wanted = (wanted[: named.start()] + wanted[named.end() :]).strip()
    found: list[str] = []
    for one in _EXPONENT_OF:
        try:
            found.append(parse_amount(wanted, one).decimal)
        except AmountError:
            continue
    if not found or wanted.startswith(("-", "+")):
        return None
    plain = not currency and wanted.isdecimal()
    return TypedAmount(tuple(dict.fromkeys(found)), currency, plain)
