"""The command palette over the dimmed window: type a few letters, press Enter."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.views.controls.key_cap import spoken_keys
from desktop.views.controls.sections import rule
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.palette.entries import Entry
from desktop.views.palette.palette_delegate import PaletteDelegate
from desktop.views.palette.palette_finder import Found, PaletteFinder
from desktop.views.palette.palette_model import PaletteModel
from desktop.views.qt.announcements import announce
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.shadow import DOWN, SPREAD, paint_shadow
from desktop.views.style.theme import TextRole, Theme, color

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_WIDTH, _TOP, _EDGE = 620, 120, 24
_SHADE = 0.28
_BELOW = 8
"""Under the last row, so that the card's corners stay round."""
_THROUGH = (KeyId.VEIL, KeyId.LOCK, KeyId.QUIT)
"""Keys of the window that act while the palette is open: what hides, and what ends."""
_FINDING = "palette"


class PaletteInput(QLineEdit):
    """Where the letters go. `stepped` is an arrow key, `jumped` a page, `went_on` Tab, each with
    its direction; `entered` is Enter, `left` Escape or the palette's own key. `lost` says that the
    focus went to something else in the window."""

    stepped = Signal(int)
    jumped = Signal(int)
    went_on = Signal(int)
    entered = Signal()
    left = Signal()
    lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paletteInput")
        self.setProperty("role", "bare")
        self.setPlaceholderText(self.tr("A name, a booking, an amount, or what to do…"))
        self.setAccessibleName(self.tr("Find anything, do anything"))
        self.setAccessibleDescription(
            self.tr("Up and Down choose, Tab goes to the next part, Enter opens, Esc leaves")
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # While it is open the window's keys rest: nothing is done that is out of sight.
                if not any(keymap().is_pressed(key_id, event) for key_id in _THROUGH):
                    event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
                self.went_on.emit(_TABS[Qt.Key(event.key())])
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.lost.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape or keymap().is_pressed(KeyId.PALETTE, event, typing=True):
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _PAGES:
            self.jumped.emit(_PAGES[key])
        else:
            super().keyPressEvent(event)


_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class _Card(QFrame):
    """The card in the middle, with round corners."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, radius = self._theme.tokens, self._theme.metrics.radius_card
        painter.setPen(QPen(color(tokens.line), 1))
        painter.setBrush(color(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class _Icon(QWidget):
    """The magnifier before the letters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        side = round(20 * theme.text_scale)
        self.setFixedSize(QSize(side, side))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), Icon.SEARCH, self._theme.tokens.text1)
        painter.end()


class Palette(QWidget):
    """Lies over the whole window while it is open. Built once; `open()` shows it."""

    def __init__(self, theme: Theme, window: "MainWindow") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._finder = PaletteFinder(window)
        self._found = Found()
        self._found_for = ""
        self._enter_wanted = False
        self._focus: QWidget | None = None
        self._said = ""
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find anything, do anything"))
        self.input = PaletteInput()
        self.input.setFont(theme.font(TextRole.FIND))
        self.model = PaletteModel()
        self.list = self._make_list()
        self._empty = QLabel()
        self._empty.setProperty("role", "support")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setContentsMargins(18, 14, 18, 8)
        self._empty.setWordWrap(True)
        self._card = self._lay_out()
        self.hide()
        self.input.textChanged.connect(self._typed)
        self.input.stepped.connect(lambda by: self._choose(self.model.step(self._row, by)))
        self.input.jumped.connect(self._jump)
        self.input.went_on.connect(lambda by: self._choose(self.model.next_part(self._row, by)))
        self.input.entered.connect(self._enter)
        self.input.left.connect(self.leave)
        self.input.lost.connect(self._lost)
        self.list.clicked.connect(self._clicked)
        window.guard.locking.connect(self.leave)
        window.guard.veiled_changed.connect(self.leave)
        window.inbox.chosen.connect(self.leave)  # what it offers is about the one before
        window.installEventFilter(self)
        theme.changed.connect(self.update)

    def open(self) -> None:
        """Show it over the window, empty; pressed again, it is put away."""
        if self.isVisible():
            self.leave()
            return
        self._focus = QApplication.focusWidget()
        self._found, self._found_for, self._enter_wanted = Found(), "", False
        self._said = ""
        self.input.blockSignals(True)
        self.input.clear()
        self.input.blockSignals(False)
        self._list()
        self._place()
        self.show()
        self.raise_()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away and go back to where the focus was."""
        if not self.isVisible():
            return
        self.hide()
        before, self._focus = self._focus, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.inbox.focus_list()

    def _lost(self) -> None:
        """Something else in the window has the focus now, as a field that was waited for."""
        if self.isVisible():
            self._focus = QApplication.focusWidget()
            self.leave()

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter opens."""
        return self.model.entry(self._row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card leaves; none reaches the window."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens.shadow, _SHADE))
        radius = self._theme.metrics.radius_card
        paint_shadow(painter, QRectF(self._card.geometry()), radius, tokens.shadow)
        painter.end()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("paletteList")
        view.setAccessibleName(self.tr("What was found"))
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(self._theme, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        return view

    def _lay_out(self) -> QWidget:
        card = _Card(self._theme, self)
        line = self._head = QHBoxLayout()
        line.setContentsMargins(18, 15, 18, 15)
        line.setSpacing(12)
        line.addWidget(_Icon(self._theme))
        line.addWidget(self.input, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, _BELOW)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(rule())
        column.addWidget(self.list)
        column.addWidget(self._empty)
        return card

    def _place(self) -> None:
        """As high as what it lists where there is room; the list scrolls where there is not."""
        self.setGeometry(self._window.rect())
        wide = min(round(_WIDTH * self._theme.text_scale), self.width() - 2 * _EDGE)
        top = min(_TOP, self.height() * 2 // 15)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        room = self.height() - top - _EDGE - self._head.sizeHint().height() - _BELOW - 2
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(max(0, min(rows, room)))
        self._empty.setVisible(not rows and bool(self._empty.text()))
        before = self._card.geometry()
        self._card.setFixedWidth(wide)
        self._card.adjustSize()
        self._card.move(QPoint((self.width() - wide) // 2, top))
        if self._card.geometry() != before:
            # The shadow alone: under it the whole window would be painted anew.
            both = before.united(self._card.geometry())
            self.update(both.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD + DOWN))

    # --- what is listed

    def _typed(self) -> None:
        self._enter_wanted = False
        text, desk = self._text, self._window.desk
        if not text or desk is None:
            self._found, self._found_for = Found(), text
        else:
            shown = self._window.guard.shown(desk)
            self._window.tasks.spawn(
                self._find(shown, text), key=_FINDING, doing=self.tr("Searching"), replace=True
            )
        self._list(first=True)

    async def _find(self, desk: "Desk", text: str) -> None:
        found = await self._finder.find(desk, text)
        if text != self._text or not self.isVisible():
            return
        keeps = self._row > self._first_row  # the agent has gone on already
        self._found, self._found_for = found, text
        self._list(first=not keeps)
        if self._enter_wanted:
            self._enter_wanted = False
            self._enter()

    def _list(self, *, first: bool = True) -> None:
        """Show what is known by now. What an older text has found stays until the newer one has,
        so that nothing blinks."""
        before = self.chosen
        text = self._text
        actions = self._finder.actions(text)
        if not text:
            parts = [self._finder.recent(), actions]
        else:
            found = [list(self._found.conversations), list(self._found.payments)]
            parts = [actions, *found] if self._found.loose else [*found, actions]
        self.model.show(parts)
        nothing = self.tr("Nothing on this desk for “{text}”.").format(text=text)
        self._empty.setText(nothing if self._found_for == text else "")
        row = self.model.row_of(before.name) if before is not None and not first else -1
        self._choose(row if row >= 0 else self._first_row)
        self._place()

    @property
    def _text(self) -> str:
        return self.input.text().strip()

    @property
    def _first_row(self) -> int:
        return next(iter(self.model.entries), -1)

    @property
    def _row(self) -> int:
        return self.list.currentIndex().row()

    # --- choosing

    def _choose(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is None:
            return
        self.list.setCurrentIndex(self.model.index(row))
        if row == self._first_row:
            self.list.scrollToTop()  # with its heading
        if entry.name != self._said:  # once, though more is found meanwhile
            self._said = entry.name
            keys = spoken_keys(entry.key) if entry.key else ""
            announce(self.input, ", ".join(words for words in (entry.spoken, keys) if words))

    def _jump(self, by: int) -> None:
        high = max(1, self.list.sizeHintForRow(max(0, self._row)))
        page = max(1, self.list.viewport().height() // high - 1)
        self._choose(self.model.jump(self._row, by * page))

    def _enter(self) -> None:
        """Open what is chosen; where the first is meant and not found yet, as soon as it is."""
        waits = self._found_for != self._text and bool(self._text)
        if waits and self._row <= self._first_row:
            self._enter_wanted = True
            return
        self._open(self.chosen)

    def _clicked(self, index: QModelIndex) -> None:
        self._open(self.model.entry(index.row()))

    def _open(self, entry: Entry | None) -> None:
        if entry is None:
            return
        self.leave()
        desk = self._window.desk
        if desk is not None:
            self._window.tasks.spawn(
                desk.used(entry.name), doing=self.tr("Remembering your choice")
            )
        entry.open()
