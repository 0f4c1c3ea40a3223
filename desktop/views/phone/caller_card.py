"""The card of who calls: name, number, booking, how long, and the wrap-up."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.conversation import Contact
from desktop.models.phone_call import Call
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.payment.badges import Badge, BadgeLook
from desktop.views.phone import phone_words as words
from desktop.views.phone.calls_delegate import paint_unknown
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone

_FACE = 48
_WIDE = 560
"""From here on pill and button stand beside the name."""


class _Face(QWidget):
    """A large avatar, or the one of somebody unknown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._identity = "", 0
        self.setFixedSize(QSize(_FACE, _FACE))
        theme.changed.connect(self.update)

    def show_person(self, name: str, identity: int) -> None:
        """Show this person; an empty name is nobody known."""
        self._name, self._identity = name, identity
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._name:
            paint_avatar(painter, rect, self._name, self._identity, self._theme)
        else:
            paint_unknown(painter, rect, self._theme)
        painter.end()


class CallerCard(QFrame):
    """`wrap_wanted` is the button that ends a call."""

    wrap_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("callerCard")
        self.setProperty("role", "card")
        self._face = _Face(theme)
        self._name = ElidedLabel()
        self._name.setFont(theme.font(TextRole.TITLE))
        self._name.setObjectName("callerName")
        self._facts = wrapped_label(theme, TextRole.BODY, "support")
        self._facts.setObjectName("callerFacts")
        self.pill = Badge(theme)
        self.pill.setObjectName("callPill")
        self.wrap_button = KeyButton(theme, self.tr("Wrap up"), key=KeyId.WRAP_UP)
        self.wrap_button.setObjectName("wrapUpButton")
        self.wrap_button.clicked.connect(self.wrap_wanted)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._name)
        said.addWidget(self._facts)
        who = QHBoxLayout()
        who.setSpacing(14)
        who.addWidget(self._face)
        who.addLayout(said, 1)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.pill)
        beside.addStretch(1)
        beside.addWidget(self.wrap_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 14, 18, 14)
        self._row.setSpacing(12)
        self._row.addLayout(who, 1)
        self._row.addLayout(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, how the call stands and its button are below the name."""
        super().resizeEvent(event)
        wide = event.size().width() >= round(_WIDE * self._theme.text_scale)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def show_call(self, call: Call, contact: Contact | None, now: float) -> None:
        """Show this call."""
        name = words.caller(call, contact)
        self._name.show_words(name)
        known = contact is not None and bool(contact.name)
        self._face.show_person(name if known else "", call.contact_id)
        # A line breaks between two facts, not within one.
        facts = (one.replace(" ", "\u00a0") for one in words.facts(call, contact))
        self._facts.setText(" · ".join(facts))
        self.setAccessibleName(f"{name}, {self._facts.text()}")
        self.tick(call, now)

    def tick(self, call: Call, now: float) -> None:
        """The call goes on."""
        tone = Tone.OK if call.is_talking else Tone.MUTED if call.is_over else Tone.PROGRESS
        self.pill.show_look(BadgeLook(words.pill(call, now), Icon.PHONE, tone))
        self.pill.setMinimumWidth(self.pill.sizeHint().width())
        self.wrap_button.setVisible(not call.is_over)
