"""The second half of the tour: a caller pays while she is on the line, and the floor sees it."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from desktop.models.board.figures import Figure
from desktop.models.hub_words import Channel
from desktop.models.phone_call import CallEnd, CallReason
from desktop.models.stage import Stage
from desktop.tour.driver import NotSeen
from desktop.tour.story import Step, Story
from desktop.views.board.board_page import BoardPage
from desktop.views.phone import phone_words
from desktop.views.phone.phone_page import PhonePage
from desktop.views.quote.quote_stage import Mode

CALLER, NUMBER = "Daan Willems", "+31634567890"
_CHIPS = 8
"""More than a row of choices has."""


def _phone(story: Story) -> PhonePage:
    page = story.window.places.phone
    if page is None:
        raise NotSeen("the Phone is not open")
    return page


def _board(story: Story) -> BoardPage:
    page = story.window.places.board
    if page is None:
        raise NotSeen("the board is not open")
    return page


def _hand_over(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Start the program once more, as a softphone does."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, sys.argv[0]]
    return subprocess.run(
        [*program, "call", NUMBER],
        env=os.environ | {"DESK_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


async def _choose(story: Story, words: str) -> None:
    """By the arrows to a choice of the row that has the focus, and Space."""
    for _ in range(_CHIPS):
        focused = story.driver.focused()
        if focused is not None and focused.accessibleName() == words:
            await story.driver.press("Space")
            return
        await story.driver.press("Right")
    raise NotSeen(f"there is no choice “{words}”")


async def the_call(story: Story) -> str:
    """The softphone starts the program once more, with the number; the running desk shows whose it
    is, and the agent builds the quote beside it."""
    driver = story.driver
    await story.puts_notices_away()
    started = await asyncio.to_thread(_hand_over, story.folder)
    if started.returncode:
        raise NotSeen(f"the running desk did not take the call: {started.stderr.strip()}")
    await driver.until(lambda: story.window.places.phone is not None, "the Phone")
    page = _phone(story)
    await driver.until(lambda: driver.find(QLabel, "callerName").text() == CALLER, "the caller")

    def quoted() -> int:
        panel, call = story.window.quote_panel, page.call
        here = call.conversation_id if call is not None else 0
        stands = panel is not None and panel.conversation_id == here and panel.mode is Mode.EDIT
        return here if stands else 0

    story.conversation = await driver.until(quoted, "the quote beside the caller")
    await story.builds_quote()
    return f"{CALLER} by number, with booking, history and quote"


async def the_address(story: Story) -> str:
    """SMS, whose number is read back to the caller: only then a link can leave, and it does."""
    driver, page = story.driver, _phone(story)
    await driver.until(lambda: len(page.ways.ways) > 1, "the ways to the caller")
    sms = next(one for one in page.ways.ways if one.channel is Channel.SMS)
    await driver.press("Ctrl+Shift+L")
    await _choose(story, phone_words.way(sms))
    await driver.press("Ctrl+Shift+Return")
    await driver.until(lambda: driver.find(QLabel, "waysProblem").text(), "why it has to wait")
    if await story.links_to(story.conversation):
        raise NotSeen("a link left before its number was read back")
    await driver.until(lambda: page.ways.may_be_read, "the number, read out")
    await driver.press("Ctrl+Shift+B")

    def read_back() -> int:
        call = page.call
        here = call.conversation_id if call is not None else 0
        return here if call is not None and call.may_send(here) else 0

    story.conversation, story.quote_id = await driver.until(read_back, "the number read back"), ""
    await driver.until(lambda: driver.sees(QWidget, "verifyAsk"), "how the caller was verified")
    await driver.press("1")
    story.quote_id = (await driver.until(story.card, "the payment")).quote.quote_id
    story.stages.clear()
    await story.stage(Stage.DELIVERED, Stage.PAID, what="the SMS delivered")
    if len(await story.links_to(story.conversation)) != 1:
        raise NotSeen("not one link for one quote")
    return f"held back until {NUMBER} was read back, then one link by SMS"


async def the_caller_pays(story: Story) -> str:
    """By the link, on the caller's own phone; the money stands large on the card."""
    driver, page = story.driver, _phone(story)
    [link] = await story.links_to(story.conversation)
    await story.pays(link["id"])
    await story.stage(Stage.PAID, what="the payment on the call", patience_s=60)

    def shown() -> bool:
        card = page.talk.payment.card
        return card is not None and card.ladder.stage is Stage.PAID

    await driver.until(shown, "the money on the caller's card")
    return "paid while they talk: €186.00 on the caller's card"


async def the_wrap_up(story: Story) -> str:
    """Ctrl+Shift+E, what it was about, how it ended, and one line for colleagues."""
    driver, page = story.driver, _phone(story)
    await driver.press("Ctrl+Shift+E")
    await driver.until(page.wrap_up.isVisible, "the wrap-up")
    reason = phone_words.reason_words(CallReason.REBOOKING)
    for words in (reason, phone_words.end_words(CallEnd.PAID)):
        await _choose(story, words)
        await driver.press("Tab")
    await driver.write("Moved to tomorrow, keeps the aisle.")
    await driver.press("Return")
    await driver.until(lambda: page.call is not None and page.call.is_over, "the wrap-up's end")

    async def notes() -> list[str]:
        return [
            one["content"]
            for one in (await story.effects())["messages"]
            if one["conversation_id"] == story.conversation and one["private"]
        ]

    for _ in range(200):
        if await notes():
            break
        await asyncio.sleep(0.05)
    [note] = await notes()
    return f"one note at the hub: “{note.splitlines()[0]}”"


async def the_board(story: Story) -> str:
    """Ctrl+4: the money that has just come in; of the phone alone, and then of all channels."""
    driver = story.driver
    await story.puts_notices_away()
    await driver.press("Ctrl+4")
    await driver.until(lambda: story.window.places.board is not None, "the board")
    page = _board(story)
    paid = page.pillars.tile(Figure.PAID)
    for words, amount in (("Phone", "186"), ("All channels", "372")):
        said = QCoreApplication.translate("Board", words)
        choices = page.filters.channels.findChildren(QRadioButton)
        await driver.click(next(one for one in choices if one.accessibleName() == said))
        await driver.until(
            lambda amount=amount: page.reader.is_current and amount in paid.tile.value,  # type: ignore[misc]
            f"{amount} paid on “{words}”",
        )
    return "€186.00 by phone, €372.00 on all channels"


async def the_wallboard(story: Story) -> str:
    """F11: the same for the whole room, with nobody's name on it."""
    page = _board(story)
    await story.driver.press("F11")
    await story.driver.until(lambda: page.wall.is_up and page.wall.figures, "the wallboard")
    if QGuiApplication.platformName() == "offscreen":  # its screen is smaller than any real one
        page.wall.showNormal()
        page.wall.resize(story.window.size())
    said = page.wall.accessibleDescription()
    if CALLER in said:
        raise NotSeen("a customer's name on the wall")
    return f"{len(page.wall.figures)} figures, nobody named"


FLOOR = (
    Step("A customer calls", the_call),
    Step("The number is read back", the_address),
    Step("The caller pays while they talk", the_caller_pays),
    Step("The call is wrapped up", the_wrap_up),
    Step("The board has it", the_board),
    Step("The whole room sees it", the_wallboard, lambda story: _board(story).wall),
)
