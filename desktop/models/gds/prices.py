"""Price blocks of the reservation systems' screens: fares with their taxes, and reissue values."""

import re
from dataclasses import dataclass

from desktop.models.gds.amounts import AMOUNT, CODE, PastedFare, minor, taxes_in
from desktop.models.gds.labelled import LabelledFares
from desktop.models.gds.quotations import LinearFares, ListedFares

_A = AMOUNT
_AMADEUS_FARE = re.compile(
    rf"^\s*FARE\s+(?:[A-Z]\s+)?(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})(?![\d.,])(?!.*\bT(?:AX|OT)\b)"
)
_AMADEUS_EQUIV = re.compile(rf"^\s*EQUIV\s+(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})")
_AMADEUS_TAX = re.compile(
    rf"TX?(?:\d{{3}})\s*(?P<flag>[XO])?\s*(?P<currency>[A-Z]{{3}})\s*(?P<amount>{_A})\s*-?"
    r"(?P<code>[A-Z][A-Z0-9]|\d[A-Z])"
)
_AMADEUS_TOTAL = re.compile(
    rf"^\s*(?:GRAND\s+)?TOTAL\s+(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})"
    r"\s*(?:BSR\s.*)?$"
)
_AMADEUS_TAXES = re.compile(rf"^\s*TOTALTAX\s+(?P<currency>[A-Z]{{3}})\s+(?P<amount>{_A})\s*$")
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
_COLUMNS = re.compile(
    rf"^\s*(?:\d{{1,2}}[.\-]?\s+)?(?P<type>[A-Z][A-Z0-9]{{2}})\s+"
    rf"(?P<currency>[A-Z]{{3}})\s*(?P<base>{_A})\s+(?:(?P=currency)\s*)?(?P<tax>{_A})(?:XT)?"
    rf"\s+(?:(?P=currency)\s*)?(?P<total>{_A})\s*$"
)
_PAT = re.compile(
    rf"^\s*\d{{2}}\s.*?\bFARE:(?P<currency>[A-Z]{{3}})(?P<base>{_A})"
    rf"(?:\s+TAX:(?:(?P=currency)(?P<tax>{_A})|TEXEMPT\w*))?"
    rf"(?:\s+YQ:(?:(?P=currency)(?P<fuel>{_A})|TEXEMPT\w*))?\s+TOTAL:(?:[A-Z]{{3}})?(?P<total>{_A})\s*$"
)
_FN = re.compile(
    rf"^\s*(?:\d{{1,2}}\.)?FN/(?:A/)?F(?P<currency>[A-Z]{{3}})(?P<base>{_A})/.*?"
    rf"(?P<taxes>(?:/T[A-Z]{{3}}{_A}{CODE})*)/A(?P<total_currency>[A-Z]{{3}})(?P<total>{_A})(?:/.*)?\s*$"
)
_FN_TAX = re.compile(rf"/T(?P<currency>[A-Z]{{3}})(?P<amount>{_A})(?P<code>{CODE})")
_REISSUE = re.compile(
    r"^\W*(?P<what>ADD(?:ITIONAL)?[ -]*COLL(?:ECT(?:ION)?)?|ADC|PENALTY(?: FEE)?|CHANGE FEE|"
    r"RESIDUAL(?: VALUE| AMOUNT)?)\W+"
    rf"(?:(?:(?P<currency>[A-Z]{{3}})\s*(?P<amount>{_A})|(?P<amount2>{_A})\s*(?P<currency2>[A-Z]{{3}}))"
    r"(?!\s?-|[\d.,]*\d))?"
)
"""Of `1,118.00` or `59.00-` no part is read."""


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
        self._linear = LinearFares(self.fares)
        self._listed = ListedFares(self.fares)
        self._labelled = LabelledFares(self.fares)

    def take(self, line: str) -> bool:
        """Read a line, where it belongs to a price. Raises `AmountError` for an amount with more
        decimals than its currency has."""
        return any(
            reader(line)
            for reader in (
                self._reissue,
                self._sabre,
                self._galileo,
                self._labelled.take,
                self._linear.take,
                self._breakdown,
                self._amadeus,
                self._columns,
                self._travelsky,
                self._listed.take,
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
            return not re.search(r"\d", line[match.end() :])  # a bare heading is passed over
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
        fare.stands_in(match["total_currency"])
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
        fare.taxes.extend(taxes_in(text, fare.currency))
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
                self.fares[-1].stands_in(tax["currency"])
            return True
        combined = _AMADEUS_TAXES.match(line)
        if combined is not None and self.fares:
            if not self.fares[-1].taxes and not self.fares[-1].paid_taxes:
                amount = minor(combined["amount"], combined["currency"])
                self.fares[-1].taxes.append(("XT", amount))
                self.fares[-1].stands_in(combined["currency"])
            return True
        total = _AMADEUS_TOTAL.match(line)
        if total is not None and self.fares:
            if self.fares[-1].total is None:
                self.fares[-1].total = minor(total["amount"], total["currency"])
                self.fares[-1].stands_in(total["currency"])
            return True
        return False

    def _columns(self, line: str) -> bool:
        """Worldspan's 4P: type, fare, taxes and total in a row. The sum says that it is one."""
        match = _COLUMNS.match(line)
        if match is None:
            return False
        currency = match["currency"]
        base, tax, total = (minor(match[one], currency) for one in ("base", "tax", "total"))
        if base + tax != total:
            return False
        taxes = [("XT", tax)] if tax else []
        self.fares.append(PastedFare(currency, base, taxes, total=total, type=match["type"]))
        return True

    def _travelsky(self, line: str) -> bool:
        """TravelSky: `01 Y FARE:CNY1130.00 TAX:CNY50.00 YQ:CNY60.00 TOTAL:1240.00` (PAT), and
        `FN/A/FCNY1130.00/SCNY1130.00/C3.00/XCNY110.00/TCNY50.00CN/TCNY60.00YQ/ACNY1240.00`."""
        offered, stored = _PAT.match(line), _FN.match(line)
        if offered is not None:
            currency = offered["currency"]
            fuel = offered["fuel"]
            taxes = [("XT", minor(offered["tax"], currency))] if offered["tax"] else []
            taxes += [("YQ", minor(fuel, currency))] if fuel else []
            total = minor(offered["total"], currency)
            base = minor(offered["base"], currency)
            self.fares.append(
                PastedFare(currency, base, [tax for tax in taxes if tax[1]], total=total)
            )
        elif stored is not None:
            currency = stored["currency"]
            found = [
                (tax["code"], minor(tax["amount"], currency))
                for tax in _FN_TAX.finditer(stored["taxes"])
                if tax["currency"] == currency
            ]
            total = minor(stored["total"], stored["total_currency"])
            base = minor(stored["base"], currency)
            self.fares.append(PastedFare(currency, base, found, total=total))
            self.fares[-1].stands_in(stored["total_currency"])
        return offered is not None or stored is not None
