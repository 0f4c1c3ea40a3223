"""Finding and ordering: Chatwoot's conversation, message and contact queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.sandbox.hub.records import Agent, Contact, Conversation, Message, MessageType
from desktop.sandbox.hub.world import HubWorld

Item = TypeVar("Item")

CONVERSATIONS_PER_PAGE = 25
CONTACTS_PER_PAGE = 15
SEARCH_PER_PAGE = 15
SEARCH_MESSAGES_SECONDS = 90 * 86400.0

_PRIORITY = {"urgent": 4, "high": 3, "medium": 2, "low": 1, None: 0}

_SORTS: dict[str, tuple[Callable[[Conversation], Any], bool]] = {
    "last_activity_at_asc": (lambda c: c.last_activity_at, False),
    "last_activity_at_desc": (lambda c: c.last_activity_at, True),
    "created_at_asc": (lambda c: c.created_at, False),
    "created_at_desc": (lambda c: c.created_at, True),
    "priority_asc": (lambda c: _PRIORITY.get(c.priority, 0), False),
    "priority_desc": (lambda c: (_PRIORITY.get(c.priority, 0), c.last_activity_at), True),
    "waiting_since_asc": (lambda c: c.waiting_since or float("inf"), False),
    "waiting_since_desc": (lambda c: c.waiting_since, True),
    "priority_desc_created_at_asc": (
        lambda c: (-_PRIORITY.get(c.priority, 0), c.created_at),
        False,
    ),
}


@dataclass(frozen=True, slots=True)
class ConversationQuery:
    """The parameters of `GET /conversations` (finders/conversation_finder.rb)."""

    status: str = "open"
    assignee_type: str = "all"
    inbox_id: int | None = None
    team_id: int | None = None
    labels: tuple[str, ...] = ()
    words: str = ""
    conversation_type: str = ""
    source_id: str = ""
    updated_within: int | None = None
    sort_by: str = "last_activity_at_desc"
    page: int = 1


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """What was found: this page's conversations, and counts over all pages."""

    conversations: list[Conversation]
    meta: dict[str, int]


def number(text: str | None) -> int | None:
    """A whole number from a query parameter; None when absent or no number."""
    return int(text) if text and text.isdigit() else None


def find_conversations(
    hub: HubWorld, agent: Agent, query: ConversationQuery, *, only_meta: bool = False
) -> ConversationPage:
    """Conversations of the agent's inboxes that match; `updated_within` is not paginated."""
    found = [c for c in hub.conversations.values() if _matches(hub, agent, query, c)]
    assigned = sum(1 for c in found if c.assignee_id is not None)
    meta = {
        "mine_count": sum(1 for c in found if c.assignee_id == agent.id),
        "assigned_count": assigned,
        "unassigned_count": len(found) - assigned,
        "all_count": len(found),
    }
    if only_meta:
        return ConversationPage([], meta)
    if query.assignee_type == "me":
        found = [c for c in found if c.assignee_id == agent.id]
    elif query.assignee_type == "unassigned":
        found = [c for c in found if c.assignee_id is None]
    elif query.assignee_type == "assigned":
        found = [c for c in found if c.assignee_id is not None]
    if query.updated_within is not None:
        since = hub.clock.now() - query.updated_within
        found = [c for c in found if c.updated_at > since]
    key, descending = _SORTS.get(query.sort_by, _SORTS["last_activity_at_desc"])
    found.sort(key=key, reverse=descending)
    if query.updated_within is None:
        start = (max(query.page, 1) - 1) * CONVERSATIONS_PER_PAGE
        found = found[start : start + CONVERSATIONS_PER_PAGE]
    return ConversationPage(found, meta)


def _matches(hub: HubWorld, agent: Agent, query: ConversationQuery, c: Conversation) -> bool:
    if query.status != "all" and c.status != query.status:
        return False
    if agent.role != "administrator" and c.inbox_id not in agent.inbox_ids:
        return False
    if query.inbox_id is not None and c.inbox_id != query.inbox_id:
        return False
    if query.team_id is not None and c.team_id != query.team_id:
        return False
    if query.labels and not set(query.labels) & set(c.labels):
        return False
    if query.conversation_type == "unattended" and c.first_reply_created_at and not c.waiting_since:
        return False
    if query.conversation_type in ("mention", "participating") and c.assignee_id != agent.id:
        return False
    if query.source_id and hub.source_id(c) != query.source_id:
        return False
    if query.words:
        wanted = query.words.lower()
        return any(wanted in (m.content or "").lower() for m in hub.thread(c.id))
    return True


def find_messages(
    hub: HubWorld,
    conversation_id: int,
    *,
    before: int | None,
    after: int | None,
    without_internal: bool = False,
) -> list[Message]:
    """A part of a thread, oldest first (finders/message_finder.rb).

    Before and after: up to 1000 with `after <= id < before`; after alone: up to 100 newer;
    before alone: the 20 older; neither: the latest 20.
    """
    thread = hub.thread(conversation_id)
    if without_internal:
        thread = [m for m in thread if not m.private and m.message_type != MessageType.ACTIVITY]
    if after is not None and before is not None:
        return [m for m in thread if after <= m.id < before][:1000]
    if after is not None:
        return [m for m in thread if m.id > after][:100]
    if before is not None:
        return [m for m in thread if m.id < before][-20:]
    return thread[-20:]


def find_contacts(contacts: Iterable[Contact], words: str) -> list[Contact]:
    """Contacts whose name, e-mail, telephone or identifier holds the words, newest first."""
    wanted = words.lower()
    found = [
        contact
        for contact in contacts
        if wanted in contact.name.lower()
        or wanted in (contact.email or "").lower()
        or wanted in (contact.phone_number or "")
        or words in (contact.identifier or "")
    ]
    found.sort(key=lambda contact: contact.last_activity_at, reverse=True)
    return found


def find_messages_by_words(hub: HubWorld, agent: Agent, words: str) -> list[Message]:
    """Messages of the last three months that hold the words, newest first."""
    wanted = words.lower()
    since = hub.clock.now() - SEARCH_MESSAGES_SECONDS
    found = [
        message
        for message in hub.messages.values()
        if message.created_at >= since
        and wanted in (message.content or "").lower()
        and message.inbox_id in agent.inbox_ids
    ]
    found.sort(key=lambda message: message.created_at, reverse=True)
    return found


def find_conversations_by_words(hub: HubWorld, agent: Agent, words: str) -> list[Conversation]:
    """Conversations whose number or contact matches the words, newest first."""
    contacts = {contact.id for contact in find_contacts(hub.contacts.values(), words)}
    found = [
        c
        for c in hub.conversations.values()
        if c.inbox_id in agent.inbox_ids and (c.contact_id in contacts or str(c.id) == words)
    ]
    found.sort(key=lambda c: c.last_activity_at, reverse=True)
    return found


def page_of(items: list[Item], page: int, size: int) -> list[Item]:
    """One page of a list; pages count from 1."""
    start = (max(page, 1) - 1) * size
    return items[start : start + size]


def query_from(params: Mapping[str, str], labels: Iterable[str]) -> ConversationQuery:
    """The query that a request's parameters ask for."""
    return ConversationQuery(
        status=params.get("status") or "open",
        assignee_type=params.get("assignee_type") or "all",
        inbox_id=number(params.get("inbox_id")),
        team_id=number(params.get("team_id")),
        labels=tuple(labels),
        words=(params.get("q") or "").strip(),
        conversation_type=params.get("conversation_type") or "",
        source_id=params.get("source_id") or "",
        updated_within=number(params.get("updated_within")),
        sort_by=params.get("sort_by") or "last_activity_at_desc",
        page=number(params.get("page")) or 1,
    )
