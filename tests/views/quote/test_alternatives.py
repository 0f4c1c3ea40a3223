"""Several ways in one message: added, chosen, moved and removed by keys, sent as one."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.models.fact import FactKind
from desktop.models.job import JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.stage import Stage
from desktop.views.quote.quote_stage import Mode
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import SANNE, URL, Room, Visit


async def add(room: Room, fare: str, count: int) -> None:
    """Another way, which begins as the one in the form, with a fare of its own."""
    before = room.form.base
    room.panel.offer.add()
    await until(lambda: room.form.base is not before and len(room.panel.alternatives.rows) == count)
    field = room.form.price.lines.rows[0].amount
    field.setFocus()
    room.press(Qt.Key.Key_A, control=True)
    room.qtbot.keyClicks(field, fare)


def totals(room: Room) -> list[str]:
    return [row.texts[1] for row in room.panel.alternatives.rows]


def test_three_ways_go_as_one_message(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        assert room.panel.alternatives.rows == []
        await add(room, "56", 2)
        await add(room, "0", 3)
        await until(lambda: totals(room) == ["€186.00", "€124.00", "€68.00"])
        assert not room.panel.offer.can_add
        assert room.footer.send_button.text() == "Send 3 payment links"
        await until(lambda: room.panel.preview.text().count("…") >= 3)
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        [job] = await room.ledger.store.unfinished_jobs(SANNE)
        assert job.kind is JobKind.OFFER
        thread = await room.thread()
        assert [card.quote.total.amount for card in thread.cards] == [18600, 12400, 6800]
        assert {card.ladder.stage for card in thread.cards} == {Stage.QUEUED}
        assert thread.alternatives == ()

    visit(scene)


def test_alternatives_are_chosen_moved_and_removed_by_keys(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        await add(room, "56", 2)
        await until(lambda: totals(room) == ["€186.00", "€124.00"])
        box = room.panel.alternatives
        box.focus_chosen()
        room.press(Qt.Key.Key_Up)
        await until(lambda: box.rows[0].isChecked() and room.form.price.total.text() == "€186.00")
        assert QApplication.focusWidget() is box.rows[0]
        room.press(Qt.Key.Key_Down, control=True)
        await until(lambda: totals(room) == ["€124.00", "€186.00"] and box.rows[1].isChecked())
        room.press(Qt.Key.Key_Delete)
        await until(lambda: box.rows == [] and room.form.price.total.text() == "€124.00")
        assert room.footer.send_button.text() == "Send payment link · €124.00"
        await room.panel.flush()
        left = await room.draft_alone()
        assert left.total.amount == 12400
        kinds = [
            one.kind
            for quote in await room.quotes()
            for one in await room.ledger.store.facts(quote.quote_id)
        ]
        assert FactKind.QUOTE_DISCARDED in kinds

    visit(scene)


async def all_open(room: Room) -> list[str]:
    """Both links of the offer that was sent are made; returns their quotes."""
    kept = await room.quotes()
    for place, quote in enumerate(kept):
        session, ends = f"cs_{place}", room.desk.now() + 4 * 3600
        price = {"total": quote.total.amount, "currency": "EUR"}
        body = {"generation": 1, "conversation": SANNE, "session": session, "expires_at": ends}
        created = Draft(
            room.desk.now(), FactKind.LINK_CREATED, quote.quote_id, "stripe", f"made:{session}",
            {**body, **price}, private={"url": URL},
        )  # fmt: skip
        arrived = [
            Draft(
                room.desk.now(), kind, quote.quote_id, "hub", f"{kind}:{place}",
                {"generation": 1, "conversation": SANNE, "message": 4},
            )
            for kind in (FactKind.MESSAGE_ACCEPTED, FactKind.MESSAGE_ON_PLATFORM)
        ]  # fmt: skip
        await room.ledger.record([created, *arrived])
    for job in await room.ledger.store.unfinished_jobs(SANNE):
        await room.ledger.save_job(replace(job, state=JobState.DONE))
    return [quote.quote_id for quote in kept]


def test_a_change_that_became_ours_ends_every_alternative(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        await add(room, "56", 2)
        await until(lambda: totals(room) == ["€186.00", "€124.00"])
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        offered = await all_open(room)
        await until(room.footer.replace_button.isVisible)
        room.footer.replace_button.setFocus()
        room.press(Qt.Key.Key_Return)
        await room.comes_to(Mode.REPLACE)
        room.panel.form_keys.ask_whose_change()
        room.press(Qt.Key.Key_2)
        await until(lambda: room.footer.send_button.text().startswith("Cancel all links"))
        room.panel.send_link()

        await room.comes_to(Mode.OPEN)  # until each has ended
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        ended = [job.quote_id for job in jobs if job.kind is JobKind.CANCEL]
        assert sorted(ended) == sorted(offered)

    visit(scene)
