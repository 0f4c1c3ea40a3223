"""The hub's state: what there is, how it reads, who hears of changes, how it is kept."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desktop.models.card_shield import mask_all
from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.hub import account, wire
from desktop.sandbox.hub.records import Agent, Contact, Conversation, Inbox, Message, MessageType
from desktop.sandbox.hub.wire import Json

_DIGIT = re.compile(r"\d")
_CARD_DIGITS = 13

PRESENCE_SECONDS = 25.0
"""Chatwoot forgets an agent who has not sent `update_presence`; clients send it every 20 s."""

Broadcast = Callable[[str, int | None, Json, Agent | None], None]
"""(event, inbox id or None for the whole account, data, who did it)."""
Teller = Callable[[Agent, str, Json, Agent], None]
"""(whom, event, data, who did it)."""


class HubState:
    """Contacts, conversations and messages of one account: read here, changed by HubWorld.

    Whoever wants to know of changes registers with `on_broadcast` (events for the cable)
    or `on_outgoing` (a public message to be handed to its platform).
    """

    def __init__(self, clock: SandboxClock, rng: random.Random) -> None:
        self.clock = clock
        self.rng = rng
        self.base_url = ""
        """Where this hub is reached, for the addresses of files."""
        self.inboxes: dict[int, Inbox] = {item.id: item for item in account.inboxes()}
        self.agents: dict[int, Agent] = {item.id: item for item in account.agents(rng)}
        self.contacts: dict[int, Contact] = {}
        self.conversations: dict[int, Conversation] = {}
        self.messages: dict[int, Message] = {}
        self.threads: dict[int, list[int]] = {}
        self.status_changes: list[Json] = []
        self.presence: dict[int, float] = {}
        self.next_message_id = 1
        self._broadcasts: list[Broadcast] = []
        self._tellers: list[Teller] = []
        self.outgoing_listeners: list[Callable[[Conversation, Message], None]] = []

    # Who listens

    def on_broadcast(self, listener: Broadcast) -> None:
        """Hear every event that the cable sends."""
        self._broadcasts.append(listener)

    def on_tell(self, listener: Teller) -> None:
        """Hear every event that the cable sends to one agent alone."""
        self._tellers.append(listener)

    def on_outgoing(self, listener: Callable[[Conversation, Message], None]) -> None:
        """Hear of each message that is to be sent to its platform."""
        self.outgoing_listeners.append(listener)

    # Reading

    def agent_by_token(self, token: str) -> Agent | None:
        """The user whom an access token belongs to."""
        return next((a for a in self.agents.values() if a.access_token == token), None)

    def availability(self, agent: Agent) -> str:
        """`online`, `busy` or `offline`: absent agents are offline unless told otherwise."""
        present = self.clock.now() - self.presence.get(agent.id, 0.0) < PRESENCE_SECONDS
        return agent.availability if present or not agent.auto_offline else "offline"

    def thread(self, conversation_id: int) -> list[Message]:
        """All messages of a conversation, oldest first."""
        return [self.messages[number] for number in self.threads.get(conversation_id, [])]

    def newest_first(self, conversation_id: int) -> Iterator[Message]:
        """Messages of a conversation from the newest on."""
        for number in reversed(self.threads.get(conversation_id, [])):
            yield self.messages[number]

    def unread_count(self, record: Conversation) -> int:
        """Incoming messages since an agent last looked."""
        count = 0
        for message in self.newest_first(record.id):
            if message.created_at <= record.agent_last_seen_at:
                break
            count += message.message_type == MessageType.INCOMING
        return count

    def can_reply(self, record: Conversation) -> bool:
        """Whether the channel's reply window is open; only information, as at Chatwoot."""
        hours = self.inboxes[record.inbox_id].window_hours
        if hours is None:
            return True
        return self.clock.now() - record.last_incoming_at < hours * 3600

    def sender(self, message: Message) -> Json | None:
        """A message's sender as JSON; activity lines have none."""
        if message.sender_type == "Contact":
            return wire.contact_push(self.contacts[message.sender_id or 0])
        if message.sender_type == "User":
            agent = self.agents[message.sender_id or 0]
            return wire.agent_push(agent, self.availability(agent))
        return None

    def assignee(self, record: Conversation) -> Json | None:
        """A conversation's agent as JSON."""
        agent = self.agents.get(record.assignee_id or 0)
        return wire.agent(agent, self.availability(agent)) if agent else None

    def message_json(self, message: Message, echo_id: str | None = None) -> Json:
        """A message as REST shows it."""
        return wire.message(message, self.sender(message), echo_id, self.base_url)

    def message_event(self, message: Message, echo_id: str | None = None) -> Json:
        """A message as an event carries it."""
        record = self.conversations[message.conversation_id]
        part = {
            "assignee_id": record.assignee_id,
            "unread_count": self.unread_count(record),
            "last_activity_at": int(record.last_activity_at),
            "contact_inbox": {"source_id": self.source_id(record)},
        }
        return wire.message_push(message, self.sender(message), part, echo_id, self.base_url)

    def source_id(self, record: Conversation) -> str:
        """The contact's id on this conversation's platform."""
        known = self.contacts[record.contact_id].inboxes
        return record.source_id or known.get(str(record.inbox_id), "")

    def conversation_json(self, record: Conversation) -> Json:
        """A conversation as lists and its own page show it."""
        last = next(self.newest_first(record.id), None)
        chat = next(filter(wire.is_chat, self.newest_first(record.id)), None)
        return wire.conversation(
            record,
            sender=wire.contact(self.contacts[record.contact_id]),
            channel=self.inboxes[record.inbox_id].channel_type,
            assignee=self.assignee(record),
            last_message=self.message_event(last) if last else None,
            last_chat_message=self.message_event(chat) if chat else None,
            can_reply=self.can_reply(record),
            unread_count=self.unread_count(record),
        )

    def conversation_event(self, record: Conversation) -> Json:
        """A conversation as an event carries it."""
        chat = next(filter(wire.is_chat, self.newest_first(record.id)), None)
        agent = self.agents.get(record.assignee_id or 0)
        return wire.conversation_push(
            record,
            sender=wire.contact_push(self.contacts[record.contact_id]),
            channel=self.inboxes[record.inbox_id].channel_type,
            source_id=self.source_id(record),
            assignee=wire.agent_push(agent, self.availability(agent)) if agent else None,
            last_chat_message=self.message_event(chat) if chat else None,
            can_reply=self.can_reply(record),
            unread_count=self.unread_count(record),
        )

    # Events

    def emit(self, event: str, record: Conversation, data: Json, by: Agent | None) -> None:
        """Send an event to all who may see this conversation's inbox."""
        self.broadcast(event, record.inbox_id, data, by)

    def tell_all(self, event: str, data: Json) -> None:
        """Send an event to the whole account."""
        self.broadcast(event, None, data, None)

    def tell(self, agent: Agent, event: str, data: Json, by: Agent) -> None:
        """Send an event to one agent."""
        for listener in self._tellers:
            listener(agent, event, data, by)

    def presence_changed(self) -> None:
        """Tell everyone who is there."""
        users = {
            str(agent.id): status
            for agent in self.agents.values()
            if (status := self.availability(agent)) != "offline"
        }
        self.tell_all("presence.update", {"users": users, "contacts": {}})

    def broadcast(self, event: str, inbox_id: int | None, data: Json, by: Agent | None) -> None:
        """Send an event, to all who may see this inbox or to the whole account."""
        for listener in self._broadcasts:
            listener(event, inbox_id, data, by)

    # Keeping

    def add_history(self, contact: Contact, record: Conversation, messages: list[Message]) -> None:
        """Put a conversation of the past in place, without events and without sending."""
        self.contacts[contact.id] = contact
        self.conversations[record.id] = record
        self.threads[record.id] = [message.id for message in messages]
        for message in messages:
            self.messages[message.id] = message
            self.next_message_id = max(self.next_message_id, message.id + 1)

    def snapshot(self) -> Json:
        """Everything as plain JSON values; card numbers in messages are masked, because it is kept
        in a file, which lies beside the desk's where the desk brings its sandbox along."""
        return {
            "agents": [item.dump() for item in self.agents.values()],
            "contacts": [item.dump() for item in self.contacts.values()],
            "conversations": [item.dump() for item in self.conversations.values()],
            "messages": self._kept_messages(),
            "status_changes": self.status_changes,
            "next_message_id": self.next_message_id,
        }

    def _kept_messages(self) -> list[Json]:
        masked: dict[int, str] = {}
        for thread in self.threads.values():
            for kind in (MessageType.INCOMING, MessageType.OUTGOING):
                said = [
                    (number, self.messages[number].content or "")
                    for number in thread
                    if self.messages[number].message_type == kind
                ]
                if sum(len(_DIGIT.findall(words)) for _, words in said) < _CARD_DIGITS:
                    continue
                hidden = mask_all([words for _, words in said])
                masked |= {
                    number: new
                    for (number, words), new in zip(said, hidden, strict=True)
                    if new != words
                }
        kept = [item.dump() for item in self.messages.values()]
        for message in kept if masked else ():
            message["content"] = masked.get(message["id"], message["content"])
        return kept

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take back what `snapshot` gave."""
        self.agents = {item["id"]: Agent.load(item) for item in values["agents"]}
        self.contacts = {item["id"]: Contact.load(item) for item in values["contacts"]}
        self.conversations = {
            item["id"]: Conversation.load(item) for item in values["conversations"]
        }
        self.messages = {item["id"]: Message.load(item) for item in values["messages"]}
        self.threads = {number: [] for number in self.conversations}
        for number in sorted(self.messages):
            self.threads[self.messages[number].conversation_id].append(number)
        self.status_changes = list(values["status_changes"])
        self.next_message_id = values["next_message_id"]
