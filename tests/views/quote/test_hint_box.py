"""Hints beside a quote: neutral words, and a reason before one goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.models.fraud_hints import Hint, Sign
from desktop.views.payment.hint_words import hint_words
from desktop.views.quote.hint_box import HintBox
from tests.views.thread.thread_world import light_theme, on_screen

VALUES = {"hours": 20, "country": "BR", "count": 4}
ALL = tuple(Hint(sign, VALUES) for sign in Sign)


@pytest.mark.parametrize("hint", ALL, ids=lambda hint: hint.sign.value)
def test_each_sign_says_a_fact_and_no_verdict(hint: Hint) -> None:
    words = hint_words(hint)
    assert words.endswith(".")
    assert "{" not in words
    assert not any(bad in words.lower() for bad in ("fraud", "stolen", "suspicious", "fake"))


def test_a_hint_goes_with_what_was_found_and_not_without(qtbot: QtBot) -> None:
    box = HintBox(light_theme())
    assert box.isHidden()
    on_screen(qtbot, box)
    box.show_hints(ALL[:2])
    assert box.isVisible()
    told: list[tuple[Hint, str]] = []
    box.dismissed.connect(lambda hint, reason: told.append((hint, reason)))
    first = box.rows[0]
    first.looked_button.click()
    field = box.findChild(QLineEdit, f"hintReason_{ALL[0].sign.value}")
    assert field is not None
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == []
    qtbot.keyClicks(field, "called back")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [(ALL[0], "called back")]
    box.show_hints(ALL[1:2])
    assert [row.hint for row in box.rows] == [ALL[1]]
    box.show_hints(())
    assert not box.isVisible()
