"""Every figure of the board, computed again from the sandbox's own records by other SQL: to the
cent and to the second, after a busy weekend on which the clock is changed."""

import asyncio
import math
import sqlite3
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.models.board import period as periods
from desktop.models.board.figures import Board, BoardFilter, Figure
from desktop.models.board.period import Period, PeriodKind
from desktop.models.conversation import Channel
from desktop.models.payment_list import PaymentFilter, PaymentGroup
from desktop.models.preferences import BusinessHours, Preferences
from desktop.models.stage import Stage
from desktop.models.ticket import TicketNumber
from desktop.services.use_cases import tickets
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.board_records import begin_of, records_of
from tests.services.desk_world import World, desk_at

ZONE = "Europe/Amsterdam"
PLACE = ZoneInfo(ZONE)
TARGET_S = 1200
PROMISED_MIN = {"not_ticketed": 15, "disputed": 24 * 60, "refund_failed": 60}


@dataclass(frozen=True)
class Weekend:
    """A desk after a weekend on which the clock was changed on `sunday`."""

    world: World
    sunday: date
    records: sqlite3.Connection


@pytest.fixture
async def weekend(tmp_path: Path) -> AsyncIterator[Weekend]:
    """People asked, agents answered, and links were paid: around each midnight, and the hour that
    the clock gave or took."""
    with running_sandbox("--quiet", "--conversations", "60", "--seed", "5") as sandbox:
        sunday = _clock_changes_on(datetime.fromtimestamp(sandbox.now(), PLACE).date())
        _advance_to(sandbox, sunday - timedelta(days=6), "00:02")
        async with desk_at(sandbox, tmp_path) as world:
            world.desk.prefer(Preferences(business_hours=BusinessHours(ZONE)))
            await _busy(world, sunday)
            records = await asyncio.to_thread(records_of, sandbox, tmp_path / "desk.db", ZONE)
            records.execute("CREATE TABLE replies_here (id)")
            yield Weekend(world, sunday, records)


def _clock_changes_on(day: date) -> date:
    """The next day from here on whose hours are not twenty-four."""
    while begin_of(day + timedelta(days=1), ZONE) - begin_of(day, ZONE) == 86400:
        day += timedelta(days=1)
    return day


async def _busy(world: World, sunday: date) -> None:
    sandbox, rng = world.sandbox, Random(20261130)
    await world.until(lambda: _has_looked(world), "the desk has not looked at the provider's list")
    await _sold_elsewhere(world, rng, 0)  # a week before the last one
    await _moment(world, sunday - timedelta(days=1), "23:40")
    asked: list[int] = []
    for place in range(9):
        if place == 3:
            await _moment(world, sunday, "01:50")
        number = await asyncio.to_thread(_asked_in_public if place in (2, 5, 8) else _ask, sandbox)
        asked.append(number)
        await _later(world, rng.randrange(20, 900))
        if place not in (6, 8):
            await asyncio.to_thread(sandbox.colleague, number, "Let me see.", assign=place % 2 == 0)
        if place in (1, 4, 5):
            body = {"team_id": 1}
            await asyncio.to_thread(
                sandbox.hub, "POST", f"/conversations/{number}/assignments", json=body
            )
    for number in asked:
        await world.knows(number)
    await _moment(world, sunday, "23:30")
    for place in range(2):  # this desk's own, one of them ticketed
        quote = await world.quote(asked[place])
        await world.ends(await world.desk.links.send(quote))
        [session] = world.sessions_of(asked[place])
        await _later(world, rng.randrange(60, 600))
        await asyncio.to_thread(sandbox.pay, session["id"])
        await world.comes_to(quote.quote_id, Stage.PAID)
        if place == 0:
            await _later(world, 240)
            number = TicketNumber.parse("074-2345678901")
            job = tickets.new_job(world.desk.tools, quote, [number], job_id="ticket")
            issue = tickets.check_tickets(quote, [number])
            await tickets.ask_for_ticket(world.desk.tools, job, quote, issue)
            world.desk.outbox.wake()
            await world.ends(job)
    for place in range(1, 7):
        await _sold_elsewhere(world, rng, place, asked)
    await _moment(world, sunday + timedelta(days=1), "00:40")
    refunds = await asyncio.to_thread(lambda: sandbox.effects()["refunds"])
    await asyncio.to_thread(sandbox.fail_refund, refunds[-1]["id"])
    await _later(world, 45)
    await world.until(lambda: _all_known(world), "the desk does not know of the whole day")


async def _sold_elsewhere(
    world: World, rng: Random, place: int, asked: Sequence[int] = (10,) * 7
) -> None:
    """Another desk makes a link: most are paid, two give something back, one is disputed."""
    sandbox = world.sandbox
    currency, channel = ("usd", "x") if place == 3 else ("eur", "messenger")
    session = await asyncio.to_thread(
        _made_elsewhere, sandbox, place, currency, channel, asked[place]
    )
    await _later(world, rng.randrange(30, 500))
    if place == 1:
        return  # the provider tells of it in its list, which is read after the next payment
    intent = (await asyncio.to_thread(sandbox.pay, session))["payment_intent"]
    if place in (2, 4):
        await asyncio.to_thread(_refund, sandbox, intent, 1234 + place)
    if place == 5:
        await asyncio.to_thread(sandbox.dispute, session)


async def _has_looked(world: World) -> bool:
    return world.desk.watcher.passes > 0


async def _all_known(world: World) -> bool:
    """Whether the desk has heard of every message, link, payment and refund."""
    effects = await asyncio.to_thread(world.sandbox.effects)
    sessions = [one for one in effects["sessions"] if one["metadata"].get("desk_quote")]
    paid = sum(one["payment_status"] == "paid" for one in sessions)
    refunds = sum(one["status"] != "failed" for one in effects["refunds"])
    wanted = (
        len({one["conversation_id"] for one in effects["messages"]}),
        len({one["metadata"]["desk_quote"] for one in sessions}),
        *(paid + refunds, refunds, 3),
    )
    known = await world.store.read_board(lambda _, cache: cache.execute(_KNOWN).fetchone())
    return tuple(known) == wanted


def _ask(sandbox: Sandbox) -> int:
    return sandbox.ask()


def _asked_in_public(sandbox: Sandbox) -> int:
    """Somebody writes below a post. The hub's clock is at the same second for both of its records,
    as with what a platform brings it."""
    known = sandbox.hub("GET", "/conversations/1").json()
    body = {
        "inbox_id": known["inbox_id"],
        "contact_id": known["meta"]["sender"]["id"],
        "additional_attributes": {"type": "tweet"},
    }
    sandbox.wait_until(lambda: sandbox.now() % 1 < 0.5)
    number = int(sandbox.hub("POST", "/conversations", json=body).json()["id"])
    sandbox.say(number, "Why is nobody answering?")
    return number


async def _moment(world: World, day: date, clock: str) -> None:
    """Let it become this time of this day."""
    await asyncio.to_thread(_advance_to, world.sandbox, day, clock)
    await world.until(lambda: _has_the_time(world), "the desk's clock stays behind")


def _advance_to(sandbox: Sandbox, day: date, clock: str) -> None:
    wall = datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=PLACE)
    sandbox.advance(wall.timestamp() - sandbox.now())


async def _later(world: World, seconds: float) -> None:
    """Let time pass, in the world and on the desk's clock, which follows the services'."""
    await asyncio.to_thread(world.sandbox.advance, seconds)
    await world.until(lambda: _has_the_time(world), "the desk's clock stays behind")


async def _has_the_time(world: World) -> bool:
    """Whether the desk has heard from both services how late it is."""
    world.desk.watcher.look_again()
    now = await asyncio.to_thread(world.sandbox.now)
    known = (world.desk.now(), world.desk.tools.provider_now())
    return all(abs(one - now) < 2 for one in known)


def _made_elsewhere(
    sandbox: Sandbox, place: int, currency: str, channel: str, conversation: int
) -> str:
    form = {
        "mode": "payment",
        "success_url": "https://www.example.com/paid",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": currency,
        "line_items[0][price_data][unit_amount]": str(5000 + 777 * place),
        "line_items[0][price_data][product_data][name]": "Rebooking",
    }
    known = {
        "desk_quote": f"elsewhere-{place}",
        "desk_generation": "1",
        "desk_conversation": str(conversation),
        "desk_channel": channel,
        "desk_agent": "9",
        "desk_job": f"job-{place}",
    }
    form |= {f"metadata[{name}]": value for name, value in known.items()}
    form |= {f"payment_intent_data[metadata][{name}]": value for name, value in known.items()}
    return str(_asked(sandbox, "/v1/checkout/sessions", form, sandbox.stripe_key)["id"])


def _refund(sandbox: Sandbox, intent: str, amount: int) -> None:
    key = sandbox.tokens()["stripe_supervisor_key"]
    _asked(sandbox, "/v1/refunds", {"payment_intent": intent, "amount": str(amount)}, key)


def _asked(sandbox: Sandbox, path: str, form: dict[str, str], key: str) -> dict[str, Any]:
    answer = sandbox.http.post(
        sandbox.stripe_url + path, data=form, headers={"Authorization": f"Bearer {key}"}
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


# --- the definitions once more, in plain SQL

_HERE = """SELECT c.conversation_id FROM conversations AS c JOIN messages AS m
    ON m.conversation_id = c.conversation_id AND m.direction = 'outgoing'
    AND CAST(m.created_at AS INTEGER) = CAST(c.first_reply_at AS INTEGER)"""
_KNOWN = """SELECT (SELECT count(*) FROM conversations),
    (SELECT count(*) FROM links WHERE made_at IS NOT NULL), (SELECT count(*) FROM movements),
    (SELECT count(*) FROM movements WHERE amount < 0),
    (SELECT count(*) FROM links WHERE stuck <> '')"""
_WORKED_ON = "status IN ('open', 'pending')"


@dataclass(frozen=True)
class Part:
    """A filter, and the same as SQL over columns that are called alike everywhere."""

    channels: frozenset[Channel] = frozenset()
    team: int | None = None
    sql: str = ""


PARTS = (
    Part(),
    Part(channels=frozenset({Channel.MESSENGER}), sql=" AND channel = 'messenger'"),
    Part(team=1, sql=" AND team = 1"),
    Part(
        channels=frozenset({Channel.X, Channel.WHATSAPP}),
        team=1,
        sql=" AND channel IN ('x', 'whatsapp') AND team = 1",
    ),
)


def ranked(values: Sequence[int], share: float) -> int | None:
    return sorted(values)[math.ceil(len(values) * share) - 1] if values else None


def column(records: sqlite3.Connection, sql: str, *values: object) -> list[Any]:
    return [row[0] for row in records.execute(sql, values)]


async def test_every_figure_is_what_the_records_say(weekend: Weekend) -> None:
    """Each period with each filter: whole days of the place, the changed one among them."""
    sunday, records, desk = weekend.sunday, weekend.records, weekend.world.desk
    now, monday = desk.now(), sunday + timedelta(days=1)
    seeded = date.fromisoformat(
        records.execute("SELECT day_of(min(asked)) FROM cases").fetchone()[0]
    )
    year_ago = monday.replace(year=monday.year - 1, day=1)
    chosen: list[tuple[Period, date, date]] = [
        (periods.today(now, ZONE), monday, monday),
        (Period(PeriodKind.TODAY, sunday, sunday, ZONE), sunday, sunday),
        (periods.this_week(now, ZONE), monday, monday + timedelta(days=6)),
        (periods.week(sunday, ZONE), sunday - timedelta(days=6), sunday),
        (
            periods.week_named(f"{seeded:%G-W%V}", ZONE),
            seeded - timedelta(days=seeded.weekday()),
            seeded + timedelta(days=6 - seeded.weekday()),
        ),
        (periods.last_30_days(now, ZONE), monday - timedelta(days=29), monday),
        (
            periods.last_12_months(now, ZONE),
            (year_ago + timedelta(days=31)).replace(day=1),
            (monday.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        ),
    ]
    for period, first, last in chosen:
        span = (begin_of(first, ZONE), begin_of(last + timedelta(days=1), ZONE))
        for part in PARTS:
            board = await _read(weekend, BoardFilter(period, part.channels, part.team))
            assert (period.first, period.last) == (first, last)
            _compare_cases(board, records, span, part)
            _compare_money(board, records, span, part)
            _compare_links(board, records, span, part)
            _compare_agents(board, records, span, part)
            _compare_now(board, records, part)
    board = await desk.board.read(BoardFilter(periods.week(sunday, ZONE)))
    assert {one.currency for one in board.money} == {"EUR", "USD"}
    assert board.handled.public == 3 and board.to_ticket.count == 1 and len(board.stuck) == 3
    await _compare_with_payments(weekend.world, board)
    behind = await desk.board.behind(Figure.PAID, board.wanted)
    span = (board.wanted.period.since, board.wanted.period.until)
    paid = column(records, "SELECT quote FROM payments WHERE at >= ? AND at < ?", *span)
    assert sorted(behind.quotes) == sorted(paid)
    behind = await desk.board.behind(Figure.WAITING, board.wanted)
    assert len(behind.conversations) == board.waiting.count


async def _read(weekend: Weekend, wanted: BoardFilter) -> Board:
    """The board, and in the records which first replies this desk held as it was read: that decides
    by whom they are counted (docs/board.md). The desk goes on reading meanwhile."""
    world, records = weekend.world, weekend.records
    while True:
        here = await _replies_here(world)
        board = await world.desk.board.read(wanted)
        if await _replies_here(world) == here:
            break
    records.execute("DELETE FROM replies_here")
    records.executemany("INSERT INTO replies_here VALUES (?)", here)
    return board


async def _replies_here(world: World) -> list[tuple[int]]:
    return await world.store.read_board(lambda _, cache: cache.execute(_HERE).fetchall())


def _compare_cases(
    board: Board, records: sqlite3.Connection, span: tuple[float, float], part: Part
) -> None:
    cases = f"FROM cases WHERE asked >= ? AND asked < ?{part.sql}"
    took = column(records, f"SELECT answered - asked {cases} AND answered", *span)
    assert board.response.median == ranked(took, 0.5)
    assert board.response.p90 == ranked(took, 0.9)
    assert board.response.answered == len(took)
    assert board.response.inside == sum(one <= TARGET_S for one in took)
    [late] = column(
        records,
        f"SELECT count(*) {cases} AND answered IS NULL AND {_WORKED_ON} AND asked <= ?",
        *(*span, board.at - TARGET_S),
    )
    assert board.response.late == late
    handled = records.execute(
        "SELECT count(*), coalesce(sum(status = 'resolved'), 0), coalesce(sum(public), 0), "
        f"coalesce(sum(public AND answered IS NOT NULL), 0) {cases}",
        span,
    ).fetchone()
    found = board.handled
    assert (found.cases, found.solved, found.public, found.public_answered) == handled
    step = _step(board.wanted.period, "asked")
    if len(board.wanted.period.days) == 1:
        step = "quarter_of(asked)"
    by_step: dict[Any, list[int]] = {}
    for key, one in records.execute(f"SELECT {step}, answered - asked {cases} AND answered", span):
        by_step.setdefault(key, []).append(one)
    assert {
        one.day.isoformat() if one.quarter is None else one.quarter: (
            *(one.median, one.p90, one.cases),
        )
        for one in board.line
    } == {key: (ranked(some, 0.5), ranked(some, 0.9), len(some)) for key, some in by_step.items()}


def _step(period: Period, moment: str) -> str:
    """A moment's day, or the first of its month."""
    return f"substr(day_of({moment}), 1, 7) || '-01'" if period.by_months else f"day_of({moment})"


_MOVED = """SELECT at, channel, currency, team, agent, amount AS paid, 0 AS refunded FROM payments
    UNION ALL SELECT at, channel, currency, team, 0, 0, amount FROM refunds
    WHERE failed_at IS NULL"""


def _compare_money(
    board: Board, records: sqlite3.Connection, span: tuple[float, float], part: Part
) -> None:
    sums = "sum(paid), sum(refunded), sum(paid > 0)"
    moved = f"FROM ({_MOVED}) WHERE at >= ? AND at < ?{part.sql}"
    told = records.execute(f"SELECT currency, {sums} {moved} GROUP BY 1", span).fetchall()
    assert sorted((o.currency, o.paid, o.refunded, o.payments) for o in board.money) == told
    assert all(one.net == one.paid - one.refunded for one in board.money)
    step = _step(board.wanted.period, "at")
    steps = f"SELECT {step}, channel, currency, {sums} {moved} GROUP BY 1, 2, 3"
    assert {
        (one.day.isoformat(), one.channel, one.sum.currency): (
            *(one.sum.paid, one.sum.refunded, one.sum.payments),
        )
        for one in board.steps
    } == {tuple(row[:3]): row[3:] for row in records.execute(steps, span)}
    since, until = _before(board.wanted.period, board.at)
    earlier = records.execute(f"SELECT currency, {sums} {moved} GROUP BY 1", (since, until))
    assert (
        sorted((o.currency, o.paid, o.refunded, o.payments) for o in board.before)
        == earlier.fetchall()
    )


def _before(period: Period, now: float) -> tuple[float, float]:
    """The time that a period is held against: to the same time of the same day while it runs."""
    back = timedelta(days=30 if period.kind is PeriodKind.DAYS_30 else 7)
    first, last = period.first - back, period.last - back
    if period.by_months:
        first, last = period.first.replace(year=period.first.year - 1), period.first - timedelta(1)
    wall = datetime.fromtimestamp(now, PLACE)
    if now >= begin_of(period.last + timedelta(days=1), ZONE):
        return begin_of(first, ZONE), begin_of(last + timedelta(days=1), ZONE)
    day = first + (wall.date() - period.first)
    then = wall.replace(year=day.year, month=day.month, day=day.day)
    return begin_of(first, ZONE), then.timestamp()


def _compare_links(
    board: Board, records: sqlite3.Connection, span: tuple[float, float], part: Part
) -> None:
    links = f"FROM links WHERE made >= ? AND made < ?{part.sql}"
    counts = "count(*), count(paid), coalesce(sum(paid IS NULL AND open), 0)"
    made = records.execute(f"SELECT {counts} {links}", span).fetchone()
    assert (board.cohort.made, board.cohort.paid, board.cohort.pending) == made
    step = _step(board.wanted.period, "made")
    assert {
        one.day.isoformat(): (one.cohort.made, one.cohort.paid, one.cohort.pending)
        for one in board.cohorts
    } == {
        row[0]: row[1:]
        for row in records.execute(f"SELECT {step}, {counts} {links} GROUP BY 1", span)
    }
    waits = column(records, f"SELECT paid - made {links} AND paid", *span)
    found = (board.to_pay.median, board.to_pay.p90, board.to_pay.count)
    assert found == (ranked(waits, 0.5), ranked(waits, 0.9), len(waits))
    issued = column(
        records,
        "SELECT CAST(max(t.at) AS INTEGER) - l.paid FROM tickets t JOIN links l ON l.quote = "
        f"t.quote WHERE l.paid >= ? AND l.paid < ?{part.sql} GROUP BY t.quote",
        *span,
    )
    found = (board.to_ticket.median, board.to_ticket.p90, board.to_ticket.count)
    assert found == (ranked(issued, 0.5), ranked(issued, 0.9), len(issued))


def _compare_agents(
    board: Board, records: sqlite3.Connection, span: tuple[float, float], part: Part
) -> None:
    """Each agent's line, and nobody's but of those who did or have something."""
    hers = f"FROM cases WHERE asked >= ? AND asked < ?{part.sql} AND answered AND ? = iif(id IN "
    hers += "(SELECT id FROM replies_here), agent, assignee)"
    lines = {one.agent: one for one in board.agents}
    for agent in {*lines, *column(records, "SELECT DISTINCT assignee FROM conversations"), 9}:
        if agent is None:
            continue
        took = column(records, f"SELECT answered - asked {hers}", *span, agent)
        [load] = column(
            records,
            f"SELECT count(*) FROM conversations WHERE {_WORKED_ON}{part.sql} AND assignee = ?",
            agent,
        )
        [made] = column(
            records,
            f"SELECT count(*) FROM links WHERE made >= ? AND made < ?{part.sql} AND agent = ?",
            *(*span, agent),
        )
        paid = records.execute(
            "SELECT currency, sum(amount) FROM payments "
            f"WHERE at >= ? AND at < ?{part.sql} AND agent = ? GROUP BY 1",
            (*span, agent),
        ).fetchall()
        line = lines.get(agent)
        if line is None:
            assert not (took or load or made or paid)
            continue
        assert (line.first_reply, line.replies) == (ranked(took, 0.5), len(took))
        assert (line.open, line.links, dict(line.paid)) == (load, made, dict(paid))


def _compare_now(board: Board, records: sqlite3.Connection, part: Part) -> None:
    """What is of this moment, whatever period is chosen."""
    waiting = column(
        records,
        f"SELECT waiting FROM conversations WHERE {_WORKED_ON} AND waiting IS NOT NULL{part.sql}",
    )
    assert board.waiting.count == len(waiting)
    assert board.waiting.oldest == (min(waiting) if waiting else None)
    assert board.waiting.past_target == sum(one <= board.at - TARGET_S for one in waiting)
    recent = column(
        records,
        f"SELECT answered - asked FROM cases WHERE answered >= ?{part.sql}",
        board.at - 300,
    )
    assert (board.now.median, board.now.cases) == (ranked(recent, 0.5), len(recent))
    [load] = column(records, f"SELECT count(*) FROM conversations WHERE {_WORKED_ON}{part.sql}")
    assert board.on_duty.conversations == load
    [open_links] = column(records, f"SELECT count(*) FROM links WHERE open{part.sql}")
    assert board.open_links == open_links
    unpaid = column(records, f"SELECT quote FROM links WHERE open{part.sql}")
    assert {one.quote_id for one in board.due if not one.is_due} == set(unpaid)
    unticketed = records.execute(
        "SELECT quote, paid, amount FROM links WHERE ours AND paid AND quote NOT IN "
        f"(SELECT quote FROM tickets){part.sql}"
    ).fetchall()
    listed = [one for one in board.due if one.is_due]
    assert {(one.quote_id, one.since, one.amount) for one in listed} == set(unticketed)
    assert all(one.is_late == (one.since <= board.at - 15 * 60) for one in listed)
    stuck: dict[str, list[tuple[float, int, str]]] = {}
    for kind, *case in records.execute(
        f"SELECT kind, since, amount, currency FROM stuck WHERE 1{part.sql}"
    ):
        stuck.setdefault(kind, []).append((case[0], case[1], case[2]))
    assert {one.kind: (one.count, one.late, one.amounts, one.oldest) for one in board.stuck} == {
        kind: (
            len(cases),
            sum(since <= board.at - PROMISED_MIN[kind] * 60 for since, _, _ in cases),
            {name: sum(a for _, a, c in cases if c == name) for name in {c for _, _, c in cases}},
            min(since for since, _, _ in cases),
        )
        for kind, cases in stuck.items()
    }


async def _compare_with_payments(world: World, whole: Board) -> None:
    """The Payments view says the same of stuck money: its tiles of all of it, its table of each
    channel."""
    await world.desk.stuck.look()
    tiles = {kind: one for kind, one in world.desk.stuck.money.sums.items() if one.count}
    assert {one.kind: (one.count, one.late, one.amounts, one.oldest) for one in whole.stuck} == {
        kind: (one.count, one.late, one.amounts, one.oldest) for kind, one in tiles.items()
    }
    for channel in Channel:
        wanted = BoardFilter(whole.wanted.period, frozenset({channel}))
        board = await world.desk.board.read(wanted)
        listed = PaymentFilter(group=PaymentGroup.STUCK, channel=channel)
        ids = (await world.store.payments_listed(listed)).ids
        rows = (await world.store.payment_rows(ids)).values()
        assert {row.channel for row in rows} <= {channel}
        cases = [(row.stuck, row.badge.currency) for row in rows if row.stuck is not None]
        for line in board.stuck:
            mine = [(one, currency) for one, currency in cases if one.kind is line.kind]
            assert line.count == len(mine)
            assert sum(line.amounts.values()) == sum(one.amount for one, _ in mine)
        assert sum(line.count for line in board.stuck) == len(cases)
