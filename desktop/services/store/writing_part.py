"""The part of the store that keeps what helps to write: chosen languages, and own templates.

Both are notes in desk.db (`marks`), so that backups and repair know them like everything else.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, select

from desktop.services.store import cache_rows, columns, journal_rows
from desktop.services.store.journal_part import JournalPart
from desktop.services.store.journal_rows import chunks
from desktop.services.store.schema import CONVERSATIONS, MARKS

_TEMPLATE = "template:"


class WritingPart(JournalPart):
    """Every method raises `StoreError` when the files fail it."""

    async def chosen_languages(self) -> dict[int, tuple[str, float]]:
        """Return the languages that an agent has said customers write in, and when (UTC seconds, 0
        where that was not kept), by contact."""
        notes = await self.marks_of(columns.CHOSEN_LANGUAGE)
        return {int(contact): columns.chosen_language(note) for contact, note in notes.items()}

    async def choose_language(self, contact_id: int, language: str, at: float) -> frozenset[int]:
        """Keep what an agent said `at` UTC seconds of a customer's language, and show it; returns
        the conversations that changed."""
        note = {f"{columns.CHOSEN_LANGUAGE}{contact_id}": f"{language} {at!r}"}
        await self._write(lambda c: journal_rows.set_marks(c, note))

        def show(connection: Connection) -> frozenset[int]:
            contacts = cache_rows.contacts_by_id(connection, [contact_id]).values()
            conversations = cache_rows.conversations_with(connection, contact_id)
            cache_rows.save_contacts(
                connection, [replace(contact, language=language) for contact in contacts]
            )
            return cache_rows.save_conversations(
                connection, [replace(one, language=language) for one in conversations]
            )

        return await self._write_cache(show)

    async def with_conversations(self, contact_ids: Iterable[int]) -> frozenset[int]:
        """Return those contacts of whom the cache holds a conversation."""
        wanted = tuple(contact_ids)

        def look(connection: Connection) -> frozenset[int]:
            column, found = CONVERSATIONS.c.contact_id, set[int]()
            for some in chunks(wanted):
                query = select(column).distinct().where(column.in_(some))
                found.update(connection.execute(query).scalars())
            return frozenset(found)

        return await self._read_cache(look)

    async def language_follows(self, goes: int, stays: int) -> None:
        """The hub made one contact of two: what was chosen for the one that is no more holds for
        the one that stays, where nothing else was, and leaves this desk with that one."""

        def work(connection: Connection) -> None:
            names = {one: f"{columns.CHOSEN_LANGUAGE}{one}" for one in (goes, stays)}
            query = select(MARKS.c.key, MARKS.c.value).where(MARKS.c.key.in_(names.values()))
            chosen = {row.key: row.value for row in connection.execute(query)}
            if names[goes] in chosen and names[stays] not in chosen:
                journal_rows.set_marks(connection, {names[stays]: chosen[names[goes]]})
            connection.execute(delete(MARKS).where(MARKS.c.key == names[goes]))

        await self._write(work)

    async def own_templates(self) -> dict[str, str]:
        """Return the desk's own templates as they were kept, by id."""
        return await self.marks_of(_TEMPLATE)

    async def keep_template(self, template_id: str, kept: str) -> None:
        """Keep a template of the desk's own in the place of the one with this id."""
        await self._write(lambda c: journal_rows.set_marks(c, {f"{_TEMPLATE}{template_id}": kept}))
