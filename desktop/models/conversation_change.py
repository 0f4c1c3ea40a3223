"""What an agent can change about a conversation: what is wanted, how it then is, and the way back.

Pure values. A change travels in a job's payload as plain JSON, and what cannot be read there is no
change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from desktop.models.card_shield import mask
from desktop.models.conversation import Conversation, ConversationStatus
from desktop.models.priority import Priority as Priority

_END_OF_TIME = 1e11


@dataclass(frozen=True, slots=True)
class Assign:
    """Give it to an agent of the hub; None to nobody."""

    agent_id: int | None


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Open, resolve or snooze it. `until` is UTC seconds; a snooze without it lasts until the
    customer writes. `waiting_since` (UTC seconds) is what undo brings back beside the state: the
    hub forgets since when the customer waits once it is resolved."""

    status: ConversationStatus
    until: float | None = None
    waiting_since: float | None = None


@dataclass(frozen=True, slots=True)
class SetPriority:
    """Say how urgent it is."""

    priority: Priority


@dataclass(frozen=True, slots=True)
class SetLabels:
    """Put labels on and take others off; those of colleagues stay."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Let the hub take nothing more from a contact, or take it again."""

    contact_id: int
    blocked: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """Make two contacts one at the hub: `goes` becomes part of `stays`. There is no way back."""

    stays: int
    goes: int


ConversationChange: TypeAlias = Assign | SetStatus | SetPriority | SetLabels | Block | Merge


def applied(change: ConversationChange, to: Conversation) -> Conversation:
    """Return the conversation as it is once the hub has done this."""
    match change:
        case Assign(agent_id):
            return replace(to, assignee_id=agent_id)
        case SetStatus(status, until, waiting_since):
            snoozed = status is ConversationStatus.SNOOZED
            changed = replace(to, status=status, snoozed_until=until if snoozed else None)
            if waiting_since is None or not status.is_worked_on:
                return changed
            return replace(changed, waiting_since=waiting_since)
        case SetPriority(priority):
            return replace(to, priority=priority.value)
        case SetLabels(add, remove):
            return replace(to, labels=with_labels(to.labels, add, remove))
        case _:
            return to


def as_it_is(change: ConversationChange, now: Conversation) -> ConversationChange | None:
    """Return what would leave the conversation as it is `now` in what `change` is about; None where
    a change takes nobody's choice from them: labels are merged, and the others are of contacts."""
    match change:
        case Assign():
            return Assign(now.assignee_id)
        case SetStatus():
            return SetStatus(now.status, now.snoozed_until)
        case SetPriority():
            return SetPriority(_priority(now.priority))
        case _:
            return None


def is_same(one: ConversationChange, other: ConversationChange) -> bool:
    """Whether both leave a conversation alike; the hub keeps times in whole seconds."""
    match one, other:
        case SetStatus(), SetStatus():
            return one.status is other.status and int(one.until or 0) == int(other.until or 0)
        case _:
            return one == other


def stands(change: ConversationChange, now: Conversation) -> bool | None:
    """Whether a conversation is as `change` wants it; None where it does not show that."""
    match change:
        case SetLabels(add, remove):
            return set(with_labels(now.labels, add, remove)) == set(now.labels)
        case Block() | Merge():
            return None
        case _:
            there = as_it_is(change, now)
            return there is not None and is_same(change, there)


def with_labels(
    labels: Sequence[str], add: Iterable[str], remove: Iterable[str]
) -> tuple[str, ...]:
    """Return a conversation's labels with some put on and some taken off, in order. What is named
    as both is put on."""
    add = tuple(add)
    gone = set(remove).difference(add)
    return tuple(dict.fromkeys([*(one for one in labels if one not in gone), *add]))


def undoing(
    change: ConversationChange, before: Conversation, me: int | None
) -> tuple[ConversationChange, ...]:
    """Return what takes `change` back, for a conversation that was like `before`; empty where
    nothing does, or nothing would have changed.

    The hub gives a conversation to the agent who opens it again, so who had it is put back too.
    Source: Chatwoot `conversations_controller.rb#should_assign_conversation?`.
    """
    match change:
        case Assign(agent_id):
            return () if agent_id == before.assignee_id else (Assign(before.assignee_id),)
        case SetStatus():
            if applied(change, before) == before:
                return ()
            waited = before.waiting_since if before.status.is_worked_on else None
            back = SetStatus(before.status, before.snoozed_until, waited)
            opens = ConversationStatus.OPEN in (change.status, before.status)
            whose = opens and before.assignee_id != me
            return (back, Assign(before.assignee_id)) if whose else (back,)
        case SetPriority(priority):
            if priority.value == before.priority:
                return ()
            return (SetPriority(_priority(before.priority)),)
        case SetLabels(add, remove):
            off = tuple(one for one in add if one not in before.labels)
            on = tuple(one for one in remove if one in before.labels and one not in add)
            return (SetLabels(on, off),) if on or off else ()
        case Block(contact_id, blocked):
            return (Block(contact_id, not blocked),)
        case _:
            return ()


def to_json(change: ConversationChange) -> dict[str, Any]:
    """Return a change as a job carries it: ids, states, and labels without card numbers."""
    match change:
        case Assign(agent_id):
            return {"assign": agent_id}
        case SetStatus(status, until, waiting_since):
            told: dict[str, Any] = {"status": status.value, "until": until}
            return told if waiting_since is None else {**told, "waiting": waiting_since}
        case SetPriority(priority):
            return {"priority": priority.value}
        case SetLabels(add, remove):
            return {"add": [mask(one) for one in add], "remove": [mask(one) for one in remove]}
        case Block(contact_id, blocked):
            return {"contact": contact_id, "blocked": blocked}
        case Merge(stays, goes):
            return {"stays": stays, "goes": goes}


def from_json(data: object) -> ConversationChange | None:
    """Return what `to_json` gave; None for anything else."""
    if not isinstance(data, Mapping):
        return None
    try:
        match dict(data):
            case {"assign": None}:
                return Assign(None)
            case {"assign": int(agent_id)} if _is_id(agent_id):
                return Assign(agent_id)
            case {"status": str(status), "until": None}:
                return SetStatus(ConversationStatus(status), None, _waiting(data))
            case {"status": str(status), "until": int() | float() as until} if _is_time(until):
                return SetStatus(ConversationStatus(status), until, _waiting(data))
            case {"priority": str(priority)}:
                return SetPriority(Priority(priority))
            case {"add": list(add), "remove": list(remove)}:
                return SetLabels(tuple(map(str, add)), tuple(map(str, remove)))
            case {"contact": int(contact_id), "blocked": bool(blocked)} if _is_id(contact_id):
                return Block(contact_id, blocked)
            case {"stays": int(stays), "goes": int(goes)} if _is_id(stays) and _is_id(goes):
                return Merge(stays, goes)
    except ValueError:  # a state that this version does not know
        pass
    return None


def _is_id(value: int) -> bool:
    """Whether it can be one of the hub's (PostgreSQL's bigint)."""
    return not isinstance(value, bool) and 0 < value < 2**63


def _is_time(value: float) -> bool:
    """Whether it is a time in UTC seconds; neither endless nor no number."""
    return not isinstance(value, bool) and 0 < value < _END_OF_TIME


def _waiting(data: Mapping[Any, Any]) -> float | None:
    since = data.get("waiting")
    return since if isinstance(since, int | float) and _is_time(since) else None


def _priority(value: str) -> Priority:
    return Priority(value) if value in set(Priority) else Priority.NONE
