"""One action in the list of keys: its words, its keys as buttons, and how they are changed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.controls.buttons import IconButton, KeyButton, paint_key
from desktop.views.controls.key_cap import KeyCap, cap_size, spoken_keys
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.key_presses import ESCAPE, is_free_for, pressed_sequence, shown_once, signs
from desktop.views.key_words import words
from desktop.views.keymap import KeyMap
from desktop.views.keys import KeyId, key_of
from desktop.views.qt.announcements import announce
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_RING = 3
"""Around a key's box, where the focus shows."""


class KeyChip(QAbstractButton):
    """A combination that a press changes. `stepped` is Up (-1) or Down (1), `removed` Delete."""

    stepped = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, sequence: str, action: str) -> None:
        super().__init__()
        self._theme = theme
        self.sequence = sequence
        self.setObjectName("keyChip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(cap_size(sequence, theme) + QSize(2 * _RING, 2 * _RING - 2))
        self.setAccessibleName(
            self.tr("{keys}, for: {action}").format(keys=spoken_keys(sequence), action=action)
        )
        self.setAccessibleDescription(self.tr("Enter changes these keys, Delete removes them"))
        self.setToolTip(self.tr("Change these keys"))
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        paint_key(
            painter,
            box,
            signs(self.sequence),
            self._theme,
            text_color=tokens.text1 if self.underMouse() else tokens.text2,
            ground=tokens.hover if self.underMouse() else tokens.app,
        )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class KeyCatcher(QLabel):
    """Waits for the next combination. `caught` carries it; `removed` is Backspace; `cancelled` is
    Escape, or the focus going elsewhere."""

    caught = Signal(str)
    removed = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__()
        self.setObjectName("keyCatcher")
        self.setFont(theme.font(TextRole.SMALL))
        self.setProperty("role", "accent")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Press the new keys for: {action}").format(action=action))
        self.setAccessibleDescription(self.tr("Esc leaves it as it was, Backspace removes"))
        self.setText(self.tr("Press the new keys · Esc: as it was · Backspace: none"))

    def event(self, event: QEvent) -> bool:
        # Before Tab moves the focus, and before a shortcut of the window acts.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            event.accept()
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.cancelled.emit()

    def _take(self, event: QKeyEvent) -> None:
        sequence = pressed_sequence(event)
        if event.isAutoRepeat() or not sequence:
            return
        if sequence == ESCAPE:
            self.cancelled.emit()
        elif sequence == "Backspace":
            self.removed.emit()
        else:
            self.caught.emit(sequence)


class KeyRow(QWidget):
    """`changed` carries the combination that shall go and the one that shall come, one of them
    perhaps empty; `reset` asks for the table's. `answered` says whether a clash is resolved in
    favour of this action. `stepped` is an arrow key to the row above or below. `remade` says that
    its keys were made anew."""

    changed = Signal(str, str)
    reset = Signal()
    answered = Signal(bool)
    stepped = Signal(int)
    remade = Signal()

    def __init__(self, theme: Theme, keys: KeyMap, key_id: KeyId) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._words = words(key_id)
        self._catcher: KeyCatcher | None = None
        self.key_id = key_id
        self.setObjectName(f"keyRow_{key_id}")
        label = wrapped_label(theme, TextRole.BODY)
        label.setText(self._words)
        self._add = self._icon("addKeyButton", Icon.PLUS, self.tr("Add keys for: {action}"))
        self._add.clicked.connect(lambda: self.catch(""))
        self._reset = self._icon(
            "resetKeyButton", Icon.UNDO, self.tr("The usual keys again for: {action}")
        )
        self._reset.clicked.connect(self.reset)
        place = self._reset.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(place)
        self._caps = QHBoxLayout()
        self._caps.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label, 1)
        line.addLayout(self._caps)
        line.addWidget(self._add)
        line.addWidget(self._reset)
        self._note = wrapped_label(theme, TextRole.SMALL, "problem")
        self._take = KeyButton(theme, self.tr("Use it here"))
        self._take.setObjectName("takeKeyButton")
        self._take.clicked.connect(lambda: self.answered.emit(True))
        self._leave = KeyButton(theme, self.tr("Leave it there"))
        self._leave.setObjectName("leaveKeyButton")
        self._leave.clicked.connect(lambda: self.answered.emit(False))
        for button in (self._take, self._leave):
            button.setAutoDefault(False)
        answers = QHBoxLayout()
        answers.addWidget(self._note, 1)
        answers.addWidget(self._take)
        answers.addWidget(self._leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 1, 0, 1)
        box.setSpacing(2)
        box.addLayout(line)
        box.addLayout(answers)
        self.say("")
        self.show_keys()

    def _icon(self, name: str, icon: Icon, text: str) -> IconButton:
        button = IconButton(self._theme, icon, text.format(action=self._words), size=14)
        button.setObjectName(name)
        return button

    @property
    def text(self) -> str:
        """What the row can be found by: its words, and its keys in both spellings."""
        sequences = self._keys.sequences(self.key_id)
        return " ".join((self._words, *sequences, *map(signs, sequences)))

    @property
    def chips(self) -> tuple[KeyChip, ...]:
        """The keys that can be changed."""
        items = (self._caps.itemAt(at) for at in range(self._caps.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, KeyChip))

    def show_keys(self) -> None:
        """Show the keys in force."""
        had_focus = any(chip.hasFocus() for chip in self.chips) or self._catcher is not None
        self._clear()
        sequences = self._keys.sequences(self.key_id)
        for sequence in shown_once(sequences):
            cap = self._cap(sequence)
            self._caps.addWidget(cap)
            cap.show()  # at once: what is hidden takes no focus
        self._add.show()
        is_default = sequences == key_of(self.key_id).sequences
        had_focus = had_focus or (is_default and self._reset.hasFocus())
        self._reset.setVisible(not is_default)
        if had_focus:
            self.take_focus()
        self.remade.emit()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches here, in order: from key to key, then what adds one, then the rest."""
        return (*self.chips, self._add, self._reset, self._take, self._leave)

    def _cap(self, sequence: str) -> QWidget:
        if sequence == ESCAPE:
            cap = KeyCap(self._theme, sequence)
            cap.setToolTip(self.tr("Esc always leads out"))
            place = QWidget()
            box = QHBoxLayout(place)
            box.setContentsMargins(_RING, 0, _RING, 0)
            box.addWidget(cap)
            return place
        chip = KeyChip(self._theme, sequence, self._words)
        chip.clicked.connect(lambda: self.catch(sequence))
        chip.removed.connect(lambda: self.changed.emit(sequence, ""))
        chip.stepped.connect(self.stepped)
        return chip

    def take_focus(self) -> None:
        """Go to the first key, or to what adds one."""
        (self.chips or (self._add,))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def catch(self, old: str) -> None:
        """Wait for the combination that shall stand where `old` does; empty: for one more."""
        self.say("")
        self._clear()
        self._add.hide()
        catcher = self._catcher = KeyCatcher(self._theme, self._words)
        catcher.caught.connect(lambda sequence: self._caught(old, sequence))
        catcher.removed.connect(lambda: self._removed(old))
        catcher.cancelled.connect(self.show_keys)
        self._caps.addWidget(catcher)
        catcher.show()
        catcher.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, sequences: tuple[str, ...], holder: KeyId) -> None:
        """Ask whether keys that another action has shall be this one's."""
        self.show_keys()
        question = self.tr("{keys} is in use: “{action}”.").format(
            keys=", ".join(map(signs, shown_once(sequences))), action=words(holder)
        )
        self.say(question)
        for button in (self._take, self._leave):
            button.setAccessibleDescription(question)
            button.show()
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Say what is wrong; empty: nothing is."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        announce(self, text)
        self._take.hide()
        self._leave.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._take.isVisibleTo(self):
            self.answered.emit(False)
        else:
            super().keyPressEvent(event)

    def _caught(self, old: str, new: str) -> None:
        if not is_free_for(new, key_of(self.key_id)):
            self.say(
                self.tr("{keys} is needed in every field and list. Choose others.").format(
                    keys=signs(new)
                )
            )
            return
        self.changed.emit(old, new)

    def _removed(self, old: str) -> None:
        if old:
            self.changed.emit(old, "")
        else:
            self.show_keys()

    def _clear(self) -> None:
        catcher, self._catcher = self._catcher, None
        if catcher is not None:
            catcher.blockSignals(True)  # its end is no answer
        while self._caps.count():
            item = self._caps.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
