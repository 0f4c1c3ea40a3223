"""The head of a thread: who it is, where, for which booking, and the key that ends it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.conversation import Contact, Conversation, ConversationStatus
from desktop.models.reply_targets import ReplyTargets
from desktop.views.actions.badge_strip import BadgeStrip
from desktop.views.controls.avatar import Avatar, channel_name
from desktop.views.controls.buttons import IconButton, KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.keymap import with_key
from desktop.views.keys import KeyId
from desktop.views.payment.badges import Badge, BadgeLook, reply_timer
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone, color
from desktop.views.words import formatting

_SIDE, _GAP = 18, 11
_LEAST_NAME = 90
"""What a name, or how its conversation stands, needs at least."""
_BETWEEN = 2 * _SIDE + 3 * _GAP + 4
"""What is no widget in a line of four, and a little air."""


class ThreadHeader(QFrame):
    """Shows a conversation's customer and how it stands. `resolve_pressed` is that button;
    `work_wanted` carries the key whose work another button asks for."""

    resolve_pressed = Signal()
    work_wanted = Signal(KeyId)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("threadHeader")
        self.setProperty("role", "surface")
        self.setFixedHeight(theme.metrics.header_height)
        self._avatar = Avatar(theme)
        self._name = ElidedLabel()
        self._name.setFont(theme.font(TextRole.NAME))
        self._name.setObjectName("threadName")
        self._facts_said = [""]
        self._facts = QLabel()
        self._facts.setFont(theme.font(TextRole.SUPPORT))
        self._facts.setProperty("role", "support")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._booking = QLabel()
        self._booking.setObjectName("threadBooking")
        self._booking.setFont(theme.font(TextRole.SUPPORT_STRONG))
        self._booking.setTextFormat(Qt.TextFormat.PlainText)
        self._booking.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._facts)
        line.addWidget(self._booking)
        line.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        self._standing = BadgeStrip(theme)
        self._standing.setObjectName("standing")
        self._name_line = _NameLine(self._name, self._standing)
        words.addWidget(self._name_line)
        words.addLayout(line)
        words.addStretch(1)
        self._pace = Badge(theme)
        self._pace.setObjectName("replyPace")
        self._resolve = KeyButton(theme, self.tr("Resolve"), key=KeyId.RESOLVE)
        self._resolve.setObjectName("resolveButton")
        self._resolve.setAccessibleName(self.tr("Resolve the conversation"))
        self._resolve.clicked.connect(self.resolve_pressed)
        self._snooze = self._button(KeyId.SNOOZE, self.tr("Snooze"))
        self._snooze.setAccessibleName(self.tr("Snooze the conversation"))
        self._reopen = self._button(KeyId.REOPEN, self.tr("Reopen"))
        self._reopen.setAccessibleName(self.tr("Open the conversation again"))
        self._more = IconButton(theme, Icon.DOTS, with_key(self.tr("More"), KeyId.MORE))
        self._more.setObjectName("moreButton")
        self._more.clicked.connect(lambda: self.work_wanted.emit(KeyId.MORE))
        box = QHBoxLayout(self)
        box.setContentsMargins(_SIDE, 0, _SIDE, 1)
        box.setSpacing(_GAP)
        box.addWidget(self._avatar)
        box.addLayout(words, 1)
        box.addWidget(self._pace)
        box.addWidget(self._snooze)
        box.addWidget(self._reopen)
        box.addWidget(self._resolve)
        box.addWidget(self._more)
        self._is_open = True
        self._is_blocked = False
        self._paced: BadgeLook | None = None
        theme.changed.connect(self.update)

    def _button(self, key: KeyId, words: str) -> KeyButton:
        button = KeyButton(self._theme, words, key=key)
        button.setObjectName(f"{key.value}Button")
        button.clicked.connect(lambda: self.work_wanted.emit(key))
        return button

    @property
    def standing(self) -> tuple[str, ...]:
        """What is said of how the conversation stands, as far as there is room for it."""
        return tuple(look.text for look in self._standing.looks)

    def show_standing(self, looks: Sequence[BadgeLook]) -> None:
        """Show whose it is, how urgent, its labels, and what of it is not at the hub yet."""
        self._standing.show_looks(looks)

    def show_conversation(
        self, conversation: Conversation, contact: Contact, now: float, targets: ReplyTargets
    ) -> None:
        """Show this conversation's head. `now` is UTC seconds."""
        self._avatar.show_person(contact.name, contact.contact_id, conversation.channel)
        self._name.show_words(contact.name)
        self._name_line.place()
        facts = [channel_name(conversation.channel), contact.membership]
        if contact.booking:
            facts.append(self.tr("booking") + " ")
        facts = [fact for fact in facts if fact]
        # From the whole to the least; the booking code behind it is never cut.
        shorter = [" · ".join(facts[:count]) for count in range(len(facts) - 1, 0, -1)]
        after = " · " if contact.booking else ""
        self._facts_said = [" · ".join(facts), *(words + after for words in shorter)]
        if contact.booking:
            self._facts_said.append("")  # the avatar's mark tells the channel too
        self._booking.setText(contact.booking)
        self._paced = pace(conversation, now, targets)
        resolved = conversation.status is ConversationStatus.RESOLVED
        self._resolve.setEnabled(not resolved)
        self._resolve.setText(self.tr("Resolved") if resolved else self.tr("Resolve"))
        self._resolve.updateGeometry()
        is_open = conversation.status in (ConversationStatus.OPEN, ConversationStatus.PENDING)
        self._reopen.setVisible(not is_open)
        self._is_open = is_open
        self._is_blocked = bool(contact.blocked)  # that is said in the room of Snooze, which S does
        self._make_room()
        self.setAccessibleName(f"{contact.name}, {self._facts_said[0]}{contact.booking}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a narrow panel the pace gives way to who and where, and then the lesser facts; a reply
        that is due gives way to nothing.
        """
        others = self._booking.sizeHint().width() + self._resolve.sizeHint().width()
        others += self._more.sizeHint().width() + _GAP
        if not self._is_open:
            others += self._reopen.sizeHint().width() + _GAP
        room = self.width() - self._avatar.width() - others - _BETWEEN
        self._pace.show_look(self._paced)
        name = self._name.fontMetrics().horizontalAdvance(self._name.text()) + _LEAST_NAME
        words = room + self._booking.sizeHint().width() - self._pace.sizeHint().width()
        if self._paced is not None and self._paced.short and words < name:
            self._pace.show_look(replace(self._paced, text=self._paced.short))
        look, wish = self._pace.look, self._pace.sizeHint().width()
        kept = wish if look is not None and look.keep else 0
        snooze = self._snooze.sizeHint().width() + _GAP
        least = self.fontMetrics().horizontalAdvance(self._facts_said[-1])
        has_room = (
            self._is_open
            and not self._is_blocked
            and snooze <= room - kept - max(least, _LEAST_NAME)
        )
        self._snooze.setVisible(has_room)
        room -= snooze if has_room else 0
        metrics = self._facts.fontMetrics()
        said = next(
            (
                words
                for words in self._facts_said
                if metrics.horizontalAdvance(words) <= room - kept
            ),
            self._facts_said[-1],
        )
        self._facts.setText(said)
        room -= metrics.horizontalAdvance(said)
        self._pace.setVisible(look is not None and (look.keep or wish <= room))

    def set_busy(self, busy: bool) -> None:
        """While it is being resolved it cannot be resolved again."""
        self._resolve.setEnabled(not busy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(self._theme.tokens.line))
        painter.end()


class _NameLine(QWidget):
    """The customer's name, and behind it how the conversation stands, in what room it leaves."""

    def __init__(self, name: ElidedLabel, standing: BadgeStrip) -> None:
        super().__init__()
        self._name = name
        self._standing = standing
        for part in (name, standing):
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, max(self._name.sizeHint().height(), self._standing.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        """Share the room again: the name is another one."""
        metrics = self._name.fontMetrics()
        wish = metrics.horizontalAdvance(self._name.text()) + 2
        wide = min(wish, self.width())
        self._name.setGeometry(0, 0, wide, self.height())
        left = wide + _GAP
        self._standing.setGeometry(left, 0, max(0, self.width() - left), self.height())


def pace(conversation: Conversation, now: float, targets: ReplyTargets) -> BadgeLook | None:
    """How fast the first reply was, or how long the customer may still wait for the next one."""
    translate = QCoreApplication.translate
    waiting, replied = conversation.waiting_since, conversation.first_reply_at
    if waiting is not None and conversation.status.is_worked_on:
        return reply_timer(targets.due_at(waiting, first=replied is None), now)
    if replied is not None and conversation.created_at:
        took = targets.took(conversation.created_at, replied)
        words = translate("ThreadHeader", "First reply {duration}")
        return BadgeLook(
            words.format(duration=formatting.rounded(took)),
            Icon.CLOCK,
            Tone.OK if took <= targets.first_s else Tone.MUTED,
        )
    return None
