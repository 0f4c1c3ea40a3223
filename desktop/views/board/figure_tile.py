"""One figure of the board as a tile: its name, its value, and what stands beside it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.models.board.figures import Figure
from desktop.views.board.board_words import NOTHING, Tile
from desktop.views.board.figure_words import figure_words
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.style.theme import TextRole, Theme, Tone, color

_SIDE, _TOP = 14, 13
_LINES = 2
"""So many lines stand below the value at most; the tool tip has all of it."""
LEAST_WIDTH = 146
_SIZES = (TextRole.FIGURE, TextRole.AMOUNT, TextRole.STRONG)
"""The largest that a value has room for is taken."""


class FigureTile(QAbstractButton):
    """Pressed, it leads to the cases behind the figure. `looked_at` tells that a person points at
    it or has come to it by keys."""

    looked_at = Signal()

    def __init__(self, theme: Theme, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._theme = theme
        self._tile = Tile(figure, figure_words(figure), NOTHING)
        self.setObjectName(f"figure_{figure}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._tile.spoken)
        theme.changed.connect(self.update)

    @property
    def tile(self) -> Tile:
        """What it shows."""
        return self._tile

    def show_tile(self, tile: Tile, told: str) -> None:
        """Show this; `told` is how the figure is made, what it covers, and how old it is."""
        self.setToolTip(plain_tip("\n".join(part for part in (tile.below, told) if part)))
        self.setAccessibleDescription(told)
        if tile != self._tile:
            self._tile = tile
            self.setAccessibleName(tile.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        lines = theme.height(17, TextRole.SUPPORT) * _LINES
        high = theme.height(18, TextRole.SUPPORT_STRONG) + theme.height(38, TextRole.FIGURE) + lines
        return QSize(round(LEAST_WIDTH * theme.text_scale), high + 2 * _TOP)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, as Space does; held down, it presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(box, 12, 12)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        wide = self.width() - 2.0 * _SIDE
        top = float(_TOP)
        high = theme.height(18, TextRole.SUPPORT_STRONG)
        role = TextRole.SUPPORT_STRONG
        title = self._tile.title
        if self.figure is Figure.RESPONSE_NOW and not self._has_room(title, role, wide):
            title = QCoreApplication.translate("Board", "First response now")
        if not self._has_room(title, role, wide):
            role = TextRole.META_STRONG
        self._line(painter, QRectF(_SIDE, top, wide, high), title, role, tokens.text2)
        top += high
        high = theme.height(38, TextRole.FIGURE)
        unknown = self._tile.value == NOTHING
        self._line(
            painter,
            QRectF(_SIDE, top, wide, high),
            self._tile.value,
            self._size_of_value(wide),
            tokens.text3 if unknown else tokens.text1,
        )
        self._paint_below(painter, QPointF(_SIDE, top + high), wide)
        painter.end()

    def _size_of_value(self, wide: float) -> TextRole:
        fitting = (one for one in _SIZES if self._has_room(self._tile.value, one, wide))
        return next(fitting, _SIZES[-1])

    def _has_room(self, text: str, role: TextRole, wide: float) -> bool:
        return QFontMetricsF(self._theme.font(role)).horizontalAdvance(text) <= wide

    def _line(self, painter: QPainter, at: QRectF, text: str, role: TextRole, tint: str) -> None:
        font = self._theme.font(role)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.setFont(font)
        painter.setPen(color(tint))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, int(flags), shown)

    def _paint_below(self, painter: QPainter, at: QPointF, wide: float) -> None:
        """What stands below the value, its first words in their tone."""
        tokens, font = self._theme.tokens, self._theme.font(TextRole.SUPPORT)
        text = self._tile.below
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = 0, len(self._tile.marked)
        tint = QTextCharFormat()
        tone = self._tile.tone
        tint.setForeground(color(tokens.text3 if tone is Tone.MUTED else tokens.tone(tone)[0]))
        marked.format = tint
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([marked] if marked.length else [])
        high = self._theme.height(17, TextRole.SUPPORT)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, high * len(starts)))
            starts.append(line.textStart())
        layout.endLayout()
        painter.setPen(color(tokens.text3))
        if len(starts) <= _LINES:
            layout.draw(painter, at)
            return
        for number in range(_LINES - 1):
            layout.lineAt(number).draw(painter, at)
        rest = text[starts[_LINES - 1] :]
        where = QRectF(at.x(), at.y() + high * (_LINES - 1), wide, high)
        self._line(painter, where, rest, TextRole.SUPPORT, tokens.text3)
