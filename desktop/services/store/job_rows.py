"""The outbox's rows: what this desk still has to do outside itself."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, insert, or_, select, text, update

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import part_of
from desktop.services.store.columns import PREVIEW_LENGTH
from desktop.services.store.errors import JobMoved, NewerJob, UnknownJob
from desktop.services.store.journal_rows import chunks
from desktop.services.store.prepared import Prepared, among, given
from desktop.services.store.schema import (
    DRAFTS,
    FAILED,
    HAS_CLIENT,
    HAS_QUOTE,
    JOBS,
    JOURNAL,
    UNFINISHED,
)
from desktop.services.store.stored_text import clean, dumps


class Begun(NamedTuple):
    """What this desk has begun in a conversation: jobs that have not left, jobs that wait for a
    person, and the beginning of a reply."""

    queued: int = 0
    asking: int = 0
    draft: str = ""


NOTHING_BEGUN = Begun()
_CONTACT = func.coalesce(
    func.json_extract(JOBS.c.progress, "$.contact"),  # as it was looked up last
    func.json_extract(JOBS.c.payload, "$.contact"),
    func.json_extract(JOBS.c.payload, "$.lane"),  # of a caller whom nobody knows yet
    -JOBS.c.conversation_id,
)
_KINDS, _STATES = (frozenset(map(str, names)) for names in (JobKind, JobState))
_WORKABLE = (JobState.READY.value, JobState.CHECKING.value)
# Not a sum of comparisons: its type would be Boolean, and any number of them True.
_ASKING = func.count().filter(JOBS.c.state == JobState.ASKING.value)

_BY_ID = Prepared(select(JOBS).where(JOBS.c.job_id == given("job_id")))
_BY_CLIENT = Prepared(select(JOBS).where(JOBS.c.client_id == given("client_id"), HAS_CLIENT))
_STANDING = Prepared(
    select(JOBS)
    .where(
        or_(
            JOBS.c.job_id == given("job_id"),
            and_(JOBS.c.client_id == given("client_id"), HAS_CLIENT),
        )
    )
    .order_by(JOBS.c.number)
    .limit(1)
)
_OF_QUOTE = Prepared(select(JOBS).where(JOBS.c.quote_id == given("quote_id"), HAS_QUOTE))
_OFFERS = Prepared(
    select(func.json_extract(JOURNAL.c.body, "$.offer_job").label("job")).where(
        JOURNAL.c.quote_id == given("quote_id"), JOURNAL.c.kind == FactKind.LINK_ASKED.value
    )
)
_NAMED = Prepared(select(JOBS).where(JOBS.c.job_id.in_(among("job_ids"))))
_UNFINISHED_IN = Prepared(
    select(JOBS)
    .where(JOBS.c.conversation_id == given("conversation_id"), UNFINISHED)
    .order_by(JOBS.c.number)
)
_REFUSED_REPLIES = Prepared(
    select(JOBS)
    .where(
        JOBS.c.conversation_id == given("conversation_id"),
        text(f"kind IN ('{JobKind.REPLY.value}', '{JobKind.NOTE.value}')"),
        FAILED,
    )
    .order_by(JOBS.c.number)
)
_COUNTS = Prepared(
    select(func.count().label("unfinished"), _ASKING.label("asking")).where(UNFINISHED)
)
_COUNTS_BY_CONVERSATION = Prepared(
    select(JOBS.c.conversation_id, func.count().label("unfinished"), _ASKING.label("asking"))
    .where(UNFINISHED)
    .group_by(JOBS.c.conversation_id)
)
_DRAFTS = Prepared(
    select(DRAFTS.c.conversation_id, func.substr(DRAFTS.c.text, 1, PREVIEW_LENGTH).label("draft"))
)
_ASKED = ("job_id", "client_id", "kind", "conversation_id", "quote_id", "payload", "created_at")
_MOVES = ("state", "progress", "attempts", "not_before", "error", "finished_at")
_ADD = Prepared(insert(JOBS).values({name: given(name) for name in (*_ASKED, *_MOVES)}))
_SAVE = Prepared(
    update(JOBS)
    .where(JOBS.c.job_id == given("of_job"), JOBS.c.state.in_(among("only_from")))
    .values({name: given(name) for name in _MOVES})
)


def standing_job(connection: Connection, job: Job) -> Job | None:
    """Return the job that already stands under this job's id or its asker's id."""
    return _one(_STANDING.first(connection, job_id=job.job_id, client_id=job.client_id))


def add(connection: Connection, job: Job) -> None:
    """Insert a job that is known to be new."""
    asked = {
        "job_id": job.job_id,
        "client_id": job.client_id,
        "kind": job.kind.value,
        "conversation_id": job.conversation_id,
        "quote_id": job.quote_id,
        "payload": dumps(job.payload),
        "created_at": job.created_at,
    }
    _ADD.run(connection, {**asked, **_progress(job)})


def save(connection: Connection, job: Job, only_from: Collection[JobState] | None) -> None:
    """Write how far a job has come; what was asked is left as it is.

    Raises `UnknownJob`, and `JobMoved` where its stored state is none of `only_from`.
    """
    allowed = [state.value for state in (JobState if only_from is None else only_from)]
    values = {**_progress(job), "of_job": job.job_id, "only_from": dumps(allowed)}
    if _SAVE.run(connection, values):
        return
    stored = by_id(connection, job.job_id)
    if stored is None:
        raise UnknownJob(f"There is no job {job.job_id} in the outbox. Nothing was changed.")
    raise JobMoved(f"Job {job.job_id} is {stored.state.value} by now. Nothing was changed.")


def check_payload(connection: Connection, job: Job) -> None:
    """Raise `JobMoved` where something else is asked by now than `job` knows."""
    stored = by_id(connection, job.job_id)
    if stored is not None and stored.payload != job.payload:
        raise JobMoved(f"Job {job.job_id} asks for something else by now. Nothing was changed.")


def reword(connection: Connection, job: Job) -> None:
    """Write what is asked now, in place of what was asked."""
    query = update(JOBS).where(JOBS.c.job_id == job.job_id)
    connection.execute(query.values(payload=dumps(job.payload)))


def by_id(connection: Connection, job_id: str) -> Job | None:
    """Return a job."""
    return _one(_BY_ID.first(connection, job_id=job_id))


def known(connection: Connection, job_id: str) -> Job | None:
    """Return a job of which this version knows the kind and the state."""
    return next(iter(_known(_BY_ID.rows(connection, job_id=job_id))), None)


def stands(connection: Connection, job_id: str) -> bool:
    """Return whether there is such a job."""
    return _BY_ID.first(connection, job_id=job_id) is not None


def by_client(connection: Connection, client_id: str) -> Job | None:
    """Return the job that was asked for under `client_id`."""
    return _one(_BY_CLIENT.first(connection, client_id=client_id))


def due(connection: Connection, now: float, limit: int) -> list[Job]:
    """Return what may be worked on at `now`: of each conversation its oldest unfinished job."""
    return _known(_DUE.rows(connection, now=now, limit=limit))


def next_due_at(connection: Connection) -> float | None:
    """Return when the next job may be worked on (UTC seconds); None when none waits for time."""
    return _NEXT_DUE.value(connection)


def running(connection: Connection) -> list[Job]:
    """Return the jobs of which an attempt has begun, oldest first."""
    query = _all_unfinished().where(JOBS.c.state == JobState.RUNNING.value)
    return _known(connection.execute(query))


def unfinished(connection: Connection, conversation_id: int | None) -> list[Job]:
    """Return what is not over, oldest first, of one conversation or of all."""
    if conversation_id is None:
        return _known(connection.execute(_all_unfinished()))
    return _known(_UNFINISHED_IN.rows(connection, conversation_id=conversation_id))


def failed_replies(connection: Connection, conversation_id: int) -> list[Job]:
    """Return the replies and notes of a conversation that were refused for good, oldest first."""
    return _known(_REFUSED_REPLIES.rows(connection, conversation_id=conversation_id))


def about_contacts(connection: Connection, conversation_ids: Sequence[int]) -> list[Job]:
    """Return what was asked in these conversations about their customer and did not reach the hub:
    it waits, or was refused. Oldest first."""
    kinds = [kind.value for kind in JobKind if kind.is_of_contact]
    found: list[Any] = []
    for some in chunks(conversation_ids):
        query = select(JOBS).where(JOBS.c.conversation_id.in_(some), JOBS.c.kind.in_(kinds))
        for which in (UNFINISHED, FAILED):  # each has an index of its own
            found += connection.execute(query.where(which))
    return _known(sorted(found, key=lambda row: row.number))


def of_quote(connection: Connection, quote_id: str) -> list[Job]:
    """Return all jobs about a quote, oldest first; of an offer's job its part."""
    rows = {row.number: row for row in _OF_QUOTE.rows(connection, quote_id=quote_id)}
    offers = [row.job for row in _OFFERS.rows(connection, quote_id=quote_id) if row.job]
    if offers:
        named = _NAMED.rows(connection, job_ids=dumps(offers))
        rows |= {row.number: row for row in named}
    return [part_of(job, quote_id) for job in _known(rows[number] for number in sorted(rows))]


def counts(connection: Connection) -> tuple[int, int]:
    """Return how many jobs have not left, and how many wait for a person."""
    [row] = _COUNTS.rows(connection)
    return row.unfinished - row.asking, row.asking


def begun_by_conversation(connection: Connection) -> dict[int, Begun]:
    """Return what is begun and not over, by conversation; one without anything is left out."""
    begun = {
        row.conversation_id: Begun(row.unfinished - row.asking, row.asking)
        for row in _COUNTS_BY_CONVERSATION.rows(connection)
    }
    for row in _DRAFTS.rows(connection):
        known = begun.get(row.conversation_id, NOTHING_BEGUN)
        begun[row.conversation_id] = known._replace(draft=row.draft)
    return begun


def newer(connection: Connection) -> int:
    """Return how many unfinished jobs a newer version asked for, and this one does not know."""
    unknown = or_(JOBS.c.kind.not_in(sorted(_KINDS)), JOBS.c.state.not_in(sorted(_STATES)))
    return int(connection.execute(select(func.count()).where(UNFINISHED, unknown)).scalar_one())


def _all_unfinished() -> Select[Any]:
    """Oldest first. Left to itself, SQLite would read every job there ever was, in that order."""
    numbers = select(JOBS.c.number).where(UNFINISHED).scalar_subquery()
    return select(JOBS).where(JOBS.c.number.in_(numbers)).order_by(JOBS.c.number)


def _heads() -> Select[Any]:
    """Jobs that nothing older of their conversation holds up and that wait for time only.

    Ending a link and refunding are no messages: they wait for none, and none waits for them; nor
    does one for a link that a second person has not approved. A refund waits for an older one of
    the same quote, what is about a contact for its like, in whichever conversation that was asked
    for.
    """
    cancels = JOBS.c.kind.in_((JobKind.CANCEL.value, JobKind.PAID_ELSEWHERE.value))
    unapproved = and_(
        JOBS.c.state == JobState.ASKING.value,
        JOBS.c.error.startswith(Question.NEEDS_APPROVAL.value),
    )
    refunds = JOBS.c.kind.in_([kind.value for kind in JobKind if kind.gives_back])
    contacts = JOBS.c.kind.in_([kind.value for kind in JobKind if kind.is_of_contact])
    oldest = select(func.min(JOBS.c.number)).where(UNFINISHED)
    numbers = (
        oldest.where(~cancels, ~refunds, ~contacts, ~unapproved)
        .group_by(JOBS.c.conversation_id)
        .union_all(
            select(JOBS.c.number).where(UNFINISHED, cancels),
            oldest.where(refunds).group_by(JOBS.c.quote_id),
            oldest.where(contacts).group_by(_CONTACT),
        )
    )
    known = JOBS.c.kind.in_(sorted(_KINDS))
    return select(JOBS).where(JOBS.c.number.in_(numbers), JOBS.c.state.in_(_WORKABLE), known)


_DUE = Prepared(
    _heads().where(JOBS.c.not_before <= given("now")).order_by(JOBS.c.number).limit(given("limit"))
)
_NEXT_DUE = Prepared(select(func.min(_heads().subquery().c.not_before)))


def _one(row: Any | None) -> Job | None:
    if row is not None and not (row.kind in _KINDS and row.state in _STATES):
        raise NewerJob(
            f"Job {row.job_id} ({row.kind}, {row.state}) was asked for by a newer version of the "
            "desk. It stands untouched. Update this desk."
        )
    return None if row is None else _as_job(row)


def _progress(job: Job) -> dict[str, Any]:
    return {
        "state": job.state.value,
        "progress": dumps(job.progress),
        "attempts": job.attempts,
        "not_before": job.not_before,
        "error": clean(job.error),
        "finished_at": job.finished_at,
    }


def _known(rows: Iterable[Any]) -> list[Job]:
    """The jobs of which this version knows the kind and the state; the others stand untouched."""
    return [_as_job(row) for row in rows if row.kind in _KINDS and row.state in _STATES]


def _as_job(row: Any) -> Job:
    return Job(
        job_id=row.job_id,
        client_id=row.client_id,
        kind=JobKind(row.kind),
        conversation_id=row.conversation_id,
        payload=json.loads(row.payload),
        created_at=row.created_at,
        quote_id=row.quote_id,
        state=JobState(row.state),
        progress=json.loads(row.progress),
        attempts=row.attempts,
        not_before=row.not_before,
        error=row.error,
        finished_at=row.finished_at,
    )
