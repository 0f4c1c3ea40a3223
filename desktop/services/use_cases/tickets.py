"""Records the tickets that were issued for a paid quote, and tells the customer."""

import asyncio
import logging
from collections.abc import Sequence

from desktop.models.job import Job, JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.ladder import FactKind, Ladder, Stage
from desktop.models.quote import Quote
from desktop.models.ticket import TicketNumber
from desktop.services.channels.channel import ChannelError, HubRefused
from desktop.services.jobs.job_moves import fail, not_accepted, not_reached, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.check_link import check_link
from desktop.services.psp.gateway import Ambiguous, GatewayError, NotAllowed, NotReached
from desktop.services.use_cases import posting
from desktop.services.use_cases.refusals import TicketRefused

log = logging.getLogger(__name__)

_MAY_TICKET = frozenset(
    {Stage.PAID, Stage.PAID_AFTER_LAPSE, Stage.PAID_TWICE, Stage.PAID_ELSEWHERE}
)


_ON_ITS_WAY_S = 120.0
"""So long after the hub took it, a message may still show on its channel."""


def new_job(
    tools: Tools,
    quote: Quote,
    tickets: Sequence[TicketNumber],
    *,
    job_id: str,
    asked_as: str = "",
) -> Job:
    """The job that tells the customer of these tickets."""
    return Job(
        job_id=job_id,
        client_id=asked_as or f"ticket:{quote.quote_id}",
        kind=JobKind.TICKET_TOLD,
        conversation_id=quote.conversation_id,
        quote_id=quote.quote_id,
        payload={"quote": quote.to_json(), "tickets": [str(ticket) for ticket in tickets]},
        created_at=tools.now(),
    )


def check_tickets(quote: Quote, tickets: Sequence[TicketNumber]) -> None:
    """Raise `TicketRefused` when the numbers do not fit the passengers."""
    if not tickets:
        raise TicketRefused("No ticket number was entered.", "Enter one for each passenger.")
    if len(set(tickets)) != len(tickets):
        raise TicketRefused(
            "Two passengers have the same ticket number.", "Each has a number of their own."
        )
    seated = max(1, len(quote.passengers))
    if len(tickets) < seated:
        raise TicketRefused(
            f"There are {seated} passengers and {len(tickets)} ticket numbers.",
            "Enter one for each passenger.",
        )
    if len({ticket.airline for ticket in tickets}) > 1:
        raise TicketRefused(
            "The numbers are of different airlines.", "Check their first three digits."
        )


def check_paid(ladder: Ladder | None) -> None:
    """Raise `TicketRefused` when there is nothing to issue a ticket for."""
    stage = ladder.stage if ladder else None
    if stage in _MAY_TICKET:
        return
    if stage in (Stage.TICKETED, Stage.TOLD):
        raise TicketRefused("The tickets of this quote are recorded already.")
    if stage in (Stage.REFUNDED, Stage.PARTLY_REFUNDED, Stage.REFUND_FAILED, Stage.DISPUTED):
        raise TicketRefused(
            "The payment of this quote was refunded or disputed.",
            "Clear that with your payment desk before issuing a ticket.",
        )
    raise TicketRefused("This quote is not paid yet.", "Wait for the payment, or press Check now.")


async def ask_for_ticket(
    tools: Tools, job: Job, quote: Quote, tickets: Sequence[TicketNumber]
) -> Job:
    """Record the tickets and make the notice durable, in one transaction."""
    issued = fact(
        job,
        FactKind.TICKET_ISSUED,
        tools.now(),
        source=f"desk:ticket:{quote.quote_id}",
        actor=tools.actor(),
        private={f"ticket.{place}": str(ticket) for place, ticket in enumerate(tickets, 1)},
        passengers=len(tickets),
    )
    return await tools.ledger.add_job(job, [issued])


async def check_untold(tools: Tools, quote_id: str) -> Ladder:
    """Return where the quote stands. Raises `TicketRefused` where there is nothing to tell."""
    ladder = (await tools.ledger.store.ladders([quote_id])).get(quote_id)
    if ladder is None or Stage.TICKETED not in ladder.reached:
        raise TicketRefused("No ticket of this quote is recorded yet.", "Issue the ticket first.")
    if Stage.TOLD in ladder.reached:
        raise TicketRefused("The customer has been told already.")
    return ladder


async def check_not_on_its_way(tools: Tools, quote_id: str, jobs: Sequence[Job]) -> None:
    """Raise `TicketRefused` while the hub has the message and the channel may yet show it: a second
    one would tell the customer twice."""
    failed = {
        one.body.get("message")
        for one in await tools.ledger.store.facts(quote_id)
        if one.kind is FactKind.TELL_FAILED
    }
    for job in jobs:
        left_at = job.finished_at if job.state is JobState.DONE else None
        if left_at is None or job.progress.get("message") in failed:
            continue
        if tools.now() - left_at < _ON_ITS_WAY_S:
            raise TicketRefused(
                "The message about the ticket has just left.",
                "Wait a moment: it shows here as soon as the channel has it.",
            )


async def told_by_hand(tools: Tools, quote_id: str) -> None:
    """Write down that a person has told the customer, by whatever channel.

    Raises `TicketRefused`.
    """
    ladder = await check_untold(tools, quote_id)
    conversation = await tools.ledger.conversation_of(quote_id)
    body = {"generation": ladder.generation, "conversation": conversation, "by_hand": True}
    source = f"desk:told:{quote_id}"
    kind = FactKind.CUSTOMER_TOLD
    told = Draft(tools.now(), kind.value, quote_id, tools.actor(), source, body)
    await tools.ledger.record([told])


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
        return
    if not await _is_paid(tools, job):
        return
    quote = Quote.from_json(job.payload["quote"])
    tickets = [TicketNumber.parse(text) for text in job.payload["tickets"]]
    try:
        fetched = await tools.fetch(job.conversation_id)
    except HubRefused:
        fetched = None  # posting will be refused too, and say why
    except ChannelError as error:
        await not_reached(tools, job, error)
        return
    contact = fetched[1] if fetched else None
    text = await asyncio.to_thread(_words, quote, tickets, contact.name if contact else "")
    await posting.post(
        tools, job, text, kept="The ticket is recorded; tell the customer by another channel."
    )


async def _is_paid(tools: Tools, job: Job) -> bool:
    """Whether the money is there; a notice that was queued may be ahead of the watcher."""
    store = tools.ledger.store
    for checked in (False, True):
        ladder = (await store.ladders([job.quote_id])).get(job.quote_id)
        if ladder is not None and (
            ladder.stage.has_money or FactKind.PAID_ELSEWHERE in await _kinds(tools, job)
        ):
            return True
        if not checked:
            try:
                await check_link(tools, job.quote_id)
            except (NotReached, Ambiguous) as error:
                await not_reached(tools, job, error)
                return False
            except NotAllowed as error:
                await not_accepted(tools, job, error)
                return False
            except GatewayError as error:
                log.info("the link could not be read: %s", error.code)
    failed = fact(job, FactKind.TELL_FAILED, tools.now(), source=":unpaid", reason="unpaid")
    await fail(tools, job, "This quote is not paid, so the customer was not told.", [failed])
    return False


async def _kinds(tools: Tools, job: Job) -> set[FactKind]:
    return {one.kind for one in await tools.ledger.store.facts(job.quote_id)}


def _words(quote: Quote, tickets: Sequence[TicketNumber], name: str) -> str:
    from desktop.services import wording  # babel takes a while to load

    return wording.ticket_message(quote, tickets, contact_name=name)
