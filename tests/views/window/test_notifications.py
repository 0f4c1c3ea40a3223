"""Desktop notifications: news only, mine only, once, and never a customer's words."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.ladder import Stage
from desktop.views.window.notifications import News, Notifications
from tests.views.inbox.inbox_world import ME, NOW, row

NOBODY: frozenset[str] = frozenset()


def paid_row(stage: Stage = Stage.PAID, *, since: float = NOW - 5, **more: object) -> InboxRow:
    money = PaymentBadge("q1", stage, 18600, "EUR", since, reason="insufficient_funds")
    return row(7, badge=money, preview="My card is 4242", **more)


def look(notifications: Notifications, one: InboxRow, paid: frozenset[str] = NOBODY) -> list[int]:
    return notifications.look_at([one], paid, me=ME, now=NOW)


def test_paid_is_told_once_and_comes_forward(qtbot: QtBot) -> None:
    notifications = Notifications()
    assert look(notifications, paid_row(), frozenset({"q1"})) == [7]
    assert look(notifications, paid_row(), frozenset({"q1"})) == []
    [shown] = notifications.history
    assert (shown.news, shown.conversation_id) == (News.PAID, 7)
    assert shown.title == "Paid €186.00"
    assert shown.text == "Sanne de Vries has paid. The ticket can be issued."


@pytest.mark.parametrize(
    ("stage", "title", "text"),
    [
        (
            Stage.DECLINED,
            "Declined €186.00",
            "Sanne de Vries: insufficient funds. The link can still be paid.",
        ),
        (
            Stage.NOT_DELIVERED,
            "Not delivered €186.00",
            "Sanne de Vries did not get the payment link.",
        ),
    ],
)
def test_bad_news(qtbot: QtBot, stage: Stage, title: str, text: str) -> None:
    notifications = Notifications()
    assert look(notifications, paid_row(stage)) == []
    [shown] = notifications.history
    assert (shown.title, shown.text) == (title, text)
    assert "4242" not in shown.title + shown.text


def test_history_and_colleagues_are_no_news(qtbot: QtBot) -> None:
    notifications = Notifications()
    look(notifications, paid_row(Stage.DECLINED, since=NOW - 3600))
    look(notifications, paid_row(Stage.PAID))
    look(notifications, paid_row(assignee_id=ME + 1), frozenset({"q1"}))
    look(notifications, row(8))
    assert not notifications.history
    look(notifications, paid_row(assignee_id=ME), frozenset({"q1"}))
    assert len(notifications.history) == 1


def test_the_notice_in_the_window_opens_it(qtbot: QtBot) -> None:
    notifications = Notifications()
    look(notifications, paid_row(), frozenset({"q1"}))
    opened: list[int] = []
    notice = notifications.notice(notifications.history[0], opened.append)
    assert notice.action is not None
    notice.action[1]()
    assert opened == [7]


def test_a_name_cannot_turn_the_words_around_it(qtbot: QtBot) -> None:
    notifications = Notifications()
    look(notifications, paid_row(name="\u202eدانا"), frozenset({"q1"}))
    [shown] = notifications.history
    assert shown.text == "\u2068دانا\u2069 has paid. The ticket can be issued."


# Without a tray of its own, Qt says so; what is clicked is told by the same signal.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_a_click_opens_what_the_message_outside_the_window_was_about(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    notifications = Notifications()
    opened: list[int] = []
    notifications.clicked.connect(opened.append)
    look(notifications, paid_row(), frozenset({"q1"}))
    notifications.silent = True  # the window is locked: what comes now is not shown outside it
    money = PaymentBadge("q2", Stage.PAID, 9900, "EUR", NOW)
    look(notifications, row(8, badge=money), frozenset({"q2"}))
    assert [shown.conversation_id for shown in notifications.history] == [7, 8]
    tray = notifications.findChild(QSystemTrayIcon)
    assert isinstance(tray, QSystemTrayIcon)
    tray.messageClicked.emit()
    assert opened == [7]
    tray.hide()
