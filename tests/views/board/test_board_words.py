"""A board in words, and its charts' numbers."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.board.figures import (
    Board,
    BoardFilter,
    Cohort,
    Figure,
    FirstResponse,
    Handled,
    MoneyStep,
    MoneySum,
    OnDuty,
    Pillar,
    Point,
    ResponseNow,
    Scope,
    StuckLine,
    Took,
    Waiting,
)
from desktop.models.board.period import week_named
from desktop.models.board.rates import Rates, rates_from
from desktop.models.hub_words import Channel
from desktop.models.money import Money
from desktop.models.stuck_kind import StuckKind
from desktop.views.board import board_words, figure_words
from desktop.views.board.board_charts import paid_bars, paid_title, response_lines, short_money
from desktop.views.board.charts import top_of
from desktop.views.style.tokens import Tone

WEEK = week_named("2026-W47", "UTC")
RATES = rates_from("USD 0.5", "EUR", "2026-11-20")
NOW = WEEK.until - 3600
MONDAY = WEEK.first


@pytest.fixture
def board() -> Board:
    """A week as any other."""
    return Board(
        wanted=BoardFilter(WEEK),
        at=NOW,
        now=ResponseNow(NOW, 252, 12),
        waiting=Waiting(31, NOW - 26 * 60, 3),
        on_duty=OnDuty(18, 126),
        response=FirstResponse(240, 700, 412, 400, 3, 1200),
        line=(Point(MONDAY, None, 240, 700, 412),),
        handled=Handled(415, 350, 4, 2),
        money=(MoneySum("EUR", 80_214_50, 1_000_00, 431), MoneySum("USD", 540_00, 0, 1)),
        before=(MoneySum("EUR", 71_800_00, 0, 400),),
        steps=(
            MoneyStep(MONDAY, Channel.MESSENGER, MoneySum("EUR", 12_000_00, 0, 9)),
            MoneyStep(MONDAY, Channel.MESSENGER, MoneySum("USD", 2_000_00, 0, 1)),
            MoneyStep(MONDAY, Channel.X, MoneySum("EUR", 500_00, 0, 1)),
        ),
        open_links=7,
        cohort=Cohort(550, 431, 7),
        cohorts=(),
        to_pay=Took(360, 900, 431),
        to_ticket=Took(),
        stuck=(StuckLine(StuckKind.NOT_TICKETED, 4, 1, {"EUR": 602_50}, NOW - 17 * 60),),
        agents=(),
    )


def said(figure: Figure, board: Board) -> str:
    return board_words.tile(figure, board, RATES).spoken


@pytest.mark.usefixtures("qapp", "english")
def test_each_tile_says_what_is_known(board: Board) -> None:
    assert said(Figure.RESPONSE_NOW, board).startswith("First response, last 5 min: 4 min 12 s. 12")
    assert said(Figure.RESPONSE, board) == (
        "First response: 4 min 00 s. 90% within 11 min 40 s · 412 answered"
    )
    assert said(Figure.INSIDE_TARGET, board) == (
        "Inside 20 min: 96%. 3 still unanswered · 400 of 415 due"
    )
    assert said(Figure.WAITING, board) == ("Waiting for a reply: 31. 3 past target · oldest 26 min")
    assert said(Figure.PAID, board) == (
        "Paid in week 47: €80,484. +12% on the week before · 432 payments"
    )
    assert said(Figure.CONVERSION, board) == (
        "Links that got paid: 78%. 431 of 550 · median 6 min to pay · 7 still open"
    )
    assert said(Figure.NOT_TICKETED, board) == (
        "Paid, not yet ticketed: 4. 1 late · oldest 17 min · €602.50"
    )
    assert said(Figure.SOLVED, board) == "Solved: 84%. 350 of 415 cases"
    assert said(Figure.ON_DUTY, board) == "On duty: 18. 7 conversations each"


@pytest.mark.usefixtures("qapp", "english")
def test_what_is_not_known_is_no_zero(board: Board) -> None:
    empty = replace(
        board,
        now=ResponseNow(NOW),
        response=FirstResponse(target=1200),
        handled=Handled(),
        cohort=Cohort(),
        stuck=(),
        waiting=Waiting(),
    )
    for figure in (Figure.RESPONSE_NOW, Figure.RESPONSE, Figure.INSIDE_TARGET, Figure.CONVERSION):
        assert board_words.tile(figure, empty, RATES).value == board_words.NOTHING
    assert board_words.tile(Figure.WAITING, empty, RATES).tone is Tone.OK
    assert said(Figure.TIME_TO_TICKET, empty) == "Time to ticket: –. nothing was ticketed"
    satisfied = {
        "the hub has not told": empty,
        "for hub administrators only": replace(empty, hub_refuses=True),
        "not told by channel": replace(
            empty, hub_refuses=True, wanted=replace(empty.wanted, channels=frozenset({Channel.X}))
        ),
    }
    for why, one in satisfied.items():
        assert said(Figure.SATISFACTION, one) == f"Satisfied customers: –. {why}"


@pytest.mark.usefixtures("qapp", "english")
def test_what_has_no_rate_stands_beside_the_sum(board: Board) -> None:
    without = replace(RATES, each={})
    tile = board_words.tile(Figure.PAID, board, without)
    assert tile.value == "€80,214"  # half a euro, to the even one
    assert "431 payments · beside $540.00" in tile.below


@pytest.mark.usefixtures("qapp", "english")
def test_every_figure_tells_how_it_is_made_and_what_it_covers() -> None:
    told = [figure_words.hint(figure) for figure in Figure]
    assert len(set(told)) == len(told)
    assert {figure.pillar for figure in board_words.SHOWN} == set(Pillar)
    assert all(figure_words.scope_words(scope) for scope in Scope)
    assert all(figure_words.figure_words(figure) for figure in Figure)


def test_less_than_all_is_never_rounded_up_to_all_of_it() -> None:
    assert board_words.percent(0.9999) == "99%"
    assert board_words.percent(1.0) == "100%"
    assert board_words.percent(None) == board_words.NOTHING


@pytest.mark.usefixtures("qapp", "english")
def test_bars_are_added_up_in_one_currency(board: Board) -> None:
    bars = paid_bars(board, RATES)
    assert paid_title(board, RATES) == "Paid per day, by channel"
    assert paid_title(board, Rates()) == "Paid per day, by channel, without USD"
    assert len(bars.labels) == 7
    assert [(part.name, part.values[0]) for part in bars.parts] == [
        ("Messenger", 13_000.0),
        ("X", 500.0),
    ]
    assert bars.sums == (13_500.0, *[0.0] * 6)
    assert bars.said(13_500.0) == "€13.5k"


@pytest.mark.usefixtures("qapp", "english")
def test_a_day_without_answers_is_a_gap_in_the_line(board: Board) -> None:
    lines = response_lines(board)
    assert lines.lower == (4.0, *[None] * 6)
    assert lines.target == 20.0
    assert lines.ticks[0] == (0.0, "Mon 16")


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (3, 3.2), (16_000, 16_000), (17_118, 20_000), (20.0, 20), (0.7, 0.8)]
)
def test_an_axis_ends_at_a_round_value(most: float, top: float) -> None:
    assert top_of(most) == pytest.approx(top)
    assert top_of(most) >= most


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 4), (9, 12), (40, 40), (95, 100), (101, 120)]
)
def test_what_is_counted_has_whole_steps(most: float, top: float) -> None:
    assert top_of(most, counts=True) == top


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.5, "€1.50"),
        (850.0, "€850"),
        (999.7, "€1.0k"),
        (1500.0, "€1.5k"),
        (12_000.0, "€12k"),
        (1_000_000.0, "€1M"),
        (4_782_393.0, "€4.8M"),
        (0.0, "€0"),
    ],
)
@pytest.mark.usefixtures("qapp", "english")
def test_amounts_are_short_where_there_is_little_room(value: float, words: str) -> None:
    assert short_money(value, "EUR") == words
    assert board_words.whole_money(Money(12_345, "JPY")) == "¥12,345"
    assert board_words.day_words(date(2026, 11, 21)) == "Saturday 21 November"
