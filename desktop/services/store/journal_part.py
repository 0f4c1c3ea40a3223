"""The part of the store that keeps the journal, and quotes as the journal holds them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from desktop.models.fact import Fact
from desktop.models.journal import Draft, JournalEntry, SequencedEntry
from desktop.models.ladder import Ladder, fold
from desktop.models.offer import beside
from desktop.models.phone_call import CallFact
from desktop.models.quote import Quote
from desktop.services.store import asked_links, call_rows, inbox_query, journal_rows, quote_rows
from desktop.services.store.asked_links import AskedLink
from desktop.services.store.core import StoreCore
from desktop.services.store.crash import APPEND_AFTER_COMMIT, APPEND_BEFORE_COMMIT
from desktop.services.store.schema import MARKS, SEEN_EVENTS


class JournalPart(StoreCore):
    """Facts in, folds out. Every method raises `StoreError` when the files fail it."""

    async def append(
        self,
        drafts: Sequence[Draft],
        *,
        marks: Mapping[str, str] | None = None,
        seen_events: Sequence[tuple[str, float]] = (),
    ) -> list[JournalEntry]:
        """Journal `drafts`, and with them `marks` and provider events, in one transaction.

        A known `source` is left out; returns only the entries that are new. `seen_events` are
        (event id, created in UTC seconds). Raises `StoreError` (nothing of this was kept), or
        TypeError or ValueError for a body that is no JSON.
        """

        def work(connection: Connection) -> list[JournalEntry]:
            entries = self._append(connection, drafts)
            journal_rows.set_marks(connection, marks or {})
            journal_rows.remember_events(connection, seen_events, self._now())
            return entries

        return await self._write(work, before=APPEND_BEFORE_COMMIT, after=APPEND_AFTER_COMMIT)

    async def facts(self, quote_id: str) -> list[Fact]:
        """Return all that is known of a quote, in the journal's order."""
        known = self._recent.quote(quote_id)
        if known is not None:
            return list(known.facts)
        found = await self._read(lambda c: journal_rows.facts_of(c, [quote_id]))
        return found[quote_id]

    async def ladder(self, quote_id: str) -> Ladder | None:
        """Return where one quote stands; None where nothing is known of it."""
        return (await self.ladders([quote_id])).get(quote_id)

    async def ladders(self, quote_ids: Sequence[str]) -> dict[str, Ladder]:
        """Return where each quote stands, an alternative of an offer with the others beside it;
        one without facts is left out."""
        folded = await self._folds(quote_ids)
        together = {other for one in folded.values() for other in one.alternatives}
        if not together:
            return folded
        around = {**await self._folds(sorted(together - set(folded))), **folded}
        return {
            quote_id: beside(
                one,
                [
                    around[other]
                    for other in one.alternatives
                    if other in around and other != quote_id
                ],
            )
            for quote_id, one in folded.items()
        }

    async def _folds(self, quote_ids: Sequence[str]) -> dict[str, Ladder]:
        """What each quote's own facts fold to."""
        known = {quote_id: self._recent.quote(quote_id) for quote_id in quote_ids}
        folded = {quote_id: one.ladder for quote_id, one in known.items() if one is not None}
        missing = [quote_id for quote_id, one in known.items() if one is None]
        if missing:
            found = await self._read(lambda c: journal_rows.facts_of(c, missing))
            folded |= {quote_id: fold(facts) for quote_id, facts in found.items()}
        return {quote_id: ladder for quote_id, ladder in folded.items() if ladder is not None}

    async def entries(self, after_seq: int = 0, limit: int = 1000) -> list[SequencedEntry]:
        """Return at most `limit` entries after `after_seq`, in the account's order."""
        return await self._read(lambda c: journal_rows.entries_after(c, after_seq, limit))

    async def private(
        self, *, entry_ids: Sequence[str] = (), quote_id: str = ""
    ) -> dict[str, dict[str, str]]:
        """Return the personal values that stand beside these entries, or beside all of a quote.

        By entry id, then by name. What was erased is not there.
        """
        return await self._read(
            lambda c: journal_rows.private_values(c, entry_ids=entry_ids, quote_id=quote_id)
        )

    async def links_asked(self, since: float) -> list[AskedLink]:
        """Return the links that were asked for, or made by another desk, since then (UTC
        seconds)."""
        return await self._read(lambda c: asked_links.since(c, since))

    async def call_facts(self, since: float) -> list[CallFact]:
        """Return all that was written of phone calls since then (UTC seconds), oldest first."""
        return await self._read(lambda c: call_rows.since(c, since))

    async def mark(self, key: str) -> str | None:
        """Return what was last noted under `key`."""
        query = select(MARKS.c.value).where(MARKS.c.key == key)
        return await self._read(lambda c: c.execute(query).scalar())

    async def set_marks(self, marks: Mapping[str, str]) -> None:
        """Note values under keys; each replaces the one before."""
        await self._write(lambda c: journal_rows.set_marks(c, marks))

    async def marks_of(self, prefix: str) -> dict[str, str]:
        """Return what was noted under all keys that begin so, by what follows the beginning."""
        query = select(MARKS).where(MARKS.c.key.startswith(prefix, autoescape=True))
        rows = await self._read(lambda c: c.execute(query).all())
        return {row.key.removeprefix(prefix): row.value for row in rows}

    async def forget_mark(self, key: str) -> None:
        """Note nothing under `key` any more."""
        await self._write(lambda c: c.execute(delete(MARKS).where(MARKS.c.key == key)))

    async def seen_events(self, since: float) -> frozenset[str]:
        """Return the provider's events that were read and were created at or after `since`.

        Those of more than two days ago are forgotten: the journal's sources still know them.
        """
        query = select(SEEN_EVENTS.c.event_id).where(SEEN_EVENTS.c.created_at >= since)
        return await self._read(lambda c: frozenset(c.execute(query).scalars()))

    # --- quotes

    async def quote(self, quote_id: str) -> Quote | None:
        """Return the newest form of a quote; None where it is unknown or was erased."""
        found = await self._read(lambda c: quote_rows.newest_quotes(c, quote_ids=[quote_id]))
        return found[0] if found else None

    async def quotes(self, quote_ids: Sequence[str]) -> list[Quote]:
        """Return those of these quotes that are known in full, in their newest form."""
        return await self._read(
            lambda c: [
                quote
                for some in journal_rows.chunks(quote_ids)
                for quote in quote_rows.newest_quotes(c, quote_ids=some)
            ]
        )

    async def quotes_of(self, conversation_id: int) -> list[Quote]:
        """Return a conversation's quotes in their newest form, the youngest quote first."""
        return await self._read(
            lambda c: quote_rows.newest_quotes(c, conversation_id=conversation_id)
        )

    async def save_quote(self, quote: Quote, draft: Draft) -> None:
        """Journal a form of a quote (`quote.saved`), with all of it as a private value.

        Each form needs a `source` of its own; a known one changes nothing. Raises ValueError where
        `draft` is not about this quote.
        """
        drafts = quote_rows.with_quote([draft], quote)

        def work(connection: Connection) -> None:
            quote_rows.index_quote(connection, quote, self._append(connection, drafts))

        await self._write(work, before=APPEND_BEFORE_COMMIT, after=APPEND_AFTER_COMMIT)

    async def quote_of_session(self, session: str) -> tuple[str, int] | None:
        """Return (quote id, generation) of a Checkout Session, from its `link.created`."""
        return await self._read(lambda c: quote_rows.of_session(c, session))

    async def open_quotes(self, paid_since: float | None = None) -> list[str]:
        """Return the quotes whose link may be paid; with `paid_since`, those paid since then too.

        `paid_since` is UTC seconds and counts from the stage's own time.
        """
        return await self._read_folded(lambda c: inbox_query.open_quotes(c, paid_since))

    async def link_url(self, quote_id: str, generation: int) -> str:
        """Return the link of a generation (`url` beside its `link.created`), empty if unknown.

        A bearer secret: it is shown and copied, never logged.
        """
        return await self._read(lambda c: quote_rows.url_of(c, quote_id, generation))

    async def newest_link_url(self) -> str:
        """Return the link that was made last on this desk, empty where none was: for its length."""
        return await self._read(quote_rows.newest_url)

    async def tickets(self, quote_id: str) -> tuple[str, ...]:
        """Return the numbers issued for a quote: `ticket.1`, `ticket.2`, … of `ticket.issued`."""
        return await self._read(lambda c: quote_rows.tickets_of(c, quote_id))
