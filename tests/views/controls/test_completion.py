"""What is being typed can be completed, and the keys of the field stay the field's."""

import re
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.controls.completion import Choice, CompletionList
from desktop.views.style.theme import Theme

TOWNS = ("Amsterdam", "Antwerpen", "Barcelona")


class Towns:
    """Towns after an @."""

    trigger = re.compile(r"@(?P<query>\w*!?)$")

    def __init__(self) -> None:
        self.taken: list[str] = []

    def choices(self, query: str) -> Sequence[Choice]:
        fitting = [town for town in TOWNS if town.lower().startswith(query.lower())]
        return [Choice(town, town, detail="town", preview=f"To {town}") for town in fitting]

    def at_once(self, query: str) -> Choice | None:
        return Choice("Paris", "Paris") if query == "par!" else None

    def took(self, choice: Choice) -> None:
        self.taken.append(choice.title)


class Desk:
    """A field near the bottom of a window, with its list."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.edit = QPlainTextEdit()
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addStretch(1)
        layout.addWidget(self.edit)
        layout.addWidget(self.other)
        self.edit.setFixedHeight(80)
        self.window.resize(500, 600)
        self.towns = Towns()
        self.list = CompletionList(theme, self.edit, self.edit)
        self.list.add(self.towns)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.edit.setFocus()

    @property
    def shown(self) -> list[str]:
        return [choice.title for choice in self.list.choices]


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(theme, qtbot)


def test_typing_narrows_the_list_and_enter_takes(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "to @")
    assert desk.shown == list(TOWNS)
    qtbot.keyClicks(desk.edit, "a")
    assert desk.shown == ["Amsterdam", "Antwerpen"]
    qtbot.keyClick(desk.edit, Qt.Key.Key_Down)
    preview = desk.window.findChild(QLabel, "completionPreview")
    assert preview is not None and preview.text() == "To Antwerpen"
    qtbot.keyClick(desk.edit, Qt.Key.Key_Return)
    assert desk.edit.toPlainText() == "to Antwerpen"
    assert desk.towns.taken == ["Antwerpen"]
    assert desk.shown == []
    desk.edit.undo()
    assert desk.edit.toPlainText() == "to @a"


def test_a_screen_reader_hears_each_row_with_what_it_puts_in(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@")
    QAccessible.setActive(True)
    rows = desk.list.findChild(QListView, "completionRows")
    assert rows is not None
    listed = QAccessible.queryAccessibleInterface(rows)
    assert listed.text(QAccessible.Text.Name) == "Suggestions"
    assert listed.child(1).text(QAccessible.Text.Name) == "Antwerpen, town, To Antwerpen"
    assert desk.edit.hasFocus()


def test_it_stands_over_the_field_and_inside_the_window(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@")
    area = desk.list.geometry()
    assert area.bottom() < desk.edit.y()
    assert desk.window.rect().contains(area)


def test_escape_closes_it_until_something_else_is_completed(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@")
    qtbot.keyClick(desk.edit, Qt.Key.Key_Escape)
    qtbot.keyClicks(desk.edit, "b")
    assert desk.shown == []
    qtbot.keyClicks(desk.edit, " @b")
    assert desk.shown == ["Barcelona"]
    qtbot.keyClick(desk.edit, Qt.Key.Key_Tab)
    assert desk.edit.toPlainText() == "@b Barcelona"
    assert desk.edit.hasFocus()


def test_the_keys_are_the_fields_own_while_no_list_stands_there(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@x")
    assert desk.shown == []
    qtbot.keyClick(desk.edit, Qt.Key.Key_Return)
    assert desk.edit.toPlainText() == "@x\n"


def test_what_is_complete_is_put_in_at_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@par!")
    assert desk.edit.toPlainText() == "Paris"


def test_the_list_leaves_with_the_focus(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@")
    desk.other.setFocus()
    assert desk.shown == []


def test_moving_goes_round(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.edit, "@")
    qtbot.keyClick(desk.edit, Qt.Key.Key_Up)
    qtbot.keyClick(desk.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.edit.toPlainText() == "Barcelona"


def test_a_preview_is_never_cut_and_the_list_stays_inside_of_its_window(
    theme: Theme, qtbot: QtBot
) -> None:
    desk = Desk(theme, qtbot)
    desk.window.resize(500, 300)
    qtbot.keyClicks(desk.edit, "@")
    assert desk.window.rect().contains(desk.list.geometry())
    preview = desk.list.findChild(QLabel, "completionPreview")
    assert preview is not None
    assert preview.height() >= preview.heightForWidth(preview.width())
    assert preview.mapTo(desk.list, preview.rect().topLeft()).x() > 1
