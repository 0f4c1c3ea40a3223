"""What a quote can be searched by: its id, booking, passengers, tickets and amounts.

The personal ones stand beside the journal in `desk.db`; these are their copies in `cache.db`,
erased with the customer and made anew with the cache.
"""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from desktop.models.fact import FactKind
from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.quote_code import quote_code, spoken
from desktop.models.search import Field
from desktop.models.search_words import folded
from desktop.models.travel_document import TravelDocument
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.quote_rows import QUOTE, TICKET
from desktop.services.store.schema import JOURNAL, PRIVATE_VALUES, QUOTE_KEYS, QUOTES
from desktop.services.store.stored_text import clean

CODE = "="
"""What the key of a quote's short code begins with."""
TAIL = "-"
"""What the key of a quote's reversed id begins with, so that its end can be searched for."""
CODE = "="
"""What the key of a quote's short code begins with, which is found whole or not at all."""
_DIGITS_OF_DOCUMENT = 10

_QUOTE = Prepared(
    select(PRIVATE_VALUES.c.value)
    .join(QUOTES, QUOTES.c.entry_id == PRIVATE_VALUES.c.entry_id)
    .where(QUOTES.c.quote_id == given("quote_id"), PRIVATE_VALUES.c.name == QUOTE)
)
_TICKETS = Prepared(
    select(PRIVATE_VALUES.c.value)
    .join(JOURNAL, JOURNAL.c.entry_id == PRIVATE_VALUES.c.entry_id)
    .where(JOURNAL.c.quote_id == given("quote_id"))
    .where(JOURNAL.c.kind == FactKind.TICKET_ISSUED.value)
    .where(PRIVATE_VALUES.c.name.startswith(TICKET))
)
_DROP = Prepared(delete(QUOTE_KEYS).where(QUOTE_KEYS.c.quote_id == given("quote_id")))
_ADD = Prepared(
    insert(QUOTE_KEYS).values(
        {one.name: given(one.name) for one in QUOTE_KEYS.c if one.name != "number"}
    )
)

Rows = Mapping[str, Mapping[str, Any] | None]
"""The quotes' rows in `links`; None where a quote has none."""


class QuoteKeys:
    """Kept by the projection, in its transactions, on the writer's thread."""

    def __init__(self, desk: Connection, cache: Connection) -> None:
        self._desk = desk
        self._cache = cache

    def of(self, rows: Rows) -> list[dict[str, Any]]:
        """Read what these quotes are searched by, within a transaction of `desk.db`."""
        return [key for row in rows.values() if row is not None for key in self._of(row)]

    def put(self, rows: Rows, keys: list[dict[str, Any]]) -> None:
        """Write it in place of what stood there, within a transaction of `cache.db`."""
        _DROP.run_each(self._cache, [{"quote_id": quote_id} for quote_id in rows])
        _ADD.run_each(self._cache, keys)

    def end(self, last: int) -> None:
        """Let those go that left the journal at the end of the legal term, up to this place."""
        self._cache.execute(delete(QUOTE_KEYS).where(QUOTE_KEYS.c.first_seq <= last))

    def forget(self) -> None:
        """Let all go."""
        self._cache.execute(delete(QUOTE_KEYS))

    def _of(self, row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        whose = {name: row[name] for name in ("quote_id", "conversation_id", "first_seq")}
        found = {*_public(row), *self._private(row["quote_id"])}
        for field, key, shown in sorted(found):
            yield {**whose, "field": field.value, "key": clean(key), "shown": clean(shown)}

    def _private(self, quote_id: str) -> Iterator[tuple[Field, str, str]]:
        for ticket in _TICKETS.rows(self._desk, quote_id=quote_id):
            yield from _ticket(ticket.value)
        stored = _QUOTE.value(self._desk, quote_id=quote_id)
        if stored is None:
            return
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            quote = Quote.from_json(stored)
            if quote.booking:
                yield Field.BOOKING, quote.booking.lower(), quote.booking
            for passenger in quote.passengers:
                for word in folded(passenger.name).split():
                    yield Field.PASSENGER, word, passenger.name
                if passenger.ticket:
                    yield from _ticket(passenger.ticket)


def _ticket(number: str) -> Iterator[tuple[Field, str, str]]:
    """A ticket or EMD number, new or changed, by all its digits and by those of the document; of
    conjunction tickets each."""
    try:
        numbers = [str(one) for one in TravelDocument.parse(number).numbers]
    except ValueError:
        numbers = [number]
    for one in numbers:
        digits = "".join(sign for sign in one if sign.isdecimal())
        yield Field.TICKET, digits, number
        yield Field.TICKET, digits[-_DIGITS_OF_DOCUMENT:], number


def _public(row: Mapping[str, Any]) -> Iterator[tuple[Field, str, str]]:
    quote_id = str(row["quote_id"])
    digits = quote_id.replace("-", "").lower()
    yield Field.QUOTE, digits, quote_id
    yield Field.QUOTE, TAIL + digits[::-1], quote_id
    code = quote_code(quote_id)
    yield Field.QUOTE, CODE + code.lower(), spoken(code)
    for name in ("amount", "paid", "refunded"):
        if row[name]:
            with contextlib.suppress(ValueError, TypeError):
                money = Money(row[name], row["currency"])
                yield Field.AMOUNT, money.decimal, f"{money.amount} {money.currency}"
