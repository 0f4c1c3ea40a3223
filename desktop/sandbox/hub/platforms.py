"""What happens to a message after the hub has said `sent`: the platform's side."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.hub.records import ChannelType, Conversation, Message, MessageType
from desktop.sandbox.hub.world import HubWorld

WINDOW_ERROR = "10 - (#10) This message is sent outside of allowed window."
TEMPLATE_ERROR = "Template not found or invalid template name"
UNREACHABLE_ERROR = "551 - (#551) This person isn't available right now."
MEDIA_ERROR = "100 - (#100) Upload attachment failure."

_MB = 1024 * 1024
_MEDIA: dict[str, dict[str, tuple[int, tuple[str, ...]]]] = {
    ChannelType.MESSENGER: {
        "image": (8 * _MB, ("png", "jpeg", "gif")),
        "audio": (25 * _MB, ("",)),
        "video": (25 * _MB, ("",)),
        "file": (25 * _MB, ("",)),
    },
    ChannelType.INSTAGRAM: {
        "image": (8 * _MB, ("png", "jpeg", "gif")),
        "audio": (25 * _MB, ("",)),
        "video": (25 * _MB, ("",)),
    },
    ChannelType.WHATSAPP: {
        "image": (5 * _MB, ("png", "jpeg")),
        "audio": (16 * _MB, ("",)),
        "video": (16 * _MB, ("",)),
        "file": (100 * _MB, ("",)),
    },
    ChannelType.SMS: {
        "image": (5 * _MB, ("png", "jpeg", "gif")),
        "audio": (5 * _MB, ("",)),
        "video": (5 * _MB, ("",)),
        "file": (5 * _MB, ("",)),
    },
}
"""Bytes and kinds that a platform takes, by the hub's file type; e-mail takes what the hub takes.

Source: Meta's Send API, Instagram messaging and WhatsApp Cloud API media references.
"""
_MEDIA_ERRORS: dict[str, str] = {
    ChannelType.WHATSAPP: "131053: Media upload error",
    ChannelType.SMS: "Error: media-unsupported",
}


def _takes(channel: str, item: Mapping[str, Any]) -> bool:
    if channel not in _MEDIA:
        return True
    known = _MEDIA[channel].get(item["file_type"])
    if known is None:
        return False
    most, kinds = known
    kind = str(item["content_type"]).partition("/")[2]
    return item["file_size"] <= most and any(kind.startswith(one) for one in kinds)


class DeliveryFaults(Protocol):
    """Faults that strike after the hub's answer (see `desktop.sandbox.faults`)."""

    def refusal(self, conversation_id: int, content: str) -> str | None:
        """The platform's reason to refuse this message, when one is armed."""

    def receipts_lost(self, conversation_id: int, content: str) -> bool:
        """True when this message is to get no receipts."""


class Platforms:
    """Accepts, delivers or refuses outgoing messages, a moment after the hub's answer.

    Chatwoot sends from a background job: the API has answered `status: sent` with no
    `source_id` by then, and what follows comes as `message.updated`.
    """

    def __init__(
        self, clock: SandboxClock, hub: HubWorld, rng: random.Random, faults: DeliveryFaults
    ) -> None:
        self._clock = clock
        self._hub = hub
        self._rng = rng
        self._faults = faults
        self._pending: dict[int, str] = {}
        self._silenced: set[int] = set()
        self._accepted: list[Callable[[Conversation, Message], None]] = []
        hub.on_outgoing(self._submit)

    def on_accepted(self, listener: Callable[[Conversation, Message], None]) -> None:
        """Hear of each message that has reached its customer's app."""
        self._accepted.append(listener)

    def customer_reads(self, record: Conversation) -> None:
        """The customer looks: receipts go out, except where a fault holds them back."""
        self._hub.mark_read(record, self._silenced)

    def _submit(self, record: Conversation, message: Message) -> None:
        del record
        self._pending[message.id] = "accept"
        self._clock.call_later(self._rng.uniform(0.1, 1.5), lambda: self._accept(message.id))

    def _accept(self, message_id: int) -> None:
        self._pending.pop(message_id, None)
        message = self._hub.messages[message_id]
        record = self._hub.conversations[message.conversation_id]
        if message.content_attributes.get("deleted") or message.status != "sent":
            return
        if (reason := self._refusal(record, message)) is not None:
            attributes = message.content_attributes | {"external_error": reason}
            self._hub.update_message(message, status="failed", content_attributes=attributes)
            return
        inbox = self._hub.inboxes[record.inbox_id]
        if self._faults.receipts_lost(record.id, message.content or ""):
            self._silenced.add(message.id)
        self._hub.update_message(message, source_id=self._platform_id(inbox.channel_type))
        if inbox.delivered_receipts and message.id not in self._silenced:
            self._pending[message.id] = "deliver"
            delay = self._rng.uniform(0.1, 0.8)
            self._clock.call_later(delay, lambda: self._deliver(message.id))
        for listener in self._accepted:
            listener(record, message)

    def _deliver(self, message_id: int) -> None:
        self._pending.pop(message_id, None)
        message = self._hub.messages[message_id]
        if message.status == "sent":
            self._hub.update_message(message, status="delivered")

    def _refusal(self, record: Conversation, message: Message) -> str | None:
        armed = self._faults.refusal(record.id, message.content or "")
        if armed is not None:
            return armed
        contact = self._hub.contacts[record.contact_id]
        if contact.unreachable or contact.blocked:
            return UNREACHABLE_ERROR
        channel = self._hub.inboxes[record.inbox_id].channel_type
        if not all(_takes(channel, item) for item in message.attachments):
            return _MEDIA_ERRORS.get(channel, MEDIA_ERROR)
        if self._hub.can_reply(record):
            return None
        if self._hub.inboxes[record.inbox_id].channel_type == ChannelType.WHATSAPP:
            templated = message.additional_attributes.get("template_params")
            return None if templated else TEMPLATE_ERROR
        return WINDOW_ERROR

    def _platform_id(self, channel: str) -> str:
        raw = self._rng.randbytes(24)
        if channel == ChannelType.WHATSAPP:
            return "wamid." + base64.b64encode(raw).decode()
        if channel == ChannelType.EMAIL:
            return f"{raw[:16].hex()}@polder.example"
        if channel == ChannelType.SMS:
            return raw[:16].hex()
        return "m_" + base64.urlsafe_b64encode(raw).decode()

    def snapshot(self) -> dict[str, Any]:
        """Messages on their way, as plain values."""
        return {
            "pending": [[number, stage] for number, stage in self._pending.items()],
            "silenced": sorted(self._silenced),
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take up again what was on its way."""
        self._silenced = set(values["silenced"])
        for number, stage in values["pending"]:
            message = self._hub.messages.get(number)
            if message is None or message.message_type != MessageType.OUTGOING:
                continue
            if stage == "accept":
                self._submit(self._hub.conversations[message.conversation_id], message)
            else:
                self._pending[number] = stage
                self._clock.call_later(0.5, partial(self._deliver, number))
