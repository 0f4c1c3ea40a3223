"""A year of a large team's work as a board finds it: 1.8 million cases, 28,000 paid links."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desktop.models.conversation import Channel, Conversation, ConversationStatus
from desktop.services.store import case_rows, engine
from desktop.services.store.case_blobs import SOLVED, Record
from desktop.services.store.case_rows import Place
from desktop.services.store.connection import Driver, Opening, connect
from desktop.services.store.store import Store

CASES, PAID_LINKS, AGENTS, DAYS = 1_800_000, 28_000, 130, 365
NOW = datetime(2026, 11, 30, 14, 10, tzinfo=UTC).timestamp()
CHANNELS = (Channel.MESSENGER, Channel.WHATSAPP, Channel.INSTAGRAM, Channel.X, Channel.SMS)
_WEIGHTS = (40, 30, 12, 12, 6)
_OPEN = 3000
_LINK = """INSERT INTO links (quote_id, conversation_id, first_seq, rank, is_open, has_money,
    to_pay, to_ticket, stage, badge_amount, amount, paid, refunded, currency, since, source, method,
    reason, generation, session, is_ours, agent_id, asked_at, purpose, airports, travellers,
    declines, ticketed, stuck, stuck_since, stuck_amount, channel, team_id, offer, made_at, paid_at,
    ticketed_at) VALUES (?,?,?,1,?,?,0,0,?,?,?,?,0,'EUR',?,'stripe:x','','',1,?,1,?,?,'','',1,0,?,
    '',0,0,?,?,'',?,?,?)"""


def make(folder: Path) -> None:
    """Write the year into a new data folder."""
    asyncio.run(_create(folder))
    rng = Random(1)
    desk = engine.open_writer(folder / "desk.db", None, durable=False)
    with desk.begin():
        case_rows.put_back(desk, _cases(rng))
    engine.close(desk)
    cache = connect(folder / "cache.db", None, Opening.WRITE)
    cache.execute("BEGIN")
    _links(cache, rng)
    cache.execute("COMMIT")
    cache.close()


async def _create(folder: Path) -> None:
    """A desk with what is being worked on now."""
    store = await Store.open(folder, key=None, now=lambda: NOW)
    rng = Random(2)
    await store.save_conversations(
        [
            Conversation(
                number,
                number,
                1,
                rng.choices(CHANNELS, _WEIGHTS)[0],
                ConversationStatus.OPEN,
                assignee_id=1 + number % AGENTS,
                created_at=NOW - rng.randrange(86400),
                last_activity_at=NOW - rng.randrange(86400),
                waiting_since=NOW - rng.randrange(4000) if number % 3 == 0 else None,
                first_reply_at=NOW - rng.randrange(1, 80000) if number % 3 else None,
                updated_at=NOW,
                team_id=1 + number % AGENTS % 4,
            )
            for number in range(CASES + 1, CASES + 1 + _OPEN)
        ]
    )
    await store.count_cases()
    await store.close()


def _cases(rng: Random) -> dict[Place, list[Record]]:
    """Each agent works on a few channels for one team."""
    found: dict[Place, list[Record]] = {}
    today = datetime.fromtimestamp(NOW, UTC).date()
    number = 0
    for back in range(1, DAYS + 1):
        day = (today - timedelta(days=back)).isoformat()
        for _ in range(CASES // DAYS):
            number += 1
            agent = 1 + int(rng.random() * AGENTS)
            channel = CHANNELS[0 if rng.random() < 0.5 else agent % len(CHANNELS)]
            took = int(rng.lognormvariate(5.5, 0.9)) + 5
            place = Place(day, channel.value, 1 + agent % 4, agent)
            quarter = int(rng.random() * 96)
            found.setdefault(place, []).append(Record(number, took, quarter, SOLVED))
    return found


def _links(cache: Driver, rng: Random) -> None:
    rows: list[tuple[Any, ...]] = []
    moves: list[tuple[Any, ...]] = []
    for number in range(int(PAID_LINKS / 0.78)):
        made = NOW - rng.random() * DAYS * 86400
        name, amount = f"q-{number:06d}", rng.randrange(4500, 60000)
        agent = 1 + number % AGENTS
        place = (rng.choices(CHANNELS, _WEIGHTS)[0].value, 1 + agent % 4)
        is_paid = rng.random() < 0.78
        paid = made + 20 + int(rng.lognormvariate(5.9, 0.8)) if is_paid else None
        ticketed = paid + 60 + int(rng.lognormvariate(5.0, 0.5)) if paid else None
        rows.append(
            (
                *(name, CASES + 1 + number % _OPEN, number + 1, 0, int(is_paid)),
                *("told" if is_paid else "expired", amount, amount, amount if is_paid else 0),
                *(paid or made, f"cs_{name}", agent, made, int(is_paid)),
                *(*place, made, paid, ticketed),
            )
        )
        if paid:
            moves.append((paid, name, 0, amount, agent, *place))
            if rng.random() < 0.04:
                moves.append((paid + 90000, name, 1, -amount, agent, *place))
    cache.executemany(_LINK, rows)
    cache.executemany(
        "INSERT INTO movements (at, quote_id, number, amount, currency, agent_id, channel, "
        "team_id) VALUES (?,?,?,?,'EUR',?,?,?)",
        moves,
    )
