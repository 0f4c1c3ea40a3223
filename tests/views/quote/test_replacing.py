"""A quote whose link the customer has is changed, and goes as another link in its place."""

import asyncio
from dataclasses import replace

import shiboken6
from PySide6.QtCore import Qt

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import ended_by, generation_of, quote_of
from desktop.models.quote_code import quote_code, spoken
from desktop.views.privacy.veil import veiled_thread
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import SANNE, TOM, Room, Visit


async def opens(room: Room, fare: str = "") -> None:
    """The link is there; the agent presses Change and replace, and types another fare."""
    await room.open()
    await room.link()
    await until(room.footer.replace_button.isVisible)
    room.footer.replace_button.setFocus()
    room.press(Qt.Key.Key_Return)
    await room.comes_to(Mode.REPLACE)
    await until(lambda: room.form.isAncestorOf(room.panel.focusWidget() or room.panel))
    if fare:
        room.type_in(room.form.price.lines.rows[0].amount, fare)


async def asked(room: Room) -> list[Job]:
    """The links that were asked for."""
    jobs = await room.ledger.store.jobs_of_quote((await room.quotes())[0].quote_id)
    return [job for job in jobs if job.kind.makes_links]


def test_what_was_changed_goes_in_the_place_of_the_link(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        [kept] = await room.quotes()
        note = room.panel.replacing
        assert spoken(quote_code(kept.quote_id)) in note.title
        assert "Sanne can pay €186.00 with it until" in note.words
        await until(lambda: "replaces the earlier link" in room.panel.preview.own_text())
        await until(lambda: "€210.00" in room.panel.preview.own_text())
        assert room.footer.send_button.text() == "Send in its place · €210.00"
        assert not room.footer.end_button.isVisible()
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        first, second = await asked(room)
        assert (ended_by(first), ended_by(second)) == (0, 1)
        assert generation_of(second) == 2 and quote_of(second).total.amount == 21000
        # Nobody has said yet that the old one has ended, so it is still what can be paid.
        assert (await room.quotes())[0].total.amount == 18600
        await until(lambda: "a new one takes its place" in room.footer.words)
        assert not room.footer.replace_button.isVisible()

    visit(scene)


def test_escape_keeps_the_link_with_nothing_changed(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        room.press(Qt.Key.Key_Escape)
        await room.comes_to(Mode.OPEN)
        assert room.panel.hasFocus() and not room.panel.replacing.isVisible()
        assert room.form.price.lines.rows[0].amount.isReadOnly()
        assert room.form.price.lines.rows[0].amount.text() == "118.00"
        assert len(await asked(room)) == 1
        [kept] = await room.quotes()
        assert kept.total.amount == 18600
        room.footer.replace_button.click()
        await room.comes_to(Mode.REPLACE)
        assert room.form.price.lines.rows[0].amount.text() == "118.00"
        room.panel.replacing.keep_button.click()
        await room.comes_to(Mode.OPEN)

    visit(scene)


def test_what_was_changed_waits_while_another_customer_is_served(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        await room.open(TOM)
        assert not room.panel.replacing.isVisible()
        await room.open(SANNE, Mode.REPLACE)
        assert room.form.price.lines.rows[0].amount.text() == "142.00"
        assert (await room.quotes())[0].total.amount == 18600

    visit(scene)


def test_a_customer_who_pays_meanwhile_has_paid_the_old_price(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        await room.fact(FactKind.PAYMENT_TRYING, session="cs_1", intent="pi_1")
        await until(lambda: "is paying it just now" in room.panel.replacing.words)
        await room.pays()
        assert "Sanne has just paid the link, so it was not replaced" in room.footer.problem
        assert not room.panel.replacing.isVisible()
        assert len(await asked(room)) == 1
        assert (await room.quotes())[0].total.amount == 18600

    visit(scene)


def test_where_the_link_ends_meanwhile_the_change_goes_as_the_next_one(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        await until(lambda: "has ended meanwhile" in room.panel.replacing.words)
        assert room.form.price.lines.rows[0].amount.text() == "142"
        await until(lambda: "replaces the earlier" not in room.panel.preview.own_text())
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        _, second = await asked(room)
        assert (ended_by(second), generation_of(second)) == (0, 2)
        assert quote_of(second).total.amount == 21000

    visit(scene)


def test_a_change_that_became_ours_as_its_link_ended_goes_on_without_one(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room)
        [sold] = await room.quotes()
        room.panel.form_keys.ask_whose_change()
        room.press(Qt.Key.Key_2)
        await room.fact(FactKind.LINK_CANCELLED, session="cs_1")
        await until(lambda: room.footer.send_button.text() == "Go on without a link")
        room.panel.send_link()
        await room.comes_to(Mode.EDIT)
        assert room.form.change.is_ours and room.footer.request_button.isVisible()
        jobs = await room.ledger.store.jobs_of_quote(sold.quote_id)
        assert [job.kind for job in jobs] == [JobKind.SEND_LINK]

    visit(scene)


def test_a_link_that_ended_as_its_end_was_pressed_leaves_one_change(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room)
        room.panel.form_keys.ask_whose_change()
        room.press(Qt.Key.Key_2)
        await until(lambda: room.footer.send_button.text().startswith("Cancel the link"))
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        assert room.footer.send_button.text().startswith("Cancel the link")  # nobody has read it
        room.panel.send_link()
        await room.comes_to(Mode.EDIT)
        assert room.form.change.is_ours and not room.footer.problem
        assert len(await room.quotes()) == 2

    visit(scene)


def test_another_link_that_took_its_place_meanwhile_is_not_replaced_unseen(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        [kept] = await room.quotes()
        await room.desk.links.renew_open(kept.quote_id, 1)
        await room.comes_to(Mode.OPEN)
        assert "Another link has taken its place meanwhile" in room.footer.problem
        assert len(await asked(room)) == 2

    visit(scene)


async def next_day(room: Room) -> QuotePanel:
    """A new panel, as after the window was closed and opened again."""
    await room.panel.flush()
    again = QuotePanel(room.panel._theme, room.tasks)
    again.attach(room.desk)
    again.open(SANNE)
    await until(lambda: again.mode is not Mode.EMPTY)
    return again


def test_what_was_changed_is_there_when_the_desk_is_opened_again(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        again = await next_day(room)
        assert again.mode is Mode.REPLACE
        assert again.form.price.lines.rows[0].amount.text() == "142.00"
        assert (await room.quotes())[0].total.amount == 18600  # what the customer can pay
        assert veiled_thread(await room.thread()).replacement is None
        again.keep_link()
        await until(lambda: again.mode is Mode.OPEN)
        third = await next_day(room)
        assert third.mode is Mode.OPEN
        for panel in (again, third):
            panel.detach()
            shiboken6.delete(panel)

    visit(scene)


def test_a_change_from_yesterday_is_not_sent_over_another_link(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        await room.panel.flush()
        [quote] = await room.quotes()
        room.panel.detach()
        await room.desk.links.renew_open(quote.quote_id, 1)
        again = await next_day(room)
        assert again.mode is Mode.OPEN
        assert "Another link has taken its place meanwhile" in again.footer.problem
        await until_forgotten(room)
        again.detach()
        shiboken6.delete(again)

    visit(scene)


async def until_forgotten(room: Room) -> None:
    """Nothing is kept of what was changed."""
    while (await room.thread()).replacement is not None:
        await asyncio.sleep(0)


def test_a_panel_that_is_made_anew_goes_on_with_what_was_changed(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room, "142")
        again = QuotePanel(room.panel._theme, room.tasks)
        again.bring_back(room.panel.kept())
        again.attach(room.desk)
        again.open(SANNE)
        await until(lambda: again.mode is Mode.REPLACE)
        assert again.form.price.lines.rows[0].amount.text() == "142.00"
        again.keep_link()
        await until(lambda: again.mode is Mode.OPEN)
        assert again.form.price.lines.rows[0].amount.text() == "118.00"
        again.detach()
        shiboken6.delete(again)

    visit(scene)


def test_where_it_costs_nothing_any_more_one_press_ends_the_link(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room)
        [sold] = await room.quotes()
        room.panel.focus_first()
        room.form.change.whose.setFocus()
        room.press(Qt.Key.Key_2)  # the schedule was ours after all
        await until(lambda: room.footer.send_button.text().startswith("Cancel the link"))
        assert "the customer pays nothing" in room.footer.words
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        jobs = await room.ledger.store.jobs_of_quote(sold.quote_id)
        assert [job.kind for job in jobs] == [JobKind.SEND_LINK, JobKind.CANCEL]
        await room.ledger.save_job(replace(jobs[1], state=JobState.DONE))
        await room.fact(FactKind.LINK_CANCELLED, session="cs_1")
        await room.comes_to(Mode.EDIT)
        assert room.form.change.is_ours and room.footer.request_button.isVisible()
        built = next(one for one in await room.quotes() if one.quote_id != sold.quote_id)
        assert built.rebooking.is_ours and built.total.amount == 0 and built.generation == 1

    visit(scene)


def test_who_pays_as_the_link_is_ended_is_ticketed_and_the_change_is_kept(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await opens(room)
        room.form.change.whose.setFocus()
        room.press(Qt.Key.Key_2)
        await until(lambda: room.footer.send_button.text().startswith("Cancel the link"))
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        await room.pays()
        assert len(await room.quotes()) == 2

    visit(scene)
