"""The part of the store that keeps what others own: conversations, messages, and the inbox."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.board.cases import Seen
from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.customer import ContactDetails
from desktop.models.inbox import InboxCounts, InboxRow
from desktop.models.inbox_filter import FilterChoices, InboxFilter, SavedView, Wanted
from desktop.models.reply_targets import ReplyTargets, WaitLimits
from desktop.services.store import board_query, cache_rows, contact_rows, inbox_query, job_rows
from desktop.services.store.core import StoreCore
from desktop.services.store.engine import driver_of
from desktop.services.store.schema import CACHE_META
from desktop.services.store.stored_text import clean

_MARK = "mark:"
_NOBODY = WaitLimits()
_AS_PROMISED = ReplyTargets()


class CachePart(StoreCore):
    """What can be rebuilt from its owners. Every method raises `StoreError` when the files fail."""

    async def save_conversations(
        self,
        conversations: Sequence[Conversation],
        contacts: Sequence[Contact] = (),
        messages: Sequence[Message] = (),
    ) -> frozenset[int]:
        """Write what the hub told, in one transaction; returns the conversations that changed.

        What the hub changed earlier never overwrites what it changed later. A row that cannot be
        stored is left out and logged; its neighbours are written.
        """

        def work(connection: Connection) -> frozenset[int]:
            renamed = cache_rows.save_contacts(connection, contacts)
            changed = cache_rows.save_conversations(connection, conversations)
            written = cache_rows.save_messages(connection, messages)
            cache_rows.refresh_previews(connection, changed | written)
            return changed | written | cache_rows.conversations_of_contacts(connection, renamed)

        return await self._write_cache(work)

    async def contacts_of(self, conversation_ids: Sequence[int]) -> dict[int, int]:
        """Return the contact of each of these conversations that the cache holds."""
        found = await self._read_cache(
            lambda c: cache_rows.conversations_by_id(c, conversation_ids)
        )
        return {number: one.contact_id for number, one in found.items()}

    async def change_conversation(
        self, conversation_id: int, how: Callable[[Conversation], Conversation]
    ) -> frozenset[int]:
        """Write what `how` makes of a stored conversation, read and written in one transaction;
        returns the conversations that changed. `how` runs on the writer's thread."""

        def work(connection: Connection) -> frozenset[int]:
            known = cache_rows.conversations_by_id(connection, [conversation_id])
            made = [how(one) for one in known.values()]
            changed = cache_rows.save_conversations(connection, made)
            cache_rows.refresh_previews(connection, changed)
            return changed

        return await self._write_cache(work)

    async def save_messages(
        self, messages: Sequence[Message], *, read: Mapping[int, str] | None = None
    ) -> frozenset[int]:
        """Write messages in one transaction; returns the conversations that changed.

        Delivery never goes back: read over delivered over failed over sent. With `read`, texts by
        message, only those are written that still stand as they were read.
        """

        def work(connection: Connection) -> frozenset[int]:
            some = messages
            if read is not None:
                stored = cache_rows.messages_by_id(connection, [one.message_id for one in messages])
                still = {id_ for id_, one in stored.items() if one.text == read.get(id_)}
                some = [one for one in messages if one.message_id in still]
            changed = cache_rows.save_messages(connection, some)
            cache_rows.refresh_previews(connection, changed)
            return changed

        return await self._write_cache(work)

    async def inbox_ids(
        self,
        wanted: Wanted,
        me: int | None,
        limit: int = 2000,
        *,
        limits: WaitLimits = _NOBODY,
    ) -> list[int]:
        """Return what a tab or a filter lists: those that are overdue by `limits`, who waits
        longest first; then the newest activity."""
        return await self._read_folded(
            lambda c: inbox_query.ids_of_filter(c, wanted, me, limits, limit)
        )

    async def inbox_rows(
        self, ids: Sequence[int], targets: ReplyTargets = _AS_PROMISED
    ) -> dict[int, InboxRow]:
        """Return the rows of those conversations that the cache holds, money and jobs included."""
        rows, jobs = await asyncio.gather(
            self._read_folded(lambda c: inbox_query.rows_of(driver_of(c), ids)),
            self._read(job_rows.begun_by_conversation),
        )
        return inbox_query.as_rows(rows, jobs, targets)

    async def inbox_counts(
        self,
        me: int | None,
        *,
        limits: WaitLimits = _NOBODY,
        views: Sequence[SavedView] = (),
        also: InboxFilter | None = None,
    ) -> InboxCounts:
        """Return how many conversations each tab, each view and one more filter hold, and how many
        messages `me` has unread."""
        return await self._read_folded(lambda c: inbox_query.counts(c, me, limits, views, also))

    async def filter_choices(self) -> FilterChoices:
        """Return which channels, languages and labels the conversations of this desk have."""
        return await self._read_cache(inbox_query.filter_choices)

    async def loads(self) -> dict[int, int]:
        """Return how many conversations are being worked on by each agent."""
        return await self._read_cache(inbox_query.loads)

    async def next_waits(self, limits: WaitLimits) -> tuple[float | None, float | None]:
        """Return since when (UTC seconds) those have waited who will be overdue next: for a first
        reply, and for a further one. None where nobody waits."""
        return await self._read_cache(lambda c: inbox_query.next_waits(c, limits))

    async def conversation(self, conversation_id: int) -> Conversation | None:
        """Return a conversation that the cache holds."""
        found = await self._read_cache(
            lambda c: cache_rows.conversations_by_id(c, [conversation_id])
        )
        return found.get(conversation_id)

    async def contact(self, contact_id: int) -> Contact | None:
        """Return a contact that the cache holds."""
        found = await self._read_cache(lambda c: cache_rows.contacts_by_id(c, [contact_id]))
        return found.get(contact_id)

    async def contacts_by_phone(self, number: str) -> list[Contact]:
        """Return the contacts whose number ends as this one does: they may be the same."""
        return await self._read_cache(lambda c: cache_rows.contacts_by_phone(c, number))

    async def with_contact(
        self, conversation_id: int
    ) -> tuple[Conversation, Contact | None] | None:
        """Return a conversation and its contact, as far as the cache holds them, in one read."""

        def read(connection: Connection) -> tuple[Conversation, Contact | None] | None:
            found = cache_rows.conversations_by_id(connection, [conversation_id])
            conversation = found.get(conversation_id)
            if conversation is None:
                return None
            id_ = conversation.contact_id
            return conversation, cache_rows.contacts_by_id(connection, [id_]).get(id_)

        return await self._read_cache(read)

    async def links_in(self, conversation_ids: Sequence[int]) -> dict[str, int]:
        """Return the quotes of these conversations, on whatever desk made, each with its own."""
        return await self._read_folded(lambda c: cache_rows.links_in(c, conversation_ids))

    async def history_count(self, conversation_id: int) -> int:
        """Return how many conversations the contact of this one has, and quotes in them."""
        return await self._read_folded(lambda c: cache_rows.history_count(c, conversation_id))

    async def save_details(self, details: ContactDetails) -> None:
        """Keep what the hub told of a contact."""
        await self._write_cache(lambda c: contact_rows.save(c, details))

    async def change_details(
        self, contact_id: int, how: Callable[[ContactDetails], ContactDetails]
    ) -> None:
        """Keep what `how` makes of what is known of a contact; nothing where nothing is."""
        await self._write_cache(lambda c: contact_rows.change(c, contact_id, how))

    async def details(self, contact_id: int) -> ContactDetails | None:
        """Return what the hub told of a contact, None where it was not asked."""
        return await self._read_cache(lambda c: contact_rows.by_id(c, contact_id))

    async def forget_details(self, before: float) -> int:
        """Let what was fetched of contacts before then (UTC seconds) leave this desk; returns of
        how many. The hub still has it."""
        return await self._write_cache(lambda c: contact_rows.forget(c, before))

    async def conversations_with(self, contact_id: int) -> tuple[Conversation, ...]:
        """Return what the cache holds of a contact's conversations, newest activity first."""
        return await self._read_cache(lambda c: cache_rows.conversations_with(c, contact_id))

    async def messages(
        self, conversation_id: int, before: int | None = None, limit: int = 200
    ) -> list[Message]:
        """Return the newest `limit` messages, or those before message `before`; oldest first."""
        return await self._read_cache(
            lambda c: cache_rows.messages_of(c, conversation_id, before, limit)
        )

    async def messages_from(
        self, conversation_id: int, first: int, limit: int = 200
    ) -> list[Message]:
        """Return `limit` messages from message `first` on, oldest first."""
        return await self._read_cache(
            lambda c: cache_rows.messages_from(c, conversation_id, first, limit)
        )

    async def newest_message_id(self, conversation_id: int) -> int | None:
        """Return the id of the newest message that the cache holds of a conversation."""
        return await self._read_cache(lambda c: cache_rows.newest_message_id(c, conversation_id))

    async def oldest_message_id(self, conversation_id: int) -> int | None:
        """Return the id of the oldest message that the cache holds of a conversation."""
        return await self._read_cache(lambda c: cache_rows.oldest_message_id(c, conversation_id))

    async def message_by_ref(self, client_ref: str) -> Message | None:
        """Return the message that a job of a desk sent, if the cache has seen it."""
        return await self._read_cache(lambda c: cache_rows.message_by_ref(c, client_ref))

    async def unsettled_messages(self, since: float) -> list[tuple[int, int, bool]]:
        """Return (conversation, message, whether it carries a link) of what we sent since `since`
        (UTC seconds) and that was neither read nor failed: those with links first, then the newest.
        """
        return await self._read_folded(lambda c: cache_rows.unsettled_messages(c, since))

    async def without_receipt(self, since: float) -> int:
        """Return of how many messages that a job sent since then (UTC seconds) the hub does not say
        yet whether their platform has them."""
        return await self._read_cache(lambda c: cache_rows.without_receipt(c, since))

    async def refused_by_platform(self, since: float) -> int:
        """Return how many messages that a job sent since then (UTC seconds) their platform
        refused."""
        return await self._read_cache(lambda c: cache_rows.refused_by_platform(c, since))

    async def first_replies(self, since: float) -> list[Seen]:
        """Return the conversations that were first answered since then (UTC seconds)."""
        return await self._read_cache(
            lambda c: board_query.first_replies(driver_of(c), None, since)
        )

    async def cache_mark(self, key: str) -> str | None:
        """Return a note about the cache itself (how far it was synchronised); it goes with it."""
        query = select(CACHE_META.c.value).where(CACHE_META.c.key == _MARK + key)
        return await self._read_cache(lambda c: c.execute(query).scalar())

    async def set_cache_marks(self, marks: Mapping[str, str]) -> None:
        """Note values about the cache itself; they vanish when it is rebuilt."""

        def work(connection: Connection) -> None:
            statement = upsert(CACHE_META)
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["key"], set_={"value": statement.excluded.value}
                ),
                [{"key": _MARK + key, "value": clean(value)} for key, value in marks.items()],
            )

        if marks:
            await self._write_cache(work)
