"""Several things that can each be on or off, side by side and over as many lines as it takes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_PAD, _GAP, _BOX = 9, 6, 12


class _Chip(QCheckBox):
    """One of them. `stepped` is an arrow key."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, words: str, *, one_only: bool) -> None:
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._one_only = one_only
        self._words = words
        self.setAccessibleName(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(TextRole.SUPPORT))
        wide = 2 * _PAD + self._box_side() + _GAP + metrics.horizontalAdvance(self._words)
        return QSize(round(wide) + 2, self._theme.height(26, TextRole.SUPPORT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def hitButton(self, _at: object) -> bool:
        return True  # all of it, not just its box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), metrics.focus_ring))
        else:
            painter.setPen(QPen(color(tokens.accent if on else tokens.line), 1))
        ground = tokens.selected if on else tokens.hover if self.underMouse() else tokens.surface
        painter.setBrush(color(ground))
        painter.drawRoundedRect(frame, metrics.radius_field, metrics.radius_field)
        side = self._box_side()
        box = QRectF(_PAD, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(color(tokens.accent if on else tokens.text3), 1))
        painter.setBrush(color(tokens.accent) if on else Qt.BrushStyle.NoBrush)
        corner = side / 2 if self._one_only else 3
        painter.drawRoundedRect(box, corner, corner)
        if on and self._one_only:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.on_accent))
            painter.drawEllipse(box.adjusted(3.5, 3.5, -3.5, -3.5))
        elif on:
            inner = box.adjusted(1, 1, -1, -1)
            icons.paint(painter, inner, Icon.CHECK, tokens.on_accent, icons.STROKE_SMALL)
        font = self._theme.font(TextRole.SUPPORT)
        painter.setFont(font)
        painter.setPen(color(tokens.text1))
        area = QRectF(box.right() + _GAP, 0, self.width() - box.right() - _GAP - 4, self.height())
        words = QFontMetricsF(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()

    def _box_side(self) -> int:
        return round(_BOX * self._theme.text_scale)


class ToggleChips(QWidget):
    """One stop of the Tab key; arrows move within, Space and Enter toggle. `toggled` tells of a
    person's choice.
    """

    toggled = Signal()
    one_only = False
    """Whether at most one can be on, which its circle in the place of a box says."""

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are (value, words), in the order in which they are shown."""
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[str, _Chip] = {}
        layout = FlowLayout(self, gap=6, line_gap=6)
        for value, words in choices:
            chip = _Chip(theme, words, one_only=self.one_only)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(self.toggled)
            chip.stepped.connect(self._step)
            self._chips[value] = chip
            layout.addWidget(chip)
        self._make_stop(next(iter(self._chips.values()), None))

    def values(self) -> frozenset[str]:
        """What is on."""
        return frozenset(value for value, chip in self._chips.items() if chip.isChecked())

    def set_values(self, values: Collection[str]) -> None:
        """Turn just these on, without telling anyone."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    def focus_chosen(self) -> None:
        """Go to the first that is on, or to the first."""
        chips = list(self._chips.values())
        first = next((one for one in chips if one.isChecked()), next(iter(chips), None))
        if first is not None:
            self._make_stop(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        chips = list(self._chips.values())
        at = next((at for at, chip in enumerate(chips) if chip.hasFocus()), 0)
        chip = chips[(at + by) % len(chips)]
        self._make_stop(chip)
        chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_stop(self, stop: _Chip | None) -> None:
        """Let Tab reach the one at which the arrows left off."""
        for chip in self._chips.values():
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )
