"""A desk on a busy day: who was answered, who waits, and what was sold."""

from desktop.models.colleague import Colleague, Directory, Team
from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.hub_words import Availability, Channel, ConversationStatus, Direction
from desktop.services.desk import Desk
from tests.views.inbox.inbox_world import ME
from tests.views.payments.payments_world import AGENTS, LINKS, Sold, sell

DAY, NIGHT = 1, 2
ANSWERED = ((101, "Emma Wilson", 40.0), (102, "Lars Hansen", 252.0), (103, "Yuki Sato", 1500.0))
"""Conversations of the last minutes: the hub's number, who, and after how many seconds the customer
was answered, two minutes ago."""
WAITING = ((104, "Piet de Boer", 60.0), (105, "Anna Rossi", 1560.0))
"""Whoever waits, and for how many seconds."""


async def a_busy_day(desk: Desk, some: tuple[Sold, ...] = LINKS) -> None:
    """Put it on the desk."""
    await sell(desk, some)
    now = desk.now()
    store = desk.tools.ledger.store
    answered = [
        _conversation(number, now - 120 - took, now, replied=now - 120)
        for number, _, took in ANSWERED
    ]
    waiting = [_conversation(number, now - since, now) for number, _, since in WAITING]
    names = [(number, name) for number, name, _ in (*ANSWERED, *WAITING)]
    await store.save_conversations(
        [*answered, *waiting],
        [Contact(number, name) for number, name in names],
        [
            Message(number, number, Direction.INCOMING, "Mag ik een dag later?", now - 1600)
            for number, _ in names
        ],
    )
    present = [Colleague(ME, "Frederiek Faber", Availability.ONLINE)]
    present += [Colleague(number, name, Availability.ONLINE) for number, name in AGENTS]
    desk.directory._known = Directory(
        tuple(present), teams=(Team(DAY, "Day shift"), Team(NIGHT, "Night shift"))
    )


def _conversation(
    number: int, began: float, now: float, replied: float | None = None
) -> Conversation:
    return Conversation(
        number,
        number,
        1,
        Channel.WHATSAPP,
        ConversationStatus.OPEN,
        assignee_id=ME,
        created_at=began,
        last_activity_at=replied or began,
        waiting_since=None if replied else began,
        first_reply_at=replied,
        updated_at=now,
        team_id=DAY if number % 2 else NIGHT,
    )
