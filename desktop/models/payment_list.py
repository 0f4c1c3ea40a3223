"""The Payments view: which links are listed, in which order, and what a row shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.models.hub_words import Channel
from desktop.models.inbox import PaymentBadge
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.models.stuck_money import Stuck


class PaymentGroup(StrEnum):
    """A group of states."""

    ALL = "all"
    TO_PAY = "to_pay"
    TO_TICKET = "to_ticket"
    STUCK = "stuck"
    ENDED = "ended"


class PaymentSort(StrEnum):
    """What a list can be sorted by. The values are kept in the window's state."""

    CUSTOMER = "customer"
    PURPOSE = "purpose"
    CHANNEL = "channel"
    AGENT = "agent"
    AMOUNT = "amount"
    STATE = "state"
    KNOWN = "known"
    """By the last fact's time."""
    AGE = "age"
    """By when the link was asked for."""
    UNTIL = "until"


class Purpose(StrEnum):
    """What a link is for. The values stand in `cache.db`."""

    REBOOKING = "rebooking"
    SEAT = "seat"
    BAG = "bag"
    OTHER = "other"
    UNKNOWN = ""
    """Another desk's: the provider tells the amount, and not what for."""


@dataclass(frozen=True, slots=True)
class PaymentFilter:
    """What is listed. `since` is UTC seconds: asked for then or later. `agent` is the hub's number
    of who asked; `kind` narrows to one kind of stuck money. Any text is a safe `search`."""

    group: PaymentGroup = PaymentGroup.ALL
    agent: int | None = None
    channel: Channel | None = None
    currency: str = ""
    since: float | None = None
    kind: StuckKind | None = None
    search: str = ""
    sort: PaymentSort = PaymentSort.KNOWN
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One link. Amounts are minor units of `badge.currency`, times UTC seconds.

    `badge` is what the inbox and the card say too: the same fold. `channel` is that in which it was
    asked for, else its conversation's, as on the board; None where nobody has told it, as `agent`
    where nobody has told who asked. `is_ours` says that
    this desk made it; another desk's is known from the provider. `airports` are where the journey
    touches. `ticketed` says that a ticket was recorded, whatever became of the money since, and
    `not_chosen` that the customer has taken another alternative of its offer.
    """

    quote_id: str
    conversation_id: int
    name: str
    channel: Channel | None
    agent: int | None
    is_ours: bool
    purpose: Purpose
    airports: tuple[str, ...]
    travellers: int
    badge: PaymentBadge
    amount: int
    paid: int
    refunded: int
    asked_at: float
    generation: int
    session: str
    message_id: int | None
    declines: int = 0
    ticketed: bool = False
    stuck: Stuck | None = None
    not_chosen: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyTotal:
    """What a list comes to in one currency, in its minor units."""

    currency: str
    links: int
    asked: int
    paid: int
    refunded: int


@dataclass(frozen=True, slots=True)
class PaymentsListed:
    """The quotes that a filter finds, in its order, and what they come to."""

    ids: tuple[str, ...] = ()
    totals: tuple[CurrencyTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class StuckCase:
    """One case of stuck money, and whose."""

    quote_id: str
    conversation_id: int
    currency: str
    stuck: Stuck


@dataclass(frozen=True, slots=True)
class StuckSum:
    """All cases of one kind. `amounts` are minor units by currency; `oldest` is since when (UTC
    seconds) the one that waits longest does, None where there is none. `by` is the earliest time
    limit that one of them has."""

    kind: StuckKind
    count: int = 0
    late: int = 0
    amounts: Mapping[str, int] = field(default_factory=dict)
    oldest: float | None = None
    by: float | None = None


@dataclass(frozen=True, slots=True)
class StuckMoney:
    """All of it, now."""

    cases: tuple[StuckCase, ...] = ()
    sums: Mapping[StuckKind, StuckSum] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many wait for somebody here, or have waited too long for anybody."""
        return sum(one.count if kind.waits_for_us else one.late for kind, one in self.sums.items())

    @property
    def late(self) -> int:
        """How many have waited longer than was promised."""
        return sum(one.late for one in self.sums.values())


def stuck_money(cases: Sequence[StuckCase], promises: Promises, now: float) -> StuckMoney:
    """Sum up cases by kind; `now` is UTC seconds."""
    sums: dict[StuckKind, StuckSum] = {}
    for kind in StuckKind:
        some = [case for case in cases if case.stuck.kind is kind]
        amounts: dict[str, int] = {}
        for case in some:
            if case.currency:
                amounts[case.currency] = amounts.get(case.currency, 0) + case.stuck.amount
        sums[kind] = StuckSum(
            kind,
            len(some),
            sum(promises.due_at(kind, one.stuck.since, one.stuck.by) <= now for one in some),
            amounts,
            min((case.stuck.since for case in some), default=None),
            min((case.stuck.by for case in some if case.stuck.by is not None), default=None),
        )
    return StuckMoney(tuple(cases), sums)
