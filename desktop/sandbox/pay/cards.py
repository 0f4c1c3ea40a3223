"""Stripe's test cards and accounts, and what a form says about them.

Source: https://docs.stripe.com/testing. A number is looked at once and let go: only the brand and
the last four digits are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_SUCCEEDS = "paid"
_CHALLENGED = "challenge"

_CARDS = {
    "4242424242424242": _SUCCEEDS,
    "4000056655665556": _SUCCEEDS,
    "5555555555554444": _SUCCEEDS,
    "2223003122003222": _SUCCEEDS,
    "378282246310005": _SUCCEEDS,
    "4000005280000002": _SUCCEEDS,
    "4000000000000002": "declined:generic_decline",
    "4000000000009995": "declined:insufficient_funds",
    "4000000000009987": "declined:lost_card",
    "4000000000009979": "declined:stolen_card",
    "4000000000000069": "declined:expired_card",
    "4000000000000127": "declined:incorrect_cvc",
    "4000000000000119": "declined:processing_error",
    "4000002500003155": _CHALLENGED,
    "4000000000003220": _CHALLENGED,
    "4000002760003184": _CHALLENGED,
}
# The accounts whose debits a bank returns; every other valid IBAN pays.
_RETURNED_IBANS = frozenset({"DE62370400440532013001", "NL91ABNA0417164300"})


@dataclass(frozen=True)
class Card:
    """What may be known of a card that was typed, and how its payment goes.

    `outcome` is one that StripeWorld.finish_payment takes.
    """

    brand: str
    last4: str
    exp_month: int
    exp_year: int
    outcome: str
    challenged: bool


@dataclass(frozen=True)
class Account:
    """What may be known of an IBAN that was typed, and how its debit goes."""

    country: str
    bank_code: str
    last4: str
    outcome: str


class FormError(ValueError):
    """Fields that are not filled in rightly; `phrases` says by field what helps."""

    def __init__(self, **phrases: str) -> None:
        """Name each wrong field, and the key of its phrase."""
        super().__init__(", ".join(phrases))
        self.phrases = phrases


def read_card(number: str, expiry: str, cvc: str, now: float) -> Card:
    """Return the card of a form. `now`: UTC seconds. Raises FormError with all wrong fields."""
    wrong: dict[str, str] = {}
    digits = re.sub(r"[\s-]", "", number)
    if not re.fullmatch(r"[0-9]{12,19}", digits) or not _luhn(digits):
        wrong["number"] = "bad_number"
    month, year = _month(expiry)
    today = datetime.fromtimestamp(now, UTC)
    if (year, month) < (today.year, today.month):
        wrong["expiry"] = "bad_expiry"
    brand = _brand(digits)
    if not re.fullmatch(r"[0-9]{4}" if brand == "amex" else r"[0-9]{3}", cvc.strip()):
        wrong["cvc"] = "bad_cvc"
    if wrong:
        raise FormError(**wrong)
    # A number that is not a test card could be somebody's: Stripe declines it in test mode too.
    outcome = _CARDS.get(digits, "declined:test_mode_live_card")
    return Card(
        brand,
        digits[-4:],
        month,
        year,
        _SUCCEEDS if outcome == _CHALLENGED else outcome,
        outcome == _CHALLENGED,
    )


def read_account(iban: str, holder: str) -> Account:
    """Return the account of a form. Raises FormError."""
    wrong: dict[str, str] = {}
    compact = re.sub(r"\s", "", iban).upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", compact) or not _mod97(compact):
        wrong["iban"] = "bad_iban"
    if not holder.strip():
        wrong["holder"] = "bad_name"
    if wrong:
        raise FormError(**wrong)
    outcome = "failed" if compact in _RETURNED_IBANS else "paid"
    return Account(compact[:2], compact[4:8], compact[-4:], outcome)


def _month(expiry: str) -> tuple[int, int]:
    """Month and year of "12/30"; (0, 0), which is long over, where it is none."""
    match = re.fullmatch(r"\s*([0-9]{1,2})\s*/?\s*(?:20)?([0-9]{2})\s*", expiry)
    if match is None or not 1 <= int(match[1]) <= 12:
        return 0, 0
    return int(match[1]), 2000 + int(match[2])


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _mod97(iban: str) -> bool:
    rearranged = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in rearranged)) % 97 == 1


def _brand(digits: str) -> str:
    if digits.startswith(("34", "37")):
        return "amex"
    return "visa" if digits.startswith("4") else "mastercard"
