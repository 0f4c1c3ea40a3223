"""The cards of the Phone: what they offer, in which order, and what they ask before they go on."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.models.conversation import Contact
from desktop.models.hub_words import Channel
from desktop.models.inbox import PaymentBadge
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.reach import Reach
from desktop.models.stage import Stage
from desktop.services.use_cases.refusals import Answer
from desktop.views.controls.choice_chips import ChoiceChips
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_column import CallColumn
from desktop.views.phone.caller_card import CallerCard
from desktop.views.phone.calls_model import CallsModel, Line
from desktop.views.phone.link_way import LinkWay
from desktop.views.phone.phone_cards import PhoneCards
from desktop.views.phone.qr_dialog import QrCode
from desktop.views.phone.ways_card import WaysCard
from desktop.views.phone.who_card import WhoCard
from desktop.views.phone.wrap_up_card import WrapUpCard
from desktop.views.style.theme import Theme

SMS = Reach(0, Channel.SMS, "+31612345678", 5)
EMAIL = Reach(0, Channel.EMAIL, "sanne@example.com", 4)
MESSENGER = Reach(7, Channel.MESSENGER, "Sanne de Vries")
SANNE = Contact(
    3, "Sanne de Vries", phone="+31612345678", membership="Gold", booking="K7Q2MX", language="nl"
)
CALL = Call("c", 1000.0, "hub:1:7", "+31612345678", 3, 7)


def on_screen(widget: QWidget, qtbot: QtBot) -> None:
    """Show it, with the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def told(signal: Any) -> list[Any]:
    """What a signal says from now on."""
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


class Clock:
    """A clock that is moved by hand; seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the card of ways."""
    return Clock()


@pytest.fixture
def ways(theme: Theme, qtbot: QtBot, clock: Clock) -> WaysCard:
    """The card, on screen."""
    card = WaysCard(theme, clock)
    card.resize(600, 300)
    on_screen(card, qtbot)
    return card


def show(card: WaysCard, at: Reach | None, *, parts: int = 0, is_read: bool = False) -> None:
    card.show_ways((SMS, EMAIL, MESSENGER), at, is_read=is_read, parts=parts, busy="")


def label(card: QWidget, name: str) -> str:
    found = card.findChild(QLabel, name)
    return found.text() if found is not None else ""


@pytest.mark.parametrize(("parts", "first"), [(0, SMS), (3, SMS), (4, EMAIL), (16, EMAIL)])
def test_e_mail_is_offered_first_above_three_sms(ways: WaysCard, parts: int, first: Reach) -> None:
    show(ways, first, parts=parts)
    assert ways.ways[0] == first
    assert str(parts or "") in label(ways, "waysHint")
    assert ("E-mail comes first" in label(ways, "waysHint")) == (parts > 3)  # and why


def test_what_is_counted_while_an_address_is_read_only_shows_a_hint(ways: WaysCard) -> None:
    show(ways, SMS)
    show(ways, SMS, parts=7)
    assert ways.ways == (SMS, EMAIL, MESSENGER)  # no channel moves below the agent's hand
    assert "+31 6 12345678" in label(ways, "readBackWords")
    assert label(ways, "waysHint") == "The message takes 7 SMS: offer e-mail, Ctrl ⇧ L."
    ways.show_ways((SMS,), SMS, is_read=False, parts=7, busy="")
    assert label(ways, "waysHint") == "The message takes 7 SMS."  # there is no e-mail


@pytest.mark.parametrize(
    ("parts", "goes_by"), [(0, Channel.SMS), (3, Channel.SMS), (4, Channel.EMAIL)]
)
def test_a_call_that_goes_on_by_sms_is_offered_e_mail_first_where_they_are_many(
    parts: int, goes_by: Channel
) -> None:
    here = replace(SMS, conversation_id=7)
    way = LinkWay()
    way.look(CALL, (here, EMAIL), parts)
    assert way.at is not None and way.at.channel is goes_by
    way.look(CALL, (here, MESSENGER), parts)
    assert way.at == here  # there is no e-mail
    way.look(replace(CALL, read_back=(7, SMS.address)), (here, EMAIL), parts)
    assert way.at == here  # it was read back


def test_an_address_that_is_being_read_out_stays_whatever_is_counted_then() -> None:
    way = LinkWay()
    way.look(CALL, (SMS, EMAIL), 0)
    assert way.at == SMS
    way.look(CALL, (SMS, EMAIL), 7, seen=SMS)
    assert way.at == SMS
    there = replace(SMS, conversation_id=9)
    way.look(CALL, (EMAIL, there), 7, seen=SMS)
    assert way.at == there  # the same number, in a conversation that came
    way.look(CALL, (EMAIL,), 7, seen=there)
    assert way.at is None and way.is_gone  # and not another address in its place
    way.look(CALL, (EMAIL, there), 7, seen=there)
    assert way.at == there
    way.choose(EMAIL)
    way.look(CALL, (EMAIL, there), 0, seen=EMAIL)
    assert way.at == EMAIL  # as the agent chose
    way.look(replace(CALL, contact_id=4), (there, EMAIL), 0, seen=EMAIL)
    assert way.at == there  # another customer, as the agent said


def test_no_way_is_proposed_before_all_is_known_that_decides_it() -> None:
    way = LinkWay()
    way.look(CALL, (SMS, EMAIL), 0, is_known=False)
    assert way.at is None and not way.is_gone
    way.look(CALL, (SMS, EMAIL), 7)
    assert way.at == EMAIL
    way.look(CALL, (SMS, EMAIL), 0, is_known=False, seen=EMAIL)
    assert way.at == EMAIL  # it is being counted again


def test_what_is_held_back_names_its_own_conversation_whatever_was_shown() -> None:
    way, here = LinkWay(), replace(EMAIL, conversation_id=7)
    way.look(replace(CALL, conversation_id=0), (SMS, here), 0)
    assert way.at == SMS
    way.wait(sends_then=False)
    way.look(CALL, (SMS, here), 0, seen=SMS)
    assert way.at == here


def test_a_press_confirms_only_what_was_on_screen_long_enough_to_be_read(
    ways: WaysCard, clock: Clock
) -> None:
    said = told(ways.read_back)
    show(ways, SMS)
    clock.now += 5
    show(ways, EMAIL, parts=7)
    clock.now += 0.9
    ways.press_read_back()  # meant for the number
    assert said == [] and "Nothing was confirmed" in label(ways, "waysProblem")
    show(ways, EMAIL, parts=8)  # the same address is still on screen
    clock.now += 0.1
    ways.press_read_back()
    assert said == [EMAIL]
    ways.hide()
    ways.show()
    ways.press_read_back()  # it has just come back on screen
    assert said == [EMAIL]


def test_an_address_is_read_back_once(ways: WaysCard, clock: Clock) -> None:
    said = told(ways.read_back)
    show(ways, SMS)
    clock.now += 5
    assert "+31 6 12345678" in label(ways, "readBackWords")
    ways.press_read_back()
    show(ways, SMS, is_read=True)
    assert not ways.confirm.isVisible()
    ways.press_read_back()
    assert said == [SMS]


def test_an_opening_that_may_have_gone_wrong_is_answered_by_keyboard(ways: WaysCard) -> None:
    said, read = told(ways.answered), told(ways.read_back)
    show(ways, SMS)
    ways.confirm.setFocus()
    ways.show_ways((SMS, EMAIL), SMS, is_read=False, parts=4, busy="", asks=True)
    assert "not known whether the hub opened" in label(ways, "readBackWords")
    assert not ways.confirm.isVisible()  # a second conversation is not opened by reading again
    ways.press_read_back()
    assert ways.open_again.hasFocus()  # where the key that was pressed is gone
    assert "not known" in ways.open_again.accessibleDescription()  # heard where the focus went
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    assert ways.leave.hasFocus()
    press(Qt.Key.Key_Space)
    assert said == [Answer.SEND_AGAIN, Answer.DROP] and read == []
    show(ways, SMS)
    assert ways.confirm.hasFocus() and not ways.leave.isVisible()


def test_the_name_of_the_caller_keeps_one_line_beside_little_room(
    theme: Theme, qtbot: QtBot
) -> None:
    card = CallerCard(theme)
    card.resize(344, 100)
    on_screen(card, qtbot)
    card.show_call(CALL, SANNE, 1200.0)
    name = card.findChild(ElidedLabel, "callerName")
    assert name is not None and name.shown == "Sanne de Vries"
    assert card.pill.geometry().top() >= name.geometry().bottom()
    assert card.wrap_button.geometry().right() < card.width()
    card.show_call(CALL, replace(SANNE, name="Sanne " * 20), 1200.0)
    assert name.shown.endswith("…") and name.toolTip()


def test_an_address_that_the_contact_lacks_is_typed(ways: WaysCard, clock: Clock) -> None:
    said = told(ways.read_back)
    lacking = Reach(0, Channel.EMAIL, "", 4)
    ways.show_ways((lacking,), lacking, is_read=False, parts=0, busy="")
    clock.now += 5
    assert ways.address.isVisible() and ways.address.accessibleName() == "E-mail address"
    ways.press_read_back()
    assert said == []
    QTest.keyClicks(ways.address, " ada@example.com ")
    QTest.keyClick(ways.address, Qt.Key.Key_Return)
    assert said == [Reach(0, Channel.EMAIL, "ada@example.com", 4)]


def test_another_way_is_chosen_by_the_arrows(ways: WaysCard) -> None:
    said = told(ways.chosen)
    show(ways, SMS)
    ways.focus_ways()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert said == [EMAIL]


def test_a_hub_that_reaches_nobody_says_so(ways: WaysCard) -> None:
    ways.show_ways((), None, is_read=False, parts=0, busy="")
    assert "no inbox" in label(ways, "readBackWords") and not ways.confirm.isVisible()


def test_one_of_several_stays_chosen_until_another_is(theme: Theme, qtbot: QtBot) -> None:
    chips = ChoiceChips(theme, "Which", [("a", "A"), ("b", "B")])
    on_screen(chips, qtbot)
    chips.focus_chosen()
    for key, value in ((Qt.Key.Key_Space, "a"), (Qt.Key.Key_Space, "a")):
        press(key)
        assert chips.value == value
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert chips.value == "b"


def test_the_wrap_up_asks_for_what_is_missing_and_goes_there(theme: Theme, qtbot: QtBot) -> None:
    card = WrapUpCard(theme)
    on_screen(card, qtbot)
    said = told(card.done)
    card.begin("c", None)
    card.show_call(CALL, 1192.0)
    assert "03:12" in label(card, "wrapUpTime")
    card.press_done()
    assert "what it was about" in label(card, "wrapUpProblem")
    card.reason.set_value(CallReason.REFUND.value)
    card.press_done()
    assert "how it ended" in label(card, "wrapUpProblem")
    card.end.set_value(CallEnd.HANDED_OVER.value)
    card.text.setText("Asks for the whole amount.")
    card.press_done()
    assert said == [(CallReason.REFUND, CallEnd.HANDED_OVER, "Asks for the whole amount.")]
    note = words.note(CALL, *said[0], 1192.0)
    assert note == (
        "Call of 03:12 · Cancellation or refund · Handed over\nAsks for the whole amount."
    )


def test_what_was_said_of_one_call_waits_while_another_is_wrapped_up(
    theme: Theme, qtbot: QtBot
) -> None:
    card = WrapUpCard(theme)
    on_screen(card, qtbot)
    card.begin("a", None)
    card.reason.set_value(CallReason.REFUND.value)
    card.text.setText("Half is agreed")
    card.begin("b", CallEnd.LINK_SENT)
    assert (card.reason.value, card.end.value, card.text.text()) == ("", "link_sent", "")
    card.forget()  # wrapped up
    card.begin("a", CallEnd.PAID)
    assert (card.reason.value, card.end.value) == ("refund", "paid")
    assert card.text.text() == "Half is agreed"
    card.end.set_value(CallEnd.CUT_OFF.value)
    card.begin("a", CallEnd.PAID)
    assert card.end.value == "cut_off"  # what the agent said stays
    card.begin("c", CallEnd.LINK_SENT)
    card.propose(CallEnd.PAID)  # told while the questions stand there
    assert card.end.value == "paid"
    card.end.set_value(CallEnd.CUT_OFF.value)
    card.propose(None)
    assert card.end.value == "cut_off"


def test_what_is_typed_for_one_call_is_not_offered_for_another(theme: Theme, qtbot: QtBot) -> None:
    cards = PhoneCards(theme)
    qtbot.addWidget(cards)
    cards.turn_to("a")
    cards.who.name.setText("Ada")
    cards.ways.address.setText("ada@example.com")
    cards.turn_to("b")
    assert (cards.who.name.text(), cards.ways.address.text()) == ("", "")
    cards.turn_to("a")
    assert (cards.who.name.text(), cards.ways.address.text()) == ("Ada", "ada@example.com")


def test_whoever_is_gone_to_stays_while_the_same_people_are_offered(
    theme: Theme, qtbot: QtBot
) -> None:
    card = WhoCard(theme)
    on_screen(card, qtbot)
    card.show_people((KnownCaller(SANNE),), "One customer has this number.")
    card.focus_first()
    focused = QApplication.focusWidget()
    card.show_people((KnownCaller(SANNE),), "One customer has this number.")
    assert QApplication.focusWidget() is focused


@pytest.mark.parametrize(
    ("number", "found", "said"),
    [
        ("", 0, "The number is withheld."),
        ("+31612345678", 0, "Nobody has it."),
        ("+31612345678", 1, "One customer has this number."),
        ("+31612345678", 2, "Several customers have this number."),
    ],
)
def test_what_is_said_of_a_caller_is_true_of_this_call(number: str, found: int, said: str) -> None:
    assert words.who_words(Call("c", 0.0, "", number), found, "Nobody has it.").startswith(said)


def test_a_call_is_announced_as_a_sentence() -> None:
    assert words.calls(CALL, SANNE) == "Sanne de Vries calls"
    assert words.calls(Call("c", 0.0, "", "+31612345678"), None) == "Somebody unknown calls"
    assert words.calls(Call("c", 0.0, ""), None) == "A call with the number withheld"


def test_a_hub_that_has_said_nothing_is_not_said_to_have_no_inbox(ways: WaysCard) -> None:
    ways.show_ways((), None, is_read=False, parts=0, busy="The hub has not said yet.")
    assert label(ways, "readBackWords") == "The hub has not said yet."
    ways.show_ways((), None, is_read=False, parts=0, busy="")
    assert "has no inbox" in label(ways, "readBackWords")


def test_who_may_be_calling_is_offered_or_named_anew(theme: Theme, qtbot: QtBot) -> None:
    card = WhoCard(theme)
    on_screen(card, qtbot)
    known, named = told(card.known), told(card.named)
    other = KnownCaller(Contact(4, "Jan de Vries", phone="+31612345678"))
    card.show_people((KnownCaller(SANNE), other), "Ask for the name.")
    card.focus_first()
    press(Qt.Key.Key_Return)
    assert [one.contact.name for one in known] == ["Sanne de Vries"]
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    QTest.keyClicks(card.name, "  Ada Lovelace ")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    assert named == ["Ada Lovelace"]


def line(key: str, name: str = "Sanne de Vries", when: str = "now") -> Line:
    call = Call(key, 1.0, "hub:1:7")
    return Line(key, CallRow(call), name, when, "+31 6 12345678 · booking K7Q2MX")


def test_a_call_that_goes_on_keeps_its_place_in_the_list(theme: Theme, qtbot: QtBot) -> None:
    column = CallColumn(theme)
    column.resize(328, 600)
    on_screen(column, qtbot)
    chosen = told(column.chosen)
    column.show_lines([line("a"), line("b")], "b", "none")
    assert column.list.line is not None and column.list.line.key == "b" and chosen == []
    resets = told(column.model.modelReset)
    column.show_lines([line("a"), line("b", when="1 min")], "b", "none")
    assert resets == [] and column.list.line.when == "1 min"
    column.show_lines([line("c"), line("a"), line("b")], "b", "none")
    assert column.list.currentIndex().row() == 2 and chosen == []
    QTest.keyClick(column.list, Qt.Key.Key_Up)
    assert [one.key for one in chosen] == ["a"]


def test_a_line_is_said_whole(theme: Theme) -> None:
    model = CallsModel()
    model.show([line("a")])
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Sanne de Vries, now, +31 6 12345678 · booking K7Q2MX"


def test_a_qr_code_is_black_on_white_with_its_quiet_zone(theme: Theme, qtbot: QtBot) -> None:
    code = QrCode("https://checkout.stripe.com/c/pay/cs_live_a1#" + "x" * 430)
    qtbot.addWidget(code)
    picture: QImage = code.grab().toImage()
    edge = {picture.pixelColor(x, 8).name() for x in range(picture.width())}
    inside = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert edge == {"#ffffff"} and inside == {"#ffffff", "#000000"}


def test_the_words_of_a_call() -> None:
    assert words.caller(CALL, SANNE) == "Sanne de Vries"
    assert words.caller(Call("c", 0.0, ""), None) == "Number withheld"
    assert words.caller(Call("c", 0.0, "", "+31612345678"), None) == "Unknown caller"
    assert words.facts(CALL, SANNE) == (
        "+31 6 12345678",
        "Gold",
        "booking K7Q2MX",
        "prefers Nederlands",
    )
    assert words.standing(CALL, 1192.0) == "on call 03:12"
    assert words.talked(3792.0) == "1:03:12"
    ended = Call("c", 0.0, "", hung_up_at=60.0, ended_at=90.0, end=CallEnd.CUT_OFF)
    assert words.pill(ended, 500.0) == "Cut off · 01:00"
    assert words.way(SMS) == "SMS · +31 6 12345678"
    assert words.number("2345") == "2345"


@pytest.mark.parametrize(
    ("stage", "to_pay", "to_ticket"),
    [
        (Stage.SENT, True, False),
        (Stage.AT_BANK, True, False),
        (Stage.PAID, False, True),
        (Stage.PARTLY_TICKETED, False, True),
        (Stage.TOLD, False, False),
        (Stage.EXPIRED, False, False),
    ],
)
def test_calls_are_sorted_by_what_their_money_waits_for(
    stage: Stage, to_pay: bool, to_ticket: bool
) -> None:
    row = CallRow(CALL, SANNE, PaymentBadge("q", stage, 18600, "EUR", 1.0))
    assert (row.to_pay, row.to_ticket) == (to_pay, to_ticket)
    assert not CallRow(CALL).to_pay and not CallRow(CALL).to_ticket
