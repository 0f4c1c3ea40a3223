"""The figures of a board, as values. Durations are whole seconds, money is minor units.

Three pillars: Service (how quickly customers are answered), Reputation (whether they are helped,
and in public), Commerce (what links bring). A figure that cannot be known is None, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.models.board.period import Period
from desktop.models.hub_words import Channel
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind

MOST_DUE = 200
"""So many open links and tickets due are listed; all of them stand behind their figures."""


class Pillar(StrEnum):
    """What a figure speaks of."""

    SERVICE = "service"
    REPUTATION = "reputation"
    COMMERCE = "commerce"


class Scope(StrEnum):
    """What a figure covers."""

    SEEN = "seen"
    """The conversations that this desk has seen, its colleagues' among them."""
    PROVIDER = "provider"
    """All links of all desks: the payment provider tells them."""
    OURS = "ours"
    """What this desk did itself: other desks keep it in their own journal."""
    HUB = "hub"
    """All of the account, by the hub's own reports."""


class Figure(StrEnum):
    """Each figure of the board. The values name it in CSV and JSON, and what stands behind it."""

    RESPONSE_NOW = "first_response_now"
    RESPONSE = "first_response"
    INSIDE_TARGET = "inside_target"
    WAITING = "waiting"
    PAST_TARGET = "waiting_past_target"
    ON_DUTY = "on_duty"
    CASES = "cases"
    SOLVED = "solved"
    PUBLIC = "public_answered"
    SATISFACTION = "satisfaction"
    PAID = "paid"
    REFUNDED = "refunded"
    LINKS_OPEN = "links_open"
    CONVERSION = "links_paid"
    TIME_TO_PAY = "time_to_pay"
    TIME_TO_TICKET = "time_to_ticket"
    STUCK = "stuck"
    NOT_TICKETED = "paid_not_ticketed"

    @property
    def pillar(self) -> Pillar:
        """Under which heading it stands."""
        if self in _SERVICE:
            return Pillar.SERVICE
        return Pillar.REPUTATION if self in _REPUTATION else Pillar.COMMERCE

    @property
    def scope(self) -> Scope:
        """What it covers."""
        return _SCOPES.get(
            self, Scope.SEEN if self.pillar is not Pillar.COMMERCE else Scope.PROVIDER
        )

    @property
    def is_now(self) -> bool:
        """Whether it is about this moment, whatever period is chosen."""
        return self in _NOW


_SERVICE = frozenset(
    {
        Figure.RESPONSE_NOW,
        Figure.RESPONSE,
        Figure.INSIDE_TARGET,
        Figure.WAITING,
        Figure.PAST_TARGET,
        Figure.ON_DUTY,
    }
)
_REPUTATION = frozenset({Figure.CASES, Figure.SOLVED, Figure.PUBLIC, Figure.SATISFACTION})
_SCOPES = {
    Figure.ON_DUTY: Scope.HUB,
    Figure.SATISFACTION: Scope.HUB,
    Figure.TIME_TO_TICKET: Scope.OURS,
    Figure.NOT_TICKETED: Scope.OURS,
}
_NOW = frozenset(
    {
        Figure.RESPONSE_NOW,
        Figure.WAITING,
        Figure.PAST_TARGET,
        Figure.ON_DUTY,
        Figure.LINKS_OPEN,
        Figure.STUCK,
        Figure.NOT_TICKETED,
    }
)


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which part of the work. No channel means all of them; `team` is the hub's number, None for
    all teams and none."""

    period: Period
    channels: frozenset[Channel] = frozenset()
    team: int | None = None


@dataclass(frozen=True, slots=True)
class BoardCases:
    """What stands behind a figure: conversations, and where it is about money their quotes."""

    conversations: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseNow:
    """The first responses of the last five minutes, at `at` (UTC seconds)."""

    at: float
    median: int | None = None
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits for a reply now. `oldest` is since when (UTC seconds), None where nobody waits."""

    count: int = 0
    oldest: float | None = None
    past_target: int = 0


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Agents who are online at the hub, and how many conversations are being worked on."""

    agents: int | None = None
    conversations: int = 0


@dataclass(frozen=True, slots=True)
class FirstResponse:
    """Of the cases that customers began in a time: how they were answered.

    `late` are those that nobody has answered though the target has passed; `inside` those that were
    answered within the target (`target` seconds).
    """

    median: int | None = None
    p90: int | None = None
    answered: int = 0
    inside: int = 0
    late: int = 0
    target: int = 0

    @property
    def due(self) -> int:
        """Of how many cases is known whether the target was met."""
        return self.answered + self.late

    @property
    def share(self) -> float | None:
        """`inside` of `due`, None where nothing was due."""
        return self.inside / self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the line of first responses: a day, a month's first day, or a quarter of an hour
    (0 to 95) of the one day that is shown."""

    day: date
    quarter: int | None
    median: int | None
    p90: int | None
    cases: int


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of the cases that customers began in a time, by now."""

    cases: int = 0
    solved: int = 0
    public: int = 0
    public_answered: int = 0


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What customers said afterwards, by the hub's survey."""

    positive: int
    answered: int
    sent: int


@dataclass(frozen=True, slots=True)
class HubReport:
    """The account by the hub's own reports: what this desk did not see is in them."""

    conversations: int
    mean_first_response: int | None
    resolutions: int
    satisfaction: Satisfaction | None = None


@dataclass(frozen=True, slots=True)
class MoneySum:
    """What came in and went back in one currency, and by how many payments."""

    currency: str
    paid: int = 0
    refunded: int = 0
    payments: int = 0

    @property
    def net(self) -> int:
        """What is left of it."""
        return self.paid - self.refunded


@dataclass(frozen=True, slots=True)
class MoneyStep:
    """What came in and went back on one day (or in one month) through one channel; None where
    nobody has told the channel."""

    day: date
    channel: Channel | None
    sum: MoneySum


@dataclass(frozen=True, slots=True)
class Cohort:
    """The links that were made in a time, those of one quote or offer as one, and what became of
    them by now."""

    made: int = 0
    paid: int = 0
    pending: int = 0

    @property
    def ended(self) -> int:
        """Those that can no longer be paid and were not."""
        return self.made - self.paid - self.pending

    @property
    def share(self) -> float | None:
        """`paid` of `made`, None where none was made."""
        return self.paid / self.made if self.made else None


@dataclass(frozen=True, slots=True)
class CohortStep:
    """The links that were made on one day, or in one month."""

    day: date
    cohort: Cohort


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took: median and 90th percentile in seconds, and of how many."""

    median: int | None = None
    p90: int | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class StuckLine:
    """The stuck money of one kind, now. `oldest` is since when (UTC seconds)."""

    kind: StuckKind
    count: int
    late: int
    amounts: Mapping[str, int]
    oldest: float


@dataclass(frozen=True, slots=True)
class DueLine:
    """A link that can be paid now, or one that is paid and waits for its ticket (`by` is that
    ticket's time limit). `amount` is minor units, `since` and `by` are UTC seconds; `agent` is 0
    and `channel` None where nobody has told them. `is_late` is longer than was promised."""

    quote_id: str
    conversation_id: int
    channel: Channel | None
    agent: int
    amount: int
    currency: str
    stage: Stage
    since: float
    is_due: bool
    by: float | None = None
    is_late: bool = False

    @property
    def figure(self) -> Figure:
        """Which figure counts it."""
        return Figure.NOT_TICKETED if self.is_due else Figure.LINKS_OPEN


@dataclass(frozen=True, slots=True)
class AgentLine:
    """One agent. `open` is now; the rest is of the period: the first replies that she gave, the
    links that she asked for, the payments of her links by currency."""

    agent: int
    open: int = 0
    first_reply: int | None = None
    replies: int = 0
    links: int = 0
    paid: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything at one moment (`at`, UTC seconds) for one filter.

    `before` is the money of the period before, as far as this one has come. `open_links` are the
    links that can be paid now.
    """

    wanted: BoardFilter
    at: float
    now: ResponseNow
    waiting: Waiting
    on_duty: OnDuty
    response: FirstResponse
    line: tuple[Point, ...]
    handled: Handled
    money: tuple[MoneySum, ...]
    before: tuple[MoneySum, ...]
    steps: tuple[MoneyStep, ...]
    open_links: int
    cohort: Cohort
    cohorts: tuple[CohortStep, ...]
    to_pay: Took
    to_ticket: Took
    stuck: tuple[StuckLine, ...]
    agents: tuple[AgentLine, ...]
    due: tuple[DueLine, ...] = ()
    """The tickets due and the open links, those that wait longest first; `MOST_DUE` at most."""
    hub: HubReport | None = None
    hub_refuses: bool = False
    """Whether this agent's rights do not allow its reports."""
