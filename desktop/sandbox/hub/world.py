"""Every change that can be made at the hub, with Chatwoot's habits."""

from __future__ import annotations

import re
import uuid
from collections.abc import Container, Mapping
from typing import Any

from desktop.sandbox.hub import files, wire
from desktop.sandbox.hub.records import (
    Agent,
    ChannelType,
    Contact,
    Conversation,
    Inbox,
    Message,
    MessageType,
)
from desktop.sandbox.hub.state import HubState
from desktop.sandbox.hub.wire import Json

_MENTION = re.compile(r"\(mention://user/(\d+)/")
MESSAGES_PER_MINUTE = 200
CONTENT_LIMIT = 150_000
ATTACHMENT_LIMIT = 15


class Refused(Exception):
    """A change that the hub answers with 422 and this text."""


class Invalid(Refused):
    """A record that does not validate, which Chatwoot tells in another shape than its other
    refusals (`render_record_invalid`). `attributes` are those that are wrong."""

    def __init__(self, message: str, *attributes: str) -> None:
        super().__init__(message)
        self.attributes = attributes


class Unsupported(Exception):
    """What Chatwoot raises for and does not rescue: its answer is a 500."""


class HubWorld(HubState):
    """The account as it lives: each change is broadcast, each outgoing message handed over."""

    # Messages

    def add_message(
        self,
        record: Conversation,
        content: str | None,
        *,
        by: Agent | Contact | None,
        private: bool = False,
        message_type: MessageType | None = None,
        content_type: str = "text",
        content_attributes: Json | None = None,
        additional_attributes: Json | None = None,
        attachments: list[Json] | None = None,
        source_id: str | None = None,
        echo_id: str | None = None,
    ) -> Message:
        """Write a message and tell everyone. Nothing here is idempotent, as at Chatwoot.

        Raises Refused when it is too long, has too many attachments or comes too fast.
        """
        now = self.clock.now()
        self._check_limits(record, content, attachments or [], now)
        if message_type is None:
            message_type = {Agent: MessageType.OUTGOING, Contact: MessageType.INCOMING}.get(
                type(by), MessageType.ACTIVITY
            )
        message = Message(
            id=self.next_message_id,
            conversation_id=record.id,
            inbox_id=record.inbox_id,
            content=content,
            message_type=message_type,
            created_at=now,
            updated_at=now,
            sender_type={Agent: "User", Contact: "Contact"}.get(type(by)),
            sender_id=by.id if by is not None else None,
            private=private,
            source_id=source_id,
            content_type=content_type,
            content_attributes=content_attributes or {},
            additional_attributes=additional_attributes or {},
            attachments=attachments or [],
        )
        self.next_message_id += 1
        self.messages[message.id] = message
        self.threads.setdefault(record.id, []).append(message.id)
        self._after_message(record, message, by, echo_id)
        return message

    def _check_limits(
        self, record: Conversation, content: str | None, attachments: list[Json], now: float
    ) -> None:
        if len(content or "") > CONTENT_LIMIT:
            raise Refused(
                "Validation failed: Content is too long (maximum is 150000 characters)",
            )
        if len(attachments) > ATTACHMENT_LIMIT:
            raise Refused("Validation failed: Attachments exceeded maximum allowed")
        if any(item["file_size"] > files.LARGEST for item in attachments):
            raise Refused("Validation failed: Attachments file size is too big")
        recent = 0
        for message in self.newest_first(record.id):
            if message.created_at < now - 60:
                break
            recent += 1
        if recent >= MESSAGES_PER_MINUTE:
            raise Refused("Validation failed: Too many messages")

    def _after_message(
        self, record: Conversation, message: Message, by: Agent | Contact | None, echo: str | None
    ) -> None:
        changed: list[str] = []
        reopened = False
        if isinstance(by, Contact):
            record.last_incoming_at = message.created_at
            by.last_activity_at = message.created_at
            if not record.waiting_since:
                record.waiting_since = message.created_at
                changed.append("waiting_since")
            reopened = record.status in ("resolved", "snoozed")
        elif isinstance(by, Agent) and not message.private:
            if not record.first_reply_created_at:
                record.first_reply_created_at = message.created_at
                changed.append("first_reply_created_at")
            if record.waiting_since:
                record.waiting_since = 0.0
                changed.append("waiting_since")
        record.last_activity_at = message.created_at
        self._touch(record)
        actor = by if isinstance(by, Agent) else None
        self.emit("message.created", record, self.message_event(message, echo), actor)
        if isinstance(by, Agent) and message.private:
            self._mention(record, message, by)
        if "first_reply_created_at" in changed:
            self.emit("first.reply.created", record, self.message_event(message), actor)
        if reopened:
            self.set_status(record, "open", by=None)
        elif changed:
            self._conversation_changed(record, actor)
        if message.message_type == MessageType.OUTGOING:
            self.hand_over(record, message)

    def _mention(self, record: Conversation, message: Message, by: Agent) -> None:
        """Tell those whom a note names. Source: Chatwoot `mention_service.rb`."""
        for number in _MENTION.findall(message.content or ""):
            named = self.agents.get(int(number))
            if named is not None and named is not by:
                self.tell(named, "conversation.mentioned", self.conversation_event(record), by)

    def hand_over(self, record: Conversation, message: Message) -> None:
        """Give a message to its platform; notes and messages with a source id are not sent.

        Chatwoot takes a `source_id` to mean that the platform already has the message
        (services/base/send_on_channel_service.rb#invalid_message?).
        """
        if message.private or message.source_id:
            return
        for listener in self.outgoing_listeners:
            listener(record, message)

    def update_message(self, message: Message, **values: Any) -> None:
        """Change columns of a message and send `message.updated`.

        The conversation's `updated_at` stays, so `updated_within` does not show it.
        """
        previous = {key: [getattr(message, key), value] for key, value in values.items()}
        for key, value in values.items():
            setattr(message, key, value)
        message.updated_at = self.clock.now()
        record = self.conversations[message.conversation_id]
        data = self.message_event(message) | {"previous_changes": previous}
        self.emit("message.updated", record, data, None)

    def delete_message(self, message: Message, by: Agent) -> None:
        """Take a message's words away here; the platform keeps its copy."""
        del by
        self.update_message(
            message,
            content="This message was deleted",
            content_type="text",
            content_attributes={"deleted": True},
            attachments=[],
        )

    def mark_read(self, record: Conversation, unreported: Container[int] = ()) -> list[Message]:
        """The customer has seen the conversation: what reached him becomes `read`.

        Channels without read receipts change nothing, nor do messages whose id is in
        `unreported`. Returns the messages changed.
        """
        changed: list[Message] = []
        if not self.inboxes[record.inbox_id].read_receipts:
            return changed
        for message in self.thread(record.id):
            if (
                message.message_type == MessageType.OUTGOING
                and not message.private
                and message.source_id
                and message.status in ("sent", "delivered")
                and message.id not in unreported
            ):
                self.update_message(message, status="read")
                changed.append(message)
        if changed:
            record.contact_last_seen_at = self.clock.now()
            self._touch(record)
            self.emit("conversation.read", record, self.conversation_event(record), None)
        return changed

    # Conversations

    def create_conversation(
        self,
        contact: Contact,
        inbox: Inbox,
        *,
        status: str = "open",
        assignee_id: int | None = None,
        team_id: int | None = None,
        custom_attributes: Json | None = None,
        additional_attributes: Json | None = None,
        source_id: str | None = None,
        by: Agent | None = None,
    ) -> Conversation:
        """Open a conversation with a contact in an inbox, at `source_id` or at his own address.

        Raises Refused where the contact has no address there, Unsupported where only the customer
        can begin.
        """
        now = self.clock.now()
        source = self.contact_inbox(contact, inbox, source_id)
        record = Conversation(
            id=max(self.conversations, default=0) + 1,
            uuid=str(uuid.UUID(int=self.rng.getrandbits(128), version=4)),
            contact_id=contact.id,
            inbox_id=inbox.id,
            created_at=now,
            updated_at=now,
            last_activity_at=now,
            status=status,
            assignee_id=assignee_id,
            team_id=team_id,
            custom_attributes=custom_attributes or {},
            additional_attributes=additional_attributes or {},
            source_id=source,
        )
        self.conversations[record.id] = record
        self.threads[record.id] = []
        self.emit("conversation.created", record, self.conversation_event(record), by)
        return record

    def contact_inbox(self, contact: Contact, inbox: Inbox, source_id: str | None = None) -> str:
        """Let a contact be known in an inbox, and return by which id: this one, his own address,
        or the one that he has. Raises Refused and Unsupported.

        An address is one contact's in an inbox: another that had it gets another id. Source:
        Chatwoot `builders/contact_inbox_builder.rb`.
        """
        begins = inbox.channel_type in (ChannelType.EMAIL, ChannelType.SMS, ChannelType.WHATSAPP)
        known = contact.inboxes.get(str(inbox.id))
        if not (source_id or begins or known):
            raise Unsupported(f"Unsupported operation for this channel: {inbox.channel_type}")
        source = source_id or (self.new_source_id(contact, inbox) if begins else known)
        if not source:
            what = "email" if inbox.channel_type == ChannelType.EMAIL else "phone number"
            raise Refused(f"param is missing or the value is empty: contact {what}")
        for other in self.contacts.values():
            if other is not contact and other.inboxes.get(str(inbox.id)) == source:
                before = "whatsapp:" if inbox.channel_type != ChannelType.EMAIL else ""
                other.inboxes[str(inbox.id)] = f"{before}{self.rng.randrange(100)}{source}"
        contact.inboxes[str(inbox.id)] = source
        return source

    def new_source_id(self, contact: Contact, inbox: Inbox) -> str:
        """A contact's id on a platform: number, address or page-scoped id."""
        if inbox.channel_type == ChannelType.EMAIL:
            return contact.email or ""
        if inbox.channel_type == ChannelType.SMS:
            return contact.phone_number or ""
        if inbox.channel_type == ChannelType.WHATSAPP:
            return (contact.phone_number or "").lstrip("+")
        return str(self.rng.randrange(10**15, 10**16))

    def set_status(
        self,
        record: Conversation,
        status: str,
        *,
        by: Agent | None,
        snoozed_until: float | None = None,
    ) -> None:
        """Change a conversation's status, write its activity line, and tell everyone."""
        if status == record.status and snoozed_until == record.snoozed_until:
            return
        record.status = status
        record.snoozed_until = snoozed_until if status == "snoozed" else None
        if status == "resolved":
            record.waiting_since = 0.0
        self._touch(record)
        words = {
            "open": "Conversation was reopened by {}",
            "resolved": "Conversation was marked resolved by {}",
            "pending": "Conversation was marked as pending by {}",
            "snoozed": "Conversation was snoozed by {}",
        }
        if by is not None:
            self.status_changes.append(
                {
                    "conversation_id": record.id,
                    "status": status,
                    "by": by.id,
                    "at": self.clock.now(),
                }
            )
            self.activity(record, words[status].format(by.name))
        self.emit("conversation.status_changed", record, self.conversation_event(record), by)
        self._conversation_changed(record, by)
        self.watch_snooze(record)

    def watch_snooze(self, record: Conversation) -> None:
        """Open a snoozed conversation again at its time."""
        until = record.snoozed_until
        if record.status != "snoozed" or until is None:
            return

        def wake() -> None:
            if record.status == "snoozed" and record.snoozed_until == until:
                self.set_status(record, "open", by=None)

        self.clock.call_at(until, wake)

    def assign(self, record: Conversation, agent: Agent | None, *, by: Agent | None) -> None:
        """Give a conversation to an agent or to nobody; the last writer wins."""
        if record.assignee_id == (agent.id if agent else None):
            return
        record.assignee_id = agent.id if agent else None
        self._touch(record)
        if by is not None:
            if agent is None:
                text = f"Conversation unassigned by {by.name}"
            elif agent.id == by.id:
                text = f"{by.name} self-assigned this conversation"
            else:
                text = f"Assigned to {agent.name} by {by.name}"
            self.activity(record, text)
        self.emit("assignee.changed", record, self.conversation_event(record), by)
        self._conversation_changed(record, by)

    def set_team(self, record: Conversation, team_id: int | None, *, by: Agent) -> None:
        """Give a conversation to a team or to none."""
        record.team_id = team_id
        self._touch(record)
        self.emit("team.changed", record, self.conversation_event(record), by)
        self._conversation_changed(record, by)

    def set_labels(self, record: Conversation, labels: list[str], *, by: Agent) -> None:
        """Replace the whole set of labels."""
        added = [item for item in labels if item not in record.labels]
        removed = [item for item in record.labels if item not in labels]
        record.labels = list(dict.fromkeys(labels))
        self._touch(record)
        if added:
            self.activity(record, f"{by.name} added {', '.join(added)}")
        if removed:
            self.activity(record, f"{by.name} removed {', '.join(removed)}")
        self._conversation_changed(record, by)

    def change(self, record: Conversation, *, by: Agent | None, **values: Any) -> None:
        """Change plain columns of a conversation and send `conversation.updated`."""
        for key, value in values.items():
            setattr(record, key, value)
        self._touch(record)
        self._conversation_changed(record, by)

    def set_seen(self, record: Conversation, when: float, *, by: Agent) -> None:
        """Move what agents have seen. Columns only, as at Chatwoot: `updated_at` stays."""
        record.agent_last_seen_at = when
        if record.assignee_id == by.id:
            record.assignee_last_seen_at = when
        data = self.conversation_event(record)
        self.emit("conversation.unread_count_changed", record, data, by)

    def activity(self, record: Conversation, text: str) -> Message:
        """Write one of the hub's own lines into a conversation."""
        return self.add_message(record, text, by=None)

    # Contacts

    def create_contact(self, **values: Any) -> Contact:
        """Add a contact; the caller names it, its address and its attributes."""
        now = self.clock.now()
        contact = Contact(
            id=max(self.contacts, default=0) + 1,
            created_at=now,
            last_activity_at=now,
            **values,
        )
        self.contacts[contact.id] = contact
        return contact

    def contact_changed(self, contact: Contact, event: str, by: Agent | None) -> None:
        """Send `contact.created` or `contact.updated`."""
        self.broadcast(event, None, wire.contact_push(contact), by)

    def merge_contacts(self, stays: Contact, goes: Contact, *, by: Agent) -> None:
        """Give all that is `goes`'s to `stays`, whose own values win, and forget `goes`.

        Source: Chatwoot `actions/contact_merge_action.rb`.
        """
        for key in ("name", "email", "phone_number", "identifier"):
            if not getattr(stays, key):
                setattr(stays, key, getattr(goes, key))
        for key in ("custom_attributes", "additional_attributes", "inboxes"):
            setattr(stays, key, getattr(goes, key) | getattr(stays, key))
        stays.notes = [*stays.notes, *goes.notes]
        for record in self.conversations.values():
            if record.contact_id == goes.id:
                record.contact_id = stays.id
        for message in self.messages.values():
            if message.sender_type == "Contact" and message.sender_id == goes.id:
                message.sender_id = stays.id
        del self.contacts[goes.id]
        merged = wire.contact_push(stays) | {"tokens": []}
        self.broadcast("contact.merged", None, merged, by)
        self.broadcast("contact.deleted", None, wire.contact_push(goes), by)

    # What every change does

    def _conversation_changed(self, record: Conversation, by: Agent | None) -> None:
        self.emit("conversation.updated", record, self.conversation_event(record), by)

    def _touch(self, record: Conversation) -> None:
        record.updated_at = self.clock.now()

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take back what `snapshot` gave; snoozed conversations will wake again."""
        super().restore(values)
        for record in self.conversations.values():
            self.watch_snooze(record)
