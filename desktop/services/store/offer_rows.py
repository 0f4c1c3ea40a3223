"""What must end of an offer, written in the very transaction in which it becomes known.

So no crash, no restart and no moment without a network lies between the fact that one alternative
is taken and the durable jobs that cancel the others.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from desktop.models.fact import Fact, FactKind
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft, JournalEntry
from desktop.models.ladder import alternatives_of
from desktop.models.offer import Ending, to_end
from desktop.services.store import job_rows, journal_rows

_TELLING = frozenset(
    kind.value
    for kind in (
        FactKind.LINK_CREATED,
        FactKind.LINK_REFUSED,
        FactKind.LINK_WITHDRAWN,
        FactKind.OFFER_GIVEN_UP,
        FactKind.PAYMENT_PAID,
        FactKind.PAYMENT_PROCESSING,
        FactKind.PAID_ELSEWHERE,
        FactKind.OFFER_KNOWN,
    )
)
"""After which something of an offer may have to end."""


def end_what_must(
    connection: Connection,
    entries: Sequence[JournalEntry],
    *,
    now: float,
    make_id: Callable[[], str],
) -> list[Draft]:
    """Add the jobs that cancel what must not stand any more, each once; returns their facts, still
    to be journalled. `now` is UTC seconds."""
    drafts: list[Draft] = []
    seen: set[tuple[str, ...]] = set()
    for quote_id in dict.fromkeys(one.quote_id for one in entries if one.kind in _TELLING):
        together = alternatives_of(journal_rows.facts_of(connection, [quote_id])[quote_id])
        if not together or together in seen:
            continue
        seen.add(together)
        known = journal_rows.facts_of(connection, together)
        for ending in to_end(known):
            drafts += _end(connection, ending, known[ending.quote_id], now, make_id)
    return drafts


def _end(
    connection: Connection,
    ending: Ending,
    facts: Sequence[Fact],
    now: float,
    make_id: Callable[[], str],
) -> list[Draft]:
    conversation = next(
        (int(one.body["conversation"]) for one in facts if "conversation" in one.body), 0
    )
    body: dict[str, Any] = {"generation": ending.generation, "conversation": conversation}
    if ending.because:
        body |= {"because": ending.because}
    name = f"offer:{ending.quote_id}:{ending.generation}"
    if not ending.has_link:
        kind, source = FactKind.LINK_WITHDRAWN, f"desk:{name}:withdrawn"
        return [Draft(now, kind, ending.quote_id, "desk", source, body)]
    job = Job(
        job_id=make_id(),
        client_id=f"cancel:{name}",
        kind=JobKind.CANCEL,
        conversation_id=conversation,
        quote_id=ending.quote_id,
        payload={**body, "in_order": False},
        created_at=now,
    )
    if job_rows.standing_job(connection, job) is not None:
        return []
    job_rows.add(connection, job)
    source = f"desk:{name}:cancel"
    return [Draft(now, FactKind.CANCEL_ASKED, ending.quote_id, "desk", source, body)]
