"""The head of a thread in whatever width there is."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.colleague import Directory
from desktop.models.reply_targets import ReplyTargets
from desktop.views.actions.action_words import standing
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.payment.badges import Badge
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from desktop.views.thread.thread_header import ThreadHeader
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, on_screen


@pytest.mark.parametrize("width", [METRICS.thread_min_width, 400, 480, 680])
@pytest.mark.parametrize("membership", ["", "Gold", "Platinum for life"])
def test_no_word_of_the_head_is_cut(
    theme: Theme, qtbot: QtBot, width: int, membership: str
) -> None:
    header = ThreadHeader(theme)
    header.resize(width, METRICS.header_height)
    on_screen(qtbot, header)
    header.show_conversation(
        CONVERSATION, replace(CONTACT, membership=membership), NOW, ReplyTargets()
    )
    qtbot.waitUntil(lambda: all(_whole(label) for label in header.findChildren(QLabel)))
    booking = header.findChild(QLabel, "threadBooking")
    assert booking is not None and booking.text() == "K7Q2MX"
    assert header.accessibleName().endswith("booking K7Q2MX")
    assert membership in header.accessibleName()


@pytest.mark.parametrize("width", [430, 518, 680])
def test_a_reply_that_is_overdue_says_since_when(theme: Theme, qtbot: QtBot, width: int) -> None:
    header = ThreadHeader(theme)
    header.resize(width, METRICS.header_height)
    on_screen(qtbot, header)
    waiting = replace(CONVERSATION, waiting_since=NOW - 39 * 60)
    header.show_conversation(waiting, CONTACT, NOW, ReplyTargets())
    pace = header.findChild(Badge, "replyPace")
    assert pace is not None and pace.isVisible()
    qtbot.waitUntil(lambda: pace.width() >= pace.sizeHint().width())
    booking = header.findChild(QLabel, "threadBooking")
    assert booking is not None and _whole(booking)


@pytest.mark.parametrize(("blocked", "offered"), [(None, True), (False, True), (True, False)])
def test_a_customer_who_is_blocked_needs_no_snooze_but_the_word(
    theme: Theme, qtbot: QtBot, blocked: bool | None, offered: bool
) -> None:
    header = ThreadHeader(theme)
    header.resize(680, METRICS.header_height)
    on_screen(qtbot, header)
    contact = replace(CONTACT, blocked=blocked)
    header.show_conversation(CONVERSATION, contact, NOW, ReplyTargets())
    snooze = header.findChild(KeyButton, "snoozeButton")
    assert snooze is not None and snooze.isVisible() is offered
    looks = standing(CONVERSATION, Directory(), 7, NOW, waits=False, blocked=bool(blocked))
    assert (looks[0].text == "Blocked") is bool(blocked), "it comes before all else"


def test_a_name_that_is_too_long_is_in_the_tooltip(theme: Theme, qtbot: QtBot) -> None:
    header = ThreadHeader(theme)
    header.resize(METRICS.thread_min_width, METRICS.header_height)
    on_screen(qtbot, header)
    name = "Anna-Katharina Freifrau von und zu Hohenstein-Wittelsbach"
    header.show_conversation(CONVERSATION, replace(CONTACT, name=name), NOW, ReplyTargets())
    label = header.findChild(ElidedLabel, "threadName")
    assert label is not None
    qtbot.waitUntil(lambda: label.toolTip() == name)
    assert label.shown.startswith("Anna") and label.shown.endswith("…")


def _whole(label: QLabel) -> bool:
    return isinstance(label, ElidedLabel) or label.sizeHint().width() <= label.width()
