"""What was chosen beyond the tab: each condition with a cross, and how many conversations."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.inbox_filter import InboxFilter
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.inbox.filter_words import count_words, differences
from desktop.views.qt.announcements import announce
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_PAD, _GAP, _CROSS = 8, 5, 11


class FilterBar(QWidget):
    """`changed` carries the filter without the condition whose cross was pressed."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[_Chip] = []
        self.setObjectName("filterBar")
        self.setAccessibleName(self.tr("Active filters"))
        self._count = QLabel()
        self._count.setObjectName("filteredCount")
        self._count.setFont(theme.font(TextRole.SMALL))
        self._count.setProperty("role", "support")
        self._flow = FlowLayout(gap=6, line_gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 9)
        layout.addLayout(self._flow)
        self.hide()

    def show_filter(
        self, base: InboxFilter, chosen: InboxFilter, names: Mapping[int, str], after: QWidget
    ) -> None:
        """Show what was chosen beyond `base`; `names` are the colleagues that are known. The Tab
        key leads here from `after`.
        """
        had_focus = any(chip.hasFocus() for chip in self._chips)
        self._flow.removeWidget(self._count)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for words, without in differences(base, chosen, names):
            chip = _Chip(self._theme, words, self.tr("Take away: {filter}").format(filter=words))
            chip.clicked.connect(lambda _=False, without=without: self.changed.emit(without))
            self._chips.append(chip)
            self._flow.add(chip)
            self.setTabOrder(after, chip)
            after = chip
        self._flow.add(self._count)
        self.setVisible(bool(self._chips))
        self.updateGeometry()
        if had_focus and self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int | None) -> None:
        """Say how many conversations there are."""
        words = "" if count is None else count_words(count)
        if words != self._count.text():
            self._count.setText(words)
            announce(self, words if self.isVisible() else "")

    @property
    def has_focus(self) -> bool:
        """Whether one of the conditions has it."""
        return any(chip.hasFocus() for chip in self._chips)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            self._chips[(at + step) % len(self._chips)].setFocus(Qt.FocusReason.OtherFocusReason)


class _Chip(QPushButton):
    """One condition; pressing it takes it away, as do Del and Backspace."""

    def __init__(self, theme: Theme, words: str, spoken: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.setAccessibleName(spoken)
        self.setToolTip("")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(TextRole.SUPPORT))
        wide = 2 * _PAD + metrics.horizontalAdvance(self._words) + _GAP + self._cross()
        return QSize(round(wide) + 2, self._theme.height(24, TextRole.SUPPORT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
        ):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the bar moves through them
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), metrics.focus_ring))
        else:
            painter.setPen(QPen(color(tokens.accent), 1))
        painter.setBrush(color(tokens.hover if self.underMouse() else tokens.selected))
        painter.drawRoundedRect(frame, metrics.radius_badge, metrics.radius_badge)
        side = self._cross()
        font = self._theme.font(TextRole.SUPPORT)
        painter.setFont(font)
        painter.setPen(color(tokens.text1))
        right = self.width() - _PAD - side
        area = QRectF(_PAD, 0, right - _GAP - _PAD + 1, self.height())
        words = QFontMetricsF(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        cross = QRectF(right, (self.height() - side) / 2, side, side)
        icons.paint(painter, cross, Icon.CROSS, tokens.text2, icons.STROKE_SMALL)
        painter.end()

    def _cross(self) -> int:
        return round(_CROSS * self._theme.text_scale)
