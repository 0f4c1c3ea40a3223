"""The column of the Phone at the left: the field, the tabs, and the calls or who was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from desktop.views.controls.counted_tabs import CountedTabs
from desktop.views.controls.empty_words import paint_empty
from desktop.views.controls.sections import rule
from desktop.views.inbox.search_field import SearchField
from desktop.views.phone.calls_delegate import CallsDelegate
from desktop.views.phone.calls_model import LINE, CallsModel, Line
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme

TODAY, TO_PAY, TO_TICKET = "today", "to_pay", "to_ticket"


class CallerField(SearchField):
    """Where a number, a booking, a name or a quote's code is typed. `typed` is each other text."""

    icon = Icon.PHONE

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("callerField")
        self.setPlaceholderText(self.tr("Number or booking, or wait…"))
        self.setAccessibleName(self.tr("Find who calls: number, booking, name or quote code"))


class CallList(QListView):
    """`entered` is Enter or a double click on a line, `escaped` Escape."""

    entered = Signal(object)
    escaped = Signal()

    def __init__(self, theme: Theme, model: CallsModel) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self.setObjectName("callList")
        self.setAccessibleName(self.tr("Calls"))
        self.setModel(model)
        self.setItemDelegate(CallsDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    @property
    def line(self) -> Line | None:
        """The chosen line."""
        line = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return line if isinstance(line, Line) else None

    def say(self, words: str) -> None:
        """Say this where the lines would stand, while there are none."""
        self._words = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.line is not None:
                self.entered.emit(self.line)
        elif event.text().isprintable() and event.text():
            event.ignore()  # a letter is a key of the window
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._words and not self.model().rowCount():
            paint_empty(self.viewport(), self._theme, self._words)


class CallColumn(QFrame):
    """`chosen` carries a line that a person went to, `entered` one that she pressed."""

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("callColumn")
        self.setProperty("role", "surface")
        self.setAccessibleName(self.tr("Phone"))
        self.setMinimumWidth(theme.metrics.inbox_min_width)
        title = QLabel(self.tr("Phone"))
        title.setFont(theme.font(TextRole.TITLE))
        title.setMinimumHeight(25)
        self.field = CallerField(theme)
        self.tabs = CountedTabs(
            theme,
            self.tr("Calls to list"),
            [
                (TODAY, self.tr("Today")),
                (TO_PAY, self.tr("To pay")),
                (TO_TICKET, self.tr("To ticket")),
            ],
        )
        self.tabs.setObjectName("callTabs")
        self.model = CallsModel(self)
        self.list = CallList(theme, self.model)
        head, search, tabs = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(14, 14, 14, 6)
        head.addWidget(title)
        search.setContentsMargins(14, 10, 14, 9)
        search.addWidget(self.field)
        tabs.setContentsMargins(6, 0, 6, 0)
        tabs.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(search)
        column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        self.list.clicked.connect(self._clicked)
        self.list.entered.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(self._went)

    def show_lines(self, lines: Sequence[Line], chosen: str, words: str) -> None:
        """Show these lines with one of them chosen; `words` where there are none."""
        self.list.say(words)
        blocker = self.list.selectionModel().blockSignals(True)
        self.model.show(lines)
        at = self.model.place(chosen)
        if at is None:
            self.list.setCurrentIndex(QModelIndex())
        elif self.list.currentIndex().row() != at:
            self.list.setCurrentIndex(self.model.index(at))
        self.list.selectionModel().blockSignals(blocker)
        self.list.viewport().update()

    def choose_first(self) -> None:
        """Go to the list, to its first line where none is chosen."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid() and self.model.lines:
            self.list.setCurrentIndex(self.model.index(0))

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(LINE) if current.isValid() else None
        if isinstance(line, Line):
            self.chosen.emit(line)

    def _clicked(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line):
            self.entered.emit(line)
