"""Stuck money over the Payments table: each kind with its count, its sum and its oldest case."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.models.money import Money
from desktop.models.payment_list import StuckMoney, StuckSum
from desktop.models.stuck_kind import LEAD_S, Promises, StuckKind
from desktop.views.payment.stuck_words import kind_hint, kind_words, ticket_by
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words import formatting

_ALWAYS = (
    StuckKind.NOT_TICKETED,
    StuckKind.AFTER_LAPSE,
    StuckKind.PAID_TWICE,
    StuckKind.NOT_TOLD,
)
"""What stands there also while there is none of it."""
_ACROSS = 4
_LEFT, _TOP = 15, 10


class StuckTile(QAbstractButton):
    """One kind; pressed, the table shows just its cases."""

    def __init__(self, theme: Theme, kind: StuckKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._theme = theme
        self._sum = StuckSum(kind)
        self._below = ""
        self._late = ""
        self.setObjectName(f"stuck_{kind}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_sum(self._sum, Promises(), 0.0)

    @property
    def amounts(self) -> str:
        """What is at stake: `€253.00 + ¥4,800`."""
        return " + ".join(
            formatting.money(Money(amount, currency))
            for currency, amount in sorted(self._sum.amounts.items())
        )

    @property
    def alarm(self) -> str:
        """What stands there in the alarm's colour; empty while nothing is late."""
        return self._late

    def show_sum(self, one: StuckSum, promises: Promises, now: float) -> None:
        """Show how much of this kind there is. `now` is UTC seconds."""
        translate = QCoreApplication.translate
        self._sum, self._late = one, ""
        if one.oldest is None:
            self._below = translate("StuckMoney", "nothing to do")
        else:
            age = translate("StuckMoney", "oldest {age}").format(
                age=formatting.duration(now - one.oldest)
            )
            promise = promises.minutes(self.kind) * 60.0
            limit = ticket_by(one.by, now) if one.by is not None else ""
            if one.by is not None and one.by - LEAD_S <= now:
                self._late, self._below = limit, age
            elif one.late:
                self._late = age
                self._below = translate("StuckMoney", "promise is {time}").format(
                    time=formatting.duration(promise)
                )
            else:
                self._below = f"{age} · {limit or kind_hint(self.kind)}"
        said = [kind_words(self.kind), str(one.count), self.amounts, self._late, self._below]
        self.setAccessibleName(", ".join(part for part in said if part))
        hint = kind_hint(self.kind) if one.count else ""
        self.setToolTip(hint)
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        lines = theme.height(18, TextRole.SUPPORT) * 2 + theme.height(27, TextRole.TOTAL)
        return QSize(200, lines + 2 * _TOP)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = color(tokens.bad if self._sum.count else tokens.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawRoundedRect(box, 12, 12)
        ground = tokens.selected if self.isChecked() else tokens.surface
        if self.underMouse() and not self.isChecked():
            ground = tokens.hover
        inside = box.adjusted(3, 0, 0, 0)
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(ground))
        painter.drawRoundedRect(inside, 11, 11)
        if self.hasFocus() or self.isChecked():
            focus = tokens.focus if self.hasFocus() else tokens.accent
            painter.setPen(QPen(color(focus), theme.metrics.focus_ring if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 11, 11)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, tokens = self._theme, self._theme.tokens
        wide = self.width() - 2 * _LEFT
        line, middle = theme.height(18, TextRole.SUPPORT), theme.height(27, TextRole.TOTAL)
        top = float(_TOP)
        at = QRectF(_LEFT, top, wide, line)
        self._write(painter, at, kind_words(self.kind), TextRole.SUPPORT_STRONG, tokens.text2)
        at = QRectF(_LEFT, top + line, wide, middle)
        used = self._write(painter, at, str(self._sum.count), TextRole.TOTAL, tokens.text1)
        at.setLeft(at.x() + used + 7)
        at.setTop(at.y() + 3)
        self._write(painter, at, self.amounts, TextRole.BODY, tokens.text2)
        at = QRectF(_LEFT, top + line + middle, wide, line)
        if self._late:
            words = f"{self._late}, "
            used = self._write(painter, at, words, TextRole.SUPPORT, tokens.bad)
            at.setLeft(at.x() + used)
        self._write(painter, at, self._below, TextRole.SUPPORT, tokens.text3)

    def _write(self, painter: QPainter, at: QRectF, text: str, role: TextRole, tint: str) -> float:
        font = self._theme.font(role)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, at.width()))
        painter.setFont(font)
        painter.setPen(color(tint))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, int(flags), shown)
        return metrics.horizontalAdvance(shown)


class StuckTiles(QWidget):
    """All kinds; those that are rare stand there only while there is one of them. `chosen` carries
    the kind that a person narrows the table to, None for all again."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(QCoreApplication.translate("StuckMoney", "Stuck money"))
        self._tiles: dict[StuckKind, StuckTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        rare = [kind for kind in StuckKind if kind not in _ALWAYS]
        for kind in (*_ALWAYS, *rare):
            tile = self._tiles[kind] = StuckTile(theme, kind, self)
            tile.clicked.connect(lambda on, kind=kind: self._pressed(kind, on))
            tile.setVisible(kind in _ALWAYS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self._place()

    def tile(self, kind: StuckKind) -> StuckTile:
        """The tile of a kind."""
        return self._tiles[kind]

    def show_money(self, money: StuckMoney, promises: Promises, now: float) -> None:
        """Show what is stuck now."""
        for kind, tile in self._tiles.items():
            one = money.sums.get(kind) or StuckSum(kind)
            tile.show_sum(one, promises, now)
            tile.setVisible(kind in _ALWAYS or bool(one.count) or tile.isChecked())
        self._place()

    def show_kind(self, kind: StuckKind | None) -> None:
        """Mark what the table is narrowed to."""
        for one, tile in self._tiles.items():
            tile.setChecked(one is kind)

    def _place(self) -> None:
        shown = [tile for tile in self._tiles.values() if not tile.isHidden()]
        for place, tile in enumerate(shown):
            self._grid.addWidget(tile, place // _ACROSS, place % _ACROSS)

    def _pressed(self, kind: StuckKind, on: bool) -> None:
        self.show_kind(kind if on else None)
        self.chosen.emit(kind if on else None)
