"""Tells what must not be missed: outside the window, over it, in the inbox, and by a sound."""

from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.services.notices import Change
from desktop.views.window.coming_forward import come_forward
from desktop.views.window.notifications import Shown, notification
from desktop.views.window.places import Place
from desktop.views.window.quiet import is_quiet
from desktop.views.window.sounds import SoundPlayer
from desktop.views.window.toast import Notice as ToastNotice
from desktop.views.window.tray import Tray

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_KEPT = 50


class NewsTeller(QObject):
    """Tells one window's news. `told` are the last ones, whether they were shown or not."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.told: deque[Shown] = deque(maxlen=_KEPT)
        self.sounds = SoundPlayer()
        self.tray = Tray(window, self)
        self.tray.clicked.connect(self.go_to)

    async def tell(self, desk: "Desk", change: Change) -> None:
        """Look for news in what changed."""
        await self._show(desk, await desk.news(change))

    async def look_for_overdue(self, desk: "Desk") -> None:
        """Look for who has begun to wait too long."""
        await self._show(desk, await desk.overdue_news())

    async def look_for_stuck(self, desk: "Desk") -> None:
        """Look for money that has begun to wait too long."""
        await self._show(desk, await desk.stuck_news())

    async def _show(self, desk: "Desk", news: Iterable[News]) -> None:
        found = list(news)
        if not found:
            return
        wanted = sorted({one.conversation_id for one in found})
        rows = await self._window.guard.shown(desk).inbox_rows(wanted)
        for one in found:
            row = rows.get(one.conversation_id)
            if row is not None:
                window = self._window
                named = not (window.guard.locked or window.places.wall_is_up)
                self.show(notification(one, row, named=named))

    def show(self, shown: Shown) -> None:
        """Show one, where and as loudly as the person wants."""
        window = self._window
        choices = window.preferences.current
        self.told.append(shown)
        is_open = shown.conversation_id == window.inbox.conversation_id
        if shown.notice is Notice.PAID:
            if not is_open:
                window.inbox.model.bring_forward(shown.conversation_id)
            if not window.isActiveWindow():
                QApplication.alert(window)
        if shown.notice is Notice.STUCK:  # the tiles say it
            is_seen = window.places.place is Place.PAYMENTS and window.places.page() is not None
        else:
            is_seen = is_open and window.places.in_inbox
        on_screen = is_seen and not window.guard.locked
        if (on_screen and window.isActiveWindow()) or shown.notice not in choices.notices:
            return
        window.toaster.show(self._toast(shown))
        if is_quiet(choices, window.now()):
            return
        if choices.sounds_on and shown.notice in choices.sounds:
            self.sounds.play(choices.sounds[shown.notice])
        if not window.isActiveWindow():
            self.tray.tell(shown)

    def go_to(self, conversation_id: int) -> None:
        """Show the conversation that a notification outside the window was about."""
        go_to(self._window, conversation_id)

    def _toast(self, shown: Shown) -> ToastNotice:
        words, window = QCoreApplication.translate("Notifications", "Open"), self._window
        if shown.notice is Notice.STUCK:
            words = QCoreApplication.translate("Notifications", "Show payments")
            payments = partial(_show_payments, window)
            action = words, payments
            return ToastNotice(
                shown.title, shown.text, shown.tone, action, passes=True, lasts=payments
            )
        # It leaves by itself: the row goes on saying it.
        return ToastNotice(
            shown.title,
            shown.text,
            shown.tone,
            (words, lambda: self.go_to(shown.conversation_id)),
            passes=True,
            lasts=partial(go_to, window, shown.conversation_id),
        )


def _show_payments(window: "MainWindow") -> None:
    """Show what is stuck, with its ways out."""
    window.leave_settings()
    window.places.show(Place.PAYMENTS)


def go_to(window: "MainWindow", conversation_id: int) -> None:
    """Bring the window before the agent, with this conversation."""
    come_forward(window)
    if conversation_id and not window.guard.locked:
        window.leave_settings()
        window.open_conversation(conversation_id)
