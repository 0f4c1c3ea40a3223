"""When a quote ends by its trip and its promise, and what the airports' zones do not allow."""

import asyncio
from dataclasses import replace

from desktop.models.quote import Quote
from desktop.models.rebooking.clock import promised
from desktop.models.rebooking.departure import departs_at, trips
from desktop.models.rebooking.local_time import TimeProblem, wrong_time
from desktop.services.use_cases.refusals import LinkRefused

TIME_WORDS = {
    TimeProblem.NO_SUCH_TIME: "the clock is put forward over this time, so it never comes",
    TimeProblem.ARRIVES_BEFORE_DEPARTURE: "by the airports' zones it arrives before it departs",
    TimeProblem.TOO_LONG: "by the airports' zones it is under way longer than any flight there",
    TimeProblem.DEPARTS_BEFORE_ARRIVAL: "it departs before the flight before it arrives",
}
"""What is said of a flight that cannot be flown at its times."""


async def timed(quote: Quote, now: float) -> Quote:
    """Return the quote with its departure, and the end of a promise that needs more links than one,
    as seen `now` (UTC seconds, provider's clock). Raises `LinkRefused` where the flights cannot be
    flown like this.

    What was known of both when the price was made stays: once that flight has left, the price is
    another one, and a renewal promises nothing anew.
    """
    return await asyncio.to_thread(_timed, quote, now)


def _timed(quote: Quote, now: float) -> Quote:
    from desktop.services.airports import zone_of  # its table is read once

    for trip in trips(quote):
        wrong = wrong_time(trip, zone_of)
        if wrong is not None:
            raise LinkRefused(
                f"A flight's times cannot be right: {TIME_WORDS[wrong.problem]}.",
                "Correct them in the quote.",
            )
    quote = promised(quote, now)
    if quote.departs_at is not None:
        return quote
    return replace(quote, departs_at=departs_at(quote, now, zone_of))
