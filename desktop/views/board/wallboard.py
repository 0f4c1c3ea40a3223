"""The wallboard: six figures that fill a screen, for a room. Nobody is named on it."""

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.models.board.figures import Board
from desktop.models.board.period import local_day
from desktop.models.board.rates import Rates
from desktop.views.board.awake import Awake
from desktop.views.board.wall_words import WallFigure, wall_figures
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone, color
from desktop.views.style.tokens import LOOKS, Look, Tokens
from desktop.views.words import formatting

_WIDE, _HIGH = 1440.0, 900.0
"""The screen that the measures below are of; on another one they grow and shrink together."""
_SIDE, _TOP, _BETWEEN, _HEAD, _FOOT = 56.0, 40.0, 34.0, 64.0, 34.0
_ACROSS, _LINES = 3, 2
_TITLE, _VALUE, _BELOW = 46.0, 146.0, 40.0
_LEAST = 0.4
"""So much smaller a text may become where it has no room, before it is cut."""
_TIGHT = 98.0
_OF_BOX = 0.95
"""A value ends before its neighbour begins."""
_EDGES = {Tone.OK: 4.0, Tone.PROGRESS: 9.0, Tone.BAD: 16.0}
"""How thick the line above a figure is: its tone is not told by colour alone."""
_MARKS = {Tone.OK: Icon.CHECK, Tone.PROGRESS: Icon.CLOCK, Tone.BAD: Icon.WARNING}


class Wallboard(QWidget):
    """A window of its own that fills the screen; always dark. `left` is Escape, or its key once
    more."""

    left = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page, Qt.WindowType.Window)
        self._page = page
        self._theme = theme
        self._figures: tuple[WallFigure, ...] = ()
        self._when = self._part = self._trouble = ""
        self._awake = Awake(self)
        self.setObjectName("wallboard")
        self.setWindowTitle(QCoreApplication.translate("Wallboard", "Wallboard"))
        self.setAccessibleName(self.windowTitle())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_up(self) -> bool:
        """Whether it fills a screen now."""
        return self.isVisible()

    @property
    def figures(self) -> tuple[WallFigure, ...]:
        """What it shows."""
        return self._figures

    @property
    def trouble(self) -> str:
        """What it says at its foot."""
        return self._trouble

    def show_up(self) -> None:
        """Fill the screen that the desk's window is on, and keep it awake."""
        window = self._page.window()
        if self.parentWidget() is not window:
            # Not of the page: that is disabled while the desk is locked, and who watches must be
            # able to leave.
            self.setParent(window, Qt.WindowType.Window)
        self.setGeometry(window.screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        self._awake.begin()

    def leave(self) -> None:
        """Give the screen back."""
        if self.is_up:
            self.close()

    def show_board(self, board: Board, rates: Rates, part: str) -> None:
        """Show these figures; `part` says which part of the work they are of, empty for all."""
        self._figures, self._part = wall_figures(board, rates), part
        day = local_day(board.at, board.wanted.period.zone)
        weekday = QLocale().standaloneDayName(day.isoweekday())
        self._when = f"{weekday} {formatting.clock(board.at)}"
        said = ". ".join(f"{one.title}: {one.value}, {one.below}" for one in self._figures)
        self.setAccessibleDescription(said)
        self.update()

    def show_trouble(self, words: str) -> None:
        """Say what makes the figures old; empty where nothing does."""
        if words != self._trouble:
            self._trouble = words
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or keymap().is_pressed(KeyId.WALLBOARD, event):
            self.leave()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A way out for whoever has only the mouse."""
        self.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._awake.end()
        super().closeEvent(event)
        self.left.emit()

    # --- painting

    @property
    def _tokens(self) -> Tokens:
        return LOOKS[Look.CONTRAST_DARK if self._theme.is_high_contrast else Look.DARK]

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        unit = min(self.width() / _WIDE, self.height() / _HIGH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(tokens.app))
        page = QRectF(self.rect()).adjusted(_SIDE * unit, _TOP * unit, -_SIDE * unit, -_TOP * unit)
        self._paint_head(painter, page, unit)
        page.setTop(page.top() + (_HEAD + _BETWEEN) * unit)
        if self._trouble:
            foot = QRectF(page.x(), page.bottom() - _FOOT * unit, page.width(), _FOOT * unit)
            self._write(painter, foot, self._trouble, 28 * unit, tokens.progress)
            page.setBottom(foot.top() - _BETWEEN / 2 * unit)
        wide = (page.width() - (_ACROSS - 1) * _BETWEEN * unit) / _ACROSS
        high = (page.height() - (_LINES - 1) * _BETWEEN * unit) / _LINES
        sizes = self._sizes(wide, unit)
        for number, one in enumerate(self._figures):
            line, place = divmod(number, _ACROSS)
            left = page.x() + place * (wide + _BETWEEN * unit)
            top = page.y() + line * (high + _BETWEEN * unit)
            self._paint_figure(painter, QRectF(left, top, wide, high), one, unit, sizes)
        painter.end()

    def _sizes(self, wide: float, unit: float) -> tuple[float, float]:
        """How large all titles, and all words below a figure, have room."""
        font = self._font(QFont.Weight.Medium)
        title = [
            fit(font, one.title, wide - (_TITLE + 10) * unit, _TITLE * unit)
            for one in self._figures
        ]
        below = [fit(font, one.below, wide, _BELOW * unit) for one in self._figures]
        return min(title, default=0), min(below, default=0)

    def _paint_head(self, painter: QPainter, page: QRectF, unit: float) -> None:
        tokens = self._tokens
        head = QRectF(page.x(), page.y(), page.width(), _HEAD * unit)
        words = QCoreApplication.translate("Wallboard", "Social desk")
        title = f"{words} · {self._part}" if self._part else words
        right = Qt.AlignmentFlag.AlignRight
        used = self._write(painter, head, self._when, 40 * unit, tokens.text2, at_side=right)
        head.setRight(head.right() - used - _BETWEEN * unit)
        bold = QFont.Weight.DemiBold
        self._write(painter, head, title, 44 * unit, tokens.text1, weight=bold)

    def _paint_figure(
        self,
        painter: QPainter,
        box: QRectF,
        one: WallFigure,
        unit: float,
        sizes: tuple[float, float],
    ) -> None:
        tokens, (title, below) = self._tokens, sizes
        is_told = one.tone in _EDGES
        tint = tokens.tone(one.tone)[0] if is_told else tokens.text3
        edge = QRectF(box.x(), box.y(), box.width(), _EDGES.get(one.tone, 2.0) * unit)
        painter.fillRect(edge, color(tint))
        heights = (_TITLE * 1.3 * unit, _VALUE * 1.2 * unit, _BELOW * 1.35 * unit)
        top = box.y() + (box.height() - sum(heights)) / 2 + 6 * unit
        line = QRectF(box.x(), top, box.width(), heights[0])
        if is_told:
            side = _TITLE * unit
            mark = QRectF(box.right() - side, line.center().y() - side / 2, side, side)
            icons.paint(painter, mark, _MARKS[one.tone], tint, icons.STROKE_SMALL)
            line.setRight(mark.left() - 10 * unit)
        self._write(painter, line, one.title, title, tokens.text2)
        line = QRectF(box.x(), line.bottom(), box.width() * _OF_BOX, heights[1])
        self._write(painter, line, one.value, _VALUE * unit, tokens.text1, weight=QFont.Weight.Bold)
        line = QRectF(box.x(), line.bottom(), box.width(), heights[2])
        self._write(painter, line, one.below, below, tokens.text2)

    def _write(
        self,
        painter: QPainter,
        at: QRectF,
        text: str,
        pixels: float,
        tint: str,
        *,
        weight: QFont.Weight = QFont.Weight.Medium,
        at_side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write on one line, smaller where there is no room; returns how wide it became."""
        font = self._font(weight)
        fit(font, text, at.width(), pixels)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.setFont(font)
        painter.setPen(color(tint))
        if at_side is Qt.AlignmentFlag.AlignLeft:  # by the ink: a large 1 has much room beside it
            at = at.translated(-metrics.tightBoundingRect(shown).left(), 0)
        painter.drawText(at, int(at_side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)

    def _font(self, weight: QFont.Weight) -> QFont:
        font = self._theme.font(TextRole.STRONG)
        font.setWeight(weight)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TIGHT)
        return font


def fit(font: QFont, text: str, wide: float, pixels: float) -> int:
    """Make a font this large, or as large as lets the text stand in so much room; returns how large
    that is."""
    least = max(1, round(pixels * _LEAST))
    for size in range(max(1, round(pixels)), least - 1, -1):
        font.setPixelSize(size)
        if QFontMetricsF(font).horizontalAdvance(text) <= wide:
            return size
    return least
