"""Misspelt words in the field, underlined, and what may have been meant in its context menu."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from desktop.models.spelling import Word, words_to_check
from desktop.views.qt.tasks import Tasks
from desktop.views.qt.text_positions import qt_places
from desktop.views.style.theme import Theme, color
from desktop.views.writing.marks import Marks

if TYPE_CHECKING:
    from desktop.services.spelling import Spelling

_PAUSE_MS = 250
_MOST_KNOWN = 5000
_LONGEST = 10_000
"""So many characters are checked: what is longer was not typed here."""


class SpellingMarks(QObject):
    """Follows one field. Words are asked for on the dictionary's own thread; the one that is being
    typed is left alone until it is done.

    `check` says what to check with; without dictionaries, or without one for the language, nothing
    is underlined.
    """

    def __init__(self, theme: Theme, tasks: Tasks, edit: QPlainTextEdit, marks: Marks) -> None:
        super().__init__(edit)
        self._theme = theme
        self._tasks = tasks
        self._edit = edit
        self._marks = marks
        self._spelling: Spelling | None = None
        self._language = ""
        self._names: Collection[str] = ()
        self._wrong: dict[str, bool] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        edit.textChanged.connect(self._changed)
        edit.cursorPositionChanged.connect(self._mark)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        theme.changed.connect(self._mark)

    def check(
        self, spelling: "Spelling | None", language: str, names: Collection[str] = ()
    ) -> None:
        """Check by these dictionaries from now on; None is not at all. `names` are never wrong."""
        if (spelling, language, names) == (self._spelling, self._language, self._names):
            return
        self._spelling, self._language, self._names = spelling, language, names
        self._wrong.clear()
        self._mark()
        self._changed()

    @property
    def misspelt(self) -> tuple[str, ...]:
        """The words that are underlined now."""
        return tuple(word.text for word in self._shown())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return False
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self._edit.textCursor() if by_key else self._edit.cursorForPosition(event.pos())
        word = self._at(cursor.position())
        if word is None or self._spelling is None:
            return False
        below = self._edit.cursorRect(cursor).bottomLeft()
        place = self._edit.viewport().mapToGlobal(below) if by_key else event.globalPos()
        self._tasks.spawn(self._offer(self._spelling, word, place), key="suggestions")
        return True

    def _changed(self) -> None:
        if self._spelling is not None:
            self._pause.start()

    def _words(self) -> tuple[Word, ...]:
        text = self._edit.toPlainText()[:_LONGEST]
        place = qt_places(text)
        return tuple(Word(one.text, place(one.start)) for one in words_to_check(text, self._names))

    def _ask(self) -> None:
        words = {word.text for word in self._words()} - self._wrong.keys()
        if self._spelling is None:
            return
        if words:
            self._tasks.spawn(
                self._look_up(self._spelling, self._language, words), key="spelling", replace=True
            )
        else:
            self._mark()

    async def _look_up(self, spelling: "Spelling", language: str, words: set[str]) -> None:
        wrong = await spelling.misspelt(language, words)
        if (spelling, language) != (self._spelling, self._language):
            return
        if len(self._wrong) > _MOST_KNOWN:
            self._wrong.clear()
        self._wrong.update((word, word in wrong) for word in words)
        self._mark()

    def _shown(self) -> list[Word]:
        here = self._edit.textCursor().position() if self._edit.hasFocus() else -1
        return [
            word
            for word in self._words()
            if self._wrong.get(word.text) and not word.start < here == word.end
        ]

    def _mark(self) -> None:
        marks = []
        for word in self._shown() if any(self._wrong.values()) else ():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(word)
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.format.setUnderlineColor(color(self._theme.tokens.bad))
            marks.append(mark)
        self._marks.show("spelling", marks)

    def _at(self, position: int) -> Word | None:
        return next(
            (
                word
                for word in self._words()
                if word.start <= position <= word.end and self._wrong.get(word.text)
            ),
            None,
        )

    def _cursor(self, word: Word) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    async def _offer(self, spelling: "Spelling", word: Word, place: QPoint) -> None:
        """Show what may have been meant above what the field offers anyway."""
        suggestions = await spelling.suggestions(self._language, word.text)
        menu = self._edit.createStandardContextMenu()
        menu.setObjectName("spellingMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        first = menu.actions()[0]
        for text in suggestions:
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, text=text: self._replace(word, text))
            menu.insertAction(first, action)
        if not suggestions:
            nothing = QAction(self.tr("Nothing similar is known"), menu)
            nothing.setEnabled(False)
            menu.insertAction(first, nothing)
        menu.insertSeparator(first)
        add = QAction(self.tr("Add “{word}” to the dictionary").format(word=word.text), menu)
        add.triggered.connect(lambda: self._add(spelling, word.text))
        menu.insertAction(first, add)
        menu.insertSeparator(first)
        menu.popup(place)
        _choose_first(menu)

    def _replace(self, word: Word, text: str) -> None:
        cursor = self._cursor(word)
        if cursor.selectedText().replace("’", "'") == word.text:
            cursor.insertText(text)

    def _add(self, spelling: "Spelling", word: str) -> None:
        self._wrong[word] = False
        self._mark()
        self._tasks.spawn(spelling.add(word), doing=self.tr("Adding the word"), keeps=True)


def _choose_first(menu: QMenu) -> None:
    enabled = [action for action in menu.actions() if action.isEnabled()]
    if enabled:
        menu.setActiveAction(enabled[0])
