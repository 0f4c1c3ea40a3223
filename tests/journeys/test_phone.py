"""A call, from the softphone that hands it over to its wrap-up, by keyboard."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop.app import open_door
from desktop.models.hub_words import Channel
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.stage import Stage
from desktop.views.keys import KeyId
from desktop.views.payment.link_ask import LinkAsk
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.phone.phone_page import PhonePage
from desktop.views.phone.qr_dialog import QrDialog
from tests.days import typed
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import ROOT, Sandbox

DAAN, NOBODY = "+31634567890", "+31687654321"
PIETER, MARK = "+31623456789", "+31656789012"  # nobody else calls them: one conversation each


class Caller:
    """The Phone as an agent sees it, and what her softphone does."""

    def __init__(self, agent: Agent, folder: Path) -> None:
        self.agent = agent
        self.hands = agent.hands
        self.folder = folder

    async def calls(self, *arguments: str) -> None:
        """The softphone starts the program once more; that ends once the desk has taken it."""
        sandbox = self.agent.sandbox
        environment = {
            "DESK_HUB_URL": sandbox.hub_url,
            "DESK_HUB_TOKEN": sandbox.hub_token,
            "DESK_HUB_ACCOUNT": str(sandbox.hub_account),
            "DESK_STRIPE_KEY": sandbox.stripe_key,
            "DESK_STRIPE_API_BASE": sandbox.stripe_url,
            "DESK_DATA_DIR": str(self.folder),
            "QT_QPA_PLATFORM": "no display is needed for it",
        }
        ended = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "main.py", *arguments],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")

    @property
    def page(self) -> PhonePage:
        """The Phone."""
        page = self.agent.window.places.phone
        assert page is not None
        return page

    @property
    def call(self) -> Call:
        """The call that is shown."""
        call = self.page.call
        assert call is not None
        return call

    async def sees(self, name: str) -> None:
        """Wait for the caller's card."""

        def there() -> bool:
            label = self.hands.find(QLabel, "callerName")
            return label.text() == name and self.page.card.isVisible()

        await self.hands.until(there, f"the card of {name}")

    async def goes_on_in_a_conversation(self) -> int:
        """Wait until the call has a conversation, whose quote is open at the right."""
        panel = self.agent.window.quote_panel
        assert panel is not None

        def there() -> int:
            here = self.page.call.conversation_id if self.page.call is not None else 0
            return here if here and panel.conversation_id == here and panel.mode == "edit" else 0

        conversation = await self.hands.until(there, "the quote beside the caller")
        self.agent.conversation = conversation
        await self.agent.sees_thread()
        return conversation

    async def chooses_way(self, words: str) -> None:
        """Ctrl+Shift+L, and the arrows to the channel."""
        offered = self.page.ways
        await self.hands.until(lambda: len(offered.ways) > 1, "the inboxes of the hub")
        await self.hands.press("Ctrl+Shift+L")
        for _ in range(6):
            focused = self.hands.focused()
            if focused is not None and focused.accessibleName().startswith(words):
                break
            await self.hands.press("Right")
        await self.hands.press("Space")

    async def reads_back(self) -> None:
        """Ctrl+Shift+B, once the address was on screen long enough to have been read."""
        await self.hands.until(lambda: self.page.ways.may_be_read, "the address, read out")
        await self.hands.press("Ctrl+Shift+B")

    async def quotes(self) -> None:
        """Alt+Q, and the fields of the quote."""
        form, hands = self.agent.window.quote_panel.form, self.hands  # type: ignore[union-attr]
        await hands.press("Alt+Q")
        await hands.until(lambda: form.isAncestorOf(hands.focused()), "the quote")
        if form.change.whose_change() is None:
            await hands.press("1")
        await hands.until(lambda: isinstance(hands.focused(), QLineEdit), "a field of the quote")
        fields = (
            (form.trip.old.route, "AMS BCN"),
            (form.trip.old.departure, typed(2, "19:40")),
            (form.trip.new.route, "AMS BCN"),
            (form.trip.new.departure, typed(3, "12:15")),
            (form.price.lines.rows[0].amount, "118"),
            (form.price.lines.rows[1].amount, "68"),
        )
        for field, text in fields:
            await hands.tab_to(field)
            await hands.rewrite(text)
        await hands.press("Tab")

    def text(self, name: str) -> str:
        """The words of a label."""
        return self.hands.find(QLabel, name).text()

    async def says_what_it_was(self, *choices: str, text: str) -> None:
        """The arrows to each choice, Space, Tab, and the words of the note; Enter ends it."""
        for words in choices:
            for _ in range(8):
                focused = self.hands.focused()
                assert focused is not None
                if focused.accessibleName() == words:
                    break
                await self.hands.press("Right")
            focused = self.hands.focused()
            assert focused is not None and focused.accessibleName() == words
            await self.hands.press("Space")
            await self.hands.press("Tab")
        await self.hands.write(text)
        await self.hands.press("Return")

    def notes(self, conversation: int) -> list[str]:
        """What colleagues really read at the hub."""
        messages = self.agent.sandbox.messages_in(conversation)
        return [one["content"] for one in messages if one["private"]]


@asynccontextmanager
async def on_the_phone(sandbox: Sandbox, folder: Path, **how: Any) -> AsyncIterator[Caller]:
    """A desk that can be called."""
    async with at_the_desk(sandbox, folder, **how) as agent:
        door = open_door(folder, agent.window)
        assert door is not None
        try:
            yield Caller(agent, folder)
        finally:
            door.close()


async def test_a_call_from_the_softphone_to_paid_ticketed_and_wrapped_up(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox = own_sandbox  # where nobody has sent this customer a link yet
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        agent.window.showMinimized()
        await phone.calls("call", "06 3456 7890".replace("06", "+31 6"))
        assert not agent.window.isMinimized()
        await phone.sees("Daan Willems")
        await phone.goes_on_in_a_conversation()
        assert "D5WLM3" in phone.text("callerFacts").replace("\u00a0", " ")
        await phone.quotes()

        # Nothing leaves before the address was read back; then it does by itself.
        await phone.chooses_way("SMS")
        await hands.press("Ctrl+Shift+Return")
        await hands.until(lambda: "read the address back" in phone.text("waysProblem"), "why")
        assert not sandbox.sessions_of(phone.call.conversation_id)
        before = phone.call.conversation_id
        await phone.reads_back()
        await hands.until(lambda: phone.call.may_send(phone.call.conversation_id), "read back")
        agent.conversation = phone.call.conversation_id
        assert agent.conversation != before  # an SMS conversation was opened for it
        assert phone.call.read_back[1] == DAAN
        await agent.sees_thread()
        panel = agent.window.quote_panel
        assert panel is not None
        await hands.until(panel.verify.isVisible, "how she was verified")
        await hands.press("1")
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        await hands.until(lambda: phone.page.talk.url, "the link")
        assert "SMS · " in phone.text("spelledWords")
        await hands.until(lambda: "by SMS · +31 6 34567890" in phone.text("wentBy"), "the way")
        [text] = agent.sent()
        assert phone.text("spelledCode") in text.replace("\u00a0", " ")
        assert "bank" in phone.text("bankHint")

        await hands.press("Ctrl+Shift+Q")
        dialog = await hands.until(lambda: agent.window.findChild(QrDialog, "qrDialog"), "QR code")
        assert dialog is not None
        dialog.accept()
        agent.window.activateWindow()
        agent.window.places.phone.focus_first()  # type: ignore[union-attr]

        [link] = agent.links()
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        card = hands.find(PaymentCard, "paymentCard")
        assert phone.page.isAncestorOf(card) and "Paid €186.00" in card.accessibleName()
        await hands.until(lambda: hands.sees(QLineEdit, "ticketNumberEdit"), "the ticket form")
        await hands.press("Alt+T")
        field = hands.find(QLineEdit, "ticketNumberEdit")
        await hands.until(field.hasFocus, "the ticket number")
        await hands.rewrite("074-2400000014")
        await hands.press("Tab")
        await hands.tab_to(hands.find(QPushButton, "issueTicketButton"))
        await hands.press("Space")
        await agent.stage(Stage.TICKETED, Stage.TOLD)

        await hands.press("Ctrl+Shift+E")
        await hands.until(lambda: phone.page.wrap_up.isVisible(), "the wrap-up")
        paid = CallEnd.PAID.value  # by the money of it, which the list may tell a moment later
        await hands.until(lambda: phone.page.wrap_up.end.value == paid, "how it ended")
        await phone.says_what_it_was(
            "Rebooking", "Paid on the call", text="Moved to tomorrow, keeps the aisle."
        )
        await hands.until(lambda: phone.call.is_over, "the end of the wrap-up")
        assert (phone.call.reason, phone.call.end) == (CallReason.REBOOKING, CallEnd.PAID)
        await hands.until(lambda: phone.notes(agent.conversation), "the note at the hub")
        [note] = phone.notes(agent.conversation)
        assert "Rebooking · Paid on the call" in note and "keeps the aisle" in note
        assert agent.window.rail.phone_button.count == 0
        await agent.shot("phone")


async def test_nothing_typed_is_lost_while_a_conversation_is_opened_for_the_call(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        await phone.calls("call", DAAN)
        await phone.sees("Daan Willems")
        before = await phone.goes_on_in_a_conversation()
        form = agent.window.quote_panel.form  # type: ignore[union-attr]
        await hands.until(lambda: "+31 6 34567890" in phone.text("readBackWords"), "the number")
        await phone.quotes()
        await hands.until(lambda: "SMS: offer e-mail" in phone.text("waysHint"), "the count")
        # Many SMS, as it turns out: the number that she is reading out stays.
        assert "+31 6 34567890" in phone.text("readBackWords")
        assert phone.text("sentBy").startswith("SMS · +31 6 34567890, once it was read back")
        sandbox.fault("re:^POST .*/conversations$", "slow", delay_s=0.6)
        await phone.reads_back()
        await hands.tab_to(form.trip.new.route)
        await hands.rewrite("AMS BA")  # she is still typing as the hub answers
        await hands.until(lambda: phone.call.may_send(phone.call.conversation_id), "read back")
        here = phone.call.conversation_id
        panel = agent.window.quote_panel
        assert panel is not None and here != before
        await hands.until(lambda: panel.conversation_id == here, "the quote goes along")
        assert form.trip.new.route.hasFocus()
        await hands.write("R")
        await hands.until(lambda: phone.text("sentBy").startswith("SMS · private"), "the way")
        assert form.trip.new.route.text() == "AMS BAR"
        assert (agent.total, form.price.lines.rows[0].amount.text()) == ("€186.00", "118.00")
        await agent.desk.calls.hang_up(phone.call.call_id)
        await phone.calls("call", NOBODY)  # and back: another call takes its place meanwhile
        await phone.sees("Unknown caller")
        assert not hands.find(QLineEdit, "newCallerName").text()
        await hands.until(lambda: "Nobody here or at the hub" in phone.text("whoWords"), "asked")
        await phone.calls("call", "anonymous")
        await phone.sees("Number withheld")
        await hands.until(lambda: "The number is withheld" in phone.text("whoWords"), "why")
        assert [one.number for one in agent.desk.calls.all if one.is_talking] == [""]
        await hands.press("Down")
        await hands.press("Down")
        await phone.sees("Daan Willems")
        await hands.until(lambda: form.trip.new.route.text() == "AMS–BAR", "what was typed")
        assert (agent.total, form.price.lines.rows[0].amount.text()) == ("€186.00", "118.00")


async def test_a_new_caller_in_one_field_and_a_link_by_sms(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        await phone.calls("socialpay://call?from=%2B31%206%208765%204321")
        await phone.sees("Unknown caller")
        await hands.until(lambda: "Nobody here or at the hub" in phone.text("whoWords"), "asked")
        await hands.press("Return")
        await hands.until(hands.find(QLineEdit, "newCallerName").hasFocus, "the name")
        await hands.write("Ada Lovelace")
        await hands.press("Return")
        await hands.until(lambda: phone.page.ways.isVisible(), "how the link goes")
        await hands.until(lambda: "+31 6 87654321" in phone.text("readBackWords"), "the number")
        # The line broke as the hub was asked to open it: the agent looks, and opens it again.
        sandbox.fault("re:^POST .*/conversations$", "drop_before")
        await phone.reads_back()
        await hands.until(
            phone.page.ways.open_again.isVisible, "the question whether it was opened"
        )
    async with on_the_phone(sandbox, tmp_path) as phone:  # it is asked after a restart too
        agent, hands = phone.agent, phone.hands
        await hands.until(lambda: agent.window.rail.phone_button.count == 1, "the call on the rail")
        await hands.press("Ctrl+3")
        await hands.until(lambda: phone.page.ways.open_again.isVisible(), "the question")
        await hands.tab_to(phone.page.ways.open_again)
        await hands.press("Space")
        await phone.goes_on_in_a_conversation()
        await phone.sees("Ada Lovelace")
        await phone.quotes()
        await agent.asks_for_link()
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        assert len(agent.links()) == 1 and len(agent.sent()) == 1
        contacts = sandbox.hub("GET", "/contacts/search?q=Ada+Lovelace").json()["payload"]
        assert [one["phone_number"] for one in contacts] == [NOBODY]


async def test_a_link_that_is_out_is_sent_again_once_the_address_was_read_back(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(own_sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.opens("Pieter Nijland")
        await agent.sends_quoted_link()
        before = len(agent.sent())
        await phone.calls("call", PIETER)
        await phone.sees("Pieter Nijland")
        assert phone.call.conversation_id == agent.conversation
        await hands.press("Ctrl+1")

        async def sends_again() -> None:
            await hands.press("Alt+Shift+U")
            ask = hands.find(PaymentCard, "paymentCard").findChild(LinkAsk, "linkAsk")
            assert ask is not None
            await hands.until(lambda: ask.isAncestorOf(hands.focused() or ask), "the words")
            await hands.press("Space")

        await sends_again()
        await hands.until(lambda: "read the address back" in phone.text("waysProblem"), "why")
        await hands.until(phone.page.ways.confirm.hasFocus, "what to press")
        await agent.shot("phone-held")
        await hands.until(lambda: phone.page.ways.may_be_read, "the address, read out")
        await hands.press("Space")
        await hands.until(lambda: phone.call.may_send(agent.conversation), "read back")
        assert len(agent.sent()) == before
        await hands.press("Ctrl+1")
        await sends_again()
        await hands.until(lambda: len(agent.sent()) == before + 1, "the message at the hub")


async def test_where_the_quote_stands_already_e_mail_is_proposed_first_and_why(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.opens("Mark Brouwer")
        await phone.quotes()
        await phone.calls("call", MARK)
        await phone.sees("Mark Brouwer")
        await phone.goes_on_in_a_conversation()
        # Had the number been on screen before the SMS were counted, it would stay there.
        await hands.until(lambda: "E-mail comes first" in phone.text("waysHint"), "the reason")
        ways = phone.page.ways
        assert ways.reach is not None and ways.reach.channel is Channel.EMAIL
        assert ways.ways[0] == ways.reach


async def test_a_late_answer_of_the_hub_does_not_say_whose_call_it_is(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    number = "+31612300099"
    sandbox.hub("POST", "/contacts", json={"name": "Bo Laat", "phone_number": number})
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        sandbox.fault("/contacts/search", "slow", delay_s=1.5)
        await phone.calls("call", number)
        await phone.sees("Unknown caller")
        await hands.press("Ctrl+F")
        await hands.write("Daan Willems")
        await hands.press("Return")
        await phone.sees("Daan Willems")
        daan = phone.call
        asking = f"phone.hub:{daan.call_id}"
        assert agent.window.tasks.is_busy(asking)  # the hub has not answered yet
        await hands.until(lambda: not agent.window.tasks.is_busy(asking), "the hub's answer")
        assert await agent.desk.tools.ledger.store.contacts_by_phone(number)
        await agent.desk.calls.read()  # after whatever the answer has led to
        assert phone.call == daan


async def test_who_calls_is_nobodys_to_see_while_the_desk_is_locked_or_veiled(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        await phone.calls("call", DAAN)
        await phone.sees("Daan Willems")
        await hands.press("Ctrl+Shift+H")
        cover = [one for one in phone.page.findChildren(QWidget, "privacyCover") if one.isVisible()]
        assert phone.page.rect() in [one.geometry() for one in cover]
        assert not agent.window.keys.can_act(KeyId.WRAP_UP)
        await hands.press("Ctrl+Shift+H")
        assert not any(one.isVisible() for one in cover)

        await hands.press("Ctrl+L")
        await phone.calls("call", NOBODY)
        assert agent.window.guard.locked
        assert [one.number for one in agent.desk.calls.all] == [DAAN]


async def test_a_call_that_a_restart_cut_off_is_there_to_be_wrapped_up(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path, phone_region="NL") as phone:
        await phone.agent.sees_row("Daan Willems", tab="Alt+1")
        await phone.calls("call", "06-34567890")  # as Dutch exchanges hand it over
        await phone.sees("Daan Willems")
        assert phone.call.number == DAAN
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await hands.until(lambda: agent.window.rail.phone_button.count == 1, "the call on the rail")
        await hands.press("Ctrl+3")
        await phone.sees("Daan Willems")
        assert phone.call.is_talking
        await hands.press("Ctrl+Shift+E")
        await hands.until(lambda: phone.page.wrap_up.isVisible(), "the wrap-up")
        await hands.press("Ctrl+Shift+E")
        assert "what it was about" in phone.text("wrapUpProblem")  # nothing is guessed
        await hands.press("Escape")
        await hands.until(lambda: phone.call.is_talking, "the call to go on")


async def test_where_there_is_little_room_the_list_gives_way_and_comes_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with on_the_phone(sandbox, tmp_path) as phone:
        agent, hands = phone.agent, phone.hands
        await agent.sees_row("Daan Willems", tab="Alt+1")
        await phone.calls("call", DAAN)
        await phone.sees("Daan Willems")
        await phone.goes_on_in_a_conversation()
        side, panel = agent.window.side_panel, agent.window.quote_panel
        assert side is not None and panel is not None
        agent.window.resize(830, 620)
        await hands.press("Alt+Q")
        await hands.until(lambda: panel.form.isAncestorOf(hands.focused()), "the quote")
        assert side.isVisible() and not phone.page.column.isVisible()
        await hands.press("Escape")
        await hands.until(phone.page.column.isVisible, "the list of calls")
        assert not side.isVisible()
        assert not agent.window.keys.can_act(KeyId.SEND_LINK)  # what is out of sight is not sent
        await hands.press("Return")
        await hands.until(side.isVisible, "the quote")
        await hands.press("Ctrl+1")
        assert agent.window.splitter.isAncestorOf(side)  # one panel, where the agent is
        await hands.press("Ctrl+3")
        assert phone.page.isAncestorOf(side)
