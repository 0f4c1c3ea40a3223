"""The refund in the card: how much, why, what the customer gets; asked first, and asked once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.models.job import Job, JobKind, JobState
from desktop.models.ladder import Ladder
from desktop.models.ladder_money import Payment
from desktop.models.refund import RefundReason
from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction, card_actions
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.payment.refund_form import RefundWanted
from tests.views.thread.thread_world import NOW, card, job, ladder, light_theme, on_screen


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[PaymentCard]:
    window = QWidget()
    window.resize(430, 400)
    widget = PaymentCard(light_theme(), window)
    widget.resize(430, 400)
    on_screen(qtbot, window)
    yield widget


def paid(stage: Stage = Stage.PAID, *back: int, method: str = "ideal") -> Ladder:
    """A ladder with one payment of €186.00 for each refund told; one when none is told."""
    payments = tuple(
        Payment(place, f"cs_{place}", f"pi_{place}", 18600, refunded)
        for place, refunded in enumerate(back or (0,), 1)
    )
    total = sum(payment.amount for payment in payments)
    known = ladder(stage, paid=total, refunded=sum(back), method=method)
    return replace(known, payments=payments)


def refunding(state: JobState, amount: int | None = 6800, error: str = "", step: str = "") -> Job:
    asked = job(JobKind.REFUND, state, error=error)
    payload = {"amount": amount, "currency": "EUR", "reason": "", "left": 18600}
    return replace(asked, payload=payload, progress={"step": step} if step else {})


def put(widget: PaymentCard, known: Ladder, asked: Job | None = None) -> list[RefundWanted]:
    wanted: list[RefundWanted] = []
    widget.refund_wanted.connect(wanted.append)
    widget.show_card(card(known=known, job=asked), name="Sanne", channel=Channel.MESSENGER, now=NOW)
    return wanted


def note(widget: PaymentCard) -> str:
    label = widget.findChild(QLabel, "paymentNote")
    assert label is not None
    return label.text()


def says(widget: PaymentCard) -> str:
    label = widget.findChild(QLabel, "refundSays")
    assert label is not None
    return label.text()


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        (paid(), True),
        (paid(Stage.PAID_AFTER_LAPSE), True),
        (paid(Stage.TICKETED), True),
        (paid(Stage.TOLD), True),
        (paid(Stage.PAID_TWICE, 0, 0), True),
        (paid(Stage.PARTLY_REFUNDED, 6800), True),
        (paid(Stage.REFUND_FAILED), True),
        (paid(Stage.REFUNDED, 18600), False),
        (paid(Stage.DISPUTED), False),
        (ladder(Stage.PAID_ELSEWHERE), False),
        (ladder(Stage.SEEN), False),
    ],
)
def test_money_that_is_held_can_be_refunded_and_never_first(known: Ladder, offered: bool) -> None:
    actions = card_actions(card(known=known))
    assert (CardAction.REFUND in actions.all) is offered
    assert actions.primary is not CardAction.REFUND
    assert actions.primary is not CardAction.REFUND


def test_the_form_asks_first_and_its_button_says_the_amount(
    shown: PaymentCard, qtbot: QtBot
) -> None:
    wanted = put(shown, paid())
    before = shown.height_at(430)
    shown.press(CardAction.REFUND)
    form = shown.refund_form
    assert form.isVisible() and form.amount.hasFocus()
    assert shown.height_at(430) > before
    assert (form.amount.text(), form.confirm.text()) == ("186.00", "Refund €186.00")
    assert says(shown).startswith("Sanne gets €186.00 back by iDEAL, the way it was paid.")
    qtbot.keyClicks(form.amount, "68")  # what was filled in is selected
    assert form.confirm.text() == "Refund €68.00"
    qtbot.keyClick(form.amount, Qt.Key.Key_Return)
    assert wanted == [] and form.confirm.hasFocus()
    qtbot.keyClick(form.confirm, Qt.Key.Key_Space)
    assert wanted == [RefundWanted(6800, RefundReason.REQUESTED, 18600)]
    assert not form.isVisible() and shown.hasFocus()
    assert shown.height_at(430) == before
    form.confirm.click()
    assert len(wanted) == 1


@pytest.mark.parametrize("way", ["escape", "button"])
def test_it_is_put_away_without_a_refund(shown: PaymentCard, qtbot: QtBot, way: str) -> None:
    wanted = put(shown, paid())
    shown.press(CardAction.REFUND)
    if way == "escape":
        qtbot.keyClick(shown.refund_form.amount, Qt.Key.Key_Escape)
    else:
        shown.refund_form.cancel.click()
    assert wanted == []
    assert not shown.refund_form.isVisible() and shown.hasFocus()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Enter an amount, such as 186.00."),
        ("much", "Enter an amount, such as 186.00."),
        ("0", "Enter more than nothing."),
        ("-5", "Enter more than nothing."),
        ("186.01", "At most €186.00 is left."),
    ],
)
def test_what_cannot_be_refunded_is_said_at_once(
    shown: PaymentCard, typed: str, problem: str
) -> None:
    wanted = put(shown, paid())
    shown.press(CardAction.REFUND)
    form = shown.refund_form
    whole = shown.height_at(430)
    form.amount.setText(typed)
    assert says(shown) == form.amount.accessibleDescription() == problem
    assert not form.confirm.isEnabled()
    assert shown.height_at(430) < whole
    form.confirm.click()
    assert wanted == []
    form.amount.setText("186")
    assert form.confirm.isEnabled() and form.amount.accessibleDescription() == ""


def test_of_two_payments_one_goes_back(shown: PaymentCard) -> None:
    wanted = put(shown, paid(Stage.PAID_TWICE, 0, 0))
    shown.press(CardAction.REFUND)
    form = shown.refund_form
    assert form.amount.text() == "186.00"
    form.amount.setText("372.00")
    assert says(shown) == "At most €186.00 is left of one payment."
    form.amount.setText("186.00")
    assert "iDEAL" not in says(shown)
    form.confirm.click()
    assert wanted == [RefundWanted(18600, RefundReason.DUPLICATE, 37200)]


def test_the_reason_is_stripes_without_the_one_that_blocks_cards(shown: PaymentCard) -> None:
    wanted = put(shown, paid())
    shown.press(CardAction.REFUND)
    box = shown.refund_form.reason
    words = [box.itemText(place) for place in range(box.count())]
    assert words == ["Asked by the customer", "Paid twice", "Another reason"]
    box.setCurrentIndex(2)
    shown.refund_form.confirm.click()
    assert wanted == [RefundWanted(18600, RefundReason.NONE, 18600)]


def test_it_goes_when_what_is_left_has_changed(shown: PaymentCard) -> None:
    wanted = put(shown, paid())
    shown.press(CardAction.REFUND)
    same = card(known=paid())
    shown.show_card(same, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert shown.refund_form.isVisible()
    other = card(known=paid(Stage.PARTLY_REFUNDED, 5000))
    shown.show_card(other, name="Sanne", channel=Channel.MESSENGER, now=NOW)
    assert not shown.refund_form.isVisible()
    shown.press(CardAction.REFUND)
    assert shown.refund_form.amount.text() == "136.00"
    assert wanted == []


def test_everything_in_it_has_a_name(shown: PaymentCard) -> None:
    put(shown, paid())
    shown.press(CardAction.REFUND)
    form = shown.refund_form
    assert form.accessibleName() == "Refund"
    assert form.amount.accessibleName() == "Amount to refund"
    assert form.reason.accessibleName() == "Reason for the refund"
    assert form.confirm.accessibleDescription() == says(shown)
    assert form.height() >= form.heightForWidth(form.width()) > 0


@pytest.mark.parametrize(
    ("asked", "offered", "said"),
    [
        (
            refunding(JobState.RUNNING, step="refunding"),
            set(),
            "€68.00 is going back to Sanne…",
        ),
        (refunding(JobState.READY), {CardAction.KEEP_MONEY}, "€68.00 is going back to Sanne…"),
        (refunding(JobState.READY, None), {CardAction.KEEP_MONEY}, "What is left is going back"),
        (
            replace(refunding(JobState.READY), created_at=NOW - 60),
            {CardAction.KEEP_MONEY},
            "Nothing has gone yet; it goes when the provider can be reached.",
        ),
        (
            refunding(JobState.CHECKING, step="refunding"),
            set(),
            "was lost. The desk makes sure; nothing is refunded twice.",
        ),
        (
            refunding(JobState.FAILED, error="Nothing was refunded. Press Refund to try again."),
            {CardAction.REFUND},
            "Nothing was refunded. Press Refund to try again.",
        ),
    ],
)
def test_the_card_says_where_a_refund_stands(
    shown: PaymentCard, asked: Job, offered: set[CardAction], said: str
) -> None:
    put(shown, paid(Stage.TOLD), asked)
    assert set(shown.actions_offered) == offered
    assert said in note(shown)
    assert said in shown.accessibleDescription()


def test_a_refund_that_the_bank_has_not_confirmed_is_on_its_way(shown: PaymentCard) -> None:
    whole = replace(paid(Stage.REFUNDED, 18600), refund_pending=18600)
    put(shown, whole)
    assert note(shown) == "€186.00 of €186.00 is on its way back to Sanne; the bank has it."
    put(shown, replace(whole, refund_pending=6800))
    assert note(shown).endswith("the bank has it. €118.00 went back before.")
    assert note(shown).startswith("€68.00 of €186.00 is on its way")
    put(shown, replace(whole, reason="insufficient_funds"))
    assert "as soon as the balance at the provider is large enough" in note(shown)
    put(shown, replace(paid(Stage.REFUND_FAILED), reason="expired_or_canceled_card"))
    assert "the card is no longer in use. Refund it again" in note(shown)
