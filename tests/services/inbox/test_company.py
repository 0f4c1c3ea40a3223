"""Who types is known until they say otherwise, write, or the socket goes."""

import asyncio

from desktop.models.company import Doing, Typing
from desktop.models.conversation import Direction, Message
from desktop.services.inbox.company import Company
from desktop.services.notices import Change

EVA = Typing(1, "Eva", True, 8)
SANNE = Typing(1, "Sanne", True)


class Told(list[Change]):
    def __call__(self, change: Change) -> None:
        self.append(change)


async def test_typing_is_told_once_and_ends() -> None:
    told = Told()
    company = Company(lambda: 5.0, told)
    company.heard(EVA)
    company.heard(EVA)
    assert told == [Change(company=frozenset({1}))]
    assert [(one.name, one.doing, one.at) for one in company.typing(1)] == [
        ("Eva", Doing.TYPING, 5.0)
    ]
    assert company.typing(2) == ()
    company.heard(Typing(1, "Eva", False, 8))
    company.heard(Typing(1, "Eva", False, 8))
    assert (company.typing(1), len(told)) == ((), 2)


async def test_a_note_is_another_thing_to_do() -> None:
    company = Company(lambda: 5.0, Told())
    company.heard(EVA)
    company.heard(Typing(1, "Eva", True, 8, is_private=True))
    assert [one.doing for one in company.typing(1)] == [Doing.NOTING]


async def test_who_wrote_types_no_more_and_the_others_do() -> None:
    company = Company(lambda: 5.0, Told())
    company.heard(EVA)
    company.heard(SANNE)
    company.wrote(Message(4, 1, Direction.INCOMING, "Hoi", 5.0, sender_id=8))
    assert [one.name for one in company.typing(1)] == ["Eva"]
    company.wrote(Message(5, 1, Direction.OUTGOING, "Hoi", 5.0, sender_id=8))
    assert company.typing(1) == ()


async def test_a_lost_end_is_not_waited_for() -> None:
    told = Told()
    company = Company(lambda: 5.0, told, silence_s=0.01)
    company.heard(EVA)
    async with asyncio.timeout(30):
        while company.typing(1):
            await asyncio.sleep(0.005)
    assert len(told) == 2


async def test_without_a_socket_nobody_is_known_to_type() -> None:
    company = Company(lambda: 5.0, Told())
    company.heard(EVA)
    company.heard(SANNE)
    company.forget()
    assert company.typing(1) == ()
