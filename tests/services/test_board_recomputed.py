"""Every figure of the board, computed again from the sandbox's own records by other SQL: to the
cent and to the second, after a busy day that a seed has drawn."""

import asyncio
import math
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.models.board import period as periods
from desktop.models.board.figures import Board, BoardFilter, Figure
from desktop.models.conversation import Channel
from desktop.models.ladder import Stage
from desktop.models.preferences import BusinessHours, Preferences
from desktop.models.ticket import TicketNumber
from desktop.services.use_cases import tickets
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at

ZONE = "Europe/Amsterdam"
TARGET_S = 1200
_RNG = Random(20261130)


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[World]:
    """A desk after a day on which people asked, agents answered, and links were paid."""
    with running_sandbox("--quiet", "--conversations", "60", "--seed", "5") as sandbox:
        folder = tmp_path / "desk"
        async with desk_at(sandbox, folder) as world:
            world.desk.prefer(Preferences(business_hours=BusinessHours(ZONE)))
            await _busy(world)
            yield world


async def _busy(world: World) -> None:
    sandbox = world.sandbox
    asked = [await asyncio.to_thread(sandbox.ask) for _ in range(6)]
    for place, number in enumerate(asked):
        await _later(world, _RNG.randrange(20, 900))
        if place < 4:
            await asyncio.to_thread(sandbox.colleague, number, "Let me see.", assign=place % 2 == 0)
        if place in (1, 4):
            body = {"team_id": 1}
            await asyncio.to_thread(
                sandbox.hub, "POST", f"/conversations/{number}/assignments", json=body
            )
    for number in asked:
        await world.knows(number)
    for place in range(2):  # this desk's own, one of them ticketed
        quote = await world.quote(asked[place])
        await world.ends(await world.desk.links.send(quote))
        [session] = world.sessions_of(asked[place])
        await _later(world, _RNG.randrange(60, 600))
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
    for place in range(6):  # other desks'
        currency, channel = ("usd", "x") if place == 3 else ("eur", "messenger")
        session = await asyncio.to_thread(_made_elsewhere, sandbox, place, currency, channel)
        await _later(world, _RNG.randrange(30, 500))
        if place != 5:
            intent = (await asyncio.to_thread(sandbox.pay, session))["payment_intent"]
            if place in (1, 2):
                await asyncio.to_thread(_refund, sandbox, intent, 1234 + place)
    await _later(world, 45)

    async def all_known() -> bool:
        records = await asyncio.to_thread(_records, sandbox)
        paid = records.execute("SELECT count(*) FROM payments").fetchone()[0]
        refunds = records.execute("SELECT count(*) FROM refunds").fetchone()[0]
        known = await world.store.read_board(
            lambda _, cache: cache.execute(
                "SELECT sum(amount < 0), count(*) FROM movements"
            ).fetchone()
        )
        cases = records.execute("SELECT count(DISTINCT conversation) FROM messages").fetchone()[0]
        links = records.execute("SELECT count(DISTINCT quote) FROM sessions").fetchone()[0]
        return (
            (known[0] or 0) == refunds
            and known[1] == paid + refunds
            and await _cases_known(world) == cases
            and await _links_known(world) == links
        )

    await world.until(all_known, "the desk does not know of the whole day", 90)


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


async def _links_known(world: World) -> int:
    found: int = await world.store.read_board(
        lambda _, cache: cache.execute(
            "SELECT count(*) FROM links WHERE made_at IS NOT NULL"
        ).fetchone()[0]
    )
    return found


async def _cases_known(world: World) -> int:
    found: int = await world.store.read_board(
        lambda _, cache: cache.execute("SELECT count(*) FROM conversations").fetchone()[0]
    )
    return found


def _made_elsewhere(sandbox: Sandbox, place: int, currency: str, channel: str) -> str:
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
        "desk_conversation": str(10 + place),
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


def _events(sandbox: Sandbox) -> list[dict[str, Any]]:
    """Everything that the provider told, the oldest first."""
    found: list[dict[str, Any]] = []
    params: dict[str, str] = {"limit": "100"}
    while True:
        page = sandbox.http.get(
            sandbox.stripe_url + "/v1/events",
            params=params,
            headers={"Authorization": f"Bearer {sandbox.stripe_key}"},
        ).json()
        found += page["data"]
        if not page["has_more"]:
            return found[::-1]
        params["starting_after"] = page["data"][-1]["id"]


def _records(sandbox: Sandbox) -> sqlite3.Connection:
    """What really happened, in tables of plain SQLite, in memory."""
    effects = sandbox.effects()
    tables = sqlite3.connect(":memory:", check_same_thread=False)
    tables.executescript(
        """
        CREATE TABLE messages (conversation, at, kind, private, sender);
        CREATE TABLE conversations (id, status, channel, team, assignee, waiting);
        CREATE TABLE sessions (id, quote, at, channel, agent, open, currency);
        CREATE TABLE payments (session, quote, at, amount, currency, channel, agent);
        CREATE TABLE refunds (at, amount, currency, channel);
        """
    )
    tables.executemany(
        "INSERT INTO messages VALUES (?,?,?,?,?)",
        [
            (
                *(one["conversation_id"], int(one["created_at"]), one["message_type"]),
                *(one["private"], one["sender"]["id"]),
            )
            for one in effects["messages"]
        ],
    )
    tables.executemany("INSERT INTO conversations VALUES (?,?,?,?,?,?)", _conversations(sandbox))
    sessions = [one for one in effects["sessions"] if one["metadata"].get("desk_quote")]
    tables.executemany(
        "INSERT INTO sessions VALUES (?,?,?,?,?,?,?)",
        [
            (
                *(one["id"], one["metadata"]["desk_quote"], one["created"]),
                *(one["metadata"]["desk_channel"], int(one["metadata"]["desk_agent"])),
                *(one["status"] == "open", one["currency"].upper()),
            )
            for one in sessions
        ],
    )
    of_intent = {one["payment_intent"]: one for one in sessions}
    tables.executemany(
        "INSERT INTO payments SELECT id, quote, :at, :amount, currency, channel, agent "
        "FROM sessions WHERE id = :id",
        [
            {"at": one["created"], "amount": of["amount_total"], "id": of["id"]}
            for one in _events(sandbox)
            if one["type"] == "checkout.session.completed"
            for of in [one["data"]["object"]]
        ],
    )
    tables.executemany(
        "INSERT INTO refunds VALUES (?,?,?,?)",
        [
            (
                *(one["created"], one["amount"], one["currency"].upper()),
                of_intent[one["payment_intent"]]["metadata"]["desk_channel"],
            )
            for one in effects["refunds"]
        ],
    )
    return tables


def _conversations(sandbox: Sandbox) -> list[tuple[Any, ...]]:
    channels = {
        "Channel::FacebookPage": "messenger",
        "Channel::Instagram": "instagram",
        "Channel::Whatsapp": "whatsapp",
        "Channel::TwitterProfile": "x",
        "Channel::Telegram": "telegram",
        "Channel::Sms": "sms",
        "Channel::Email": "email",
        "Channel::WebWidget": "web",
        "Channel::Api": "api",
        "Channel::TwilioSms": "sms",
    }
    rows: list[tuple[Any, ...]] = []
    page = 1
    administrator = {"api_access_token": sandbox.tokens()["administrator"]}
    while True:
        params = {"status": "all", "page": str(page)}
        answer = sandbox.hub("GET", "/conversations", params=params, headers=administrator)
        some = answer.json()["data"]["payload"]
        rows += [
            (
                *(one["id"], one["status"], channels[one["meta"]["channel"]]),
                *((one["meta"].get("team") or {}).get("id"),),
                *((one["meta"].get("assignee") or {}).get("id"), one["waiting_since"] or None),
            )
            for one in some
        ]
        if len(some) < 25:
            return rows
        page += 1


# --- the definitions once more, in plain SQL

_HERE = """SELECT c.conversation_id FROM conversations AS c JOIN messages AS m
    ON m.conversation_id = c.conversation_id AND m.direction = 'outgoing'
    AND CAST(m.created_at AS INTEGER) = CAST(c.first_reply_at AS INTEGER)"""
_FIRSTS = """
    SELECT c.id, c.status, c.team, c.channel, c.assignee, min(m.at) AS asked,
        (SELECT min(r.at) FROM messages r WHERE r.conversation = c.id AND r.kind = 1
            AND NOT r.private) AS answered,
        (SELECT r.sender FROM messages r WHERE r.conversation = c.id AND r.kind = 1
            AND NOT r.private ORDER BY r.at LIMIT 1) AS agent
    FROM conversations c JOIN messages m ON m.conversation = c.id AND m.kind = 0 GROUP BY c.id
"""


def ranked(values: Sequence[int], share: float) -> int | None:
    return sorted(values)[math.ceil(len(values) * share) - 1] if values else None


def column(records: sqlite3.Connection, sql: str, *values: object) -> list[Any]:
    return [row[0] for row in records.execute(sql, values)]


async def _board(world: World, period: periods.Period | None = None, **narrowed: object) -> Board:
    wanted = BoardFilter(period or periods.this_week(world.desk.now(), ZONE), **narrowed)  # type: ignore[arg-type]
    return await world.desk.board.read(wanted)


async def test_every_figure_is_what_the_records_say(day: World) -> None:
    """The week that runs, the one before, thirty days; all of it, one channel, one team."""
    for narrow in ("all", "channel", "team"):
        await _compare(day, narrow)


async def _compare(day: World, narrow: str) -> None:
    records = await asyncio.to_thread(_records, day.sandbox)
    # Which first replies this desk holds decides by whom they are counted (docs/board.md).
    here = await day.store.read_board(lambda _, cache: cache.execute(_HERE).fetchall())
    records.execute("CREATE TABLE replies_here (id)")
    records.executemany("INSERT INTO replies_here VALUES (?)", here)
    this_week = periods.this_week(day.desk.now(), ZONE)
    channels = frozenset({Channel.MESSENGER}) if narrow == "channel" else frozenset[Channel]()
    team = 1 if narrow == "team" else None
    cases = f"SELECT * FROM ({_FIRSTS}) WHERE asked >= ? AND asked < ?"
    cases += " AND channel = 'messenger'" if channels else " AND team = 1" if team else ""
    links = " AND channel = 'messenger'" if channels else ""
    for period in (this_week, this_week.before(), periods.last_30_days(day.desk.now(), ZONE)):
        board = await _board(day, period, channels=channels, team=team)
        span = (period.since, period.until)

        took = column(records, f"SELECT answered - asked FROM ({cases}) WHERE answered", *span)
        assert board.response.median == ranked(took, 0.5)
        assert board.response.p90 == ranked(took, 0.9)
        assert board.response.answered == len(took)
        assert board.response.inside == sum(one <= TARGET_S for one in took)
        assert sum(one.cases for one in board.line) == len(took)
        [(count, solved)] = records.execute(
            f"SELECT count(*), coalesce(sum(status = 'resolved'), 0) FROM ({cases})", span
        )
        assert (board.handled.cases, board.handled.solved) == (count, solved)
        for line in board.agents:
            hers = column(
                records,
                f"SELECT answered - asked FROM ({cases}) WHERE answered AND ? = "
                "iif(id IN (SELECT id FROM replies_here), agent, assignee)",
                *span,
                line.agent,
            )
            assert (line.first_reply, line.replies) == (ranked(hers, 0.5), len(hers))

        if team is not None:
            continue  # of other desks' links the provider tells no team
        told = column(
            records,
            f"SELECT currency FROM payments WHERE at >= ? AND at < ?{links} UNION "
            f"SELECT currency FROM refunds WHERE at >= ? AND at < ?{links}",
            *span,
            *span,
        )
        assert {one.currency for one in board.money} == set(told)
        for one in board.money:
            paid, payments = records.execute(
                "SELECT coalesce(sum(amount), 0), count(*) FROM payments "
                f"WHERE at >= ? AND at < ? AND currency = ?{links}",
                (*span, one.currency),
            ).fetchone()
            back = column(
                records,
                "SELECT coalesce(sum(amount), 0) FROM refunds "
                f"WHERE at >= ? AND at < ? AND currency = ?{links}",
                *span,
                one.currency,
            )
            assert (one.paid, one.payments, [one.refunded]) == (paid, payments, back)
        steps = sum(one.sum.paid for one in board.steps)
        assert steps == sum(one.paid for one in board.money)
        made = "SELECT quote, min(at) AS at, max(open) AS open FROM sessions "
        made += f"WHERE 1{links} GROUP BY quote"
        joined = (
            f"SELECT m.quote, m.at AS made, m.open, p.at AS paid FROM ({made}) m "
            "LEFT JOIN payments p ON p.quote = m.quote WHERE m.at >= ? AND m.at < ?"
        )
        [(links_made, links_paid, pending)] = records.execute(
            "SELECT count(*), count(paid), coalesce(sum(paid IS NULL AND open), 0) "
            f"FROM ({joined})",
            span,
        )
        assert (board.cohort.made, board.cohort.paid, board.cohort.pending) == (
            links_made,
            links_paid,
            pending,
        )
        waits = column(records, f"SELECT paid - made FROM ({joined}) WHERE paid", *span)
        assert board.to_pay.median == ranked(waits, 0.5)
        assert board.to_pay.p90 == ranked(waits, 0.9)
        nine = next((one for one in board.agents if one.agent == 9), None)
        of_nine = dict(
            records.execute(
                "SELECT currency, sum(amount) FROM payments "
                f"WHERE agent = 9 AND at >= ? AND at < ?{links} GROUP BY 1",
                span,
            ).fetchall()
        )
        assert (dict(nine.paid) if nine else {}) == of_nine

    board = await _board(day, this_week, channels=channels, team=team)
    narrowed = " AND channel = 'messenger'" if channels else " AND team = 1" if team else ""
    waiting = column(
        records,
        "SELECT waiting FROM conversations WHERE status IN ('open', 'pending') "
        f"AND waiting IS NOT NULL{narrowed}",
    )
    assert board.waiting.count == len(waiting)
    assert board.waiting.oldest == (min(waiting) if waiting else None)
    assert board.waiting.past_target == sum(one <= board.at - TARGET_S for one in waiting)
    recent = column(
        records,
        f"SELECT answered - asked FROM ({_FIRSTS}) WHERE answered >= ?{narrowed}",
        board.at - 300,
    )
    assert (board.now.median, board.now.cases) == (ranked(recent, 0.5), len(recent))
    if narrow == "all":
        assert {one.currency for one in board.money} == {"EUR", "USD"}
        assert board.to_ticket.count == 1 and 240 <= (board.to_ticket.median or 0) < 300
        behind = await day.desk.board.behind(Figure.PAID, BoardFilter(this_week))
        assert set(behind.quotes) == set(
            column(records, "SELECT quote FROM payments WHERE at >= ?", this_week.since)
        )
        behind = await day.desk.board.behind(Figure.WAITING, BoardFilter(this_week))
        assert len(behind.conversations) == len(waiting)
