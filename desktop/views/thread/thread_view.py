"""The list of a thread: keeps its place, holds the cards' widgets, copies the current bubble."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

from desktop.models.conversation import Attachment, Message
from desktop.models.search_words import Term
from desktop.views.style.theme import Theme
from desktop.views.thread.empty_thread import EmptyThread
from desktop.views.thread.newest_pill import NewestPill
from desktop.views.thread.pictures import Pictures
from desktop.views.thread.reading_width import beside_text
from desktop.views.thread.row_uses import RowUses
from desktop.views.thread.thread_delegate import GAP, SIDE, Index, ThreadDelegate
from desktop.views.thread.thread_items import ItemKind, ThreadItem
from desktop.views.thread.thread_model import ITEM_ROLE, ThreadModel
from desktop.views.thread.thread_words import ThreadWords, is_customers
from desktop.views.thread.widget_row import RowContent, WidgetRow

_NEAR_BOTTOM = 24
_NEAR_TOP = 600
"""Older messages are asked for when fewer pixels than this stand above the view."""
_REST_MS = 16
"""When what is out of sight is laid out: not before the next frame."""
_SLICE_S = 0.004
"""How long at most at a time."""


class ThreadView(QListView):
    """Shows a `ThreadModel`.

    `make` builds the widget of a row that has one, `update_content` brings it up to date.
    `older_wanted` says that the agent nears the top, `newer_wanted` the bottom of what lies further
    back, `newest_wanted` that she goes to the newest message from there; `copy_wanted` carries the
    item to copy; `mention_used` a `UsedMention`, `file_used` a `UsedFile`; `left` says that Escape
    was pressed.
    """

    older_wanted = Signal()
    newer_wanted = Signal()
    newest_wanted = Signal()
    copy_wanted = Signal(object)
    mention_used = Signal(object)
    file_used = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        words: ThreadWords,
        make: Callable[[ThreadItem], RowContent],
        update_content: Callable[[RowContent, ThreadItem], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make = make
        self._update_content = update_content
        self._stuck = True
        self._laying_out = False
        self._unlaid = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._lay_out_rest)
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self.pictures = Pictures(self)
        """Those that stand in the rows."""
        self.pictures.changed.connect(self.viewport().update)
        self._delegate = ThreadDelegate(
            theme, words, self._widget_height, self.viewport().width, self.pictures, self
        )
        self._uses = RowUses(self, self._delegate, words)
        self._uses.copy_wanted.connect(self.copy_wanted)
        self._uses.mention_used.connect(self.mention_used)
        self._uses.file_used.connect(self.file_used)
        self.setObjectName("threadView")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("Conversation"))
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._empty = EmptyThread(theme, self)
        self._pill = NewestPill(theme, self)
        self._pill.clicked.connect(self.to_newest)
        theme.changed.connect(self.viewport().update)

    @property
    def stays_at_newest(self) -> bool:
        """Whether the newest message is in view, and stays so when another one comes."""
        return self._stuck

    @property
    def delegate(self) -> ThreadDelegate:
        """What paints the rows."""
        return self._delegate

    def set_thread_model(self, model: ThreadModel) -> None:
        """Show this model."""
        self.setModel(model)
        self._empty.follow(model)
        for about_to in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved):
            about_to.connect(self.settle)
            about_to.connect(self._hold_place)
        model.rowsInserted.connect(self._inserted)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._reset)

    def contents(self) -> list[RowContent]:
        """All widgets that stand in rows now, from the top down."""
        model = self.model()
        rows = model.items() if isinstance(model, ThreadModel) else ()
        held = (
            self.indexWidget(model.index(row, 0))
            for row, item in enumerate(rows)
            if item.kind.is_widget
        )
        return [widget.content for widget in held if isinstance(widget, WidgetRow)]

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        self.settle()
        super().scrollTo(index, hint)

    def to_newest(self) -> None:
        """Go to the newest message and stay there."""
        if self._has_newer():
            self.newest_wanted.emit()
        self._stuck = True
        self._pill.hide()
        self.executeDelayedItemsLayout()
        self._to_bottom()

    def go_to(self, row: int) -> None:
        """Show a row in the middle of the view, marked as the one that was looked for."""
        self.settle()
        self._stuck = False
        self.executeDelayedItemsLayout()
        index = self.model().index(row, 0)
        self._delegate.found_row = self._item(row).key
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def mark(self, terms: tuple[Term, ...]) -> None:
        """Mark these words wherever they stand; none, and no row is marked any more."""
        self._delegate.terms = terms
        if not terms:
            self._delegate.found_row = None
        self.viewport().update()

    def shown_pictures(self) -> list[tuple[Message, Attachment]]:
        """The pictures of all loaded messages, oldest first."""
        messages = [self._item(row).message for row in range(self._rows())]
        return [
            (message, one)
            for message in messages
            if message is not None
            for one in message.attachments
            if one.is_picture and one.url
        ]

    def select_newest(self) -> bool:
        """Make the newest row the current one, when there is none; returns whether it did."""
        if not self._rows() or self.currentIndex().isValid():
            return False
        self.setCurrentIndex(self.model().index(self._rows() - 1, 0))
        return True

    def doItemsLayout(self) -> None:
        """Lay all rows out: a short thread at the bottom, the reader's place kept."""
        if self._laying_out:
            return
        self._laying_out = True
        try:
            for _ in range(2):  # a scroll bar that comes or goes changes the width once
                width = self.viewport().width()
                self._delegate.lead = self._spare()
                super().doItemsLayout()
                if self.viewport().width() == width:
                    break
            for content in self.contents():
                row = content.parentWidget()
                if isinstance(row, WidgetRow):
                    row.place()
        finally:
            self._laying_out = False
        self._restore_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._empty.paint()
        if self._delegate.guessed_before and not self._rest.isActive():
            self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = beside_text(self.width(), self._theme)
        if beside != self.viewportMargins().left():
            self.setViewportMargins(beside, 0, beside, 0)  # which comes here again
            return
        wider = event.size().width() != event.oldSize().width()
        if wider and not self._stuck:
            self._hold_place()
        super().resizeEvent(event)
        if not self._laying_out:  # not by a scroll bar that comes
            self._delegate.guessed_before = 0
        self.doItemsLayout()  # at once: rows of the old width would overlap
        self._pill.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.settle()
        came = self.select_newest()
        if came and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return  # the first arrow comes to the newest row and does not go past it
        if event.matches(QKeySequence.StandardKey.Copy):
            self._uses.copy_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._uses.enter_current():
                self._enter_widget()
        elif event.key() == Qt.Key.Key_End:
            self.to_newest()
            super().keyPressEvent(event)
            self._enter_widget()
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters are keys of the window, not a search in the list
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.ShortcutFocusReason and self._stuck:
            self.setCurrentIndex(QModelIndex())  # who comes by a key comes to what is newest
        self.select_newest()
        super().focusInEvent(event)
        self._mark_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._uses.moved(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._uses.pressed(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._uses.released(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._uses.show_tip(event) or super().viewportEvent(event)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._uses.offer(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._mark_current()
        if current.isValid() and self.hasFocus():
            self.scrollTo(current)
            self._enter_widget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()

    def _rows(self) -> int:
        model = self.model()
        return model.rowCount() if isinstance(model, ThreadModel) else 0

    def _item(self, row: int) -> ThreadItem:
        item: ThreadItem = self.model().index(row, 0).data(ITEM_ROLE)
        return item

    def _mark_current(self) -> None:
        """The current row's ring is painted, but a widget lies over it."""
        current = self.indexWidget(self.currentIndex()) if self.currentIndex().isValid() else None
        for content in self.contents():
            row = content.parentWidget()
            if isinstance(row, WidgetRow):
                row.set_marked(row is current and self.hasFocus())

    def _enter_widget(self) -> None:
        widget = self.indexWidget(self.currentIndex()) if self.currentIndex().isValid() else None
        if isinstance(widget, WidgetRow):
            widget.content.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_widget(self, content: RowContent, key: int) -> None:
        """An arrow key on a card goes on to the row above or below."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return
        for row in range(self.model().rowCount()):
            index = self.model().index(row, 0)
            widget = self.indexWidget(index)
            if isinstance(widget, WidgetRow) and widget.content is content:
                other = row + (1 if key == Qt.Key.Key_Down else -1)
                if 0 <= other < self.model().rowCount():
                    self.setCurrentIndex(self.model().index(other, 0))
                return

    def _widget_height(self, index: Index, width: int) -> int:
        widget = self.indexWidget(index)
        return widget.height_at(width) if isinstance(widget, WidgetRow) else GAP

    def _spare(self) -> int:
        """Empty pixels above a thread that is shorter than the view; 0 for a longer one."""
        self._delegate.lead = 0
        if self._delegate.guessed_before:
            return 0
        room = self.viewport().height()
        width = self.viewport().width()
        for row in range(self._rows()):
            room -= self._delegate.row_height(self.model().index(row, 0), width)
            if room <= 0:
                return 0
        return max(0, room)

    def _first_in_sight(self) -> int:
        """The row at which the newest messages begin that fill the view."""
        room, width = self.viewport().height(), self.viewport().width()
        row = self._rows()
        while row and room > 0:
            row -= 1
            room -= self._delegate.row_height(self.model().index(row, 0), width)
        return row

    def _lay_out_rest(self) -> None:
        """Lay out what is out of sight, a little at a time, and then give it its place."""
        width, until = self.viewport().width(), monotonic() + _SLICE_S
        while self._unlaid and monotonic() < until:
            self._unlaid -= 1
            item = self._item(self._unlaid)
            if not item.kind.is_widget:
                self._delegate.shape(item, width)
        if self._unlaid:
            self._rest.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Give every row the height that it has; what is seen stays where it is."""
        self._rest.stop()
        if self._delegate.guessed_before:
            self._hold_place()
            self._delegate.guessed_before = 0
            self.doItemsLayout()

    def _hold_place(self) -> None:
        """Remember which row stands at the top and where, before rows come or go."""
        if self._stuck or self._anchor is not None or not self._rows():
            return
        row = max(0, self.indexAt(QPoint(SIDE * 2, 1)).row())
        while row < self._rows() - 1 and self._item(row).kind is ItemKind.DAY:
            row += 1  # a day mark may move to an older message
        index = self.model().index(row, 0)
        self._anchor = (QPersistentModelIndex(index), self.visualRect(index).top())

    def _restore_place(self) -> None:
        if self._stuck:
            self._anchor = None
            self._to_bottom()
            return
        if self._anchor is None:
            return
        anchor, top = self._anchor
        self._anchor = None
        if anchor.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(anchor).top() - top)

    def _to_bottom(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _range_changed(self, minimum: int, maximum: int) -> None:
        if self._stuck:
            self.verticalScrollBar().setValue(maximum)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._laying_out or self._anchor is not None:
            return
        self._stuck = value >= bar.maximum() - _NEAR_BOTTOM and not self._has_newer()
        if self._stuck:
            self._pill.hide()
        if self._delegate.guessed_before > self.indexAt(QPoint(SIDE * 2, 1)).row():
            self.settle()
            value = bar.value()
        model = self.model()
        if isinstance(model, ThreadModel) and model.has_older and value < _NEAR_TOP:
            self.older_wanted.emit()
        if self._has_newer() and value > bar.maximum() - _NEAR_TOP:
            self.newer_wanted.emit()

    def _has_newer(self) -> bool:
        model = self.model()
        return isinstance(model, ThreadModel) and model.has_newer

    def offer_newest(self) -> None:
        """From further back there is a way to the newest messages."""
        self._pill.offer(goes_on=self._has_newer())

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._fill(first, last)
        model = self.model()
        if self._stuck or not isinstance(model, ThreadModel) or last != self._rows() - 1:
            return
        if any(is_customers(model.item(row)) for row in range(first, last + 1)):
            self._pill.tell_new()

    def _changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        self._fill(top.row(), bottom.row())

    def _reset(self) -> None:
        self._stuck = not self._has_newer()
        self._anchor = None
        self.offer_newest()
        self._fill(0, self._rows() - 1, anew=True)
        self._rest.stop()
        self._delegate.guessed_before = self._unlaid = 0
        if self._stuck:
            self._delegate.guessed_before = self._unlaid = self._first_in_sight()
        self.doItemsLayout()

    def _fill(self, first: int, last: int, *, anew: bool = False) -> None:
        """Give the rows their widgets and bring those that stand up to date. None stands yet where
        all is shown `anew`."""
        model = self.model()
        if not isinstance(model, ThreadModel):
            return
        for row, item in enumerate(model.items()[first : last + 1], start=first):
            if anew and not item.kind.is_widget:
                continue
            index = model.index(row, 0)
            widget = self.indexWidget(index)
            if not item.kind.is_widget:
                if widget is not None:
                    self.setIndexWidget(index, None)  # type: ignore[arg-type]  # Qt allows it
                continue
            if isinstance(widget, WidgetRow):
                self._update_content(widget.content, item)
                continue
            content = self._make(item)
            self._update_content(content, item)
            self._connect(content)
            self.setIndexWidget(index, WidgetRow(self._theme, content))

    def _connect(self, content: RowContent) -> None:
        content.left.connect(lambda key: self._leave_widget(content, key))
        content.height_changed.connect(self._height_changed)

    def _height_changed(self) -> None:
        if not self._laying_out:
            self._hold_place()
            self.scheduleDelayedItemsLayout()
