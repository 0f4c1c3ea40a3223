"""What is issued for a passenger: an e-ticket with its conjunction tickets, or an EMD."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.models.ticket import TicketNumber, TicketNumberError

MOST_TOGETHER = 4
"""Conjunction tickets of one journey: four coupons each, sixteen at most (IATA Resolution 722)."""
RFIC = "ABCDEFGI"
"""Reasons for issuance: A air transport, B other transport, C baggage, D financial impact, E
airport services, F merchandise, G in-flight services, I the airline's own (Resolution 725)."""

_KIND = re.compile(r"^\s*(?P<kind>EMD[ -]?[AS]|E-?TKT|TKT|TICKET|EMD)\b[:\s]*", re.IGNORECASE)
_REASON = re.compile(r"\s+(?P<rfic>[A-Z])\s*/?\s*(?P<rfisc>[A-Z0-9]{3})?\s*$", re.IGNORECASE)
_RANGE = re.compile(r"^(?P<first>[\d\s\u00a0-]*?\d{6})\s*[-/]\s*(?P<last>\d{1,3})\s*$", re.ASCII)
_DIGITS = 13


class DocumentKind(StrEnum):
    """An e-ticket; or an Electronic Miscellaneous Document, associated with a coupon of one, or
    standing alone."""

    TICKET = "ticket"
    EMD_A = "emd-a"
    EMD_S = "emd-s"


class DocumentProblem(StrEnum):
    """Why what was typed is no such document, beyond its number."""

    RANGE = "range"
    """Conjunction tickets follow each other, four at most; an EMD has none."""
    EMD_KIND = "emd_kind"
    """An EMD is one with a ticket (EMD-A) or one alone (EMD-S)."""
    RFIC = "rfic"
    REASON_OF_TICKET = "reason_of_ticket"
    """Only an EMD has a reason for issuance."""


class DocumentError(ValueError):
    """The number is right, and the rest of it is not."""

    def __init__(self, problem: DocumentProblem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """One document. `together` counts it and its conjunction tickets. `rfic` and `rfisc` are an
    EMD's reason for issuance, empty where they were not given."""

    number: TicketNumber
    kind: DocumentKind = DocumentKind.TICKET
    together: int = 1
    rfic: str = ""
    rfisc: str = ""

    @classmethod
    def parse(cls, text: str) -> "TravelDocument":
        """Read `074-1234567890`, `074-1234567890-91`, `EMD-A 074-8201234567 C/0C3`.

        Raises `TicketNumberError` for the number and `DocumentError` for the rest.
        """
        named = _KIND.match(text)
        kind = _kind_of(named["kind"]) if named else DocumentKind.TICKET
        rest = text[named.end() :] if named else text
        reason = _REASON.search(rest)
        if reason:
            rest = rest[: reason.start()]
        found = _RANGE.match(rest)
        if found and len(re.sub(r"\D", "", found["first"])) != _DIGITS:
            found = None  # a dash within the number
        number = TicketNumber.parse(found["first"] if found else rest)
        together = _counted(number, found["last"]) if found else 1
        rfic = reason["rfic"].upper() if reason else ""
        rfisc = (reason["rfisc"] or "").upper() if reason else ""
        if rfic and kind is DocumentKind.TICKET:
            raise DocumentError(
                DocumentProblem.REASON_OF_TICKET, "Only an EMD has a reason for issuance"
            )
        if rfic and rfic not in RFIC:
            raise DocumentError(DocumentProblem.RFIC, f"{rfic} is no reason for issuance")
        if together > 1 and kind is not DocumentKind.TICKET:
            raise DocumentError(DocumentProblem.RANGE, "An EMD has no conjunction numbers")
        return cls(number, kind, together, rfic, rfisc)

    def checked(self) -> "TravelDocument":
        """Return it, where an airline has its number's first digits. Raises `TicketNumberError`."""
        self.number.checked()
        return self

    @property
    def airline(self) -> str:
        """The accounting code of the airline whose paper it is."""
        return self.number.airline

    @property
    def numbers(self) -> tuple[TicketNumber, ...]:
        """Every number that it takes up."""
        first = int(self.number.document)
        return tuple(
            TicketNumber(self.number.airline, f"{first + more:010d}")
            for more in range(self.together)
        )

    @property
    def is_emd(self) -> bool:
        """Whether it is no ticket."""
        return self.kind is not DocumentKind.TICKET

    @property
    def shown(self) -> str:
        """The number as a customer reads it: `074-1234567890`, `074-1234567890-91`."""
        if self.together == 1:
            return str(self.number)
        return f"{self.number}-{self.numbers[-1].document[-2:]}"

    def __str__(self) -> str:
        """What `parse` reads."""
        kind = "" if not self.is_emd else f"{self.kind.value.upper()} "
        reason = f" {self.rfic}" + (f"/{self.rfisc}" if self.rfisc else "") if self.rfic else ""
        return f"{kind}{self.shown}{reason}"


def without_doubles(documents: Iterable[TravelDocument]) -> bool:
    """Whether no number stands in two of them."""
    numbers = [number for one in documents for number in one.numbers]
    return len(numbers) == len(set(numbers))


def read_field(text: str) -> tuple[TravelDocument, ...]:
    """Read what stands in one passenger's field: one document, or several between commas.

    Raises as `TravelDocument.parse` does, and where no airline has the first three digits.
    """
    parts = [part for part in re.split(r"[,;\n]", text) if part.strip()]
    return tuple(TravelDocument.parse(part).checked() for part in parts or [text])


def field_text(documents: Sequence[TravelDocument]) -> str:
    """What `read_field` reads."""
    return ", ".join(map(str, documents))


def _kind_of(word: str) -> DocumentKind:
    word = re.sub(r"[ -]", "", word.upper())
    if word == "EMDA":
        return DocumentKind.EMD_A
    if word == "EMDS":
        return DocumentKind.EMD_S
    if word == "EMD":
        raise DocumentError(DocumentProblem.EMD_KIND, "Write EMD-A (with a ticket) or EMD-S")
    return DocumentKind.TICKET


def _counted(number: TicketNumber, last: str) -> int:
    """How many numbers run from a first one to the last, of which the final digits are given."""
    tens: int = 10 ** len(last)
    more = (int(last) - int(number.document)) % tens
    if not 1 <= more < MOST_TOGETHER or int(number.document) + more >= 10**10:
        raise DocumentError(
            DocumentProblem.RANGE, "Conjunction tickets follow each other, four at most"
        )
    return more + 1


__all__ = [
    "MOST_TOGETHER",
    "RFIC",
    "DocumentError",
    "DocumentKind",
    "DocumentProblem",
    "TicketNumberError",
    "TravelDocument",
    "field_text",
    "read_field",
    "without_doubles",
]
