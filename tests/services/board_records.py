"""What really happened, as tables of plain SQLite: from the sandbox's own records, and of what only
the desk can know from its journal, which another process reads."""

import json
import sqlite3
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.sandbox_process import Sandbox

_TABLES = """
    CREATE TABLE messages (conversation, at, kind, private, sender);
    CREATE TABLE conversations (id, status, channel, team, assignee, waiting, public);
    CREATE TABLE sessions (id, quote, at, channel, team, agent, open, ours);
    CREATE TABLE payments (quote, at, amount, currency, channel, team, agent);
    CREATE TABLE refunds (quote, at, amount, currency, channel, team, failed_at);
    CREATE TABLE disputes (quote, at, amount);
    CREATE TABLE tickets (quote, at);
    CREATE VIEW cases AS
        SELECT c.id, c.status, c.team, c.channel, c.assignee, c.public, min(m.at) AS asked,
            (SELECT min(r.at) FROM messages r WHERE r.conversation = c.id AND r.kind = 1
                AND NOT r.private) AS answered,
            (SELECT r.sender FROM messages r WHERE r.conversation = c.id AND r.kind = 1
                AND NOT r.private ORDER BY r.at LIMIT 1) AS agent
        FROM conversations c JOIN messages m ON m.conversation = c.id AND m.kind = 0 GROUP BY c.id;
    CREATE VIEW links AS
        SELECT m.*, p.at AS paid, p.amount, p.currency FROM (
            SELECT quote, min(at) AS made, max(open) AS open, channel, team, agent, ours
            FROM sessions GROUP BY quote
        ) m LEFT JOIN (SELECT quote, min(at) AS at, sum(amount) AS amount, currency
            FROM payments GROUP BY quote) p ON p.quote = m.quote;
    CREATE VIEW stuck AS
        SELECT 'disputed' AS kind, d.at AS since, d.amount, l.currency, l.channel, l.team
            FROM disputes d JOIN links l ON l.quote = d.quote
        UNION ALL
        SELECT 'refund_failed', r.failed_at, r.amount, l.currency, l.channel, l.team
            FROM refunds r JOIN links l ON l.quote = r.quote WHERE r.failed_at IS NOT NULL
        UNION ALL
        SELECT 'not_ticketed', l.paid, l.amount, l.currency, l.channel, l.team FROM links l
            WHERE l.ours AND l.paid AND l.quote NOT IN (SELECT quote FROM tickets);
"""
_CHANNELS = {
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
_READ = """
import json, sqlite3, sys
journal = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(json.dumps(journal.execute("SELECT quote_id, at FROM journal WHERE kind = 'ticket.issued'")
    .fetchall()))
"""
"""In another process: two copies of SQLite in one would take each other's locks away."""


def records_of(sandbox: Sandbox, desk_file: Path, zone: str) -> sqlite3.Connection:
    """Everything that happened. `day_of` is the day of a moment there, `quarter_of` its quarter of
    an hour by the clock on the wall."""
    effects = sandbox.effects()
    tables = sqlite3.connect(":memory:", check_same_thread=False)
    place = ZoneInfo(zone)
    tables.create_function("day_of", 1, lambda at: _local(at, place).date().isoformat())
    tables.create_function("quarter_of", 1, lambda at: _quarter(_local(at, place)))
    tables.executescript(_TABLES)
    messages = [
        (
            *(one["conversation_id"], int(one["created_at"]), one["message_type"]),
            *(one["private"], one["sender"]["id"]),
        )
        for one in effects["messages"]
    ]
    tables.executemany("INSERT INTO messages VALUES (?,?,?,?,?)", messages)
    conversations = _conversations(sandbox)
    tables.executemany("INSERT INTO conversations VALUES (?,?,?,?,?,?,?)", conversations)
    teams = {one[0]: one[3] for one in conversations}
    sessions: dict[str, tuple[Any, ...]] = {}
    for one in effects["sessions"]:
        known = one["metadata"]
        if known.get("desk_quote"):
            where = (known["desk_channel"], teams.get(int(known["desk_conversation"])))
            sessions[one["id"]] = (known["desk_quote"], *where, int(known["desk_agent"]))
            ours = not known["desk_quote"].startswith("elsewhere-")
            tables.execute(
                "INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?)",
                (
                    *(one["id"], known["desk_quote"], one["created"], *where),
                    *(int(known["desk_agent"]), one["status"] == "open", ours),
                ),
            )
    of_intent = {one["payment_intent"]: one["id"] for one in effects["sessions"]}
    failed: dict[str, int] = {}
    for event in _events(sandbox):
        about, at = event["data"]["object"], event["created"]
        if event["type"] == "checkout.session.completed":
            quote, channel, team, agent = sessions[about["id"]]
            money = (about["amount_total"], about["currency"].upper())
            tables.execute(
                "INSERT INTO payments VALUES (?,?,?,?,?,?,?)",
                (quote, at, *money, channel, team, agent),
            )
        elif event["type"] == "charge.dispute.created":
            quote = sessions[of_intent[about["payment_intent"]]][0]
            tables.execute("INSERT INTO disputes VALUES (?,?,?)", (quote, at, about["amount"]))
        elif event["type"] == "refund.failed":
            failed[about["id"]] = at
    for one in effects["refunds"]:
        quote, channel, team, _ = sessions[of_intent[one["payment_intent"]]]
        money = (one["amount"], one["currency"].upper())
        tables.execute(
            "INSERT INTO refunds VALUES (?,?,?,?,?,?,?)",
            (quote, one["created"], *money, channel, team, failed.get(one["id"])),
        )
    told = subprocess.run(
        [sys.executable, "-c", _READ, str(desk_file)], capture_output=True, text=True, check=True
    )
    tables.executemany("INSERT INTO tickets VALUES (?,?)", json.loads(told.stdout))
    return tables


def begin_of(day: date, zone: str) -> float:
    """When a day begins there (UTC seconds)."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()


def _local(at: float, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(at, zone)


def _quarter(local: datetime) -> int:
    return local.hour * 4 + local.minute // 15


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


def _conversations(sandbox: Sandbox) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    page = 1
    administrator = {"api_access_token": sandbox.tokens()["administrator"]}
    while True:
        params = {"status": "all", "page": str(page)}
        answer = sandbox.hub("GET", "/conversations", params=params, headers=administrator)
        some = answer.json()["data"]["payload"]
        rows += [
            (
                *(one["id"], one["status"], _CHANNELS[one["meta"]["channel"]]),
                *((one["meta"].get("team") or {}).get("id"),),
                *((one["meta"].get("assignee") or {}).get("id"), one["waiting_since"] or None),
                one["additional_attributes"].get("type") == "tweet",
            )
            for one in some
        ]
        if len(some) < 25:
            return rows
        page += 1
