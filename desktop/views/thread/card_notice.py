"""Says that a card number of the customer's was masked, and what to do: a safe reply, a to-do."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.models.thread import Thread
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class CardNotice(NoticeBar):
    """Stands between thread and composer while `Thread.card_message` names a message.

    `desk` is None while there is none. The reply goes once for each message; the notice leaves when
    the agent says that the message is deleted at the hub, or when the hub says so itself.
    """

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(theme, Icon.LOCK, parent)
        self._tasks = tasks
        self._at: tuple[int, int] | None = None
        self._replied: set[int] = set()
        self.desk: Desk | None = None
        self.setObjectName("cardNotice")
        self._title = wrapped_label(theme, TextRole.STRONG)
        self._todo = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._reply = KeyButton(theme, self.tr("Send safe reply"), key=KeyId.SAFE_REPLY)
        self._done = KeyButton(theme, self.tr("It is deleted at the hub"))
        self._build()
        tasks.busy_changed.connect(self._busy_changed)

    def show_thread(self, thread: Thread, name: str) -> None:
        """Show or hide for this thread. `name` is how the customer is called."""
        at = (thread.conversation.conversation_id, thread.card_message or 0)
        if thread.card_message is None:
            self._at = None
            self.hide()
            return
        self._title.setText(self.tr("A card number from {name} was masked").format(name=name))
        if at != self._at:
            self._words.clear()
            self._words.hide()
            self.hide()  # another message's is told anew
        self._at = at
        self._enable()
        self.come(f"{self._title.text()}. {self._todo.text()}")
        if self.desk is not None:
            self._tasks.spawn(self._read_words(self.desk, at), key="card_words", replace=True)

    def send(self) -> None:
        """Send the safe reply, once for each message."""
        if self._at is None or self.desk is None or self._at[1] in self._replied:
            return
        self._tasks.spawn(
            self._send(self.desk, self._at),
            key=f"card_reply:{self._at[1]}",
            doing=self.tr("Sending the safe reply"),
        )

    def dismiss(self) -> None:
        """The agent says that the message is deleted at the hub."""
        if self._at is None or self.desk is None:
            return
        self._tasks.spawn(
            self.desk.writing.card_deleted(*self._at),
            key=f"card_done:{self._at[1]}",
            doing=self.tr("Noting that the message is deleted"),
        )

    def _build(self) -> None:
        self._todo.setText(
            self.tr("It still stands at the hub: delete that message there too.")
            + " "
            + self.tr("Numbers in pictures are not found.")
        )
        self._words.setObjectName("safeReplyWords")
        self._words.hide()
        self._reply.setObjectName("safeReplyButton")
        self._reply.clicked.connect(self.send)
        self._done.setObjectName("cardDeletedButton")
        self._done.clicked.connect(self.dismiss)
        self.lay_out((self._title, self._todo, self._words), (self._reply, self._done))

    def _enable(self) -> None:
        sent = self._at is not None and self._at[1] in self._replied
        busy = self._at is not None and self._tasks.is_busy(f"card_reply:{self._at[1]}")
        self._reply.setEnabled(not sent and not busy)
        self._reply.setText(self.tr("Safe reply sent") if sent else self.tr("Send safe reply"))

    def _busy_changed(self, key: str, busy: bool) -> None:
        if key.startswith("card_reply:"):
            self._enable()

    async def _read_words(self, desk: "Desk", at: tuple[int, int]) -> None:
        words = await desk.writing.safe_reply_words(at[0])
        if at == self._at:
            self._words.setText(self.tr("The reply: “{words}”").format(words=words))
            self._words.setVisible(True)

    async def _send(self, desk: "Desk", at: tuple[int, int]) -> None:
        await desk.writing.safe_reply(*at)
        self._replied.add(at[1])
        self._enable()
