"""Merging two contacts that are one customer: found at the hub, compared, and never undone."""

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStyle,
    QWidget,
)

from desktop.models.conversation import Contact
from desktop.models.conversation_change import Merge
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme

_ROWS = 5
Search = Callable[[str], Awaitable[Sequence[Contact]]]


class MergeDialog(QDialog):
    """Open with `open()`. `merged` carries the `Merge` once it was asked for by its button.

    `search` asks the hub, at each press and never at each letter: all desks share its limit. With
    `other`, both are known and nothing is searched.
    """

    merged = Signal(object)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        mine: Contact,
        search: Search,
        parent: QWidget,
        other: Contact | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._mine = mine
        self._other: Contact | None = None
        self._search = search
        self.setObjectName("mergeDialog")
        self.setWindowTitle(self.tr("Merge two contacts"))
        self.setModal(True)
        title = wrapped_label(theme, TextRole.NAME)
        title.setText(self.tr("Merge two contacts"))
        self.field = QLineEdit(mine.name)
        self.field.setObjectName("mergeSearch")
        self.field.setProperty("role", "search")
        self.field.setAccessibleName(self.tr("Name, e-mail or phone of the other contact"))
        self.field.setPlaceholderText(self.tr("Name, e-mail or phone of the other contact"))
        self.field.returnPressed.connect(self._look)
        self.ask = KeyButton(theme, self.tr("Search the hub"))
        self.ask.setObjectName("mergeFind")
        self.ask.setAutoDefault(False)
        self.ask.clicked.connect(self._look)
        self.found = QListWidget()
        self.found.setObjectName("mergeFound")
        self.found.setAccessibleName(self.tr("Contacts that were found"))
        self.found.currentItemChanged.connect(self._chosen)
        self.found.setFixedHeight(theme.height(30) * _ROWS)
        self._told = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._told.setText(self.tr("Search for the other contact of this customer."))
        self._compare = QWidget()
        self._grid = QGridLayout(self._compare)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._stays = QButtonGroup(self)
        warning = wrapped_label(theme, TextRole.SUPPORT, "problem")
        warning.setText(
            self.tr(
                "This cannot be undone, here or at the hub: the other contact is gone for good."
                " Its conversations and notes go to the one that stays."
            )
        )
        self.merge = KeyButton(theme, self.tr("Merge for good"), role="danger")
        self.merge.setObjectName("mergeButton")
        self.merge.setAutoDefault(False)
        self.merge.clicked.connect(self._merge)
        leave = KeyButton(theme, self.tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.ask)
        layout = dialog_column(self, spacing=10)
        layout.addWidget(title)
        layout.addLayout(line)
        layout.addWidget(self._told)
        layout.addWidget(self.found)
        layout.addWidget(self._compare)
        layout.addWidget(warning)
        layout.addLayout(dialog_buttons(leave, self.merge))
        self.setMinimumWidth(round(560 * theme.text_scale))
        for part in (self.field, self.ask, self._told, self.found):
            part.setVisible(other is None)
        self._show_other(other)
        if other is not None:
            self._stays.buttons()[0].setFocus()
        else:
            self.field.setFocus()
            self.field.selectAll()

    def _look(self) -> None:
        words = self.field.text().strip()
        if words:
            self._tasks.spawn(
                self._ask(words), key="merge.find", doing=self.tr("Searching the hub")
            )

    async def _ask(self, words: str) -> None:
        self._told.setText(self.tr("Searching the hub…"))
        try:
            contacts = await self._search(words)
        except BaseException:
            self._told.setText(self.tr("The hub could not be asked. Try again when it is back."))
            raise
        others = [one for one in contacts if one.contact_id != self._mine.contact_id]
        self.found.clear()
        for one in others:
            facts = " · ".join(part for part in (one.name, one.email, one.phone) if part)
            item = QListWidgetItem(facts)
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.found.addItem(item)
        self._told.setText(
            self.tr("Choose the contact that is the same customer.")
            if others
            else self.tr("The hub knows no other contact by these words.")
        )
        if others:
            self.found.setFocus()
            self.found.setCurrentRow(0)

    def _chosen(self, now: QListWidgetItem | None) -> None:
        found = now.data(Qt.ItemDataRole.UserRole) if now is not None else None
        self._show_other(found if isinstance(found, Contact) else None)

    def _show_other(self, other: Contact | None) -> None:
        """Lay both beside each other; the one of this conversation stays unless told otherwise."""
        self._other = other
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._compare.setVisible(other is not None)
        self.merge.setEnabled(other is not None)
        if other is None:
            return
        self._stays = QButtonGroup(self)
        for column, contact in enumerate((self._mine, other), start=1):
            words = self.tr("Keep {name}").format(name=contact.name)
            choice = QRadioButton(words)
            choice.setObjectName(f"mergeKeep{column}")
            choice.setChecked(column == 1)
            self._stays.addButton(choice, contact.contact_id)
            self._grid.addWidget(choice, 0, column)
        style, circle = choice.style(), QStyle.PixelMetric.PM_ExclusiveIndicatorWidth
        spacing = QStyle.PixelMetric.PM_RadioButtonLabelSpacing
        beside_circle = sum(style.pixelMetric(one, None, choice) for one in (circle, spacing))
        rows = (
            (self.tr("E-mail"), self._mine.email, other.email),
            (self.tr("Phone"), self._mine.phone, other.phone),
            (self.tr("Handle"), self._mine.handle, other.handle),
            (self.tr("Membership"), self._mine.membership, other.membership),
            (self.tr("Booking"), self._mine.booking, other.booking),
        )
        shown = [row for row in rows if row[1] or row[2]]
        for at, values in enumerate(shown, start=1):
            for column, value in enumerate(values):
                label = QLabel(value or "–")
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setFont(self._theme.font(TextRole.SUPPORT))
                label.setProperty("role", "support" if column == 0 else "")
                if column:  # below the words of the choice, not below its circle
                    label.setIndent(beside_circle)
                self._grid.addWidget(label, at, column)
        self.adjustSize()
        wide, layout = self.width(), self.layout()
        if layout is not None:  # what wraps tells its height by the width it gets
            self.resize(wide, layout.totalHeightForWidth(wide))

    def _merge(self) -> None:
        if self._other is None:
            return
        both = {self._mine.contact_id, self._other.contact_id}
        stays = self._stays.checkedId()
        [goes] = both - {stays}
        self.accept()
        self.merged.emit(Merge(stays, goes))
