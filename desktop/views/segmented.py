"""A choice of a few, side by side: one is chosen; left and right move through them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from desktop.views.theme import TextRole, Theme, color


class _Segment(QAbstractButton):
    """One of the choices, drawn as a raised tab when it is chosen."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(TextRole.SUPPORT_STRONG))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 20, 27)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        role = TextRole.SUPPORT_STRONG if self.isChecked() else TextRole.SUPPORT
        painter.setFont(self._theme.font(role))
        shade = tokens.text1 if self.isChecked() else tokens.text2
        painter.setPen(color(shade if self.isEnabled() else tokens.text3))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class Segmented(QWidget):
    """An exclusive choice. `chosen(value)` is emitted when a person chooses another one."""

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
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for value, words in choices:
            segment = _Segment(theme, words)
            segment.setAccessibleDescription(name)
            self._segments[value] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
        theme.changed.connect(self.update)

    def value(self) -> str:
        """The chosen value; empty when none is."""
        return next((value for value, one in self._segments.items() if one.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without telling anyone."""
        if value in self._segments:
            self._segments[value].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._segments)
        now = values.index(self.value()) if self.value() else 0
        value = values[(now + step) % len(values)]
        self._segments[value].setFocus(Qt.FocusReason.TabFocusReason)
        self._segments[value].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme.tokens.sunken))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()
