"""Whether the booking that a customer has can still be kept as it is."""

from desktop.models.quote import LineKind, Quote
from desktop.models.rebooking.local_time import WallTimeError, Zones, instant


def can_be_kept(quote: Quote, zones: Zones, now: float) -> bool:
    """Whether the old booking stays until the new one is paid: not after a no-show, and not once
    its first flight has left. `now` is UTC seconds; without a known time or zone it is taken that
    the flight has not left."""
    if any(one.price is not None and one.price.no_show for one in quote.passengers):
        return False
    if any(line.kind is LineKind.NO_SHOW_FEE for line in quote.priced_lines):
        return False
    old = quote.rebooking.old or quote.old
    zone = zones(old.origin) if old else None
    if not old or not old.departs or zone is None:
        return True
    try:
        return instant(old.departs, zone).timestamp() > now
    except WallTimeError:
        return True
