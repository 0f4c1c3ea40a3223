"""The money of each quote as the inbox shows it: a fold of the journal, kept in `cache.db`."""

import contextlib
import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.fact import Fact
from desktop.models.ladder import Ladder, fold
from desktop.models.ladder_money import movements
from desktop.models.offer import beside, is_taken, speaks
from desktop.models.stage import ReminderDue, Stage
from desktop.models.stuck_money import stuck
from desktop.services.store import columns
from desktop.services.store.crash import (
    PROJECTION_AFTER_COMMIT,
    PROJECTION_BEFORE_COMMIT,
    CrashPoints,
)
from desktop.services.store.journal_rows import EXPIRED, chunks, facts_of, head
from desktop.services.store.link_about import about
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.quote_keys import QuoteKeys
from desktop.services.store.recent import Known, Recent
from desktop.services.store.schema import (
    CACHE_META,
    CONVERSATIONS,
    JOURNAL,
    LINKS,
    MOVEMENTS,
    QUOTES,
)
from desktop.services.store.stored_text import clean

log = logging.getLogger(__name__)

_SEQ, _CHAIN = "journal_seq", "journal_chain"
_QUOTES_AT_ONCE = 200
_NOT_MADE_YET = (Stage.QUEUED, Stage.NEEDS_APPROVAL)

_FRESH = Prepared(
    select(JOURNAL.c.quote_id)
    .where(JOURNAL.c.seq > given("seq"), JOURNAL.c.quote_id != "")
    .distinct()
)
_EXPIRED = Prepared(
    select(JOURNAL.c.body).where(JOURNAL.c.seq > given("seq"), JOURNAL.c.kind == EXPIRED)
)
_PLACE = Prepared(select(QUOTES.c.conversation_id).where(QUOTES.c.quote_id == given("quote_id")))
_FIRST = Prepared(select(func.min(JOURNAL.c.seq)).where(JOURNAL.c.quote_id == given("quote_id")))
_LINK = upsert(LINKS)
_PUT = Prepared(
    _LINK.on_conflict_do_update(
        index_elements=["quote_id"],
        set_={one.name: _LINK.excluded[one.name] for one in LINKS.c if one.name != "quote_id"},
    )
)
_OF_QUOTE = select(LINKS.c.channel).where(LINKS.c.quote_id == given("quote_id"))
_OF_CONVERSATION = select(CONVERSATIONS.c.channel).where(
    CONVERSATIONS.c.conversation_id == given("conversation_id")
)
_STANDS = Prepared(
    select(
        _OF_QUOTE.scalar_subquery().label("told"),
        _OF_QUOTE.with_only_columns(LINKS.c.team_id).scalar_subquery().label("team_before"),
        _OF_CONVERSATION.scalar_subquery().label("channel"),
        _OF_CONVERSATION.with_only_columns(CONVERSATIONS.c.team_id)
        .scalar_subquery()
        .label("team_id"),
    )
)
_DROP_MOVES = Prepared(delete(MOVEMENTS).where(MOVEMENTS.c.quote_id == given("quote_id")))
_ADD_MOVE = Prepared(insert(MOVEMENTS).values({one.name: given(one.name) for one in MOVEMENTS.c}))
_HOMELESS = delete(MOVEMENTS).where(MOVEMENTS.c.quote_id.not_in(select(LINKS.c.quote_id)))
_META = upsert(CACHE_META)
_NOTE = Prepared(
    _META.on_conflict_do_update(index_elements=["key"], set_={"value": _META.excluded.value})
)


class Projection:
    """Applies journal entries after the cache's own watermark, as often as it is asked to.

    Lives on the writer's thread. Killed half-way, it does the same work again.
    """

    def __init__(
        self, desk: Connection, cache: Connection, recent: Recent, crash: CrashPoints
    ) -> None:
        """Read the watermark; one that this journal does not confirm counts as none."""
        self._desk = desk
        self._cache = cache
        self._recent = recent
        self._crash = crash
        with cache.begin():
            meta = {row.key: row.value for row in cache.execute(select(CACHE_META))}
        self._facts: dict[str, Sequence[Fact]] = {}
        self._seq = int(meta.get(_SEQ, 0))
        self._keys = QuoteKeys(desk, cache)
        with desk.begin():
            chain = desk.execute(
                select(JOURNAL.c.chain_hash).where(JOURNAL.c.seq == self._seq)
            ).scalar()
        self.journal_went_back = bool(self._seq) and chain != meta.get(_CHAIN)
        """Whether `desk.db` is an older copy than the one that this cache was brought up with."""
        if columns.FOLD_AGAIN in meta:
            self.forget()

    def catch_up(self) -> frozenset[str]:
        """Fold again each quote with entries after the watermark; returns their ids."""
        with self._desk.begin():
            newest, chain = head(self._desk)
            if newest <= self._seq:
                return frozenset()
            quote_ids = frozenset(row.quote_id for row in _FRESH.rows(self._desk, seq=self._seq))
            ended = self._ended()
        groups = list(chunks(sorted(quote_ids), _QUOTES_AT_ONCE)) or [[]]
        for place, some in enumerate(groups):
            with self._desk.begin():
                rows = self._rows(some)
                keys = self._keys.of(rows)
            with self._cache.begin():
                self._place(rows)
                self._put(rows)
                self._move(rows)
                self._keys.put(rows, keys)
                if place == len(groups) - 1:
                    if ended:
                        self._cache.execute(delete(LINKS).where(LINKS.c.first_seq <= ended))
                        self._keys.end(ended)
                        self._cache.execute(_HOMELESS)
                    self._set({_SEQ: str(newest), _CHAIN: chain})
                self._crash.hit(PROJECTION_BEFORE_COMMIT)
            self._crash.hit(PROJECTION_AFTER_COMMIT)
        self._seq = newest
        return quote_ids

    def _ended(self) -> int:
        """The last place of what has left the journal since; 0 where nothing did."""
        bodies = [json.loads(row.body) for row in _EXPIRED.rows(self._desk, seq=self._seq)]
        return max((int(last) for body in bodies for _, last in body["missing"]), default=0)

    def _rows(self, quote_ids: list[str]) -> dict[str, dict[str, Any] | None]:
        """The rows of these quotes, and of those that stand in one offer with them."""
        known = self._known(quote_ids)
        together = {other for one in known.values() for other in _alternatives(one)}
        known |= self._known(sorted(together - set(known)))
        self._facts = {quote_id: one.facts for quote_id, one in known.items()}
        rows: dict[str, dict[str, Any] | None] = {}
        for quote_id, one in known.items():
            offer = {
                other: ladder
                for other in _alternatives(one)
                if other in known and (ladder := known[other].ladder) is not None
            }
            rows[quote_id] = _row(self._desk, quote_id, one, offer)
        return rows

    def _known(self, quote_ids: Sequence[str]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        at_hand = {quote_id: self._recent.quote(quote_id) for quote_id in quote_ids}
        missing = [quote_id for quote_id, known in at_hand.items() if known is None]
        stored = facts_of(self._desk, missing) if missing else {}
        for quote_id, known in at_hand.items():
            try:
                found[quote_id] = known or Known(tuple(stored[quote_id]), fold(stored[quote_id]))
            except (ValueError, TypeError, KeyError, ArithmeticError) as error:
                # One quote that cannot be folded keeps its last row and holds up no other.
                log.error("quote %s cannot be folded: %s", quote_id, type(error).__name__)
        return found

    def _put(self, rows: Mapping[str, dict[str, Any] | None]) -> None:
        gone = [quote_id for quote_id, row in rows.items() if row is None]
        if gone:
            self._cache.execute(delete(LINKS).where(LINKS.c.quote_id.in_(gone)))
        kept = [row for row in rows.values() if row is not None]
        _PUT.run_each(self._cache, kept)

    def _place(self, rows: Mapping[str, dict[str, Any] | None]) -> None:
        """Where each link stands: as it was told, or as its conversation does, or as it did when
        that was erased."""
        for quote_id, row in rows.items():
            if row is None:
                continue
            known = _STANDS.first(
                self._cache, quote_id=quote_id, conversation_id=row["conversation_id"]
            )
            assert known is not None  # it selects without a table, so there is a row
            row["channel"] = row["channel"] or known.told or known.channel or ""
            row["team_id"] = known.team_id if known.channel else known.team_before

    def _move(self, rows: Mapping[str, dict[str, Any] | None]) -> None:
        """When money of these quotes came in and went back."""
        _DROP_MOVES.run_each(self._cache, [{"quote_id": quote_id} for quote_id in rows])
        _ADD_MOVE.run_each(
            self._cache,
            [
                {
                    "quote_id": quote_id,
                    "number": number,
                    "at": one.at,
                    "amount": one.amount,
                    "currency": one.currency,
                    **{name: row[name] for name in ("agent_id", "channel", "team_id")},
                }
                for quote_id, row in rows.items()
                if row is not None
                for number, one in enumerate(movements(self._facts.get(quote_id, ())))
            ],
        )

    def _set(self, meta: Mapping[str, str]) -> None:
        _NOTE.run_each(self._cache, [{"key": key, "value": value} for key, value in meta.items()])

    def forget(self) -> None:
        """Fold again from the start: the journal is not the one that the cache was folded from."""
        with self._cache.begin():
            self._cache.execute(delete(LINKS))
            self._cache.execute(delete(MOVEMENTS))
            self._keys.forget()
            marks = [_SEQ, _CHAIN, columns.FOLD_AGAIN]
            self._cache.execute(delete(CACHE_META).where(CACHE_META.c.key.in_(marks)))
        self._seq = 0


def _alternatives(known: Known) -> tuple[str, ...]:
    return known.ladder.alternatives if known.ladder is not None else ()


def _row(
    desk: Connection, quote_id: str, known: Known, offer: Mapping[str, Ladder]
) -> dict[str, Any] | None:
    """Return the quote's row in `links`; None where there is nothing to show or no place for it.
    `offer` are the ladders of the offer that it is part of, its own among them."""
    ladder = known.ladder
    place = _PLACE.first(desk, quote_id=quote_id)
    conversation_id = place.conversation_id if place else _conversation_of(known.facts)
    if ladder is None or conversation_id is None:
        return None
    others = [one for other, one in offer.items() if other != quote_id]
    not_chosen = not is_taken(ladder) and any(map(is_taken, others))
    ladder = beside(ladder, others)
    stage = ladder.stage
    case = stuck(ladder, is_ours=place is not None)
    is_heard = not offer or speaks(offer) == quote_id
    return {
        "quote_id": quote_id,
        "conversation_id": conversation_id,
        "first_seq": _FIRST.value(desk, quote_id=quote_id),
        "rank": 2 if _matters(stage) and is_heard else 1,
        "is_open": stage.is_open,
        "has_money": stage.has_money,
        "to_pay": stage.is_open or stage in _NOT_MADE_YET,
        "to_ticket": ladder.may_ticket,
        "stage": stage.value,
        "badge_amount": _badge_amount(ladder),
        "amount": ladder.amount,
        "paid": ladder.paid,
        "refunded": ladder.refunded,
        "currency": ladder.currency,
        "since": ladder.since,
        "source": ladder.source,
        "expires_at": ladder.expires_at,
        "method": clean(ladder.method),
        "reason": clean(ladder.reason),
        "reminder_due": (ladder.reminder_due if stage.is_open else ReminderDue.NO).value,
        "generation": ladder.generation,
        "session": ladder.session,
        "message_id": ladder.message,
        "is_ours": place is not None,
        "declines": ladder.declines,
        "ticketed": Stage.TICKETED in ladder.reached,
        "not_chosen": not_chosen,
        "stuck": case.kind.value if case else "",
        "stuck_since": case.since if case else 0.0,
        "stuck_amount": case.amount if case else 0,
        "stuck_by": case.by if case else None,
        "stuck_failed": case.failed if case else 0,
        "team_id": None,
        "paid_at": ladder.reached.get(Stage.PAID) if ladder.payments else None,
        "ticketed_at": ladder.reached.get(Stage.TICKETED),
        **about(desk, quote_id, known.facts),
    }


def _matters(stage: Stage) -> bool:
    """Whether the quote goes before a newer one: money has come, or may come any moment."""
    return stage.has_money or stage.is_open or stage in _NOT_MADE_YET


def _badge_amount(ladder: Ladder) -> int:
    """What the badge's word is about: all that went back, what was paid, or what is asked."""
    if ladder.stage is Stage.REFUNDED:
        return ladder.refunded
    return ladder.paid if ladder.stage.has_money and ladder.paid else ladder.amount


def _conversation_of(facts: Sequence[Fact]) -> int | None:
    """A link that another desk made names its conversation in a body."""
    for fact in facts:
        with contextlib.suppress(TypeError, ValueError):
            if fact.body.get("conversation") is not None:
                return int(fact.body["conversation"])
    return None
