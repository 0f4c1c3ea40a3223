"""News of money inside the window: a toast that leads there, and none for what is on screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.inbox import PaymentBadge
from desktop.models.ladder import Stage
from desktop.views.window.main_window import MainWindow
from desktop.views.window.news_teller import NewsTeller
from tests.views.inbox.inbox_world import ME, NOW, row


def paid(window: MainWindow, conversation_id: int) -> NewsTeller:
    """Tell this window that a conversation's link was paid."""
    news = NewsTeller(window)
    badge = PaymentBadge("q1", Stage.PAID, 18600, "EUR", NOW - 5)
    news.notifications.look_at(
        [row(conversation_id, badge=badge)], frozenset({"q1"}), me=ME, now=NOW
    )
    return news


def test_a_toast_leads_to_the_conversation(window: MainWindow) -> None:
    paid(window, 2)
    [notice] = window.toaster.notices
    assert notice.text == "Paid €186.00"
    window.findChild(QPushButton, "toastAction").click()
    assert window.inbox.conversation_id == 2
    assert window.toaster.notices == ()


def test_what_stands_open_needs_no_toast(window: MainWindow) -> None:
    window.open_conversation(2)
    news = paid(window, 2)
    assert [shown.conversation_id for shown in news.notifications.history] == [2]
    assert window.toaster.notices == ()


def test_a_notification_leads_there_from_a_minimised_window(window: MainWindow) -> None:
    news = paid(window, 2)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    news.notifications.clicked.emit(2)
    assert not window.isMinimized()
    assert window.inbox.conversation_id == 2


def test_while_it_is_locked_nothing_shows_outside_the_window(window: MainWindow) -> None:
    news = paid(window, 2)
    window.guard.locked_changed.emit(True)
    assert news.notifications.silent
    window.guard.locked_changed.emit(False)
    assert not news.notifications.silent
