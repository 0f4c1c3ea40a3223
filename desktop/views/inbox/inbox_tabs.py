"""The inbox's tabs with their counts, all five in the width there is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from desktop.models.inbox import InboxCounts, InboxTab
from desktop.views.inbox.inbox_words import count_words, tab_words
from desktop.views.style.theme import TextRole, Theme, color

_PADDING = (9.0, 2.0)
"""On each side of a tab: wished for, and the least before words are cut."""
_COUNT_GAP = 3.0


class InboxTabs(QTabBar):
    """`chosen` says which tab a person went to."""

    chosen = Signal(InboxTab)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = InboxCounts()
        self._is_counted = False
        self.setObjectName("inboxTabs")
        self.setAccessibleName(self.tr("Conversations to list"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(TextRole.TAB))
        self.setMouseTracking(True)
        for tab in InboxTab:
            self.addTab(tab_words(tab))
        self.show_counts(self._counts)
        self.currentChanged.connect(lambda at: self.chosen.emit(list(InboxTab)[at]))
        theme.changed.connect(self.update)

    @property
    def tab(self) -> InboxTab:
        """The tab that is listed."""
        return list(InboxTab)[self.currentIndex()]

    def show_tab(self, tab: InboxTab) -> None:
        """Go to a tab."""
        self.setCurrentIndex(list(InboxTab).index(tab))

    def show_counts(self, counts: InboxCounts) -> None:
        """Show how many conversations each tab holds."""
        if counts.tabs == self._counts.tabs and self._is_counted:
            return  # each tab's text lays all of them out again
        self._is_counted = True
        self._counts = counts
        for at, tab in enumerate(InboxTab):
            count = counts.tabs.get(tab, 0)
            words = tab_words(tab)
            self.setTabText(at, f"{words} {count}")  # also measures the tabs again
            self.setTabToolTip(at, f"{words}: {count}")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.inbox_width, self._theme.metrics.tab_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.metrics.tab_height)

    def tabSizeHint(self, at: int) -> QSize:
        return QSize(int(self._widths()[at]), self._theme.metrics.tab_height)

    def minimumTabSizeHint(self, at: int) -> QSize:
        return self.tabSizeHint(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        padding = self._padding()
        for at, tab in enumerate(InboxTab):
            rect = QRectF(self.tabRect(at))
            current = at == self.currentIndex()
            self._paint_tab(painter, rect, tab, current, padding)
            if current:
                bar = QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2)
                painter.fillRect(bar, color(tokens.accent))
            if current and self.hasFocus():
                painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1, 4, -1, -5), 6, 6)
        painter.end()

    def _paint_tab(
        self, painter: QPainter, rect: QRectF, tab: InboxTab, current: bool, padding: float
    ) -> None:
        tokens = self._theme.tokens
        words, count = self._texts(tab)
        font = self._theme.font(TextRole.TAB)
        metrics = QFontMetricsF(font)
        count_wide = self._count_width(count)
        room = rect.width() - 2 * padding - count_wide
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room + 1)
        painter.setFont(font)
        painter.setPen(color(tokens.text1 if current else tokens.text2))
        line = QRectF(rect.x() + padding, rect.y(), rect.width() - padding, rect.height() - 2)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
        if count:
            line.setLeft(line.x() + metrics.horizontalAdvance(words) + _COUNT_GAP)
            painter.setFont(self._theme.font(TextRole.META))
            painter.setPen(color(tokens.text3))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), count)

    def _texts(self, tab: InboxTab) -> tuple[str, str]:
        count = self._counts.tabs.get(tab, 0)
        return tab_words(tab), count_words(count) if count else ""

    def _count_width(self, count: str) -> float:
        metrics = QFontMetricsF(self._theme.font(TextRole.META))
        return metrics.horizontalAdvance(count) + _COUNT_GAP if count else 0.0

    def _bare_widths(self) -> list[float]:
        metrics = QFontMetricsF(self._theme.font(TextRole.TAB))
        texts = [self._texts(tab) for tab in InboxTab]
        return [
            metrics.horizontalAdvance(words) + self._count_width(count) + 1
            for words, count in texts
        ]

    def _padding(self) -> float:
        bare = self._bare_widths()
        wished, least = _PADDING
        return max(least, min(wished, (self.width() - sum(bare)) / (2 * len(bare))))

    def _widths(self) -> list[float]:
        padding = self._padding()
        widths = [wide + 2 * padding for wide in self._bare_widths()]
        excess = sum(widths) - self.width()
        if excess > 0:  # the longest words give way
            longest = widths.index(max(widths))
            widths[longest] = max(40.0, widths[longest] - excess - 1)
        return widths
