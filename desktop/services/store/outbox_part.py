"""The part of the store that keeps the outbox and the reply drafts."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.job import Job, JobState
from desktop.models.journal import Draft, JournalEntry
from desktop.models.note_draft import NoteDraft
from desktop.models.quote import Quote
from desktop.services.store import job_rows, journal_rows, quote_rows
from desktop.services.store.crash import (
    ADD_JOB_AFTER_COMMIT,
    ADD_JOB_BEFORE_COMMIT,
    SAVE_JOB_AFTER_COMMIT,
    SAVE_JOB_BEFORE_COMMIT,
)
from desktop.services.store.journal_part import JournalPart
from desktop.services.store.prepared import Prepared, given
from desktop.services.store.schema import DRAFTS, MARKS
from desktop.services.store.stored_text import clean

DRAFT = Prepared(
    select(DRAFTS.c.text, DRAFTS.c.saved_at).where(
        DRAFTS.c.conversation_id == given("conversation_id")
    )
)
"""What the agent was typing to a customer, and until when."""


class OutboxPart(JournalPart):
    """What this desk still has to do. Every method raises `StoreError` when the files fail it."""

    async def add_job(
        self,
        job: Job,
        drafts: Sequence[Draft] = (),
        quote: Quote | None = None,
        *,
        alternatives: Sequence[Quote] = (),
        sent_draft: str = "",
    ) -> Job:
        """Put a job into the outbox, with its entries and its quotes, in one transaction.

        A known `client_id` or `job_id` adds nothing, neither job nor entry; returns the job that
        stands. `quote`, or each of an offer's `alternatives`, goes beside the first `link.asked` or
        `quote.saved` about it of `drafts`, whose absence raises ValueError. `sent_draft` is taken
        off what the agent was typing in this conversation; what was typed after it stays. When this
        returns, the job survives a kill and a power cut.
        """
        quotes = [*((quote,) if quote is not None else ()), *alternatives]
        carried = drafts
        for one in quotes:
            carried = quote_rows.with_quote(carried, one)

        def work(connection: Connection) -> Job:
            standing = job_rows.standing_job(connection, job)
            if standing is not None:
                return standing
            job_rows.add(connection, job)
            self._recent.note_jobs()
            entries = self._append(connection, carried)
            for one in quotes:
                quote_rows.index_quote(connection, one, entries)
            if sent_draft:
                self._take_off_draft(connection, job.conversation_id, sent_draft)
            return job_rows.by_id(connection, job.job_id) or job

        return await self._write(work, before=ADD_JOB_BEFORE_COMMIT, after=ADD_JOB_AFTER_COMMIT)

    async def add_jobs(
        self, jobs: Sequence[tuple[Job, Draft]], *, written: Collection[str] = ()
    ) -> list[Job]:
        """Put new jobs into the outbox, in this order, each with its entry: all in one transaction.
        `written` are the marks of the notes that are no drafts any more.

        One whose `client_id` or `job_id` is known is left out, with its entry. Returns the others.
        """

        def work(connection: Connection) -> list[Job]:
            added: list[Job] = []
            for job, asked in jobs:
                if job_rows.standing_job(connection, job) is None:
                    job_rows.add(connection, job)
                    self._append(connection, [asked])
                    added.append(job)
            self._recent.note_jobs()
            for key in written:
                _keep(connection, key, "")
            return added

        return await self._write(work, before=ADD_JOB_BEFORE_COMMIT, after=ADD_JOB_AFTER_COMMIT)

    async def save_job(
        self,
        job: Job,
        drafts: Sequence[Draft] = (),
        marks: Mapping[str, str] | None = None,
        *,
        only_from: Collection[JobState] | None = None,
        only_as_asked: bool = False,
        quote: Quote | None = None,
    ) -> list[JournalEntry]:
        """Write how far a job has come, with its entries, in one transaction.

        Returns the entries that are new. `payload` and ids are never changed. `only_from` lets the
        change happen only where the stored state is one of these, `only_as_asked` only where the
        stored payload is this job's. Raises `UnknownJob` and `JobMoved`; then nothing was written.
        """
        carried = quote_rows.with_quote(drafts, quote) if quote is not None else drafts

        def work(connection: Connection) -> list[JournalEntry]:
            if only_as_asked:
                job_rows.check_payload(connection, job)
            job_rows.save(connection, job, only_from)
            self._recent.note_jobs()
            entries = self._append(connection, carried)
            if quote is not None:
                quote_rows.index_quote(connection, quote, entries)
            journal_rows.set_marks(connection, marks or {})
            return entries

        return await self._write(work, before=SAVE_JOB_BEFORE_COMMIT, after=SAVE_JOB_AFTER_COMMIT)

    async def reword_job(self, job: Job, *, only_from: Collection[JobState]) -> None:
        """Write a job with another payload: the agent has changed a reply that still waits.

        Raises `UnknownJob` and `JobMoved`; then nothing was written.
        """

        def work(connection: Connection) -> None:
            job_rows.save(connection, job, only_from)
            self._recent.note_jobs()
            job_rows.reword(connection, job)

        await self._write(work, before=SAVE_JOB_BEFORE_COMMIT, after=SAVE_JOB_AFTER_COMMIT)

    async def job(self, job_id: str) -> Job | None:
        """Return a job, over or not. Raises `NewerJob` where this version does not know it."""
        return await self._read(lambda c: job_rows.by_id(c, job_id))

    async def known_job(self, job_id: str) -> Job | None:
        """Return a job, over or not; None too where a newer version of the desk asked for it: what
        it made can be seen (a message, a link), and what it is cannot be said here."""
        return await self._read(lambda c: job_rows.known(c, job_id))

    async def job_stands(self, job_id: str) -> bool:
        """Return whether there is such a job, whichever version of the desk asked for it."""
        return await self._read(lambda c: job_rows.stands(c, job_id))

    async def job_by_client(self, client_id: str) -> Job | None:
        """Return the job that was asked for under `client_id`."""
        return await self._read(lambda c: job_rows.by_client(c, client_id))

    async def due_jobs(self, now: float, limit: int = 20) -> list[Job]:
        """Return jobs to work on at `now` (UTC seconds), the oldest first.

        Of each conversation only the oldest unfinished job, and that only while it is READY or
        CHECKING: one that runs or asks holds up those behind it.
        """
        return await self._read(lambda c: job_rows.due(c, now, limit))

    async def newer_jobs(self) -> int:
        """Return how many unfinished jobs a newer version of the desk asked for: they stand
        untouched, and hold back what was asked for after them in their conversation."""
        return await self._read(job_rows.newer)

    async def running_jobs(self) -> list[Job]:
        """Return the jobs of which an attempt has begun: after a start, those that a crash cut."""
        return await self._read(job_rows.running)

    async def next_due_at(self) -> float | None:
        """Return from when on `due_jobs` has something (UTC seconds); None while nothing waits."""
        return await self._read(job_rows.next_due_at)

    async def unfinished_jobs(self, conversation_id: int | None = None) -> list[Job]:
        """Return what is not over, oldest first, of one conversation or of all."""
        return await self._read(lambda c: job_rows.unfinished(c, conversation_id))

    async def jobs_about_contact(self, conversation_ids: Sequence[int]) -> list[Job]:
        """Return what was asked in these conversations about their customer and did not reach the
        hub, oldest first."""
        return await self._read(lambda c: job_rows.about_contacts(c, conversation_ids))

    async def job_counts(self) -> tuple[int, int]:
        """Return how many jobs have not left, and how many wait for a person."""
        counts = self._recent.counts
        return await self._read(job_rows.counts) if counts is None else counts

    async def jobs_of_quote(self, quote_id: str) -> list[Job]:
        """Return all jobs about a quote, oldest first; of an offer's job its part."""
        return await self._read(lambda c: job_rows.of_quote(c, quote_id))

    # --- reply drafts

    async def save_draft(self, conversation_id: int, text: str) -> None:
        """Keep what the agent is typing; an empty text forgets it."""

        await self._write(lambda connection: self._put_draft(connection, conversation_id, text))

    def _put_draft(self, connection: Connection, conversation_id: int, text: str) -> None:
        if not text:
            connection.execute(delete(DRAFTS).where(DRAFTS.c.conversation_id == conversation_id))
            return
        statement = upsert(DRAFTS).values(
            conversation_id=conversation_id, text=clean(text), saved_at=self._now()
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["conversation_id"],
                set_={
                    "text": statement.excluded.text,
                    "saved_at": statement.excluded.saved_at,
                },
            )
        )

    def _take_off_draft(self, connection: Connection, conversation_id: int, sent: str) -> None:
        """A pause in typing keeps a draft, so it may end before what was sent, or go on after."""
        query = select(DRAFTS.c.text).where(DRAFTS.c.conversation_id == conversation_id)
        kept, sent = (connection.execute(query).scalar() or "").strip(), clean(sent).strip()
        if sent.startswith(kept):
            self._put_draft(connection, conversation_id, "")
        elif kept.startswith(sent):
            self._put_draft(connection, conversation_id, kept[len(sent) :].lstrip())

    async def save_note_draft(
        self, conversation_id: int, text: str, *, kind: NoteDraft = NoteDraft.NOTE
    ) -> None:
        """Keep the note that the agent is typing; an empty text forgets it."""
        await self._write(lambda c: _keep(c, f"{kind}{conversation_id}", text))

    async def note_draft(self, conversation_id: int, *, kind: NoteDraft = NoteDraft.NOTE) -> str:
        """Return the note that the agent was typing; empty where there was none."""
        return await self.mark(f"{kind}{conversation_id}") or ""

    async def drafted(self, conversation_id: int) -> tuple[str, float]:
        """Return what the agent was typing, and until when (UTC seconds)."""
        row = await self._read(lambda c: DRAFT.first(c, conversation_id=conversation_id))
        return (row.text, row.saved_at) if row is not None else ("", 0.0)


def _keep(connection: Connection, key: str, text: str) -> None:
    """Write a mark; an empty text forgets it."""
    if text:
        journal_rows.set_marks(connection, {key: text})
    else:
        connection.execute(delete(MARKS).where(MARKS.c.key == key))
