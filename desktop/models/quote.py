"""A rebooking quote: the trip, the price line by line, and until when it holds."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.models import money
from desktop.models.card_shield import mask
from desktop.models.money import Money
from desktop.models.ticket import is_pnr


class LineKind(StrEnum):
    """What a price line is for. Extras are the customer's choice and never pre-set."""

    FARE_DIFFERENCE = "fare_difference"
    TAX_DIFFERENCE = "tax_difference"
    CHANGE_FEE = "change_fee"
    SEAT = "seat"
    BAG = "bag"
    OTHER = "other"
    WAIVER = "waiver"


class PassengerType(StrEnum):
    """IATA passenger type codes."""

    ADULT = "ADT"
    YOUTH = "YTH"
    CHILD = "CHD"
    INFANT = "INF"


class QuoteProblem(StrEnum):
    """Why a quote cannot become a payment link yet."""

    NOTHING_TO_PAY = "nothing_to_pay"
    LINE_NEGATIVE = "line_negative"
    QUANTITY = "quantity"
    WAIVER_REASON = "waiver_reason"
    BOOKING = "booking"
    FLIGHT = "flight"
    SAME_AIRPORTS = "same_airports"


@dataclass(frozen=True, slots=True)
class Flight:
    """One flight as the customer knows it: airports, and the departure's local wall time.

    `departs` is ISO 8601 local time at the origin without offset, `2026-11-22T12:15`; empty where
    not known. `flight` is the flight number, `KL1677`, or empty.
    """

    origin: str
    destination: str
    departs: str = ""
    flight: str = ""

    @property
    def route(self) -> str:
        """The airports as they are shown: `AMS–BCN`."""
        return f"{self.origin}–{self.destination}"


@dataclass(frozen=True, slots=True)
class Passenger:
    """One traveller of the booking. `name` is personal and stays out of the journal's bodies."""

    name: str
    type: PassengerType = PassengerType.ADULT


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """`quantity` times `unit_amount` (minor units of the quote's currency).

    Only a waiver may be negative, and then `detail` holds its reason.
    """

    kind: LineKind
    unit_amount: int
    quantity: int = 1
    detail: str = ""

    @property
    def amount(self) -> int:
        """The line's sum in minor units."""
        return self.unit_amount * self.quantity


@dataclass(frozen=True, slots=True)
class Quote:
    """What the customer is asked to pay, and for what.

    `valid_for_s` is how long the agent promises the price, in seconds from sending; None means
    until the fare hold ends. `fare_hold_until` is UTC seconds since the epoch, None where there is
    no hold. `generation` counts the links made for this quote, from 1; never two alive.
    `language` is the customer's (BCP 47: `nl`, `pt-BR`).
    """

    quote_id: str
    conversation_id: int
    currency: str = "EUR"
    booking: str = ""
    old: Flight | None = None
    new: Flight | None = None
    passengers: tuple[Passenger, ...] = ()
    lines: tuple[QuoteLine, ...] = ()
    valid_for_s: int | None = 4 * 3600
    fare_hold_until: float | None = None
    language: str = "en"
    generation: int = 1

    @property
    def total(self) -> Money:
        """Everything the customer pays: all-in, in the quote's currency (Reg. (EC) 1008/2008)."""
        return money.total(
            (Money(line.amount, self.currency) for line in self.lines), self.currency
        )

    def problems(self) -> tuple[QuoteProblem, ...]:
        """Return all that keeps this quote from becoming a link; empty when it may be sent."""
        found: list[QuoteProblem] = []
        if self.new is None or not _plausible(self.new) or (self.old and not _plausible(self.old)):
            found.append(QuoteProblem.FLIGHT)
        elif self.new.origin == self.new.destination:
            found.append(QuoteProblem.SAME_AIRPORTS)
        if self.booking and not is_pnr(self.booking):
            found.append(QuoteProblem.BOOKING)
        if any(line.quantity < 1 for line in self.lines):
            found.append(QuoteProblem.QUANTITY)
        for line in self.lines:
            if line.kind is LineKind.WAIVER:
                if line.amount < 0 and not line.detail.strip():
                    found.append(QuoteProblem.WAIVER_REASON)
            elif line.unit_amount < 0:
                found.append(QuoteProblem.LINE_NEGATIVE)
        if self.total.amount <= 0:
            found.append(QuoteProblem.NOTHING_TO_PAY)
        return tuple(dict.fromkeys(found))

    def ends_at(self, sent_at: float) -> float | None:
        """Return when the price ends (UTC seconds) if sent at `sent_at`: the earliest bound.

        None when neither a validity nor a fare hold bounds it.
        """
        bounds = [
            bound
            for bound in (
                sent_at + self.valid_for_s if self.valid_for_s is not None else None,
                self.fare_hold_until,
            )
            if bound is not None
        ]
        return min(bounds) if bounds else None

    def next_generation(self) -> "Quote":
        """Return the same quote for its next link, after the last one can no longer be paid."""
        return replace(self, generation=self.generation + 1)

    def shielded(self) -> "Quote":
        """Return the quote with card numbers masked in all that somebody typed."""
        return replace(
            self,
            booking=mask(self.booking),
            passengers=tuple(replace(one, name=mask(one.name)) for one in self.passengers),
            lines=tuple(replace(line, detail=mask(line.detail)) for line in self.lines),
            old=_shielded(self.old),
            new=_shielded(self.new),
        )

    def public(self) -> dict[str, Any]:
        """What may stand in a journal body: amounts, kinds, airports; nothing personal."""
        return {
            "conversation": self.conversation_id,
            "currency": self.currency,
            "total": self.total.amount,
            "lines": [[line.kind.value, line.quantity, line.unit_amount] for line in self.lines],
            "old": list(_flight_facts(self.old)),
            "new": list(_flight_facts(self.new)),
            "passengers": [passenger.type.value for passenger in self.passengers],
            "valid_for_s": self.valid_for_s,
            "fare_hold_until": self.fare_hold_until,
            "language": self.language,
            "generation": self.generation,
        }

    def to_json(self) -> str:
        """Serialise everything, personal values included: for private storage only."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Quote":
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        data = json.loads(text)
        return cls(
            **{
                **data,
                "old": Flight(**data["old"]) if data["old"] else None,
                "new": Flight(**data["new"]) if data["new"] else None,
                "passengers": tuple(
                    Passenger(item["name"], PassengerType(item["type"]))
                    for item in data["passengers"]
                ),
                "lines": tuple(
                    QuoteLine(
                        LineKind(item["kind"]),
                        item["unit_amount"],
                        item["quantity"],
                        item["detail"],
                    )
                    for item in data["lines"]
                ),
            }
        )

    def fingerprint(self) -> str:
        """SHA-256 of all that the customer is asked to agree to; changes with any edit."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def _shielded(flight: Flight | None) -> Flight | None:
    return replace(flight, flight=mask(flight.flight)) if flight is not None else None


def _plausible(flight: Flight) -> bool:
    return all(
        len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
        for code in (flight.origin, flight.destination)
    )


def _flight_facts(flight: Flight | None) -> tuple[str, ...]:
    return (
        () if flight is None else (flight.origin, flight.destination, flight.departs, flight.flight)
    )
