"""Turns lines that were typed for all together into a price for each passenger."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.models.quote import Quote, QuoteLine
from desktop.models.rebooking.lines import EXTRAS, LineKind
from desktop.models.rebooking.passengers import (
    COMBINED_TAX,
    Ancillary,
    Change,
    Passenger,
    PassengerPrice,
    TaxChange,
    Waiver,
)


def priced_each(quote: Quote) -> Quote:
    """Return the quote with its typed lines as prices of its passengers: a line that counts fewer
    than travel is that of the first ones. Who has a price keeps it. The total stays the same where
    no line counts more than travel."""
    if any(one.price is not None for one in quote.passengers):
        return quote
    passengers = tuple(
        replace(one, price=_price(quote.lines, place))
        for place, one in enumerate(quote.passengers or (Passenger(""),))
    )
    return replace(quote, passengers=passengers)


def _price(lines: Sequence[QuoteLine], place: int) -> PassengerPrice | None:
    """None for whom no line counts: what they pay is not known, which is not nothing."""
    mine = [line for line in lines if place < line.quantity]
    if not mine:
        return None

    def total(kind: LineKind) -> int:
        return sum(line.unit_amount for line in mine if line.kind is kind)

    fare, tax, fee, no_show = (
        total(kind)
        for kind in (
            LineKind.FARE_DIFFERENCE,
            LineKind.TAX_DIFFERENCE,
            LineKind.CHANGE_FEE,
            LineKind.NO_SHOW_FEE,
        )
    )
    waivers = [line for line in mine if line.kind is LineKind.WAIVER and line.unit_amount]
    waived = -sum(line.unit_amount for line in waivers)
    of_fee = min(waived, fee + no_show)
    return PassengerPrice(
        Change.by(fare) if fare else Change(),
        (TaxChange(COMBINED_TAX, Change.by(tax)),) if tax else (),
        fee,
        extras=tuple(
            Ancillary(line.kind, line.unit_amount, line.detail, chosen=True)
            for line in mine
            if line.kind in EXTRAS
        ),
        waiver=Waiver(", ".join(line.detail for line in waivers), of_fee, waived - of_fee)
        if waivers
        else None,
        no_show=no_show,
    )
