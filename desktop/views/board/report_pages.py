"""The week on two pages of paper, for a manager who was not there and forwards it.

Agents are not named in it: how each of them did is for the team lead, in the window and its CSV.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QLocale, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
)

from desktop.models.board.figures import Board, Figure, MoneySum, Pillar
from desktop.models.board.rates import Rates, summed
from desktop.models.money import Money
from desktop.views.board.board_charts import paid_bars, response_lines
from desktop.views.board.board_sums import by_channel, each_currency, paid_of, refunded_of
from desktop.views.board.board_words import (
    SHOWN,
    channel_words,
    lasted,
    payments_words,
    percent,
    period_words,
    short_day,
    tile,
    versus,
)
from desktop.views.board.charts import (
    draw_bars,
    draw_legend,
    draw_lines,
    legend_width,
)
from desktop.views.board.figure_words import definition, figure_words, pillar_words, scope_words
from desktop.views.board.report_sheet import HEADED, HEADING, LEFT, RIGHT, ROW, WIDTH, Sheet, paper
from desktop.views.payment.stuck_words import kind_words
from desktop.views.style.tokens import LIGHT
from desktop.views.words import formatting

_NOW = frozenset(
    {Figure.RESPONSE_NOW, Figure.WAITING, Figure.LINKS_OPEN, Figure.NOT_TICKETED, Figure.STUCK}
)
_BARS, _LINES, _LEAST_CHART = 330.0, 220.0, 110.0
"""How high the charts are where there is room, and at least."""
_SMALL = 9.0
_OF_DAYS = (1.0, 1.2, 1.2, 1.25, 1.25, 1.35, 1.5, 1.3)
_OF_CHANNELS = (2.2, 1.0, 1.0, 1.0)
_OF_STUCK = (2.2, 0.7, 0.7, 1.0, 3.4)
_EXPLAINED = (
    Figure.RESPONSE,
    Figure.INSIDE_TARGET,
    Figure.PAID,
    Figure.CONVERSION,
    Figure.TIME_TO_TICKET,
)


def write_report(board: Board, rates: Rates, path: Path) -> None:
    """Write the two pages. Raises OSError where the file cannot be written."""
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    writer, painter = paper(written, _title(board))
    pages = Pages(painter, board, rates)
    pages.first()
    writer.newPage()
    pages.second()
    painter.end()
    path.write_bytes(written.data().data())  # QPdfWriter says nothing of a disk that is full


def _title(board: Board) -> str:
    translate = QCoreApplication.translate
    return f"{translate('Report', 'Social desk')}: {_period(board)}"


def _period(board: Board) -> str:
    """Of which week it is; whoever is sent one that still runs must not take it for the whole."""
    period = board.wanted.period
    words = period_words(period)
    if board.at >= period.until:
        return words
    return QCoreApplication.translate("Report", "{week}, so far").format(week=words)


def _number(count: int) -> str:
    return QLocale().toString(count)


class Pages(Sheet):
    """What stands on the pages, from top to bottom."""

    def __init__(self, painter: QPainter, board: Board, rates: Rates) -> None:
        super().__init__(painter)
        self._board = board
        self._rates = rates

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
        named = QFontMetricsF(self._font(HEADING, QFont.Weight.DemiBold)).horizontalAdvance(words)
        if named + 24 + legend_width(bars.parts, self._ink) > WIDTH:
            self._y += 18  # the legend has a line of its own
        draw_legend(self._painter, self._at(WIDTH, self._y - 14), bars.parts, self._ink)
        below = self._height_of(self._money_words(), 10.5) + self._height_of_made() + 16
        high = max(_LEAST_CHART, min(_BARS, self.left - below))
        high = high if bars.parts else _LEAST_CHART
        draw_bars(self._painter, QRectF(0, self._y, WIDTH, high), bars, self._ink)
        self._y += high + 8
        self._text(self._money_words(), 10.5, LIGHT.text2)
        self._made()

    def second(self) -> None:
        """The days, the channels, and what is stuck."""
        translate = QCoreApplication.translate
        self._head(2)
        self._heading(translate("Report", "First response by day, in minutes"))
        tables = (
            (translate("Report", "Day by day"), _OF_DAYS, *self._days()),
            (translate("Report", "By channel"), _OF_CHANNELS, *self._channels()),
            (translate("Report", "Stuck money when this was made"), _OF_STUCK, *self._stuck()),
        )
        below = sum(HEADED + ROW * (1 + len(rows)) for *_, rows in tables)
        high = max(_LEAST_CHART, min(_LINES, self.left - below - 16))
        lines = response_lines(self._board)
        draw_lines(self._painter, QRectF(0, self._y, WIDTH, high), lines, self._ink)
        self._y += high + 16
        for words, shares, heads, rows in tables:
            self._heading(words)
            self._table(shares, heads, rows)

    # --- what the parts hold

    def _days(self) -> tuple[Sequence[str], list[Sequence[str]]]:
        translate = QCoreApplication.translate
        heads = (
            translate("Report", "Day"),
            translate("Report", "Answered"),
            translate("Report", "Median"),
            translate("Report", "90% within"),
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
                    _number(point.cases if point else 0),
                    lasted(point.median if point else None),
                    lasted(point.p90 if point else None),
                    _number(cohort.made if cohort else 0),
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
        return heads, [(name, _number(count), *sums) for count, name, sums in most]

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
                _number(one.count),
                _number(one.late),
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
                    "Half of the customers who were answered waited {median} at most; {share} of "
                    "all who were due an answer had it within {target}.",
                ).format(
                    median=lasted(response.median),
                    share=percent(response.share),
                    target=formatting.duration(response.target),
                )
            )
        elif not board.handled.cases:
            found.append(translate("Report", "No customer wrote."))
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
        if not count and change is None:
            paid = translate("Report", "Nothing was paid")
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
        self._heading(QCoreApplication.translate("Report", "How these figures are made"))
        for words in self._definitions():
            self._text(words, _SMALL, LIGHT.text2)

    def _height_of_made(self) -> float:
        return HEADED + sum(self._height_of(words, _SMALL) for words in self._definitions())

    def _definitions(self) -> list[str]:
        return [
            f"{figure_words(figure)}: {definition(figure)} {scope_words(figure.scope)}"
            for figure in _EXPLAINED
        ]

    def _head(self, number: int) -> None:
        translate = QCoreApplication.translate
        self._y = 0.0
        title = translate("Report", "Social desk")
        self._write(title, QRectF(0, 0, 400, 30), 21, LIGHT.text1, LEFT, QFont.Weight.Bold)
        words = _period(self._board)
        self._write(words, QRectF(0, 29, 500, 20), 12.5, LIGHT.text2, LEFT)
        made = translate("Report", "Made {when}, page {number} of 2").format(
            when=formatting.moment(self._board.at, 0.0), number=number
        )
        self._write(made, QRectF(300, 29, WIDTH - 300, 20), 10.5, LIGHT.text3, RIGHT)
        self._rule(54, LIGHT.text1)
        self._y = 62
