"""Prices that run over several lines: Amadeus' quotation (FXP) and the linear fare of Apollo."""

import re

from desktop.models.gds.amounts import AMOUNT, CODE, PastedFare, is_currency, minor, taxes_in

_LEFT = re.compile(
    rf"^\s{{0,3}}(?P<currency>[A-Z]{{3}})\s+(?P<amount>{AMOUNT})"
    rf"(?:\s?-?(?P<code>{CODE}))?(?P<right>\s{{2,}}\S.*)?$"
)
_BESIDE = re.compile(r"^\s{10,}\S")
_PAGE = re.compile(r"^\s*(?:MDR?|M|PAGE\s+\d.*)\s*$")
_COMBINED = re.compile(rf"\bXT(?P<taxes>(?:\s+[A-Z]{{3}}\s+{AMOUNT}\s*-?{CODE}\b)+)")
_ONE_OF_THEM = re.compile(rf"(?P<currency>[A-Z]{{3}})\s+(?P<amount>{AMOUNT})\s*-?(?P<code>{CODE})")
_HEADER = re.compile(r"^\s*PASSENGER\s+PTC\s+NP\s+FARE\s+(?P<currency>[A-Z]{3})\s")
_ROW = re.compile(
    rf"^\s*\d{{2}}\s.*?\s(?P<type>[A-Z][A-Z0-9]{{1,3}})\*?\s+(?P<count>\d{{1,2}})\s+"
    rf"(?P<base>{AMOUNT})\s+(?P<tax>{AMOUNT})\s+(?P<total>{AMOUNT})\s*$"
)
_LINEAR = re.compile(rf"\bFARE\s+[A-Z]{{3}}\s+{AMOUNT}\s+(?:EQU|TAX|TOT)\b")
_WHOLE = re.compile(
    rf"\bFARE\s+(?P<currency>[A-Z]{{3}})\s+(?P<base>{AMOUNT})"
    rf"(?:\s+EQU\s+(?P<equiv_currency>[A-Z]{{3}})\s+(?P<equiv>{AMOUNT}))?"
    rf"(?P<taxes>(?:\s+TAX\s+{AMOUNT}{CODE})*)"
    rf"\s+TOT\s+(?P<total_currency>[A-Z]{{3}})\s+(?P<total>{AMOUNT})"
)
_GOES_ON = re.compile(rf"^\s*(?:(?:[A-Z]{{3}}|{AMOUNT}(?:{CODE})?)(?:\s+|$))+$")


class ListedFares:
    """Amadeus' quotation: on the left the fare, its equivalent, each tax, and the sum; on the
    right the fare's construction, then what `XT` consists of.

    Of several passengers it is a table instead, whose head names the currency.
    """

    def __init__(self, fares: list[PastedFare]) -> None:
        self._fares = fares
        self._fare: PastedFare | None = None
        self._right: list[str] = []
        self._currency = ""

    def take(self, line: str) -> bool:
        """Read a line, where it belongs to a quotation. Raises `AmountError`."""
        if self._table(line):
            return True
        left = _LEFT.match(line)
        if left is not None and is_currency(left["currency"]):
            return self._left(left)
        if self._fare is not None and _BESIDE.match(line):
            self._beside(line)
            return True
        if self._fare is not None and _PAGE.match(line):
            return True
        self._fare = None
        return False

    def _left(self, match: re.Match[str]) -> bool:
        currency, code = match["currency"], match["code"]
        amount = minor(match["amount"], currency)
        fare = self._fare
        if code is None and (fare is None or fare.total is not None):
            self._fare = PastedFare(currency, amount)
            self._right = []
            self._fares.append(self._fare)
        elif fare is None or fare.total is not None:
            return False
        elif code is not None and currency == fare.currency:
            fare.taxes.append((code, amount))
        elif code is None and currency == fare.currency:
            fare.total = amount
        elif code is None and not fare.taxes:
            fare.currency, fare.base = currency, amount  # what the fare is worth where it is sold
        else:
            self._fare = None
            return False
        self._beside(match["right"] or "")
        return True

    def _beside(self, text: str) -> None:
        self._right.append(text.strip())
        combined = _COMBINED.search(" ".join(self._right))
        if combined is None or self._fare is None:
            return
        parts = list(_ONE_OF_THEM.finditer(combined["taxes"]))
        if all(part["currency"] == self._fare.currency for part in parts):
            self._fare.break_down(
                [(part["code"], minor(part["amount"], part["currency"])) for part in parts]
            )

    def _table(self, line: str) -> bool:
        header = _HEADER.match(line)
        if header is not None:
            self._currency = header["currency"]
            return True
        row = _ROW.match(line) if self._currency else None
        if row is None:
            return False
        base, tax, total = (minor(row[one], self._currency) for one in ("base", "tax", "total"))
        self._fares.append(
            PastedFare(
                self._currency,
                base,
                [("XT", tax)] if tax else [],
                total=total,
                type=row["type"],
                count=int(row["count"]),
            )
        )
        return True


class LinearFares:
    """`FARE USD 30.00 TAX 8.90XF TAX 12.60ZP TOT USD 51.50`, broken wherever a line is full."""

    _MOST_LINES = 12

    def __init__(self, fares: list[PastedFare]) -> None:
        self._fares = fares
        self._text = ""
        self._lines = 0
        self._typed: PastedFare | None = None
        self._awaits_type = False

    def take(self, line: str) -> bool:
        """Read a line, where it belongs to such a fare. Raises `AmountError`."""
        begins = _LINEAR.search(line)
        if begins is not None:
            self._text, self._lines = line[begins.start() :], 1
            # It stands from its first line on, without a total until that has come.
            self._fares.append(PastedFare("", 0))
        elif self._text and self._lines < self._MOST_LINES and _GOES_ON.match(line):
            self._text = f"{self._text} {line.strip()}"
            self._lines += 1
        else:
            self._text = ""
            return self._type(line)
        whole = _WHOLE.search(self._text)
        if whole is not None:
            self._text = ""
            self._typed = self._fares[-1]
            self._fill(self._fares[-1], whole)
        return True

    def _fill(self, fare: PastedFare, whole: re.Match[str]) -> None:
        fare.currency = whole["equiv_currency"] or whole["currency"]
        if whole["total_currency"] != fare.currency:
            return
        fare.base = minor(whole["equiv"] or whole["base"], fare.currency)
        fare.taxes = list(taxes_in(whole["taxes"].replace("TAX", " "), fare.currency))
        fare.total = minor(whole["total"], fare.currency)

    def _type(self, line: str) -> bool:
        """The passenger type stands under each fare, at the head of its baggage."""
        code = line.strip()
        if code == "BAGGAGE ALLOWANCE":
            self._awaits_type = True
            return True
        if self._awaits_type and re.fullmatch(r"[A-Z][A-Z0-9]{2}", code):
            if self._typed is not None:
                self._typed.type = code
            self._typed = None
            self._awaits_type = False
            return True
        return False
