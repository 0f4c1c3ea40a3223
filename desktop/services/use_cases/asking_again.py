"""What a person asks about a link that was sent: another in its place, a reminder, the same again.

As in `asking`: checked first, then durable as a job. A press says what was seen, so that two
presses on the same sight are one.
"""

from dataclasses import replace

from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import generation_of
from desktop.models.quote import Quote
from desktop.models.reach import Reach
from desktop.models.stage import Stage
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import asking, asking_to_open, link_again, link_checks
from desktop.services.use_cases.asking import CAME_TO_NOTHING, link_jobs
from desktop.services.use_cases.predecessor import Predecessor
from desktop.services.use_cases.refusals import LinkRefused


async def replacing(tools: Tools, quote: Quote, generation: int) -> Job:
    """Ask for a link in the place of the one of `generation`, which ends first: with this quote as
    it is now, edited or not. Raises `LinkRefused`.

    The generation is what the person saw: two presses on the same sight are one link.
    """
    async with tools.ledger.deciding():
        ladder = await tools.ledger.store.ladder(quote.quote_id)
        for job in reversed(await link_jobs(tools, quote.quote_id)):
            if generation_of(job) > generation and job.state not in CAME_TO_NOTHING:
                return job
        if ladder is None or not ladder.stage.is_open or ladder.generation != generation:
            link_checks.check_money(ladder)
            raise LinkRefused("This link has already ended.", "Send a new link.")
        if ladder.stage is Stage.PROCESSING:
            raise LinkRefused(
                "The customer's payment is under way at the bank.",
                "Wait until the bank has answered.",
            )
        before = await link_jobs(tools, quote.quote_id)
        newest = max([generation, *map(generation_of, before)])
        if not ladder.session or any(not job.state.is_over for job in before):
            raise LinkRefused("The link is still on its way.", "Wait until it has been sent.")
        ends = Predecessor(generation, ladder.session)
        successor = replace(quote, generation=newest).next_generation()
        return await asking.link(tools, successor, ends=ends)


async def renewed(tools: Tools, quote_id: str, generation: int) -> Job:
    """Ask for the same quote's next link while this one can be paid. Raises `LinkRefused`."""
    quote = await link_again.quote_of(tools, quote_id, generation)
    if quote is None:
        raise LinkRefused(*link_again.NOT_OURS)
    return await replacing(tools, quote, generation)


async def reminder(tools: Tools, quote_id: str) -> Job:
    """Remind the customer of a link, by a person's word; once for each link. Raises
    `LinkRefused`."""
    ladder, quote = await link_again.to_send_again(tools, quote_id)
    async with tools.ledger.deciding():
        jobs = await tools.ledger.store.jobs_of_quote(quote_id)
        before = [
            job
            for job in jobs
            if job.kind is JobKind.REMIND and generation_of(job) == ladder.generation
        ]
        if before and before[-1].state not in CAME_TO_NOTHING:
            return before[-1]
        job = link_again.reminder(
            tools,
            quote,
            ladder.generation,
            job_id=new_id(tools.now()),
            asked_as=link_again.remind_id(quote_id, ladder.generation, len(before)),
            by=link_again.BY_AGENT,
        )
        return await link_again.ask_for_reminder(tools, job)


async def resend(tools: Tools, quote_id: str, carriers: int, *, to: Reach | None = None) -> Job:
    """Send a link once more: the same link in a new message, into its conversation, or by another
    channel whose address the agent has read back: into a conversation that stands, or one that is
    opened for it. Raises `LinkRefused`, and `ContactRefused` for a typed address.

    `carriers` is how many messages with this link the person saw: two presses on the same sight
    are one message.
    """
    ladder, quote = await link_again.to_send_again(tools, quote_id)
    if to is not None and to.is_new:
        return await asking_to_open.link_there(tools, ladder, quote, carriers, to)
    store = tools.ledger.store
    where = to.conversation_id if to is not None else quote.conversation_id
    if to is not None and to not in await link_again.reaches(tools, quote_id):
        raise LinkRefused(
            "That channel does not reach this customer now.", "Choose another, or send it here."
        )
    conversation = await store.conversation(where)
    if conversation is None:
        raise LinkRefused("This conversation is not on this desk.", "Open it first.")
    link_checks.check_place(conversation, tools.now())
    async with tools.ledger.deciding():
        sight = f"resend:{quote_id}:{ladder.generation}:{where}:{carriers}:"
        before = [
            job
            for job in await store.jobs_of_quote(quote_id)
            if job.kind is JobKind.RESEND and generation_of(job) == ladder.generation
        ]
        for job in reversed(before):
            same = job.conversation_id == where and not job.state.is_over
            if same or (job.client_id.startswith(sight) and job.state not in CAME_TO_NOTHING):
                return job
        if carriers != ladder.carriers:
            raise LinkRefused(
                "This link has been sent once more meanwhile.", "Look at it, then press again."
            )
        job = link_again.resending(
            tools,
            quote,
            ladder.generation,
            where,
            job_id=new_id(tools.now()),
            asked_as=f"{sight}{len(before)}",
            address=to.address if to is not None else "",
        )
        return await link_again.ask_for_resend(tools, job)
