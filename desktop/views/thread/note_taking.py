"""Notes for colleagues in the thread: the editor in the composer's place, and what it asks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.models.colleague import Colleague
from desktop.models.note_draft import NoteDraft
from desktop.models.note_mentions import for_hub
from desktop.models.thread import Thread
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer
from desktop.views.thread.note_editor import NoteEditor
from desktop.views.thread.writing_field import typed_since

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class NoteTaking(QObject):
    """Either the composer shows or the note editor, never both, so that what is written has one
    reader only. `written` says that a note is on its way."""

    written = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, composer: Composer) -> None:
        super().__init__(composer)
        self._tasks = tasks
        self._composer = composer
        self._conversation_id: int | None = None
        self._drafts: dict[int, str] = {}
        self._on = False
        self._before: QWidget | None = None
        self._hidden = False
        self.desk: Desk | None = None
        self.editor = NoteEditor(theme, self._colleagues)
        self.editor.note_wanted.connect(self._leave)
        self.editor.draft_changed.connect(self._save_draft)
        self.editor.left.connect(self.end)

    @property
    def is_on(self) -> bool:
        """Whether a note is being written, and no reply."""
        return self._on

    def show_thread(self, thread: Thread) -> None:
        """Take up the note of this conversation; another one begins with the reply, unless a note
        is being typed: the next word must come neither to a customer nor act as a key."""
        number = thread.conversation.conversation_id
        if number != self._conversation_id:
            self._conversation_id = number
            self._switch(self._on and self.editor.edit.hasFocus())
        self.editor.open(number, self._drafts.get(number, thread.note_draft))

    def begin(self) -> None:
        """Write a note now."""
        if self._conversation_id is not None and not self._hidden:
            if not self._on:
                self._before = QApplication.focusWidget()
            self._switch(True)
            self.editor.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if self.desk is not None and not self._colleagues():
                self._tasks.spawn(self.desk.directory.refresh(), key="colleagues")

    def end(self) -> None:
        """Back to the reply, and to where the agent was; the note is kept."""
        self.editor.save_draft()
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.editor.isAncestorOf(focused)
        self._switch(False)
        before = self._before
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus and self._composer.isVisible():
            self._composer.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_both(self, hidden: bool) -> None:
        """Nothing can be written while personal data is hidden."""
        self._hidden = hidden
        self._switch(self._on)

    def put_back(self, text: str) -> None:
        """A refused note goes back to where it came from."""
        self.begin()
        self.editor.put_back(text)

    async def flush(self) -> None:
        """Keep what is written, before the window closes."""
        conversation_id = self.editor.conversation_id
        if self.desk is not None and conversation_id is not None:
            await self.desk.writing.save_note_draft(conversation_id, self.editor.text)

    def _switch(self, on: bool) -> None:
        self._on = on
        self.editor.setVisible(on and not self._hidden)
        self._composer.setVisible(not on and not self._hidden)

    def _colleagues(self) -> Sequence[Colleague]:
        return self.desk.directory.known.colleagues if self.desk is not None else ()

    def _save_draft(self, conversation_id: int, text: str) -> None:
        self._drafts[conversation_id] = text
        if self.desk is not None:
            self._tasks.spawn(
                self.desk.writing.save_note_draft(conversation_id, text),
                doing=self.tr("Keeping your note"),
                keeps=True,
            )

    def _leave(self, conversation_id: int, text: str) -> None:
        if self.desk is None:
            self.editor.not_left(conversation_id)
            return
        self._tasks.spawn(
            self._write(self.desk, conversation_id, text),
            key=f"note:{conversation_id}",
            doing=self.tr("Adding the note"),
        )

    async def _write(self, desk: "Desk", conversation_id: int, text: str) -> None:
        try:
            words = for_hub(text, self._colleagues())
            await desk.work.note(conversation_id, words, drafts=(NoteDraft.NOTE,))
        except BaseException:
            self.editor.not_left(conversation_id)
            raise
        if conversation_id != self._conversation_id:
            # The agent went on before the job stood: what is left now is no draft any more.
            kept = self._drafts.get(conversation_id, "").strip()
            self._save_draft(conversation_id, typed_since(kept, text))
        else:
            self.editor.left_with(conversation_id)
            self.end()
            self.written.emit()
