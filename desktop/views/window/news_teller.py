"""Tells what has just happened to money: outside the window, over it, and in the inbox."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.services.notices import Change
from desktop.views.window.notifications import Notifications, Shown

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow


class NewsTeller(QObject):
    """Tells one window's news."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.notifications = Notifications(self)
        self.notifications.clicked.connect(self._from_notification)
        self.notifications.shown.connect(self._toast)
        window.guard.locked_changed.connect(self._locked)

    async def tell(self, desk: "Desk", change: Change) -> None:
        """Look for news in what changed."""
        window = self._window
        rows = await window.guard.shown(desk).inbox_rows(sorted(change.conversations))
        me = desk.agent.user_id if desk.agent is not None else None
        came = self.notifications.look_at(rows.values(), change.paid, me=me, now=desk.now())
        for conversation_id in came:
            if conversation_id != window.inbox.conversation_id:
                window.inbox.model.bring_forward(conversation_id)
        if came and not window.isActiveWindow():
            QApplication.alert(window)

    def _toast(self, shown: Shown) -> None:
        """The same news inside the window, unless that conversation is the one on screen."""
        window = self._window
        if shown.conversation_id != window.inbox.conversation_id:
            window.toaster.show(self.notifications.notice(shown, window.open_conversation))

    def _from_notification(self, conversation_id: int) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        window.open_conversation(conversation_id)

    def _locked(self, locked: bool) -> None:
        self.notifications.silent = locked
