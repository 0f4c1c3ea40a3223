"""A page of the side panel that reads what it shows of the open conversation while it is seen."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.models.status import Health
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import UnknownConversation
from desktop.views.controls.empty_words import no_conversation, paint_empty
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, color

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_AGAIN_AFTER_MS = 150
"""While much changes, it is read again no more often than this."""
_ASK_AFTER_S = 0.4
"""Who steps through the inbox asks the hub nothing about those passed by."""


class ReadingPage(QWidget):
    """Out of sight it reads nothing; what changed meanwhile is read when it comes into sight.

    What this desk holds is shown at once. Then the hub is asked for the rest, once for each
    conversation, and again when it is back after it could not be reached.
    """

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._conversation: int | None = None
        self._stale = False
        self._wanted = False
        self._asked: int | None = None
        self._answered = True
        self._failed = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER_MS)
        self._again.timeout.connect(self.refresh)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def conversation_id(self) -> int | None:
        """The conversation that is shown, or will be as soon as this is in sight."""
        return self._conversation

    def attach(self, desk: "Desk") -> None:
        """From now on read from and act through this desk."""
        self.detach()
        self._desk = desk
        self._unsubscribe = desk.notices.subscribe(self._desk_changed)
        self.refresh()

    def detach(self) -> None:
        """Let go of the desk, before it stops."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._again.stop()
        self._desk = None

    def open(self, conversation_id: int) -> None:
        """Show what belongs to a conversation."""
        if conversation_id != self._conversation:
            self._leave()
            self._conversation = conversation_id
            self._asked, self._answered = None, True
            self._failed = False
            self.refresh()

    def refresh(self) -> None:
        """Read again what is shown, now or when it is next seen."""
        self._stale = True
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """Go to what is most likely wanted; as soon as it has been read, where it has not yet."""
        first = self._first()
        self._wanted = first is None
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(QRectF(0, 0, self.width(), 2), color(self._theme.tokens.focus))
        painter.end()
        words = self.empty_words()
        if words:
            paint_empty(self, self._theme, words)

    def empty_words(self) -> str:
        """What stands there while nothing else does; empty while something is shown or read."""
        if self._conversation is None:
            return no_conversation()
        if self._failed:
            return QCoreApplication.translate(
                "SidePages", "This could not be read. It is tried again when you come back here."
            )
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        if self._desk is None or self._conversation is None:
            return
        self._stale = False
        self._tasks.spawn(
            self._read_known(self._desk, self._conversation),
            key=self.objectName(),
            doing=self._doing(),
            replace=True,
        )

    async def _read_known(self, desk: "Desk", conversation_id: int) -> None:
        try:
            await self._read(desk, conversation_id)
            self._failed = False
            if self._asked != conversation_id and desk is self._desk:
                self._asked = conversation_id
                self._tasks.spawn(self._ask_hub(desk, conversation_id), key=self._asking_key)
                self._say_state()
            if self._wanted and self.hasFocus():
                self.focus_first()
            self._wanted = False
        except UnknownConversation:
            if conversation_id == self._conversation:
                self._leave()
        except Exception:
            if conversation_id == self._conversation:
                self._leave()
                self._failed = self._stale = True
                self.update()
            raise

    @property
    def _asking_key(self) -> str:
        return f"{self.objectName()}:{self._conversation}"

    @property
    def _is_asking(self) -> bool:
        """Whether the hub has not answered yet."""
        return self._tasks.is_busy(self._asking_key)

    async def _ask_hub(self, desk: "Desk", conversation_id: int) -> None:
        await asyncio.sleep(_ASK_AFTER_S)
        if conversation_id != self._conversation:
            return
        answered = await self._fetch(desk, conversation_id)
        if conversation_id == self._conversation:
            self._answered = answered
            self.refresh()

    def _desk_changed(self, change: Change) -> None:
        if self._conversation is None or self._desk is None:
            return
        missed = change.status and not self._answered
        if missed and self._desk.status().hub.health is Health.OK:
            self._answered, self._asked = True, None  # it is asked again when it is read
            self.refresh()
            return
        if self._concerns(change) and not self._again.isActive():
            self._again.start()

    # --- what each page fills in

    def _doing(self) -> str:
        """What reading it is called where it fails."""
        raise NotImplementedError

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        """Read it and show it, where the same conversation is still open."""
        raise NotImplementedError

    async def _fetch(self, desk: "Desk", conversation_id: int) -> bool:
        """Fetch from the hub what this desk does not hold; whether it answered."""
        raise NotImplementedError

    def _say_state(self) -> None:
        """Say how complete it is what is shown: `_is_asking`, `_answered`."""
        raise NotImplementedError

    def _first(self) -> QWidget | None:
        """Where a key that leads here goes; None while there is nothing to go to."""
        raise NotImplementedError

    def _leave(self) -> None:
        """Show nothing: another conversation is about to be read, or this one is not here."""
        raise NotImplementedError

    def _concerns(self, change: Change) -> bool:
        """Whether something that is shown may read differently now."""
        return self._conversation in change.conversations
