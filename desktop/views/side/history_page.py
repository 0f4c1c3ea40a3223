"""What came before with the customer: one time line of conversations, quotes and payments."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.models.customer_history import CustomerHistory
from desktop.models.money import Money
from desktop.services.notices import Change
from desktop.views.controls.sections import MARGIN, rule
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.tasks import Tasks
from desktop.views.side.history_delegate import HistoryDelegate
from desktop.views.side.history_model import ROW_ROLE, HistoryModel
from desktop.views.side.history_rows import HistoryRow, rows_of, spoken
from desktop.views.side.reading_page import ReadingPage
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_HUB_TELLS = 20
"""So many conversations of a contact the hub tells at most. Source: Chatwoot v4
`contacts/conversations_controller.rb`."""


class HistoryList(QListView):
    """The time line; a letter is a key of the window, and Escape leaves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)


class HistoryPage(ReadingPage):
    """Shows what this desk holds at once, and asks the hub for the rest when it is opened.

    `wanted` carries the conversation that a person went to and the message in it that carries the
    quote's link, None for the conversation itself.
    """

    wanted = Signal(int, object)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(theme, tasks, parent)
        self._history: CustomerHistory | None = None
        self.setObjectName("historyPage")
        self.setAccessibleName(self.tr("History"))
        self._sums = wrapped_label(theme, TextRole.STRONG)
        self._sums.setObjectName("historySums")
        self._state = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._state.setObjectName("historyState")
        self._model = HistoryModel(lambda row: spoken(row, self._now()), self)
        self.list = HistoryList()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(self.tr("What came before, newest first"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(HistoryDelegate(theme, self._now, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._go_to)
        self.list.activated.connect(self._go_to)
        theme.changed.connect(self.list.viewport().update)
        self._head = QFrame()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(MARGIN, 11, MARGIN, 11)
        head.setSpacing(3)
        head.addWidget(self._sums)
        head.addWidget(self._state)
        self._rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._rule)
        column.addWidget(self.list, 1)
        self._leave()

    @property
    def rows(self) -> Sequence[HistoryRow]:
        """What is listed, headings among it."""
        return self._model.rows

    def show_history(self, history: CustomerHistory) -> None:
        """Show this time line; the row that was chosen stays so."""
        self._history = history
        chosen = self.list.currentIndex().data(ROW_ROLE)
        self._model.show(rows_of(history.entries, history.conversation_id, self._now()))
        if isinstance(chosen, HistoryRow):
            at = self._model.row_of(chosen.key)
            if at is not None:
                self.list.setCurrentIndex(self._model.index(at))
        words = _sums_words(history)
        self._sums.setText(words)
        self._sums.setVisible(bool(words))
        self.list.show()
        self._say_state()

    def _go_to(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, HistoryRow) and row.entry is not None:
            card = row.entry.card
            message = card.ladder.message if card is not None else None
            self.wanted.emit(row.entry.conversation.conversation_id, message)

    def _say_state(self) -> None:
        """What is to be known of the list itself."""
        history = self._history
        if history is None:
            words = ""
        elif self._is_asking:
            words = self.tr("Asking the hub for earlier conversations…")
        elif not self._answered:
            words = self.tr(
                "The hub cannot be reached: this is what this desk holds. The rest comes by itself."
            )
        elif len(history.entries) == 1:
            words = self.tr("This is the first conversation with this customer.")
        elif sum(entry.card is None for entry in history.entries) >= _HUB_TELLS:
            words = self.tr(
                "The hub tells the {count} newest conversations; older ones stand here as far as "
                "this desk has seen them."
            ).format(count=_HUB_TELLS)
        else:
            words = ""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        shown = bool(words) or not self._sums.isHidden()
        self._head.setVisible(shown)
        self._rule.setVisible(shown)

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0

    # --- reading

    def _doing(self) -> str:
        return self.tr("Reading what came before")

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        history = await desk.history(conversation_id)
        if conversation_id != self._conversation or desk is not self._desk:
            return
        self.show_history(history)

    async def _fetch(self, desk: "Desk", conversation_id: int) -> bool:
        return await desk.fetch_history(conversation_id)

    def _first(self) -> QWidget | None:
        if not self._model.rowCount():
            return None
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(1))  # below the first heading
        return self.list

    def _leave(self) -> None:
        self._history = None
        self._model.show(())
        self._sums.clear()
        self._head.hide()
        self._rule.hide()
        self.list.hide()

    def _concerns(self, change: Change) -> bool:
        shown = self._history.entries if self._history is not None else ()
        return super()._concerns(change) or any(
            entry.conversation.conversation_id in change.conversations for entry in shown
        )


def _sums_words(history: CustomerHistory) -> str:
    """`Paid €1,186.00 · refunded €67.00`; empty where nothing was paid."""
    if not history.paid:
        return ""
    translate = QCoreApplication.translate
    words = translate("History", "Paid {amount}").format(amount=_amounts(history.paid))
    if history.refunded:
        back = translate("History", "refunded {amount}")
        back = back.format(amount=_amounts(history.refunded))
        words = f"{words} · {back}"
    return words


def _amounts(sums: Sequence[Money]) -> str:
    return " + ".join(formatting.money(one) for one in sums)
