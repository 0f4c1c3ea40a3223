"""Writes the jobs of a JSONL file: the same jobs as the window's, durable, offline as well.

Each line is an object with a `kind`, a `client_id` of the asker's own, and what that kind needs;
`docs/enqueue.md` has it all. A repeated client_id does nothing. The whole file is checked before
the first job is written: one bad line, and nothing is. Card numbers in texts and
names are masked before anything is written.
"""

import asyncio
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.models.card_shield import mask
from desktop.models.customer import ContactEdit
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import generation_of, parts
from desktop.models.ladder import Ladder
from desktop.models.outgoing_file import OutgoingFile
from desktop.models.quote import Quote
from desktop.services.attachments.attachments import Attachments, check_number
from desktop.services.desk import Desk
from desktop.services.jobs.tools import Tools
from desktop.services.unattended.job_lines import JobLine, LineError, amount_of, read_line
from desktop.services.use_cases import (
    asking,
    asking_to_open,
    cancel_link,
    change,
    contact_edit,
    contact_note,
    link_again,
    link_checks,
    note,
    opening,
    paid_elsewhere,
    refund,
    send_link,
    send_message,
    send_offer,
    tickets,
)
from desktop.services.use_cases.predecessor import Predecessor
from desktop.services.use_cases.refusals import DeskRefusal, FileRefused

_QUOTES = uuid.UUID("6f0c2f0e-5d0d-5f5e-9a51-6a2f4b6d9c01")
"""The name space in which a link's conversation and client_id become its quote's id."""

_REFUNDS = uuid.UUID("0d1b8f7e-3a7c-5b52-8a0e-6f1f7f2f4c02")
"""The same for a refund's quote, client_id, amount and reason, which become its job's id."""


class EnqueueError(Exception):
    """Nothing was written; the text names each bad line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Enqueued:
    """How many jobs are new, and how many stood already."""

    added: int
    known: int


async def enqueue(desk: Desk, text: str, folder: Path | None = None) -> Enqueued:
    """Write the jobs of a file's text. The desk must be prepared; it need not run. `folder` is
    where the file lies: files that a line names are looked for from there.

    Raises `EnqueueError` when a line is wrong (nothing was written), and `StoreError`.
    """
    lines, problems = _read(text)
    plan = _Plan(desk.tools, desk.attachments, folder or Path())
    for line in lines:
        try:
            await plan.check(line)
        except (LineError, DeskRefusal) as error:
            problems.append(f"line {line.number}: {error}")
    for line in () if problems else lines:
        try:
            await plan.copy_files(line)
        except FileRefused as error:
            problems.append(f"line {line.number}: {error}")
    if problems:
        await plan.forget_copies()
        raise EnqueueError(
            "Nothing was written.\n"
            + mask("\n".join(problems))
            + "\nCorrect the file and run it again."
        )
    added = 0
    for line in lines:
        added += await plan.write(line)
    desk.outbox.wake()
    return Enqueued(added, len(lines) - added)


def quote_id_of(client_id: str, conversation: int) -> str:
    """The quote id of the link that was enqueued under `client_id` for a conversation.

    The same line is the same quote on every desk; the same client_id elsewhere is another's.
    """
    return str(uuid.uuid5(_QUOTES, f"{conversation}:{client_id}"))


def offered_id_of(client_id: str, conversation: int, place: int) -> str:
    """The quote id of the alternative at `place` (from 0) of an enqueued offer."""
    return quote_id_of(f"{client_id}#{place + 1}", conversation)


def _read(text: str) -> tuple[list[JobLine], list[str]]:
    lines: list[JobLine] = []
    problems: list[str] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            line = read_line(number, raw)
        except LineError as error:
            problems.append(f"line {number}: {error}")
            continue
        if line.quote is not None:
            quote_id = quote_id_of(line.client_id, line.conversation)
            line = replace(line, quote=replace(line.quote, quote_id=quote_id))
        if line.alternatives:
            line = replace(line, alternatives=_offered(line))
        lines.append(line)
    return lines, problems


def _offered(line: JobLine) -> tuple[Quote, ...]:
    """The alternatives of an offer, known by the line's client_id and their place."""
    return tuple(
        replace(
            quote,
            quote_id=offered_id_of(line.client_id, line.conversation, place),
            offer=quote_id_of(line.client_id, line.conversation),
            place=place,
        )
        for place, quote in enumerate(line.alternatives)
    )


def _part(line: JobLine, quote: Quote) -> int | None:
    """A line's amount in minor units; None is all of it. Raises `LineError`."""
    if line.amount is None:
        return None
    amount = amount_of(line.amount, quote.currency, "amount")
    if amount < 1:
        raise LineError("amount must be more than 0")
    return amount


class _Plan:
    """Checks lines against the desk and against each other, then writes them."""

    def __init__(self, tools: Tools, attachments: Attachments, folder: Path) -> None:
        self._tools = tools
        self._attachments = attachments
        self._folder = folder
        self._copies: dict[str, tuple[str, list[OutgoingFile]]] = {}
        self._store = tools.ledger.store
        self._by_client: dict[str, JobLine] = {}
        self._successors: dict[str, Quote] = {}

    async def check(self, line: JobLine) -> None:
        """Raises `LineError` or `DeskRefusal` for what the window would refuse too."""
        before = self._by_client.get(line.client_id)
        if before is not None and replace(before, number=line.number) != line:
            raise LineError(
                f"client_id {line.client_id} stands on line {before.number} for something else"
            )
        standing = await self._store.job_by_client(line.client_id)
        if standing is not None:
            if standing.kind is not line.kind:
                raise LineError(f"client_id {line.client_id} is a {standing.kind} job already")
            self._by_client[line.client_id] = line
            return
        match line.kind:
            case JobKind.REPLY:
                send_message.check_text(line.text, files=len(line.files))
                await self._check_files(line)
            case JobKind.NOTE | JobKind.CONTACT_NOTE:
                send_message.check_text(line.text)
            case JobKind.CONTACT_EDIT:
                await self._edit(line)
            case JobKind.SEND_LINK:
                await self._check_link(await self._asked_for(line))
            case JobKind.OFFER:
                await self._check_offer(line.alternatives)
            case JobKind.CANCEL | JobKind.REMIND | JobKind.RESEND:
                await self._quote(line)
            case JobKind.TICKET_TOLD:
                await self._check_ticket(line)
            case JobKind.RESOLVE | JobKind.CHANGE:
                pass
            case JobKind.REFUND:
                await self._check_refund(line)
            case JobKind.PAID_ELSEWHERE:
                await self._check_elsewhere(line)
            case JobKind.OPEN:
                await self._opening(line, "")
        self._by_client[line.client_id] = line

    async def copy_files(self, line: JobLine) -> None:
        """Copy a line's files to this desk: they may be gone before the reply leaves. Raises
        `FileRefused`."""
        known = line.client_id in self._copies
        if not line.files or known or await self._store.job_by_client(line.client_id) is not None:
            return
        job_id = new_id(self._tools.now())
        files = await self._attachments.copy_for(job_id, line.conversation, self._paths(line))
        self._copies[line.client_id] = job_id, files

    async def forget_copies(self) -> None:
        """Nothing is written after all."""
        for job_id, _ in self._copies.values():
            await self._attachments.copied_in_vain(job_id)

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
                edit = await self._edit(line)
                job = contact_edit.new_job(
                    tools, line.conversation, None, edit, job_id=job_id, asked_as=line.client_id
                )
                await contact_edit.ask_for(tools, job)
            case JobKind.SEND_LINK:
                quote = await self._asked_for(line)
                before = Predecessor(quote.generation - 1) if line.quote_ref else None
                job = send_link.new_job(
                    tools, quote, job_id=job_id, asked_as=line.client_id, ends=before
                )
                await send_link.ask_for_link(tools, job, quote)
            case JobKind.OFFER:
                quotes = line.alternatives
                job = send_offer.new_job(tools, quotes, job_id=job_id, asked_as=line.client_id)
                await send_offer.ask_for_offer(tools, job)
            case JobKind.REMIND | JobKind.RESEND:
                await self._once_more(line, job_id)
            case JobKind.CANCEL:
                await self._cancel(line, job_id)
            case JobKind.TICKET_TOLD:
                quote = await self._quote(line)
                job = tickets.new_job(
                    tools,
                    quote,
                    line.tickets,
                    job_id=job_id,
                    asked_as=line.client_id,
                    by_itself=True,
                )
                issue = tickets.check_tickets(quote, line.tickets)
                await tickets.ask_for_ticket(tools, job, quote, issue)
            case JobKind.RESOLVE:
                await asking.resolved(tools, line.conversation, asked_as=line.client_id)
            case JobKind.REFUND:
                await self._refund(line)
            case JobKind.OPEN:
                await opening.ask_for(tools, await self._opening(line, job_id))
            case JobKind.PAID_ELSEWHERE:
                await paid_elsewhere.ask_for(tools, await self._elsewhere(line, job_id), [])
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

    def _paths(self, line: JobLine) -> list[Path]:
        return [self._folder / one for one in line.files]

    async def _check_files(self, line: JobLine) -> None:
        check_number(len(line.files))
        for place, path in enumerate(self._paths(line)):
            try:
                await self._attachments.check(line.conversation, path)
            except FileRefused as error:
                raise LineError(f"files[{place}]: {error}") from error

    async def _reply_with_files(self, line: JobLine) -> None:
        job_id, files = self._copies[line.client_id]
        job = send_message.new_reply(
            self._tools,
            line.conversation,
            line.text,
            job_id=job_id,
            asked_as=line.client_id,
            files=files,
        )
        await send_message.ask_for_reply(self._tools, job)
        await self._attachments.given(job_id)

    @staticmethod
    async def _edit(line: JobLine) -> ContactEdit:
        assert line.edit is not None
        return await asyncio.to_thread(contact_edit.checked, line.edit)  # loads phone numbers

    async def _check_link(self, quote: Quote) -> None:
        link_checks.check_quote(quote)
        now = self._tools.provider_now()
        link_checks.check_time(quote, asked_at=now, now=now, horizons=self._tools.horizons)
        conversation = await self._store.conversation(quote.conversation_id)
        if conversation is not None:
            link_checks.check_place(conversation, self._tools.now())

    async def _check_offer(self, quotes: Sequence[Quote]) -> None:
        link_checks.check_alternatives(quotes)
        for quote in quotes:
            await self._check_link(quote)
        conversation = await self._store.conversation(quotes[0].conversation_id)
        if conversation is not None:
            await send_offer.check_fits(self._tools, quotes, conversation)

    async def _check_ticket(self, line: JobLine) -> None:
        """As in the window, but the payment may still be unknown here: it is looked up in time."""
        quote = await self._quote(line)
        tickets.check_tickets(quote, line.tickets)
        ladder = await self._ladder(quote)
        if ladder is not None and ladder.stage.has_money:
            tickets.check_paid(ladder)
        if await self._is_asked_already(line, quote):
            raise LineError("the tickets of this quote are being told already")

    async def _is_asked_already(self, line: JobLine, quote: Quote) -> bool:
        """Whether a job that is not over, or another line, is for the same and of this quote."""
        asked = {
            job.client_id
            for job in await self._store.jobs_of_quote(quote.quote_id)
            if job.kind is line.kind and not job.state.is_over
        }
        for other in self._by_client.values():
            named = await self._named(other.quote_ref) if other.kind is line.kind else None
            if named is not None and named.quote_id == quote.quote_id:
                asked.add(other.client_id)
        return bool(asked - {line.client_id})

    async def _check_refund(self, line: JobLine) -> None:
        """As in the window, but the payment may still be unknown here: it is looked up in time."""
        quote = await self._quote(line)
        amount = _part(line, quote)
        ladder = await self._ladder(quote)
        if ladder is not None and ladder.payments:
            before = await self._store.jobs_of_quote(quote.quote_id)
            under_way = [
                job for job in before if job.kind is JobKind.REFUND and not job.state.is_over
            ]
            refund.check(ladder, under_way, amount)

    async def _refund(self, line: JobLine) -> Job:
        """The same line is the same job on every desk: whoever comes second finds it made.

        Another desk's line of this client_id for another amount or reason is another job.
        """
        quote = await self._quote(line)
        amount = _part(line, quote)
        name = json.dumps([quote.quote_id, line.client_id, amount, line.reason.value])
        job_id = str(uuid.uuid5(_REFUNDS, name))
        job = refund.new_job(
            self._tools,
            quote.quote_id,
            quote.conversation_id,
            await self._ladder(quote),
            amount=amount,
            reason=line.reason,
            left=None,
            known=(),
            job_id=job_id,
            asked_as=line.client_id,
            generation=quote.generation,
        )
        return await refund.ask_for_refund(self._tools, job)

    async def _check_elsewhere(self, line: JobLine) -> None:
        """As in the window; but a link of this very file stands on no ladder yet."""
        quote, payload = await self._quote(line), (await self._elsewhere(line, "")).payload
        paid_elsewhere.check_words(payload["amount"], payload["reference"])
        if await self._store.quote(quote.quote_id) is not None:
            ladder = await self._ladder(quote)
            paid_elsewhere.check(ladder, payload["amount"], payload["reference"])
        if await self._is_asked_already(line, quote):
            raise LineError("this quote is being marked as paid elsewhere already")

    async def _elsewhere(self, line: JobLine, job_id: str) -> Job:
        """The job of a line that says how a quote was paid. Raises `LineError`."""
        quote = await self._quote(line)
        ladder = await self._ladder(quote)
        amount = _part(line, quote)
        known = ladder.amount if ladder is not None else 0
        return paid_elsewhere.new_job(
            self._tools,
            quote.quote_id,
            quote.conversation_id,
            generation=ladder.generation if ladder is not None else quote.generation,
            amount=amount if amount is not None else known or quote.total.amount,
            currency=quote.currency,
            paid_by=line.paid_by,
            reference=line.reference,
            job_id=job_id,
            asked_as=line.client_id,
        )

    async def _asked_for(self, line: JobLine) -> Quote:
        """The quote of a link's line; of one that takes another's place, its next generation.
        Raises `LineError`."""
        if not line.quote_ref:
            assert line.quote is not None
            return line.quote
        known = self._successors.get(line.client_id)
        if known is not None:
            return known
        before = await self._quote(line)
        quote_id = before.quote_id
        jobs = await self._store.jobs_of_quote(quote_id)
        made = [generation_of(job) for job in jobs if job.kind.makes_links]
        made += [one.generation for one in self._successors.values() if one.quote_id == quote_id]
        newest = max([before.generation, *made])
        now = replace(line.quote or before, quote_id=quote_id, generation=newest)
        self._successors[line.client_id] = now.next_generation()
        return self._successors[line.client_id]

    async def _once_more(self, line: JobLine, job_id: str) -> Job:
        """A reminder of a link, or the same link again, in its own conversation."""
        tools, quote = self._tools, await self._quote(line)
        generation = await self._generation(line, quote)
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

    async def _generation(self, line: JobLine, quote: Quote) -> int:
        """Which link of its quote a line names."""
        named = await self._store.job_by_client(line.quote_ref)
        return (generation_of(named) if named else 0) or await self._newest(quote)

    async def _newest(self, quote: Quote) -> int:
        """The generation of a quote's newest link that is known of."""
        ladder = await self._ladder(quote)
        return ladder.generation if ladder and ladder.generation else quote.generation

    async def _opening(self, line: JobLine, job_id: str) -> Job:
        """A conversation that is opened, with the customer of one that stands or with a caller."""
        assert line.to is not None
        quote = await self._quote(line) if line.quote_ref else None
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
            link=(quote.quote_id, await self._generation(line, quote)) if quote else None,
        )

    async def _ladder(self, quote: Quote) -> Ladder | None:
        return (await self._store.ladders([quote.quote_id])).get(quote.quote_id)

    async def _cancel(self, line: JobLine, job_id: str) -> Job:
        quote = await self._quote(line)
        asked = [
            generation_of(job)
            for job in await self._store.jobs_of_quote(quote.quote_id)
            if job.kind.makes_links and not job.state.is_over
        ]
        job = cancel_link.new_job(
            self._tools,
            quote.quote_id,
            max([await self._newest(quote), *asked]),
            quote.conversation_id,
            job_id=job_id,
            asked_as=line.client_id,
            in_order=True,
        )
        return await cancel_link.ask_for_cancel(self._tools, job)

    async def _quote(self, line: JobLine) -> Quote:
        """The quote that a line names. Raises `LineError`."""
        quote = await self._named(line.quote_ref)
        if quote is None:
            raise LineError(
                f"quote {line.quote_ref} is neither the client_id of a send_link line, nor a place "
                "in an offer, nor the id of a quote on this desk"
            )
        if line.conversation and line.conversation != quote.conversation_id:
            raise LineError(
                f"quote {line.quote_ref} belongs to conversation {quote.conversation_id}, not to "
                f"{line.conversation}"
            )
        return quote

    async def _offered(self, offer: str, place: int) -> Quote | None:
        """The alternative at `place` (from 1) of the offer that has this client_id."""
        job, here = await self._store.job_by_client(offer), self._by_client.get(offer)
        if job is None and here is not None and 1 <= place <= len(here.alternatives):
            return here.alternatives[place - 1]
        known = parts(job) if job is not None and job.kind is JobKind.OFFER else []
        return (
            await self._store.quote(known[place - 1].quote_id) if 1 <= place <= len(known) else None
        )

    async def _named(self, ref: str) -> Quote | None:
        offer, _, place = ref.rpartition("#")
        if offer and place.isascii() and place.isdecimal():
            found = await self._offered(offer, int(place))
            if found is not None:
                return found
        job = await self._store.job_by_client(ref)
        here = self._by_client.get(ref)
        if job is None and ref in self._successors:
            return self._successors[ref]
        if job is None and here is not None and here.quote is not None:
            return here.quote
        return await self._store.quote(job.quote_id if job is not None else ref)
