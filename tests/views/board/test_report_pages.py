"""Whatever a week brought, its report ends before its pages do."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice

from desktop.models.board.figures import (
    Board,
    BoardFilter,
    Cohort,
    CohortStep,
    FirstResponse,
    Handled,
    MoneyStep,
    MoneySum,
    OnDuty,
    Point,
    ResponseNow,
    StuckLine,
    Took,
    Waiting,
)
from desktop.models.board.period import week_named
from desktop.models.board.rates import rates_from
from desktop.models.hub_words import Channel
from desktop.models.stuck_kind import StuckKind
from desktop.views.board.report_pages import Pages, _period
from desktop.views.board.report_sheet import paper

WEEK = week_named("2026-W47", "UTC")
RATES = rates_from("USD 0.8610", "EUR", "2026-11-20")
CURRENCIES = ("EUR", "USD", "GBP", "JPY", "NOK")


def of_a_week(channels: Sequence[Channel], currencies: Sequence[str], cases: int) -> Board:
    sums = tuple(MoneySum(one, 1_279_891_45 * cases, 62_685_00, 9_000) for one in currencies)
    made = Cohort(7_200 * cases, 5_600 * cases, 144 * cases)
    return Board(
        wanted=BoardFilter(WEEK),
        at=WEEK.until,
        now=ResponseNow(WEEK.until),
        waiting=Waiting(),
        on_duty=OnDuty(),
        response=FirstResponse(240 * cases or None, 1110 * cases or None, cases, cases, 0, 1200),
        line=tuple(Point(day, None, 240, 1110, 5_400) for day in WEEK.days if cases),
        handled=Handled(cases, cases, cases, cases),
        money=sums,
        before=sums,
        steps=tuple(
            MoneyStep(day, one, two) for day in WEEK.days for one in channels for two in sums
        ),
        open_links=0,
        cohort=made,
        cohorts=tuple(CohortStep(day, made) for day in WEEK.days if cases),
        to_pay=Took(360, 900, cases),
        to_ticket=Took(254, 611, cases),
        stuck=tuple(
            StuckLine(kind, 300, 9, dict.fromkeys(currencies, 5_422_50), WEEK.since)
            for kind in StuckKind
            if cases
        ),
        agents=(),
    )


@pytest.mark.usefixtures("qapp", "dutch")
@pytest.mark.parametrize(
    "board",
    [of_a_week(tuple(Channel), CURRENCIES, 1), of_a_week((), (), 0)],
    ids=["very full", "empty"],
)
def test_a_week_has_room_on_its_two_pages(board: Board) -> None:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer, painter = paper(device, "A week")
    pages = Pages(painter, board, RATES)
    pages.first()
    first = pages.left
    writer.newPage()
    pages.second()
    painter.end()
    assert first >= 0 and pages.left >= 0


@pytest.mark.usefixtures("qapp", "english")
def test_a_week_that_still_runs_says_so() -> None:
    board = of_a_week((Channel.MESSENGER,), ("EUR",), 1)
    assert _period(replace(board, at=WEEK.until)).endswith("2026")
    assert _period(replace(board, at=WEEK.until - 1)).endswith("2026, so far")
