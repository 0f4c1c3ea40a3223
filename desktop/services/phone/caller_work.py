"""Who calls, and how they are reached: what the Phone asks of a desk beside its calls."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.models.conversation import Contact
from desktop.models.ids import new_id
from desktop.models.quote import Quote
from desktop.models.reach import Reach
from desktop.services.inbox.directory_watch import DirectoryWatch
from desktop.services.jobs.tools import Tools
from desktop.services.phone import call_list, callers, ways
from desktop.services.phone.calls import Calls
from desktop.services.use_cases.quote_work import QuoteWork
from desktop.services.use_cases.thread_reading import read_thread


class CallerWork:
    """One desk's. National numbers are read as in a `region` (ISO 3166); `set_region` is the one
    that was set, empty for this computer's."""

    def __init__(
        self,
        tools: Tools,
        calls: Calls,
        quotes: QuoteWork,
        directory: Callable[[], DirectoryWatch],
        set_region: str = "",
    ) -> None:
        self.set_region = set_region
        self._tools = tools
        self._calls = calls
        self._quotes = quotes
        self._directory = directory

    async def find(self, text: str, region: str) -> tuple[KnownCaller, ...]:
        """Whom a number in any notation, a booking, a name or a quote's code finds on this desk."""
        return await callers.by_text(self._tools, text, region)

    async def of_number(self, number: str, region: str) -> tuple[KnownCaller, ...]:
        """All customers on this desk who have this number."""
        return await callers.by_number(self._tools, number, region)

    async def at_hub(self, number: str, region: str) -> tuple[KnownCaller, ...] | None:
        """Those whom the hub knows by this number, brought onto this desk; None: no answer."""
        return await callers.at_hub(self._tools, number, region)

    async def known(self, contact_id: int) -> KnownCaller | None:
        """A customer by the hub's number; None where this desk does not hold them."""
        return await callers.caller(self._tools, contact_id)

    async def contact_of(self, conversation_id: int) -> int | None:
        """Whose conversation it is; None while it is not on this desk."""
        store = self._tools.ledger.store
        return (await store.contacts_of([conversation_id])).get(conversation_id)

    async def rows(self) -> tuple[CallRow, ...]:
        """The calls of the last days as their list shows them, the newest first."""
        await self._calls.read()
        return await call_list.rows_of(self._tools.ledger.store, self._calls.all)

    async def ways_to(self, contact: Contact | None, number: str) -> tuple[Reach, ...]:
        """By which ways a link can reach a caller: conversations, and inboxes where one can be
        opened, SMS and e-mail first."""
        return await ways.ways(self._tools, contact, number, self._directory().inboxes)

    async def went_by(self, quote_id: str, generation: int) -> Reach | None:
        """By which way the message with this link has last gone; None where this desk does not know
        of one that did."""
        return await ways.went_by(self._tools, quote_id, generation)

    async def sms_parts(self, quote: Quote, name: str) -> int:
        """How many SMS the message with the quote's link takes, counted with a real link."""
        return await ways.parts_of(self._tools, quote, name)

    async def carry_draft(
        self, source: int, to: int, shown: Quote | None = None
    ) -> Mapping[str, Quote]:
        """Let what was begun in one conversation, all its alternatives, go on in another one of the
        same caller. `shown` is the quote before the agent, which goes along where nothing was kept
        of it yet and it tells of a trip. What was begun there before is kept behind it.

        Returns the quotes as they are there, each by its id before. Raises `UnknownConversation`.
        """
        if source == to:
            return {}
        thread = await read_thread(self._tools.ledger.store, source, None, 1, whole=False)
        kept = thread.alternatives or tuple(filter(None, (thread.draft,)))
        begun = kept or ((shown,) if shown is not None and _tells(shown) else ())
        offer = new_id(self._tools.now()) if len(begun) > 1 else ""
        moved: dict[str, Quote] = {}
        for one in begun:
            fresh = new_id(self._tools.now())
            there = replace(one, quote_id=fresh, conversation_id=to, generation=1, offer=offer)
            moved[one.quote_id] = replace(there, reply_until=None)
            await self._quotes.save(moved[one.quote_id])
        for one in kept:
            await self._quotes.discard(one)
        return moved


def _tells(quote: Quote) -> bool:
    """Whether it holds more than who the customer is."""
    return bool(quote.old or quote.new or quote.total.amount)
