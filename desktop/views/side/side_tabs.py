"""The tabs over the right side of the window."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from desktop.views.controls.tab_painting import paint_tab, tab_width
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme

_PADDING = 9.0


class SideTab(StrEnum):
    """What the right side of the window shows of the open conversation."""

    QUOTE = "quote"
    CUSTOMER = "customer"
    HISTORY = "history"


_KEYS = {
    SideTab.QUOTE: KeyId.QUOTE,
    SideTab.CUSTOMER: KeyId.CUSTOMER,
    SideTab.HISTORY: KeyId.HISTORY,
}


class SideTabs(QTabBar):
    """`chosen` says which tab a person went to."""

    chosen = Signal(SideTab)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[SideTab, str] = {}
        self.setObjectName("sideTabs")
        self.setAccessibleName(self.tr("About this conversation"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(TextRole.TAB))
        for at, tab in enumerate(SideTab):
            self.addTab(self._words(tab))
            self.setTabToolTip(at, f"{self._words(tab)} ({hint(_KEYS[tab])})")
        self.currentChanged.connect(lambda at: self.chosen.emit(list(SideTab)[at]))
        theme.changed.connect(self.update)

    @property
    def tab(self) -> SideTab:
        """The tab that is shown."""
        return list(SideTab)[self.currentIndex()]

    def show_tab(self, tab: SideTab) -> None:
        """Go to a tab."""
        self.setCurrentIndex(list(SideTab).index(tab))

    def show_count(self, tab: SideTab, count: int) -> None:
        """Show how many there are of what a tab lists; 0 shows none."""
        text = str(count) if count else ""
        if self._counts.get(tab, "") != text:
            self._counts[tab] = text
            self.setTabText(list(SideTab).index(tab), f"{self._words(tab)} {text}".rstrip())

    def sizeHint(self) -> QSize:
        wide = sum(self.tabSizeHint(at).width() for at in range(self.count()))
        return QSize(wide, self._theme.metrics.tab_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.metrics.tab_height)

    def tabSizeHint(self, at: int) -> QSize:
        tab = list(SideTab)[at]
        wide = tab_width(self._theme, self._words(tab), self._counts.get(tab, ""), _PADDING)
        return QSize(int(wide), self._theme.metrics.tab_height)

    def minimumTabSizeHint(self, at: int) -> QSize:
        return self.tabSizeHint(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, tab in enumerate(SideTab):
            current = at == self.currentIndex()
            paint_tab(
                painter,
                QRectF(self.tabRect(at)),
                self._theme,
                self._words(tab),
                self._counts.get(tab, ""),
                padding=_PADDING,
                current=current,
                focused=current and self.hasFocus(),
            )
        painter.end()

    def _words(self, tab: SideTab) -> str:
        match tab:
            case SideTab.QUOTE:
                return self.tr("Quote")
            case SideTab.CUSTOMER:
                return self.tr("Customer")
            case SideTab.HISTORY:
                return self.tr("History")
