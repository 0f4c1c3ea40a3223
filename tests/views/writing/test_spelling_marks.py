"""A misspelt word is underlined once it is written, and put right from the field's menu."""

import asyncio
from collections.abc import Callable, Collection
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.services.spelling import Spelling
from desktop.views.qt.tasks import Tasks
from desktop.views.thread.composer import Composer
from desktop.views.writing.spelling_marks import SpellingMarks
from tests.views.inbox.inbox_world import until
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, light_theme, on_screen

RIGHT = {"de", "vlucht", "is", "morgen", "Dag"}


class SmallDictionary(Spelling):
    """Five words, whatever this computer has."""

    def _misspelt(self, language: str, words: Any) -> frozenset[str]:
        return frozenset(words) - RIGHT - self._own if language == "nl" else frozenset()

    def _suggestions(self, language: str, word: str) -> tuple[str, ...]:
        return ("vlucht", "vlug") if word == "vlugt" else ()


class Writing:
    def __init__(self, qtbot: QtBot, names: Collection[str] = ()) -> None:
        self.composer = Composer(light_theme())
        self.composer.resize(560, 200)
        on_screen(qtbot, self.composer)
        self.composer.open(CONVERSATION, CONTACT, "", NOW)
        self.composer.edit.setFocus()
        tasks = Tasks(lambda *_: None)
        self.marks = SpellingMarks(light_theme(), tasks, self.composer.edit, self.composer.marks)
        self.spelling = SmallDictionary()
        self.marks.check(self.spelling, "nl", names)


def test_it_is_underlined_when_it_is_done_and_not_in_another_language(
    qtbot: QtBot, on_loop: Callable[..., Any]
) -> None:
    async def scenario() -> None:
        writing = Writing(qtbot, ("Sanne",))
        qtbot.keyClicks(writing.composer.edit, "Dag Sanne de vlugt")
        qtbot.keyClicks(writing.composer.edit, " is {{booking}}")
        await until(lambda: writing.marks.misspelt == ("vlugt",))
        assert len(writing.composer.edit.extraSelections()) == 2  # the gap has its own mark
        drafts: list[str] = []
        writing.composer.draft_changed.connect(lambda _id, text: drafts.append(text))
        writing.marks.check(writing.spelling, "de")
        await until(lambda: writing.marks.misspelt == ())
        writing.marks.check(None, "nl")
        assert writing.marks.misspelt == ()
        writing.marks.check(None, "")
        await writing.spelling.close()

    on_loop(scenario())


@pytest.mark.parametrize("by_key", [True, False])
def test_the_menu_puts_it_right_or_takes_it_for_right(
    qtbot: QtBot, on_loop: Callable[..., Any], by_key: bool
) -> None:
    async def scenario() -> None:
        writing = Writing(qtbot)
        edit = writing.composer.edit
        edit.setPlainText("😀 ")
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        qtbot.keyClicks(edit, "de vlugt xyzzy ")
        await until(lambda: writing.marks.misspelt == ("vlugt", "xyzzy"))

        async def menu_on(position: int) -> QMenu:
            cursor = edit.textCursor()
            cursor.setPosition(position)
            place = edit.cursorRect(cursor).center()
            if by_key:
                edit.setTextCursor(cursor)
            reason = QContextMenuEvent.Reason
            event = QContextMenuEvent(
                reason.Keyboard if by_key else reason.Mouse,
                QPoint() if by_key else place,
                edit.viewport().mapToGlobal(place),
            )
            QApplication.sendEvent(edit if by_key else edit.viewport(), event)
            await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            return menu

        menu = await menu_on(8)
        assert [action.text() for action in menu.actions()][:2] == ["vlucht", "vlug"]
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert writing.composer.text == "😀 de vlucht xyzzy "
        await until(lambda: writing.marks.misspelt == ("xyzzy",))
        menu = await menu_on(15)
        add = next(one for one in menu.actions() if "xyzzy" in one.text())
        add.trigger()
        menu.close()
        await until(lambda: writing.marks.misspelt == ())
        async with asyncio.timeout(30):
            while await writing.spelling.misspelt("nl", ["xyzzy"]):
                pass
        writing.marks.check(None, "")
        await writing.spelling.close()

    on_loop(scenario())
