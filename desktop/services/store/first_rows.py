"""The inbox rows of the first paint: one SELECT through the bare driver, nothing heavy loaded."""

import contextlib
import json
from pathlib import Path

from desktop.models.inbox import InboxRow, InboxTab
from desktop.models.reply_targets import ReplyTargets
from desktop.services.store import columns
from desktop.services.store.connection import DriverError, Opening, connect, raw_key
from desktop.services.store.filter_sql import listed

_AS_PROMISED = ReplyTargets()


def first_rows(
    folder: Path,
    key: bytes | None,
    limit: int = 50,
    tab: InboxTab = InboxTab.ALL,
    *,
    targets: ReplyTargets = _AS_PROMISED,
    now: float = float("-inf"),
) -> list[InboxRow]:
    """Return the first `limit` rows of `tab` as the files hold them; writes nothing.

    Those that are overdue at `now` (UTC seconds) come first; before time began nobody is. Empty
    where there are no files yet, or where they cannot be read: opening the store will say what is
    wrong with them. `MINE` is that of the agent whom the folder belongs to.
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
            me = connection.execute(
                "SELECT CAST(value AS INTEGER) FROM desk.meta WHERE key = 'user_id'"
            ).fetchone()
            number = me[0] if me is not None else None
            ids = listed(connection.execute, tab, number, targets.limits(now), limit)
            rows = connection.execute(
                f"""
                SELECT {columns.INBOX_COLUMNS},
                    (SELECT count(*) FROM desk.jobs AS j
                     WHERE j.conversation_id = c.conversation_id
                       AND j.state NOT IN ({states}) AND j.state <> 'asking'),
                    (SELECT count(*) FROM desk.jobs AS j
                     WHERE j.conversation_id = c.conversation_id
                       AND j.state NOT IN ({states}) AND j.state = 'asking'),
                    (SELECT substr(d.text, 1, {columns.PREVIEW_LENGTH}) FROM desk.drafts AS d
                     WHERE d.conversation_id = c.conversation_id)
                FROM {columns.INBOX_TABLES}
                WHERE c.conversation_id IN (SELECT value FROM json_each(?))
                """,
                (json.dumps(ids),),
            )
            read = {
                row[0]: columns.inbox_row(row, row[-3], row[-2], targets, row[-1] or "")
                for row in rows
            }
            return [read[id_] for id_ in ids]
    except DriverError:
        return []
