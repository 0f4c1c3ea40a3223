"""Every write of the services: the store's transaction, then the notice of exactly what changed."""

import asyncio
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from itertools import takewhile

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.journal import Draft, JournalEntry
from desktop.models.ladder import Ladder, fold
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.jobs.chosen_languages import ChosenLanguages
from desktop.services.jobs.residuals import came_to_nothing
from desktop.services.jobs.still_waiting import StillWaiting
from desktop.services.jobs.wanted import Wanted, change_of
from desktop.services.notices import Change, Notices
from desktop.services.store.errors import JobMoved, UnknownJob
from desktop.services.store.store import Store

# A payment older than this is history that has just become known, not news.
NEWS_S = 15 * 60

_NOT_OVER = tuple(state for state in JobState if not state.is_over)
_ATTEMPTED = tuple(state for state in _NOT_OVER if state is not JobState.ASKING)

_SAID_WHEN_REFUSED = frozenset({JobKind.CHANGE, JobKind.RESOLVE})
"""What has no place in the thread where it could say that it was refused."""

_UNSHOWN = "changes not shown as they were"
"""The mark of jobs that came to nothing, until the cache says so too: it is another file."""

LadderListener = Callable[[str, Ladder | None, Ladder], None]
"""Called with the quote, what was known of its open link before, and what is known now."""


class Ledger:
    """The store as the services write it, and the open links, held in memory.

    `waiting` and `asking` are the outbox's counts. `open_links` are the ladders of all quotes whose
    link can still be paid; they are folded again only when one of their facts is new. `reconciled`
    says whether the provider's list of the last day's links has been read in this run.
    `unsure` are conversations that a kill left shown as they may not be, until the hub has told.
    `languages` are those that agents chose for customers.
    """

    def __init__(self, store: Store, notices: Notices, now: Callable[[], float]) -> None:
        self.store = store
        self.notices = notices
        self.waiting = 0
        self.asking = 0
        self.open_links: dict[str, Ladder] = {}
        self.reconciled = False
        self.wanted = Wanted()
        self.still_waiting = StillWaiting(store)
        self.languages = ChosenLanguages(store)
        self._now = now
        self._conversations: dict[str, int] = {}
        self._ladder_listeners: list[LadderListener] = []
        self._job_lock = asyncio.Lock()
        self._unshown: set[str] = set()
        self.unsure: set[int] = set()

    async def load(self) -> None:
        """Read the open links and the outbox's counts; once, at the start."""
        await self.still_waiting.load()
        quotes = await self.store.open_quotes()
        for quote_id, ladder in (await self.store.ladders(quotes)).items():
            if ladder.stage.is_open:
                self.open_links[quote_id] = ladder
                await self.conversation_of(quote_id)
        for job in await self.store.unfinished_jobs():
            known = await self.store.conversation(job.conversation_id)
            if self.wanted.take(job) and known is not None:
                self.wanted.after(job, known)  # the cache shows it so already
        await self._show_unshown()
        await self._count()

    async def _show_unshown(self) -> None:
        """Show conversations as they were whose change came to nothing just before a kill."""
        noted = json.loads(await self.store.mark(_UNSHOWN) or "[]")
        for job_id in noted:
            job = await self.store.known_job(job_id)
            if job is not None and _shows_no_more(job):
                self._unshown.add(job_id)
                self.unsure.add(job.conversation_id)
                await self._show_wanted(job)

    async def is_sure(self) -> None:
        """What the hub says of the `unsure` conversations has been written."""
        if self.unsure:
            self.unsure.clear()
            self._unshown.clear()
            await self.store.set_marks({_UNSHOWN: "[]"})

    def on_ladder(self, listener: LadderListener) -> None:
        """Call `listener` whenever the money of a quote has changed."""
        self._ladder_listeners.append(listener)

    def deciding(self) -> AbstractAsyncContextManager[None]:
        """Hold this while reading a job and deciding on it, so that taking it back and sending it
        never both win."""
        return self._job_lock

    async def conversation_of(self, quote_id: str) -> int:
        """Return the conversation of a quote, 0 when it is not known."""
        known = self._conversations.get(quote_id)
        if known is None:
            quote = await self.store.quote(quote_id)
            known = quote.conversation_id if quote else 0
            if known:
                self._conversations[quote_id] = known
        return known

    def open_in(self, conversation_id: int) -> list[str]:
        """Return the quotes of a conversation whose link can still be paid."""
        return [
            quote_id
            for quote_id in self.open_links
            if self._conversations.get(quote_id) == conversation_id
        ]

    async def record(
        self,
        drafts: Sequence[Draft],
        *,
        marks: Mapping[str, str] | None = None,
        seen_events: Sequence[tuple[str, float]] = (),
    ) -> list[JournalEntry]:
        """Write facts (and what was read of the feed) in one transaction; returns the new ones."""
        entries = await self.store.append(drafts, marks=marks, seen_events=seen_events)
        await self._tell(entries)
        return entries

    async def add_job(
        self,
        job: Job,
        drafts: Sequence[Draft] = (),
        quote: Quote | None = None,
        *,
        alternatives: Sequence[Quote] = (),
        sent_draft: str = "",
    ) -> Job:
        """Make a job durable with its facts and its quote, or the alternatives of its offer;
        returns the one that stands if it is known already.

        `sent_draft` is what is taken off the conversation's draft of a reply.
        """
        for one in (*((quote,) if quote is not None else ()), *alternatives):
            self._conversations[one.quote_id] = one.conversation_id
        standing = await self.store.add_job(
            job, drafts, quote, alternatives=alternatives, sent_draft=sent_draft
        )
        if standing.job_id == job.job_id:
            await self._after_job(job, [draft.quote_id for draft in drafts])
        return standing

    async def add_jobs(
        self, jobs: Sequence[tuple[Job, Draft]], *, written: Collection[str] = ()
    ) -> None:
        """Make new jobs durable in one transaction, each with its fact: all of them, or none; what
        is known already is left out. `written` are the marks of the notes that are no drafts any
        more."""
        asked = {job.job_id: draft.quote_id for job, draft in jobs}
        for job in await self.store.add_jobs(jobs, written=written):
            await self._after_job(job, [asked[job.job_id]])

    async def save_job(
        self,
        job: Job,
        drafts: Sequence[Draft] = (),
        *,
        marks: Mapping[str, str] | None = None,
        quote: Quote | None = None,
    ) -> list[JournalEntry]:
        """Write how far a job has come, with its facts, in one transaction; `quote` beside the
        first `quote.saved` about it.

        Raises `JobMoved` when the job is over already: what is over stays as it is.
        """
        drafts = [*drafts, *came_to_nothing(job, self._now())]
        if not _shows_no_more(job):
            entries = await self.store.save_job(
                job, drafts, marks, only_from=_NOT_OVER, quote=quote
            )
            await self._after_job(job, (), entries)
            return entries
        self._unshown.add(job.job_id)
        try:
            noted = {**(marks or {}), **self._mark_unshown()}
            entries = await self.store.save_job(job, drafts, noted, only_from=_NOT_OVER)
            await self._after_job(job, (), entries)
        finally:
            self._unshown.discard(job.job_id)
        await self.store.set_marks(self._mark_unshown())
        return entries

    def _mark_unshown(self) -> dict[str, str]:
        return {_UNSHOWN: json.dumps(sorted(self._unshown))}

    async def begin_attempt(self, job: Job, drafts: Sequence[Draft] = ()) -> bool:
        """Write that an attempt at a job begins; False, and nothing, where it is over, asks, or is
        asked for with other words by now."""
        try:
            entries = await self.store.save_job(
                job, drafts, only_from=_ATTEMPTED, only_as_asked=True
            )
        except (JobMoved, UnknownJob):
            return False
        await self._after_job(job, (), entries)
        return True

    async def reword_job(self, job: Job) -> None:
        """Write a job with other words than were asked. Raises `JobMoved` when it is over."""
        await self.store.reword_job(job, only_from=_NOT_OVER)
        await self._after_job(job, ())

    async def put_away(self, job: Job) -> None:
        """Let a job that failed leave the thread. Raises `JobMoved` when it did not fail."""
        await self.store.save_job(replace(job, state=JobState.REMOVED), only_from={JobState.FAILED})
        await self._after_job(job, (), [])

    async def save_quote(self, quote: Quote, draft: Draft) -> None:
        """Keep a quote that is being built."""
        self._conversations[quote.quote_id] = quote.conversation_id
        await self.store.save_quote(quote, draft)
        await self._tell_quotes([quote.quote_id], [])

    async def save_messages(
        self, messages: Sequence[Message], *, read: Mapping[int, str] | None = None
    ) -> None:
        """Write messages to the cache; with `read`, texts by message, only over these."""
        if messages:
            changed = await self.store.save_messages(messages, read=read)
            if changed:
                self.notices.publish(Change(conversations=changed, lists=True))
            await self._let_wait_no_more(messages)

    async def save_conversations(
        self,
        conversations: Sequence[Conversation],
        contacts: Sequence[Contact] = (),
        messages: Sequence[Message] = (),
    ) -> None:
        """Write conversations, contacts and messages to the cache: what was told of a conversation,
        with what is still wanted of it."""
        if conversations or contacts or messages:
            await self.languages.follow_merges(conversations)
            conversations = self.languages.laid_over(conversations)
            conversations = await self.still_waiting.laid_over(conversations)
            shown = self.wanted.laid_over(conversations)
            changed = await self.store.save_conversations(
                shown, self.languages.laid_over(contacts), messages
            )
            changed |= await self.languages.learn(contacts)
            if changed:
                self.notices.publish(Change(conversations=changed, lists=True))
            await self._let_wait_no_more(messages)

    async def _let_wait_no_more(self, messages: Sequence[Message]) -> None:
        """Whoever was answered waits no longer, of which the hub need not tell once more."""
        for conversation_id in await self.still_waiting.answered(messages):
            await self.change_conversation(conversation_id, _waits_no_more)

    async def _after_job(
        self, job: Job, quotes: Sequence[str], entries: Sequence[JournalEntry] = ()
    ) -> None:
        await self._count()
        if self.wanted.take(job):
            await self._show_wanted(job)
        refused = job.state is JobState.FAILED and job.kind in _SAID_WHEN_REFUSED
        self.notices.publish(
            Change(
                conversations=frozenset({job.conversation_id}),
                status=True,
                refused=frozenset({job.job_id} if refused else ()),
            )
        )
        await self._tell_quotes(
            [*quotes, *(entry.quote_id for entry in entries)], entries, job.conversation_id
        )

    async def _show_wanted(self, job: Job) -> None:
        """Let the conversation be shown with what is wanted of it, or no longer is."""
        known = await self.store.conversation(job.conversation_id)
        if known is None:
            return
        shown = self.wanted.after(job, known)

        def put(now: Conversation) -> Conversation:
            if now.updated_at > known.updated_at:
                return now  # the hub has told meanwhile, and what is wanted was laid over that
            return replace(
                now,
                status=shown.status,
                snoozed_until=shown.snoozed_until,
                assignee_id=shown.assignee_id,
                priority=shown.priority,
                labels=shown.labels,
            )

        await self.change_conversation(job.conversation_id, put)

    async def change_conversation(
        self, conversation_id: int, how: Callable[[Conversation], Conversation]
    ) -> None:
        """Write what `how` makes of a conversation as it stands here, in one step; nothing where it
        does not. `how` runs on the store's thread."""
        changed = await self.store.change_conversation(conversation_id, how)
        if changed:
            self.notices.publish(Change(conversations=changed, lists=True))

    async def _tell(self, entries: Sequence[JournalEntry]) -> None:
        if any(entry.kind == FactKind.CANCEL_ASKED for entry in entries):
            await self._count()  # with the fact came the job that cancels an alternative
        await self._tell_quotes([entry.quote_id for entry in entries], entries)

    async def _tell_quotes(
        self, quote_ids: Sequence[str], entries: Sequence[JournalEntry], conversation: int = 0
    ) -> None:
        """Fold the quotes again and say what changed."""
        quotes = list(dict.fromkeys(quote_id for quote_id in quote_ids if quote_id))
        if not quotes:
            return
        for entry in entries:
            told = entry.body.get("conversation")
            if entry.quote_id and isinstance(told, int) and told:
                self._conversations.setdefault(entry.quote_id, told)
        fresh = self._now() - NEWS_S
        just_paid = {
            entry.quote_id
            for entry in entries
            if entry.kind == FactKind.PAYMENT_PAID and entry.at > fresh
        }
        ladders = await self.store.ladders(quotes)
        # What one alternative of an offer comes to shows on the others too.
        beside = {other for ladder in ladders.values() for other in ladder.alternatives}
        if beside - set(ladders):
            quotes = list(dict.fromkeys((*quotes, *sorted(beside))))
            ladders = await self.store.ladders(quotes)
        conversations = {conversation} if conversation else set()
        for quote_id in quotes:
            if quote_id not in ladders:  # let go of: its conversation shows it no more
                conversations.add(await self.conversation_of(quote_id))
        for quote_id, ladder in ladders.items():
            conversations.add(await self.conversation_of(quote_id))
            before = self.open_links.get(quote_id)
            if ladder.stage.is_open:
                self.open_links[quote_id] = ladder
            else:
                self.open_links.pop(quote_id, None)
            for listener in self._ladder_listeners:
                listener(quote_id, before, ladder)
        paid = {
            quote_id
            for quote_id in just_paid
            if quote_id in ladders
            and await self._is_new_money(quote_id, ladders[quote_id], entries)
        }
        self.notices.publish(
            Change(
                conversations=frozenset(conversations - {0}),
                quotes=frozenset(quotes),
                paid=frozenset(paid),
                lists=True,
            )
        )

    async def _is_new_money(
        self, quote_id: str, ladder: Ladder, entries: Sequence[JournalEntry]
    ) -> bool:
        """Whether `entries` told of money that was not known before.

        The provider tells a payment twice, by its session and by its PaymentIntent: both at once,
        or the second after a restart. The first of them in the journal is the news.
        """
        if not ladder.stage.has_money:
            return False
        new = {entry.source for entry in entries}
        facts = await self.store.facts(quote_id)
        before = fold(takewhile(lambda fact: fact.source not in new, facts))
        return before is None or ladder.paid > before.paid

    async def _count(self) -> None:
        self.waiting, self.asking = await self.store.job_counts()


def _waits_no_more(known: Conversation) -> Conversation:
    return replace(known, waiting_since=None)


def _shows_no_more(job: Job) -> bool:
    """Whether a change to a conversation is no longer wanted, and was not made."""
    asks = job.state in (JobState.FAILED, JobState.REMOVED, JobState.ASKING)
    return asks and change_of(job) is not None


def is_news(before: Ladder | None, after: Ladder, stage: Stage) -> bool:
    """Whether a quote has just come to `stage`."""
    return after.stage is stage and (before is None or before.stage is not stage)
