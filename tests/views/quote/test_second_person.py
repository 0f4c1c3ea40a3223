"""A new link above the limit: who approves it is asked for at once."""

from pathlib import Path

from desktop.models.fact import FactKind
from desktop.models.job import Job
from desktop.views.quote.quote_stage import Mode
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import TOM, Room, Visit

LIMIT = 'base = "EUR"\n[limits.agent]\nper_link = "150.00"\n'


async def lapsed(room: Room, folder: Path) -> list[Job]:
    """Its link has ended, and the airline has set a limit; returns what asks for approval."""
    await room.open()
    await room.link()
    (folder / "policy.toml").write_text(LIMIT)
    room.desk.tools.policy._path = folder / "policy.toml"
    await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
    await room.comes_to(Mode.LAPSED)
    wanted: list[Job] = []
    room.panel.approval_wanted.connect(wanted.append)
    return wanted


def test_a_new_link_asks_for_its_second_person_by_itself(visit: Visit, folder: Path) -> None:
    async def scene(room: Room) -> None:
        wanted = await lapsed(room, folder)
        room.panel.send_link()
        await until(lambda: wanted)
        assert [job.needs_approval for job in wanted] == [True]

    visit(scene)


def test_it_does_not_come_over_another_customers_words(visit: Visit, folder: Path) -> None:
    async def scene(room: Room) -> None:
        wanted = await lapsed(room, folder)
        room.panel.send_link()
        key = f"card:{(await room.quotes())[0].quote_id}"
        assert room.tasks.is_busy(key)
        await room.open(TOM)
        await until(lambda: not room.tasks.is_busy(key))
        assert wanted == []
        [asking] = [job for job in await room.ledger.store.unfinished_jobs() if job.needs_approval]
        assert asking.conversation_id != TOM

    visit(scene)
