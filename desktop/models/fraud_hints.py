"""Signs that a payment is worth a second look: hints for the agent, never a block, never a message.

What is not known gives no sign. Source of the list: what card schemes and travel sellers watch; the
limits stand here, so that they can be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SOON_S = 48 * 3600.0
"""A departure within this is soon, in seconds."""
MOST_DECLINES = 3
MANY_LINKS = 20
"""So many links by one agent within a day are many: ten times the usual load makes it six."""
DAY_S = 24 * 3600.0


class Sign(StrEnum):
    """What was noticed. The values stand in the journal."""

    FIRST_TIME = "first_time"
    """Nobody has written from this account before, and it never paid."""
    SOON = "soon"
    PAYER = "payer"
    """Who pays is none of the passengers, nor the one who wrote."""
    CARD_COUNTRY = "card_country"
    """The card is from another country than the trip begins or ends in."""
    DECLINES = "declines"
    NAME = "name"
    """Who wrote is none of the passengers."""
    MANY_LINKS = "many_links"


class Payer(StrEnum):
    """Who paid, as far as the name at the bank tells. The values stand in the journal; the name
    does not."""

    PASSENGER = "passenger"
    CUSTOMER = "customer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a quote and its payment; None or empty where it is not.

    Times are UTC seconds. `countries` are those (ISO 3166) where the trip begins and ends.
    `dismissed` are signs that somebody has looked at, and said why.
    """

    now: float
    is_first_time: bool | None = None
    departs_at: float | None = None
    payer: str = ""
    card_country: str = ""
    countries: frozenset[str] = frozenset()
    declines: int = 0
    asker_travels: bool | None = None
    links_today: int = 0
    dismissed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hint:
    """One sign, with what its words need: hours, a count, a country."""

    sign: Sign
    values: Mapping[str, object] = field(default_factory=dict)


def hints(known: Known) -> tuple[Hint, ...]:
    """Return the signs that nobody has dismissed, in the order of `Sign`."""
    found: dict[Sign, Hint] = {}

    def note(sign: Sign, **values: object) -> None:
        found[sign] = Hint(sign, values)

    if known.is_first_time:
        note(Sign.FIRST_TIME)
    if known.departs_at is not None and 0 < (left := known.departs_at - known.now) < SOON_S:
        note(Sign.SOON, hours=max(1, round(left / 3600)))
    if known.payer == Payer.OTHER:
        note(Sign.PAYER)
    country = known.card_country.upper()
    if country and known.countries and country not in known.countries:
        note(Sign.CARD_COUNTRY, country=country)
    if known.declines > MOST_DECLINES:
        note(Sign.DECLINES, count=known.declines)
    if known.asker_travels is False:
        note(Sign.NAME)
    if known.links_today >= MANY_LINKS:
        note(Sign.MANY_LINKS, count=known.links_today)
    return tuple(found[sign] for sign in Sign if sign in found and sign not in known.dismissed)
