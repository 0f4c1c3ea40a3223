"""Records the tickets and EMDs that were issued for a paid quote, and tells the customer.

While some passengers still wait for theirs, the quote is partly ticketed and nothing is sent: the
customer is told once, of all of them.
"""

import asyncio
from collections.abc import Sequence

from desktop.models.automation import Leave, leave_of
from desktop.models.conversation import Conversation, Direction
from desktop.models.fact import FactKind
from desktop.models.issuing import Document, Entry, Issue, Issued, IssueProblem
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.travel_document import TravelDocument
from desktop.services.jobs.job_moves import ask, fail, remove, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.check_link import check_link_for
from desktop.services.use_cases import posting
from desktop.services.use_cases.refusals import TicketRefused

BY_ITSELF = "by_itself"
"""In a job's payload: no person pressed anything for it."""
AGREED = "agreed"
"""In a job's progress: a person has said since that it may leave."""

_LATEST = 40
"""So many of the newest messages are looked through for the customer's last one."""


_ON_ITS_WAY_S = 120.0
"""So long after the hub took it, a message may still show on its channel."""


def new_job(
    tools: Tools,
    quote: Quote,
    documents: Sequence[Document],
    *,
    job_id: str,
    asked_as: str = "",
    by_itself: bool = False,
) -> Job:
    """The job that tells the customer of these documents. `by_itself`: no person sends it."""
    return Job(
        job_id=job_id,
        client_id=asked_as or f"ticket:{quote.quote_id}",
        kind=JobKind.TICKET_TOLD,
        conversation_id=quote.conversation_id,
        quote_id=quote.quote_id,
        payload={
            "quote": quote.to_json(),
            "tickets": [str(one) for one in documents],
            **({BY_ITSELF: True} if by_itself else {}),
        },
        created_at=tools.now(),
    )


def travellers_of(quote: Quote) -> int:
    """How many get a document; one where nobody is named."""
    return max(1, len(quote.passengers))


def check_tickets(quote: Quote, entries: Sequence[Entry]) -> Issue:
    """Return what this is for whom, an entry for each. Raises `TicketRefused` when they do not fit
    the passengers."""
    seated = travellers_of(quote)
    if entries and len(entries) < seated:
        raise TicketRefused(
            f"There are {seated} passengers and {len(entries)} ticket numbers.",
            "Enter one for each passenger.",
        )
    issue = Issue.one_each(entries, seated)
    check_issue(quote, issue, None)
    return issue


def settles_all(quote: Quote, issue: Issue, issued: Issued | None) -> bool:
    """Whether nobody waits after it, so that the customer is told."""
    settled = issue.covered | (issued.settled if issued is not None else frozenset())
    return len(settled) >= travellers_of(quote)


def check_issue(quote: Quote, issue: Issue, issued: Issued | None) -> None:
    """Raise `TicketRefused` when it does not fit the passengers, or what was issued before."""
    for problem in issue.problems(travellers_of(quote), issued):
        match problem:
            case IssueProblem.NOTHING:
                raise TicketRefused(
                    "No ticket number was entered.", "Enter one for each passenger."
                )
            case IssueProblem.DOUBLE:
                raise TicketRefused(
                    "Two passengers have the same ticket number.", "Each has a number of their own."
                )
            case IssueProblem.AIRLINES:
                raise TicketRefused(
                    "The numbers are of different airlines.", "Check their first three digits."
                )
            case IssueProblem.UNKNOWN_AIRLINE:
                raise TicketRefused(
                    "No airline has a number that begins with these three digits.",
                    "Check the first three digits of each number.",
                )
            case IssueProblem.NOBODY:
                raise TicketRefused(
                    "The tickets of this passenger are recorded already.",
                    "Look at the quote again.",
                )
            case IssueProblem.REASON:
                raise TicketRefused(
                    "A passenger has no ticket number.", "Enter one, or say why there is none."
                )


def check_paid(ladder: Ladder | None, *, given_back: int | None = None) -> None:
    """Raise `TicketRefused` when there is nothing to issue a ticket for, or when something else
    went back than the person was asked about (`given_back`, minor units; None: nobody was)."""
    if ladder is not None and ladder.may_ticket:
        if given_back is not None and given_back != ladder.refunded:
            raise TicketRefused(
                "What was given back of this payment has changed meanwhile.",
                "Look at it, then issue the ticket again.",
            )
        return
    if ladder is not None and ladder.stage is Stage.DISPUTED:
        raise TicketRefused(
            "The customer's bank disputes the payment of this quote.",
            "Clear that with your payment desk before issuing a ticket.",
        )
    if ladder is not None and ladder.stage is Stage.REFUNDED:
        raise TicketRefused(
            "All that was paid for this quote was given back.",
            "Send a new link before issuing a ticket.",
        )
    if ladder is not None and {Stage.TICKETED, Stage.TOLD} & ladder.reached.keys():
        raise TicketRefused("The tickets of this quote are recorded already.")
    raise TicketRefused("This quote is not paid yet.", "Wait for the payment, or press Check now.")


def check_stays(ladder: Ladder | None, giving_back: Sequence[Job]) -> None:
    """Raise `TicketRefused` when a job that has not ended gives back all that is left: the ticket
    would be flown for nothing."""
    left = ladder.left if ladder is not None else 0
    for job in giving_back:
        amount = job.payload["amount"]
        if left and (amount is None or amount >= left):
            raise TicketRefused(
                "All that was paid for this quote is about to go back.",
                "Take the refund back first, or wait until it has ended.",
            )


async def ask_for_ticket(
    tools: Tools, job: Job, quote: Quote, issue: Issue, drafts: Sequence[Draft] = ()
) -> Job:
    """Record the documents and make the notice durable, in one transaction."""
    issued = await issued_draft(tools, quote, issue)
    return await tools.ledger.add_job(job, [issued, *drafts])


def part_source(quote_id: str, client_id: str) -> str:
    """The source of what was recorded for some passengers under an asker's own id."""
    return f"desk:ticket:{quote_id}:line:{client_id}"


async def issued_draft(tools: Tools, quote: Quote, issue: Issue, source: str = "") -> Draft:
    """The journal's entry: who got something, and beside it, privately, the numbers and reasons."""
    known = await tools.ledger.store.facts(quote.quote_id)
    before = sum(one.kind is FactKind.TICKET_ISSUED for one in known)
    private = {
        f"ticket.{place}" + (f".{nth}" if nth > 1 else ""): str(document)
        for place, documents in issue.documents.items()
        for nth, document in enumerate(documents, 1)
    }
    private |= {f"reason.{place}": reason.strip() for place, reason in issue.without.items()}
    return Draft(
        tools.now(),
        FactKind.TICKET_ISSUED.value,
        quote.quote_id,
        tools.actor(),
        source or f"desk:ticket:{quote.quote_id}" + (f":{before}" if before else ""),
        {
            "generation": 0,
            "conversation": quote.conversation_id,
            "passengers": len(issue.all),
            "for": sorted(issue.documents),
            "without": sorted(issue.without),
            "of": travellers_of(quote),
        },
        private,
    )


async def paid_before(tools: Tools, quote_id: str) -> list[Draft]:
    """Where this quote asked for a difference only: what says that the quote before it, which was
    paid after its price had ended, has its tickets now too."""
    ladder = await tools.ledger.store.ladder(quote_id)
    old = await tools.ledger.store.quote(ladder.prices_again) if ladder is not None else None
    if old is None:
        return []
    people = list(range(1, travellers_of(old) + 1))
    body = {
        "generation": 0,
        "conversation": old.conversation_id,
        "passengers": 0,
        "for": people,
        "without": [],
        "of": len(people),
        "by": quote_id,
    }
    kind, source = FactKind.TICKET_ISSUED.value, f"desk:ticket:{old.quote_id}:by:{quote_id}"
    return [Draft(tools.now(), kind, old.quote_id, tools.actor(), source, body)]


async def check_untold(tools: Tools, quote_id: str) -> Ladder:
    """Return where the quote stands. Raises `TicketRefused` where there is nothing to tell."""
    ladder = await tools.ledger.store.ladder(quote_id)
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
    if await _is_voided(tools, job):
        why = "The ticket was voided meanwhile, so the customer was not told of it."
        await remove(tools, job, error=why)
        return
    if not await _is_paid(tools, job):
        return
    quote = Quote.from_json(job.payload["quote"])
    documents = [TravelDocument.parse(text) for text in job.payload["tickets"]]
    goes_on, fetched = await posting.addressee(tools, job)
    if not goes_on:
        return
    if fetched is not None and await _is_held(tools, job, fetched[0]):
        return
    contact = fetched[1] if fetched else None
    name = contact.name if contact else ""
    text = await asyncio.to_thread(_words, quote, documents, name, tools.provider_now())
    await posting.post(
        tools, job, text, kept="The ticket is recorded; tell the customer by another channel."
    )


async def _is_held(tools: Tools, job: Job, conversation: Conversation) -> bool:
    """Whether the channel's rules, or the airline's, keep it here: then a person is told."""
    messages = await tools.ledger.store.messages(conversation.conversation_id, None, _LATEST)
    wrote = [one.created_at for one in messages if one.direction is Direction.INCOMING]
    leave = leave_of(conversation, max(wrote, default=None), tools.now())
    if leave is Leave.CLOSED:
        failed = fact(
            job, FactKind.TELL_FAILED, tools.now(), source=":closed", reason="window_closed"
        )
        await fail(
            tools,
            job,
            "The channel's reply window has closed, so the customer was not told. The ticket is "
            "recorded: tell them by another channel, then press I told them.",
            [failed],
        )
        return True
    by_itself = bool(job.payload.get(BY_ITSELF)) and not job.progress.get(AGREED)
    if by_itself and (leave is Leave.BY_PERSON or not tools.tells_by_itself):
        await ask(
            tools,
            job,
            Question.TELL_BY_PERSON,
            "This is to be sent by a person. Nothing was sent; the ticket is recorded. Press Tell "
            "now, or tell the customer yourself and press I told them.",
        )
        return True
    return False


async def _is_paid(tools: Tools, job: Job) -> bool:
    """Whether the money is there; a notice that was queued may be ahead of the watcher."""
    store = tools.ledger.store
    for checked in (False, True):
        ladder = await store.ladder(job.quote_id)
        if ladder is not None and (
            ladder.stage.has_money or FactKind.PAID_ELSEWHERE in await _kinds(tools, job)
        ):
            return True
        if not checked and not await check_link_for(tools, job):
            return False
    failed = fact(job, FactKind.TELL_FAILED, tools.now(), source=":unpaid", reason="unpaid")
    await fail(tools, job, "This quote is not paid, so the customer was not told.", [failed])
    return False


async def _is_voided(tools: Tools, job: Job) -> bool:
    """Whether what it tells of was voided after it was issued."""
    known = await tools.ledger.store.facts(job.quote_id)
    return any(one.kind is FactKind.TICKET_VOIDED and one.at >= job.created_at for one in known)


async def _kinds(tools: Tools, job: Job) -> set[FactKind]:
    return {one.kind for one in await tools.ledger.store.facts(job.quote_id)}


def _words(quote: Quote, documents: Sequence[Document], name: str, now: float) -> str:
    from desktop.services import wording  # babel takes a while to load

    return wording.ticket_message(quote, documents, contact_name=name, now=now)
