"""Goes to messages of the open thread: those that its bar finds, and one that a search found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.models.search import Hit, ThreadMatches
from desktop.models.search_words import Term, terms_of
from desktop.models.thread import Thread
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.thread.find_bar import FindBar
from desktop.views.thread.thread_model import PAGE, ThreadModel
from desktop.views.thread.thread_view import ThreadView

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_MARKED_MS = 20_000
"""How long the words of a search stay marked in the thread that it led to."""
_NOTHING = ThreadMatches((), None)


class ThreadFinding(QObject):
    """`bar` is its bar. `loaded` is called when other rows have come into the model."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        view: ThreadView,
        model: ThreadModel,
        now: Callable[[], float],
        loaded: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._view = view
        self._model = model
        self._now = now
        self._loaded = loaded
        self.desk: Desk | None = None
        self.bar = FindBar(theme)
        self._conversation_id: int | None = None
        self._matches = _NOTHING
        self._at = 0
        self._aim: tuple[int, int] | None = None
        self._came_from: QWidget | None = None
        self._unmark = QTimer(self, singleShot=True, interval=_MARKED_MS)
        self._unmark.timeout.connect(lambda: self._view.mark(()))
        self.bar.typed.connect(self._search)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self.close)
        view.newer_wanted.connect(self._load_newer)
        view.newest_wanted.connect(self._return_to_newest)

    def open(self) -> None:
        """Search in the open thread."""
        if self._model.shown is None:
            return
        focused = QApplication.focusWidget()
        if focused is not self.bar.field:
            self._came_from = focused
        self.bar.open()
        if self.bar.field.text():
            self._search(self.bar.field.text())

    def close(self) -> None:
        """Leave the bar: the marks go, and the focus goes back to where it was."""
        had_focus = self.bar.isAncestorOf(QApplication.focusWidget() or self._view)
        self.bar.hide()
        self._matches, self._at = _NOTHING, 0
        self._view.mark(())
        before, self._came_from = self._came_from, None
        if had_focus:
            # What had the focus may have gone with its row meanwhile.
            there = before is not None and isValid(before) and before.isVisible()
            (before if before is not None and there else self._view).setFocus()

    def leave(self) -> None:
        """Close the bar, and forget what was typed in it: it may be a name."""
        self.close()
        self.bar.field.clear()

    def step(self, by: int) -> None:
        """Go to the next match, an older one (1), or back to a newer one (-1)."""
        if self.bar.isHidden():
            self.open()
        elif self._matches.messages:
            self._at = (self._at + by) % len(self._matches.messages)
            self._show_match()

    def show_hit(self, hit: Hit, terms: tuple[Term, ...]) -> None:
        """Go to the message that a search found, as soon as its thread is there."""
        self.close()
        if hit.message_id is None:
            self._aim = None
            return
        self._aim = hit.conversation_id, hit.message_id
        self._view.mark(terms)
        self._unmark.start()
        self._go_to_aim()

    def show_message(self, conversation_id: int, message_id: int) -> None:
        """Go to a message of a thread, as soon as that is there."""
        self.close()
        self._aim = conversation_id, message_id
        self._go_to_aim()

    def thread_came(self, thread: Thread) -> None:
        """The model shows this thread now."""
        if thread.conversation.conversation_id != self._conversation_id:
            self._conversation_id = thread.conversation.conversation_id
            if not self.bar.isHidden():
                self.close()
            elif self._aim is None or self._aim[0] != self._conversation_id:
                self._view.mark(())
        elif not self.bar.isHidden() and self.desk is not None:
            text = self.bar.field.text()
            self._tasks.spawn(self._count_again(self.desk, self._conversation_id, text))
        self._go_to_aim()

    def _go_to_aim(self) -> None:
        if self._aim is not None and self._aim[0] == self._conversation_id:
            _, message_id = self._aim
            self._aim = None
            self._go_to(message_id)

    def _search(self, text: str) -> None:
        desk, conversation_id = self.desk, self._conversation_id
        if desk is None or conversation_id is None:
            return
        self._unmark.stop()
        self._view.mark(terms_of(text))
        self._tasks.spawn(
            self._find(desk, conversation_id, text),
            key="find",
            doing=self.tr("Searching this conversation"),
            replace=True,
        )

    async def _find(self, desk: "Desk", conversation_id: int, text: str) -> None:
        matches = await desk.find_in_thread(conversation_id, text)
        if conversation_id == self._conversation_id and text == self.bar.field.text():
            self._matches, self._at = matches, 0
            self._show_match()

    async def _count_again(self, desk: "Desk", conversation_id: int, text: str) -> None:
        """What has come may be a match too; the reader stays at hers."""
        matches = await desk.find_in_thread(conversation_id, text)
        same = conversation_id == self._conversation_id and text == self.bar.field.text()
        if not same or self.bar.isHidden() or matches == self._matches:
            return
        here = self._matches.messages[self._at : self._at + 1]
        self._matches = matches
        self._at = matches.messages.index(here[0]) if set(here) & set(matches.messages) else 0
        self._tell_count()

    def _show_match(self) -> None:
        self._tell_count()
        if self._matches.messages:
            self._go_to(self._matches.messages[self._at])

    def _tell_count(self) -> None:
        matches = self._matches
        self.bar.say(self._at + 1, len(matches.messages), matches.since, self._now())

    def _go_to(self, message_id: int) -> None:
        row = self._model.row_with(message_id)
        if row is not None:
            self._view.go_to(row)
        elif self.desk is not None and self._conversation_id is not None:
            work = self._jump(self.desk, self._conversation_id, message_id)
            self._tasks.spawn(work, key="find.jump", replace=True)

    async def _jump(self, desk: "Desk", conversation_id: int, message_id: int) -> None:
        page = await desk.messages_around(conversation_id, message_id, PAGE)
        if conversation_id == self._conversation_id:
            self._model.jump(page)
            self._loaded()
            row = self._model.row_with(message_id)
            if row is not None:
                self._view.go_to(row)

    def _load_newer(self) -> None:
        last = self._model.last_id
        if self.desk is not None and self._conversation_id is not None and last is not None:
            work = self._append(self.desk, self._conversation_id, last)
            self._tasks.spawn(work, key=f"newer:{self._conversation_id}")

    async def _append(self, desk: "Desk", conversation_id: int, last: int) -> None:
        page = await desk.messages_after(conversation_id, last, PAGE)
        if conversation_id == self._conversation_id and self._model.last_id == last:
            self._model.append(page)
            self._view.offer_newest()
            self._loaded()

    def _return_to_newest(self) -> None:
        self._model.return_to_newest()
        self._loaded()
