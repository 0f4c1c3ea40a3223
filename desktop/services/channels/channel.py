"""The protocol that a conversation hub fulfils, and the words it answers with."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from desktop.models.conversation import (
    Agent,
    Availability,
    Contact,
    Conversation,
    ConversationStatus,
    Message,
)


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
class ConversationPage:
    """Conversations with their contacts and newest messages, as a list call brings them."""

    conversations: tuple[Conversation, ...]
    contacts: tuple[Contact, ...]
    messages: tuple[Message, ...]
    has_more: bool
    unread: int = 0
    """Items that could not be read and were set aside."""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One frame of the hub's socket, in our words. What it does not touch is empty.

    `kind` is the hub's event name. `typing` is (conversation id, name, on). `connected` events mark
    the socket's own life: True after a (re)subscription, False when it was lost.
    """

    kind: str
    conversation: Conversation | None = None
    contact: Contact | None = None
    message: Message | None = None
    typing: tuple[int, str, bool] | None = None
    connected: bool | None = None


class Hub(Protocol):
    """A conversation hub. All calls are async, cancellable and raise `ChannelError`."""

    async def profile(self) -> Agent:
        """Who the token belongs to."""
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

    async def messages(
        self, conversation_id: int, *, before: int | None = None, after: int | None = None
    ) -> list[Message]:
        """Oldest first: the latest 20, the 20 before `before`, or up to 100 after `after`."""
        ...

    async def send(self, conversation_id: int, text: str, *, client_ref: str) -> Message:
        """Post an outgoing message. The hub has no idempotency: never repeat after
        `HubAmbiguous` without looking for `client_ref` first."""
        ...

    async def set_status(self, conversation_id: int, status: ConversationStatus) -> None: ...

    async def mark_seen(self, conversation_id: int) -> None: ...

    async def set_typing(self, conversation_id: int, on: bool) -> None: ...

    def live(self, agent: Agent) -> AsyncIterator[LiveEvent]:
        """The socket's events, for ever: reconnects by itself with backoff, sends presence."""
        ...

    async def close(self) -> None: ...
