"""All keys of the window, as `?` shows them."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.key_cap import KeyCap
from desktop.views.key_presses import shown_once
from desktop.views.key_words import group_words, words
from desktop.views.keymap import keymap
from desktop.views.keys import Key, KeyGroup
from desktop.views.style.theme import TextRole, Theme

_COLUMNS = (
    (KeyGroup.INBOX, KeyGroup.PHONE, KeyGroup.WINDOW),
    (KeyGroup.CONVERSATION, KeyGroup.PAYMENT),
)
_SCROLLS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_AROUND = QSize(16, 56)
"""Of a screen, what the dialog's frame takes."""
_EDGE, _BETWEEN, _GROUPS = 24, 40, 16
_BAR = 12
"""Beside the keys, for the bar that scrolls them."""


class ShortcutsDialog(QDialog):
    """Lists the keys by group. Open with `open()`; Esc closes it. `change_wanted` asks for the list
    in which they can be changed."""

    change_wanted = Signal()

    def __init__(self, theme: Theme, keys: Iterable[Key], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        in_force = [key for key in keys if keymap().sequences(key.key_id)]
        groups = {
            group: list(members) for group, members in groupby(in_force, key=lambda key: key.group)
        }
        room = (parent or self).screen().availableSize() - _AROUND
        page = QWidget()
        boxes = {group: self._make_group(group, members) for group, members in groups.items()}
        widths = [
            max((boxes[group].sizeHint().width() for group in column if group in boxes), default=0)
            for column in _COLUMNS
        ]
        beside = QHBoxLayout.Direction.LeftToRight
        below = QHBoxLayout.Direction.TopToBottom
        fits = sum(widths) + _BETWEEN + 2 * _EDGE + _BAR <= room.width()
        columns = QBoxLayout(beside if fits else below, page)
        columns.setContentsMargins(0, 0, _BAR, 0)
        columns.setSpacing(_BETWEEN if fits else _GROUPS)
        for column in _COLUMNS:
            side = QVBoxLayout()
            side.setSpacing(_GROUPS)
            for group in column:
                if group in boxes:
                    side.addWidget(boxes[group])
            side.addStretch(1)
            columns.addLayout(side)
        note = QLabel(
            self.tr(
                "In a text field a letter alone is text: press the key beside it, or Esc first."
            )
        )
        note.setProperty("role", "support")
        note.setWordWrap(True)
        close = KeyButton(theme, self.tr("Close"))
        close.setObjectName("closeKeysButton")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        change = KeyButton(theme, self.tr("Change keys…"))
        change.setObjectName("changeKeysButton")
        change.setAutoDefault(False)
        change.clicked.connect(self._change)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, _BAR, 0)
        buttons.addStretch(1)
        buttons.addWidget(change)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 20, _EDGE - _BAR, 18)
        layout.setSpacing(18)
        self._page = _Page(page, self.tr("Keys"))
        layout.addWidget(self._page)
        layout.addWidget(note)
        layout.addLayout(buttons)
        close.setFocus()
        self.resize(self.sizeHint().boundedTo(room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down, Home and End scroll the list, whatever button has the focus."""
        scroll = _SCROLLS.get(Qt.Key(event.key()))
        if scroll is None:
            super().keyPressEvent(event)
        else:
            self._page.verticalScrollBar().triggerAction(scroll)

    def _change(self) -> None:
        self.reject()
        self.change_wanted.emit()

    def _make_group(self, group: KeyGroup, members: list[Key]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(7)
        title = QLabel(group_words(group))
        title.setFont(self._theme.font(TextRole.SECTION))
        title.setProperty("role", "section")
        grid.addWidget(title, 0, 0, 1, 2)
        for line, key in enumerate(members, 1):
            grid.addWidget(QLabel(words(key.key_id)), line, 0)
            caps = QHBoxLayout()
            caps.setSpacing(5)
            caps.addStretch(1)
            for sequence in shown_once(keymap().sequences(key.key_id)):
                caps.addWidget(KeyCap(self._theme, sequence))
            grid.addLayout(caps, line, 1)
        grid.setColumnStretch(0, 1)
        return box


_RING = 2
"""The style sheet's, around a page that has the focus."""


class _Page(QScrollArea):
    """As large as what it holds where there is room; where there is not it scrolls, by the arrow
    keys too, and has a ring while they are its own."""

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__()
        self._page = page
        self.setObjectName("keysPage")
        self.setProperty("role", "ringed")
        self.setAccessibleName(name)
        page.setProperty("role", "page")
        self.setWidget(page)
        self.setWidgetResizable(True)

    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return self._page.sizeHint() + QSize(bar + 2 * _RING, 2 * _RING)
