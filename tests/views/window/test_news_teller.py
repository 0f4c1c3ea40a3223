"""What must not be missed: shown where the agent looks, as loudly as she wants, leading there."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSystemTrayIcon

from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.models.stage import Stage
from desktop.services.notices import Change
from desktop.views.window.main_window import MainWindow
from desktop.views.window.news_teller import NewsTeller
from desktop.views.window.notifications import Shown, notification
from desktop.views.window.quiet import Quiet
from tests.views.inbox.inbox_world import NOW, row

AWAY = Qt.WindowState.WindowMinimized


def paid(conversation_id: int = 2) -> Shown:
    badge = PaymentBadge("q1", Stage.PAID, 18600, "EUR", NOW - 5)
    news = News(Notice.PAID, conversation_id)
    return notification(news, row(conversation_id, badge=badge), named=True)


@pytest.fixture
def teller(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsTeller]:
    """With ears and a tray: what would be played and shown is noted down."""
    window.quiet = Quiet(window)
    teller = NewsTeller(window)
    heard: list[str] = []
    outside: list[Shown] = []
    monkeypatch.setattr(teller.sounds, "play", heard.append)
    monkeypatch.setattr(teller.tray, "tell", outside.append)
    teller.heard, teller.outside = heard, outside
    yield teller
    teller.deleteLater()


def leaves(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """She looks at another program."""
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)


def test_a_toast_leads_to_the_conversation(window: MainWindow, teller: NewsTeller) -> None:
    teller.show(paid())
    [notice] = window.toaster.notices
    assert notice.text == "Paid €186.00"
    assert teller.heard == ["chime"]
    assert teller.outside == []  # she is looking at the window
    window.findChild(QPushButton, "toastAction").click()
    assert window.inbox.conversation_id == 2
    assert window.toaster.notices == ()


def test_what_stands_open_needs_no_telling(window: MainWindow, teller: NewsTeller) -> None:
    window.open_conversation(2)
    teller.show(paid())
    assert [shown.conversation_id for shown in teller.told] == [2]
    assert (window.toaster.notices, teller.heard, teller.outside) == ((), [], [])


def test_what_stands_open_is_told_to_who_looks_elsewhere(
    window: MainWindow, teller: NewsTeller, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_conversation(2)
    leaves(window, monkeypatch)
    teller.show(paid())
    assert [shown.title for shown in teller.outside] == ["Paid €186.00"]


def test_paid_comes_forward(window: MainWindow, teller: NewsTeller) -> None:
    assert window.inbox.model.ids == (1, 2)
    teller.show(paid())
    assert window.inbox.model.ids == (2, 1)


def test_do_not_disturb_silences_all_but_the_window(
    window: MainWindow, teller: NewsTeller, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves(window, monkeypatch)
    window.quiet.begin(30)
    teller.show(paid())
    assert (teller.heard, teller.outside) == ([], [])
    assert window.inbox.model.ids == (2, 1)
    assert [notice.text for notice in window.toaster.notices] == ["Paid €186.00"]
    window.quiet.end()
    teller.show(paid(1))
    assert (len(teller.heard), len(teller.outside)) == (1, 1)


def test_each_kind_can_be_switched_off(window: MainWindow, teller: NewsTeller) -> None:
    window.choose(notices=frozenset(Notice) - {Notice.PAID})
    teller.show(paid())
    assert (window.toaster.notices, teller.heard) == ((), [])
    window.choose(notices=frozenset(Notice), sounds={Notice.PAID: "rise"})
    teller.show(paid())
    window.choose(sounds={})
    teller.show(paid())
    window.choose(sounds={Notice.PAID: "rise"}, sounds_on=False)
    teller.show(paid())
    assert teller.heard == ["rise"]


def test_a_notification_leads_there_from_a_minimised_window(
    window: MainWindow, teller: NewsTeller
) -> None:
    window.setWindowState(AWAY)
    teller.tray.clicked.emit(2)
    assert not window.isMinimized()
    assert window.inbox.conversation_id == 2


class HasNews:
    """A desk on which somebody has paid."""

    async def news(self, change: Change) -> list[News]:
        return [News(Notice.PAID, 2)]

    async def inbox_rows(self, ids: Sequence[int]) -> dict[int, InboxRow]:
        badge = PaymentBadge("q1", Stage.PAID, 18600, "EUR", NOW - 5)
        return {2: replace(row(2, badge=badge), name="Zoë Ünal")}


@pytest.mark.parametrize(
    ("state", "named"), [("", "Zoë Ünal"), ("veiled", "Customer 2"), ("locked", "")]
)
def test_who_may_be_named_is_asked_when_it_is_told(
    window: MainWindow, teller: NewsTeller, state: str, named: str
) -> None:
    if state:
        setattr(window.guard, state, True)
    asyncio.run(teller.tell(HasNews(), Change()))  # type: ignore[arg-type]  # two calls are made
    [shown] = teller.told
    assert shown.title == "Paid €186.00" or state == "locked"
    assert named in shown.text
    assert state == "" or "Zoë" not in f"{shown.title} {shown.text}"


def test_a_locked_desk_opens_nothing(window: MainWindow, teller: NewsTeller) -> None:
    window.guard.locked = True
    teller.tray.clicked.emit(2)
    assert window.inbox.conversation_id is None


# Without a tray of its own, Qt says so; what is clicked is told by the same signal.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_the_tray_counts_offers_and_leads(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window.quiet = Quiet(window)
    teller = NewsTeller(window)
    icon = teller.tray.icon
    assert icon is not None
    teller.tray.show_count(3)
    assert icon.toolTip().endswith("3 unread")
    words = [action.text() for action in icon.contextMenu().actions() if action.text()]
    assert words == ["Open the desk", "Do not disturb", "Your presence", "Close the desk"]
    teller.tray.tell(paid())
    icon.messageClicked.emit()
    assert window.inbox.conversation_id == 2
    icon.hide()
