"""What is done to a quote while it is built, and what is asked for one without a link."""

import asyncio
from collections.abc import Callable, Sequence

from desktop.models.conversation import Contact, Direction
from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.issuing import Document
from desktop.models.job import Job
from desktop.models.journal import Draft
from desktop.models.note_draft import NoteDraft
from desktop.models.quote import Flight, Passenger, Quote
from desktop.models.rebooking.terms import Rebooking, Verification
from desktop.models.replacement import Replacement
from desktop.models.route_mention import find_route
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import ticketing_request, verifying
from desktop.services.use_cases.refusals import LinkRefused, UnknownConversation


class QuoteWork:
    """One desk's. `me` is the agent's number at the hub, None until it is known; `wake` lets the
    outbox look at once; `host` is what a preview shows of a link."""

    def __init__(
        self,
        tools: Tools,
        me: Callable[[], int | None],
        wake: Callable[[], object],
        host: str,
    ) -> None:
        self._tools = tools
        self._me = me
        self._wake = wake
        self._host = host
        self._names: dict[int, str] = {}

    def note_name(self, conversation_id: int, name: str) -> None:
        """Greet this conversation's customer by this name in a preview."""
        self._names[conversation_id] = name

    async def new(self, conversation_id: int) -> Quote:
        """A quote that is filled in as far as the conversation tells. Neither extras nor whose
        change it is are ever pre-set."""
        conversation = await self._tools.ledger.store.conversation(conversation_id)
        if conversation is None:
            raise UnknownConversation(conversation_id)
        contact = await self._tools.ledger.store.contact(conversation.contact_id)
        contact = contact or Contact(conversation.contact_id, "")
        self._names[conversation_id] = contact.name
        route = await self._route_asked(conversation_id)
        return Quote(
            old=Flight(*route) if route else None,
            new=Flight(*route) if route else None,
            quote_id=new_id(self._tools.now()),
            conversation_id=conversation_id,
            booking=contact.booking,
            rebooking=Rebooking(whose=None),
            passengers=(Passenger(contact.name),),
            language=conversation.language or contact.language or "en",
        )

    async def _route_asked(self, conversation_id: int) -> tuple[str, str] | None:
        """The route that the customer last wrote of, by its airports' codes."""
        messages = await self._tools.ledger.store.messages(conversation_id, limit=20)
        said = [one.text for one in messages if one.direction is Direction.INCOMING]

        def look() -> tuple[str, str] | None:
            from desktop.services.airports import airport

            found = (
                find_route(text, lambda code: airport(code) is not None) for text in said[::-1]
            )
            return next(filter(None, found), None)

        return await asyncio.to_thread(look)

    async def save(self, quote: Quote) -> None:
        """Keep a quote that is being built."""
        source = f"desk:quote:{quote.quote_id}:{new_id(self._tools.now())}"
        quote = quote.shielded()
        body = quote.public() | {"policy": (await self._tools.policy.current()).sha256}
        draft = Draft(
            self._tools.now(),
            FactKind.QUOTE_SAVED,
            quote.quote_id,
            self._tools.actor(),
            source,
            body,
        )
        await self._tools.ledger.save_quote(quote, draft)

    async def keep_replacement(self, quote: Quote, generation: int) -> None:
        """Keep what is being changed about a quote whose link of `generation` stands. The quote
        itself stays what the customer can pay."""
        kept = Replacement(quote.shielded(), generation).to_json()
        store = self._tools.ledger.store
        await store.save_note_draft(quote.conversation_id, kept, kind=NoteDraft.REPLACEMENT)

    async def forget_replacement(self, conversation_id: int) -> None:
        """It has left, or the link stays as it is."""
        store = self._tools.ledger.store
        await store.save_note_draft(conversation_id, "", kind=NoteDraft.REPLACEMENT)

    async def discard(self, quote: Quote) -> None:
        """Let go of a quote that was being built."""
        source = f"desk:quote:{quote.quote_id}:discarded:{new_id(self._tools.now())}"
        body = {"conversation": quote.conversation_id}
        kind = FactKind.QUOTE_DISCARDED
        draft = Draft(self._tools.now(), kind, quote.quote_id, self._tools.actor(), source, body)
        await self._tools.ledger.record([draft])

    def preview(self, quote: Quote, *, replaces: bool = False) -> str:
        """What the customer will read, with the link's host and the rest elided. `replaces`: it
        takes the place of a link that they have."""
        from desktop.services import wording  # babel takes a while to load

        name = self._names.get(quote.conversation_id, "")
        now = self._tools.provider_now()
        return wording.preview(
            quote, contact_name=name, host=self._host, now=now, replaces=replaces
        )

    def offer_preview(self, quotes: Sequence[Quote], *, replaces: bool = False) -> str:
        """What the customer will read of these alternatives, with the links' host and the rest
        elided; `replaces` of one alone, as above."""
        from desktop.services import wording  # babel takes a while to load

        if len(quotes) == 1:
            return self.preview(quotes[0], replaces=replaces)
        name = self._names.get(quotes[0].conversation_id, "")
        now = self._tools.provider_now()
        return wording.offer_preview(quotes, contact_name=name, host=self._host, now=now)

    def ticket_preview(self, quote: Quote, numbers: Sequence[Document]) -> str:
        """What the customer will read when these tickets are issued."""
        from desktop.services import wording  # babel takes a while to load

        name = self._names.get(quote.conversation_id, "")
        now = self._tools.provider_now()
        return wording.ticket_message(quote, numbers, contact_name=name, now=now)

    async def verified_before(self, quote: Quote) -> Verification:
        """How the customer was verified for this booking in this conversation; empty where not."""
        return await verifying.before(self._tools, quote)

    async def begin_from(self, quote: Quote) -> Quote:
        """Keep what another quote says as a new one that stands alone; returns that."""
        fresh = quote.anew(new_id(self._tools.now()))
        await self.save(fresh)
        return fresh

    async def note_verified(self, quote: Quote) -> None:
        """Keep a quote with how its customer was verified, once that stands in the journal: what is
        kept without it would never be asked again."""
        await self.journal_verified(quote)
        await self.save(quote)

    async def journal_verified(self, quote: Quote) -> None:
        """Write into the journal how the customer was verified; the quote is kept by its link."""
        await verifying.write_down(self._tools, quote)

    async def verification_ways(self) -> Sequence[str]:
        """How customers are verified here: the airline's own list, by its policy."""
        return await verifying.ways(self._tools)

    async def ask_ticketing(self, quote: Quote) -> Job:
        """Ask the ticketing team for what no link can do. Raises `LinkRefused`."""
        return self._asked(await ticketing_request.ask(self._tools, quote, self._me()))

    async def ask_residual(self, quote_id: str) -> Job:
        """Ask the ticketing team for what a paid quote promised beside its price. Raises
        `LinkRefused`."""
        quote = await self._tools.ledger.store.quote(quote_id)
        if quote is None:
            raise LinkRefused("This quote is not on this desk.", "Make a new one.")
        return await self.ask_ticketing(quote)

    async def ticketing_asked(self, quote: Quote) -> float | None:
        """When the team was asked for this very quote (UTC seconds); None where it was not, or
        waits for a second person."""
        job = await ticketing_request.asked(self._tools, quote)
        return job.created_at if job is not None and not job.needs_approval else None

    def _asked(self, job: Job) -> Job:
        self._wake()
        return job
