"""Who else is in a conversation, and what came while the agent wrote."""

from desktop.models.company import (
    RECENT_S,
    Doing,
    Present,
    came_since,
    newest_before,
    present,
)
from desktop.models.conversation import Direction, Message

ME, EVA, JAN = 7, 8, 9
NOW = 10_000.0


def message(
    number: int, direction: Direction, sender: int | None = None, age: float = 10.0
) -> Message:
    return Message(
        number, 1, direction, "Hoi", NOW - age, sender_id=sender, sender_name=f"name {sender}"
    )


def test_who_types_comes_first_and_the_customer_last_of_those() -> None:
    typing = [
        Present("Sanne", Doing.TYPING, NOW - 1),
        Present("Eva", Doing.TYPING, NOW - 5, EVA),
    ]
    wrote = [message(1, Direction.NOTE, JAN), message(2, Direction.OUTGOING, EVA)]
    found = present(typing, wrote, ME, NOW)
    assert [(one.user_id, one.doing) for one in found] == [
        (EVA, Doing.TYPING),
        (None, Doing.TYPING),
        (JAN, Doing.NOTED),
    ]


def test_i_am_no_company_to_myself() -> None:
    assert present([Present("I", Doing.TYPING, NOW, ME)], [], ME, NOW) == ()
    assert present([], [message(1, Direction.OUTGOING, ME)], ME, NOW) == ()


def test_who_wrote_long_ago_has_left() -> None:
    assert present([], [message(1, Direction.OUTGOING, EVA, RECENT_S + 1)], ME, NOW) == ()
    assert len(present([], [message(1, Direction.OUTGOING, EVA, RECENT_S)], ME, NOW)) == 1


def test_each_colleague_is_there_once_by_the_newest() -> None:
    twice = [message(1, Direction.OUTGOING, EVA, 60), message(2, Direction.NOTE, EVA, 5)]
    [one] = present([], twice, ME, NOW)
    assert (one.doing, one.at) == (Doing.NOTED, NOW - 5)


def test_what_others_wrote_is_news_and_what_i_or_the_hub_wrote_is_not() -> None:
    talk = [
        message(1, Direction.INCOMING),
        message(5, Direction.NOTE, EVA),
        message(2, Direction.OUTGOING, ME),
        message(3, Direction.ACTIVITY),
        message(4, Direction.OUTGOING, EVA),
        message(6, Direction.INCOMING),
    ]
    assert [one.message_id for one in came_since(talk, 1, ME)] == [4, 5, 6]
    assert came_since(talk, 6, ME) == ()


def test_the_newest_before_a_moment() -> None:
    talk = [message(1, Direction.INCOMING, age=30), message(2, Direction.INCOMING, age=10)]
    assert [newest_before(talk, NOW - age) for age in (40, 30, 20, 5)] == [0, 1, 1, 2]
