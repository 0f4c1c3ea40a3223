"""Amounts, tax codes and fares as the reservation systems' screens show them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from re import compile as pattern

from desktop.models.money import AmountError, exponent

AMOUNT = r"\d{1,9}(?:\.\d{1,4})?"
CODE = r"(?:[A-Z][A-Z0-9]|\d[A-Z])"
_TAX = pattern(rf"(?P<amount>{AMOUNT})\s*-?(?P<code>{CODE})(?:[A-Z]{{2}})?(?![A-Z0-9])")


@dataclass(slots=True)
class PastedFare:
    """One price for one passenger, in minor units. `type` is the system's own (`ADT`, `C05`), empty
    where it says none; `count` how many pay it; `paid_taxes` those that were paid with the old
    ticket (Amadeus marks them O). `total` None where the screen shows none. It `is_unclear` where
    its amounts stand in no currency, or in more than one."""

    currency: str
    base: int
    taxes: list[tuple[str, int]] = field(default_factory=list)
    paid_taxes: list[tuple[str, int]] = field(default_factory=list)
    total: int | None = None
    type: str = ""
    count: int = 1
    is_unclear: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether fare and taxes are the total that the screen shows. Where it shows none a tax may
        be missing, so that is no price either."""
        taxes = sum(amount for _, amount in (*self.taxes, *self.paid_taxes))
        return not self.is_unclear and self.base + taxes == self.total

    def stands_in(self, currency: str) -> None:
        """One of its amounts does; in another currency than its own it adds up to nothing."""
        self.is_unclear = self.is_unclear or currency != self.currency

    def break_down(self, taxes: list[tuple[str, int]]) -> None:
        """Put what `XT` consists of in its place, if it is the same sum."""
        combined = [amount for code, amount in self.taxes if code == "XT"]
        if len(combined) == 1 and combined[0] == sum(amount for _, amount in taxes):
            self.taxes = [tax for tax in self.taxes if tax[0] != "XT"] + taxes


def minor(text: str, currency: str) -> int:
    """Minor units of an amount as a screen shows it. Raises `AmountError` for too many decimals;
    a screen's `.00` behind a currency without decimals is none."""
    digits = exponent(currency)
    whole, _, fraction = text.partition(".")
    if len(fraction) > digits and fraction[digits:].strip("0"):
        raise AmountError(f"{currency} has at most {digits} decimals: {text}")
    return int(whole + fraction[:digits].ljust(digits, "0"))


def taxes_in(text: str, currency: str) -> Iterator[tuple[str, int]]:
    """The taxes in a piece of a line: `28.00YQ 740.00YR`, `12.34YQAC`."""
    for tax in _TAX.finditer(text):
        yield tax["code"], minor(tax["amount"], currency)


def is_currency(code: str) -> bool:
    """Whether three letters are a currency in which tickets are sold, and not a word or a city."""
    return code in _CURRENCIES


_CURRENCIES = frozenset(
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GHS HKD HUF IDR ILS"
    " INR ISK JOD JPY KES KRW KWD KZT LBP LKR MAD MUR MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR"
    " RON RSD SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU UZS VND XAF XOF ZAR".split()
)
