"""Holds a reply, once, when the thread has moved on since the agent began to write, and shows what
came."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.conversation import Direction, Message
from desktop.models.one_line import isolated, one_line
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.notice_bar import NoticeBar
from desktop.views.words import formatting

_MOST = 3
_MOST_CHARACTERS = 160


class HeldNotice(NoticeBar):
    """`send_anyway` and `keep_writing` are its two buttons. It shows what came until `let_go`."""

    send_anyway = Signal()
    keep_writing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Icon.CLOCK, parent)
        self.setObjectName("heldNotice")
        self._title = wrapped_label(theme, TextRole.STRONG)
        self._came = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._came.setObjectName("heldCame")
        self._send = KeyButton(theme, self.tr("Send anyway"), key=KeyId.SEND)
        self._send.setObjectName("sendAnywayButton")
        self._send.clicked.connect(self.send_anyway)
        self._keep = KeyButton(theme, self.tr("Keep writing"))
        self._keep.setObjectName("keepWritingButton")
        self._keep.clicked.connect(self.keep_writing)
        self.lay_out((self._title, self._came), (self._send, self._keep))

    def hold(self, came: Sequence[Message], customer: str) -> None:
        """Show what came while the agent wrote; `customer` is the customer's name."""
        if all(message.direction is Direction.INCOMING for message in came):
            title = self.tr("Not sent yet: the customer wrote while you did")
        elif any(message.direction is Direction.OUTGOING for message in came):
            title = self.tr("Not sent yet: a colleague answered while you wrote")
        else:
            title = self.tr("Not sent yet: the conversation has moved on while you wrote")
        self._title.setText(title)
        said = [came_words(message, customer) for message in came[-_MOST:]]
        if len(came) > _MOST:
            said.insert(0, self.tr("{count} more before these").format(count=len(came) - _MOST))
        self._came.setText("\n".join(said))
        self.come(f"{title}. {'. '.join(said)}.")

    def let_go(self) -> None:
        """Nothing is held any more."""
        self.hide()


def came_words(message: Message, customer: str) -> str:
    """One line: `22:16, Sanne: “Laat maar”`."""
    translate = QCoreApplication.translate
    name = message.sender_name or customer
    if message.direction is Direction.NOTE:
        name = translate("HeldNotice", "{name} in a note").format(name=name)
    text = one_line(message.text)
    if len(text) > _MOST_CHARACTERS:
        text = text[:_MOST_CHARACTERS].rstrip() + "…"
    if not text:
        text = translate("HeldNotice", "(a file)")
    return f"{formatting.clock(message.created_at)}, {isolated(name)}: “{isolated(text)}”"
