"""A floor at work, drawn by a seed: conversations, answers, links and payments for a board."""

from dataclasses import dataclass, field
from random import Random

from desktop.models.conversation import (
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Direction,
    Message,
)
from desktop.models.fact import FactKind
from desktop.models.journal import Draft

CHANNELS = (Channel.MESSENGER, Channel.WHATSAPP, Channel.INSTAGRAM, Channel.X, Channel.SMS)
_WEIGHTS = (40, 30, 12, 12, 6)
DAY_S = 86400


@dataclass(slots=True)
class Floor:
    """What happened."""

    conversations: list[Conversation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def a_floor(
    until: float, *, days: int, cases: int, links: int, agents: int = 5, seed: int = 1
) -> Floor:
    """Return what happened in so many days until then (UTC seconds), with so many cases and links
    of other desks a day."""
    rng = Random(seed)
    floor = Floor()
    number = 0
    for day in range(days, 0, -1):
        begin = until - day * DAY_S
        for _ in range(cases):
            number += 1
            _case(floor, rng, number, int(begin + rng.betavariate(2, 2) * DAY_S), until, agents)
        for one in range(links):
            _link(floor, rng, f"link-{day:03d}-{one:03d}", begin, until, agents, number)
    return floor


def _case(floor: Floor, rng: Random, number: int, at: int, until: float, agents: int) -> None:
    took = int(rng.lognormvariate(5.5, 0.9)) + 5
    agent = 1 + rng.randrange(agents)
    answered = at + took <= until and rng.random() < 0.985
    old = at < until - 6 * 3600
    public = rng.random() < 0.06
    floor.conversations.append(
        Conversation(
            conversation_id=number,
            contact_id=number,
            inbox_id=1,
            channel=rng.choices(CHANNELS, _WEIGHTS)[0],
            status=ConversationStatus.RESOLVED
            if answered and rng.random() < (0.95 if old else 0.5)
            else ConversationStatus.OPEN,
            assignee_id=agent,
            is_private=not public,
            created_at=float(at),
            last_activity_at=float(at + took if answered else at),
            waiting_since=None if answered else float(at),
            first_reply_at=float(at + took) if answered else None,
            updated_at=float(at + took),
            team_id=rng.choice((1, 1, 2)),
        )
    )
    floor.contacts.append(Contact(number, f"Customer {number}"))
    floor.messages.append(
        Message(number * 10, number, Direction.INCOMING, "Can I fly tomorrow?", float(at))
    )
    if answered:
        floor.messages.append(
            Message(
                number * 10 + 1,
                number,
                Direction.OUTGOING,
                "Let me see.",
                float(at + took),
                sender_id=agent,
            )
        )


def _link(
    floor: Floor, rng: Random, name: str, begin: float, until: float, agents: int, numbers: int
) -> None:
    made = int(begin + rng.betavariate(2, 2) * DAY_S)
    if made > until:
        return
    currency = rng.choices(("EUR", "USD"), (9, 1))[0]
    total = rng.randrange(4500, 60000)
    body = {
        "generation": 1,
        "conversation": 1 + rng.randrange(max(1, numbers)),
        "session": f"cs_{name}",
        "currency": currency,
    }
    channel = rng.choices(CHANNELS, _WEIGHTS)[0]

    def told(kind: FactKind, at: int, **more: object) -> None:
        source = f"stripe:{kind.value}:{name}:{at}"
        floor.drafts.append(Draft(float(at), kind.value, name, "stripe", source, {**body, **more}))

    told(
        FactKind.LINK_CREATED,
        made,
        total=total,
        expires_at=float(made + 80000),
        agent=1 + rng.randrange(agents),
        channel=channel.value,
    )
    paid = made + int(rng.lognormvariate(5.9, 0.8)) + 20
    if rng.random() < 0.78 and paid <= until:
        told(FactKind.PAYMENT_PAID, paid, intent=f"pi_{name}", amount=total)
        back = paid + rng.randrange(3600, 3 * DAY_S)
        if rng.random() < 0.04 and back <= until:
            part = total if rng.random() < 0.5 else total // 3
            more = {"refund": f"re_{name}", "amount": part, "status": "succeeded"}
            told(FactKind.REFUND, back, intent=f"pi_{name}", **more)
    elif made + 80000 <= until:
        told(FactKind.LINK_EXPIRED, made + 80000)
