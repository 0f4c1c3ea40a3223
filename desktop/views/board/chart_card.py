"""A chart of the board in its frame: looked at step by step, by mouse or keys, and pressed."""

from abc import abstractmethod
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.board.figures import Board, BoardFilter, Figure, Point
from desktop.models.board.period import Period, PeriodKind
from desktop.models.board.rates import Rates
from desktop.views.board.board_charts import paid_bars, paid_title, response_lines, without_rate
from desktop.views.board.board_words import day_words, lasted, short_day
from desktop.views.board.charts import (
    Bars,
    Ink,
    Lines,
    Part,
    draw_bars,
    draw_legend,
    draw_lines,
    ink_of,
    legend_width,
)
from desktop.views.controls.empty_words import paint_empty
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme, color

_SIDE, _TOP = 16, 13
_HIGH = 196
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChartCard(QWidget):
    """`pressed` carries the filter of the step whose cases are wanted, or of all that is drawn;
    `looked_at` the figure, and the words of the step that a person has come to."""

    pressed = Signal(object)
    looked_at = Signal(object, str)

    def __init__(self, theme: Theme, figure: Figure, name: str) -> None:
        super().__init__()
        self.figure = figure
        self._theme = theme
        self._step: int | None = None
        self._board: Board | None = None
        self._columns: list[QRectF] = []
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def step(self) -> int | None:
        """Which of its steps is looked at."""
        return self._step

    def show_board(self, board: Board, rates: Rates, told: str) -> None:
        """Draw this board's; `told` is how the figure is made, what it covers, how old it is."""
        before, self._board = self._board, board
        self.take(board, rates)
        if before is None or before.wanted != board.wanted or (self._step or 0) >= self.count:
            self._step = None
        self.setAccessibleDescription(told)
        self._tell()
        self.update()

    @abstractmethod
    def take(self, board: Board, rates: Rates) -> None:
        """Keep what is drawn of a board."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is called."""

    @property
    @abstractmethod
    def empty(self) -> str:
        """What stands there while there is nothing to draw; else empty."""

    @property
    @abstractmethod
    def count(self) -> int:
        """How many steps it has."""

    @abstractmethod
    def words(self, step: int) -> str:
        """What a step says."""

    @abstractmethod
    def day(self, step: int) -> date | None:
        """The day or month of a step; None where it is less than a day."""

    @abstractmethod
    def paint_chart(self, painter: QPainter, rect: QRectF, ink: Ink) -> list[QRectF]:
        """Paint it; returns where each step is."""

    @property
    def legend(self) -> tuple[Part, ...]:
        """What its colours and patterns mean, where it has such."""
        return ()

    def sizeHint(self) -> QSize:
        head = self._theme.height(22, TextRole.SUPPORT_STRONG)
        more = self._theme.height(0, TextRole.META) * 2
        return QSize(320, round(_HIGH + head + more / 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press()
        elif key in _STEPS and self.count:
            by = _STEPS[key]
            start = self.count if by < 0 else -1
            at = (self._step if self._step is not None else start) + by
            self._look(min(max(at, 0), self.count - 1))
            announce(self, self.words(self._step or 0))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.count:
            self._look(0 if key == Qt.Key.Key_Home else self.count - 1)
            announce(self, self.words(self._step or 0))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._look(self._at(event.position()))
            self._press()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._look(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._step = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(tokens.surface))
        painter.drawRoundedRect(box, 12, 12)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        ink, inside, head = ink_of(theme), self._inside, self._head
        title = QFontMetricsF(theme.font(TextRole.SUPPORT_STRONG))
        wide = legend_width(self.legend, ink) if self.legend else 0.0
        has_room = title.horizontalAdvance(self.title) + 20 + wide <= inside.width()
        room = inside.width() - (wide + 20 if has_room and wide else 0)
        painter.setFont(theme.font(TextRole.SUPPORT_STRONG))
        painter.setPen(color(tokens.text2))
        shown = title.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        at = QRectF(inside.x(), inside.y(), room, head)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.empty:
            painter.end()
            paint_empty(self, theme, self.empty)
            return
        if self.legend:
            line = head / 2 if has_room else head * 1.5
            where = QPointF(inside.right(), inside.y() + line)
            draw_legend(painter, where, self.legend, ink)
        chart = inside.adjusted(0, head * (1 if has_room or not self.legend else 2) + 6, 0, 0)
        if self._step is not None and self._step < len(self._columns):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.hover))
            painter.drawRoundedRect(self._columns[self._step], 4, 4)
            if theme.is_high_contrast:
                painter.setPen(QPen(color(tokens.focus), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._columns[self._step], 4, 4)
        columns = self.paint_chart(painter, chart, ink)
        moved, self._columns = columns != self._columns, columns
        painter.end()
        if moved and self._step is not None:
            self.update()

    @property
    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SIDE, _TOP, -_SIDE, -_TOP + 2)

    @property
    def _head(self) -> int:
        return self._theme.height(18, TextRole.SUPPORT_STRONG)

    def _at(self, where: QPointF) -> int | None:
        return next(
            (
                number
                for number, one in enumerate(self._columns)
                if one.left() <= where.x() < one.right()
            ),
            None,
        )

    def _look(self, step: int | None) -> None:
        if step == self._step:
            return
        self._step = step
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Name it by what is looked at, and let the page say it too."""
        said = self.words(self._step) if self._step is not None and self.count else ""
        whole = "; ".join(self.words(step) for step in range(self.count) if self.words(step))
        self.setAccessibleName(f"{self.title}: {said or whole or self.empty}")
        if self.hasFocus() or said:
            self.looked_at.emit(self.figure, said)

    def _press(self) -> None:
        if self._board is not None and not self.empty:
            day = self.day(self._step) if self._step is not None else None
            wanted = self._board.wanted
            self.pressed.emit(wanted if day is None else _of_step(wanted, day))


class _BarsCard(ChartCard):
    """Bars of a step each, cut into parts."""

    _bars = Bars((), (), str)

    @property
    def legend(self) -> tuple[Part, ...]:
        return self._bars.parts

    @property
    def count(self) -> int:
        return 0 if self.empty else len(self._bars.labels)

    def day(self, step: int) -> date | None:
        return self._board.wanted.period.steps[step] if self._board is not None else None

    def words(self, step: int) -> str:
        parts = [
            f"{part.name} {self._bars.said(part.values[step])}"
            for part in self._bars.parts
            if part.values[step]
        ]
        whole = self._bars.said(self._bars.sums[step])
        says = f"{self._bars.labels[step]} {whole}"
        return f"{says} ({', '.join(parts)})" if len(parts) > 1 else says

    def paint_chart(self, painter: QPainter, rect: QRectF, ink: Ink) -> list[QRectF]:
        return draw_bars(painter, rect, self._bars, ink)


class PaidChart(_BarsCard):
    """What was paid in each step, by channel."""

    _title = ""
    _is_left_out = False

    def take(self, board: Board, rates: Rates) -> None:
        self._bars = paid_bars(board, rates)
        self._title = paid_title(board, rates)
        self._is_left_out = bool(without_rate(board, rates))

    @property
    def title(self) -> str:
        return self._title or QCoreApplication.translate("Board", "Paid per day, by channel")

    @property
    def empty(self) -> str:
        if any(self._bars.sums):
            return ""
        if self._is_left_out:
            return QCoreApplication.translate("Board", "What was paid has no rate.")
        return QCoreApplication.translate("Board", "Nothing was paid in this period.")


class CohortChart(_BarsCard):
    """The links that were made in each step, by what became of them."""

    def take(self, board: Board, rates: Rates) -> None:
        translate, period = QCoreApplication.translate, board.wanted.period
        by_day = {one.day: one.cohort for one in board.cohorts}
        cohorts = [by_day.get(step) for step in period.steps]

        def part(name: str, field: str) -> Part:
            return Part(name, tuple(float(getattr(one, field)) if one else 0.0 for one in cohorts))

        self._bars = Bars(
            tuple(short_day(step, month=period.by_months) for step in period.steps),
            (
                part(translate("Board", "Paid"), "paid"),
                part(translate("Board", "Not paid"), "ended"),
                part(translate("Board", "Can still be paid"), "pending"),
            ),
            lambda value: QLocale().toString(round(value)),
            counts=True,
        )

    @property
    def title(self) -> str:
        return QCoreApplication.translate("Board", "Links made, and what became of them by now")

    @property
    def empty(self) -> str:
        if any(self._bars.sums):
            return ""
        return QCoreApplication.translate("Board", "No link was made in this period.")


class ResponseChart(ChartCard):
    """First responses over the time: the median, and within what time 90% were given."""

    _lines: Lines | None = None
    _points: tuple[Point | None, ...] = ()

    def take(self, board: Board, rates: Rates) -> None:
        self._lines = response_lines(board)
        period = board.wanted.period
        if len(period.days) == 1:
            by_quarter = {one.quarter: one for one in board.line}
            self._points = tuple(map(by_quarter.get, range(len(self._lines.at))))
        else:
            by_day = {one.day: one for one in board.line}
            self._points = tuple(map(by_day.get, period.steps))

    @property
    def title(self) -> str:
        translate = QCoreApplication.translate
        if self._board is not None and len(self._board.wanted.period.days) == 1:
            return translate("Board", "First response today, in minutes")
        return translate("Board", "First response, in minutes")

    @property
    def empty(self) -> str:
        if any(self._points):
            return ""
        return QCoreApplication.translate("Board", "Nobody was answered yet in this period.")

    @property
    def count(self) -> int:
        return 0 if self.empty else len(self._points)

    def day(self, step: int) -> date | None:
        if self._board is None or len(self._board.wanted.period.days) == 1:
            return None
        return self._board.wanted.period.steps[step]

    def words(self, step: int) -> str:
        point = self._points[step]
        if point is None or self._board is None:
            return ""
        translate, period = QCoreApplication.translate, self._board.wanted.period
        if point.quarter is not None:
            when = f"{point.quarter // 4:02d}:{point.quarter % 4 * 15:02d}"
        else:
            when = short_day(point.day, month=True) if period.by_months else day_words(point.day)
        one, many = translate("Board", "1 case"), translate("Board", "{count} cases")
        cases = (one if point.cases == 1 else many).format(count=point.cases)
        return translate("Board", "{when} median {median}, 90% within {p90}, {cases}").format(
            when=when, median=lasted(point.median), p90=lasted(point.p90), cases=cases
        )

    def paint_chart(self, painter: QPainter, rect: QRectF, ink: Ink) -> list[QRectF]:
        if self._lines is None:
            return []
        plot = draw_lines(painter, rect, self._lines, ink)
        at = self._lines.at
        half = plot.width() / max(1, len(at) - 1) / 2
        return [
            QRectF(plot.left() + plot.width() * one - half, plot.top(), 2 * half, plot.height())
            for one in at
        ]


def _of_step(wanted: BoardFilter, first: date) -> BoardFilter:
    """The same for one day, or one month, of the period."""
    last, kind = first, PeriodKind.TODAY
    if wanted.period.by_months:
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        kind = PeriodKind.DAYS_30
    return replace(wanted, period=Period(kind, first, last, wanted.period.zone))
