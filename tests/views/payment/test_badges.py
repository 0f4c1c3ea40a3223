"""Badges: every stage has its word, icon and tone, in both languages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.models.conversation import ConversationStatus
from desktop.models.inbox import PaymentBadge
from desktop.models.money import Money
from desktop.models.stage import ReminderDue, Stage
from desktop.views.payment.badges import (
    Badge,
    BadgeLook,
    badge_of,
    countdown,
    fitted,
    paint_badge,
    reply_timer,
    row_badges,
    stage_look,
    width,
)
from desktop.views.payment.payment_words import decline_reason, method_name
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone
from tests.views.inbox.inbox_world import NOW, badge, row

PRICE = Money(18600, "EUR")
STRIPE_DECLINES = (
    "approve_with_id call_issuer card_not_supported card_velocity_exceeded"
    " currency_not_supported do_not_honor do_not_try_again duplicate_transaction"
    " expired_card fraudulent generic_decline incorrect_cvc incorrect_number"
    " insufficient_funds invalid_account lost_card merchant_blacklist no_action_taken"
    " not_permitted pickup_card pin_try_exceeded processing_error restricted_card"
    " revocation_of_authorization security_violation service_not_allowed stolen_card"
    " stop_payment_order testmode_decline transaction_not_allowed try_again_later"
    " withdrawal_count_limit_exceeded authentication_required"
).split()


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_in_english(stage: Stage) -> None:
    look = stage_look(stage, PRICE)
    assert look.text
    assert "{" not in look.text
    assert look.icon is not None or stage is Stage.DRAFT


def test_no_two_stages_look_alike() -> None:
    looks = [stage_look(stage, PRICE) for stage in Stage]
    assert len(set(looks)) == len(looks)


@pytest.mark.usefixtures("dutch")
def test_every_stage_in_dutch() -> None:
    dutch = {stage: stage_look(stage, PRICE) for stage in Stage}
    assert dutch[Stage.PAID].text == "Betaald €\u00a0186,00"
    assert all("{" not in look.text for look in dutch.values())


def test_no_stage_keeps_its_english_words(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    english = {stage: stage_look(stage, PRICE, locale=QLocale("nl_NL")) for stage in Stage}
    request.getfixturevalue("dutch")
    for stage in Stage:
        assert stage_look(stage, PRICE, locale=QLocale("nl_NL")).text != english[stage].text


@pytest.mark.parametrize(
    ("stage", "more", "text", "icon", "tone"),
    [
        (Stage.SENT, {}, "Sent €186.00", Icon.SEND, Tone.INFO),
        (Stage.SEEN, {}, "Seen €186.00", Icon.EYE, Tone.INFO),
        (Stage.AT_BANK, {"method": "ideal"}, "At the bank · iDEAL", Icon.LOCK, Tone.PROGRESS),
        (
            Stage.PAYING,
            {"method": "ideal"},
            "Paying · iDEAL €186.00",
            Icon.LOCK,
            Tone.PROGRESS,
        ),
        (
            Stage.DECLINED,
            {"reason": "insufficient_funds"},
            "Declined · insufficient funds",
            Icon.CROSS,
            Tone.BAD,
        ),
        (
            Stage.PROCESSING,
            {"method": "sepa_debit"},
            "Processing · SEPA, up to 5 days",
            Icon.CLOCK,
            Tone.PROGRESS,
        ),
        (Stage.PAID, {}, "Paid €186.00", Icon.CHECK, Tone.OK),
        (Stage.TICKETED, {}, "Ticketed €186.00", Icon.TICKET, Tone.DONE),
        (Stage.REFUNDED, {}, "Refunded €186.00", Icon.UNDO, Tone.REFUND),
        (Stage.DISPUTED, {}, "Disputed €186.00", Icon.CROSS, Tone.BAD),
    ],
)
def test_the_designs_badges(
    stage: Stage, more: dict[str, str], text: str, icon: Icon, tone: Tone
) -> None:
    assert stage_look(stage, PRICE, **more) == BadgeLook(text, icon, tone)
    assert badge_of(badge(stage, **more), NOW) == BadgeLook(text, icon, tone)


def test_what_waits_is_dashed() -> None:
    assert stage_look(Stage.QUEUED, PRICE).dashed
    assert stage_look(Stage.CHECKING, PRICE).dashed
    assert not stage_look(Stage.SENT, PRICE).dashed


@pytest.mark.parametrize("code", STRIPE_DECLINES)
def test_a_decline_never_accuses(code: str) -> None:
    said = decline_reason(code)
    assert said
    assert not any(word in said for word in ("stolen", "lost", "fraud", "pickup", "_"))


def test_a_method_keeps_its_name() -> None:
    assert method_name("ideal") == "iDEAL"
    assert method_name("some_new_bank") == "Some new bank"
    assert method_name("") == ""


def test_the_reply_timer_turns_red() -> None:
    assert reply_timer(NOW + 170, NOW) == BadgeLook(
        "Reply in 3 min", Icon.CLOCK, Tone.BAD, keep=True
    )
    assert reply_timer(NOW + 1800, NOW).tone is Tone.MUTED
    assert reply_timer(NOW - 300, NOW).text == "Reply overdue 5 min"


def test_the_countdown() -> None:
    assert countdown(NOW + 7830, NOW).text == "2 h 10 left"
    assert countdown(NOW - 1, NOW).text == "Time is over"


def texts(**facts: object) -> list[str]:
    return [look.text for look in row_badges(row(**facts), NOW)]


def test_what_a_row_shows() -> None:
    assert texts(badge=badge(Stage.SEEN, 9500, expires_at=NOW + 7830)) == [
        "Seen €95.00",
        "2 h 10 left",
    ]
    assert texts(badge=badge(Stage.PAID, 6700)) == ["Paid €67.00", "Issue ticket"]
    assert texts(badge=badge(Stage.TICKETED)) == ["Ticketed €186.00"]
    assert texts(reply_due_at=NOW + 170) == ["Reply in 3 min"]
    assert texts(queued=1) == ["Not sent yet"]
    assert texts(queued=1, badge=badge(Stage.QUEUED)) == ["Queued · sends when online"]
    assert texts(queued=1, badge=replace(badge(Stage.QUEUED), since=NOW - 1)) == [
        "Making the link €186.00"
    ]
    assert texts(asking=1, badge=badge(Stage.UNKNOWN)) == ["Unknown · did it arrive?", "Needs you"]
    assert texts(status=ConversationStatus.RESOLVED) == ["Resolved"]
    assert texts() == []


def test_a_reminder_that_a_person_must_send_shows_in_the_row() -> None:
    seen = badge(Stage.SEEN, expires_at=NOW + 1200, reminder_due=ReminderDue.PERSON)
    shown = [look.text for look in row_badges(row(badge=seen), NOW)]
    assert shown == ["Seen €186.00", "Remind now", "20 min left"]
    closed = row_badges(row(badge=replace(seen, reminder_due=ReminderDue.WINDOW)), NOW)
    assert "Not reminded" in [look.text for look in closed]


def test_an_overdue_reply_outranks_a_draft_and_an_empty_draft_is_nothing() -> None:
    late = NOW - 720
    assert texts(badge=badge(Stage.DRAFT, 0)) == []
    assert texts(badge=badge(Stage.DRAFT), reply_due_at=late) == [
        "Reply overdue 12 min",
        "Draft €186.00",
    ]
    assert texts(badge=badge(Stage.DRAFT), reply_due_at=NOW + 3600)[0] == "Draft €186.00"


@pytest.mark.parametrize("room", [170.0, 200.0, 260.0, 400.0])
def test_an_overdue_reply_is_never_the_badge_that_gives_way(theme: Theme, room: float) -> None:
    metrics = QFontMetricsF(theme.font(TextRole.BADGE))
    declined = badge(Stage.DECLINED, reason="insufficient_funds", expires_at=NOW + 7830)
    looks = row_badges(row(badge=declined, reply_due_at=NOW - 720), NOW)
    shown = fitted(looks, room, metrics)
    whole = {look.text: wide >= width(look, metrics) for look, wide in shown}
    assert whole["Reply overdue 12 min"]
    assert sum(wide + 6 for _, wide in shown) - 6 <= room + 0.01


@pytest.mark.parametrize("room", range(180, 420, 10))
def test_no_amount_and_no_time_is_shown_by_half(theme: Theme, room: int) -> None:
    metrics = QFontMetricsF(theme.font(TextRole.BADGE))
    link = badge(Stage.NOT_DELIVERED, expires_at=NOW + 14_300)
    paid, draft = badge(Stage.PAID), badge(Stage.DRAFT)
    for one in (
        row(badge=link),
        row(badge=paid),
        row(badge=draft, reply_due_at=NOW - 720),
        row(badge=link, asking=1, reply_due_at=NOW + 3600),
    ):
        shown = fitted(row_badges(one, NOW), room, metrics)
        assert shown
        cut = [look.text for look, wide in shown if wide < width(look, metrics)]
        assert not any(sign.isdigit() for text in cut for sign in text)
        assert sum(wide + 6 for _, wide in shown) - 6 <= room


def test_where_there_is_little_room_the_amount_goes_before_the_words(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font(TextRole.BADGE))
    looks = row_badges(row(badge=badge(Stage.NOT_DELIVERED)), NOW)
    assert [look.text for look, _ in fitted(looks, 300, metrics)] == ["Not delivered €186.00"]
    assert [look.text for look, _ in fitted(looks, 140, metrics)] == ["Not delivered"]


def test_a_badge_says_its_words_and_hides_without(theme: Theme, qtbot: QtBot) -> None:
    widget = Badge(theme)
    qtbot.addWidget(widget)
    widget.show_look(stage_look(Stage.PAID, PRICE))
    assert not widget.isHidden()
    assert widget.accessibleName() == "Paid €186.00"
    assert widget.sizeHint().width() > 60
    widget.show_look(None)
    assert widget.isHidden()


def test_a_badge_is_painted_in_its_tone(theme: Theme) -> None:
    image = QImage(200, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_badge(painter, QRectF(0, 0, 200, 20), stage_look(Stage.PAID, PRICE), theme)
    painter.end()
    text, ground = theme.tokens.tone(Tone.OK)
    assert image.pixelColor(190, 10) == QColor(ground)
    colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(20)}
    assert QColor(text).name() in colours


def test_money_whose_amount_is_not_known_yet_shows_its_stage() -> None:
    badge = PaymentBadge("q", Stage.PAYING, 0, "", 0.0)
    look = badge_of(badge, 0.0)
    assert look.text and "0" not in look.text
