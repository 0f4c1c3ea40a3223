"""Picking several conversations of the inbox, to do one thing to all of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.views.controls.buttons import KeyButton
from desktop.views.inbox.inbox_list import InboxList
from desktop.views.inbox.inbox_model import ID, InboxModel
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme


class Picking(QObject):
    """Which rows are picked: Space picks one, Shift with the arrows a run of them, Ctrl+A all that
    are listed, Escape none. What is picked is done to where the list no longer shows it, too.
    """

    changed = Signal()

    def __init__(self, view: InboxList, model: InboxModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        view.installEventFilter(self)

    @property
    def picked(self) -> tuple[int, ...]:
        """The conversations that are picked, in the order of the list."""
        picked = self._model.picked
        listed = [one for one in self._model.ids if one in picked]
        return (*listed, *sorted(picked.difference(listed)))

    def leave(self) -> None:
        """Pick none."""
        self._pick(frozenset())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        act = self._act(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # this list's own, not a key of the window
        elif event.type() == QEvent.Type.KeyPress:
            act()
        return event.type() != QEvent.Type.KeyRelease

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = keymap()
        if keys.is_pressed(KeyId.PICK, event):
            return self._turn
        if keys.is_pressed(KeyId.PICK_NEXT, event):
            return partial(self._extend, 1)
        if keys.is_pressed(KeyId.PICK_PREVIOUS, event):
            return partial(self._extend, -1)
        if keys.is_pressed(KeyId.PICK_ALL, event):
            return lambda: self._pick(frozenset(self._model.ids))
        if event.key() == Qt.Key.Key_Escape and self._model.picked:
            return self.leave
        return None

    def _turn(self) -> None:
        here = self._here()
        if here.isValid():
            self._pick(self._model.picked ^ {int(here.data(ID))})

    def _here(self) -> QModelIndex:
        """The ringed row. While there is none, the ring goes to the first, and that is all."""
        here = self._view.currentIndex()
        if not here.isValid():
            self._ring(self._model.index(0))
        return here

    def _ring(self, row: QModelIndex) -> None:
        selection = self._view.selectionModel()
        selection.setCurrentIndex(row, selection.SelectionFlag.NoUpdate)
        self._view.scrollTo(row)
        self._view.viewport().update()

    def _extend(self, by: int) -> None:
        """Pick this row and the next one; the conversation that is open stays so."""
        here = self._here()
        if not here.isValid():
            return
        there = self._model.index(min(self._model.rowCount() - 1, max(0, here.row() + by)))
        self._pick(self._model.picked | {int(here.data(ID)), int(there.data(ID))})
        self._ring(there)

    def _pick(self, picked: frozenset[int]) -> None:
        if picked != self._model.picked:
            self._model.picked = picked
            self._view.viewport().update()
            self.changed.emit()


class PickingBar(QFrame):
    """Says how many are picked, and leads out again."""

    def __init__(self, theme: Theme, picking: Picking) -> None:
        super().__init__()
        self._picking = picking
        self.setObjectName("pickingBar")
        self.setProperty("role", "sunken")
        self._words = QLabel()
        self._words.setObjectName("pickedCount")
        self._words.setFont(theme.font(TextRole.STRONG))
        leave = KeyButton(theme, self.tr("Pick none"), key=KeyId.LEAVE, role="quiet")
        leave.setObjectName("leavePicking")
        leave.clicked.connect(picking.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(leave)
        picking.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        count = len(self._picking.picked)
        self._words.setText(self.tr("{count} picked").format(count=count))
        self.setVisible(bool(count))
        announce(self, self._words.text())
