"""The window's columns, as wide as they were left: inbox, thread, and what is beside it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.style.metrics import Metrics
from desktop.views.style.theme import TextRole, Theme
from desktop.views.window.folding_splitter import SIDE, THREAD, FoldingSplitter
from desktop.views.window.window_state import WindowState

LEAST_HEIGHT = 480


class Columns(FoldingSplitter):
    """Begins with the inbox and places for the two panels that come with the desk; `state` keeps
    the widths, and which side stands beside the thread where there is room for one."""

    def __init__(self, theme: Theme, state: WindowState, inbox: InboxPanel) -> None:
        super().__init__(theme.metrics.strip_width)
        self._inbox = inbox
        self._theme = theme
        self._lent: QWidget | None = None
        self.stripped.connect(self._show_strip)
        self._metrics = theme.metrics
        self._state = state
        thread = _Place(theme, "app", self.tr("Choose a conversation"))
        thread.setMinimumWidth(self._metrics.thread_min_width)
        side = _Place(theme, "surface")
        side.setMinimumWidth(self._metrics.quote_min_width)
        for column in (inbox, thread, side):
            self.addWidget(column)
        self._stretch()
        if state.beside:
            self.reveal(SIDE)
        self.splitterMoved.connect(self.keep)

    def put(self, at: int, panel: QWidget) -> None:
        """Let a panel stand in its place."""
        sizes = self.sizes()
        place = self.widget(at)
        self.replaceWidget(at, panel)
        self._lent = None
        if place is not None:
            place.deleteLater()
        panel.show()
        self._stretch()  # a replaced widget has lost its factor
        self.setSizes(sizes)
        self.fold()

    def lend_side(self) -> QWidget | None:
        """Give away what stands at the right, until `put` brings it back."""
        side, sizes = self.widget(SIDE), self.sizes()
        place = self._lent = _Place(self._theme, "surface")  # held: PySide would delete it
        place.setMinimumWidth(self._metrics.quote_min_width)
        self.replaceWidget(SIDE, place)
        self._stretch()
        self.setSizes(sizes)
        return side

    def place(self, window_width: int) -> None:
        """Give the columns the widths they were left with."""
        if self._state.columns:
            self.setSizes(list(self._state.columns))
        else:
            self.share_out(window_width)

    def share_out(self, window_width: int) -> None:
        """Give the columns the design's widths, as long as nobody has moved them."""
        if self._state.columns:
            return
        metrics = self._metrics
        room = window_width - metrics.rail_width - 2
        missing = metrics.inbox_width + metrics.thread_width + metrics.quote_width - room
        inbox = metrics.inbox_width - metrics.inbox_min_width
        side = metrics.quote_width - metrics.quote_min_width
        # The sides give up what they can spare before the thread is cramped.
        given = min(max(missing, 0), inbox + side)
        inbox_width = metrics.inbox_width - given * inbox // max(1, inbox + side)
        side_width = metrics.inbox_width + metrics.quote_width - given - inbox_width
        thread = max(metrics.thread_min_width, room - inbox_width - side_width)
        self.setSizes([inbox_width, thread, side_width])

    def keep(self) -> None:
        """Remember the widths; a column out of sight has none."""
        if not self.is_folded:
            self._state.columns = tuple(self.sizes())

    def reveal(self, side: int) -> None:
        """Bring a side into sight, and remember which one that was."""
        super().reveal(side)
        self._state.beside = side == SIDE

    def over_thread(self, window: QWidget) -> QRect:
        """Where notices stand: they cover neither the list nor what is being filled in."""
        thread = self.widget(THREAD)
        if thread is None or not thread.isVisible():
            return window.rect()
        return QRect(thread.mapTo(window, QPoint(0, 0)), thread.size())

    def _show_strip(self, on: bool) -> None:
        self._inbox.show_strip(on)
        if not on:
            self.place(self.window().width())  # a strip is no width to go on with

    def _stretch(self) -> None:
        """Let the thread have all the room that a larger window brings."""
        for at in range(self.count()):
            self.setStretchFactor(at, 1 if at == THREAD else 0)


def least_width(metrics: Metrics) -> int:
    """What a window needs: the thread, and one side beside it."""
    side = max(metrics.inbox_min_width, metrics.quote_min_width)
    return metrics.rail_width + metrics.thread_min_width + side + 1


def roomy(metrics: Metrics) -> QSize:
    """From here on there is room for all three columns."""
    columns = metrics.inbox_min_width + metrics.thread_min_width + metrics.quote_min_width
    return QSize(metrics.rail_width + columns + 2, LEAST_HEIGHT)


class _Place(QFrame):
    """Where a panel will stand, with a word for the time until then."""

    def __init__(self, theme: Theme, role: str, words: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        label = QLabel(words)
        label.setFont(theme.font(TextRole.BODY))
        label.setProperty("role", "support")
        layout = QVBoxLayout(self)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
