"""What a person can do about payment links: send, follow, send once more, and end them."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.models.reach import Reach
from desktop.models.sms import SmsParts
from desktop.services.channels.channel import Inbox
from desktop.services.jobs.job_moves import note_refusal
from desktop.services.jobs.tools import Tools
from desktop.services.psp.gateway import GatewayError
from desktop.services.use_cases import asking, asking_again, asking_to_open, link_again

log = logging.getLogger(__name__)


class LinkWork:
    """One desk's. `wake` lets the outbox look at once, `check` reads a quote's link, `inboxes` are
    those in which a conversation can be opened; `host` is what is shown of a link.

    `check_call` is given the conversation before anything with a link leaves for it. It raises
    `ReadBackFirst`, a `LinkRefused`, while a caller waits there for the address to be read back.
    """

    def __init__(
        self,
        tools: Tools,
        wake: Callable[[], object],
        check: Callable[[str], Awaitable[object]],
        inboxes: Callable[[], Sequence[Inbox]],
        check_call: Callable[[int], Awaitable[object]],
        host: str,
    ) -> None:
        self._tools = tools
        self._wake = wake
        self._check = check
        self._inboxes = inboxes
        self._check_call = check_call
        self._host = host

    async def send(self, quote: Quote) -> Job:
        """Ask for a link. Two presses make one. Raises `LinkRefused`."""
        await self._check_call(quote.conversation_id)
        return self._asked(await asking.link(self._tools, quote))

    async def send_offer(self, quotes: Sequence[Quote]) -> Job:
        """Ask for the links of up to three alternatives, in one message. Two presses make one.
        Raises `LinkRefused`."""
        await self._check_call(quotes[0].conversation_id)
        return self._asked(await asking.offer(self._tools, quotes))

    async def cancel(self, quote_id: str) -> Job:
        """End the quote's link, or take it back before it is made. Raises `LinkRefused`."""
        return self._asked(await asking.cancel(self._tools, quote_id))

    async def cancel_offer(self, quote_id: str) -> list[Job]:
        """End each link of the quote's offer that can still be paid. Raises `LinkRefused`."""
        jobs = await asking.cancel_all(self._tools, quote_id)
        self._wake()
        return jobs

    async def renew(self, quote_id: str) -> Job:
        """Ask for the quote's next link after the last one has ended. Raises `LinkRefused`."""
        await self._check_home(quote_id)
        return self._asked(await asking.next_link(self._tools, quote_id))

    async def replace(self, quote: Quote, generation: int) -> Job:
        """Send a link for the quote as it is now, in the place of its link of `generation`, which
        ends first. Two presses make one. Raises `LinkRefused`."""
        await self._check_call(quote.conversation_id)
        return self._asked(await asking_again.replacing(self._tools, quote, generation))

    async def renew_open(self, quote_id: str, generation: int) -> Job:
        """The same for the quote as it was: a fresh link before the old one ends by itself. Raises
        `LinkRefused`."""
        await self._check_home(quote_id)
        return self._asked(await asking_again.renewed(self._tools, quote_id, generation))

    async def remind(self, quote_id: str) -> Job:
        """Remind the customer of the quote's link; once for each link. Raises `LinkRefused`."""
        await self._check_home(quote_id)
        return self._asked(await asking_again.reminder(self._tools, quote_id))

    async def resend(self, quote_id: str, carriers: int, to: Reach | None = None) -> Job:
        """Send the same link in a new message; `to`: by another channel, whose address has been
        read back. `carriers` is how many messages with it the person saw. Raises `LinkRefused`, and
        `ContactRefused` where an address was typed."""
        if to is None:
            await self._check_home(quote_id)
        return self._asked(await asking_again.resend(self._tools, quote_id, carriers, to=to))

    async def reaches(self, quote_id: str) -> tuple[Reach, ...]:
        """By which other channels the quote's customer can be reached."""
        return await asking_to_open.reaches(self._tools, quote_id, self._inboxes())

    async def words(self, quote_id: str, *, reminds: bool) -> str:
        """What `remind` or `resend_link` sends, with the link elided. Raises `LinkRefused`."""
        return await link_again.words(self._tools, quote_id, reminds=reminds, host=self._host)

    async def sms_of(self, quote_id: str) -> SmsParts:
        """How many SMS the quote's link takes with its words. Raises `LinkRefused`."""
        return await link_again.sms_of(self._tools, quote_id)

    async def decline_words(self, quote_id: str) -> str:
        """What may be said to a customer whose payment was declined. Raises `LinkRefused`."""
        return await link_again.decline_words(self._tools, quote_id)

    async def check_now(self, quote_id: str) -> None:
        """Read the quote's link directly, once, and look often for the next minutes."""
        try:
            await self._check(quote_id)
        except GatewayError as error:
            note_refusal(self._tools, error)
            log.info("check now: %s", error.code)

    async def _check_home(self, quote_id: str) -> None:
        await self._check_call(await self._tools.ledger.conversation_of(quote_id))

    def _asked(self, job: Job) -> Job:
        self._wake()
        return job
