"""Which quotes the lines of a file name: on this desk, or made by another line of the same file."""

import uuid
from dataclasses import replace

from desktop.models.job import JobKind
from desktop.models.job_parts import generation_of, parts
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.services.store.store import Store
from desktop.services.unattended.job_lines import JobLine
from desktop.services.unattended.line_fields import LineError
from desktop.services.use_cases import tickets

_QUOTES = uuid.UUID("6f0c2f0e-5d0d-5f5e-9a51-6a2f4b6d9c01")
"""The name space in which a link's conversation and client_id become its quote's id."""


def quote_id_of(client_id: str, conversation: int) -> str:
    """The quote id of the link that was enqueued under `client_id` for a conversation.

    The same line is the same quote on every desk; the same client_id elsewhere is another's.
    """
    return str(uuid.uuid5(_QUOTES, f"{conversation}:{client_id}"))


def offered_id_of(client_id: str, conversation: int, place: int) -> str:
    """The quote id of the alternative at `place` (from 0) of an enqueued offer."""
    return quote_id_of(f"{client_id}#{place + 1}", conversation)


def with_its_ids(line: JobLine) -> JobLine:
    """Return the line with its quotes known by its client_id, those of an offer by their place as
    well."""
    own = quote_id_of(line.client_id, line.conversation)
    if line.quote is not None:
        line = replace(line, quote=replace(line.quote, quote_id=own))
    ids = (
        offered_id_of(line.client_id, line.conversation, place)
        for place in range(len(line.alternatives))
    )
    offered = tuple(
        replace(quote, quote_id=quote_id, offer=own, place=place)
        for place, (quote_id, quote) in enumerate(zip(ids, line.alternatives, strict=True))
    )
    return replace(line, alternatives=offered)


class NamedQuotes:
    """Knows the lines that were read so far by their client_id."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_client: dict[str, JobLine] = {}
        self._successors: dict[str, Quote] = {}

    def line_of(self, client_id: str) -> JobLine | None:
        """The line that has this client_id."""
        return self._by_client.get(client_id)

    def add(self, line: JobLine) -> None:
        """Let other lines name this one."""
        self._by_client[line.client_id] = line

    async def of(self, line: JobLine) -> Quote:
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

    async def asked_for(self, line: JobLine) -> Quote:
        """The quote of a link's line; of one that takes another's place, its next generation.
        Raises `LineError`."""
        if not line.quote_ref:
            assert line.quote is not None
            return line.quote
        known = self._successors.get(line.client_id)
        if known is not None:
            return known
        before = await self.of(line)
        quote_id = before.quote_id
        jobs = await self._store.jobs_of_quote(quote_id)
        made = [generation_of(job) for job in jobs if job.kind.makes_links]
        made += [one.generation for one in self._successors.values() if one.quote_id == quote_id]
        newest = max([before.generation, *made])
        now = replace(line.quote or before, quote_id=quote_id, generation=newest)
        self._successors[line.client_id] = now.next_generation()
        return self._successors[line.client_id]

    async def is_asked_already(self, line: JobLine, quote: Quote) -> bool:
        """Whether a job that is not over, or another line, is for the same and of this quote."""
        asked = {
            job.client_id
            for job in await self._store.jobs_of_quote(quote.quote_id)
            if job.kind is line.kind and not job.state.is_over
        }
        asked |= {other.client_id for other in await self.lines_of(quote, line.kind)}
        return bool(asked - {line.client_id})

    async def lines_of(self, quote: Quote, kind: JobKind) -> list[JobLine]:
        """The lines so far that are of this kind and name this quote."""
        some = [one for one in self._by_client.values() if one.kind is kind]
        named = [(one, await self._named(one.quote_ref)) for one in some]
        return [one for one, its in named if its is not None and its.quote_id == quote.quote_id]

    async def generation(self, line: JobLine, quote: Quote) -> int:
        """Which link of its quote a line names."""
        named = await self._store.job_by_client(line.quote_ref)
        return (generation_of(named) if named else 0) or await self.newest(quote)

    async def newest(self, quote: Quote) -> int:
        """The generation of a quote's newest link that is known of."""
        ladder = await self.ladder(quote)
        return ladder.generation if ladder and ladder.generation else quote.generation

    async def is_part_known(self, line: JobLine, quote: Quote) -> bool:
        """Whether what a line says was issued for some passengers is recorded already."""
        source = tickets.part_source(quote.quote_id, line.client_id)
        return any(one.source == source for one in await self._store.facts(quote.quote_id))

    async def ladder(self, quote: Quote) -> Ladder | None:
        """Where a quote stands; None where it has no link."""
        return await self._store.ladder(quote.quote_id)

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

    async def _offered(self, offer: str, place: int) -> Quote | None:
        """The alternative at `place` (from 1) of the offer that has this client_id."""
        job, here = await self._store.job_by_client(offer), self._by_client.get(offer)
        if job is None and here is not None and 1 <= place <= len(here.alternatives):
            return here.alternatives[place - 1]
        known = parts(job) if job is not None and job.kind is JobKind.OFFER else []
        return (
            await self._store.quote(known[place - 1].quote_id) if 1 <= place <= len(known) else None
        )
