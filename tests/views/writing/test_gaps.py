"""A text with a gap does not leave: the agent is told, and led through the gaps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.template import VARIABLES
from desktop.views.thread.composer import Composer
from desktop.views.writing.variable_words import variable_name
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, light_theme, on_screen

TEXT = "Booking {{booking}}, ticket {{tickets}}."
WITH_EMOJI = "😀 {{booking}} 👍 {{tickets}}"


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    widget = Composer(light_theme())
    widget.resize(560, 160)
    on_screen(qtbot, widget)
    widget.open(CONVERSATION, CONTACT, "", NOW)
    widget.edit.setFocus()
    return widget


def test_it_says_what_is_missing_and_does_not_send(composer: Composer, qtbot: QtBot) -> None:
    sent: list[str] = []
    composer.send_wanted.connect(lambda _id, text: sent.append(text))
    assert not composer.gaps.isVisible()
    composer.edit.setPlainText(TEXT)
    assert composer.gaps.isVisible()
    assert "the booking code, the ticket numbers" in composer.gaps.text()
    assert len(composer.edit.extraSelections()) == 2
    button = composer.findChild(QPushButton, "sendButton")
    assert button is not None
    button.click()
    assert sent == []
    assert composer.edit.hasFocus() and composer.edit.textCursor().selectedText() == "{{booking}}"
    qtbot.keyClicks(composer.edit, "K7Q2MX")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Tab)
    assert composer.edit.textCursor().selectedText() == "{{tickets}}"
    qtbot.keyClicks(composer.edit, "12")
    assert not composer.gaps.isVisible()
    button.click()
    assert sent == ["Booking K7Q2MX, ticket 12."]


def test_tab_goes_round_and_back_and_leaves_where_there_is_no_gap(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.edit.setPlainText(TEXT)
    chosen = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        qtbot.keyClick(composer.edit, key)
        chosen.append(composer.edit.textCursor().selectedText())
    assert chosen == ["{{booking}}", "{{tickets}}", "{{booking}}", "{{tickets}}"]
    composer.edit.setPlainText("no gap")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Tab)
    assert not composer.edit.hasFocus()


def test_an_emoji_before_a_gap_moves_nothing(composer: Composer, qtbot: QtBot) -> None:
    composer.edit.setPlainText(WITH_EMOJI)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Tab)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Tab)
    assert composer.edit.textCursor().selectedText() == "{{tickets}}"
    composer.gaps.fill({"booking": "K7Q2MX", "tickets": "1"})
    assert composer.text == "😀 K7Q2MX 👍 1"


def test_what_becomes_known_is_filled_in_by_one_step(composer: Composer) -> None:
    composer.edit.setPlainText(TEXT)
    composer.gaps.fill({"booking": "K7Q2MX"})
    assert composer.text == "Booking K7Q2MX, ticket {{tickets}}."
    composer.edit.undo()
    assert composer.text == TEXT


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_has_a_name(variable: str) -> None:
    assert variable_name(variable) != variable
