"""Completion of what is being typed: a list over the field, chosen from by keys or a click."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.controls.sections import rule
from desktop.views.controls.sequence_model import SequenceModel, Tells
from desktop.views.qt.announcements import announce
from desktop.views.qt.text_positions import line_before, qt_places
from desktop.views.style.theme import TextRole, Theme, color

_MOST_ROWS, _FEWEST_ROWS = 7, 2
_ABOVE = 6
_WIDEST = 560
_PREVIEW_LINES = 5
_PREVIEW_PAD = 8
_ROW = 32  # of the design; a larger font brings its own
_PAD = 12
_EDGE = 4

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it is called, what stands grey at its end, and what it puts into the field.

    `mark` is a sign before the words. `preview` is shown below the list while the row is active.
    """

    title: str
    insert: str
    detail: str = ""
    mark: str = ""
    preview: str = ""
    value: object = field(default=None, compare=False)

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ", ".join(part for part in (self.title, self.detail, self.preview) if part)


class Completion(Protocol):
    """Something that can be completed. `trigger` is matched against the line up to the cursor, ends
    with it, and what it matched is replaced by the choice; its group `query` is asked for."""

    @property
    def trigger(self) -> re.Pattern[str]: ...

    def choices(self, query: str) -> Sequence[Choice]:
        """What fits, the best first; nothing closes the list."""
        ...

    def at_once(self, query: str) -> Choice | None:
        """What the typed words are already, so that no list is needed."""
        ...

    def took(self, choice: Choice) -> None:
        """The choice stands in the field now."""
        ...


class CompletionList(QFrame):
    """The list for one field; it stands over `anchor` while there is something to complete. Without
    one, whoever lays it out follows `placed`: in a popup nothing stands over its edge.

    The field keeps the focus. Up and Down move, Enter and Tab take, Escape closes until something
    else is to be completed.
    """

    placed = Signal()

    def __init__(self, theme: Theme, edit: QPlainTextEdit, anchor: QWidget | None) -> None:
        super().__init__(anchor)
        self._theme = theme
        self._edit = edit
        self._anchor = anchor
        self._completions: list[Completion] = []
        self._active: Completion | None = None
        self._begins = -1
        self._refused = -1
        self._taking = False
        self.setObjectName("completionList")
        self.setProperty("role", "card")
        self._model = choice_model(self)
        self._list = QListView()
        self._list.setObjectName("completionRows")
        self._list.setAccessibleName(self.tr("Suggestions"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChoiceRows(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        self._list.selectionModel().currentChanged.connect(self._current_changed)
        self._preview = QLabel()
        self._preview.setObjectName("completionPreview")
        self._preview.setProperty("role", "support")
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setFont(theme.font(TextRole.SUPPORT))
        self._preview.setWordWrap(True)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._below = QWidget()  # whose margins hold: the style sheet takes a label's own
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(_PAD, _PREVIEW_PAD, _PAD, _PREVIEW_PAD)
        inside.addWidget(self._preview)
        self._rule = rule()
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(1, _EDGE, 1, _EDGE)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._rule)
        layout.addWidget(self._below)
        self.hide()
        edit.installEventFilter(self)
        edit.cursorPositionChanged.connect(self.look)
        edit.textChanged.connect(self.look)

    def add(self, completion: Completion) -> None:
        """Complete this too."""
        self._completions.append(completion)

    @property
    def choices(self) -> Sequence[Choice]:
        """What the list shows now."""
        return self._model.items if self.isVisible() else ()

    def look(self) -> None:
        """See whether what stands before the cursor can be completed."""
        if self._taking:
            return
        cursor = self._edit.textCursor()
        if not self._edit.hasFocus() or cursor.hasSelection():
            self._close()
            return
        before = line_before(cursor)
        for completion in self._completions:
            match = completion.trigger.search(before)
            if match is None:
                continue
            begins = cursor.block().position() + qt_places(before)(match.start())
            query = match["query"]
            self._active, self._begins = completion, begins
            choice = completion.at_once(query)
            if choice is not None:
                self._put(choice)
                return
            if begins == self._refused:
                return
            self._show(completion.choices(query))
            return
        self._refused = -1
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._moves(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if not self._moves(event):
            return False
        row, rows = self._list.currentIndex().row(), self._model.rowCount()
        match event.key():
            case Qt.Key.Key_Up:
                self._go((row - 1) % rows)
            case Qt.Key.Key_Down:
                self._go((row + 1) % rows)
            case Qt.Key.Key_PageUp:
                self._go(max(row - _MOST_ROWS, 0))
            case Qt.Key.Key_PageDown:
                self._go(min(row + _MOST_ROWS, rows - 1))
            case Qt.Key.Key_Escape:
                self._refused = self._begins
                self._close()
            case _:
                self._take(row)
        return True

    @staticmethod
    def _moves(event: QKeyEvent) -> bool:
        """Whether the list, and not the field, has a use for the key."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and event.key() in _KEYS

    def _show(self, choices: Sequence[Choice]) -> None:
        if not choices:
            self._close()
            return
        fresh = not self.isVisible()
        if not fresh and list(choices) == list(self._model.items):
            return
        self._model.show(choices)
        self._place(choices)
        if fresh:
            self.show()
        self.raise_()
        self._go(0)
        self.placed.emit()

    def _place(self, choices: Sequence[Choice]) -> None:
        rows = min(len(choices), _MOST_ROWS)
        row = self._theme.height(_ROW)
        previews = any(choice.preview for choice in choices)
        self._rule.setVisible(previews)
        self._below.setVisible(previews)
        anchor = self._anchor
        if anchor is None:
            width = self._edit.width()
        else:
            width = min(anchor.width(), round(_WIDEST * self._theme.text_scale))
            self.setFixedWidth(width)
        around = 2 * _EDGE
        if previews:
            below = self._highest([one.preview for one in choices], width - 2 * (_PAD + 1))
            self._below.setFixedHeight(below + 2 * _PREVIEW_PAD)
            around += self._below.height() + 1
        if anchor is None:
            self._list.setFixedHeight(rows * row)
            self._column.activate()  # whoever lays it out asks at once
            return
        window = anchor.window()
        if self.parent() is not window:
            self.setParent(window)
        top = anchor.mapTo(window, QPoint(0, 0))
        room = top.y() - _ABOVE - around
        rows = min(rows, max(room // row, _FEWEST_ROWS))
        self._list.setFixedHeight(rows * row)
        height = rows * row + around
        self.setGeometry(top.x(), max(0, top.y() - height - _ABOVE), width, height)

    def _highest(self, previews: Iterable[str], width: int) -> int:
        """What the longest of these needs, so that going through them moves nothing."""
        words = QFontMetrics(self._preview.font())
        most = _PREVIEW_LINES * words.lineSpacing()
        room, wrapped = QRect(0, 0, width, most), int(Qt.TextFlag.TextWordWrap)
        return min(most, max(words.boundingRect(room, wrapped, one).height() for one in previews))

    def _go(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)

    def _current_changed(self, now: QModelIndex) -> None:
        if not now.isValid():
            return
        choice = self._model.items[now.row()]
        self._preview.setText(choice.preview)
        announce(self._edit, choice.spoken)

    def _take(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self._put(self._model.items[row])

    def _put(self, choice: Choice) -> None:
        """Put the choice in the place of what was typed; one undo brings that back."""
        completion, begins = self._active, self._begins
        self._close()
        if completion is None:
            return
        self._taking = True
        cursor = self._edit.textCursor()
        end = cursor.position()
        cursor.setPosition(begins)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(choice.insert)
        self._edit.setTextCursor(cursor)
        self._taking = False
        completion.took(choice)

    def _close(self) -> None:
        if self.isVisible():
            self.hide()
            self.placed.emit()


_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
    }
)


def choice_model(parent: QObject) -> SequenceModel[Choice]:
    """Choices as rows of a list."""
    roles: Mapping[Qt.ItemDataRole, Tells[Choice]] = {
        Qt.ItemDataRole.DisplayRole: attrgetter("title"),
        Qt.ItemDataRole.AccessibleTextRole: attrgetter("spoken"),
    }
    return SequenceModel(roles, parent)


class ChoiceRows(QStyledItemDelegate):
    """Paints a row: sign, words, and what stands grey at the end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self._theme.height(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice, tokens = index.data(Qt.ItemDataRole.UserRole), self._theme.tokens
        if not isinstance(choice, Choice):
            return
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, color(tokens.selected))
            edge = QRectF(area.x(), area.y(), self._theme.metrics.selected_edge, area.height())
            painter.fillRect(edge, color(tokens.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = self._theme.metrics.focus_ring
            painter.setPen(QPen(color(tokens.focus), ring))
            painter.drawRect(area.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2))
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if choice.mark:
            painter.setFont(self._theme.font(TextRole.TITLE))
            painter.setPen(color(tokens.text1))
            painter.drawText(inner, middle, choice.mark)
            advance = QFontMetricsF(painter.font()).horizontalAdvance(choice.mark)
            inner.setLeft(inner.left() + max(advance, 22.0) + 8)
        small = self._theme.font(TextRole.SMALL)
        room = inner.width()
        if choice.detail:
            words = QFontMetricsF(small)
            detail = words.elidedText(choice.detail, Qt.TextElideMode.ElideRight, inner.width() / 2)
            painter.setFont(small)
            painter.setPen(color(tokens.text3))
            painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignRight), detail)
            room -= words.horizontalAdvance(detail) + _PAD
        body = self._theme.font(TextRole.BODY)
        title = QFontMetricsF(body).elidedText(choice.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(body)
        painter.setPen(color(tokens.text1))
        painter.drawText(inner, middle, title)
        painter.restore()
