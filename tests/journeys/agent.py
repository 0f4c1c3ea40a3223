"""An agent at the real window of a desk: what she does by keys and clicks, and what she sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.app import first_window, make_application, open_desk
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread
from desktop.services.desk import Desk
from desktop.services.preference_file import PreferenceFile
from desktop.services.timing.horizons import Horizons
from desktop.settings import Connections, Settings
from desktop.tour.driver import Driver, NotSeen, texts
from desktop.tour.play import WINDOW_SIZE
from desktop.views.key_presses import is_text_field
from desktop.views.payment.card_actions import CardAction
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.qt.collector import Collector
from desktop.views.thread.job_question import JobQuestion
from desktop.views.window.main_window import MainWindow
from tests.days import typed
from tests.sandbox_process import Sandbox

W = TypeVar("W", bound=QWidget)
Json = dict[str, Any]

BRISK = Horizons(
    message_checks=(0.2, 0.5, 1.0),
    link_checks=(0.2, 0.5, 1.0),
    retry_first_s=0.1,
    retry_longest_s=0.4,
    watch_hot_s=0.15,
    watch_open_s=0.3,
    watch_processing_s=0.4,
    watch_idle_s=0.6,
    poll_without_socket_s=0.5,
    unsettled_every_s=1.0,
    backfill_every_s=0.1,
)
"""The design's durations, shortened so that a journey sees their ends."""


class Agent:
    """Her window and her hands. `desk` is only looked at; everything is done through the window."""

    def __init__(self, window: MainWindow, desk: Desk, sandbox: Sandbox) -> None:
        self.window = window
        self.desk = desk
        self.sandbox = sandbox
        self.hands = Driver(window, patience_s=40.0)
        self.conversation = 0
        self._before: dict[int, tuple[int, int]] = {}

    async def connects(self) -> None:
        """Let the desk work in the window."""
        await self.desk.start()
        self.window.attach(self.desk)

    async def clicks(self, widget: QWidget) -> None:
        """Click what a person can see: it is scrolled to, and nothing lies over it."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        await self.hands.rest()
        place = widget.mapTo(self.window, widget.rect().center())
        there = self.window.childAt(place)
        if there is not widget and (there is None or not widget.isAncestorOf(there)):
            raise NotSeen(f"{widget.objectName()} cannot be clicked: {there!r} lies there")
        await self.hands.click(widget)

    # --- the inbox

    async def opens(self, name: str, *, tab: str = "Alt+1") -> None:
        """Go to a customer's conversation: the tab, then up or down until her row is chosen."""
        await self.sees_row(name, tab=tab)
        for _ in range(80):
            chosen = self.window.inbox.conversation_id
            if chosen is not None:
                rows = await self.desk.inbox_rows([chosen])
                if rows[chosen].name == name:
                    self.conversation = chosen
                    break
            here = self.window.inbox.list.currentIndex().row()
            there = next((at for at, row in enumerate(self.rows()) if row.startswith(name)), -1)
            await self.hands.press("Alt+Up" if there < here else "Alt+Down")
        else:
            raise NotSeen(f"{name} is not reached by Alt+Down and Alt+Up")
        await self.sees_thread()

    async def sees_thread(self) -> None:
        """Wait until the thread stands there; what happens from now on is this journey's."""
        await self.hands.until(self.thread, "the thread")
        if self.conversation not in self._before:
            self._before[self.conversation] = len(self._all_links()), len(self._all_sent())

    async def sees_row(self, name: str, *words: str, tab: str = "") -> str:
        """Wait for a row of the inbox that begins with the name and holds all the words."""
        if tab:
            await self.hands.press(tab)

        def row() -> str:
            found = [one for one in self.rows() if one.startswith(name)]
            return next((one for one in found if all(word in one for word in words)), "")

        try:
            return await self.hands.until(row, "")
        except NotSeen:
            raise NotSeen(f"no row of {name} with {words} among {self.rows()}") from None

    def rows(self) -> list[str]:
        """The inbox as a screen reader hears it."""
        return texts(self.window.inbox.model)

    # --- the thread

    def thread(self) -> Thread:
        """The thread on screen."""
        panel = self.window.thread_panel
        shown = panel.thread_shown if panel is not None else None
        if shown is None or shown.conversation.conversation_id != self.conversation:
            raise NotSeen("the thread is not open")
        return shown

    def said(self, words: str) -> bool:
        """Whether these words stand in the thread, as a screen reader hears it."""
        panel = self.window.thread_panel
        return panel is not None and any(words in one for one in texts(panel.model))

    async def hears(self, words: str) -> None:
        """Wait until these words stand in the thread."""
        await self.hands.until(lambda: self.said(words), f"“{words}” in the thread")

    async def replies(self, text: str) -> None:
        """R, the words, Ctrl+Enter; the field is free again."""
        await self.writes(text)
        composer = self.composer
        await self.hands.press("Ctrl+Return")
        await self.hands.until(lambda: not composer.toPlainText(), "the empty composer")
        await self.hears(text)

    async def writes(self, text: str) -> None:
        """R, and the words; nothing is sent."""
        await self.leaves_the_field()
        await self.hands.press("R")
        await self.hands.until(self.composer.hasFocus, "the composer's focus")
        await self.hands.write(text)

    async def leaves_the_field(self) -> None:
        """To where a letter is a key: Escape, or on to the next part of the window."""
        await self.hands.press("Escape")
        for _ in range(3):
            if not is_text_field(self.hands.focused()):
                return
            await self.hands.press("F6")

    @property
    def composer(self) -> QPlainTextEdit:
        """Where she writes."""
        return self.hands.find(QPlainTextEdit, "composer")

    # --- the quote

    async def sees_quote(self) -> None:
        """Wait until the quote of this conversation can be filled in."""
        panel = self.window.quote_panel
        await self.hands.until(
            lambda: (
                panel is not None
                and panel.conversation_id == self.conversation
                and panel.mode == "edit"
            ),
            "the quote to fill in",
        )

    async def quotes(
        self, fare: str = "118", fee: str = "68", *, passengers: Sequence[str] = ()
    ) -> None:
        """Q, then trip and price by keyboard."""
        hands, panel = self.hands, self.window.quote_panel
        assert panel is not None
        form = panel.form
        await self.sees_quote()
        await self.leaves_the_field()
        await hands.press("Q")
        await hands.until(lambda: form.isAncestorOf(hands.focused()), "the quote")
        if form.change.whose_change() is None:
            await hands.press("1")
        await hands.until(lambda: isinstance(hands.focused(), QLineEdit), "a field of the quote")
        fields: list[tuple[QLineEdit, str]] = []
        if passengers:
            fields.append((form.trip.passengers, ", ".join(passengers)))
        fields += [
            (form.trip.old.route, "AMS BCN"),
            (form.trip.old.departure, typed(2, "19:40")),
            (form.trip.new.route, "AMS BCN"),
            (form.trip.new.departure, typed(3, "12:15")),
            (form.price.lines.rows[0].amount, fare),
            (form.price.lines.rows[1].amount, fee),
        ]
        for field, text in fields:
            await hands.tab_to(field)
            await hands.rewrite(text)
        await hands.press("Tab")

    @property
    def total(self) -> str:
        """The total of the quote as it is shown."""
        return self.hands.find(QLabel, "quoteTotal").text()

    async def sends_link(self) -> None:
        """Ctrl+Shift+Enter; the card stands in the thread."""
        await self.asks_for_link()
        await self.hands.until(self.card, "the payment card")

    async def asks_for_link(self) -> None:
        """Ctrl+Shift+Enter, and 1 where it is asked how the customer was verified."""
        await self.hands.press("Ctrl+Shift+Return")
        await self.says_how_verified()

    async def says_how_verified(self) -> None:
        """1, where a link that was asked for asks how the customer was verified."""
        panel = self.window.quote_panel
        assert panel is not None
        quote = panel.form.quote()
        if (
            panel.mode == "edit"
            and quote is not None
            and quote.booking
            and not panel.footer.problem
        ):
            await self.hands.until(
                lambda: panel.verify.isVisible() or panel.mode != "edit" or panel.footer.problem,
                "the question or the link",
            )
            if panel.verify.isVisible():
                await self.hands.press("1")

    async def sends_quoted_link(self, **quote: Any) -> Json:
        """Quote, link, and the platform's word for it; returns the provider's session."""
        await self.quotes(**quote)
        await self.sends_link()
        await self.stage(Stage.SENT, Stage.DELIVERED)
        return self.links()[-1]

    # --- the payment card

    def card(self) -> QuoteCard:
        """The payment card that matters now."""
        self.thread()
        panel = self.window.thread_panel
        card = panel.cards.current() if panel is not None else None
        if card is None:
            raise NotSeen("there is no payment card")
        return card

    def card_widget(self) -> PaymentCard:
        """The same, as it stands in the window."""
        return self.hands.find(PaymentCard, "paymentCard")

    def card_words(self) -> str:
        """All that the card says."""
        widget = self.card_widget()
        return f"{widget.accessibleName()}. {widget.accessibleDescription()}"

    async def card_says(self, *words: str) -> str:
        """Wait until the card says all of these."""

        def look() -> str:
            said = self.card_words()
            return said if all(word in said for word in words) else ""

        try:
            return await self.hands.until(look, "")
        except NotSeen:
            raise NotSeen(f"{words} not on the card, which says: {self.card_words()}") from None

    async def stage(self, *wanted: Stage) -> Stage:
        """Wait until the card on screen stands at one of these stages."""

        def look() -> Stage | None:
            stage = self.card().ladder.stage
            return stage if stage in wanted else None

        try:
            found = await self.hands.until(look, "")
        except NotSeen:
            jobs = [(one.kind, one.state, one.error) for one in self.thread().jobs]
            raise NotSeen(f"not {wanted} but {self.card().ladder}, jobs {jobs}") from None
        assert found is not None
        return found

    async def goes_to(self, wanted: type[PaymentCard] | type[JobQuestion]) -> None:
        """F6 to the thread, and up to the card or the question there."""
        hands, panel = self.hands, self.window.thread_panel
        assert panel is not None
        for _ in range(3):
            await hands.press("F6")
            focused = hands.focused()
            if (focused is not None and panel.view.isAncestorOf(focused)) or focused is panel.view:
                break
        for key in ("End", *["Up"] * 12):
            if isinstance(hands.focused(), wanted):
                return
            await hands.press(key)
        raise NotSeen(f"the arrows do not reach {wanted.__name__}: {hands.focused()!r}")

    async def is_asked(self, words: str) -> None:
        """Wait for a question of these words in the thread."""

        def asked() -> bool:
            return words in self.hands.find(JobQuestion, "jobQuestion").accessibleName()

        await self.hands.until(asked, f"the question “{words}”")

    async def answers(self, action: CardAction) -> None:
        """Press a button of the question in the thread, or of the card, by keyboard."""
        hands = self.hands

        def button() -> QPushButton | None:
            panel = self.window.thread_panel
            there = [one.button(action) for one in panel.view.contents()] if panel else []
            return next((one for one in there if one is not None), None)

        await hands.until(button, f"the button {action}")
        await self.goes_to(JobQuestion if hands.sees(JobQuestion, "jobQuestion") else PaymentCard)
        await hands.tab_to(button)
        await hands.press("Space")

    # --- the ticket

    async def issues(self, *numbers: str) -> None:
        """T, the number of each passenger, and the button."""
        hands = self.hands
        await hands.until(lambda: hands.sees(QLineEdit, "ticketNumberEdit"), "the ticket form")
        await self.leaves_the_field()
        await hands.press("T")
        for at, number in enumerate(numbers, start=1):
            name = "ticketNumberEdit" + (str(at) if at > 1 else "")
            field = hands.find(QLineEdit, name)
            await hands.until(field.hasFocus, f"the focus of {name}")
            await hands.rewrite(number)
            await hands.press("Tab")
        await hands.tab_to(hands.find(QPushButton, "issueTicketButton"))
        await hands.press("Space")

    # --- what really happened, by the sandbox's own account

    def links(self) -> list[Json]:
        """The Checkout Sessions that were made for this conversation since she opened it."""
        return self._all_links()[self._before[self.conversation][0] :]

    def sent(self) -> list[str]:
        """The messages that left a desk in this conversation since she opened it, in order."""
        return self._all_sent()[self._before[self.conversation][1] :]

    def _all_links(self) -> list[Json]:
        return self.sandbox.sessions_of(self.conversation)

    def _all_sent(self) -> list[str]:
        messages = self.sandbox.messages_in(self.conversation)
        return [one["content"] for one in messages if one["client_ref"]]

    async def shot(self, name: str) -> None:
        """Save a picture of the window for people to look at."""
        await self.hands.shot(SHOTS / f"{name}.png")


SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"


@asynccontextmanager
async def at_the_desk(
    sandbox: Sandbox,
    folder: Path,
    *,
    language: str = "en",
    theme: str = "light",
    horizons: Horizons = BRISK,
    connected: bool = True,
    exclude_delayed: bool = True,
    phone_region: str = "",
) -> AsyncIterator[Agent]:
    """The desk as `desktop.app` builds it, with its window, in a folder of its own.

    Without `connected` the window stays as at its first paint, until `connects`.
    """
    connections = Connections(
        sandbox.hub_url,
        sandbox.hub_token,
        sandbox.hub_account,
        sandbox.stripe_key,
        sandbox.stripe_url,
    )
    settings = Settings(
        folder,
        language=language,
        theme=theme,
        phone_region=phone_region,
        connections=connections,
    )
    choices = PreferenceFile(folder)
    app, look = make_application(settings, choices.current)
    window = first_window(settings, look, choices)
    collector = Collector()
    window.resize(*WINDOW_SIZE)
    window.activateWindow()
    desk = await open_desk(
        settings, connections, horizons=horizons, exclude_delayed=exclude_delayed
    )
    agent = Agent(window, desk, sandbox)
    try:
        if connected:
            await agent.connects()
        yield agent
    finally:
        await window.put_away()
        await desk.stop()
        window.close()
        window.deleteLater()
        look.deleteLater()
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.deleteLater()
        await asyncio.sleep(0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collector.stop()
