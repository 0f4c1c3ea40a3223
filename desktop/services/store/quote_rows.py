"""Quotes as the journal holds them: the newest of each, and what leads back to them."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.fact import FactKind
from desktop.models.journal import Draft, JournalEntry
from desktop.models.quote import Quote
from desktop.services.store.prepared import Prepared, among, given
from desktop.services.store.schema import (
    CREATES_LINK,
    JOURNAL,
    PRIVATE_VALUES,
    QUOTES,
    SESSION,
)
from desktop.services.store.stored_text import dumps

QUOTE = "quote"
"""The private value of `quote.saved` and `link.asked` that holds the whole quote."""
URL = "url"
"""The private value of `link.created` that holds the link: a bearer secret."""
TICKET = "ticket"
"""What the names of `ticket.issued`'s private values start with: `ticket.1`, `ticket.2`."""

_CARRIES_QUOTE = (FactKind.QUOTE_SAVED.value, FactKind.LINK_ASKED.value)

_PUT = upsert(QUOTES).values(
    quote_id=given("quote_id"),
    conversation_id=given("conversation_id"),
    entry_id=given("entry_id"),
    first_seq=select(JOURNAL.c.seq)
    .where(JOURNAL.c.entry_id == given("entry_id"))
    .scalar_subquery(),
)
_INDEX = Prepared(
    _PUT.on_conflict_do_update(
        index_elements=["quote_id"], set_={"entry_id": _PUT.excluded.entry_id}
    )
)
_URL = Prepared(
    select(PRIVATE_VALUES.c.value)
    .join(JOURNAL, JOURNAL.c.entry_id == PRIVATE_VALUES.c.entry_id)
    .where(JOURNAL.c.quote_id == given("quote_id"))
    .where(JOURNAL.c.kind == FactKind.LINK_CREATED.value)
    .where(func.json_extract(JOURNAL.c.body, "$.generation") == given("generation"))
    .where(PRIVATE_VALUES.c.name == URL)
    .order_by(JOURNAL.c.seq.desc())
    .limit(1)
)

_NEWEST = (
    select(PRIVATE_VALUES.c.value)
    .join(QUOTES, QUOTES.c.entry_id == PRIVATE_VALUES.c.entry_id)
    .where(PRIVATE_VALUES.c.name == QUOTE)
    .order_by(QUOTES.c.first_seq.desc())
)
_NEWEST_OF = Prepared(_NEWEST.where(QUOTES.c.quote_id.in_(among("quotes"))))
_NEWEST_IN = Prepared(_NEWEST.where(QUOTES.c.conversation_id == given("conversation_id")))


def with_quote(drafts: Sequence[Draft], quote: Quote) -> list[Draft]:
    """Put the whole quote beside the first draft that may carry it.

    Raises ValueError where there is none (a `quote.saved` or `link.asked` of this quote).
    """
    found = list(drafts)
    for place, draft in enumerate(found):
        if draft.kind in _CARRIES_QUOTE and draft.quote_id == quote.quote_id:
            private = {**(draft.private or {}), QUOTE: quote.to_json()}
            found[place] = replace(draft, private=private)
            return found
    raise ValueError(f"no entry carries quote {quote.quote_id}")


def index_quote(connection: Connection, quote: Quote, entries: Sequence[JournalEntry]) -> None:
    """Make the new entry that carries `quote` the quote's newest."""
    entry = next(
        (one for one in entries if one.kind in _CARRIES_QUOTE and one.quote_id == quote.quote_id),
        None,
    )
    if entry is None:
        return
    values = {"quote_id": quote.quote_id, "conversation_id": quote.conversation_id}
    _INDEX.run(connection, {**values, "entry_id": entry.entry_id})


def newest_quotes(
    connection: Connection, *, quote_ids: Sequence[str] = (), conversation_id: int | None = None
) -> list[Quote]:
    """Return the newest form of these quotes, or of all of a conversation; newest quote first.

    A quote whose personal values were erased is left out.
    """
    if conversation_id is None:
        rows = _NEWEST_OF.rows(connection, quotes=dumps(list(quote_ids)))
    else:
        rows = _NEWEST_IN.rows(connection, conversation_id=conversation_id)
    quotes: list[Quote] = []
    for row in rows:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            quotes.append(Quote.from_json(row.value))
    return quotes


def of_session(connection: Connection, session: str) -> tuple[str, int] | None:
    """Return quote and generation of a Checkout Session, from its `link.created`."""
    row = connection.execute(
        select(JOURNAL.c.quote_id, func.json_extract(JOURNAL.c.body, "$.generation"))
        .where(CREATES_LINK, SESSION.is_not_distinct_from(session))
        .order_by(JOURNAL.c.seq)
        .limit(1)
    ).first()
    return (row[0], int(row[1] or 0)) if row else None


def url_of(connection: Connection, quote_id: str, generation: int) -> str:
    """Return the link of a generation; empty where none was made, or where it was erased."""
    return str(_URL.value(connection, quote_id=quote_id, generation=generation) or "")


def newest_url(connection: Connection) -> str:
    """Return the link that was made last; empty where none was, or where it was erased."""
    newest = (
        select(JOURNAL.c.entry_id)
        .where(CREATES_LINK)
        .order_by(JOURNAL.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(PRIVATE_VALUES.c.value).where(
        PRIVATE_VALUES.c.entry_id == newest, PRIVATE_VALUES.c.name == URL
    )
    return str(connection.execute(query).scalar() or "")


def tickets_of(connection: Connection, quote_id: str) -> tuple[str, ...]:
    """Return the ticket numbers issued for a quote and not voided since, in the order of the
    passengers."""
    voided = (
        select(func.coalesce(func.max(JOURNAL.c.seq), 0))
        .where(JOURNAL.c.quote_id == quote_id)
        .where(JOURNAL.c.kind == FactKind.TICKET_VOIDED.value)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(JOURNAL.c.seq, PRIVATE_VALUES.c.name, PRIVATE_VALUES.c.value)
        .join(JOURNAL, JOURNAL.c.entry_id == PRIVATE_VALUES.c.entry_id)
        .where(JOURNAL.c.quote_id == quote_id)
        .where(JOURNAL.c.kind == FactKind.TICKET_ISSUED.value, JOURNAL.c.seq > voided)
        .where(PRIVATE_VALUES.c.name.startswith(TICKET))
    )
    return tuple(row.value for row in sorted(rows, key=lambda row: (row.seq, *_place(row.name))))


def _place(name: str) -> tuple[int, str]:
    number = re.search(r"\d+", name)
    return int(number[0]) if number else 0, name
