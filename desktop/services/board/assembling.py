"""One board from what the store holds, on the store's thread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop.models.board.cases import NEVER, Seen, case_of
from desktop.models.board.figures import (
    MOST_DUE,
    AgentLine,
    Board,
    BoardFilter,
    Cohort,
    CohortStep,
    DueLine,
    FirstResponse,
    Handled,
    MoneyStep,
    MoneySum,
    OnDuty,
    Point,
    ResponseNow,
    StuckLine,
    Took,
    Waiting,
)
from desktop.models.board.period import Period
from desktop.models.board.quantiles import MEDIAN, P90, at_most, median, nearest_rank
from desktop.models.hub_words import Channel
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stage import Stage
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.services.store import board_query
from desktop.services.store.board_query import MadeOn, MovedOn, SpanSum
from desktop.services.store.connection import Driver

RECENT_S = 300.0
"""“Now” is the last five minutes."""
_NOBODY = 0


def assemble(
    desk: Driver,
    cache: Driver,
    wanted: BoardFilter,
    *,
    now: float,
    targets: ReplyTargets,
    promises: Promises,
    on_duty: int | None,
) -> Board:
    """Return the board of a filter at `now` (UTC seconds). `on_duty` agents are online."""
    period = wanted.period
    sums = board_query.span_sums(desk, wanted)
    made = board_query.made_by_day(cache, wanted)
    moves = board_query.moved_by_day(cache, wanted)
    earlier = board_query.moved_between(cache, wanted, period.before().since, period.as_far_as(now))
    loads = board_query.loads(cache, wanted)
    limits = targets.limits(now)
    late = board_query.unanswered(cache, wanted, limits.first)
    return Board(
        wanted=wanted,
        at=now,
        now=response_now(cache, wanted, now, targets),
        waiting=Waiting(*board_query.waiting(cache, wanted, limits)),
        on_duty=OnDuty(on_duty, sum(loads.values())),
        response=_response([one.took for one in sums], late, targets),
        line=_line(period, sums),
        handled=Handled(
            sum(one.cases for one in sums),
            sum(one.solved for one in sums),
            sum(one.public for one in sums),
            sum(one.public_answered for one in sums),
        ),
        money=_money((one.currency, one.paid, one.refunded, one.payments) for one in moves),
        before=_money(earlier),
        steps=_money_steps(period, moves),
        open_links=board_query.open_links(cache, wanted),
        cohort=_cohort(made),
        cohorts=_cohorts(period, made),
        to_pay=_took(board_query.times_to_pay(cache, wanted)),
        to_ticket=_took(board_query.times_to_ticket(cache, wanted)),
        stuck=_stuck(cache, wanted, promises, now),
        agents=_agents(
            loads,
            board_query.replies_by_agent(desk, wanted),
            board_query.made_by_agent(cache, wanted),
            board_query.paid_by_agent(cache, wanted),
        ),
        due=_due(cache, wanted, promises, now),
    )


def response_now(
    cache: Driver, wanted: BoardFilter, now: float, targets: ReplyTargets
) -> ResponseNow:
    """Return the median of the first responses that were given in the last five minutes."""
    return response_of(board_query.first_replies(cache, wanted, now - RECENT_S), now, targets)


def response_of(recent: Iterable[Seen], now: float, targets: ReplyTargets) -> ResponseNow:
    """Return the same of the conversations that were answered since."""
    cases = [case_of(one, targets.hours) for one in recent]
    took = [one.took for one in cases if one is not None and one.took != NEVER]
    return ResponseNow(now, median(took), len(took))


def _response(runs: Sequence[Sequence[int]], late: int, targets: ReplyTargets) -> FirstResponse:
    return FirstResponse(
        nearest_rank(runs, MEDIAN),
        nearest_rank(runs, P90),
        sum(map(len, runs)),
        at_most(runs, int(targets.first_s)),
        late,
        int(targets.first_s),
    )


def _line(period: Period, sums: Sequence[SpanSum]) -> tuple[Point, ...]:
    """By quarters of an hour on one day, else by day or month; a step without answers is left
    out."""
    if len(period.days) == 1:
        quarters: defaultdict[int, list[int]] = defaultdict(list)
        for one in sums:
            for took, quarter in zip(one.took, one.quarters, strict=True):
                quarters[quarter].append(took)
        return tuple(
            _point(period.first, quarter, [sorted(took)])
            for quarter, took in sorted(quarters.items())
        )
    runs: defaultdict[str, list[Sequence[int]]] = defaultdict(list)
    for one in sums:
        if one.took:
            runs[one.span].append(one.took)
    return tuple(
        _point(date.fromisoformat(span if len(span) > 7 else f"{span}-01"), None, some)
        for span, some in sorted(runs.items())
    )


def _point(day: date, quarter: int | None, runs: Sequence[Sequence[int]]) -> Point:
    count = sum(map(len, runs))
    return Point(day, quarter, nearest_rank(runs, MEDIAN), nearest_rank(runs, P90), count)


def _money(moved: Iterable[tuple[str, int, int, int]]) -> tuple[MoneySum, ...]:
    """By currency, the one of most payments first."""
    found: dict[str, MoneySum] = {}
    for currency, paid, refunded, payments in moved:
        known = found.get(currency, MoneySum(currency))
        found[currency] = MoneySum(
            currency, known.paid + paid, known.refunded + refunded, known.payments + payments
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.payments, one.currency)))


def _money_steps(period: Period, moves: Iterable[MovedOn]) -> tuple[MoneyStep, ...]:
    found: defaultdict[tuple[date, str], list[MovedOn]] = defaultdict(list)
    for one in moves:
        found[period.step(one.day), one.channel].append(one)
    return tuple(
        MoneyStep(day, Channel(channel) if channel else None, money)
        for (day, channel), some in sorted(found.items())
        for money in _money((one.currency, one.paid, one.refunded, one.payments) for one in some)
    )


def _cohort(links: Iterable[MadeOn]) -> Cohort:
    made = paid = pending = 0
    for one in links:
        made, paid, pending = made + one.made, paid + one.paid, pending + one.pending
    return Cohort(made, paid, pending)


def _cohorts(period: Period, links: Iterable[MadeOn]) -> tuple[CohortStep, ...]:
    found: defaultdict[date, list[MadeOn]] = defaultdict(list)
    for one in links:
        found[period.step(one.day)].append(one)
    return tuple(CohortStep(day, _cohort(some)) for day, some in sorted(found.items()))


def _took(seconds: list[int]) -> Took:
    seconds.sort()
    return Took(nearest_rank([seconds], MEDIAN), nearest_rank([seconds], P90), len(seconds))


def _stuck(
    cache: Driver, wanted: BoardFilter, promises: Promises, now: float
) -> tuple[StuckLine, ...]:
    found: defaultdict[StuckKind, list[tuple[float, float | None, int, str]]] = defaultdict(list)
    for kind, since, by, amount, currency in board_query.stuck(cache, wanted):
        found[StuckKind(kind)].append((since, by, amount, currency))
    lines: list[StuckLine] = []
    for kind in StuckKind:
        if kind not in found:
            continue
        amounts: defaultdict[str, int] = defaultdict(int)
        for _, _, amount, currency in found[kind]:
            if currency:
                amounts[currency] += amount
        times = [(since, by) for since, by, _, _ in found[kind]]
        late = sum(promises.due_at(kind, since, by) <= now for since, by in times)
        oldest = min(since for since, _ in times)
        lines.append(StuckLine(kind, len(times), late, dict(amounts), oldest))
    return tuple(lines)


def _due(cache: Driver, wanted: BoardFilter, promises: Promises, now: float) -> tuple[DueLine, ...]:
    lines: list[DueLine] = []
    for row in board_query.due(cache, wanted, MOST_DUE):
        quote_id, conversation, channel, agent, amount, currency, stage, since, by, is_due = row
        due_at = promises.due_at(StuckKind.NOT_TICKETED, since, by) if is_due else None
        lines.append(
            DueLine(
                quote_id,
                conversation,
                Channel(channel) if channel else None,
                agent,
                amount,
                currency,
                Stage(stage),
                since,
                is_due,
                by,
                is_late=due_at is not None and due_at <= now,
            )
        )
    return tuple(lines)


def _agents(
    loads: Mapping[int, int],
    runs: Mapping[int, Sequence[Sequence[int]]],
    made: Mapping[int, int],
    moved: Sequence[tuple[int, str, int]],
) -> tuple[AgentLine, ...]:
    """Everybody who did or has something, by number."""
    runs = {agent: some for agent, some in runs.items() if any(some)}
    paid: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for agent, currency, amount in moved:
        paid[agent][currency] = amount
    known = sorted({*loads, *runs, *made, *paid} - {_NOBODY})
    return tuple(
        AgentLine(
            agent,
            loads.get(agent, 0),
            nearest_rank(runs.get(agent, ()), MEDIAN),
            sum(map(len, runs.get(agent, ()))),
            made.get(agent, 0),
            dict(paid[agent]),
        )
        for agent in known
    )
