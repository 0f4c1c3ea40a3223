"""The cases behind a figure of the board: a list in which each is opened."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QWidget

from desktop.views.board.cases_delegate import CasesDelegate
from desktop.views.board.cases_model import CaseKey, CaseRow, CasesModel
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.empty_words import paint_empty
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_WIDE, _LINES = 460, 6


class CasesDialog(QDialog):
    """Open with `open()`, then `show_cases`. `chosen` carries the row of the case that is to be
    opened; the dialog has closed by then."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, tasks: Tasks, desk: "Desk", title: str, detail: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("boardCases")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = CasesModel(tasks, desk, self)
        self.list = _CasesList(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CasesDelegate(theme, desk.now, self.list))
        self.list.setAccessibleName(title)
        self.list.opened.connect(self._choose)
        heading = wrapped_label(theme, TextRole.NAME)
        heading.setText(title)
        self.told = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.told.setText(detail)
        self._open_button = KeyButton(theme, self.tr("Open"), role="primary")
        self._open_button.setObjectName("boardCasesOpen")
        self._open_button.setEnabled(False)
        self._open_button.clicked.connect(lambda: self._choose(self.list.currentIndex()))
        leave = KeyButton(theme, self.tr("Close"))
        leave.setObjectName("boardCasesClose")
        leave.clicked.connect(self.reject)
        column = dialog_column(self, spacing=10)
        column.addWidget(heading)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(dialog_buttons(leave, self._open_button))
        self._room = parent.window().size()
        self._row_height = theme.metrics.row_height
        self.setMinimumWidth(min(round(_WIDE * theme.text_scale), self._room.width() - 60))
        self._make_room(_LINES)
        self.list.setFocus()

    def show_cases(
        self,
        keys: Sequence[CaseKey],
        counted: str,
        known: Mapping[CaseKey, CaseRow] | None = None,
    ) -> None:
        """List these; `counted` says how many they are."""
        self.model.show_cases(keys, known)
        self.list.empty = self.tr("None of the cases behind it is on this desk.")
        self.told.setText("\n".join(part for part in (self.told.text(), counted) if part))
        if keys:
            self.list.setCurrentIndex(self.model.index(0))
        self._open_button.setEnabled(bool(keys))
        self._make_room(len(keys))
        self.list.viewport().update()

    def _make_room(self, lines: int) -> None:
        """As high as its rows, within the window."""
        high = self._row_height * min(max(lines, 2), _LINES) + 2
        self.list.setMinimumHeight(min(high, self._room.height() // 2))
        self.adjustSize()

    def fail(self) -> None:
        """Say that they could not be read."""
        self.list.empty = self.tr("The cases could not be read. Close this and try again.")
        self.list.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            self.accept()
            self.chosen.emit(row)


class _CasesList(QListView):
    """`opened` is Enter or a double click. `empty` is what it says without a row."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.empty = ""
        self.setObjectName("boardCasesList")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and not self.model().rowCount():
            paint_empty(self.viewport(), self._theme, self.empty)
