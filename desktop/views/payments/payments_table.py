"""The table of the Payments view: arrows move, letters act on the chosen line."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.models.payment_list import PaymentRow, PaymentSort
from desktop.models.payment_step import PaymentStep
from desktop.views.controls.empty_words import paint_empty
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.payments.payments_delegate import PaymentsDelegate
from desktop.views.payments.payments_model import COLUMNS, ROW, STEP, PaymentsModel
from desktop.views.style.theme import TextRole, Theme

Index = QModelIndex | QPersistentModelIndex

_SHARES = {
    PaymentSort.CUSTOMER: 124,
    PaymentSort.PURPOSE: 158,
    PaymentSort.CHANNEL: 100,
    PaymentSort.AGENT: 88,
    PaymentSort.AMOUNT: 104,
    PaymentSort.STATE: 224,
    PaymentSort.AGE: 72,
    PaymentSort.KNOWN: 112,
    PaymentSort.UNTIL: 122,
    STEP: 170,
}
"""How the columns share the room, until a person moves them."""
_LETTERS = {
    KeyId.TICKET: (PaymentStep.ISSUE_TICKET, PaymentStep.PRICE_AGAIN),
    KeyId.PRICE_AGAIN: (PaymentStep.PRICE_AGAIN,),
    KeyId.SUGGEST_REPLY: (PaymentStep.SUGGEST,),
    KeyId.REMIND: (PaymentStep.REMIND,),
    KeyId.REFUND: (PaymentStep.REFUND,),
    KeyId.END_LINK: (PaymentStep.CANCEL_AGAIN, PaymentStep.CANCEL),
    KeyId.CHECK_NOW: (PaymentStep.CHECK_NOW,),
}
_OWN = (*_LETTERS, KeyId.OPEN, KeyId.PAYMENT_STEP, KeyId.MORE)


class PaymentsTable(QTableView):
    """`opened(row)` is Enter or a double click, `stepped(row)` the next step, `wanted(row, steps)`
    a letter for one of these steps, `menu_wanted(row, at)` the menu of all of them,
    `sorted(column)` a click on a heading, `left` Escape."""

    opened = Signal(object)
    stepped = Signal(object)
    wanted = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    sorted = Signal(int)
    left = Signal()
    moved = Signal()

    def __init__(
        self,
        theme: Theme,
        model: PaymentsModel,
        now: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_widths = False
        self._sharing = False
        self._empty = ""
        self.setObjectName("paymentsTable")
        self.setProperty("role", "bare")  # the frame's round corners show through
        self.setAccessibleName(self.tr("Payment links"))
        self.setModel(model)
        self._delegate = PaymentsDelegate(theme, now, self._is_current, self)
        self._delegate.pressed.connect(self._pressed)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._delegate.line_height)
        header = self.horizontalHeader()
        header.setObjectName("paymentsHeader")
        header.setFont(theme.font(TextRole.SMALL))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(theme.height(36, TextRole.SMALL))
        header.sectionClicked.connect(self.sorted.emit)
        header.sectionResized.connect(self._widths_moved)
        self.doubleClicked.connect(lambda _index: self._open())
        theme.changed.connect(self.viewport().update)

    @property
    def row(self) -> PaymentRow | None:
        """The chosen line, once it has been read."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, PaymentRow) else None

    @property
    def widths(self) -> tuple[int, ...]:
        """The columns' widths where a person has chosen them; empty otherwise."""
        if not self._own_widths:
            return ()
        return tuple(self.columnWidth(at) for at in range(len(COLUMNS)))

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Bring back what a person chose."""
        if len(widths) == len(COLUMNS) and min(widths) > 0:
            self._own_widths = True
            self._set(widths)

    def show_words(self, text: str) -> None:
        """Say this where the lines would stand, as long as there are none."""
        if text != self._empty:
            self._empty = text
            self.setAccessibleDescription(text)
            self.viewport().update()

    @property
    def words(self) -> str:
        """What it says in place of lines; empty while there are some."""
        return "" if self.model().rowCount() else self._empty

    def choose_line(self, line: int) -> None:
        """Choose a line and show it."""
        index = self.model().index(line, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def lines_on_screen(self) -> tuple[int, int]:
        """The first and the last line that can be seen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        height = max(1, self._delegate.line_height)
        return first, last if last >= 0 else first + self.viewport().height() // height + 1

    def event(self, event: QEvent) -> bool:
        """Its letters are its own while it has the focus, whatever they do elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(keymap().is_pressed(key, event) for key in _OWN)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if keymap().is_pressed(KeyId.OPEN, event):
            self._open()
        elif keymap().is_pressed(KeyId.PAYMENT_STEP, event):
            self._step()
        elif keymap().is_pressed(KeyId.MORE, event):
            self._ask_menu()
        else:
            for key, steps in _LETTERS.items():
                if keymap().is_pressed(key, event):
                    if self.row is not None:
                        self.wanted.emit(self.row, steps)
                    return
            if event.text().isprintable() and event.text():
                event.ignore()  # no search by typing: a letter is a key
            else:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
                if self.row is not None:
                    self.menu_wanted.emit(self.row, event.globalPos())
        else:
            self._ask_menu()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.words:
            paint_empty(self.viewport(), self._theme, self.words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().update()  # the whole line is lit, not just a cell

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._own_widths:
            self._share()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def _is_current(self, line: int) -> bool:
        return self.currentIndex().row() == line

    def _pressed(self, line: int) -> None:
        self.choose_line(line)
        self._step()

    def _open(self) -> None:
        if self.row is not None:
            self.opened.emit(self.row)

    def _step(self) -> None:
        if self.row is not None:
            self.stepped.emit(self.row)

    def _ask_menu(self) -> None:
        if self.row is not None:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.bottomLeft())
            self.menu_wanted.emit(self.row, at)

    def _share(self) -> None:
        """Give each column its share of the room there is."""
        room = max(self.viewport().width(), round(980 * self._theme.text_scale))
        shares = [_SHARES[column] for column in COLUMNS]
        widths = [room * share // sum(shares) for share in shares]
        widths[-1] += room - sum(widths)
        self._set(tuple(widths))

    def _set(self, widths: tuple[int, ...]) -> None:
        self._sharing = True
        try:
            for column, wide in enumerate(widths):
                self.setColumnWidth(column, wide)
        finally:
            self._sharing = False

    def _widths_moved(self, _column: int, _before: int, _now: int) -> None:
        if not self._sharing:
            self._own_widths = True
