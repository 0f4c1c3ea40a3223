"""Writes down what became of a ticket whose money went back: voided, or valid all the same.

The word is a person's, with its reference, for the airline's ticketing tells the desk nothing. A
note brings it to colleagues, whose desks do not know this one's journal: fact and note are durable
in one transaction.
"""

from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.issuing import TicketEnd
from desktop.models.job import Job
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.money import Money
from desktop.models.typed_words import says_something
from desktop.services.inbox.message_facts import NOTE_ASKED
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import note
from desktop.services.use_cases.by_reference import REFERENCE, reference_of
from desktop.services.use_cases.refusals import TicketRefused

_KINDS = {TicketEnd.VOIDED: FactKind.TICKET_VOIDED, TicketEnd.KEPT: FactKind.TICKET_KEPT}


async def end_ticket(tools: Tools, quote_id: str, end: TicketEnd, reference: str) -> Job:
    """Write it down, and return the note that tells colleagues. Raises `TicketRefused`."""
    reference = reference_of(reference)
    async with tools.ledger.deciding():
        store = tools.ledger.store
        ladder = await store.ladder(quote_id)
        if ladder is None or not ladder.may_void:
            raise TicketRefused(
                "There is no ticket of this quote that was issued and not paid for.",
                "Look at the quote again.",
            )
        if not says_something(reference):
            raise TicketRefused(
                "Nothing says where it can be found.", "Enter the reference, or the reason."
            )
        conversation = await tools.ledger.conversation_of(quote_id)
        numbers = await store.tickets(quote_id)
        job = note.new_note(
            tools,
            conversation,
            _words(ladder, end, numbers, reference),
            job_id=new_id(tools.now()),
        )
        # Beside the reference, which is private too.
        private = {f"voided.{place}": number for place, number in enumerate(numbers, 1)}
        ended = Draft(
            tools.now(),
            _KINDS[end].value,
            quote_id,
            tools.actor(),
            f"desk:job:{job.job_id}:{end.value}",
            {
                "generation": ladder.generation,
                "conversation": conversation,
                "documents": len(numbers),
            },
            {REFERENCE: reference, **private},
        )
        asked = fact(job, NOTE_ASKED, tools.now(), source=":asked", actor=tools.actor())
        return await tools.ledger.add_job(job, [ended, asked])


def _words(ladder: Ladder, end: TicketEnd, numbers: tuple[str, ...], reference: str) -> str:
    """In English, as the systems that the ticketing team works in."""
    back = Money(ladder.refunded, ladder.currency)
    money = f"{back.currency} {back.decimal} went back" if back.amount else "nothing was paid"
    tickets = ", ".join(numbers) or "the ticket of this quote"
    if end is TicketEnd.VOIDED:
        return f"Voided: {tickets} ({money}). Reference: {reference}"
    return f"Stays valid: {tickets} ({money}). Reason: {reference}"
