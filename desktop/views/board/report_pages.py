"""The week on two pages of paper, for a manager who was not there and forwards it.

Agents are not named in it: how each of them did is for the team lead, in the window and its CSV.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from desktop.models.board.figures import Board, Figure, MoneySum, Pillar
from desktop.models.board.rates import Rates, summed
from desktop.models.money import Money
from desktop.views.board.board_charts import paid_bars, response_lines
from desktop.views.board.board_sums import by_channel, each_currency, paid_of, refunded_of
from desktop.views.board.board_words import (
    SHOWN,
    Tile,
    channel_words,
    lasted,
    payments_words,
    percent,
    period_words,
    short_day,
    tile,
    versus,
)
from desktop.views.board.charts import draw_bars, draw_legend, draw_lines, ink_of_paper
from desktop.views.board.figure_words import definition, figure_words, pillar_words, scope_words
from desktop.views.payment.stuck_words import kind_words
from desktop.views.style.lettering import TextRole, make_font
from desktop.views.style.tokens import LIGHT
from desktop.views.words import formatting

_DOTS = 600
_WIDTH = 700.0
"""The room between the margins of an A4 page, in the painter's own units (96 to the inch)."""
_NOW = frozenset(
    {Figure.RESPONSE_NOW, Figure.WAITING, Figure.LINKS_OPEN, Figure.NOT_TICKETED, Figure.STUCK}
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def write_report(board: Board, rates: Rates, path: Path) -> None:
    """Write the two pages. Raises OSError where the file cannot be written."""
    with path.open("wb"):
        pass  # QPdfWriter says nothing of why it cannot
    writer = QPdfWriter(str(path))
    writer.setResolution(_DOTS)
    writer.setTitle(_title(board))
    writer.setCreator("Social Pay Desk")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(13, 15, 13, 15),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path} cannot be written")
    scale = writer.width() / _WIDTH
    painter.scale(scale, scale)
    pages = _Pages(painter, board, rates)
    pages.first()
    writer.newPage()
    pages.second()
    painter.end()


def _title(board: Board) -> str:
    translate = QCoreApplication.translate
    return f"{translate('Report', 'Social desk')}: {period_words(board.wanted.period)}"


class _Pages:
    """What stands on the pages, from top to bottom."""

    def __init__(self, painter: QPainter, board: Board, rates: Rates) -> None:
        self._painter = painter
        self._board = board
        self._rates = rates
        self._family = QFontInfo(make_font(TextRole.BODY, 1.0)).family()
        self._ink = ink_of_paper(self._family)
        self._y = 0.0

    def first(self) -> None:
        """The figures below their three headings, and what was paid."""
        translate = QCoreApplication.translate
        self._head(1)
        self._text(self._summary(), 13, LIGHT.text1)
        for pillar in Pillar:
            some = [one for one in SHOWN if one.pillar is pillar and one not in _NOW]
            self._heading(pillar_words(pillar))
            self._tiles([tile(one, self._board, self._rates) for one in some])
        bars = paid_bars(self._board, self._rates)
        words = translate("Report", "Paid per day, by channel, in {currency}")
        self._heading(words.format(currency=self._rates.currency))
        if bars.parts:
            draw_legend(self._painter, self._at(_WIDTH, self._y - 19), bars.parts, self._ink)
        draw_bars(self._painter, QRectF(0, self._y, _WIDTH, 330), bars, self._ink)
        self._y += 346
        self._text(self._money_words(), 10.5, LIGHT.text2)

    def second(self) -> None:
        """The days, the channels, what is stuck, and how it was all made."""
        translate = QCoreApplication.translate
        self._head(2)
        self._heading(translate("Report", "First response by day, in minutes"))
        draw_lines(
            self._painter, QRectF(0, self._y, _WIDTH, 190), response_lines(self._board), self._ink
        )
        self._y += 206
        self._heading(translate("Report", "Day by day"))
        self._table(*self._days())
        self._heading(translate("Report", "By channel"))
        self._table(*self._channels())
        self._heading(translate("Report", "Stuck money when this was made"))
        self._table(*self._stuck())
        self._made()

    # --- what the parts hold

    def _days(self) -> tuple[Sequence[str], list[Sequence[str]]]:
        translate = QCoreApplication.translate
        heads = (
            translate("Report", "Day"),
            translate("Report", "Answered"),
            translate("Report", "Median"),
            translate("Report", "9 of 10 in"),
            translate("Report", "Links made"),
            translate("Report", "Paid of them"),
            translate("Report", "Paid"),
            translate("Report", "Refunded"),
        )
        board = self._board
        answered = {one.day: one for one in board.line}
        made = {one.day: one.cohort for one in board.cohorts}
        rows: list[Sequence[str]] = []
        for day in board.wanted.period.days:
            point, cohort = answered.get(day), made.get(day)
            rows.append(
                (
                    short_day(day),
                    str(point.cases if point else 0),
                    lasted(point.median if point else None),
                    lasted(point.p90 if point else None),
                    str(cohort.made if cohort else 0),
                    percent(cohort.share) if cohort else percent(None),
                    *self._came_and_went([one.sum for one in board.steps if one.day == day]),
                )
            )
        return heads, rows

    def _came_and_went(self, some: Sequence[MoneySum]) -> tuple[str, str]:
        """What was paid and what was refunded, as far as it can be added up."""
        paid, refunded = (
            formatting.money(summed(amounts, self._rates).total)
            for amounts in (paid_of(some), refunded_of(some))
        )
        return paid, refunded

    def _channels(self) -> tuple[Sequence[str], list[Sequence[str]]]:
        translate = QCoreApplication.translate
        heads = (
            translate("Report", "Channel"),
            translate("Report", "Payments"),
            translate("Report", "Paid"),
            translate("Report", "Refunded"),
        )
        rows = [
            (
                sum(one.payments for one in some),
                channel_words(channel),
                self._came_and_went(some),
            )
            for channel, some in by_channel(self._board).items()
        ]
        most = sorted(rows, key=lambda row: -row[0])
        return heads, [(name, str(count), *sums) for count, name, sums in most]

    def _stuck(self) -> tuple[Sequence[str], list[Sequence[str]]]:
        translate = QCoreApplication.translate
        heads = (
            translate("Report", "What is the matter"),
            translate("Report", "Cases"),
            translate("Report", "Late"),
            translate("Report", "Oldest"),
            translate("Report", "At stake"),
        )
        rows: list[Sequence[str]] = [
            (
                kind_words(one.kind),
                str(one.count),
                str(one.late),
                formatting.duration(self._board.at - one.oldest),
                each_currency(one.amounts),
            )
            for one in self._board.stuck
        ]
        return heads, rows

    def _summary(self) -> str:
        """The week in two sentences."""
        translate = QCoreApplication.translate
        found, board = [], self._board
        response = board.response
        if response.median is not None:
            found.append(
                translate(
                    "Report",
                    "Half of those who were answered had it within {median}; of all who were due "
                    "an answer, {share} had it within {target}.",
                ).format(
                    median=lasted(response.median),
                    share=percent(response.share),
                    target=formatting.duration(response.target),
                )
            )
        whole = summed(paid_of(board.money), self._rates)
        count = sum(one.payments for one in board.money if one.currency not in whole.left_out)
        change, _ = versus(board, self._rates)
        paid = translate("Report", "{amount} was paid in {payments}").format(
            amount=formatting.money(whole.total), payments=payments_words(count)
        )
        if change is not None:
            more = translate("Report", "{share} more") if change >= 0 else ""
            less = translate("Report", "{share} less") if change < 0 else ""
            how = (more or less).format(share=percent(abs(change)))
            paid += translate("Report", ", {how} than in the week before").format(how=how)
        found.append(f"{paid}.")
        return " ".join(found)

    def _money_words(self) -> str:
        """What stands beside the one sum: each currency, and the rates."""
        translate = QCoreApplication.translate
        parts = [
            translate("Report", "{paid} paid, {refunded} refunded, {net} net").format(
                paid=formatting.money(Money(one.paid, one.currency)),
                refunded=formatting.money(Money(one.refunded, one.currency)),
                net=formatting.money(Money(one.net, one.currency)),
            )
            for one in self._board.money
        ]
        whole = summed(paid_of(self._board.money), self._rates)
        for currency in whole.converted:
            parts.append(
                translate("Report", "1 {currency} = {rate} {into} ({day})").format(
                    currency=currency,
                    rate=self._rates.of(currency),
                    into=self._rates.currency,
                    day=self._rates.day,
                )
            )
        for currency in whole.left_out:
            parts.append(
                translate("Report", "{currency} has no rate and is in no sum").format(
                    currency=currency
                )
            )
        return ". ".join(parts) + ("." if parts else "")

    def _made(self) -> None:
        """How the figures are made."""
        translate = QCoreApplication.translate
        self._heading(translate("Report", "How these figures are made"))
        for figure in (
            Figure.RESPONSE,
            Figure.INSIDE_TARGET,
            Figure.PAID,
            Figure.CONVERSION,
            Figure.TIME_TO_TICKET,
        ):
            words = f"{figure_words(figure)}: {definition(figure)} {scope_words(figure.scope)}"
            self._text(words, 9.0, LIGHT.text2)

    # --- how they are painted

    def _head(self, number: int) -> None:
        translate = QCoreApplication.translate
        self._y = 0.0
        title = translate("Report", "Social desk")
        self._write(title, QRectF(0, 0, 400, 30), 21, LIGHT.text1, _LEFT, QFont.Weight.Bold)
        words = period_words(self._board.wanted.period)
        self._write(words, QRectF(0, 29, 500, 20), 12.5, LIGHT.text2, _LEFT)
        made = translate("Report", "Made {when}, page {number} of 2").format(
            when=formatting.moment(self._board.at, 0.0), number=number
        )
        self._write(made, QRectF(300, 29, _WIDTH - 300, 20), 10.5, LIGHT.text3, _RIGHT)
        self._rule(54, LIGHT.text1)
        self._y = 62

    def _heading(self, words: str) -> None:
        at = QRectF(0, self._y + 8, _WIDTH, 20)
        self._write(words, at, 13, LIGHT.text1, _LEFT, QFont.Weight.DemiBold)
        self._y += 32

    def _tiles(self, some: Sequence[Tile]) -> None:
        across = len(some)
        width = (_WIDTH - (across - 1) * 10) / across
        for place, one in enumerate(some):
            box = QRectF(place * (width + 10), self._y, width, 92)
            self._painter.setPen(QPen(QColor(LIGHT.line), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box, 8, 8)
            inside = box.adjusted(12, 8, -10, -8)
            self._write(one.title, inside, 10.5, LIGHT.text2, Qt.AlignmentFlag.AlignLeft)
            value = inside.adjusted(0, 17, 0, 0)
            weight = QFont.Weight.Bold
            self._write(one.value, value, 21, LIGHT.text1, Qt.AlignmentFlag.AlignLeft, weight)
            below = inside.adjusted(0, 46, 0, 6)
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            self._write(one.below, below, 9.5, LIGHT.text2, wrapped)
        self._y += 100

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not rows:
            self._text(QCoreApplication.translate("Report", "None."), 10.5, LIGHT.text2)
            return
        shares = [2.2, *([1.0] * (len(heads) - 1))]
        widths = [_WIDTH * share / sum(shares) for share in shares]
        self._row(heads, widths, LIGHT.text3)
        self._rule(self._y, LIGHT.field_line)
        for row in rows:
            self._row(row, widths, LIGHT.text1)

    def _row(self, cells: Sequence[str], widths: Sequence[float], shade: str) -> None:
        left = 0.0
        for place, (words, width) in enumerate(zip(cells, widths, strict=True)):
            align = _LEFT if place == 0 else _RIGHT
            self._write(words, QRectF(left, self._y, width, 20), 10.5, shade, align)
            left += width
        self._y += 20

    def _text(self, words: str, size: float, shade: str) -> None:
        font = self._font(size)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        room = QRectF(0, self._y, _WIDTH, 400)
        needed = QFontMetricsF(font).boundingRect(room, flags, words)
        self._write(words, QRectF(0, self._y, _WIDTH, needed.height() + 2), size, shade, flags)
        self._y += needed.height() + 3

    def _write(
        self,
        words: str,
        room: QRectF,
        size: float,
        shade: str,
        flags: Qt.AlignmentFlag | Qt.TextFlag,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        self._painter.setFont(self._font(size, weight))
        self._painter.setPen(QColor(shade))
        self._painter.drawText(room, flags, words)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """In the painter's units: sizes of the device would be scaled once more."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(size)))
        font.setWeight(weight)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _rule(self, y: float, shade: str) -> None:
        self._painter.setPen(QPen(QColor(shade), 0.8))
        self._painter.drawLine(self._at(0, y), self._at(_WIDTH, y))

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x, y)
