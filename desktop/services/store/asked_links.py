"""The links that were asked for, or came to be, since a day began: what limits are held to."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from desktop.models.fact import FactKind
from desktop.models.ids import first_id_at
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.schema import JOURNAL

_LATE_S = 3600.0
"""How much earlier than the day an entry may have got its id, where this computer's clock was
corrected meanwhile."""


@dataclass(frozen=True, slots=True)
class AskedLink:
    """One entry. `agent` is the hub's number of who asked, 0 where that is not known; `offer` names
    the offer whose alternative it is."""

    quote_id: str
    conversation: int
    agent: int
    offer: str = ""


_BODY = JOURNAL.c.body
_SINCE = Prepared(
    select(
        JOURNAL.c.quote_id,
        JOURNAL.c.actor,
        func.json_extract(_BODY, "$.conversation").label("conversation"),
        func.json_extract(_BODY, "$.agent").label("agent"),
        func.json_extract(_BODY, "$.offer_job").label("offer"),
    )
    # Ids follow time and have an index, which times have not: a day is found without the years.
    .where(JOURNAL.c.entry_id >= given("first"), JOURNAL.c.at >= given("since"))
    .where(JOURNAL.c.kind.in_((FactKind.LINK_ASKED.value, FactKind.LINK_CREATED.value)))
    .where(JOURNAL.c.quote_id != "")
    .order_by(JOURNAL.c.seq)
)


def since(connection: Connection, at: float) -> list[AskedLink]:
    """Return those since `at` (UTC seconds), of this desk and of others, in the journal's order."""
    rows = _SINCE.rows(connection, first=first_id_at(at - _LATE_S), since=at)
    return [
        AskedLink(
            row.quote_id, _number(row.conversation), _agent(row.actor, row.agent), row.offer or ""
        )
        for row in rows
    ]


def _agent(actor: str, told: object) -> int:
    return _number(actor.rpartition(":")[2] if actor.startswith("hub:") else told)


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
