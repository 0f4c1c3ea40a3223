"""A rebooking quote: the trip, the price line by line, and until when it holds."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.models import money
from desktop.models.card_shield import mask
from desktop.models.money import Money
from desktop.models.rebooking import stored
from desktop.models.rebooking.computing import Computed, compute
from desktop.models.rebooking.itinerary import Itinerary
from desktop.models.rebooking.lines import EXTRAS, LineKind
from desktop.models.rebooking.passengers import Passenger, PassengerType
from desktop.models.rebooking.refusals import Refusal, by_provider
from desktop.models.rebooking.terms import NO_TERMS, Rebooking
from desktop.models.ticket import is_pnr
from desktop.models.typed_words import (
    is_card_surcharge,
    names_our_change,
    says_something,
)

__all__ = [
    "Bound",
    "Flight",
    "LineKind",
    "Passenger",
    "PassengerType",
    "Quote",
    "QuoteLine",
    "QuoteProblem",
    "flight_of",
]


class QuoteProblem(StrEnum):
    """Why a quote cannot become a payment link yet."""

    WHOSE_CHANGE = "whose_change"
    """Nobody has said whose change it is, so nobody knows whether it may cost anything."""
    NOTHING_TO_PAY = "nothing_to_pay"
    LINE_NEGATIVE = "line_negative"
    QUANTITY = "quantity"
    WAIVER_RAISES = "waiver_raises"
    """A waiver above zero would be charged."""
    WAIVER_REASON = "waiver_reason"
    WAIVER_OURS = "waiver_ours"
    """Its reason says that the airline changed the booking, and then nobody pays anything."""
    CARD_SURCHARGE = "card_surcharge"
    """An extra for paying by card."""
    BOOKING = "booking"
    FLIGHT = "flight"
    SAME_AIRPORTS = "same_airports"
    REBOOKING = "rebooking"
    """What is computed from the passengers' prices, or the provider, allows no link: see
    `Quote.refusals`."""


class Bound(StrEnum):
    """What ends a price; the link dies with the earliest."""

    VALIDITY = "validity"
    """How long the agent promises it."""
    REPLY_WINDOW = "reply_window"
    """Until when the channel lets the agent write to the customer."""
    FARE_HOLD = "fare_hold"
    TICKETING = "ticketing"
    """The airline's ticketing time limit."""
    DEPARTURE = "departure"
    """When a flight leaves that the change gives up or gets."""


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
class QuoteLine:
    """`quantity` times `unit_amount` (minor units of the quote's currency).

    Only a waiver may be negative, and then `detail` holds its reason; and an offset, which is
    computed and never typed.
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
    until the fare hold ends. A promise that no one link lives long enough for ends at one instant,
    `promised_until` (UTC seconds), whichever link of the quote is out. `fare_hold_until` is UTC
    seconds since the epoch, None where there is no hold. `generation` counts the links made for
    this quote, from 1; never two alive. `language` is the customer's (BCP 47: `nl`, `pt-BR`).

    The price has one of two sources. Where the passengers carry prices it is computed from them and
    the `rebooking`; otherwise the agent typed `lines`, the quick way. All that is shown, said, sent
    or written down uses `priced_lines`, so it cannot disagree. `ticketing_until` (the airline's
    ticketing time limit), `reply_until` (the channel's reply window) and `departs_at` (see
    `rebooking.departure`) are UTC seconds.
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
    rebooking: Rebooking = NO_TERMS
    ticketing_until: float | None = None
    reply_until: float | None = None
    departs_at: float | None = None
    promised_until: float | None = None
    offer: str = ""
    """Which offer it is an alternative of; empty where it stands alone."""
    place: int = 0
    """Where it stands among the alternatives, from 0."""

    @property
    def is_priced(self) -> bool:
        """Whether the price is computed: some passenger has a price, or the change is the
        airline's own, for which nobody may be charged whatever was typed."""
        return self.rebooking.is_ours or any(one.price is not None for one in self.passengers)

    @property
    def computed(self) -> Computed:
        """What the change costs each passenger; empty where the lines were typed."""
        return compute(self.passengers, self.rebooking) if self.is_priced else Computed()

    @property
    def priced_lines(self) -> tuple[QuoteLine, ...]:
        """The price line by line, the same for all passengers who pay the same; those of a computed
        quote that come to nothing are left out."""
        return _grouped(self.computed) if self.is_priced else self.lines

    @property
    def total(self) -> Money:
        """Everything the customer pays: all-in, in the quote's currency (Reg. (EC) 1008/2008)."""
        return money.total(
            (Money(line.amount, self.currency) for line in self.priced_lines), self.currency
        )

    @property
    def is_free(self) -> bool:
        """Whether the price was computed and comes to nothing, so that no link is needed."""
        return self.is_priced and self.total.amount <= 0

    @property
    def needs_verification(self) -> bool:
        """Whether it is a quote on somebody's booking (by its code or a ticket's number) and
        nobody has said how the customer was verified: nothing may leave then."""
        on_booking = bool(self.booking) or any(one.ticket for one in self.passengers)
        return on_booking and not self.rebooking.verified

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Why the price allows no link: what was computed, and the provider's bounds, which hold
        for typed lines too. Time is apart."""
        return (*self.computed.refusals, *by_provider(self.total))

    def problems(self) -> tuple[QuoteProblem, ...]:
        """Return all that keeps this quote from becoming a link; empty when it may be sent."""
        found: list[QuoteProblem] = []
        if self.rebooking.whose is None:
            found.append(QuoteProblem.WHOSE_CHANGE)
        if self.new is None or not _plausible(self.new) or (self.old and not _plausible(self.old)):
            found.append(QuoteProblem.FLIGHT)
        elif self.new.origin == self.new.destination:
            found.append(QuoteProblem.SAME_AIRPORTS)
        if any(
            segment.problems()
            for itinerary in (self.rebooking.old, self.rebooking.new)
            for segment in itinerary.segments
        ):
            found.append(QuoteProblem.FLIGHT)
        if self.booking and not is_pnr(self.booking):
            found.append(QuoteProblem.BOOKING)
        if self.is_priced:
            if self.refusals:
                found.append(QuoteProblem.REBOOKING)
            return tuple(dict.fromkeys(found))
        if any(line.quantity < 1 for line in self.lines):
            found.append(QuoteProblem.QUANTITY)
        for line in self.lines:
            if line.kind is LineKind.WAIVER:
                if line.unit_amount > 0:
                    found.append(QuoteProblem.WAIVER_RAISES)
                elif line.amount < 0 and not says_something(line.detail):
                    found.append(QuoteProblem.WAIVER_REASON)
                elif names_our_change(line.detail):
                    found.append(QuoteProblem.WAIVER_OURS)
            elif line.unit_amount < 0:
                found.append(QuoteProblem.LINE_NEGATIVE)
            elif line.kind in EXTRAS and is_card_surcharge(line.detail):
                found.append(QuoteProblem.CARD_SURCHARGE)
        if self.total.amount <= 0:
            found.append(QuoteProblem.NOTHING_TO_PAY)
        if self.refusals:
            found.append(QuoteProblem.REBOOKING)
        return tuple(dict.fromkeys(found))

    def bounds(self, sent_at: float) -> dict[Bound, float]:
        """All that ends the price, and when (UTC seconds) if sent at `sent_at`."""
        known = {
            Bound.VALIDITY: self._validity(sent_at),
            Bound.FARE_HOLD: self.fare_hold_until,
            Bound.TICKETING: self.ticketing_until,
            Bound.REPLY_WINDOW: self.reply_until,
            Bound.DEPARTURE: self.departs_at,
        }
        return {bound: at for bound, at in known.items() if at is not None}

    def _validity(self, sent_at: float) -> float | None:
        if self.promised_until is not None:
            return self.promised_until
        return sent_at + self.valid_for_s if self.valid_for_s is not None else None

    def ends_at(self, sent_at: float) -> float | None:
        """Return when the price ends (UTC seconds) if sent at `sent_at`: the earliest bound.

        None when nothing bounds it, no departure either.
        """
        return min(self.bounds(sent_at).values(), default=None)

    @property
    def is_promised(self) -> bool:
        """Whether something says how long the price holds: a departure only ends it."""
        return bool(self.bounds(0.0).keys() - {Bound.DEPARTURE})

    def ended_by(self, sent_at: float) -> Bound | None:
        """Which bound that is; of several the one that the agent can do least about."""
        bounds = self.bounds(sent_at)
        return max(bounds, key=lambda one: (-bounds[one], list(Bound).index(one)), default=None)

    def next_generation(self) -> "Quote":
        """Return the same quote for its next link, after the last one can no longer be paid."""
        return replace(self, generation=self.generation + 1)

    def anew(self, quote_id: str) -> "Quote":
        """Return what it says as another quote that stands alone and that nobody was promised."""
        return replace(
            self,
            quote_id=quote_id,
            generation=1,
            departs_at=None,
            promised_until=None,
            offer="",
            place=0,
        )

    def shielded(self) -> "Quote":
        """Return the quote with card numbers masked in all that somebody typed."""
        return replace(
            self,
            booking=mask(self.booking),
            passengers=tuple(stored.shielded(one) for one in self.passengers),
            lines=tuple(replace(line, detail=mask(line.detail)) for line in self.lines),
            old=_shielded(self.old),
            new=_shielded(self.new),
            rebooking=stored.shielded_terms(self.rebooking),
        )

    def nameless(self, name: str = "") -> "Quote":
        """Return the quote without what is personal or was typed in free words: for erasing, and
        with dots as `name` for a veiled window."""
        return replace(
            self,
            booking="",
            passengers=tuple(stored.nameless(one, name) for one in self.passengers),
            lines=tuple(replace(line, detail="") for line in self.lines),
            rebooking=stored.nameless_terms(self.rebooking),
        )

    def public(self) -> dict[str, Any]:
        """What may stand in a journal body: amounts, kinds, airports; nothing personal."""
        return {
            "conversation": self.conversation_id,
            "currency": self.currency,
            "total": self.total.amount,
            "lines": [
                [line.kind.value, line.quantity, line.unit_amount] for line in self.priced_lines
            ],
            "old": list(_flight_facts(self.old)),
            "new": list(_flight_facts(self.new)),
            "passengers": [passenger.type.value for passenger in self.passengers],
            "valid_for_s": self.valid_for_s,
            "fare_hold_until": self.fare_hold_until,
            "language": self.language,
            "generation": self.generation,
            **({"offer": self.offer} if self.offer else {}),
            **self._public_change(),
        }

    def _public_change(self) -> dict[str, Any]:
        """Whose change it is, by which law, and what becomes of a residual; only where known."""
        told: dict[str, Any] = {}
        change = self.rebooking
        if self.is_priced:
            told["whose"] = change.whose.value if change.whose is not None else ""
            told["residuals"] = [
                [one.use.value if one.use else "", one.amount] for one in self.computed.residuals
            ]
            told["flights"] = stored.flights(change.new)
        if change.is_ours and change.basis is not None:
            told["law"] = change.basis.law.value
        if change.verified:
            told["verified"] = "skipped" if change.verified.skipped_because else "yes"
        for name in ("ticketing_until", "reply_until", "departs_at", "promised_until"):
            if getattr(self, name) is not None:
                told[name] = getattr(self, name)
        return told

    def to_json(self) -> str:
        """Serialise everything, personal values included: for private storage only."""
        data = asdict(self)
        # What a quick quote does not use is left out: most quotes are such.
        for name, default in _DEFAULTS.items():
            if getattr(self, name) == default:
                del data[name]
        stored.without_unused(data)
        return json.dumps(data, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Quote":
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        data = json.loads(text)
        return cls(
            **{
                **data,
                "old": Flight(**data["old"]) if data["old"] else None,
                "new": Flight(**data["new"]) if data["new"] else None,
                "passengers": tuple(stored.passenger(item) for item in data["passengers"]),
                "rebooking": stored.rebooking(data.get("rebooking") or {}),
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
        """SHA-256 of all that the customer is asked to agree to; changes with any edit.

        A renewed link is the same offer, and so is one whose reply window moved because the
        customer wrote: what was approved stays so. The flights and the promise are in it, so
        `departs_at` and `promised_until`, which follow from them and the time, are not.
        """
        offer = replace(self, generation=1, reply_until=None, departs_at=None, promised_until=None)
        return hashlib.sha256(offer.to_json().encode()).hexdigest()


_DEFAULTS: dict[str, Any] = {
    "rebooking": NO_TERMS,
    "ticketing_until": None,
    "reply_until": None,
    "departs_at": None,
    "promised_until": None,
    "offer": "",
    "place": 0,
}


def _grouped(computed: Computed) -> tuple[QuoteLine, ...]:
    """A line for all passengers who pay the same for the same thing, in the order of kinds."""
    counted: dict[tuple[LineKind, int, str], int] = {}
    for line in computed.lines:
        if line.amount:
            key = (line.kind, line.amount, line.detail)
            counted[key] = counted.get(key, 0) + 1
    order = list(LineKind)
    return tuple(
        QuoteLine(kind, amount, quantity, detail)
        for (kind, amount, detail), quantity in sorted(
            counted.items(), key=lambda item: order.index(item[0][0])
        )
    )


def flight_of(itinerary: Itinerary) -> Flight | None:
    """An itinerary's first journey as one flight; its number where it is one segment."""
    if not itinerary:
        return None
    first = itinerary.journeys[0].segments
    number = first[0].flight if len(first) == 1 else ""
    return Flight(itinerary.origin, itinerary.destination, itinerary.departs, number)


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
