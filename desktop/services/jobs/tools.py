"""What every use case works with: the ledger, the two services outside, and the time."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.models.conversation import Agent, Channel, Contact, Conversation
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.services.attachments.uploads import Uploads
from desktop.services.channels.channel import Hub
from desktop.services.health.service_health import ServiceHealth
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.ledger import Ledger
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.gateway import Gateway
from desktop.services.psp.priority_gate import PriorityGate
from desktop.services.store.crash import CrashPoints
from desktop.services.timing.clock import Clock
from desktop.services.timing.clock_memory import ClockMemory
from desktop.services.timing.horizons import Horizons


@dataclass(frozen=True, slots=True)
class Tools:
    """One desk's tools. `actor` names the agent for the journal, once the hub has told who it is;
    `agent` is that person, None until then.

    `success_url` is where the provider sends a customer who has paid. `tells_by_itself` is whether
    the airline lets the desk tell customers of tickets for which no person pressed anything.
    """

    ledger: Ledger
    hub: Hub
    gateway: Gateway
    clock: Clock
    provider_clock: ClockMemory
    health: ServiceHealth
    gate: PriorityGate
    horizons: Horizons
    crash: CrashPoints
    actor: Callable[[], str]
    success_url: str
    tells_by_itself: bool = True
    uploads: Uploads = field(default_factory=Uploads)
    policy: PolicyFile = field(default_factory=PolicyFile)
    agent: Callable[[], Agent | None] = lambda: None

    def now(self) -> float:
        """UTC seconds by the desk's clock: what is shown and written down."""
        return self.clock.now()

    def provider_now(self) -> float:
        """UTC seconds by the provider's clock: what its deadlines are counted by."""
        return self.provider_clock.now()

    @staticmethod
    def local_now() -> float:
        """UTC seconds by this computer's clock, however wrong: what waiting is counted by, because
        a correction by a server must neither stretch nor cut a wait."""
        return time.time()

    def both_clocks(self) -> list[float | None]:
        """This moment by the provider's clock, None while that is unknown, and by this computer's.

        A guess in the place of the provider's would be as wrong as this computer, and a price that
        was asked for a moment ago would seem to have lapsed once the provider has told its time.
        """
        return [self.provider_now() if self.provider_clock.is_known else None, self.local_now()]

    def asked_at(self, both: Sequence[float | None]) -> float:
        """When something was asked (UTC seconds by the provider's clock), from `both_clocks` then.

        To be called once the provider has told its time. This computer's clock may have been set
        meanwhile: of what the two say, the earlier, so that no price lives longer than was
        promised.
        """
        by_provider, by_local = both
        elapsed = max(0.0, self.local_now() - (by_local or 0.0))
        by_elapsed = self.provider_now() - elapsed
        return by_elapsed if by_provider is None else min(by_provider, by_elapsed)

    async def channel(self, conversation_id: int) -> Channel | None:
        """Return the channel of a conversation, None when it is not on this desk."""
        conversation = await self.ledger.store.conversation(conversation_id)
        return conversation.channel if conversation else None

    async def fetch(self, conversation_id: int) -> tuple[Conversation, Contact | None] | None:
        """Return a conversation with its contact: from the cache, or else from the hub.

        None when the hub has none either. Raises `ChannelError`.
        """
        store = self.ledger.store
        known = await store.with_contact(conversation_id)
        if known is not None:
            return known
        page = await self.hub.conversation(conversation_id)
        await self.ledger.save_conversations(
            page.conversations, page.contacts, read_at_once(page.messages)
        )
        found = [one for one in page.conversations if one.conversation_id == conversation_id]
        return (found[0], await store.contact(found[0].contact_id)) if found else None


def home_of(job: Job) -> int:
    """The conversation of the job's quote, from which its message may go to another one."""
    return int(job.payload.get("home") or job.conversation_id)


def fact(
    job: Job,
    kind: FactKind | str,
    at: float,
    *,
    source: str,
    actor: str = "desk",
    private: dict[str, str] | None = None,
    **body: object,
) -> Draft:
    """A journal entry about a job's quote. `source` that starts with `:` is the job's own step, in
    an offer that of the one alternative. It belongs to the quote's conversation, also where the
    job's message goes to another one."""
    own = f"{job.job_id}:{job.quote_id}" if job.kind is JobKind.OFFER else job.job_id
    return Draft(
        at,
        str(kind),
        job.quote_id,
        actor,
        f"desk:job:{own}{source}" if source.startswith(":") else source,
        {"generation": generation_of(job), "conversation": home_of(job), **body},
        private,
    )
