"""Writing to the customer: the field, its language, the reply window, and the button that sends."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.models.card_shield import was_masked
from desktop.models.conversation import Contact, Conversation
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.reading_width import beside_text
from desktop.views.thread.reply_window import reply_window
from desktop.views.thread.writing_field import (
    DRAFT_PAUSE_MS,
    FIELD_SIDE,
    FieldBox,
    GrowingEdit,
    typed_since,
)
from desktop.views.writing.attachment_tray import AttachmentTray
from desktop.views.writing.gaps import GapNotice
from desktop.views.writing.language_badge import LanguageBadge
from desktop.views.writing.marks import Marks

_TYPING_EVERY_MS = 4000


class Composer(QFrame):
    """Where the agent writes. The text belongs to one conversation and is never thrown away: it
    goes only when `sent` says that a durable job holds it, and not at all while it has `gaps`.

    `send_wanted` carries conversation id and text; `draft_changed` the same, soon after typing or
    at once when leaving; `language_chosen` id and language, as the agent says the customer
    writes; `written` that the agent changed the text of a conversation; `typing` whether the
    agent is writing; `window_ended` that a conversation's reply window has just closed by the
    desk's own count; `left` that Escape was pressed.
    """

    send_wanted = Signal(int, str)
    language_chosen = Signal(int, str)
    draft_changed = Signal(int, str)
    written = Signal(int)
    typing = Signal(int, bool)
    window_ended = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conversation: Conversation | None = None
        self._contact: Contact | None = None
        self._saved = ""
        self._restoring = False
        self._sending = ""
        self._closed = False
        self._open_until: tuple[int, float | None] | None = None
        self.setProperty("role", "surface")
        self.setObjectName("composerPanel")
        self._edit = GrowingEdit()
        self.tray = AttachmentTray(theme)
        """What is attached to the reply."""
        self._language = LanguageBadge(theme)
        self._window = ElidedLabel()
        self._after = wrapped_label(theme, TextRole.SMALL, "meta")
        self._shield = QLabel()
        self._send = KeyButton(theme, self.tr("Send"), key=KeyId.SEND, role="primary")
        self.marks = Marks(self._edit)
        self.gaps = GapNotice(theme, self._edit, self.marks)
        self._box = FieldBox(theme, self._edit)
        self._tools = QHBoxLayout()
        self._last_tool: QWidget = self._edit
        self._build()
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_PAUSE_MS)
        self._draft_timer.timeout.connect(self.save_draft)
        self._typing_timer = QTimer(self, singleShot=True, interval=_TYPING_EVERY_MS)
        self._typing_timer.timeout.connect(self._typing_over)
        theme.changed.connect(self.update)

    @property
    def edit(self) -> GrowingEdit:
        """The field (`composer`)."""
        return self._edit

    @property
    def box(self) -> QWidget:
        """The frame of the field and its tools: what helps to write stands over it."""
        return self._box

    def add_tool(self, tool: QWidget) -> None:
        """Put a button into the row below the field, behind those that stand there."""
        self._tools.addWidget(tool)
        self.setTabOrder(self._last_tool, tool)  # as they are seen: before language and Send
        self._last_tool = tool

    @property
    def conversation_id(self) -> int | None:
        """Whose text stands in the field."""
        return self._conversation.conversation_id if self._conversation else None

    @property
    def text(self) -> str:
        """What the agent has written."""
        return self._edit.toPlainText()

    def open(self, conversation: Conversation, contact: Contact, draft: str, now: float) -> None:
        """Take up a conversation with the draft that was kept for it."""
        if self.conversation_id != conversation.conversation_id:
            self.save_draft()
            self._typing_over()
            self._sending = ""
            self._restoring = True
            self._edit.write(draft)
            self._restoring = False
            self._saved = draft
            self._shield.hide()
        self._conversation, self._contact = conversation, contact
        self.tick(now)

    def forget(self) -> None:
        """Take the draft up anew with what is opened next, though it be the same conversation: a
        draft that was veiled is not the real one."""
        self.save_draft()
        self._typing_over()
        self._conversation = None

    def tick(self, now: float) -> None:
        """Show language, reply window and whether a reply may be sent. `now` is UTC seconds."""
        conversation, contact = self._conversation, self._contact
        if conversation is None or contact is None:
            self._edit.setEnabled(False)
            self._send.setEnabled(False)
            return
        name = first_name(contact.name)
        channel = channel_name(conversation.channel)
        self._edit.setEnabled(True)
        self._edit.setPlaceholderText(
            self.tr("Reply to {name} in {channel}…").format(name=name, channel=channel)
        )
        self._language.show_language(conversation.language or contact.language, name)
        window = reply_window(conversation, contact, now)
        self._window.show_words(window.words, "\n".join(window.after), window.short)
        self._window.setProperty("role", "problem" if window.is_closed else "meta")
        self._window.style().unpolish(self._window)
        self._window.style().polish(self._window)
        self._after.setText(" ".join(window.after))
        self._after.setVisible(window.is_soon and bool(window.after))
        self._closed = window.is_closed
        self._enable()
        until = conversation.conversation_id, conversation.window_closes_at
        if not window.is_closed:
            self._open_until = until
        elif until == self._open_until:
            self._open_until = None
            self.window_ended.emit(conversation.conversation_id)

    def close_conversation(self) -> None:
        """No conversation is open any more."""
        self.save_draft()
        self._typing_over()
        self._conversation = self._contact = None
        self._restoring = True
        self._edit.clear()
        self._restoring = False
        self.tick(0.0)

    def press_send(self) -> None:
        """Send what is written, once; with nothing written, go and write."""
        text = self.text.strip()
        conversation_id = self.conversation_id
        if conversation_id is None or self._sending or self._closed or self.tray.is_copying:
            return
        if not text and not self.tray.files:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.gaps.go_to_first():  # the hub would send a gap as nothing
            announce(self._edit, self.gaps.text(), urgent=True)
            return
        self._sending = self.text
        self._enable()
        self.send_wanted.emit(conversation_id, text)

    def sent(self, conversation_id: int) -> None:
        """A durable job holds the text now: the field is free. What was typed since stays."""
        if conversation_id != self.conversation_id:
            return
        rest = typed_since(self.text, self._sending)
        self._sending = ""
        self._restoring = True
        self._edit.write(rest)
        self._restoring = False
        self._saved = ""
        self._draft_timer.stop()
        if rest:
            self.save_draft()
        else:
            self.draft_changed.emit(conversation_id, "")
        self._typing_over()
        self._enable()

    def not_sent(self, conversation_id: int) -> None:
        """It could not be taken: the text stays where it is."""
        if conversation_id == self.conversation_id:
            self._sending = ""
            self._enable()

    def put_back(self, text: str) -> None:
        """Give the agent a refused text again, before what stands in the field."""
        self._edit.put_before(text)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_draft(self) -> None:
        """Keep what is written, when it differs from what is kept."""
        self._draft_timer.stop()
        conversation_id = self.conversation_id
        if conversation_id is not None and self.text != self._saved:
            self._saved = self.text
            self.draft_changed.emit(conversation_id, self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box and event.type() == QEvent.Type.MouseButtonPress:
            self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self._theme
        self._edit.setObjectName("composer")
        self._edit.setAccessibleName(self.tr("Reply"))
        self._edit.textChanged.connect(self._typed)
        self._edit.send_pressed.connect(self.press_send)
        self._edit.left.connect(self.left)
        self.tray.changed.connect(self._enable)
        self.tray.left.connect(self._edit.setFocus)
        self._language.setObjectName("composerLanguage")
        self._language.chosen.connect(self._choose_language)
        self._window.setFont(theme.font(TextRole.SMALL))
        self._window.setObjectName("replyWindow")
        self._window.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._after.setObjectName("afterReplyWindow")
        self._after.hide()
        self._send.setObjectName("sendButton")
        self._send.setAccessibleName(self.tr("Send the reply"))
        self._send.clicked.connect(self.press_send)
        self._shield.setObjectName("cardMasked")
        self._shield.setFont(theme.font(TextRole.SMALL))
        self._shield.setProperty("role", "problem")
        self._shield.setWordWrap(True)
        self._shield.setText(
            self.tr("A card number was masked: it is never sent. Send a payment link instead.")
        )
        self._shield.hide()
        tools = QHBoxLayout()
        tools.setSpacing(12)
        self._tools.setSpacing(2)
        tools.addLayout(self._tools)
        tools.addWidget(self._language)
        tools.addWidget(self._window, 1)
        tools.addWidget(self._send)
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(6, 11, 13, 9)
        inner.setSpacing(6)
        words = QVBoxLayout()
        words.setContentsMargins(7, 0, 0, 0)  # so that words and icons begin at one line
        words.setSpacing(6)
        for part in (self.tray, self._edit, self._shield, self.gaps, self._after):
            words.addWidget(part)
        inner.addLayout(words)
        inner.addLayout(tools)
        self._box.installEventFilter(self)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(FIELD_SIDE, 11, FIELD_SIDE, 12)
        self._outer.addWidget(self._box)
        self.setFocusProxy(self._edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = FIELD_SIDE + beside_text(self.width(), self._theme)
        self._outer.setContentsMargins(side, 11, side, 12)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, color(self._theme.tokens.line))
        painter.end()

    def _choose_language(self, code: str) -> None:
        if self.conversation_id is not None:
            self.language_chosen.emit(self.conversation_id, code)

    def _mask_cards(self) -> None:
        """Hide a card number as soon as it is whole; the field's undo forgets it too."""
        if not was_masked(self.text):
            self._shield.hide()
        restoring, self._restoring = self._restoring, True
        masked = self._edit.mask_cards()
        self._restoring = restoring
        if not masked:
            return
        self._shield.show()
        if QAccessible.isActive():
            said = QAccessibleAnnouncementEvent(self._edit, self._shield.text())
            QAccessible.updateAccessibility(said)

    def _typed(self) -> None:
        self._mask_cards()
        self._enable()
        if self._restoring or self.conversation_id is None:
            return
        self.written.emit(self.conversation_id)
        if not self._draft_timer.isActive():  # who never pauses is not left unsaved either
            self._draft_timer.start()
        if not self.text.strip():
            self._typing_over()
        elif not self._typing_timer.isActive():
            self._typing_timer.start()
            self.typing.emit(self.conversation_id, True)

    def _typing_over(self) -> None:
        if self._typing_timer.isActive() or self.sender() is self._typing_timer:
            self._typing_timer.stop()
            if self.conversation_id is not None:
                self.typing.emit(self.conversation_id, False)

    def _enable(self) -> None:
        can = self._conversation is not None and not self._sending and not self._closed
        self._send.setEnabled(can and not self.tray.is_copying)


def first_name(name: str) -> str:
    """How a customer is called in the window."""
    return name.split()[0] if name.split() else name
