"""The part of the store that reads what a thread shows: both files at once, each in one turn."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.job import Job
from desktop.models.ladder import Ladder
from desktop.models.note_draft import NoteDraft
from desktop.models.quote import Quote
from desktop.services.store import cache_rows, job_rows, quote_rows
from desktop.services.store.core import StoreCore
from desktop.services.store.outbox_part import DRAFT
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.schema import MARKS

_MARK = Prepared(select(MARKS.c.value).where(MARKS.c.key == given("key")))


@dataclass(frozen=True, slots=True)
class Told:
    """What `cache.db` holds of a conversation: messages oldest first."""

    conversation: Conversation
    contact: Contact
    messages: list[Message]


@dataclass(frozen=True, slots=True)
class Kept:
    """What only `desk.db` knows of it: quotes youngest first; jobs that were refused, then those
    that are not over; what was being typed, and until when (UTC seconds)."""

    quotes: list[Quote]
    jobs: list[Job]
    draft: str
    drafted_at: float
    note_draft: str
    replacement: str


@dataclass(frozen=True, slots=True)
class OfQuote:
    """What stands beside a quote: its open link, the tickets issued, all its jobs."""

    url: str
    tickets: tuple[str, ...]
    jobs: list[Job]


class ThreadPart(StoreCore):
    """Every method raises `StoreError` when the files fail it."""

    async def thread(
        self, conversation_id: int, before: int | None, limit: int
    ) -> tuple[Told, Kept] | None:
        """Return the newest `limit` messages of a conversation, or those before message `before`,
        and what belongs to them. None where the cache does not hold the conversation."""

        def told(connection: Connection) -> Told | None:
            found = cache_rows.conversations_by_id(connection, [conversation_id])
            if conversation_id not in found:
                return None
            conversation = found[conversation_id]
            id_ = conversation.contact_id
            contact = cache_rows.contacts_by_id(connection, [id_]).get(id_)
            messages = cache_rows.messages_of(connection, conversation_id, before, limit)
            return Told(conversation, contact or Contact(id_, ""), messages)

        def kept(connection: Connection) -> Kept:
            draft = DRAFT.first(connection, conversation_id=conversation_id)
            refused = job_rows.failed_replies(connection, conversation_id)
            return Kept(
                quote_rows.newest_quotes(connection, conversation_id=conversation_id),
                [*refused, *job_rows.unfinished(connection, conversation_id)],
                draft.text if draft is not None else "",
                draft.saved_at if draft is not None else 0.0,
                *(
                    _MARK.value(connection, key=f"{kind}{conversation_id}") or ""
                    for kind in (NoteDraft.NOTE, NoteDraft.REPLACEMENT)
                ),
            )

        both = await asyncio.gather(self._begin_read_cache(told), self._begin_read(kept))
        return None if both[0] is None else (both[0], both[1])

    async def of_quotes(self, ladders: Mapping[str, Ladder]) -> dict[str, OfQuote]:
        """Return what stands beside each of these quotes, by where they stand."""

        def work(connection: Connection) -> dict[str, OfQuote]:
            return {
                quote_id: OfQuote(
                    quote_rows.url_of(connection, quote_id, ladder.generation)
                    if ladder.stage.is_open
                    else "",
                    quote_rows.tickets_of(connection, quote_id),
                    job_rows.of_quote(connection, quote_id),
                )
                for quote_id, ladder in ladders.items()
            }

        return await self._read(work) if ladders else {}
