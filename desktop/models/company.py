"""Who else is in a conversation right now, and what came in it while the agent wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.models.conversation import Direction, Message

RECENT_S = 5 * 60.0
"""How long somebody who wrote counts as being in the conversation. The hub does not tell who looks
at one."""


class Doing(StrEnum):
    """What somebody does in a conversation."""

    TYPING = "typing"
    NOTING = "noting"
    """Typing a note that only colleagues will see."""
    WROTE = "wrote"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody began (`on`) or ceased to type. `user_id` is the hub's number of a colleague, None
    for the customer."""

    conversation_id: int
    name: str
    on: bool
    user_id: int | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is in a conversation, since `at` (UTC seconds). `user_id` None: the customer."""

    name: str
    doing: Doing
    at: float
    user_id: int | None = None


def present(
    typing: Iterable[Present], messages: Iterable[Message], me: int | None, now: float
) -> tuple[Present, ...]:
    """Return who is there besides me: first who types, then colleagues who wrote in the last
    minutes, the newest first. Each once, by what they do now."""
    found: dict[int | None, Present] = {}
    for one in sorted(typing, key=lambda one: (one.user_id is None, -one.at)):
        if me is None or one.user_id != me:
            found.setdefault(one.user_id, one)
    for message in sorted(messages, key=lambda message: -message.created_at):
        doing = {Direction.OUTGOING: Doing.WROTE, Direction.NOTE: Doing.NOTED}.get(
            message.direction
        )
        who, at = message.sender_id, message.created_at
        if doing is None or who is None or who == me or now - at > RECENT_S:
            continue
        found.setdefault(who, Present(message.sender_name, doing, at, who))
    return tuple(found.values())


def came_since(messages: Iterable[Message], after: int, me: int | None) -> tuple[Message, ...]:
    """Return what others wrote after message `after`, oldest first: the customer, and colleagues,
    their notes too. What I sent myself, from any desk, is no news to me."""
    heard = (Direction.INCOMING, Direction.OUTGOING, Direction.NOTE)
    return tuple(
        message
        for message in sorted(messages, key=lambda message: message.message_id)
        if message.message_id > after
        and message.direction in heard
        and (message.direction is Direction.INCOMING or _by_another(message, me))
    )


def newest_before(messages: Sequence[Message], at: float) -> int:
    """Return the newest message that stood there at `at` (UTC seconds); 0 where none did."""
    return max((one.message_id for one in messages if one.created_at <= at), default=0)


def _by_another(message: Message, me: int | None) -> bool:
    return message.sender_id is not None and message.sender_id != me
