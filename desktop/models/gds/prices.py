"""Price blocks of the reservation systems' screens: fares with their taxes, and reissue values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.models.money import AmountError, exponent

_A = r"\d{1,9}(?:\.\d{1,4})?"
_TAX = re.compile(
    rf"(?P<amount>{_A})\s*-?(?P<code>[A-Z][A-Z0-9]|\d[A-Z])(?:[A-Z]{{2}})?(?![A-Z0-9])"
)
_AMADEUS_FARE = re.compile(rf"^\s*FARE\s+(?:[A-Z]\s+)?(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})")
_AMADEUS_EQUIV = re.compile(rf"^\s*EQUIV\s+(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})")
_AMADEUS_TAX = re.compile(
    rf"TX?(?:\d{{3}})\s*(?P<flag>[XO])?\s*(?P<currency>[A-Z]{{3}})\s*(?P<amount>{_A})\s*-?"
    r"(?P<code>[A-Z][A-Z0-9]|\d[A-Z])"
)
_AMADEUS_TOTAL = re.compile(
    rf"^\s*(?:GRAND\s+)?TOTAL\s+(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})\s*$"
)
_SABRE = re.compile(
    rf"^\s*(?:(?P<count>\d{{1,2}})-\s*)?(?P<currency>[A-Z]{{3}})(?P<base>{_A})"
    rf"(?:\s+(?P<equiv_currency>[A-Z]{{3}})(?P<equiv>{_A}))?"
    rf"(?:\s+(?P<tax>{_A})(?P<code>XT|[A-Z][A-Z0-9]|\d[A-Z]))?"
    rf"\s+(?P<total_currency>[A-Z]{{3}})(?P<total>{_A})(?P<type>[A-Z][A-Z0-9]{{2}})\s*$"
)
_GALILEO = re.compile(
    rf"^\s*FQ[A-Z]\s+(?P<people>\d+(?:[.\-]\d+)*)\s+(?:\S+\s+)??(?P<currency>[A-Z]{{3}})\s+"
    rf"(?P<base>{_A})\s+(?P<tax>{_A})\s+(?P<total>{_A})\s+(?P<type>[A-Z][A-Z0-9]{{2}})\s*$"
)
_LINEAR = re.compile(
    rf"FARE\s+(?P<currency>[A-Z]{{3}})\s+(?P<base>{_A})"
    rf"(?:\s+EQU\s+(?P<equiv_currency>[A-Z]{{3}})\s+(?P<equiv>{_A}))?"
    rf"(?P<taxes>(?:\s+TAX\s+{_A}[A-Z0-9]{{2}})+)\s+TOT\s+[A-Z]{{3}}\s+(?P<total>{_A})"
)
_FXP = re.compile(
    rf"^\s*(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})\s*-?(?P<code>[A-Z0-9]{{2}})?(?=\s|$|-)"
)
_REISSUE = re.compile(
    r"^\W*(?P<what>ADD(?:ITIONAL)?[ -]*COLL(?:ECT(?:ION)?)?|ADC|PENALTY(?: FEE)?|CHANGE FEE|"
    r"RESIDUAL(?: VALUE| AMOUNT)?)\W+"
    rf"(?:(?P<currency>[A-Z]{{3}})\s*(?P<amount>{_A})|(?P<amount2>{_A})\s*(?P<currency2>[A-Z]{{3}}))?"
)


@dataclass(slots=True)
class PastedFare:
    """One price for one passenger, in minor units. `type` is the system's own (`ADT`, `C05`), empty
    where it says none; `count` how many pay it; `paid_taxes` those that were paid with the old
    ticket (Amadeus marks them O). `total` None where the screen shows none."""

    currency: str
    base: int
    taxes: list[tuple[str, int]] = field(default_factory=list)
    paid_taxes: list[tuple[str, int]] = field(default_factory=list)
    total: int | None = None
    type: str = ""
    count: int = 1

    @property
    def adds_up(self) -> bool:
        """Whether fare and taxes are the total that the screen shows."""
        taxes = sum(amount for _, amount in (*self.taxes, *self.paid_taxes))
        return self.total is None or self.base + taxes == self.total


@dataclass(slots=True)
class Reissue:
    """What a ticket changer computed for one ticket, in minor units; None where it says nothing."""

    currency: str = ""
    add_collect: int | None = None
    penalty: int | None = None
    residual: int | None = None


class PriceReader:
    """Takes the lines of a screen one by one; `take` says whether a line was a price's."""

    def __init__(self) -> None:
        self.fares: list[PastedFare] = []
        self.reissue = Reissue()
        self._breaks_down = False
        self._fxp: PastedFare | None = None

    def take(self, line: str) -> bool:
        """Read a line, where it belongs to a price. Raises `AmountError` for an amount with more
        decimals than its currency has."""
        return any(
            reader(line)
            for reader in (
                self._reissue,
                self._sabre,
                self._galileo,
                self._linear,
                self._breakdown,
                self._amadeus,
                self._listed,
            )
        )

    def _reissue(self, line: str) -> bool:
        match = _REISSUE.match(line)
        if match is None:
            return False
        amount, currency = (
            match["amount"] or match["amount2"],
            match["currency"] or match["currency2"],
        )
        if amount is None or currency is None:
            return True
        value = minor(amount, currency)
        self.reissue.currency = currency
        if match["what"].startswith(("PENALTY", "CHANGE")):
            self.reissue.penalty = value
        elif match["what"].startswith("RESIDUAL"):
            self.reissue.residual = value
        else:
            self.reissue.add_collect = value
        return True

    def _sabre(self, line: str) -> bool:
        match = _SABRE.match(line)
        if match is None:
            return False
        currency = match["equiv_currency"] or match["currency"]
        fare = PastedFare(
            currency,
            minor(match["equiv"] or match["base"], currency),
            total=minor(match["total"], match["total_currency"]),
            type=match["type"],
            count=int(match["count"] or 1),
        )
        if match["tax"]:
            fare.taxes.append((match["code"], minor(match["tax"], currency)))
        self.fares.append(fare)
        return True

    def _breakdown(self, line: str) -> bool:
        """Sabre's `XT BREAKDOWN`, or `XT  450000YR  59000UE`: what the XT consists of."""
        if re.match(r"^\s*XT BREAKDOWN\s*$", line):
            self._breaks_down = True
            return True
        begins = re.match(r"^\s*XT(?:\s+|$)", line)
        text = line[begins.end() :] if begins else line
        only_taxes = re.fullmatch(rf"(?:\s*{_A}[A-Z0-9]{{2}})+\s*", text)
        if not only_taxes or not (begins or self._breaks_down) or not self.fares:
            self._breaks_down = False
            return False
        self._breaks_down = True
        fare = self.fares[-1]
        if fare.taxes and fare.taxes[0][0] == "XT":
            fare.taxes = fare.taxes[1:]
        fare.taxes.extend(_taxes(text, fare.currency))
        return True

    def _galileo(self, line: str) -> bool:
        match = _GALILEO.match(line)
        if match is None:
            return False
        people = re.split(r"[.\-]", match["people"])
        count = int(people[-1]) - int(people[0]) + 1 if "-" in match["people"] else len(people)
        currency = match["currency"]
        base, tax, total = (minor(match[one], currency) for one in ("base", "tax", "total"))
        # The last column is for all of the line's passengers together.
        self.fares.append(
            PastedFare(
                currency,
                base,
                [("XT", tax)],
                total=total // count if total % count == 0 else total,
                type=match["type"],
                count=count,
            )
        )
        return True

    def _linear(self, line: str) -> bool:
        match = _LINEAR.search(line)
        if match is None:
            return False
        currency = match["equiv_currency"] or match["currency"]
        self.fares.append(
            PastedFare(
                currency,
                minor(match["equiv"] or match["base"], currency),
                list(_taxes(match["taxes"].replace("TAX", " "), currency)),
                total=minor(match["total"], currency),
            )
        )
        return True

    def _amadeus(self, line: str) -> bool:
        fare, equivalent = _AMADEUS_FARE.match(line), _AMADEUS_EQUIV.match(line)
        if fare is not None:
            currency = fare["currency"]
            self.fares.append(PastedFare(currency, minor(fare["amount"], currency)))
            return True
        if equivalent is not None and self.fares:
            currency = equivalent["currency"]
            self.fares[-1].currency = currency
            self.fares[-1].base = minor(equivalent["amount"], currency)
            return True
        taxes = list(_AMADEUS_TAX.finditer(line))
        if taxes and self.fares:
            for tax in taxes:
                into = self.fares[-1].paid_taxes if tax["flag"] == "O" else self.fares[-1].taxes
                into.append((tax["code"], minor(tax["amount"], tax["currency"])))
            return True
        total = _AMADEUS_TOTAL.match(line)
        if total is not None and self.fares:
            if self.fares[-1].total is None:
                self.fares[-1].total = minor(total["amount"], total["currency"])
            return True
        return False

    def _listed(self, line: str) -> bool:
        """Amadeus' FXP: the fare, each tax with its code, and the sum, one under the other."""
        match = _FXP.match(line)
        if match is None or not _is_currency(match["currency"]):
            self._fxp = None
            return False
        currency = match["currency"]
        amount = minor(match["amount"], currency)
        fare = self._fxp
        if match["code"] is None and (fare is None or fare.currency != currency):
            self._fxp = PastedFare(currency, amount)
            self.fares.append(self._fxp)
            return True
        if fare is None:
            return False
        if match["code"] is None:
            fare.total = amount
            self._fxp = None
        else:
            fare.taxes.append((match["code"], amount))
        return True


def minor(text: str, currency: str) -> int:
    """Minor units of an amount as a screen shows it. Raises `AmountError` for too many decimals;
    a screen's `.00` behind a currency without decimals is none."""
    digits = exponent(currency)
    whole, _, fraction = text.partition(".")
    if len(fraction) > digits and fraction[digits:].strip("0"):
        raise AmountError(f"{currency} has at most {digits} decimals: {text}")
    return int(whole + fraction[:digits].ljust(digits, "0"))


def _taxes(text: str, currency: str) -> Iterator[tuple[str, int]]:
    for tax in _TAX.finditer(text):
        yield tax["code"], minor(tax["amount"], currency)


def _is_currency(code: str) -> bool:
    return code in _CURRENCIES


_CURRENCIES = frozenset(
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GHS HKD HUF IDR ILS"
    " INR ISK JOD JPY KES KRW KWD LBP LKR MAD MUR MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON"
    " RSD SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR".split()
)
