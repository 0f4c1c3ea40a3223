"""Choosing from a list by typing: a field, what it finds, and keys for both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.actions.popup import Popup
from desktop.views.controls.sequence_model import SequenceModel, Tells
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.key_presses import pressed_sequence, signs
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_MOST_ROWS = 8
_ROW = 32  # of the design; a larger font brings its own
_WIDTH = 340
_PAD = 10
_ICON = 14
_APPLY = ("Ctrl+Return", "Ctrl+Enter")
_Index = QModelIndex | QPersistentModelIndex


class Mark(Enum):
    """Whether what a row stands for is so: for none of what it is about, for some, or for all."""

    OFF = "off"
    PART = "part"
    ON = "on"


def mark_words(mark: Mark) -> str:
    """A mark as it is read out."""
    translate = QCoreApplication.translate
    match mark:
        case Mark.ON:
            return translate("PickView", "on")
        case Mark.PART:
            return translate("PickView", "on for some")
        case Mark.OFF:
            return translate("PickView", "off")


@dataclass(frozen=True, slots=True)
class Pick:
    """One row: what it stands for, its words, what stands grey at its end, and an icon. `mark`
    says whether it is so; None where that is not asked."""

    key: object
    text: str
    detail: str = ""
    icon: Icon | None = None
    mark: Mark | None = None

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        said = mark_words(self.mark) if self.mark is not None else ""
        return ", ".join(part for part in (self.text, said, self.detail) if part)


_ICONS = {Mark.ON: Icon.CHECK, Mark.PART: Icon.MINUS}
Source = Callable[[str], Sequence[Pick]]
"""What is offered for what was typed, the best first."""


def matching(picks: Sequence[Pick], query: str) -> list[Pick]:
    """Those of which every typed word begins a word."""
    wanted = query.casefold().split()
    return [
        pick
        for pick in picks
        if all(
            any(word.startswith(part) for word in f"{pick.text} {pick.detail}".casefold().split())
            for part in wanted
        )
    ]


class PickView(QWidget):
    """The field and the list. `chosen` carries the key of the row that was taken, `looked` follows
    each new offer.

    The field keeps the focus: Up and Down move in the list, Enter takes.
    """

    chosen = Signal(object)
    looked = Signal()

    def __init__(self, theme: Theme, source: Source, *, hint: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._source = source
        roles: Mapping[Qt.ItemDataRole, Tells[Pick]] = {
            Qt.ItemDataRole.DisplayRole: attrgetter("text"),
            Qt.ItemDataRole.AccessibleTextRole: attrgetter("spoken"),
        }
        self._model = SequenceModel(roles, self)
        self.field = QLineEdit()
        self.field.setObjectName("pickField")
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        self.list = QListView()
        self.list.setObjectName("pickList")
        self.list.setAccessibleName(name)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.nothing.setObjectName("pickNothing")
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.look)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.selectionModel().currentChanged.connect(self._told)
        self.look()

    @property
    def picks(self) -> Sequence[Pick]:
        """What is offered now."""
        return self._model.items

    @property
    def current(self) -> Pick | None:
        """The row that Enter takes."""
        row = self.list.currentIndex().row()
        return self.picks[row] if 0 <= row < len(self.picks) else None

    def look(self) -> None:
        """Ask again what is offered; the row that was chosen stays so where it is still there."""
        before = self.current
        self._model.show(tuple(self._source(self.field.text())))
        keys = [pick.key for pick in self.picks]
        at = keys.index(before.key) if before is not None and before.key in keys else 0
        if self.sender() is self.field:
            at = 0
        if keys:
            self.list.setCurrentIndex(self._model.index(at))
        self.list.setVisible(bool(keys))
        self.nothing.setVisible(not keys)
        row = self._theme.height(_ROW)
        self.list.setFixedHeight(max(1, min(len(keys), _MOST_ROWS)) * row + 2)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # whoever fits its size to this does so at once
        self.looked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row, rows = self.list.currentIndex().row(), len(self.picks)
        match event.key():
            case Qt.Key.Key_Down if rows:
                self.list.setCurrentIndex(self._model.index((row + 1) % rows))
            case Qt.Key.Key_Up if rows:
                self.list.setCurrentIndex(self._model.index((row - 1) % rows))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier
            ):
                if not event.isAutoRepeat():
                    self._take(row)
            case _:
                return False
        return True

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.picks):
            self.chosen.emit(self.picks[row].key)

    def _told(self, now: QModelIndex) -> None:
        if now.isValid() and self.isVisible():
            announce(self, self.picks[now.row()].spoken)


class PickPopup(Popup):
    """A `PickView` of its own over the window. `chosen` carries the key that was taken. With
    `many`, Enter puts one on or off, and once the key that sends is pressed `applied` carries what
    is to be on and off from now on: True and False by key, of those that were changed. What is on
    for some only can be put on for all, off for all, and back. Escape leaves everything as it was.
    """

    chosen = Signal(object)
    applied = Signal(object)

    def __init__(
        self,
        theme: Theme,
        source: Source,
        parent: QWidget,
        *,
        title: str,
        hint: str,
        many: bool = False,
        nothing: str = "",
    ) -> None:
        super().__init__(theme, parent)
        self._many = many
        self._marks: Mapping[Any, Mark] = {}
        self._wanted: dict[object, bool] = {}
        self.setObjectName("pickPopup")
        self.setAccessibleName(title)
        heading = QLabel(title)
        heading.setProperty("role", "section")
        heading.setFont(theme.font(TextRole.SECTION))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self.view = PickView(theme, self._marked(source), hint=hint, name=title)
        self.view.nothing.setText(nothing or self.tr("Nothing is called that"))
        self.view.chosen.connect(self._chosen)
        self.view.looked.connect(self.fit)
        self._foot = wrapped_label(theme, TextRole.SMALL, "meta")
        words = self.tr("Enter: on or off · {key}: apply · Esc: leave as it was")
        self._foot.setText(words.format(key=keymap().hint(KeyId.SEND) or signs(_APPLY[0])))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self.view)
        layout.addWidget(self._foot)
        self._foot.setVisible(many)  # not before: without a parent it would be a window
        self.setFixedWidth(round(_WIDTH * theme.text_scale))

    def open(self, over: QWidget) -> None:
        """Show it below a widget, within the screen."""
        self.view.look()
        self.open_below(over, self.view.field)

    def refresh(self) -> None:
        """What is offered has changed."""
        self.view.look()

    def show_marks(self, before: Mapping[Any, Mark]) -> None:
        """How things are, where it is not off; what the agent has changed already stays so."""
        self._marks = before
        self.refresh()

    def mark_of(self, key: object) -> Mark:
        """How something is to be once it is applied."""
        if key in self._wanted:
            return Mark.ON if self._wanted[key] else Mark.OFF
        return self._marks.get(key, Mark.OFF)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._many and (
            keymap().is_pressed(KeyId.SEND, event, typing=True)
            or pressed_sequence(event) in _APPLY  # whatever sends: there is no button for it
        ):
            self.close()
            self.applied.emit(dict(self._wanted))
        else:
            super().keyPressEvent(event)

    def _marked(self, source: Source) -> Source:
        if not self._many:
            return source
        return lambda query: [replace(one, mark=self.mark_of(one.key)) for one in source(query)]

    def _chosen(self, key: object) -> None:
        if not self._many:
            self.close()
            self.chosen.emit(key)
            return
        self._turn(key)
        self.view.look()
        self.view.field.selectAll()

    def _turn(self, key: object) -> None:
        before = self._marks.get(key, Mark.OFF)
        now = self.mark_of(key)
        if before is Mark.PART and now is Mark.OFF:
            del self._wanted[key]
            return
        self._wanted[key] = now is not Mark.ON
        if (before is Mark.ON) is self._wanted[key] and before is not Mark.PART:
            del self._wanted[key]


class _Rows(QStyledItemDelegate):
    """Paints a row: a check where it is on, its icon, its words, and what stands at its end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self._theme.height(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        pick = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(pick, Pick):
            return
        theme, tokens = self._theme, self._theme.tokens
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color(tokens.selected if selected else tokens.hover))
            ring = QPen(color(tokens.focus), theme.metrics.focus_ring)
            painter.setPen(ring if selected else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        left = rect.x() + _PAD
        side = round(_ICON * theme.text_scale)
        is_on = pick.mark is Mark.ON
        mark = _ICONS.get(pick.mark, pick.icon) if pick.mark is not None else pick.icon
        if mark is not None:
            square = QRectF(left, rect.center().y() - side / 2, side, side)
            icons.paint(painter, square, mark, tokens.accent if is_on else tokens.text3)
            left += side + 8
        detail = QFontMetricsF(theme.font(TextRole.SMALL))
        wide = min(detail.horizontalAdvance(pick.detail), rect.width() * 0.6)
        end = QRectF(rect.right() - _PAD - wide, rect.y(), wide, rect.height())
        if pick.detail:
            painter.setFont(theme.font(TextRole.SMALL))
            painter.setPen(color(tokens.text2))
            words = detail.elidedText(pick.detail, Qt.TextElideMode.ElideRight, wide + 1)
            painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter), words)
        role = TextRole.STRONG if is_on else TextRole.BODY
        room = end.x() - left - (10 if pick.detail else 0)
        painter.setFont(theme.font(role))
        painter.setPen(color(tokens.text1))
        words = QFontMetricsF(theme.font(role)).elidedText(
            pick.text, Qt.TextElideMode.ElideRight, room
        )
        line = QRectF(left, rect.y(), room, rect.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()
