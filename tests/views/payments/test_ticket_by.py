"""By when a paid quote is to be ticketed, in the Payments view."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.payment_list import StuckSum
from desktop.models.stage import Stage
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.models.stuck_money import Stuck
from desktop.views.payments import payments_words
from desktop.views.payments.stuck_tiles import StuckTile
from desktop.views.style.theme import Theme
from desktop.views.words.formatting import clock
from tests.models.test_payment_csv import ROW

NOW = 1_800_000_000.0
LIMIT = NOW + 1800.0


def test_a_row_says_by_when_it_is_to_be_ticketed() -> None:
    case = Stuck(StuckKind.NOT_TICKETED, NOW - 60, 18600, LIMIT)
    row = replace(ROW, badge=replace(ROW.badge, stage=Stage.PAID), stuck=case)
    words = f"ticket by {clock(LIMIT)}"
    assert payments_words.until(row, NOW) == words
    assert words in payments_words.spoken(row, NOW, "Mila")
    assert payments_words.until(row, LIMIT) == f"ticketing limit passed {clock(LIMIT)}"
    assert payments_words.until(replace(row, stuck=replace(case, by=None)), NOW) == "–"


@pytest.mark.parametrize(("now", "alarm"), [(LIMIT - 601, False), (LIMIT - 600, True)])
def test_the_tile_turns_to_alarm_in_time(
    theme: Theme, qtbot: QtBot, now: float, alarm: bool
) -> None:
    tile = StuckTile(theme, StuckKind.NOT_TICKETED)
    qtbot.addWidget(tile)
    one = StuckSum(StuckKind.NOT_TICKETED, 2, int(alarm), {"EUR": 18600}, now - 60, LIMIT)
    tile.show_sum(one, Promises({StuckKind.NOT_TICKETED: 120}), now)
    words = f"ticket by {clock(LIMIT)}"
    assert words in tile.accessibleName()
    assert tile.alarm == (words if alarm else "")
