"""What may leave by itself, what only by a person's hand, and what not at all."""

import pytest

from desktop.models.automation import Leave, leave_of
from desktop.models.conversation import Channel, Conversation, ConversationStatus

NOW, HOUR = 1_000_000.0, 3600.0


def conversation(channel: Channel, *, closes_in: float | None, can_reply: bool) -> Conversation:
    return Conversation(
        1,
        1,
        1,
        channel,
        ConversationStatus.OPEN,
        can_reply=can_reply,
        window_closes_at=None if closes_in is None else NOW + closes_in,
    )


@pytest.mark.parametrize(
    ("channel", "closes_in", "can_reply", "wrote_ago", "leave"),
    [
        (Channel.MESSENGER, 20 * HOUR, True, 4 * HOUR, Leave.FREE),
        (Channel.MESSENGER, 120 * HOUR, True, 48 * HOUR, Leave.BY_PERSON),
        (Channel.MESSENGER, 120 * HOUR, True, None, Leave.BY_PERSON),
        (Channel.MESSENGER, 20 * HOUR, True, None, Leave.FREE),
        (Channel.INSTAGRAM, -HOUR, False, 200 * HOUR, Leave.CLOSED),
        (Channel.WHATSAPP, -HOUR, False, 25 * HOUR, Leave.CLOSED),
        (Channel.WHATSAPP, 2 * HOUR, True, 22 * HOUR, Leave.FREE),
        (Channel.EMAIL, None, True, 900 * HOUR, Leave.FREE),
        (Channel.MESSENGER, None, True, None, Leave.FREE),
    ],
)
def test_by_the_channel_s_rules(
    channel: Channel,
    closes_in: float | None,
    can_reply: bool,
    wrote_ago: float | None,
    leave: Leave,
) -> None:
    where = conversation(channel, closes_in=closes_in, can_reply=can_reply)
    assert leave_of(where, None if wrote_ago is None else NOW - wrote_ago, NOW) is leave
