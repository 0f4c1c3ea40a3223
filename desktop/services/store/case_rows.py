"""Counts the cache's conversations into the board's own numbers, in `desk.db`.

A case is found again by its conversation, so counting twice changes nothing, and what becomes known
later moves it. Whatever leaves the cache stays counted.
"""

import contextlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from struct import Struct
from struct import error as StructError
from typing import Any, NamedTuple

from sqlalchemy import Connection

from desktop.models.board.cases import NEVER, Case, Seen, case_of
from desktop.models.board.period import local_day
from desktop.models.board.quantiles import merged
from desktop.models.hub_words import Channel, ConversationStatus, Direction
from desktop.models.preferences import BusinessHours
from desktop.services.store import columns
from desktop.services.store.case_blobs import (
    ERASED,
    PUBLIC,
    SOLVED,
    Record,
    numbers,
    packed,
    read_numbers,
    unpacked,
)
from desktop.services.store.engine import driver_of

AT_ONCE = 2000
_A_SECOND_LATER = 2
_NUMBER = Struct("<I")
_LOW = 0xFFFF_FFFF
_NOTE_ERASED = "INSERT OR REPLACE INTO marks (key, value) VALUES (?, '')"
_ERASED_AMONG = "SELECT key FROM marks WHERE key IN (SELECT value FROM json_each(?))"
SEEN = f"""
    c.channel, c.created_at, c.first_reply_at, c.status, c.is_private, c.team_id, c.assignee_id,
        (SELECT m.direction FROM messages AS m WHERE m.conversation_id = c.conversation_id
            AND m.direction IN ('incoming', 'outgoing')
            AND m.created_at < c.created_at + {_A_SECOND_LATER} ORDER BY m.message_id LIMIT 1),
        (SELECT m.sender_id FROM messages AS m WHERE m.conversation_id = c.conversation_id
            AND m.direction = 'outgoing' AND m.sender_id IS NOT NULL
            AND m.created_at >= c.first_reply_at - 1 AND m.created_at < c.first_reply_at + 1
            ORDER BY m.message_id LIMIT 1)
"""
"""What `seen` reads, of `conversations AS c`, behind the conversation's number."""
_TO_COUNT = f"""
    SELECT u.conversation_id, {SEEN}
    FROM uncounted AS u LEFT JOIN conversations AS c ON c.conversation_id = u.conversation_id
    ORDER BY u.conversation_id LIMIT {AT_ONCE}
"""
_DAYS = """SELECT day, channel, team, agent, cases FROM case_days
    WHERE day IN (SELECT value FROM json_each(?))"""
_PUT_DAY = "INSERT OR REPLACE INTO case_days (day, channel, team, agent, cases) VALUES (?,?,?,?,?)"
_DROP_DAY = "DELETE FROM case_days WHERE day = ? AND channel = ? AND team = ? AND agent = ?"
_PUT_SUM = """INSERT OR REPLACE INTO case_sums (by_agent, span, agent, channel, team,
    cases, solved, public, public_answered, took, quarters) VALUES (?,?,?,?,?,?,?,?,?,?,?)"""
_DROP_SUM = """DELETE FROM case_sums
    WHERE by_agent = ? AND span = ? AND agent = ? AND channel = ? AND team = ?"""
_OF_MONTH = """SELECT cases, solved, public, public_answered, took FROM case_sums
    WHERE by_agent = ? AND agent = ? AND channel = ? AND team = ?
    AND span IN (SELECT value FROM json_each(?))"""


class Place(NamedTuple):
    """Where a case stands."""

    day: str
    channel: str
    team: int
    agent: int


class _Sum(NamedTuple):
    """A row of `case_sums`, without its span."""

    by_agent: int
    agent: int
    channel: str
    team: int


def to_count(cache: Connection) -> list[Seen | int]:
    """Return the next conversations to be counted, of which the cache may hold the number only."""
    return [seen(row) if row[1] else row[0] for row in driver_of(cache).execute(_TO_COUNT)]


def counted(cache: Connection, some: Iterable[Seen | int]) -> None:
    """Note that these need not be counted any more."""
    ids = [(one if isinstance(one, int) else one.conversation_id,) for one in some]
    driver_of(cache).executemany("DELETE FROM uncounted WHERE conversation_id = ?", ids)


def count(desk: Connection, some: Iterable[Seen], hours: BusinessHours) -> None:
    """Count conversations, or count them again, within a transaction. One whose customer was erased
    stays counted as it was then."""
    some = list(some)
    erased = _erased_among(desk, [one.conversation_id for one in some])
    fresh = [(one, case_of(one, hours)) for one in some if one.conversation_id not in erased]
    book = _Book(desk, {case.day if case else _day_of(one, hours) for one, case in fresh})
    for one, case in fresh:
        book.set(one, case)
    book.write()


def forget(desk: Connection, conversation_ids: Collection[int]) -> None:
    """Leave of these conversations the numbers only, and a note that they are counted. An old copy
    may have no such table."""
    driver = driver_of(desk)
    if not _has_table(desk):
        return
    # Each record begins with its number, low bytes first: what has none of them has no record.
    wanted = {_NUMBER.pack(one & _LOW) for one in conversation_ids if one > 0}
    for day, channel, team, agent, blob in driver.execute(
        "SELECT day, channel, team, agent, cases FROM case_days"
    ).fetchall():
        if any(number in blob for number in wanted):
            known = unpacked(blob)
            gone = {one.conversation_id for one in known} & set(conversation_ids)
            records = [
                one
                if one.conversation_id not in gone
                else Record(ERASED, one.took, one.quarter, one.state)
                for one in known
            ]
            driver.execute(_PUT_DAY, (day, channel, team, agent, packed(records)))
            driver.executemany(_NOTE_ERASED, [(_erased(one),) for one in gone])


def about(desk: Connection, conversation_ids: Collection[int]) -> list[dict[str, Any]]:
    """Return what is counted of these conversations, ready for JSON."""
    if not _has_table(desk):
        return []
    return [
        {
            "conversation": one.conversation_id,
            "day": day,
            "channel": channel,
            "first_reply_s": None if one.took == NEVER else one.took,
        }
        for day, channel, blob in driver_of(desk).execute(
            "SELECT day, channel, cases FROM case_days"
        )
        for one in unpacked(blob)
        if one.conversation_id in conversation_ids
    ]


def readable(row: Sequence[Any]) -> dict[Place, list[Record]]:
    """Return what a row says that was found in a damaged file; nothing where it says nothing."""
    day, channel, team, agent, blob = row
    with contextlib.suppress(ValueError, StructError):
        if date.fromisoformat(day).isoformat() == day and blob:
            return {Place(day, Channel(channel), team, agent): unpacked(blob)}
    return {}


def filled_up(
    newest: Mapping[Place, list[Record]], older: Mapping[Place, list[Record]]
) -> dict[Place, list[Record]]:
    """Return what the newer file knows, and what only the older one does. Of a day that both know,
    only cases that are named: others could be the same."""
    found = {place: list(records) for place, records in newest.items()}
    days = {place.day for place in newest}
    known = {one.conversation_id for records in newest.values() for one in records}
    for place, records in older.items():
        missing = [
            one
            for one in records
            if one.conversation_id not in known
            and (one.conversation_id != ERASED or place.day not in days)
        ]
        if missing:
            found[place] = found.get(place, []) + missing
    return found


def put_back(desk: Connection, found: Mapping[Place, list[Record]]) -> None:
    """Write cases into an empty table, and the sums that follow from them."""
    book = _Book(desk, ())
    book.take(found)
    book.write()


class _Book:
    """The cases of some days and those beside them: another zone may have put one there."""

    def __init__(self, desk: Connection, days: Collection[date]) -> None:
        self._driver = driver_of(desk)
        near = {(day + timedelta(days=step)).isoformat() for day in days for step in (-1, 0, 1)}
        self._cases: dict[Place, list[Record]] = {}
        self._where: dict[int, Place] = {}
        self._changed: set[Place] = set()
        self._agents: dict[tuple[str, str, int], set[int]] = {}
        for *place, blob in self._driver.execute(_DAYS, (json.dumps(sorted(near)),)):
            at = Place(*place)
            self._cases[at] = unpacked(blob)
            self._agents.setdefault(at[:3], set()).add(at.agent)
            for record in self._cases[at]:
                self._where[record.conversation_id] = at

    def take(self, found: Mapping[Place, list[Record]]) -> None:
        """Let these be the cases."""
        for place, records in found.items():
            self._cases[place] = records
            self._agents.setdefault(place[:3], set()).add(place.agent)
            self._changed.add(place)

    def set(self, seen: Seen, case: Case | None) -> None:
        """Let a conversation be this case. What was known of it while its first messages were here
        stands when they are gone: that it is a case, and who answered."""
        conversation_id = seen.conversation_id
        before = self._where.get(conversation_id)
        if case is None and (seen.began_by is None or before is None):
            return
        record, place = None, None
        if case is not None:
            state = SOLVED * case.solved | PUBLIC * case.public
            record = Record(conversation_id, case.took, case.quarter, state)
            agent = case.agent
            if before is not None and before.agent and seen.replied_by is None and agent:
                agent = before.agent
            place = Place(case.day.isoformat(), case.channel.value, case.team, agent)
        if before is not None:
            if before == place and record in self._cases[before]:
                return
            self._cases[before] = [
                one for one in self._cases[before] if one.conversation_id != conversation_id
            ]
            self._changed.add(before)
            del self._where[conversation_id]
        if place is not None and record is not None:
            self._cases.setdefault(place, []).append(record)
            self._agents.setdefault(place[:3], set()).add(place.agent)
            self._where[conversation_id] = place
            self._changed.add(place)

    def write(self) -> None:
        """Put down what changed, and the sums that follow from it."""
        # In the order of the files' rows: what is written so lies close together.
        for place in sorted(self._changed):
            records = self._cases[place]
            if records:
                self._driver.execute(_PUT_DAY, (*place, packed(records)))
            else:
                self._driver.execute(_DROP_DAY, place)
        by_span: dict[str, set[_Sum]] = {}
        for day, channel, team, agent in self._changed:
            sums = by_span.setdefault(day, set())
            sums.add(_Sum(0, 0, channel, team))
            if agent:
                sums.add(_Sum(1, agent, channel, team))
        for day, sums in sorted(by_span.items()):
            for one in sorted(sums):
                self._sum_day(day, one)
        by_month: dict[str, set[_Sum]] = {}
        for day, sums in by_span.items():
            by_month.setdefault(day[:7], set()).update(sums)
        for month, sums in by_month.items():
            days = json.dumps([f"{month}-{number:02d}" for number in range(1, 32)])
            for one in sorted(sums):
                self._sum_month(month, days, one)

    def _sum_day(self, day: str, one: _Sum) -> None:
        every = self._agents[day, one.channel, one.team]
        records = [
            record
            for agent in ((one.agent,) if one.by_agent else every)
            for record in self._cases.get(Place(day, one.channel, one.team, agent), ())
        ]
        answered = sorted(
            (record.took, record.quarter) for record in records if record.took != NEVER
        )
        public = [record for record in records if record.state & PUBLIC]
        self._put(
            day,
            one,
            (
                len(records),
                sum(bool(record.state & SOLVED) for record in records),
                len(public),
                sum(record.took != NEVER for record in public),
            ),
            [took for took, _ in answered],
            b"" if one.by_agent else bytes(quarter for _, quarter in answered),
        )

    def _sum_month(self, month: str, days: str, one: _Sum) -> None:
        rows = self._driver.execute(
            _OF_MONTH, (one.by_agent, one.agent, one.channel, one.team, days)
        ).fetchall()
        counts = [sum(column) for column in zip(*(row[:4] for row in rows), strict=True)]
        took = merged([read_numbers(row[4]) for row in rows])
        self._put(month, one, counts or (0,), took, b"")

    def _put(
        self, span: str, one: _Sum, counts: Sequence[int], took: Sequence[int], quarters: bytes
    ) -> None:
        key = (one.by_agent, span, one.agent, one.channel, one.team)
        if counts[0]:
            self._driver.execute(_PUT_SUM, (*key, *counts, numbers(took), quarters))
        else:
            self._driver.execute(_DROP_SUM, key)


def seen(row: Sequence[Any]) -> Seen:
    """Read a conversation's number and `SEEN`."""
    return Seen(
        conversation_id=row[0],
        channel=Channel(row[1]),
        created_at=row[2],
        first_reply_at=row[3],
        is_resolved=row[4] == ConversationStatus.RESOLVED,
        is_public=not row[5],
        team=row[6],
        assignee=row[7],
        began_by=Direction(row[8]) if row[8] else None,
        replied_by=row[9],
    )


def _day_of(seen: Seen, hours: BusinessHours) -> date:
    return local_day(max(0.0, seen.created_at), hours.zone)


def _erased(conversation_id: int) -> str:
    return f"{columns.COUNTED_ERASED}{conversation_id}"


def _erased_among(desk: Connection, conversation_ids: Iterable[int]) -> set[int]:
    keys = {_erased(one): one for one in conversation_ids}
    return {keys[key] for (key,) in driver_of(desk).execute(_ERASED_AMONG, (json.dumps([*keys]),))}


def _has_table(desk: Connection) -> bool:
    found: Mapping[str, Any] | None = (
        driver_of(desk).execute("SELECT 1 FROM sqlite_schema WHERE name = 'case_days'").fetchone()
    )
    return found is not None
