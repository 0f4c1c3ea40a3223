"""The protocol that a conversation hub fulfils, and the words it answers with."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop.models.board.figures import HubReport
from desktop.models.colleague import Colleague, Label, Team
from desktop.models.company import Typing
from desktop.models.conversation import (
    Agent,
    Availability,
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Message,
)
from desktop.models.customer import ContactDetails, ContactEdit, ContactNote
from desktop.models.reach import Caller


class ChannelError(Exception):
    """The hub did not do it. `message` is what a person reads.

    `retry_after_s` is None where trying again by itself makes no sense.
    """

    def __init__(self, message: str, *, code: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.retry_after_s = retry_after_s


class HubNotReached(ChannelError):
    """Certainly no effect; worth trying again by itself (refused, DNS, TLS, 429)."""


class HubRefused(ChannelError):
    """Certainly no effect; the same request will be refused again (4xx)."""


class HubNotAllowed(HubRefused):
    """The token is wrong or the agent lacks the right."""


class HubAmbiguous(ChannelError):
    """The effect may or may not have happened (timeout, reset, 5xx): look it up."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """One of the account's inboxes. `needs_attention`: its platform must be signed in to again."""

    inbox_id: int
    name: str
    channel: Channel
    needs_attention: bool = False


@dataclass(frozen=True, slots=True)
class CannedResponse:
    """One of the account's ready answers, with the variables in it as they were written."""

    short_code: str
    text: str


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """Conversations with their contacts and newest messages, as a list call brings them."""

    conversations: tuple[Conversation, ...]
    contacts: tuple[Contact, ...]
    messages: tuple[Message, ...]
    has_more: bool
    unread: int = 0
    """Items that could not be read and were set aside."""
    refs: Mapping[int, str] = field(default_factory=dict)
    """For which job a conversation was opened, where one was."""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One frame of the hub's socket, in our words. What it does not touch is empty.

    `kind` is the hub's event name. `connected` events mark the socket's own life: True after a
    (re)subscription, False when it was lost. `by` is the number of the agent who did it, None where
    nobody of the hub's agents did.
    """

    kind: str
    conversation: Conversation | None = None
    contact: Contact | None = None
    message: Message | None = None
    typing: Typing | None = None
    connected: bool | None = None
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a message: `size` bytes of `mime`, which `read` gives piece by piece,
    from the beginning each time."""

    name: str
    mime: str
    size: int
    read: Callable[[], AsyncIterator[bytes]]


Progress = Callable[[float], None]
"""Hears how much of a message with files has left this computer: 0 to 1."""


class Hub(Protocol):
    """A conversation hub. All calls are async, cancellable and raise `ChannelError`."""

    @property
    def set_aside(self) -> int:
        """How many items and frames could not be read, since the start."""
        ...

    async def profile(self) -> Agent:
        """Who the token belongs to."""
        ...

    async def profile_of(self, token: str) -> Agent:
        """Who another token belongs to, which is used for this question and kept nowhere."""
        ...

    async def set_availability(self, availability: Availability) -> None: ...

    async def conversations(
        self,
        page: int,
        *,
        status: str = "open",
        assignee: str = "all",
        updated_within_s: int | None = None,
    ) -> ConversationPage:
        """One page (25), newest activity first; unpaged when `updated_within_s` is given."""
        ...

    async def conversation(self, conversation_id: int) -> ConversationPage: ...

    async def contact_conversations(self, contact_id: int) -> ConversationPage:
        """All that a customer wrote, on any channel."""
        ...

    async def conversations_at(self, inbox_id: int, address: str) -> ConversationPage:
        """The newest conversations of an inbox with this address, whatever their status."""
        ...

    async def open_conversation(
        self,
        inbox_id: int,
        contact_id: int,
        address: str,
        *,
        client_ref: str,
        assignee_id: int | None,
    ) -> ConversationPage:
        """Open a conversation with a contact at an address. The hub has no idempotency: never
        repeat after `HubAmbiguous` without looking for `client_ref` first."""
        ...

    async def messages(
        self, conversation_id: int, *, before: int | None = None, after: int | None = None
    ) -> list[Message]:
        """Oldest first: the latest 20, the 20 before `before`, or up to 100 after `after`."""
        ...

    async def send(
        self,
        conversation_id: int,
        text: str,
        *,
        client_ref: str,
        private: bool = False,
        files: Sequence[Upload] = (),
        progress: Progress | None = None,
    ) -> Message:
        """Post an outgoing message, or with `private` a note that only colleagues see. The hub has
        no idempotency: never repeat after `HubAmbiguous` without looking for `client_ref` first."""
        ...

    async def file(self, url: str, most: int) -> bytes:
        """Fetch a file that came with a message, of at most so many bytes: from the hub itself, or
        where the hub's own answer leads; from nowhere else."""
        ...

    async def set_status(
        self,
        conversation_id: int,
        status: ConversationStatus,
        *,
        snoozed_until: float | None = None,
    ) -> None:
        """Open, resolve or snooze; a snooze without a time lasts until the customer writes."""
        ...

    async def assign(self, conversation_id: int, agent_id: int | None) -> None:
        """Give it to an agent, or to nobody. The last one who asks wins."""
        ...

    async def set_priority(self, conversation_id: int, priority: str) -> None:
        """Empty takes the priority away."""
        ...

    async def labels_of(self, conversation_id: int) -> tuple[str, ...]: ...

    async def set_labels(self, conversation_id: int, labels: Sequence[str]) -> None:
        """Replace the whole set: read it first."""
        ...

    async def block(self, contact_id: int, blocked: bool) -> None:
        """Take nothing more from a contact, or take it again."""
        ...

    async def merge_contacts(self, stays: int, goes: int) -> None:
        """Make `goes` part of `stays`, for good. `HubRefused` where one of them is no more."""
        ...

    async def colleagues(self) -> list[Colleague]:
        """The agents of the account."""
        ...

    async def account_labels(self) -> list[Label]: ...

    async def teams(self) -> list[Team]:
        """The teams of the account."""
        ...

    async def report(self, since: float, until: float, team: int | None) -> HubReport:
        """The account's, or one team's, own figures between two moments (UTC seconds).
        `HubNotAllowed` where only administrators may read them."""
        ...

    async def mark_seen(self, conversation_id: int) -> None: ...

    async def set_typing(self, conversation_id: int, on: bool) -> None: ...

    async def contact(self, contact_id: int) -> Contact: ...

    async def create_contact(self, caller: Caller) -> Contact:
        """Make a contact. Number and address are one contact's in the account: `HubRefused` where
        another has them, so that it may be asked for again."""
        ...

    async def contact_details(self, contact_id: int) -> tuple[Contact, ContactDetails]:
        """A contact as its own page shows it, without its notes."""
        ...

    async def contact_notes(self, contact_id: int) -> list[ContactNote]:
        """The notes about a contact, newest first."""
        ...

    async def add_contact_note(self, contact_id: int, text: str) -> ContactNote:
        """Leave a note about a contact. The hub has no idempotency: never repeat after
        `HubAmbiguous` without looking at the notes first."""
        ...

    async def edit_contact(self, contact_id: int, edit: ContactEdit, asked_at: float) -> None:
        """Change a contact's name, phone number (E.164), e-mail address or language; of a language
        the hub keeps when it was said (UTC seconds)."""
        ...

    async def contacts(self, search: str, page: int = 1) -> list[Contact]:
        """One page (15) of contacts by name, e-mail or phone."""
        ...

    async def search_messages(self, search: str, page: int = 1) -> list[Message]:
        """One page (15) of messages by their words, wherever they are."""
        ...

    async def canned_responses(self) -> list[CannedResponse]:
        """The account's ready answers."""
        ...

    async def inboxes(self) -> list[Inbox]:
        """The inboxes that the agent belongs to."""
        ...

    def live(self, agent: Agent) -> AsyncGenerator[LiveEvent, None]:
        """The socket's events, for ever: reconnects by itself with backoff, sends presence.

        Close the generator (`contextlib.aclosing`) to end the connection.
        """
        ...

    async def close(self) -> None: ...
