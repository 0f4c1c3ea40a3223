"""The hub's JSON: how Chatwoot v4.14 renders its records.

Field by field after the jbuilder views and `push_event_data` of v4.14.2; `*_at` fields of the
list item are whole seconds where 0 means never.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from desktop.sandbox.hub import files
from desktop.sandbox.hub.account import ACCOUNT_ID, ACCOUNT_NAME, TEAMS
from desktop.sandbox.hub.records import Agent, Contact, Conversation, Inbox, Message, MessageType

Json = dict[str, Any]


def iso(seconds: float) -> str:
    """UTC epoch seconds as Rails prints a time: milliseconds and Z."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def contact(record: Contact) -> Json:
    """A contact as `meta.sender` of a list item."""
    return {
        "additional_attributes": record.additional_attributes,
        "availability_status": "offline",
        "email": record.email,
        "id": record.id,
        "name": record.name,
        "phone_number": record.phone_number,
        "blocked": record.blocked,
        "identifier": record.identifier,
        "thumbnail": "",
        "custom_attributes": record.custom_attributes,
        "last_activity_at": int(record.last_activity_at),
        "created_at": int(record.created_at),
    }


def contact_push(record: Contact) -> Json:
    """A contact as an event or a message's sender carries it."""
    return {
        "additional_attributes": record.additional_attributes,
        "custom_attributes": record.custom_attributes,
        "email": record.email,
        "id": record.id,
        "identifier": record.identifier,
        "name": record.name,
        "phone_number": record.phone_number,
        "thumbnail": "",
        "blocked": record.blocked,
        "type": "contact",
    }


def inbox_brief(inbox: Inbox) -> Json:
    """The inbox inside a contact's `contact_inboxes`."""
    return {
        "id": inbox.id,
        "avatar_url": "",
        "channel_id": inbox.id,
        "name": inbox.name,
        "channel_type": inbox.channel_type,
        "provider": "default" if inbox.channel_type.endswith("Whatsapp") else None,
    }


def contact_full(record: Contact, inboxes: dict[int, Inbox]) -> Json:
    """A contact as its own page shows it, with the inboxes it is known in."""
    return contact(record) | {
        "contact_inboxes": [
            {"source_id": source, "inbox": inbox_brief(inboxes[int(inbox_id)])}
            for inbox_id, source in record.inboxes.items()
        ]
    }


def agent(record: Agent, availability: str) -> Json:
    """An agent as lists and `meta.assignee` show him."""
    return {
        "id": record.id,
        "account_id": ACCOUNT_ID,
        "availability_status": availability,
        "auto_offline": record.auto_offline,
        "confirmed": True,
        "email": record.email,
        "provider": "email",
        "available_name": record.name,
        "custom_attributes": {},
        "name": record.name,
        "role": record.role,
        "thumbnail": "",
        "custom_role_id": None,
    }


def agent_push(record: Agent, availability: str) -> Json:
    """An agent as an event, a performer or a message's sender carries him."""
    return {
        "id": record.id,
        "name": record.name,
        "available_name": record.name,
        "avatar_url": "",
        "type": "user",
        "availability_status": availability,
        "thumbnail": "",
    }


def profile(record: Agent, availability: str) -> Json:
    """`GET /api/v1/profile`."""
    return {
        "id": record.id,
        "access_token": record.access_token,
        "account_id": ACCOUNT_ID,
        "available_name": record.name,
        "avatar_url": "",
        "confirmed": True,
        "display_name": None,
        "message_signature": None,
        "email": record.email,
        "hmac_identifier": "",
        "inviter_id": None,
        "name": record.name,
        "provider": "email",
        "pubsub_token": record.pubsub_token,
        "role": record.role,
        "ui_settings": {},
        "uid": record.email,
        "type": None,
        "custom_attributes": {},
        "accounts": [
            {
                "id": ACCOUNT_ID,
                "name": ACCOUNT_NAME,
                "status": "active",
                "active_at": None,
                "role": record.role,
                "permissions": [record.role],
                "availability": record.availability,
                "availability_status": availability,
                "auto_offline": record.auto_offline,
                "custom_role_id": None,
                "custom_role": None,
            }
        ],
    }


def inbox(record: Inbox) -> Json:
    """An item of `GET /inboxes`."""
    return {
        "id": record.id,
        "avatar_url": "",
        "channel_id": record.id,
        "name": record.name,
        "channel_type": record.channel_type,
        "greeting_enabled": False,
        "greeting_message": None,
        "working_hours_enabled": False,
        "enable_email_collect": True,
        "csat_survey_enabled": False,
        "enable_auto_assignment": False,
        "auto_assignment_config": {},
        "out_of_office_message": None,
        "working_hours": [
            {
                "day_of_week": day,
                "closed_all_day": False,
                "open_hour": None,
                "open_minutes": None,
                "close_hour": None,
                "close_minutes": None,
                "open_all_day": True,
            }
            for day in range(7)
        ],
        "timezone": "Europe/Amsterdam",
        "callback_webhook_url": None,
        "allow_messages_after_resolved": True,
        "lock_to_single_conversation": False,
        "sender_name_type": "friendly",
        "business_name": ACCOUNT_NAME,
        "reauthorization_required": False,
        "phone_number": record.phone_number,
        "email": record.email,
        "provider": "default" if record.channel_type.endswith("Whatsapp") else None,
    }


def message(
    record: Message, sender: Json | None, echo_id: str | None = None, base_url: str = ""
) -> Json:
    """A message as REST shows it (views/api/v1/models/_message.json.jbuilder)."""
    body: Json = {
        "id": record.id,
        "content": record.content,
        "inbox_id": record.inbox_id,
        "conversation_id": record.conversation_id,
        "message_type": int(record.message_type),
        "content_type": record.content_type,
        "status": record.status,
        "content_attributes": record.content_attributes,
        "created_at": int(record.created_at),
        "private": record.private,
        "source_id": record.source_id,
    }
    if echo_id is not None:
        body["echo_id"] = echo_id
    if sender is not None:
        body["sender"] = sender
    if record.attachments:
        body["attachments"] = [attachment(item, record.id, base_url) for item in record.attachments]
    return body


def attachment(item: Json, message_id: int, base_url: str) -> Json:
    """An attachment without its bytes."""
    return files.shown(item, base_url) | {"message_id": message_id, "account_id": ACCOUNT_ID}


def message_push(
    record: Message,
    sender: Json | None,
    conversation_part: Json,
    echo_id: str | None = None,
    base_url: str = "",
) -> Json:
    """A message as events and the list's last message carry it: every column."""
    body: Json = {
        "id": record.id,
        "content": record.content,
        "account_id": ACCOUNT_ID,
        "inbox_id": record.inbox_id,
        "conversation_id": record.conversation_id,
        "message_type": int(record.message_type),
        "created_at": int(record.created_at),
        "updated_at": iso(record.updated_at),
        "private": record.private,
        "status": record.status,
        "source_id": record.source_id,
        "content_type": record.content_type,
        "content_attributes": record.content_attributes,
        "sender_type": record.sender_type,
        "sender_id": record.sender_id,
        "external_source_ids": {},
        "additional_attributes": record.additional_attributes,
        "processed_message_content": record.content,
        "sentiment": {},
        "conversation": conversation_part,
    }
    if echo_id is not None:
        body["echo_id"] = echo_id
    if record.attachments:
        body["attachments"] = [attachment(item, record.id, base_url) for item in record.attachments]
    if sender is not None:
        body["sender"] = sender
    return body


def team(team_id: int | None) -> Json | None:
    """A team by number."""
    return next((item for item in TEAMS if item["id"] == team_id), None)


def conversation_times(record: Conversation) -> Json:
    """The times that list items and events share."""
    return {
        "agent_last_seen_at": int(record.agent_last_seen_at),
        "contact_last_seen_at": int(record.contact_last_seen_at),
        "last_activity_at": int(record.last_activity_at),
        "timestamp": int(record.last_activity_at),
        "created_at": int(record.created_at),
        "updated_at": round(record.updated_at, 3),
        "first_reply_created_at": int(record.first_reply_created_at),
        "waiting_since": int(record.waiting_since),
    }


def conversation(
    record: Conversation,
    *,
    sender: Json,
    channel: str,
    assignee: Json | None,
    last_message: Json | None,
    last_chat_message: Json | None,
    can_reply: bool,
    unread_count: int,
) -> Json:
    """A list item (views/api/v1/conversations/partials/_conversation.json.jbuilder)."""
    meta: Json = {"sender": sender, "channel": channel}
    if assignee is not None:
        meta |= {"assignee": assignee, "assignee_type": "User"}
    if (own_team := team(record.team_id)) is not None:
        meta["team"] = own_team
    meta["hmac_verified"] = False
    return {
        "meta": meta,
        "id": record.id,
        "messages": [last_message] if last_message else [],
        "account_id": ACCOUNT_ID,
        "uuid": record.uuid,
        "additional_attributes": record.additional_attributes,
        "assignee_last_seen_at": int(record.assignee_last_seen_at),
        "can_reply": can_reply,
        "custom_attributes": record.custom_attributes,
        "inbox_id": record.inbox_id,
        "labels": record.labels,
        "muted": record.muted,
        "snoozed_until": int(record.snoozed_until) if record.snoozed_until else None,
        "status": record.status,
        "unread_count": unread_count,
        "last_non_activity_message": last_chat_message,
        "priority": record.priority,
        "sla_policy_id": None,
        **conversation_times(record),
    }


def conversation_push(
    record: Conversation,
    *,
    sender: Json,
    channel: str,
    source_id: str,
    assignee: Json | None,
    last_chat_message: Json | None,
    can_reply: bool,
    unread_count: int,
) -> Json:
    """A conversation as events carry it (EventDataPresenter#push_data)."""
    return {
        "additional_attributes": record.additional_attributes,
        "can_reply": can_reply,
        "channel": channel,
        "contact_inbox": {
            "id": record.id,
            "contact_id": record.contact_id,
            "inbox_id": record.inbox_id,
            "source_id": source_id,
            "hmac_verified": False,
        },
        "id": record.id,
        "inbox_id": record.inbox_id,
        "messages": [last_chat_message] if last_chat_message else [],
        "labels": record.labels,
        "meta": {
            "sender": sender,
            "assignee": assignee,
            "assignee_type": "User" if assignee else None,
            "team": team(record.team_id),
            "hmac_verified": False,
        },
        "status": record.status,
        "custom_attributes": record.custom_attributes,
        "snoozed_until": int(record.snoozed_until) if record.snoozed_until else None,
        "unread_count": unread_count,
        "priority": record.priority,
        **conversation_times(record),
    }


def is_chat(record: Message) -> bool:
    """True for what people wrote, false for the hub's own activity lines."""
    return record.message_type != MessageType.ACTIVITY
