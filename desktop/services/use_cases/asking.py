"""What a person asks the desk to do: checked first, then made durable as a job.

`asked_as` is the asker's own id for it, and a second asking under the same id is the first one.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from desktop.models.conversation import Conversation
from desktop.models.customer import ContactEdit
from desktop.models.elsewhere import PaidBy
from desktop.models.ids import new_id
from desktop.models.issuing import Document, Issue
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import generation_of
from desktop.models.ladder import Ladder
from desktop.models.offer import is_taken
from desktop.models.outgoing_file import OutgoingFile
from desktop.models.quote import Quote
from desktop.models.refund import GivenBy, RefundReason
from desktop.models.stage import Stage
from desktop.models.travel_document import TravelDocument
from desktop.services.attachments import enclosures
from desktop.services.jobs import meanwhile
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change
from desktop.services.use_cases import (
    approvals,
    by_reference,
    cancel_link,
    given_back,
    link_checks,
    paid_elsewhere,
    resolve,
    send_link,
    send_message,
    send_offer,
    tickets,
    trip_times,
)
from desktop.services.use_cases import contact_edit as contact_edits
from desktop.services.use_cases import contact_note as contact_notes
from desktop.services.use_cases import refund as refund_use
from desktop.services.use_cases.predecessor import Predecessor
from desktop.services.use_cases.refusals import (
    ElsewhereRefused,
    LinkRefused,
    RefundRefused,
    TicketRefused,
    UnknownConversation,
)

CAME_TO_NOTHING = (JobState.FAILED, JobState.REMOVED)
"""What can be asked for again."""


async def link(tools: Tools, quote: Quote, *, ends: Predecessor | None = None) -> Job:
    """Ask for a quote's link; asked twice it is one link. Raises `LinkRefused`.

    Where the last asking failed or was taken back, this one is the quote's next generation. `ends`
    is the quote's link that can still be paid, whose place this one takes.
    """
    store = tools.ledger.store
    link_checks.check_quote(quote)
    conversation, ladder, jobs = await asyncio.gather(
        store.conversation(quote.conversation_id),
        tools.ledger.store.ladder(quote.quote_id),
        link_jobs(tools, quote.quote_id),
    )
    if conversation is None:
        raise LinkRefused("This conversation is not on this desk.", "Open it first.")
    link_checks.check_place(conversation, tools.now())
    link_checks.check_money(ladder)
    quote = await _bounded(tools, quote, conversation, ladder)
    for job in jobs:
        if generation_of(job) < quote.generation:
            continue
        if job.state not in CAME_TO_NOTHING:
            return job
        quote = replace(quote, generation=generation_of(job)).next_generation()
    if ladder is not None and ladder.stage.is_open and ends is None:
        raise LinkRefused(
            "The link of this quote can still be paid, though its message was not sent.",
            "Send it by another channel, or cancel it first.",
        )
    together = ladder.alternatives if ladder is not None else ()
    others = await store.ladders([one for one in together if one != quote.quote_id])
    if any(map(is_taken, others.values())):
        raise LinkRefused(
            "The customer has paid another of the alternatives, or is paying it at the bank.",
            "Refund that payment first, or make a new quote for anything more.",
        )
    _check_no_other(tools, quote, together)
    now = tools.provider_now()
    link_checks.check_time(quote, asked_at=now, now=now, horizons=tools.horizons)
    job = send_link.new_job(tools, quote, job_id=new_id(tools.now()), ends=ends)
    job, drafts = await approvals.asked(tools, job, LinkRefused)
    return await send_link.ask_for_link(tools, job, quote, drafts, ends_first=ends is not None)


async def offer(tools: Tools, quotes: Sequence[Quote]) -> Job:
    """Ask for the links of up to three alternatives in one message; asked twice it is one message.

    One alternative alone is a link like any other. Where the last asking failed or was taken back,
    this one is the next generation of each. Raises `LinkRefused`.
    """
    if len(quotes) == 1:
        return await link(tools, quotes[0])
    link_checks.check_alternatives(quotes)
    store = tools.ledger.store
    conversation = await store.conversation(quotes[0].conversation_id)
    if conversation is None:
        raise LinkRefused("This conversation is not on this desk.", "Open it first.")
    link_checks.check_place(conversation, tools.now())
    ladders = await store.ladders([quote.quote_id for quote in quotes])
    renewed: list[Quote] = []
    for quote in quotes:
        link_checks.check_money(ladders.get(quote.quote_id))
        for job in await link_jobs(tools, quote.quote_id):
            if generation_of(job) < quote.generation:
                continue
            if job.state not in CAME_TO_NOTHING:
                return job
            quote = replace(quote, generation=generation_of(job)).next_generation()
        renewed.append(await _bounded(tools, quote, conversation, ladders.get(quote.quote_id)))
    if any(one.stage.is_open for one in ladders.values()):
        raise LinkRefused(
            "A link of these alternatives can still be paid.", "Cancel it first, then send again."
        )
    _check_no_other(tools, renewed[0], [quote.quote_id for quote in renewed])
    now = tools.provider_now()
    for quote in renewed:
        link_checks.check_time(quote, asked_at=now, now=now, horizons=tools.horizons)
    await send_offer.check_fits(tools, renewed, conversation)
    job = send_offer.new_job(tools, renewed, job_id=new_id(tools.now()))
    job, drafts = await approvals.asked(tools, job, LinkRefused)
    return await send_offer.ask_for_offer(tools, job, drafts)


async def _bounded(
    tools: Tools, quote: Quote, conversation: Conversation, ladder: Ladder | None
) -> Quote:
    """The quote with what bounds it beside its price. A promise begins with the first link that
    does not come to nothing."""
    if ladder is None or ladder.stage is Stage.DRAFT:
        quote = replace(quote, promised_until=None)
    quote = await trip_times.timed(quote, tools.provider_now())
    return replace(quote, reply_until=_reply_until(conversation, tools.now()))


def _reply_until(conversation: Conversation, now: float) -> float | None:
    """When the channel's reply window ends, by what is known now: the customer may have written
    since the quote was built. None for always, or where the hub lets us write all the same."""
    closes = conversation.window_closes_at
    return closes if closes is not None and closes > now else None


async def next_link(tools: Tools, quote_id: str) -> Job:
    """Ask for the quote's next link, after the last one has ended. Raises `LinkRefused`."""
    quote = await _quote(tools, quote_id)
    for job in await link_jobs(tools, quote_id):
        if not job.state.is_over:
            return job
    ladder = await tools.ledger.store.ladder(quote_id)
    if ladder is not None and ladder.stage.is_open:
        raise LinkRefused("The link of this quote can still be paid.", "Cancel it first.")
    generation = max(quote.generation, ladder.generation if ladder else 0)
    return await link(tools, replace(quote, generation=generation).next_generation())


async def cancel(tools: Tools, quote_id: str) -> Job:
    """End the quote's link, or take it back before it is made. Raises `LinkRefused`.

    A link that was to take its place is not made either.
    """
    quote = await _quote(tools, quote_id)
    ladder = await tools.ledger.store.ladder(quote_id)
    generation = ladder.generation if ladder and ladder.generation else quote.generation
    successor: Job | None = None
    for job in await link_jobs(tools, quote_id):
        if generation_of(job) > generation and not job.state.is_over:
            successor = await cancel_link.withdraw_unsent(tools, quote_id, generation_of(job))
            successor = successor or await _cancelling(tools, quote, generation_of(job))
    withdrawn = await cancel_link.withdraw_unsent(tools, quote_id, generation)
    if withdrawn is not None:
        return withdrawn
    before = await _cancel_jobs(tools, quote_id, generation)
    if before and before[-1].state is not JobState.FAILED:
        return before[-1]
    if ladder is None or not ladder.stage.is_open:
        if successor is not None:
            return successor
        raise LinkRefused("This link has already ended.")
    return await _cancelling(tools, quote, generation)


async def _cancelling(tools: Tools, quote: Quote, generation: int) -> Job:
    """The job that ends a generation's link; the one that stands, where one does."""
    before = await _cancel_jobs(tools, quote.quote_id, generation)
    if before and before[-1].state is not JobState.FAILED:
        return before[-1]
    job = cancel_link.new_job(
        tools,
        quote.quote_id,
        generation,
        quote.conversation_id,
        job_id=new_id(tools.now()),
        asked_as=cancel_link.client_id(quote.quote_id, generation, len(before)),
    )
    return await cancel_link.ask_for_cancel(tools, job)


async def cancel_all(tools: Tools, quote_id: str) -> list[Job]:
    """End every link of the quote's offer that can still be paid. Raises `LinkRefused` where none
    can."""
    ladder = await tools.ledger.store.ladder(quote_id)
    together = ladder.alternatives if ladder is not None else ()
    if len(together) < 2:
        return [await cancel(tools, quote_id)]
    jobs: list[Job] = []
    refused: LinkRefused | None = None
    for one in together:
        try:
            jobs.append(await cancel(tools, one))
        except LinkRefused as error:
            refused = error
    if not jobs and refused is not None:
        raise refused
    return list({job.job_id: job for job in jobs}.values())


async def _cancel_jobs(tools: Tools, quote_id: str, generation: int) -> list[Job]:
    jobs = await tools.ledger.store.jobs_of_quote(quote_id)
    return [job for job in jobs if job.kind is JobKind.CANCEL and generation_of(job) == generation]


async def refund(
    tools: Tools,
    quote_id: str,
    amount: int | None = None,
    reason: RefundReason = RefundReason.REQUESTED,
    *,
    left: int | None = None,
) -> Job:
    """Refund so much of what was paid (minor units; None: all that is left).

    `left` is what the person saw was left: two presses on the same sight are one refund, and one on
    a sight that has changed is refused. Raises `RefundRefused`.
    """
    async with tools.ledger.deciding():
        quote = await tools.ledger.store.quote(quote_id)
        if quote is None:
            raise RefundRefused("This quote is not on this desk.", "Refund it at the provider.")
        ladder = await tools.ledger.store.ladder(quote_id)
        before = await _refund_jobs(tools, quote_id)
        asked = {"amount": amount, "reason": reason.value, "left": left}
        for job in before:
            same = all(job.payload.get(key) == value for key, value in asked.items())
            pressed_twice = job.state is JobState.DONE and left != (ladder.left if ladder else 0)
            if same and (not job.state.is_over or (left is not None and pressed_twice)):
                return job
        if ladder is not None and left is not None and left != ladder.left:
            raise RefundRefused(
                "What is left of this payment has changed meanwhile.",
                "Look at it, then press Refund again.",
            )
        refund_use.check(ladder, await giving_back(tools, quote_id), amount)
        job_id = new_id(tools.now())
        job = refund_use.new_job(
            tools,
            quote_id,
            quote.conversation_id,
            ladder,
            amount=amount,
            reason=reason,
            left=left,
            known=await refund_use.known_refunds(tools, quote_id),
            job_id=job_id,
            asked_as=f"refund:{job_id}",
            generation=quote.generation,
        )
        job, drafts = await approvals.asked(tools, job, RefundRefused)
        return await refund_use.ask_for_refund(tools, job, drafts)


async def give_back(
    tools: Tools, quote_id: str, by: GivenBy, reference: str, *, failed: int | None = None
) -> Job:
    """Write down that what failed to go back was given back by another way. `failed` (minor units)
    is what the person was asked about. Asked twice it is one. Raises `RefundRefused`."""
    async with tools.ledger.deciding():
        quote = await tools.ledger.store.quote(quote_id)
        if quote is None:
            raise RefundRefused("This quote is not on this desk.")
        for before in await giving_back(tools, quote_id):
            if before.kind is JobKind.GIVEN_BACK:
                return before
            raise RefundRefused("The refund of this payment is under way.", "Wait until it ends.")
        ladder = given_back.check(await tools.ledger.store.ladder(quote_id), reference, failed)
        job = given_back.new_job(
            tools,
            quote_id,
            quote.conversation_id,
            ladder,
            by=by,
            reference=reference,
            job_id=new_id(tools.now()),
        )
        job, drafts = await approvals.asked(tools, job, RefundRefused)
        return await by_reference.ask_for(tools, job, drafts)


async def mark_paid_elsewhere(
    tools: Tools, quote_id: str, amount: int, paid_by: PaidBy, reference: str
) -> Job:
    """Mark a quote as paid by another way (minor units); its link is ended first. Asked twice it is
    one mark. Raises `ElsewhereRefused`."""
    async with tools.ledger.deciding():
        quote = await tools.ledger.store.quote(quote_id)
        if quote is None:
            raise ElsewhereRefused("This quote is not on this desk.")
        for before in await tools.ledger.store.jobs_of_quote(quote_id):
            if before.kind is JobKind.PAID_ELSEWHERE and not before.state.is_over:
                return before
        ladder = paid_elsewhere.check(await tools.ledger.store.ladder(quote_id), amount, reference)
        job = by_reference.new_job(
            tools,
            JobKind.PAID_ELSEWHERE,
            quote_id,
            quote.conversation_id,
            generation=ladder.generation,
            amount=amount,
            currency=ladder.currency,
            reason=paid_by.value,
            reference=reference,
            job_id=new_id(tools.now()),
        )
        job, drafts = await approvals.asked(tools, job, ElsewhereRefused)
        return await by_reference.ask_for(tools, job, drafts)


async def issue(
    tools: Tools, quote_id: str, wanted: Issue, *, given_back: int | None = None
) -> Job | None:
    """Record what was issued for a paid quote. Once nobody waits any more the customer is told, by
    the job that is returned; until then there is none. `given_back` (minor units) is what the
    person was asked about. Raises `TicketRefused`."""
    async with tools.ledger.deciding():
        store = tools.ledger.store
        quote = await store.quote(quote_id)
        if quote is None:
            raise TicketRefused("This quote is not on this desk.", "Make a new one.")
        ladder, recorded = await tools.ledger.store.ladder(quote_id), await store.tickets(quote_id)
        asked = [str(one) for one in wanted.all]
        jobs = await store.jobs_of_quote(quote_id)
        told = [job for job in jobs if job.kind is JobKind.TICKET_TOLD]
        if asked and set(asked) <= set(recorded):
            return told[-1] if told else None  # pressed twice
        issued = ladder.issued if ladder is not None else None
        tickets.check_issue(quote, wanted, None)
        tickets.check_paid(ladder, given_back=given_back)
        tickets.check_stays(ladder, await giving_back(tools, quote_id))
        tickets.check_issue(quote, wanted, issued)
        if not tickets.settles_all(quote, wanted, issued):
            await tools.ledger.record([await tickets.issued_draft(tools, quote, wanted)])
            return None
        every = [*map(TravelDocument.parse, recorded), *wanted.all]
        if not every:
            raise TicketRefused(
                "Nobody has a ticket number.", "Enter one, or refund what was paid."
            )
        # Once more where the first were voided, and others issued in their place.
        asked_as = f"ticket:{quote_id}:{len(told)}" if told else ""
        job = tickets.new_job(tools, quote, every, job_id=new_id(tools.now()), asked_as=asked_as)
        before = await tickets.paid_before(tools, quote_id)
        return await tickets.ask_for_ticket(tools, job, quote, wanted, before)


async def ticket(tools: Tools, quote_id: str, documents: Sequence[Document]) -> Job:
    """Record one document for each passenger and tell the customer. Raises `TicketRefused`."""
    quote = await tools.ledger.store.quote(quote_id)
    if quote is None:
        raise TicketRefused("This quote is not on this desk.", "Make a new one.")
    job = await issue(tools, quote_id, tickets.check_tickets(quote, documents))
    if job is None:
        raise TicketRefused("The tickets of this quote are recorded already.")
    return job


async def ticket_news(tools: Tools, quote_id: str) -> Job:
    """Tell the customer of the recorded tickets once more, after it did not work.

    While an earlier telling is under way, or asks, it is that one. Raises `TicketRefused`.
    """
    async with tools.ledger.deciding():
        store = tools.ledger.store
        jobs = await store.jobs_of_quote(quote_id)
        before = [job for job in jobs if job.kind is JobKind.TICKET_TOLD]
        for job in before:
            if not job.state.is_over:
                return job
        await tickets.check_untold(tools, quote_id)
        await tickets.check_not_on_its_way(tools, quote_id, before)
        quote, numbers = await store.quote(quote_id), await store.tickets(quote_id)
        if quote is None or not numbers:
            raise TicketRefused(
                "The ticket numbers are not on this desk any more.",
                "Tell the customer yourself, then press I told them.",
            )
        issued = [TravelDocument.parse(number) for number in numbers]
        again = f"ticket:{quote_id}:{len(before)}"
        job = tickets.new_job(tools, quote, issued, job_id=new_id(tools.now()), asked_as=again)
        return await tools.ledger.add_job(job)


async def reply(
    tools: Tools,
    conversation_id: int,
    text: str,
    *,
    asked_as: str = "",
    read: bool = False,
    drafted: bool = False,
    files: Sequence[OutgoingFile] = (),
) -> Job:
    """Send a message, with these files of the conversation's draft. Raises `ReplyRefused`.

    `drafted`: it was written in the composer, so it is no draft any more as soon as it is a job.

    `read`: it answers what stands in the thread, so it waits for a yes if that has changed by the
    time it can leave.
    """
    job = send_message.new_reply(
        tools, conversation_id, text, job_id=new_id(tools.now()), asked_as=asked_as, files=files
    )
    if files:
        await enclosures.claim(tools, conversation_id, files, job.job_id)
    try:
        return await send_message.ask_for_reply(
            tools, await meanwhile.as_read(tools, job) if read else job, drafted=drafted
        )
    finally:
        if files:
            await enclosures.give_back(tools, job.job_id)


async def resolved(
    tools: Tools,
    conversation_id: int,
    *,
    asked_as: str = "",
    read: bool = False,
    me: int | None = None,
) -> Job:
    """Resolve a conversation at the hub; `read` as for a reply. `me` is the agent there."""
    job = resolve.new_job(tools, conversation_id, job_id=new_id(tools.now()), asked_as=asked_as)
    return await resolve.ask_for_resolve(
        tools, await resolve.as_read(tools, job, me) if read else job
    )


async def contact_note(tools: Tools, conversation_id: int, text: str) -> Job:
    """Leave a note about a conversation's customer. Raises `ReplyRefused` and
    `UnknownConversation`."""
    contact_id = await _contact(tools, conversation_id)
    job_id = new_id(tools.now())
    job = contact_notes.new_job(tools, conversation_id, contact_id, text, job_id=job_id)
    return await contact_notes.ask_for(tools, job)


async def contact_edit(tools: Tools, conversation_id: int, edit: ContactEdit) -> Job:
    """Change something about a conversation's customer. Raises `ContactRefused` and
    `UnknownConversation`."""
    contact_id = await _contact(tools, conversation_id)
    edit = await asyncio.to_thread(contact_edits.checked, edit)  # loads the world's phone numbers
    job_id = new_id(tools.now())
    job = contact_edits.new_job(tools, conversation_id, contact_id, edit, job_id=job_id)
    return await contact_edits.ask_for(tools, job)


async def customer_language(tools: Tools, conversation_id: int, language: str) -> Job:
    """Say in which language a conversation's customer writes: at once here, and for colleagues at
    the hub. Raises `UnknownConversation`."""
    job = await contact_edit(tools, conversation_id, ContactEdit(language=language))
    ledger, contact_id = tools.ledger, await _contact(tools, conversation_id)
    changed = await ledger.languages.choose(contact_id, language, job.created_at)
    ledger.notices.publish(Change(conversations=changed | {conversation_id}, lists=True))
    return job


async def _contact(tools: Tools, conversation_id: int) -> int:
    known = await tools.ledger.store.conversation(conversation_id)
    if known is None:
        raise UnknownConversation(conversation_id)
    return known.contact_id


async def _quote(tools: Tools, quote_id: str) -> Quote:
    quote = await tools.ledger.store.quote(quote_id)
    if quote is None:
        raise LinkRefused("This quote is not on this desk.", "Make a new one.")
    return quote


async def giving_back(tools: Tools, quote_id: str) -> list[Job]:
    """What gives back of a quote's money and has not ended."""
    jobs = await tools.ledger.store.jobs_of_quote(quote_id)
    return [job for job in jobs if job.kind.gives_back and not job.state.is_over]


async def _refund_jobs(tools: Tools, quote_id: str) -> list[Job]:
    jobs = await tools.ledger.store.jobs_of_quote(quote_id)
    return [job for job in jobs if job.kind is JobKind.REFUND]


async def link_jobs(tools: Tools, quote_id: str) -> list[Job]:
    """The jobs that make a quote's links, the oldest first."""
    jobs = await tools.ledger.store.jobs_of_quote(quote_id)
    return [job for job in jobs if job.kind.makes_links]


def _check_no_other(tools: Tools, quote: Quote, together: Sequence[str]) -> None:
    """What this desk knows; the provider is asked again before the link is made. `together` are the
    quotes of one offer, whose links may be open side by side."""
    now = tools.provider_now()
    for quote_id in tools.ledger.open_in(quote.conversation_id):
        ladder = tools.ledger.open_links[quote_id]
        alive = ladder.expires_at is None or ladder.expires_at > now
        if quote_id in together:
            continue
        if quote_id != quote.quote_id and alive and ladder.stage is not Stage.PROCESSING:
            raise LinkRefused(
                "Another link is open in this conversation, and two could both be paid.",
                "Cancel that one first, or wait until it ends.",
            )
