"""A quote panel on the screen, the desk behind it, and words for what the tests wait for."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.journal import Draft
from desktop.models.quote import Quote
from desktop.models.rebooking.terms import Verification
from desktop.models.thread import Thread
from desktop.services.desk import Desk
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode
from tests.days import typed
from tests.views.inbox.inbox_world import until
from tests.views.thread.thread_world import URL

OnLoop = Callable[[Coroutine[Any, Any, Any]], Any]
SANNE, TOM, PUBLIC = 7, 8, 9


class Room:
    """A panel on the screen, the desk behind it, and words for what the tests wait for."""

    def __init__(self, panel: QuotePanel, desk: Desk, qtbot: QtBot, tasks: Tasks) -> None:
        self.panel, self.desk, self.qtbot, self.tasks = panel, desk, qtbot, tasks
        self.form, self.footer = panel.form, panel.footer
        self.ledger = desk.tools.ledger
        self.sent: list[str] = []
        self.facts = 0
        panel.sent.connect(self.sent.append)

    async def comes_to(self, mode: Mode) -> None:
        await until(lambda: self.panel.mode is mode, f"{self.panel.mode} and not {mode}")

    async def open(self, conversation_id: int = SANNE, mode: Mode = Mode.EDIT) -> None:
        self.panel.open(conversation_id)
        await self.comes_to(mode)

    async def draft_alone(self) -> Quote:
        """The draft, as soon as it stands beside no other: the window shows it a little earlier."""
        while True:
            draft = (await self.thread()).draft
            if draft is not None and not draft.offer:
                return draft
            await asyncio.sleep(0.005)

    def press(self, key: Qt.Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier.ControlModifier if control else modifier(0))

    def type_in(self, field: QWidget, text: str) -> None:
        """Go there by Tab and type over what stands there."""
        for _ in range(40):
            if QApplication.focusWidget() is field:
                break
            self.press(Qt.Key.Key_Tab)
        assert field.hasFocus(), field.accessibleName()
        self.press(Qt.Key.Key_A, control=True)
        self.qtbot.keyClicks(field, text)

    def says_whose_change(self) -> None:
        """Q, and 1 where the first question is open: the customer's."""
        self.panel.focus_first()
        if self.form.change.whose_change() is None:
            self.press(Qt.Key.Key_1)

    def build(self, fare: str = "118") -> None:
        """Type a whole quote, by keyboard only."""
        self.says_whose_change()
        self.type_in(self.form.old.route, "ams bcn")
        self.type_in(self.form.old.departure, typed(2, "19:40"))
        self.type_in(self.form.new.route, "ams bcn")
        self.type_in(self.form.new.departure, typed(3, "12:15"))
        self.type_in(self.form.price.lines.rows[0].amount, fare)
        self.type_in(self.form.price.lines.rows[1].amount, "68")
        self.form.set_verified(Verification("Booking code and full name"))

    async def quotes(self, conversation_id: int = SANNE) -> list[Quote]:
        return await self.ledger.store.quotes_of(conversation_id)

    async def thread(self, conversation_id: int = SANNE) -> Thread:
        return await self.desk.thread(conversation_id, limit=1)

    async def fact(self, kind: FactKind, **body: object) -> None:
        """Let something become known of the newest link."""
        known = await self.quotes()
        ladders = await self.ledger.store.ladders([one.quote_id for one in known])
        quote = next((one for one in known if ladders[one.quote_id].session), known[0])
        ladder = ladders[quote.quote_id]
        self.facts += 1
        facts = {"generation": ladder.generation or 1, "conversation": SANNE, **body}
        private = {"url": URL} if kind is FactKind.LINK_CREATED else {}
        draft = Draft(
            self.desk.now(), kind, quote.quote_id, "stripe", f"stripe:{self.facts}", facts,
            private=private,
        )  # fmt: skip
        await self.ledger.record([draft])

    async def link(self) -> None:
        """A link that was asked for in the window, made, and sent."""
        self.build()
        self.panel.send_link()
        await self.comes_to(Mode.OPEN)
        ends = self.desk.now() + 4 * 3600
        await self.fact(
            FactKind.LINK_CREATED, session="cs_1", expires_at=ends, total=18600, currency="EUR"
        )
        await self.fact(FactKind.MESSAGE_ACCEPTED, message=4)
        await self.fact(FactKind.MESSAGE_ON_PLATFORM, message=4)
        for job in await self.ledger.store.unfinished_jobs(SANNE):
            await self.ledger.save_job(replace(job, state=JobState.DONE))
        await until(lambda: self.footer.check_button.isVisible())

    async def pays(self) -> None:
        await self.fact(
            FactKind.PAYMENT_PAID, session="cs_1", intent="pi_1", amount=18600, currency="EUR"
        )
        await self.comes_to(Mode.TICKET)


Visit = Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]
