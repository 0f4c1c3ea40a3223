"""The five steps of a payment in the room of a word: for lists, where the badge says the rest."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.views.payment.ladder_steps import Step, StepMark
from desktop.views.style.theme import Theme, color

_DOT, _APART = 7.0, 13.0
WIDTH = 4 * _APART + _DOT
"""How wide it is, in logical pixels."""


def paint_mini(
    painter: QPainter, left: float, middle: float, steps: tuple[Step, ...], theme: Theme
) -> None:
    """Paint it with its left edge and its middle line there. Each mark has a shape of its own."""
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centres = [QPointF(left + _DOT / 2 + _APART * at, middle) for at in range(len(steps))]
    for at in range(1, len(steps)):
        reached = steps[at].mark in (StepMark.DONE, StepMark.NOW)
        painter.setPen(QPen(color(tokens.ok if reached else tokens.line), 1.5))
        painter.drawLine(centres[at - 1], centres[at])
    for step, centre in zip(steps, centres, strict=True):
        _paint_mark(painter, step.mark, centre, theme)
    painter.restore()


def _paint_mark(painter: QPainter, mark: StepMark, centre: QPointF, theme: Theme) -> None:
    tokens = theme.tokens
    dot = QRectF(centre.x() - _DOT / 2, centre.y() - _DOT / 2, _DOT, _DOT)
    match mark:
        case StepMark.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.ok))
            painter.drawEllipse(dot)
        case StepMark.NOW:
            painter.setPen(QPen(color(tokens.progress), 1.5))
            painter.setBrush(color(tokens.progress_bg))
            painter.drawEllipse(dot)
            painter.setBrush(color(tokens.progress))
            painter.drawEllipse(dot.adjusted(2.5, 2.5, -2.5, -2.5))
        case StepMark.BAD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.surface))
            painter.drawEllipse(dot)
            painter.setPen(QPen(color(tokens.bad), 1.8))
            cross = dot.adjusted(1, 1, -1, -1)
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())
        case StepMark.ENDED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.muted))
            painter.drawRect(dot.adjusted(0.5, 2, -0.5, -2))
        case StepMark.TODO | StepMark.UNTOLD:
            painter.setPen(QPen(color(tokens.text3), 1.0))
            painter.setBrush(color(tokens.surface))
            painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
