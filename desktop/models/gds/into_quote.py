"""Puts what was pasted into a quote: the old booking and ticket, or the new ones."""

from dataclasses import dataclass, replace
from datetime import UTC
from enum import StrEnum

from desktop.models.gds.amounts import PastedFare
from desktop.models.gds.limits import UTC_CITY
from desktop.models.gds.paste import Pasted
from desktop.models.gds.prices import Reissue
from desktop.models.quote import Passenger, PassengerType, Quote, flight_of
from desktop.models.rebooking.local_time import WallTimeError, Zones, instant
from desktop.models.rebooking.passengers import Change, PassengerPrice, TaxChange
from desktop.models.ticket import TicketNumber

_CHILD = ("CHD", "CNN", "CH", "C")
_INFANT = {
    "INF": PassengerType.INFANT,
    "IN": PassengerType.INFANT,
    "INS": PassengerType.INFANT_WITH_SEAT,
}


class Side(StrEnum):
    """What the customer has, or what they get."""

    OLD = "old"
    NEW = "new"


class Left(StrEnum):
    """What was pasted and is not in the quote; the agent enters it."""

    PRICES = "prices"
    """It is not certain which price is whose."""
    CURRENCY = "currency"
    """The prices are in more than one currency, or in another than prices that stand already."""
    REISSUE = "reissue"
    """A ticket changer's values are one ticket's, and there are several passengers."""
    TICKETS = "tickets"
    """There are not as many ticket numbers as passengers."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The quote with all that could be put into it, and what is left."""

    quote: Quote
    left: tuple[Left, ...] = ()


def into_quote(quote: Quote, pasted: Pasted, side: Side) -> Filled:
    """Return the quote with the pasted itinerary, passengers and prices on one side.

    Names that the quote has keep their prices. What is not pasted stays as it is, and so does what
    could only be guessed.
    """
    left: list[Left] = []
    quote = _with_itinerary(quote, pasted, side)
    if pasted.locator and (side is Side.OLD or not quote.booking):
        quote = replace(quote, booking=pasted.locator)
    if pasted.passengers:
        quote = replace(quote, passengers=_people(quote.passengers, pasted.passengers))
    if pasted.tickets and side is Side.OLD:
        people = _with_tickets(quote.passengers, pasted.tickets)
        quote = replace(quote, passengers=people or quote.passengers)
        left.extend([] if people else [Left.TICKETS])
    currencies = {fare.currency for fare in pasted.fares}
    currencies |= {pasted.reissue.currency} if pasted.reissue else set()
    if not currencies:
        return Filled(quote, tuple(left))
    (currency, *others) = sorted(currencies)
    stands = any(one.price is not None for one in quote.passengers) or quote.lines
    if others or (stands and currency != quote.currency):
        return Filled(quote, (*left, Left.CURRENCY))
    priced = _with_fares(quote.passengers, pasted.fares, side) if pasted.fares else quote.passengers
    if priced is None:
        left.append(Left.PRICES)
        priced = quote.passengers
    if pasted.reissue is not None:
        if len(priced) == 1:
            priced = (_reissued(priced[0], pasted.reissue, side, bool(pasted.fares)),)
        else:
            left.append(Left.REISSUE)
    return Filled(replace(quote, passengers=priced, currency=currency), tuple(left))


def with_limit(quote: Quote, pasted: Pasted, side: Side, *, zones: Zones, now: float) -> Quote:
    """Return the quote with the earliest ticketing time limit that was pasted.

    One that has passed by `now` (UTC seconds) on the side of what the customer has is that of a
    ticket which was issued, and is left out.
    """
    flight = quote.new or quote.old
    departure = zones(flight.origin) if flight is not None else None
    found: list[float] = []
    for limit in pasted.limits:
        zone = UTC if limit.city == UTC_CITY else zones(limit.city) if limit.city else None
        try:
            found.append(instant(limit.wall, zone or departure or UTC).timestamp())
        except WallTimeError:
            continue  # no clock there shows it
    if side is Side.OLD:
        found = [at for at in found if at > now]
    return replace(quote, ticketing_until=min(found)) if found else quote


def _with_itinerary(quote: Quote, pasted: Pasted, side: Side) -> Quote:
    if not pasted.itinerary:
        return quote
    flight = flight_of(pasted.itinerary)
    if side is Side.OLD:
        return replace(quote, old=flight, rebooking=replace(quote.rebooking, old=pasted.itinerary))
    return replace(quote, new=flight, rebooking=replace(quote.rebooking, new=pasted.itinerary))


def _people(known: tuple[Passenger, ...], pasted: tuple[Passenger, ...]) -> tuple[Passenger, ...]:
    """The pasted ones; who is known by name keeps price and ticket."""
    by_name = {one.name.casefold(): one for one in known if one.name}
    return tuple(
        replace(by_name[one.name.casefold()], type=one.type)
        if one.name.casefold() in by_name
        else one
        for one in pasted
    )


def _with_tickets(
    people: tuple[Passenger, ...], tickets: tuple[TicketNumber, ...]
) -> tuple[Passenger, ...] | None:
    if len(people) != len(tickets):
        return None
    return tuple(
        replace(one, ticket=str(ticket)) for one, ticket in zip(people, tickets, strict=True)
    )


def _with_fares(
    people: tuple[Passenger, ...], fares: tuple[PastedFare, ...], side: Side
) -> tuple[Passenger, ...] | None:
    """Each passenger with the fare of their type; None where that is not certain."""
    if not people:
        return None
    if len(fares) == 1 and (not fares[0].type or len(people) == 1):
        same = len({one.type for one in people}) == 1
        return tuple(_fared(one, fares[0], side) for one in people) if same else None
    by_type: dict[PassengerType, PastedFare] = {}
    for fare in fares:
        type_ = _type(fare.type)
        if type_ is None or not _same(by_type.setdefault(type_, fare), fare):
            return None
    if any(one.type not in by_type for one in people):
        return None
    return tuple(_fared(one, by_type[one.type], side) for one in people)


def _same(one: PastedFare, other: PastedFare) -> bool:
    """Whether two of a type pay the same; a screen may show each on a line of their own."""
    return replace(one, count=1, type="") == replace(other, count=1, type="")


def _type(code: str) -> PassengerType | None:
    if code.startswith(_CHILD) and (code in _CHILD or code[1:].isdecimal()):
        return PassengerType.CHILD
    if code in _INFANT:
        return _INFANT[code]
    return PassengerType(code) if code in set(PassengerType) else None


def _fared(one: Passenger, fare: PastedFare, side: Side) -> Passenger:
    price = one.price or PassengerPrice()
    before = Change() if price.fare.only_difference else price.fare
    if side is Side.OLD:
        change = replace(before, old=fare.base)
        taxes = [TaxChange(code, Change(old=amount)) for code, amount in fare.taxes]
        taxes += [TaxChange(code, Change(old=amount)) for code, amount in fare.paid_taxes]
    else:
        change = replace(before, new=fare.base)
        taxes = [TaxChange(code, Change(new=amount)) for code, amount in fare.taxes]
        # Paid with the old ticket and carried over: neither collected nor given back.
        taxes += [TaxChange(code, Change(new=amount)) for code, amount in fare.paid_taxes]
    others = [
        TaxChange(
            tax.code,
            replace(tax.change, old=0) if side is Side.OLD else replace(tax.change, new=0),
        )
        for tax in price.taxes
        if not tax.change.only_difference
    ]
    kept = [tax for tax in others if tax.change.old or tax.change.new]
    return replace(one, price=replace(price, fare=change, taxes=(*kept, *taxes)))


def _reissued(one: Passenger, reissue: Reissue, side: Side, has_fares: bool) -> Passenger:
    """The ticket changer's penalty is the fee; its difference counts where no fares were pasted."""
    price = one.price or PassengerPrice()
    if reissue.penalty is not None:
        price = replace(price, fee=reissue.penalty, no_fee=not reissue.penalty)
    knows = reissue.add_collect is not None or reissue.residual is not None
    if knows and not has_fares and side is Side.NEW:
        difference = (reissue.add_collect or 0) - (reissue.residual or 0)
        price = replace(price, fare=Change.by(difference), taxes=())
    return replace(one, price=price)
