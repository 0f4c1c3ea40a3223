"""E-ticket, EMD and booking numbers, as agents type them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.models.airlines import ACCOUNTING_CODES

_TICKET = re.compile(r"(\d{3})(\d{10})", re.ASCII)
_PNR = re.compile(r"[A-Z0-9]{6}")


class TicketNumberProblem(StrEnum):
    """Why what was typed is no ticket number."""

    MISSING = "missing"
    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    ZEROS = "zeros"
    AIRLINE = "airline"
    """No airline that is known has these first three digits."""


class TicketNumberError(ValueError):
    """The number is not an e-ticket or EMD number; the message says what is wrong.

    `digits` is how many were typed, where they are not as many as they should be; `airline` are
    the first three, where they are nobody's.
    """

    def __init__(
        self, problem: TicketNumberProblem, message: str, digits: int = 0, airline: str = ""
    ) -> None:
        super().__init__(message)
        self.problem = problem
        self.digits = digits
        self.airline = airline


@dataclass(frozen=True, slots=True)
class TicketNumber:
    """A 13-digit e-ticket or EMD number: 3-digit airline accounting code, 10-digit document.

    Source: IATA Resolution 722; the modulus-7 check digit is not one of the 13.
    """

    airline: str
    document: str

    @classmethod
    def parse(cls, text: str) -> "TicketNumber":
        """Read `074-1234567890`, `0741234567890` or `074 1234 567890`.

        Raises `TicketNumberError` with a reason a person can act on.
        """
        digits = re.sub(r"[\s\u00a0-]", "", text)
        if not digits:
            raise TicketNumberError(TicketNumberProblem.MISSING, "The ticket number is missing")
        if not re.fullmatch(r"\d+", digits, re.ASCII):
            raise TicketNumberError(
                TicketNumberProblem.NOT_DIGITS, "A ticket number has digits only"
            )
        match = _TICKET.fullmatch(digits)
        if match is None:
            raise TicketNumberError(
                TicketNumberProblem.LENGTH,
                f"A ticket number has 13 digits, this has {len(digits)}",
                len(digits),
            )
        if match[2] == "0" * 10:
            raise TicketNumberError(
                TicketNumberProblem.ZEROS, "The document number cannot be all zeros"
            )
        return cls(match[1], match[2])

    def checked(self) -> "TicketNumber":
        """Return it, where an airline has its first three digits: for what somebody types or hands
        over. What was recorded stays what it is, whatever is known of airlines later.

        Raises `TicketNumberError`.
        """
        if self.airline not in ACCOUNTING_CODES:
            raise TicketNumberError(
                TicketNumberProblem.AIRLINE,
                f"No airline has the accounting code {self.airline}; check the first three digits",
                airline=self.airline,
            )
        return self

    def __str__(self) -> str:
        return f"{self.airline}-{self.document}"


def is_pnr(text: str) -> bool:
    """Whether `text` has the shape of a record locator: six capitals or digits."""
    return _PNR.fullmatch(text) is not None
