"""Money that does not go on is found, told once, and gets on by a press."""

import asyncio
import csv
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.journal import Draft
from desktop.models.news import News
from desktop.models.payment_list import PaymentFilter
from desktop.models.preferences import Notice, Preferences
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.ticket import TicketNumber
from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.services.use_cases import tickets
from desktop.services.use_cases.payment_book import export
from desktop.services.use_cases.refusals import TicketRefused
from tests.services.desk_world import World
from tests.views.inbox.inbox_world import ME, desk_without_network, fill

NUMBER = [TicketNumber.parse("074-2345678901")]


async def paid(desk: Desk, conversation_id: int, ago_min: float, **ends: float) -> str:
    """A customer paid so many minutes ago; returns the quote."""
    quote = Quote(f"q{conversation_id}", conversation_id)
    at, name = desk.now() - 60 * ago_min, quote.quote_id
    body = {"generation": 1, "conversation": conversation_id, "session": f"cs_{name}", **ends}
    money = {"total": 18600, "amount": 18600, "currency": "EUR"}
    ledger = desk.tools.ledger
    await ledger.save_quote(quote, Draft(at - 9, "quote.saved", name, "hub:1:7", f"s:{name}", body))
    await ledger.record(
        [
            Draft(at, kind.value, name, "stripe", f"{kind}:{name}", {**body, **money})
            for kind in (FactKind.LINK_CREATED, FactKind.PAYMENT_PAID)
        ]
    )
    return name


async def test_a_case_is_told_once_when_it_becomes_late(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1, 2, 3])
        await paid(desk, 1, 14)
        await desk.stuck.look()
        assert (desk.stuck.money.count, desk.stuck.money.late) == (1, 0)
        assert await desk.stuck_news() == []
        late = await paid(desk, 2, 16)
        await desk.stuck.look()
        assert desk.stuck.money.late == 1
        told = News(Notice.STUCK, 2, 1, StuckKind.NOT_TICKETED)
        assert await desk.stuck_news() == [told]
        assert await desk.stuck_news() == []
        desk.preferences = Preferences(stuck_after_min={StuckKind.NOT_TICKETED: 10})
        await desk.stuck.look()
        assert [news.conversation_id for news in await desk.stuck_news()] == [1]
        issued = Draft(desk.now(), "ticket.issued", late, "hub:1:7", "t", {"generation": 1})
        await desk.tools.ledger.record([issued])
        await desk.stuck.look()
        kinds = {case.conversation_id: case.stuck.kind for case in desk.stuck.money.cases}
        assert kinds == {1: StuckKind.NOT_TICKETED, 2: StuckKind.NOT_TOLD}


async def test_a_ticketing_limit_that_is_near_is_told_before_the_promise(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1, 2])
        await paid(desk, 1, 1, ticketing_until=desk.now() + 3600)
        await paid(desk, 2, 1, ticketing_until=desk.now() + 300)
        await desk.stuck.look()
        assert (desk.stuck.money.count, desk.stuck.money.late) == (2, 1)
        assert await desk.stuck_news() == [News(Notice.STUCK, 2, 1, StuckKind.NOT_TICKETED)]


async def test_the_watch_tells_at_the_moment_and_not_before(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        await paid(desk, 1, 15 - 0.5 / 60)
        late = asyncio.Event()

        def look(change: Change) -> None:
            if change.stuck and desk.stuck.money.late:
                late.set()

        desk.notices.subscribe(look)
        watching = asyncio.create_task(desk.stuck.run())
        async with asyncio.timeout(10):
            await late.wait()
        watching.cancel()
        assert desk.stuck.money.cases[0].stuck.since + 15 * 60 <= desk.now()


async def test_the_export_is_whole_private_and_what_was_filtered(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path / "desk") as desk:
        await fill(desk, [1, 2])
        for number in (1, 2):
            await paid(desk, number, 5)
        path = tmp_path / "links.csv"
        path.write_text("what stood there before")
        assert await export(desk.book, PaymentFilter(search="0002"), path) == 1
        with path.open(encoding="utf-8-sig", newline="") as file:
            (line,) = csv.DictReader(file)
        assert (line["customer"], line["amount"], line["currency"]) == (
            "Customer 0002",
            "186.00",
            "EUR",
        )
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
        with pytest.raises(OSError):
            await export(desk.book, PaymentFilter(), tmp_path / "nowhere" / "links.csv")
        (tmp_path / "folder").mkdir()
        with pytest.raises(OSError):  # at its very end
            await export(desk.book, PaymentFilter(), tmp_path / "folder")
        assert sorted(one.name for one in tmp_path.iterdir()) == ["desk", "folder", "links.csv"]


async def test_a_customer_who_was_not_told_is_told_again(world: World) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], "ideal")
    await world.comes_to(quote.quote_id, Stage.PAID)
    with pytest.raises(TicketRefused, match="No ticket"):
        await world.desk.after.tell_again(quote.quote_id)
    world.sandbox.fault(f"re:^POST .*/conversations/{conversation}/messages$", "404", times=1)
    told = await world.desk.after.issue_ticket(quote.quote_id, NUMBER)
    await world.ends(told, JobState.FAILED)

    async def not_told() -> bool:
        return any(case.stuck.kind is StuckKind.NOT_TOLD for case in world.desk.stuck.money.cases)

    await world.until(not_told, "the case")
    again = await world.desk.after.tell_again(quote.quote_id)
    assert (await world.desk.after.tell_again(quote.quote_id)).job_id == again.job_id
    await world.ends(again)
    await world.comes_to(quote.quote_id, Stage.TOLD)
    assert str(NUMBER[0]) in world.sent_in(conversation)[-1]["content"]
    with pytest.raises(TicketRefused, match="already"):
        await world.desk.after.tell_again(quote.quote_id)


async def test_what_has_just_left_is_not_told_twice(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        name = await paid(desk, 1, 5)
        quote = await desk.tools.ledger.store.quote(name)
        assert quote is not None
        job = tickets.new_job(desk.tools, quote, NUMBER, job_id="told")
        await tickets.ask_for_ticket(desk.tools, job, quote, tickets.check_tickets(quote, NUMBER))
        gone = replace(job, state=JobState.DONE, finished_at=desk.now(), progress={"message": 9})
        await desk.tools.ledger.save_job(gone)
        with pytest.raises(TicketRefused, match="just left"):
            await desk.after.tell_again(name)
        body = {"generation": 1, "message": 9}
        failed = Draft(desk.now(), "ticket.tell_failed", name, "hub", "hub:msg:9:failed", body)
        await desk.tools.ledger.record([failed])
        assert (await desk.after.tell_again(name)).client_id == f"ticket:{name}:1"


async def test_told_by_hand_is_written_down_by_the_agent(tmp_path: Path) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        name = await paid(desk, 1, 5)
        with pytest.raises(TicketRefused):
            await desk.after.told_by_hand(name)
        issued = Draft(desk.now(), "ticket.issued", name, "hub:1:7", "t", {"generation": 1})
        await desk.tools.ledger.record([issued])
        await desk.after.told_by_hand(name)
        entries = await desk.tools.ledger.store.entries()
        last = entries[-1].entry
        assert (last.kind, last.actor, last.body["by_hand"]) == ("ticket.told", f"hub:1:{ME}", True)
        await desk.stuck.look()
        assert desk.stuck.money.count == 0
