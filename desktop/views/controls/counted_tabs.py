"""A row of tabs, each with how many there are of what it lists."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from desktop.views.controls.tab_painting import paint_tab, tab_width
from desktop.views.style.theme import TextRole, Theme

_PADDING = 9.0


class CountedTabs(QTabBar):
    """`chosen` carries the value of the tab that a person went to."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        tabs: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`tabs` are (value, words), in order."""
        super().__init__(parent)
        self._theme = theme
        self._tabs = tuple(tabs)
        self._counts = [""] * len(tabs)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(TextRole.TAB))
        for _, words in self._tabs:
            self.addTab(words)
        self.currentChanged.connect(lambda at: self.chosen.emit(self._tabs[at][0]))
        theme.changed.connect(self.update)

    @property
    def value(self) -> str:
        """The tab that is shown."""
        return self._tabs[self.currentIndex()][0]

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many each tab lists, in order; 0 shows none."""
        for (value, _), count in zip(self._tabs, counts, strict=True):
            self.show_count(value, count)

    def show_count(self, value: str, count: int) -> None:
        """Show how many one tab lists; 0 shows none."""
        at = [one for one, _ in self._tabs].index(value)
        text = str(count) if count else ""
        if self._counts[at] != text:
            self._counts[at] = text
            self.setTabText(at, f"{self._tabs[at][1]} {text}".rstrip())

    def sizeHint(self) -> QSize:
        wide = sum(self.tabSizeHint(at).width() for at in range(self.count()))
        return QSize(wide, self._theme.metrics.tab_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.metrics.tab_height)

    def tabSizeHint(self, at: int) -> QSize:
        wide = tab_width(self._theme, self._tabs[at][1], self._counts[at], _PADDING)
        return QSize(int(wide), self._theme.metrics.tab_height)

    def minimumTabSizeHint(self, at: int) -> QSize:
        return self.tabSizeHint(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (_, words) in enumerate(self._tabs):
            current = at == self.currentIndex()
            paint_tab(
                painter,
                QRectF(self.tabRect(at)),
                self._theme,
                words,
                self._counts[at],
                padding=_PADDING,
                current=current,
                focused=current and self.hasFocus(),
            )
        painter.end()
