"""Naming a saved view."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.views.inbox.view_name import ViewName
from desktop.views.style.theme import Theme


def test_a_card_number_becomes_no_name_for_names_are_kept_in_a_plain_file(
    theme: Theme, qtbot: QtBot
) -> None:
    naming, named = ViewName(theme, []), list[str]()
    qtbot.addWidget(naming)
    naming.named.connect(named.append)
    QTest.keyClicks(naming.field, "VIP 4242 4242 4242 4242")
    QTest.keyClick(naming.field, Qt.Key.Key_Return)
    assert len(named) == 1 and named[0].startswith("VIP") and "4242" not in named[0]
