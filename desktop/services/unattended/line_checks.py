"""Checks each line of a file as the window would, against the desk and the lines before."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.models.job import Job, JobKind
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.services.jobs.tools import Tools
from desktop.services.unattended.job_lines import JobLine
from desktop.services.unattended.line_fields import LineError, part_of
from desktop.services.unattended.line_files import LineFiles
from desktop.services.unattended.line_jobs import LineJobs
from desktop.services.unattended.named_quotes import NamedQuotes
from desktop.services.use_cases import (
    asking,
    link_checks,
    paid_elsewhere,
    refund,
    send_message,
    send_offer,
    tickets,
    trip_times,
    verifying,
)
from desktop.services.use_cases.refusals import NotVerified


class PolicyUnreadable(Exception):
    """The airline's policy cannot be read, so no link can be checked by it; the text says why."""


class LineChecks:
    """Writes nothing."""

    def __init__(self, tools: Tools, quotes: NamedQuotes, files: LineFiles, jobs: LineJobs) -> None:
        self._tools = tools
        self._quotes = quotes
        self._files = files
        self._jobs = jobs
        self._store = tools.ledger.store

    async def check(self, line: JobLine) -> None:
        """Raises `LineError` or `DeskRefusal` for what the window would refuse too, and
        `PolicyUnreadable`."""
        before = self._quotes.line_of(line.client_id)
        if before is not None and replace(before, number=line.number) != line:
            raise LineError(
                f"client_id {line.client_id} stands on line {before.number} for something else"
            )
        standing = await self._store.job_by_client(line.client_id)
        if standing is not None:
            if standing.kind is not line.kind:
                raise LineError(f"client_id {line.client_id} is a {standing.kind} job already")
            self._quotes.add(line)
            return
        match line.kind:
            case JobKind.REPLY:
                send_message.check_text(line.text, files=len(line.files))
                await self._files.check(line)
            case JobKind.NOTE | JobKind.CONTACT_NOTE:
                send_message.check_text(line.text)
            case JobKind.CONTACT_EDIT:
                await self._jobs.edit(line)
            case JobKind.SEND_LINK:
                quote = await self._quotes.asked_for(line)
                await self._check_link(quote)
                if line.quote is not None:  # one that is renewed was checked when it was new
                    await self._check_way(quote)
            case JobKind.OFFER:
                await self._check_offer(line.alternatives)
            case JobKind.CANCEL | JobKind.REMIND | JobKind.RESEND:
                await self._quotes.of(line)
            case JobKind.TICKET_TOLD:
                await self._check_ticket(line)
            case JobKind.RESOLVE | JobKind.CHANGE:
                pass
            case JobKind.REFUND:
                await self._check_refund(line)
            case JobKind.GIVEN_BACK:
                await self._check_given_back(line)
            case JobKind.PAID_ELSEWHERE:
                await self._check_elsewhere(line)
            case JobKind.OPEN:
                await self._jobs.opening(line, "")
        self._quotes.add(line)

    async def _check_link(self, quote: Quote) -> None:
        try:
            link_checks.check_quote(quote)
        except NotVerified as error:
            raise LineError(_not_verified(error)) from error
        now = self._tools.provider_now()
        quote = await trip_times.timed(quote, now)
        link_checks.check_time(quote, asked_at=now, now=now, horizons=self._tools.horizons)
        conversation = await self._store.conversation(quote.conversation_id)
        if conversation is not None:
            link_checks.check_place(conversation, self._tools.now())

    async def _check_way(self, quote: Quote) -> None:
        """The window has only the airline's own ways to choose from."""
        policy = await self._tools.policy.current()
        if policy.damage:
            raise PolicyUnreadable(
                f"the airline's policy: {policy.damage}. Until it is mended no link can be asked "
                "for; docs/policy.md says what each line means"
            )
        way, ways = quote.rebooking.verified.method, await verifying.ways(self._tools)
        if way and way not in ways:
            raise LineError(
                f"verified: {way!r} is not one of this desk's ways, which are {', '.join(ways)}; "
                'where it was skipped, write {"skipped_because": "…"}'
            )

    async def _check_offer(self, quotes: Sequence[Quote]) -> None:
        try:
            link_checks.check_alternatives(quotes)
        except NotVerified as error:
            raise LineError(_not_verified(error)) from error
        for quote in quotes:
            await self._check_link(quote)
            await self._check_way(quote)
        conversation = await self._store.conversation(quotes[0].conversation_id)
        if conversation is not None:
            await send_offer.check_fits(self._tools, quotes, conversation)

    async def _check_ticket(self, line: JobLine) -> None:
        """As in the window, but where all are told of, the payment may still be unknown here: it is
        looked up in time."""
        quote = await self._quotes.of(line)
        if await self._quotes.is_part_known(line, quote):
            return
        seated = tickets.travellers_of(quote)
        if len(line.tickets) < seated:
            raise LineError(
                f"tickets: there are {seated} passengers and {len(line.tickets)} entries; write "
                "null for who still waits"
            )
        issue = tickets.check_tickets(quote, line.tickets)
        ladder = await self._quotes.ladder(quote)
        issued = ladder.issued if ladder is not None else None
        whole = tickets.settles_all(quote, issue, issued)
        if not whole or (ladder is not None and ladder.stage.has_money):
            tickets.check_paid(ladder)
        going = await asking.giving_back(self._tools, quote.quote_id)
        tickets.check_stays(ladder, going)
        await self._check_not_given_back(quote, ladder, going)
        tickets.check_issue(quote, issue, issued)
        if await self._quotes.is_asked_already(line, quote):
            raise LineError("the tickets of this quote are being told already")

    async def _check_not_given_back(
        self, quote: Quote, ladder: Ladder | None, going: Sequence[Job]
    ) -> None:
        """By lines of this file, together with what an earlier one has left."""
        left = ladder.left if ladder is not None and ladder.payments else quote.total.amount
        for job in going:
            left -= job.payload["amount"] or left
        for other in await self._quotes.lines_of(quote, JobKind.REFUND):
            if await self._store.job_by_client(other.client_id) is None:
                left -= part_of(other.amount, quote.currency) or left
                if left <= 0:
                    raise LineError(
                        f"line {other.number} gives back all that was paid: no ticket is due then"
                    )

    async def _check_refund(self, line: JobLine) -> None:
        """As in the window, but the payment may still be unknown here: it is looked up in time."""
        quote = await self._quotes.of(line)
        amount = part_of(line.amount, quote.currency)
        ladder = await self._quotes.ladder(quote)
        if ladder is not None and ladder.payments:
            refund.check(ladder, await asking.giving_back(self._tools, quote.quote_id), amount)

    async def _check_given_back(self, line: JobLine) -> None:
        """As in the window: of one quote one thing after another is given back."""
        await self._jobs.given_back(line, "")
        quote = await self._quotes.of(line)
        under_way = await asking.giving_back(self._tools, quote.quote_id)
        if under_way or await self._quotes.is_asked_already(line, quote):
            raise LineError("something of this quote is being given back already")

    async def _check_elsewhere(self, line: JobLine) -> None:
        """As in the window; but a link of this very file stands on no ladder yet."""
        quote, payload = await self._quotes.of(line), (await self._jobs.elsewhere(line, "")).payload
        paid_elsewhere.check_words(payload["amount"], payload["reference"])
        if await self._store.quote(quote.quote_id) is not None:
            ladder = await self._quotes.ladder(quote)
            paid_elsewhere.check(ladder, payload["amount"], payload["reference"])
        if await self._quotes.is_asked_already(line, quote):
            raise LineError("this quote is being marked as paid elsewhere already")


def _not_verified(error: NotVerified) -> str:
    """The same with what a line can do about it."""
    return f'{error.message} Say it in verified: one of the ways, or {{"skipped_because": "…"}}'
