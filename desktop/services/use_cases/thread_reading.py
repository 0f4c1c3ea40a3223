"""Reads what the thread of one conversation shows, all of it from this desk's own files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.models.job import Job, JobState
from desktop.models.ladder import Ladder
from desktop.models.offer import together_with
from desktop.models.quote import Quote
from desktop.models.replacement import Replacement
from desktop.models.search import ThreadMatches
from desktop.models.stage import Stage
from desktop.models.thread import Alternative, QuoteCard, Thread, ThreadPage
from desktop.services.store.store import Store
from desktop.services.use_cases.refusals import UnknownConversation

_FIRST_WITHIN_S = 60.0
"""A conversation is made at the hub when its first message comes, give or take this."""


async def read_thread(
    store: Store, conversation_id: int, before: int | None, limit: int, *, whole: bool
) -> Thread:
    """Return the newest page of a conversation, or the one before a message.

    `whole` says that the hub holds nothing older than this desk does. Raises
    `UnknownConversation`.
    """
    found = await store.thread(conversation_id, before, limit + 1)
    if found is None:
        raise UnknownConversation(conversation_id)
    told, kept = found
    more_here = len(told.messages) > limit
    quotes = kept.quotes
    ladders = await store.ladders([quote.quote_id for quote in quotes]) if quotes else {}
    begun = [
        replace(quote, promised_until=None)  # a link that was taken back promised it to nobody
        for quote in quotes
        if _is_draft(ladders.get(quote.quote_id))
    ]
    return Thread(
        conversation=told.conversation,
        contact=told.contact,
        messages=tuple(told.messages[1:] if more_here else told.messages),
        has_older=more_here or not whole,
        cards=await _cards(store, quotes, ladders),
        draft=begun[0] if begun else None,
        alternatives=together_with(begun[0], begun) if begun else (),
        jobs=tuple(job for job in kept.jobs if not job.kind.is_of_contact),
        note_draft=kept.note_draft,
        replacement=Replacement.from_json(kept.replacement),
        reply_draft=kept.draft,
        reply_draft_at=kept.drafted_at,
    )


async def page_around(
    store: Store, conversation_id: int, message_id: int, limit: int, *, whole: bool
) -> ThreadPage:
    """Return the messages before and after one, that one among them. `whole` as above."""
    before = await store.messages(conversation_id, message_id, limit // 2 + 1)
    after = await store.messages_from(conversation_id, message_id, limit - limit // 2 + 1)
    older, newer = len(before) > limit // 2, len(after) > limit - limit // 2
    messages = (*(before[1:] if older else before), *(after[:-1] if newer else after))
    return ThreadPage(conversation_id, messages, older or not whole, newer)


async def page_after(store: Store, conversation_id: int, after: int, limit: int) -> ThreadPage:
    """Return the messages after one."""
    messages = await store.messages_from(conversation_id, after + 1, limit + 1)
    return ThreadPage(conversation_id, tuple(messages[:limit]), True, len(messages) > limit)


async def find_in_thread(
    store: Store, conversation_id: int, text: str, *, whole: bool
) -> ThreadMatches:
    """Return the messages of a conversation in which all words stand. `whole` as above."""
    found = await store.find_in_thread(conversation_id, text)
    conversation = await store.conversation(conversation_id)
    oldest = await store.messages_from(conversation_id, 0, 1)
    since = oldest[0].created_at if oldest and not whole else None
    begun = conversation.created_at + _FIRST_WITHIN_S if conversation is not None else 0.0
    return ThreadMatches(found, None if since is not None and since <= begun else since)


async def read_payments(store: Store, conversation_ids: Sequence[int]) -> list[QuoteCard]:
    """Return the quotes of these conversations that were asked for, without links and jobs; those
    of a conversation together, the newest first."""
    found: list[QuoteCard] = []
    for conversation_id in conversation_ids:
        quotes = await store.quotes_of(conversation_id)
        ladders = await store.ladders([quote.quote_id for quote in quotes])
        for quote in quotes:
            ladder = ladders.get(quote.quote_id)
            if ladder is not None and not _is_draft(ladder):
                found.append(QuoteCard(quote, ladder))
    return found


def _is_draft(ladder: Ladder | None) -> bool:
    return ladder is not None and ladder.stage is Stage.DRAFT


async def _cards(
    store: Store, quotes: Sequence[Quote], ladders: Mapping[str, Ladder]
) -> tuple[QuoteCard, ...]:
    """One card for each quote that was asked for, the oldest first."""
    asked_for = {id_: ladder for id_, ladder in ladders.items() if not _is_draft(ladder)}
    beside = await store.of_quotes(asked_for)
    alternatives = {
        quote.quote_id: Alternative(quote, asked_for[quote.quote_id])
        for quote in quotes
        if quote.quote_id in asked_for
    }
    return tuple(
        QuoteCard(
            quote,
            asked_for[id_],
            url=beside[id_].url,
            tickets=beside[id_].tickets,
            job=_job_of(beside[id_].jobs),
            offer=tuple(
                alternatives[one] for one in asked_for[id_].alternatives if one in alternatives
            ),
        )
        for quote in reversed(quotes)
        if (id_ := quote.quote_id) in asked_for
    )


def _job_of(jobs: Sequence[Job]) -> Job | None:
    """The job that the card speaks of: an unfinished one, or else the last if it failed."""
    unfinished = [job for job in jobs if not job.state.is_over]
    if unfinished:
        asking = [job for job in unfinished if job.state is JobState.ASKING]
        return (asking or unfinished)[-1]
    return jobs[-1] if jobs and jobs[-1].state is JobState.FAILED else None
