"""What a person does once money has come: documents, a price anew, a second look."""

from collections.abc import Callable

from desktop.models.fraud_hints import Hint
from desktop.models.issuing import Issue
from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import asking, hint_reading
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

    async def issue(self, quote_id: str, issue: Issue) -> Job | None:
        """Record what was issued. Once nobody waits for a document the customer is told, by the job
        that is returned. Raises `TicketRefused`."""
        job = await asking.issue(self._tools, quote_id, issue)
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
