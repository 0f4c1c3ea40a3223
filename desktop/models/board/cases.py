"""What a conversation is as a case of the board: when the customer began, and how it was answered.

A case is a conversation that a customer began. One that an agent began is none: nobody waited. The
clock starts when the hub has the first message, not when the platform showed it; the hub does not
tell the latter.
"""

from dataclasses import dataclass
from datetime import date

from desktop.models.board.period import local_day, quarter_of
from desktop.models.business_hours import counted, zone_of
from desktop.models.hub_words import Channel, Direction
from desktop.models.preferences import BusinessHours

NEVER = 0xFFFF_FFFF
"""Stands for an answer that has not come; no wait is as long, for it would be 136 years."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the cache knows of a conversation. `began_by` is who wrote its first message, None where
    that message is not here; `replied_by` the agent who gave the first reply, None where unknown.
    Times are UTC seconds."""

    conversation_id: int
    channel: Channel
    created_at: float
    first_reply_at: float | None
    is_resolved: bool
    is_public: bool
    team: int | None = None
    assignee: int | None = None
    began_by: Direction | None = None
    replied_by: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation in the board's numbers. `took` is seconds of business hours, `NEVER` while
    there is no answer; `agent` is 0 where nobody is known, `team` where there is none."""

    conversation_id: int
    day: date
    quarter: int
    channel: Channel
    team: int
    agent: int
    took: int
    solved: bool
    public: bool


def case_of(seen: Seen, hours: BusinessHours) -> Case | None:
    """Return the case that a conversation is; None where it is none.

    Times are taken in whole seconds, as the hub gives them out.
    """
    asked = int(seen.created_at)
    if asked <= 0:
        return None
    replied = None if seen.first_reply_at is None else int(seen.first_reply_at)
    if seen.began_by is Direction.OUTGOING:
        return None
    if seen.began_by is None and replied is not None and replied <= asked:
        return None  # nobody answers before a second has passed: it was an agent who began
    took = NEVER if replied is None else max(0, round(counted(hours, asked, replied)))
    return Case(
        conversation_id=seen.conversation_id,
        day=local_day(asked, hours.zone),
        quarter=quarter_of(asked, zone_of(hours.zone)),
        channel=seen.channel,
        team=seen.team or 0,
        agent=(seen.replied_by or seen.assignee or 0) if replied is not None else 0,
        took=min(took, NEVER - 1) if replied is not None else NEVER,
        solved=seen.is_resolved,
        public=seen.is_public,
    )
