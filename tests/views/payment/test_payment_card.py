"""The payment card: every stage has its words, and each button does what it says, once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.models.fraud_hints import Hint, Sign
from desktop.models.issuing import Issued
from desktop.models.job import JobKind, JobState
from desktop.models.ladder_money import Payment
from desktop.models.reach import Reach
from desktop.models.stage import ReminderDue, Stage
from desktop.models.thread import QuoteCard
from desktop.views.controls.buttons import KeyButton
from desktop.views.payment.card_actions import CardAction, card_actions
from desktop.views.payment.card_words import explanation
from desktop.views.payment.ladder_strip import LadderStrip
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.words.formatting import clock
from tests.views.thread.thread_world import (
    NOW,
    card,
    job,
    ladder,
    light_theme,
    offered_together,
    on_screen,
)

AGAIN = (CardAction.RESEND, CardAction.REMIND, CardAction.REPLACE)
"""What can be sent once more about a link that the customer has."""


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[PaymentCard]:
    window = QWidget()
    window.resize(430, 300)
    widget = PaymentCard(light_theme(), window)
    widget.resize(430, 300)
    on_screen(qtbot, window)
    yield widget


def put(widget: PaymentCard, what: QuoteCard, channel: Channel = Channel.MESSENGER) -> list[object]:
    pressed: list[object] = []
    widget.acted.connect(pressed.append)
    widget.show_card(what, name="Sanne", channel=channel, now=NOW)
    return pressed


def note(widget: PaymentCard) -> str:
    label = widget.findChild(QLabel, "paymentNote")
    assert label is not None
    return label.text()


def button(widget: PaymentCard, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert found is not None
    return found


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_is_drawn_named_and_fits(shown: PaymentCard, stage: Stage) -> None:
    asking = job(JobKind.SEND_LINK, JobState.ASKING, error="did_it_arrive")
    known = ladder(stage, method="ideal", reason="insufficient_funds", declines=2, paid=18600)
    put(shown, card(stage, known=known, job=asking if stage is Stage.UNKNOWN else None))
    assert "€186.00" in shown.accessibleName()
    assert "{" not in shown.accessibleName() + shown.accessibleDescription()
    assert "Stripe" in shown.accessibleDescription()
    assert shown.height_at(430) >= 120
    assert shown.height_at(336) >= shown.height_at(430)
    shown.resize(430, shown.height_at(430))
    assert not shown.grab().isNull()


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (Stage.NEEDS_APPROVAL, set()),
        (Stage.QUEUED, {CardAction.TAKE_BACK}),
        (Stage.SENT, {CardAction.COPY_LINK, *AGAIN, CardAction.CANCEL}),
        (Stage.AT_BANK, {CardAction.COPY_LINK, CardAction.CANCEL}),
        (
            Stage.DECLINED,
            {
                CardAction.COPY_LINK,
                *AGAIN,
                CardAction.SUGGEST,
                CardAction.CANCEL,
                CardAction.PAID_ELSEWHERE,
            },
        ),
        (
            Stage.NOT_DELIVERED,
            {
                CardAction.COPY_LINK,
                CardAction.RESEND,
                CardAction.REPLACE,
                CardAction.OTHER_CHANNEL,
                CardAction.CANCEL,
                CardAction.PAID_ELSEWHERE,
            },
        ),
        (Stage.PROCESSING, {CardAction.COPY_LINK, CardAction.CHECK_NOW}),
        (Stage.CANCEL_FAILED, {CardAction.COPY_LINK, CardAction.CANCEL_AGAIN}),
        (Stage.EXPIRED, {CardAction.NEW_LINK, CardAction.PAID_ELSEWHERE}),
        (Stage.CANCELLED, {CardAction.NEW_LINK, CardAction.PAID_ELSEWHERE}),
        (Stage.PAID, {CardAction.ISSUE_TICKET}),
        (Stage.TOLD, set()),
        (Stage.REFUNDED, set()),
        (Stage.DISPUTED, set()),
    ],
)
def test_a_stage_offers_what_can_be_done(stage: Stage, offered: set[CardAction]) -> None:
    assert set(card_actions(card(stage)).all) == offered


def test_what_failed_to_go_back_can_be_given_another_way_and_a_ticket_voided() -> None:
    paid = Payment(1, "cs_1", "pi_1", 18600, 0)
    failed = replace(ladder(Stage.REFUND_FAILED), payments=(paid,), failed=(("re_1", 18600),))
    offered = card_actions(card(known=failed))
    assert {CardAction.REFUND, CardAction.GIVEN_BACK} <= set(offered.inline)
    assert offered.primary is CardAction.ISSUE_TICKET
    giving = job(JobKind.GIVEN_BACK, JobState.READY)
    assert CardAction.GIVEN_BACK not in card_actions(card(known=failed, job=giving)).all
    disputed = replace(failed, stage=Stage.DISPUTED)
    offered = card_actions(card(known=disputed))
    assert CardAction.GIVEN_BACK in offered.all and CardAction.REFUND not in offered.all
    assert "A refund of €186.00 did not arrive" in explanation(
        card(known=disputed), "Sanne", Channel.WHATSAPP
    )
    flown = replace(ladder(Stage.REFUNDED), issued=Issued(1, frozenset({1})))
    assert card_actions(card(known=flown)).primary is CardAction.TICKET_ENDED
    assert card_actions(card(known=replace(flown, kept=True))).all == ()


def test_what_was_promised_beside_the_price_can_be_asked_once_it_is_paid() -> None:
    due = replace(ladder(Stage.PAID), promised=4000)
    assert CardAction.ASK_RESIDUAL in card_actions(card(known=due)).inline
    asked = replace(due, residual_asked=True)
    assert CardAction.ASK_RESIDUAL not in card_actions(card(known=asked)).all
    unpaid = replace(ladder(Stage.SEEN), promised=4000)
    assert CardAction.ASK_RESIDUAL not in card_actions(card(known=unpaid)).all


def test_a_customer_who_was_not_told_can_be_told_again() -> None:
    known = ladder(Stage.TICKETED, reached={Stage.PAID: NOW, Stage.TICKETED: NOW})
    failed = job(JobKind.TICKET_TOLD, JobState.FAILED, error="The hub refused it.")
    assert card_actions(card(Stage.TICKETED, known=known, job=failed)).primary is (
        CardAction.TELL_AGAIN
    )
    assert card_actions(card(Stage.TICKETED, known=known)).primary is None


def test_a_ticket_is_not_issued_twice() -> None:
    known = ladder(Stage.PAID_TWICE, reached={Stage.PAID: NOW, Stage.TICKETED: NOW})
    assert CardAction.ISSUE_TICKET not in card_actions(card(Stage.PAID_TWICE, known=known)).all


@pytest.mark.parametrize(
    ("error", "offered"),
    [
        ("did_it_arrive", {CardAction.IT_ARRIVED, CardAction.SEND_AGAIN, CardAction.DROP}),
        ("quote_lapsed: at 18:00", {CardAction.NEW_VALIDITY, CardAction.DROP}),
        ("other_link_open", {CardAction.LOOK_AGAIN, CardAction.DROP}),
        ("link_unclear", {CardAction.LOOK_AGAIN, CardAction.DROP}),
        ("needs_approval: The link is", {CardAction.APPROVE, CardAction.GIVE_UP}),
    ],
)
def test_a_job_that_asks_offers_its_answers(
    shown: PaymentCard, error: str, offered: set[CardAction]
) -> None:
    asking = job(JobKind.SEND_LINK, JobState.ASKING, error=error)
    pressed = put(shown, card(Stage.CREATING, job=asking))
    assert offered <= set(shown.actions_offered)
    assert note(shown)
    for action in offered:
        answer = shown.button(action)
        assert answer is not None
        answer.click()
    assert set(pressed) == offered


def test_cancelling_asks_first_and_the_link_stays_when_the_agent_keeps_it(
    shown: PaymentCard, qtbot: QtBot
) -> None:
    pressed = put(shown, card(Stage.SEEN))
    before = shown.height_at(430)
    button(shown, "cancelButton").click()
    assert pressed == []
    assert shown.height_at(430) > before
    button(shown, "keepLinkButton").click()
    assert (pressed, shown.height_at(430)) == ([], before)
    button(shown, "cancelButton").click()
    button(shown, "confirmCancelButton").click()
    assert pressed == [CardAction.CANCEL]


def test_the_card_works_by_its_keys(shown: PaymentCard, qtbot: QtBot) -> None:
    pressed = put(shown, card(Stage.SEEN))
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_C)
    qtbot.keyClick(shown, Qt.Key.Key_X)
    confirm = button(shown, "confirmCancelButton")
    assert confirm.hasFocus()
    qtbot.keyClick(confirm, Qt.Key.Key_Escape)
    assert shown.hasFocus()
    qtbot.keyClick(shown, Qt.Key.Key_X)
    qtbot.keyClick(confirm, Qt.Key.Key_Return)
    assert pressed == [CardAction.COPY_LINK, CardAction.CANCEL]


def test_enter_does_what_is_most_likely_next(shown: PaymentCard, qtbot: QtBot) -> None:
    pressed = put(shown, card(Stage.EXPIRED))
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    shown.show_card(card(Stage.PAID), name="Sanne", channel=Channel.MESSENGER, now=NOW)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert pressed == [CardAction.NEW_LINK, CardAction.ISSUE_TICKET]
    ticket = shown.findChild(KeyButton, "enterTicketButton")
    assert ticket is not None
    without = KeyButton(light_theme(), ticket.text())
    assert ticket.sizeHint().width() > without.sizeHint().width(), "its key stands on it"


def test_arrows_leave_the_card(shown: PaymentCard, qtbot: QtBot) -> None:
    put(shown, card(Stage.SEEN))
    shown.setFocus()
    with qtbot.waitSignal(shown.left) as left:
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert left.args == [Qt.Key.Key_Down]


def test_nothing_can_be_pressed_twice_while_it_is_under_way(shown: PaymentCard) -> None:
    pressed = put(shown, card(Stage.EXPIRED))
    shown.set_busy(True)
    button(shown, "newLinkButton").click()
    shown.press(CardAction.NEW_LINK)
    assert pressed == []
    shown.set_busy(False)
    button(shown, "newLinkButton").click()
    assert pressed == [CardAction.NEW_LINK]


def test_a_confirmation_goes_when_there_is_nothing_left_to_cancel(shown: PaymentCard) -> None:
    pressed = put(shown, card(Stage.SEEN))
    shown.press(CardAction.CANCEL)
    shown.show_card(card(Stage.PAID), name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert not button(shown, "confirmCancelButton").isVisible()
    button(shown, "confirmCancelButton").click()
    assert pressed == []


def test_side_exits_say_why(shown: PaymentCard) -> None:
    put(shown, card(known=ladder(Stage.DECLINED, reason="insufficient_funds", declines=3)))
    assert "3 times" in note(shown)
    assert "insufficient funds" in note(shown)
    put(shown, card(known=ladder(Stage.NOT_DELIVERED, not_delivered="user blocked the page")))
    assert "user blocked the page" in note(shown)
    put(shown, card(known=ladder(Stage.CANCEL_FAILED, cancel_failed="being paid")))
    assert "being paid" in note(shown)
    put(shown, card(known=ladder(Stage.PAID_TWICE, paid=37200)))
    assert "€372.00" in note(shown)


def test_a_refused_link_says_its_reason_once(shown: PaymentCard) -> None:
    failed = job(JobKind.SEND_LINK, JobState.FAILED, error="The price ends in 20 min")
    put(shown, card(Stage.REFUSED, job=failed))
    assert note(shown).count("The price ends in 20 min") == 1


def test_a_channel_without_receipts_says_so(shown: PaymentCard) -> None:
    put(shown, card(Stage.SENT), Channel.SMS)
    strip = shown.findChild(LadderStrip, "ladder")
    assert strip is not None
    assert "Seen" not in " ".join(strip.labels())
    assert "does not tell when a message is read" in strip.accessibleName()


def test_a_narrow_ladder_gives_up_times_before_words(shown: PaymentCard) -> None:
    reached = {Stage.SENT: NOW, Stage.SEEN: NOW, Stage.PAYING: NOW, Stage.PAID: NOW}
    put(shown, card(known=ladder(Stage.PAID, reached=reached)))
    strip = shown.findChild(LadderStrip, "ladder")
    assert strip is not None
    strip.resize(428, strip.height())
    assert strip.fitted_labels() == strip.labels()
    strip.resize(290, strip.height())
    assert strip.fitted_labels() == ("Sent", "Seen", "Paying", "Paid", "Ticketed")


def test_a_screen_reader_hears_price_state_and_source(shown: PaymentCard) -> None:
    known = replace(ladder(Stage.AT_BANK, method="ideal"), source="stripe:evt_9")
    put(shown, card(known=known))
    interface = QAccessible.queryAccessibleInterface(shown)
    name = interface.text(QAccessible.Text.Name)
    described = interface.text(QAccessible.Text.Description)
    assert "€186.00" in name
    assert "iDEAL" in name
    assert "Known from Stripe" in described
    assert "Paying: now" in described


def test_a_reminder_shows_its_words_before_it_goes(shown: PaymentCard) -> None:
    pressed = put(shown, card(Stage.SEEN))
    wanted: list[object] = []
    shown.words_wanted.connect(wanted.append)
    button(shown, "remindButton").click()
    assert (wanted, pressed) == ([CardAction.REMIND], [])
    shown.ask_about(CardAction.REMIND, "Hoi Sanne, een herinnering")
    words = shown.findChild(QLabel, "linkAskWords")
    assert words is not None and words.isVisible() and "herinnering" in words.text()
    send = next(one for one in shown.findChildren(QPushButton) if one.text() == "Send reminder")
    assert send.hasFocus()
    send.click()
    assert pressed == [CardAction.REMIND]
    assert not words.isVisible()


def test_what_was_asked_about_goes_away_when_the_link_is_paid(shown: PaymentCard) -> None:
    pressed = put(shown, card(Stage.SEEN))
    shown.ask_about(CardAction.RESEND, "Hoi Sanne")
    put(shown, card(Stage.PAID))
    words = shown.findChild(QLabel, "linkAskWords")
    assert words is not None and not words.isVisible()
    assert pressed == []


def test_another_channel_is_chosen_by_its_address(shown: PaymentCard) -> None:
    put(shown, card(Stage.NOT_DELIVERED))
    chosen: list[object] = []
    shown.reach_chosen.connect(chosen.append)
    reach = Reach(9, Channel.SMS, "+31 6 12345678")
    shown.choose_reach([reach], 2)
    by_sms = next(one for one in shown.findChildren(QPushButton) if "+31 6 12345678" in one.text())
    by_sms.click()
    assert by_sms.text().endswith("· 2 SMS")
    assert chosen == [reach]
    shown.choose_reach([], 2)
    texts = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert any("no other conversation" in text for text in texts)


def offered(shown: PaymentCard) -> list[str]:
    """What the buttons of the ways say, in their order."""
    row = shown.findChild(QWidget, "linkAsk")
    assert row is not None
    return [one.text() for one in row.findChildren(QPushButton) if one.isVisible()]


def test_email_stands_first_where_the_link_takes_more_than_three_sms(shown: PaymentCard) -> None:
    put(shown, card(Stage.NOT_DELIVERED))
    ways = [Reach(0, Channel.SMS, "+31612345678", 5), Reach(0, Channel.EMAIL, "a@b.example", 4)]
    shown.choose_reach(ways, 3)
    assert [one.split(" · ")[0] for one in offered(shown)][:2] == ["SMS", "E-mail"]
    shown.choose_reach(ways, 4)
    assert offered(shown)[:2] == ["E-mail · a@b.example", "SMS · +31612345678 · 4 SMS"]
    words = shown.findChild(QLabel, "linkAskWords")
    assert words is not None and "4 SMS, each of which has to arrive" in words.text()


def test_an_address_that_the_hub_lacks_is_typed_and_a_wrong_one_stays_in_its_field(
    shown: PaymentCard, qtbot: QtBot
) -> None:
    put(shown, card(Stage.NOT_DELIVERED))
    chosen: list[object] = []
    shown.reach_chosen.connect(chosen.append)
    shown.choose_reach([Reach(0, Channel.EMAIL, "", 4)], 2)
    [by_mail] = [one for one in shown.findChildren(QPushButton) if "type the address" in one.text()]
    by_mail.click()
    field = shown.findChild(QLineEdit, "reachEdit")
    assert field is not None and field.isVisible() and chosen == []
    qtbot.keyClicks(field, "ada@mail ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen == [Reach(0, Channel.EMAIL, "ada@mail", 4)]
    assert shown.answer_address("This is not an e-mail address.")
    problem = shown.findChild(QLabel, "reachProblem")
    assert problem is not None and problem.isVisible()
    assert field.text() == "ada@mail "
    qtbot.keyClicks(field, "x")
    assert not problem.isVisible()
    assert shown.answer_address("") and not field.isVisible()


def test_a_price_that_outlives_its_link_can_be_renewed_in_time() -> None:
    known = ladder(Stage.SEEN)
    assert known.expires_at is not None
    held = replace(card(Stage.SEEN).quote, fare_hold_until=known.expires_at + 86400)
    assert CardAction.RENEW in card_actions(card(Stage.SEEN, quote=held)).all
    promised = replace(card(Stage.SEEN).quote, promised_until=known.expires_at + 86400)
    assert CardAction.RENEW in card_actions(card(Stage.SEEN, quote=promised)).all
    assert CardAction.RENEW not in card_actions(card(Stage.SEEN)).all


def test_a_reminder_that_only_a_person_may_send_is_asked_for(shown: PaymentCard) -> None:
    due = card(known=replace(ladder(Stage.SEEN), reminder_due=ReminderDue.PERSON))
    put(shown, due)
    assert "Remind Sanne now: Messenger" in note(shown)
    assert card_actions(due).primary is CardAction.REMIND
    late = card(known=replace(ladder(Stage.SEEN), reminder_due=ReminderDue.WINDOW))
    put(shown, late)
    assert "the reply window of Messenger had closed" in note(shown)
    assert card_actions(late).primary is CardAction.OTHER_CHANNEL
    put(shown, card(known=replace(ladder(Stage.SEEN), reminded=NOW)))
    assert "Reminded at" in note(shown)
    assert CardAction.REMIND not in shown.actions_offered


def test_where_money_came_the_card_says_what_is_worth_a_second_look(shown: PaymentCard) -> None:
    label = shown.findChild(QLabel, "paymentHints")
    assert label is not None
    soon = (Hint(Sign.SOON, {"hours": 5}), Hint(Sign.PAYER))
    put(shown, card(Stage.SEEN))
    shown.show_hints(soon)
    assert not label.isVisibleTo(shown), "nobody has paid"
    put(shown, card(Stage.PAID))
    shown.show_hints(soon)
    assert label.text().startswith("Worth a second look: Departs in 5 hours.")
    assert label.text() in shown.accessibleDescription()
    assert shown.button(CardAction.ISSUE_TICKET) is not None, "it blocks nothing"
    put(shown, card(Stage.TOLD))
    assert not label.isVisibleTo(shown)


# --- an offer


def offer_of(*stages: Stage) -> list[QuoteCard]:
    """The cards of one offer, at these stages."""
    return offered_together(
        *(
            card(
                stage,
                known=ladder(stage, paid=18600 if stage.has_money else 0),
                quote=replace(card().quote, quote_id=f"q{number}"),
            )
            for number, stage in enumerate(stages, 1)
        )
    )


def test_an_offer_is_taken_back_whole_from_the_card_that_speaks_for_it(
    shown: PaymentCard, qtbot: QtBot
) -> None:
    first, second, third = offer_of(Stage.SENT, Stage.SEEN, Stage.EXPIRED)
    assert CardAction.END_OFFER not in card_actions(first).all + card_actions(third).all
    pressed = put(shown, second)
    shown.press(CardAction.END_OFFER)
    asked = shown._sure.text()
    assert asked.startswith("Cancel all 2 links? Sanne can then pay none of them:")
    assert asked.count("€186.00") == 2 and "AMS → BCN" in asked
    yes = button(shown, "confirmCancelButton")
    assert yes.hasFocus() and yes.text() == "Cancel all 2 links"
    qtbot.keyClick(yes, Qt.Key.Key_Escape)
    assert pressed == [] and not yes.isVisible()
    shown.press(CardAction.END_OFFER)
    qtbot.keyClick(yes, Qt.Key.Key_Return)
    assert pressed == [CardAction.END_OFFER]


@pytest.mark.parametrize("taken", [Stage.PAID, Stage.PROCESSING])
def test_what_was_not_chosen_offers_no_link_that_would_be_refused(
    shown: PaymentCard, taken: Stage
) -> None:
    _, ended, lapsed = offer_of(taken, Stage.CANCELLED, Stage.EXPIRED)
    for one in (ended, lapsed):
        assert CardAction.NEW_LINK not in card_actions(one).all
        put(shown, one)
        assert note(shown) == (
            "Sanne has taken another alternative, so nobody can pay this one any more."
        )


def test_of_an_offer_that_was_taken_back_each_alternative_can_go_again() -> None:
    for one in offer_of(Stage.CANCELLED, Stage.CANCELLED):
        assert CardAction.NEW_LINK in card_actions(one).all


def test_money_that_came_after_the_price_says_when_that_ended(shown: PaymentCard) -> None:
    late = replace(ladder(Stage.PAID_AFTER_LAPSE), since=NOW, price_ended=NOW - 3600)
    put(shown, card(known=late))
    assert note(shown).startswith(
        f"The money came after the price had ended at {clock(NOW - 3600)}"
    )
    assert "price it again, or refund" in note(shown)
