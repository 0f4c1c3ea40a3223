"""What stands in a thread's rows can be used: flights, bookings, files, the words themselves."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QToolTip

from desktop.models.mentions import Mention
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.thread.file_uses import UsedFile, all_uses
from desktop.views.thread.file_uses import use_words as file_words
from desktop.views.thread.mention_uses import use_words, uses
from desktop.views.thread.thread_delegate import SIDE, ThreadDelegate
from desktop.views.thread.thread_items import ThreadItem
from desktop.views.thread.thread_model import ITEM_ROLE
from desktop.views.thread.thread_words import ThreadWords


class RowUses(QObject):
    """Offers it to pointer and keys on behalf of a view, which hands its events on.

    `copy_wanted` carries the item to copy; `mention_used` a `UsedMention`, `file_used` a
    `UsedFile`.
    """

    copy_wanted = Signal(object)
    mention_used = Signal(object)
    file_used = Signal(object)

    def __init__(self, view: QListView, delegate: ThreadDelegate, words: ThreadWords) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        self._words = words
        self._pressed: Mention | UsedFile | None = None

    def moved(self, event: QMouseEvent) -> None:
        """Show by the pointer whether a click here would use something."""
        named = self._pressable_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if named else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def pressed(self, event: QMouseEvent) -> None:
        """Remember what a click begins on."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._pressable_at(event.position().toPoint()) if left else None

    def released(self, event: QMouseEvent) -> None:
        """Use what a click began and ends on."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._pressable_at(event.position().toPoint()):
            return
        if isinstance(pressed, UsedFile):
            self.file_used.emit(pressed)
        else:
            self.mention_used.emit(uses(pressed)[0])

    def show_tip(self, event: QHelpEvent) -> bool:
        """Say what a click here would do; whether there is anything to say."""
        named = self._mention_at(event.pos())
        if named is not None:
            words = plain_tip(use_words(uses(named)[0]))
            QToolTip.showText(event.globalPos(), words, self._view.viewport())
        return named is not None

    def offer(self, event: QContextMenuEvent) -> None:
        """Open the menu of a message."""
        index = self._view.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self._view.currentIndex()
        item = index.data(ITEM_ROLE) if index.isValid() else None
        if item is None or not self._words.body(item) or item.kind.is_widget:
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._add_uses(menu, item):
            menu.addSeparator()
        copy = menu.addAction(self.tr("Copy message"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: self.copy_wanted.emit(item))
        menu.popup(event.globalPos())

    def copy_current(self) -> None:
        """Ask for the current message to be copied."""
        item = self._current()
        if item is not None:
            self.copy_wanted.emit(item)

    def enter_current(self) -> bool:
        """Look at the current message's pictures, or offer what is in it; whether there is any."""
        return self._open_pictures() or self._open_menu()

    def _current(self) -> ThreadItem | None:
        index = self._view.currentIndex()
        item: ThreadItem | None = index.data(ITEM_ROLE) if index.isValid() else None
        return item

    def _mention_at(self, point: QPoint) -> Mention | None:
        """What is marked as named at a point of the viewport."""
        index = self._view.indexAt(point)
        if not index.isValid():
            return None
        named = self._delegate.mention_at(index, self._view.visualRect(index), point)
        return named if named is not None and named.sure else None

    def _pressable_at(self, point: QPoint) -> Mention | UsedFile | None:
        """What a click at a point of the viewport would use."""
        index = self._view.indexAt(point)
        if not index.isValid():
            return None
        place = self._view.visualRect(index)
        return self._delegate.file_at(index, place, point) or self._mention_at(point)

    def _open_pictures(self) -> bool:
        """Where the message holds nothing else."""
        item = self._current()
        if item is None or self._words.mentions(item, self._words.body(item)):
            return False
        files = all_uses(item.message)
        if not files or any(not one.attachment.is_picture for one in files):
            return False
        self.file_used.emit(files[0])
        return True

    def _open_menu(self) -> bool:
        item = self._current()
        menu = QMenu(self._view)
        menu.setObjectName("mentionsMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is None or not self._add_uses(menu, item):
            menu.deleteLater()
            return False
        menu.setActiveAction(menu.actions()[0])
        place = self._view.visualRect(self._view.currentIndex()).bottomLeft() + QPoint(SIDE, 0)
        menu.popup(self._view.viewport().mapToGlobal(place))
        return True

    def _add_uses(self, menu: QMenu, item: ThreadItem) -> bool:
        """Add what can be done with a message's files, and with what it names; whether there is
        anything."""
        files = all_uses(item.message)
        for file in files:
            action = menu.addAction(file_words(file))
            action.triggered.connect(lambda _=False, file=file: self.file_used.emit(file))
        named = self._words.mentions(item, self._words.body(item))
        for used in dict.fromkeys(used for one in named for used in uses(one)):
            action = menu.addAction(use_words(used))
            action.triggered.connect(lambda _=False, used=used: self.mention_used.emit(used))
        return bool(named or files)
