"""Widgets beside each other like words: lines begin at one edge, and break where they must."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.link_button import RING, LinkButton
from tests.views.thread.thread_world import light_theme, on_screen

Line = tuple[QLabel, LinkButton, LinkButton]


@pytest.fixture
def line(qtbot: QtBot) -> Callable[[int], Line]:
    whole = QWidget()
    on_screen(qtbot, whole)
    return lambda width: fill(whole, width)


def fill(whole: QWidget, width: int) -> Line:
    """Show a sentence and two links in a line of this width."""
    box = QWidget(whole)
    flow = FlowLayout(box, gap=3)
    flow.setContentsMargins(RING, 0, RING, 0)
    words = QLabel("Rebooking AMS to BCN, until 18:00")
    first, second = (LinkButton(light_theme(), text) for text in ("copy link", "cancel"))
    for one in (words, first, second):
        flow.add(one)
    box.resize(width, flow.heightForWidth(width))
    box.show()
    return words, first, second


def edges(link: LinkButton) -> tuple[int, int]:
    """Where its words begin and end."""
    return link.x() + RING, link.geometry().right() + 1 - RING


def test_a_link_that_begins_a_line_begins_where_the_words_do(line: Callable[[int], Line]) -> None:
    words, first, second = line(240)
    assert first.y() > words.y()
    assert edges(first)[0] == words.x() == RING
    assert first.x() >= 0
    assert second.y() == first.y()


@pytest.mark.parametrize("width", [240, 600])
def test_words_are_one_gap_apart(line: Callable[[int], Line], width: int) -> None:
    words, first, second = line(width)
    assert edges(second)[0] - edges(first)[1] == 3
    if width == 600:
        assert edges(first)[0] - (words.geometry().right() + 1) == 3


def test_all_words_stand_between_the_margins(line: Callable[[int], Line]) -> None:
    for width in range(230, 340, 7):
        for one in line(width)[1:]:
            assert edges(one)[1] <= width - RING
