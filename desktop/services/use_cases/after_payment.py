"""What a person does about money that has come, or came by another way: documents, a price anew,
refunds, a second look."""

from collections.abc import Callable, Sequence

from desktop.models.elsewhere import PaidBy
from desktop.models.fraud_hints import Hint
from desktop.models.issuing import Document, Issue, TicketEnd
from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.models.refund import GivenBy, RefundReason
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import asking, hint_reading, ticket_ended, tickets
from desktop.services.use_cases import price_again as pricing_again


class AfterPayment:
    """One desk's. `me` is the agent's number at the hub, None until it is known; `wake` lets the
    outbox look at once."""

    def __init__(
        self, tools: Tools, me: Callable[[], int | None], wake: Callable[[], object]
    ) -> None:
        self._tools = tools
        self._me = me
        self._wake = wake

    async def issue(
        self, quote_id: str, issue: Issue, *, given_back: int | None = None
    ) -> Job | None:
        """Record what was issued. Once nobody waits for a document the customer is told, by the job
        that is returned. `given_back` is what the person saw had gone back of the payment (minor
        units), where they were asked. Raises `TicketRefused`."""
        job = await asking.issue(self._tools, quote_id, issue, given_back=given_back)
        self._wake()
        return job

    async def price_again(self, quote_id: str) -> Quote:
        """Begin the quote that asks for what a late payment does not cover. Raises
        `LinkRefused`."""
        return await pricing_again.price_again(self._tools, quote_id)

    async def hints(self, quote: Quote) -> tuple[Hint, ...]:
        """What is worth a second look about a quote, saved or still being built."""
        return await hint_reading.read_hints(self._tools, quote, self._me())

    async def dismiss(self, quote: Quote, hint: Hint, reason: str) -> None:
        """Write down that somebody looked at a hint, and why it is none."""
        await hint_reading.dismiss(self._tools, quote, hint.sign.value, reason)

    async def issue_ticket(self, quote_id: str, numbers: Sequence[Document]) -> Job:
        """Record a document for each passenger and tell the customer. Raises `TicketRefused`."""
        return self._asked(await asking.ticket(self._tools, quote_id, numbers))

    async def tell_again(self, quote_id: str) -> Job:
        """Tell the customer of the recorded tickets once more. Raises `TicketRefused`."""
        return self._asked(await asking.ticket_news(self._tools, quote_id))

    async def told_by_hand(self, quote_id: str) -> None:
        """Write down that a person has told the customer. Raises `TicketRefused`."""
        await tickets.told_by_hand(self._tools, quote_id)

    async def refund(
        self,
        quote_id: str,
        amount: int | None = None,
        reason: RefundReason = RefundReason.REQUESTED,
        *,
        left: int | None = None,
    ) -> Job:
        """Refund so much of what was paid (minor units; None: all that is left). `left` is what the
        person saw was left, so that two presses make one refund. Raises `RefundRefused`."""
        return self._asked(await asking.refund(self._tools, quote_id, amount, reason, left=left))

    async def left_of(self, quote_id: str) -> int:
        """What can still be refunded of a quote, in minor units of its currency."""
        ladder = await self._tools.ledger.store.ladder(quote_id)
        return ladder.left if ladder is not None else 0

    async def failed_of(self, quote_id: str) -> int:
        """How much of a quote's money failed to go back, in minor units of its currency."""
        ladder = await self._tools.ledger.store.ladder(quote_id)
        return ladder.failed_amount if ladder is not None else 0

    async def give_back(
        self, quote_id: str, by: GivenBy, reference: str, *, failed: int | None = None
    ) -> Job:
        """Write down that a refund which failed was given back by another way. `failed` is what the
        person saw had failed (minor units), where they were asked. Raises `RefundRefused`."""
        return self._asked(
            await asking.give_back(self._tools, quote_id, by, reference, failed=failed)
        )

    async def end_ticket(self, quote_id: str, end: TicketEnd, reference: str) -> Job:
        """Write down that a ticket whose money went back was voided, or stays valid. Raises
        `TicketRefused`."""
        return self._asked(await ticket_ended.end_ticket(self._tools, quote_id, end, reference))

    async def mark_paid_elsewhere(
        self, quote_id: str, amount: int, paid_by: PaidBy, reference: str
    ) -> Job:
        """Mark a quote as paid by another way (minor units), once its link can no longer be paid.
        Raises `ElsewhereRefused`."""
        asked = await asking.mark_paid_elsewhere(self._tools, quote_id, amount, paid_by, reference)
        return self._asked(asked)

    def _asked(self, job: Job) -> Job:
        self._wake()
        return job
