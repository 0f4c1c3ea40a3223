"""The ladder of a payment card: five steps on one line, painted."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.conversation import Channel
from desktop.models.ladder import Ladder
from desktop.views.payment import card_words
from desktop.views.payment.ladder_steps import Step, StepMark, steps
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_TOP, _SIDE, _DIAMETER, _LABEL_GAP, _BELOW = 11.0, 8.0, 20.0, 4.0, 11.0
_APART = 6.0
"""So much more room between two steps is worth a time: else they are read as one."""


class LadderStrip(QWidget):
    """Paints where the money is; each step says its whole story in its tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._declines = 0
        self._channel = Channel.API
        self._now = 0.0
        self.setObjectName("ladder")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_ladder(self, ladder: Ladder, channel: Channel, now: float) -> None:
        """Show these steps."""
        self._steps = steps(ladder, channel)
        self._declines = ladder.declines
        self._channel = channel
        self._now = now
        self.setAccessibleName(", ".join(self.spoken(step) for step in self._steps))
        self.update()

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps as they are painted."""
        return self._steps

    def spoken(self, step: Step) -> str:
        """A step's whole story."""
        return card_words.step_spoken(step, self._declines, self._channel, self._now)

    def labels(self) -> tuple[str, ...]:
        """The words under the steps."""
        return tuple(card_words.step_label(step, self._declines, self._now) for step in self._steps)

    def sizeHint(self) -> QSize:
        return QSize(320, round(_TOP + _DIAMETER + _LABEL_GAP + _BELOW) + self._label_height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._steps:
            index = int((event.pos().x() - _SIDE) / max(1.0, self._column()))
            step = self._steps[min(max(index, 0), len(self._steps) - 1)]
            QToolTip.showText(event.globalPos(), self.spoken(step), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        column = self._column()
        middle = _TOP + _DIAMETER / 2
        labels = self.fitted_labels()
        for index, step in enumerate(self._steps):
            centre = QPointF(_SIDE + column * (index + 0.5), middle)
            if index:
                self._paint_line(painter, step, centre, column)
        for index, step in enumerate(self._steps):
            centre = QPointF(_SIDE + column * (index + 0.5), middle)
            self._paint_mark(painter, step, centre)
            self._paint_label(painter, step, labels[index], centre, column)
        painter.end()

    def _label_height(self) -> int:
        return self._theme.metrics.meta_height

    def _column(self) -> float:
        return (self.width() - 2 * _SIDE) / max(1, len(self._steps))

    def _paint_ground(self, painter: QPainter) -> None:
        """The sunken ground, round below like the card it closes."""
        tokens = self._theme.tokens
        area = QRectF(self.rect())
        radius = self._theme.metrics.radius_card - 1.0
        rounded = QPainterPath()
        rounded.addRoundedRect(area.adjusted(0, -2 * radius, 0, 0), radius, radius)
        painter.setClipRect(area)
        painter.fillPath(rounded, color(tokens.sunken))
        painter.setClipping(False)
        painter.fillRect(QRectF(0, 0, area.width(), 1), color(tokens.line))

    def _paint_line(self, painter: QPainter, step: Step, centre: QPointF, column: float) -> None:
        tokens = self._theme.tokens
        reached = step.mark in (StepMark.DONE, StepMark.NOW)
        painter.setPen(QPen(color(tokens.ok if reached else tokens.line), 2))
        painter.drawLine(centre - QPointF(column, 0), centre)

    def _paint_mark(self, painter: QPainter, step: Step, centre: QPointF) -> None:
        tokens = self._theme.tokens
        edge, ground, drawn, drawn_color = {
            StepMark.DONE: (tokens.ok, tokens.ok, Icon.CHECK, tokens.surface),
            StepMark.NOW: (tokens.progress, tokens.progress_bg, None, tokens.progress),
            StepMark.TODO: (tokens.line, tokens.surface, None, ""),
            StepMark.BAD: (tokens.bad, tokens.bad_bg, Icon.CROSS, tokens.bad),
            StepMark.ENDED: (tokens.muted, tokens.muted_bg, Icon.MINUS, tokens.muted),
            StepMark.UNTOLD: (tokens.text3, tokens.sunken, None, ""),
        }[step.mark]
        pen = QPen(color(edge), 1.5)
        if step.mark is StepMark.UNTOLD:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.6, 1.8])
        painter.setPen(pen)
        painter.setBrush(color(ground))
        radius = _DIAMETER / 2 - 0.75
        painter.drawEllipse(centre, radius, radius)
        if drawn is not None:
            side = 11.0
            square = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint(painter, square, drawn, drawn_color, 3.0)
        elif step.mark is StepMark.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.progress))
            painter.drawEllipse(centre, 3.5, 3.5)

    def fitted_labels(self) -> tuple[str, ...]:
        """The words under the steps as they fit: a long one may lean over a short neighbour, then
        gives up its time, then its end.
        """
        whole = self.labels()
        metrics = [QFontMetricsF(self._theme.font(_font(step))) for step in self._steps]
        widths = [one.horizontalAdvance(label) for one, label in zip(metrics, whole, strict=True)]
        column = self._column()
        fitted: list[str] = []
        for index, step in enumerate(self._steps):
            beside = [widths[near] for near in (index - 1, index + 1) if 0 <= near < len(widths)]
            edge = column * (min(index, len(widths) - 1 - index) + 0.5) + _SIDE
            room = min(max(column - 4, 2 * column - max(beside) - 4), 2 * edge - 4)
            text = whole[index]
            if widths[index] > room - _APART:
                text = card_words.step_word(step.name, self._declines)
            fitted.append(metrics[index].elidedText(text, Qt.TextElideMode.ElideRight, room))
        return tuple(fitted)

    def _paint_label(
        self, painter: QPainter, step: Step, text: str, centre: QPointF, column: float
    ) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(_font(step)))
        painter.setPen(
            color(
                {
                    StepMark.DONE: tokens.text1,
                    StepMark.NOW: tokens.progress,
                    StepMark.BAD: tokens.bad,
                    StepMark.ENDED: tokens.text2,
                }.get(step.mark, tokens.text3)
            )
        )
        top = _TOP + _DIAMETER + _LABEL_GAP
        area = QRectF(centre.x() - column, top, 2 * column, self._label_height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)


def _font(step: Step) -> TextRole:
    strong = step.mark in (StepMark.NOW, StepMark.BAD)
    return TextRole.META_STRONG if strong else TextRole.META
