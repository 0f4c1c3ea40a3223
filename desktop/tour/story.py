"""The story that the tour plays: Sanne asks to move her flight, pays, and gets her ticket."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.models.conversation import Direction
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread
from desktop.services.airports import zone_of
from desktop.services.desk import Desk
from desktop.tour.driver import Driver, NotSeen
from desktop.views.window.main_window import MainWindow

CUSTOMER = "Sanne de Vries"
REPLY = (
    "Hoi Sanne, dat kan! Morgen is er plek om 12:15. Het verschil is € 118,00 plus € 68,00"
    " wijzigingskosten. Zal ik een betaallink sturen?"
)
TICKET = "074-2412345678"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the tour: what the agent does, and what was checked. `shows` gives what is to be
    seen of it, where that is another window."""

    title: str
    play: Callable[["Story"], Awaitable[str]]
    shows: Callable[["Story"], QWidget] = lambda story: story.window


class Story:
    """What the steps share: the window, its desk and the desk's folder, the sandbox's own account
    of what happened."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        driver: Driver,
        control_url: str,
        http: httpx.AsyncClient,
        folder: Path,
    ) -> None:
        self.folder = folder
        self.window: MainWindow = window
        self.desk = desk
        self.driver = driver
        self._control_url = control_url
        self._http = http
        self.conversation = 0
        self.quote_id = ""
        self.stages: list[Stage] = []

    async def effects(self) -> Json:
        """What the sandbox really did, by its own account."""
        answer = await self._http.get(f"{self._control_url}/effects")
        answer.raise_for_status()
        found: Json = answer.json()
        return found

    async def links_to(self, conversation: int) -> list[Json]:
        """The links that were really made for a conversation."""
        wanted = str(conversation)
        return [
            one
            for one in (await self.effects())["sessions"]
            if one["metadata"].get("desk_conversation") == wanted
        ]

    async def pays(self, session: str) -> None:
        """Let the customer pay a link on their own phone now, whatever they were about to do."""
        body = {"session": session, "method": "ideal", "outcome": "paid"}
        answer = await self._http.post(f"{self._control_url}/pay", json=body)
        paid = [one for one in (await self.effects())["sessions"] if one["id"] == session]
        if not paid or paid[0]["payment_status"] != "paid":
            answer.raise_for_status()  # refused for another reason than that they had paid already

    async def puts_notices_away(self) -> None:
        """Alt+X, until none is left."""
        while self.window.toaster.notices:
            await self.driver.press("Alt+X")

    async def builds_quote(self) -> None:
        """Alt+Q, then the trip and the price by keys only."""
        driver, panel = self.driver, self.window.quote_panel
        await driver.press("Alt+Q")
        assert panel is not None
        form = panel.form
        if form.change.whose_change() is None:
            await driver.press("1")
        booking = driver.find(QLineEdit, "bookingEdit")
        if not booking.text():
            await driver.tab_to(booking)
            await driver.write("K7Q2MX")
        for field, text in (
            (form.old.route, "AMS BCN"),
            (form.old.departure, "today 19:40"),
            (form.new.route, "AMS BCN"),
            (form.new.departure, "tomorrow 12:15"),
            (form.price.lines.rows[0].amount, "118"),
            (form.price.lines.rows[1].amount, "68"),
        ):
            await driver.tab_to(field)
            await driver.rewrite(text)
        total = driver.find(QLabel, "quoteTotal")
        await driver.until(lambda: "186" in total.text(), "the total of 186.00")

    def thread(self) -> Thread:
        """The thread on screen."""
        panel = self.window.thread_panel
        shown = panel.thread_shown if panel is not None else None
        if shown is None or shown.conversation.conversation_id != self.conversation:
            raise NotSeen("the thread is not open")
        return shown

    def card(self) -> QuoteCard:
        """The payment card on screen."""
        for card in self.thread().cards:
            if card.quote.quote_id == self.quote_id or not self.quote_id:
                return card
        raise NotSeen("there is no payment card")

    def said(self, words: str) -> bool:
        """Whether these words stand in the thread on screen."""
        return any(words in message.text for message in self.thread().messages)

    async def stage(self, *wanted: Stage, what: str, patience_s: float = 30.0) -> Stage:
        """Wait for the card to come to one of these stages, noting those on the way."""

        def look() -> Stage | None:
            stage = self.card().ladder.stage
            if not self.stages or self.stages[-1] is not stage:
                self.stages.append(stage)
            return stage if stage in wanted else None

        found = await self.driver.until(look, what, patience_s=patience_s)
        assert found is not None
        return found


async def the_inbox(story: Story) -> str:
    """The customers of the sandbox are in the inbox, and the status bar tells whose money moves."""
    inbox = story.window.inbox
    await story.driver.until(lambda: inbox.model.rowCount() >= 3, "rows in the inbox")
    await story.driver.until(lambda: story.desk.status().live, "the live connection")
    await story.driver.until(
        lambda: "andbox" in story.window.status_bar.text, "the sandbox named in the status bar"
    )
    return f"{inbox.model.rowCount()} conversations of mine, live, sandbox named"


async def the_question(story: Story) -> str:
    """Alt+Down, from anywhere, until her conversation is open."""
    inbox = story.window.inbox
    for _ in range(60):
        chosen = inbox.conversation_id
        if chosen is not None:
            rows = await story.desk.inbox_rows([chosen])
            if rows[chosen].name == CUSTOMER:
                story.conversation = chosen
                break
        await story.driver.press("Alt+Down")
        await asyncio.sleep(0.05)
    else:
        raise NotSeen(f"{CUSTOMER} is not in the inbox")
    await story.driver.until(lambda: story.said("omboeken naar morgen"), "her question")
    return "opened by keyboard; her question stands in the thread"


async def the_answer(story: Story) -> str:
    """R, the reply, Ctrl+Enter: it leaves once, and she answers."""
    driver = story.driver
    await driver.press("R")
    composer: QPlainTextEdit = driver.find(QPlainTextEdit, "composer")
    await driver.until(lambda: composer.hasFocus(), "the composer's focus")
    await driver.write(REPLY)
    await driver.press("Ctrl+Return")
    await driver.until(lambda: story.said(REPLY), "the reply in the thread")
    await driver.until(lambda: not composer.toPlainText(), "the empty composer")
    await driver.until(
        lambda: len(story.thread().messages) >= 3 and story.said("Ja graag"), "her yes"
    )
    sent = [one for one in (await story.effects())["messages"] if one["content"] == REPLY]
    if len(sent) != 1:
        raise NotSeen(f"the reply left {len(sent)} times")
    return "sent once, read, and she says yes"


async def the_quote(story: Story) -> str:
    """Alt+Q out of the reply, then the trip and the price by keys only; the preview follows."""
    driver = story.driver
    await story.builds_quote()
    panel = driver.find(QWidget, "quotePanel")
    total = driver.find(QLabel, "quoteTotal")
    preview = panel.findChild(QLabel, "customerPreview")
    await driver.until(
        lambda: preview is not None and "186,00" in preview.text(), "the Dutch preview"
    )
    return f"total {total.text()}, and what she will read in Dutch"


def _her_flight() -> str:
    """As she says it, tonight at 19:40; late in the day tomorrow's: no link outlives it."""
    zone = zone_of("AMS")
    return "today 19:40" if datetime.now(zone).hour < 15 else "tomorrow 19:40"


async def the_link(story: Story) -> str:
    """Ctrl+Shift+Enter, twice: one link, in her own private message."""
    driver = story.driver
    await driver.press("Ctrl+Shift+Return")
    await driver.press("Ctrl+Shift+Return")
    await driver.until(
        lambda: driver.sees(QWidget, "verifyAsk"), "the question how she was verified"
    )
    await driver.press("1")
    await driver.until(story.card, "the payment card")
    story.quote_id = story.card().quote.quote_id
    await story.stage(
        *(stage for stage in Stage if stage.is_open and stage.value not in _BEFORE_SENT),
        Stage.PAID,
        what="the link sent",
    )
    effects = await story.effects()
    sessions = [
        one for one in effects["sessions"] if one["metadata"].get("desk_quote") == story.quote_id
    ]
    messages = [
        one
        for one in effects["messages"]
        if one["conversation_id"] == story.conversation and "/pay/" in (one["content"] or "")
    ]
    if len(sessions) != 1 or len(messages) != 1:
        raise NotSeen(f"{len(sessions)} links and {len(messages)} messages for two presses")
    return "two presses, one link, one private message"


_BEFORE_SENT = {"creating", "with_hub", "checking", "unknown"}


async def the_payment(story: Story) -> str:
    """The badge follows her: seen, paying, at the bank, paid."""
    await story.stage(
        Stage.PAYING, Stage.AT_BANK, Stage.PAID, what="her attempt to pay", patience_s=60
    )
    await story.stage(Stage.PAID, what="the payment", patience_s=60)
    ladder = story.card().ladder
    if ladder.paid != 18600 or ladder.currency != "EUR":
        raise NotSeen(f"paid {ladder.paid} {ladder.currency}, not 18600 EUR")
    if not ladder.source.startswith("stripe:"):
        raise NotSeen(f"who says that it is paid: {ladder.source}")
    way = " → ".join(stage.value.replace("_", " ") for stage in story.stages)
    return f"€186.00, {way}"


async def the_ticket(story: Story) -> str:
    """T, for nothing has moved the focus; the form refuses eleven digits, and takes a number."""
    driver = story.driver
    await driver.until(lambda: driver.sees(QLineEdit, "ticketNumberEdit"), "the ticket form")
    await driver.press("T")
    field = driver.find(QLineEdit, "ticketNumberEdit")
    await driver.until(lambda: field.hasFocus(), "the ticket field's focus")
    await driver.write("074-24123456")
    await driver.press("Return")
    problem = driver.find(QLabel, "ticketNumberEditProblem")
    if not problem.text():
        raise NotSeen("eleven digits were not refused")
    refused = problem.text()
    await driver.rewrite(TICKET)
    await driver.press("Return")
    await story.stage(Stage.TICKETED, Stage.TOLD, what="the ticket")
    return f"refused “{refused}”, then issued {TICKET}"


async def the_telling(story: Story) -> str:
    """She is told in the channel where she asked, once, and thanks."""
    await story.stage(Stage.TOLD, what="the customer told")
    told = [
        one
        for one in (await story.effects())["messages"]
        if one["conversation_id"] == story.conversation and TICKET in (one["content"] or "")
    ]
    if len(told) != 1:
        raise NotSeen(f"she was told {len(told)} times")
    await story.driver.until(
        lambda: story.thread().messages[-1].direction is Direction.INCOMING, "her thanks"
    )
    return "told once, in the same conversation"


async def the_next(story: Story) -> str:
    """E resolves; a click on another row, by mouse, opens that one."""
    driver = story.driver
    view = story.window.inbox.list
    await driver.press("E")

    async def resolved() -> bool:
        statuses = (await story.effects())["statuses"]
        return any(
            one["conversation_id"] == story.conversation and one["status"] == "resolved"
            for one in statuses
        )

    for _ in range(200):
        if await resolved():
            break
        await asyncio.sleep(0.05)
    else:
        raise NotSeen("the conversation was not resolved at the hub")
    row = 1 if view.model().rowCount() > 1 else 0
    await driver.click_row(view, row)
    await driver.until(
        lambda: story.window.inbox.conversation_id not in (None, story.conversation),
        "the next conversation",
    )
    return "resolved at the hub; the next conversation is open"


MAIN_JOB = (
    Step("The inbox fills from the hub", the_inbox),
    Step("Sanne asks to move her flight", the_question),
    Step("The agent answers", the_answer),
    Step("The agent builds the quote", the_quote),
    Step("One key sends the payment link", the_link),
    Step("Sanne pays, and the badge follows", the_payment),
    Step("The agent issues the ticket", the_ticket),
    Step("Sanne is told", the_telling),
    Step("On to the next", the_next),
)
