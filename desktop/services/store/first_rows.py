"""The inbox rows of the first paint: one SELECT through the bare driver, nothing heavy loaded."""

import contextlib
from pathlib import Path

from desktop.models.inbox import InboxRow, InboxTab
from desktop.services.store import columns
from desktop.services.store.connection import DriverError, Opening, connect, raw_key


def first_rows(
    folder: Path, key: bytes | None, limit: int = 50, tab: InboxTab = InboxTab.ALL
) -> list[InboxRow]:
    """Return the newest `limit` rows of `tab` as the files hold them; writes nothing.

    Empty where there are no files yet, or where they cannot be read: opening the store will say
    what is wrong with them. `MINE` is that of the agent whom the folder belongs to.
    """
    cache, desk = folder / columns.CACHE_FILE, folder / columns.DESK_FILE
    if not (cache.is_file() and desk.is_file()):
        return []
    states = ", ".join(f"'{state}'" for state in columns.OVER)
    try:
        with contextlib.closing(connect(cache, key, Opening.READ)) as connection:
            connection.execute(
                f"ATTACH DATABASE ? AS desk KEY {raw_key(key)}" if key else "ATTACH ? AS desk",
                (f"{desk.absolute().as_uri()}?mode=ro",),
            )
            rows = connection.execute(
                f"""
                WITH page AS (
                    SELECT c.conversation_id FROM conversations AS c
                    WHERE {columns.TAB_CONDITIONS[tab]} ORDER BY {columns.NEWEST_FIRST} LIMIT :limit
                )
                SELECT {columns.INBOX_COLUMNS},
                    (SELECT count(*) FROM desk.jobs AS j
                     WHERE j.conversation_id = c.conversation_id
                       AND j.state NOT IN ({states}) AND j.state <> 'asking'),
                    (SELECT count(*) FROM desk.jobs AS j
                     WHERE j.conversation_id = c.conversation_id
                       AND j.state NOT IN ({states}) AND j.state = 'asking')
                FROM {columns.INBOX_TABLES}
                WHERE c.conversation_id IN page
                ORDER BY {columns.NEWEST_FIRST}
                """.replace(
                    ":me", "(SELECT CAST(value AS INTEGER) FROM desk.meta WHERE key = 'user_id')"
                ),
                {"limit": limit},
            ).fetchall()
            return [columns.inbox_row(row, row[-2], row[-1]) for row in rows]
    except DriverError:
        return []
