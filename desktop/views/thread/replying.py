"""A reply on its way from the composer to the desk: held once, sent once, kept until it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.outgoing_file import OutgoingFile
from desktop.models.thread import Thread
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer
from desktop.views.thread.held_notice import HeldNotice
from desktop.views.thread.held_send import HeldSend
from desktop.views.thread.thread_model import ThreadModel
from desktop.views.writing.attaching import Attaching

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class Replying(QObject):
    """Takes to the desk what stands in the composer, as draft and as reply; `desk` is None while
    there is none.

    `notice` holds a reply back when others wrote meanwhile; `sent` carries the conversation whose
    reply is now a job; `writing_wanted` says that the agent goes on writing.
    """

    sent = Signal(int)
    writing_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        composer: Composer,
        attaching: Attaching,
        model: ThreadModel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.notice = HeldNotice(theme)
        self._tasks = tasks
        self._composer = composer
        self._attaching = attaching
        self._model = model
        self._drafts: dict[int, str] = {}
        self._held = HeldSend()
        self.notice.send_anyway.connect(composer.press_send)
        self.notice.keep_writing.connect(self._keep_writing)
        composer.send_wanted.connect(self._send)
        composer.draft_changed.connect(self._save_draft)
        composer.written.connect(self._written)

    def draft_of(self, thread: Thread) -> str:
        """What was being written in a conversation."""
        # What was read of the thread may be older than a draft that is still being written down.
        return self._drafts.get(thread.conversation.conversation_id, thread.reply_draft)

    def begin(self, thread: Thread) -> None:
        """Another conversation was opened."""
        self.notice.let_go()
        self._held.found_draft(thread)

    def _written(self, conversation_id: int) -> None:
        self._held.wrote(conversation_id, self._composer.text, self._model.newest_id or 0)
        if not self._composer.text.strip():
            self.notice.let_go()

    def _keep_writing(self) -> None:
        self.notice.let_go()
        self.writing_wanted.emit()

    def _is_held(self, desk: "Desk", conversation_id: int) -> bool:
        """Whether the reply waits for a second press, because others wrote while it was written."""
        thread = self._model.shown
        if thread is None or thread.conversation.conversation_id != conversation_id:
            return False
        came = self._held.came(thread, desk.came_since)
        if came:
            self.notice.hold(came, thread.contact.name)
        return bool(came)

    def _send(self, conversation_id: int, text: str) -> None:
        if self.desk is None or self._is_held(self.desk, conversation_id):
            self._composer.not_sent(conversation_id)
            return
        self.notice.let_go()
        self._tasks.spawn(
            self._reply(self.desk, conversation_id, text, self._composer.tray.files),
            key=f"reply:{conversation_id}",
            doing=self.tr("Sending the reply"),
        )

    async def _reply(
        self, desk: "Desk", conversation_id: int, text: str, files: Sequence[OutgoingFile]
    ) -> None:
        try:
            await desk.writing.reply(conversation_id, text, files)
        except BaseException:
            self._composer.not_sent(conversation_id)
            raise
        self._held.forget(conversation_id)
        self._attaching.sent(conversation_id, files)
        if self._composer.conversation_id == conversation_id:
            self._composer.sent(conversation_id)
        else:
            self._drop_sent(conversation_id, text)
        self.sent.emit(conversation_id)

    def _drop_sent(self, conversation_id: int, text: str) -> None:
        """The agent went on before the job stood: what is sent now is no draft any more."""
        kept = self._drafts.get(conversation_id, "").strip()
        if kept.startswith(text):
            self._save_draft(conversation_id, kept[len(text) :].lstrip())

    def _save_draft(self, conversation_id: int, text: str) -> None:
        self._drafts[conversation_id] = text
        if self.desk is not None:
            self._tasks.spawn(
                self.desk.writing.save_draft(conversation_id, text),
                doing=self.tr("Keeping your draft"),
                keeps=True,
            )
