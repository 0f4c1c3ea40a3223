"""Makes each line of a file the durable job that the window would make of the same wish."""

import asyncio
import json
import uuid

from desktop.models.customer import ContactEdit
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.models.quote import Quote
from desktop.models.travel_document import TravelDocument
from desktop.services.jobs.tools import Tools
from desktop.services.unattended.job_lines import JobLine
from desktop.services.unattended.line_fields import part_of
from desktop.services.unattended.line_files import LineFiles
from desktop.services.unattended.named_quotes import NamedQuotes
from desktop.services.use_cases import (
    asking,
    asking_to_open,
    by_reference,
    cancel_link,
    change,
    contact_edit,
    contact_note,
    given_back,
    link_again,
    note,
    opening,
    refund,
    send_link,
    send_message,
    send_offer,
    tickets,
    trip_times,
    verifying,
)
from desktop.services.use_cases.predecessor import Predecessor

_REFUNDS = uuid.UUID("0d1b8f7e-3a7c-5b52-8a0e-6f1f7f2f4c02")
"""The name space in which a refund's quote, client_id, amount and reason become its job's id."""


class LineJobs:
    """Writes what was checked."""

    def __init__(self, tools: Tools, quotes: NamedQuotes, files: LineFiles) -> None:
        self._tools = tools
        self._quotes = quotes
        self._files = files
        self._store = tools.ledger.store

    async def write(self, line: JobLine) -> bool:
        """Make the line's job durable; True when it is new."""
        if await self._store.job_by_client(line.client_id) is not None:
            return False
        tools, job_id = self._tools, new_id(self._tools.now())
        match line.kind:
            case JobKind.REPLY if line.files:
                await self._reply_with_files(line)
            case JobKind.REPLY:
                await asking.reply(tools, line.conversation, line.text, asked_as=line.client_id)
            case JobKind.NOTE:
                job = note.new_note(
                    tools, line.conversation, line.text, job_id=job_id, asked_as=line.client_id
                )
                await note.ask_for(tools, job)
            case JobKind.CONTACT_NOTE:
                job = contact_note.new_job(
                    tools,
                    line.conversation,
                    None,
                    line.text,
                    job_id=job_id,
                    asked_as=line.client_id,
                )
                await contact_note.ask_for(tools, job)
            case JobKind.CONTACT_EDIT:
                edit = await self.edit(line)
                job = contact_edit.new_job(
                    tools, line.conversation, None, edit, job_id=job_id, asked_as=line.client_id
                )
                await contact_edit.ask_for(tools, job)
            case JobKind.SEND_LINK:
                quote = await trip_times.timed(
                    await self._quotes.asked_for(line), tools.provider_now()
                )
                before = Predecessor(quote.generation - 1) if line.quote_ref else None
                job = send_link.new_job(
                    tools, quote, job_id=job_id, asked_as=line.client_id, ends=before
                )
                await send_link.ask_for_link(tools, job, quote, self._verified(quote))
            case JobKind.OFFER:
                now = tools.provider_now()
                quotes = [await trip_times.timed(one, now) for one in line.alternatives]
                job = send_offer.new_job(tools, quotes, job_id=job_id, asked_as=line.client_id)
                await send_offer.ask_for_offer(
                    tools, job, [draft for one in quotes for draft in self._verified(one)]
                )
            case JobKind.REMIND | JobKind.RESEND:
                await self._once_more(line, job_id)
            case JobKind.CANCEL:
                await self._cancel(line, job_id)
            case JobKind.TICKET_TOLD:
                return await self._tickets(line, job_id)
            case JobKind.RESOLVE:
                await asking.resolved(tools, line.conversation, asked_as=line.client_id)
            case JobKind.REFUND:
                await self._refund(line)
            case JobKind.OPEN:
                await opening.ask_for(tools, await self.opening(line, job_id))
            case JobKind.GIVEN_BACK:
                await by_reference.ask_for(tools, await self.given_back(line, job_id), [])
            case JobKind.PAID_ELSEWHERE:
                await by_reference.ask_for(tools, await self.elsewhere(line, job_id), [])
            case JobKind.CHANGE:
                assert line.change is not None
                job = change.unread_job(
                    tools,
                    line.conversation,
                    line.change,
                    job_id=job_id,
                    asked_as=line.client_id,
                )
                await change.ask_for(tools, job)
        return True

    def _verified(self, quote: Quote) -> list[Draft]:
        """The journal's entry of how the customer was verified, where the line says it."""
        return [verifying.said(self._tools, quote)] if quote.rebooking.verified else []

    async def _reply_with_files(self, line: JobLine) -> None:
        job_id, files = self._files.of(line)
        job = send_message.new_reply(
            self._tools,
            line.conversation,
            line.text,
            job_id=job_id,
            asked_as=line.client_id,
            files=files,
        )
        await send_message.ask_for_reply(self._tools, job)
        await self._files.given(job_id)

    async def _tickets(self, line: JobLine, job_id: str) -> bool:
        """Record what was issued; once nobody waits the customer is told of all. True when it is
        new."""
        tools, quote = self._tools, await self._quotes.of(line)
        if await self._quotes.is_part_known(line, quote):
            return False
        issue = tickets.check_tickets(quote, line.tickets)
        ladder = await self._quotes.ladder(quote)
        if not tickets.settles_all(quote, issue, ladder.issued if ladder is not None else None):
            source = tickets.part_source(quote.quote_id, line.client_id)
            await tools.ledger.record([await tickets.issued_draft(tools, quote, issue, source)])
            return True
        recorded = await self._store.tickets(quote.quote_id)
        every = [*map(TravelDocument.parse, recorded), *issue.all]
        job = tickets.new_job(
            tools, quote, every, job_id=job_id, asked_as=line.client_id, by_itself=True
        )
        before = await tickets.paid_before(tools, quote.quote_id)
        await tickets.ask_for_ticket(tools, job, quote, issue, before)
        return True

    async def _once_more(self, line: JobLine, job_id: str) -> Job:
        """A reminder of a link, or the same link again, in its own conversation."""
        tools, quote = self._tools, await self._quotes.of(line)
        generation = await self._quotes.generation(line, quote)
        if line.kind is JobKind.REMIND:
            job = link_again.reminder(
                tools,
                quote,
                generation,
                job_id=job_id,
                asked_as=line.client_id,
                by=link_again.BY_AGENT,
            )
            return await link_again.ask_for_reminder(tools, job)
        job = link_again.resending(
            tools,
            quote,
            generation,
            quote.conversation_id,
            job_id=job_id,
            asked_as=line.client_id,
        )
        return await link_again.ask_for_resend(tools, job)

    async def _cancel(self, line: JobLine, job_id: str) -> Job:
        quote = await self._quotes.of(line)
        asked = [
            generation_of(job)
            for job in await self._store.jobs_of_quote(quote.quote_id)
            if job.kind.makes_links and not job.state.is_over
        ]
        job = cancel_link.new_job(
            self._tools,
            quote.quote_id,
            max([await self._quotes.newest(quote), *asked]),
            quote.conversation_id,
            job_id=job_id,
            asked_as=line.client_id,
            in_order=True,
        )
        return await cancel_link.ask_for_cancel(self._tools, job)

    async def _refund(self, line: JobLine) -> Job:
        """The same line is the same job on every desk: whoever comes second finds it made.

        Another desk's line of this client_id for another amount or reason is another job.
        """
        quote = await self._quotes.of(line)
        amount = part_of(line.amount, quote.currency)
        name = json.dumps([quote.quote_id, line.client_id, amount, line.reason.value])
        job_id = str(uuid.uuid5(_REFUNDS, name))
        job = refund.new_job(
            self._tools,
            quote.quote_id,
            quote.conversation_id,
            await self._quotes.ladder(quote),
            amount=amount,
            reason=line.reason,
            left=None,
            known=(),
            job_id=job_id,
            asked_as=line.client_id,
            generation=quote.generation,
        )
        return await refund.ask_for_refund(self._tools, job)

    async def opening(self, line: JobLine, job_id: str) -> Job:
        """A conversation that is opened, with the customer of one that stands or with a caller."""
        assert line.to is not None
        quote = await self._quotes.of(line) if line.quote_ref else None
        caller = line.caller
        if caller is not None:
            caller = await asking_to_open.checked_caller(caller, line.to)
        return opening.new_job(
            self._tools,
            line.to,
            job_id=job_id,
            asked_as=line.client_id,
            home=quote.conversation_id if quote is not None else line.conversation,
            caller=caller,
            link=(quote.quote_id, await self._quotes.generation(line, quote)) if quote else None,
        )

    async def given_back(self, line: JobLine, job_id: str) -> Job:
        """The job of a line that says how a failed refund was given back. Raises `RefundRefused`
        where none has failed, and `LineError`."""
        quote = await self._quotes.of(line)
        ladder = given_back.check(await self._quotes.ladder(quote), line.reference)
        return given_back.new_job(
            self._tools,
            quote.quote_id,
            quote.conversation_id,
            ladder,
            by=line.given_by,
            reference=line.reference,
            job_id=job_id,
            asked_as=line.client_id,
        )

    async def elsewhere(self, line: JobLine, job_id: str) -> Job:
        """The job of a line that says how a quote was paid. Raises `LineError`."""
        quote = await self._quotes.of(line)
        ladder = await self._quotes.ladder(quote)
        amount = part_of(line.amount, quote.currency)
        known = ladder.amount if ladder is not None else 0
        return by_reference.new_job(
            self._tools,
            JobKind.PAID_ELSEWHERE,
            quote.quote_id,
            quote.conversation_id,
            generation=ladder.generation if ladder is not None else quote.generation,
            amount=amount if amount is not None else known or quote.total.amount,
            currency=quote.currency,
            reason=line.paid_by.value,
            reference=line.reference,
            job_id=job_id,
            asked_as=line.client_id,
        )

    @staticmethod
    async def edit(line: JobLine) -> ContactEdit:
        """What is changed about a customer. Raises `ContactRefused`."""
        assert line.edit is not None
        return await asyncio.to_thread(contact_edit.checked, line.edit)  # loads phone numbers
