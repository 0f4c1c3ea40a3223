"""A value that stands in a line of its own and is copied by a press."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.views.controls.plain_tip import plain_tip
from desktop.views.qt.announcements import announce
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_COPIED_MS = 2000
_RING = 5
_ICON, _GAP = 14, 6


class CopyValue(QPushButton):
    """Plain words that give way where it is narrow; `name` says what they are (`Phone`), `copy`
    puts them where they are wanted."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        copy: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._copy_text = copy
        self._value = ""
        self.setProperty("role", "link")
        self.setFont(theme.font(TextRole.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self.update)
        self.clicked.connect(self._copy)
        theme.changed.connect(self.update)

    @property
    def value(self) -> str:
        """What a press copies."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show this value."""
        if value == self._value:
            return
        self._value = value
        self._copied.stop()
        self.setAccessibleName(
            self.tr("{name}: {value}. Copy it").format(name=self._name, value=value)
        )
        self.setToolTip(plain_tip(self.tr("Copy {value}").format(value=value)))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self._value)
        high = self._theme.height(24)
        return QSize(ceil(wide) + 2 * _RING + _GAP + _ICON, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        said, drawn, tint = self._said()
        metrics = QFontMetricsF(self.font())
        room = float(self.width() - 2 * _RING - _GAP - _ICON)
        if said:
            room -= metrics.horizontalAdvance(said) + _GAP
        words = metrics.elidedText(self._value, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self.font())
        painter.setPen(color(tokens.text1))
        area = QRectF(_RING, 0, room, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        left = _RING + metrics.horizontalAdvance(words) + _GAP
        if drawn is not None:
            square = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)
            icons.paint(painter, square, drawn, tint)
        if said:
            painter.setPen(color(tint))
            beside = QRectF(left + _ICON + _GAP, 0, self.width(), self.height())
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), said)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _said(self) -> tuple[str, Icon | None, str]:
        """Words behind the value, the icon, and its colour."""
        tokens = self._theme.tokens
        if self._copied.isActive():
            return self.tr("Copied"), Icon.CHECK, tokens.ok
        seen = self.underMouse() or self.hasFocus()
        return "", Icon.COPY, tokens.text2 if seen else tokens.text3

    def _copy(self) -> None:
        self._copy_text(self._value)
        self._copied.start()
        self.update()
        announce(self, self.tr("Copied"))
