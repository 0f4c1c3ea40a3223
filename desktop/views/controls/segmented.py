"""A choice of a few, side by side: one is chosen; left and right move through them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from desktop.views.controls.plain_tip import plain_tip
from desktop.views.style.theme import TextRole, Theme, color

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


def segment_height(theme: Theme) -> int:
    """How high one choice is."""
    return theme.height(27, TextRole.SUPPORT_STRONG)


class _Segment(QRadioButton):
    """One of the choices, drawn as a raised tab when it is chosen. `stepped` is an arrow key."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(TextRole.SUPPORT_STRONG))
        return QSize(
            round(metrics.horizontalAdvance(self.text())) + 20, segment_height(self._theme)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(16, 0)

    def hitButton(self, _at: object) -> bool:
        return True  # all of it, not just where a radio button has its circle

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(color(tokens.line), 1))
            painter.setBrush(color(tokens.surface))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        role = TextRole.SUPPORT_STRONG if self.isChecked() else TextRole.SUPPORT
        painter.setFont(self._theme.font(role))
        shade = tokens.text1 if self.isChecked() else tokens.text2
        painter.setPen(color(shade if self.isEnabled() else tokens.text3))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class Segmented(QWidget):
    """An exclusive choice, one stop of the Tab key. `chosen(value)` tells of another one chosen by
    a person.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`choices` are (value, words), in the order in which they are shown."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        for value, words in choices:
            self.offer(value, words)
        theme.changed.connect(self.update)

    def offer(self, value: str, words: str) -> None:
        """Offer one more choice, unless it is offered already."""
        if value in self._segments:
            return
        segment = _Segment(self._theme, words)
        segment.setAccessibleDescription(self._name)
        segment.clicked.connect(lambda: self.chosen.emit(value))
        segment.stepped.connect(self._step)
        self._segments[value] = segment
        self._group.addButton(segment)
        self._row.addWidget(segment, 1)
        self._keep_one_stop()

    def tell(self, value: str, words: str) -> None:
        """Say more about a choice, on hover and to a screen reader."""
        segment = self._segments[value]
        segment.setToolTip(plain_tip(words))
        segment.setAccessibleDescription(f"{self._name}: {words}")

    def values(self) -> tuple[str, ...]:
        """What is offered, in order."""
        return tuple(self._segments)

    def value(self) -> str:
        """The chosen value; empty when none is."""
        return next((value for value, one in self._segments.items() if one.isChecked()), "")

    def words(self) -> str:
        """The chosen words."""
        value = self.value()
        return self._segments[value].text() if value else ""

    def set_value(self, value: str) -> None:
        """Choose without telling anyone."""
        if value in self._segments:
            self._segments[value].setChecked(True)
            self._keep_one_stop()

    def clear(self) -> None:
        """Choose none, without telling anyone."""
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)
        self._keep_one_stop()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the chosen one."""
        chosen = self._segments.get(self.value()) or next(iter(self._segments.values()))
        chosen.setFocus(reason)

    def _step(self, by: int) -> None:
        values = self.values()
        at = values.index(self.value()) if self.value() else 0
        value = values[(at + by) % len(values)]
        self._segments[value].setFocus(Qt.FocusReason.OtherFocusReason)
        self._segments[value].click()
        self._keep_one_stop()

    def _keep_one_stop(self) -> None:
        """Only the chosen one is reached by Tab, as with any group of radio buttons."""
        chosen = self.value() or next(iter(self._segments))
        for value, segment in self._segments.items():
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if value == chosen else Qt.FocusPolicy.ClickFocus
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = self._theme.is_high_contrast  # there the ground does not stand out by itself
        painter.setPen(QPen(color(tokens.line), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
