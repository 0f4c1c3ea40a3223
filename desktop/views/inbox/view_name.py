"""Naming a saved view: one line, and why a name will not do."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.card_shield import mask
from desktop.models.inbox_filter import MOST_NAME, view_name
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme


class ViewName(QWidget):
    """A name and the button that takes it. `named` carries a name that no view of `taken` has."""

    named = Signal(str)

    def __init__(
        self, theme: Theme, taken: Collection[str], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._taken = {one.casefold() for one in taken}
        self.field = QLineEdit(name)
        self.field.setObjectName("viewName")
        self.field.setPlaceholderText(self.tr("Name of the view"))
        self.field.setAccessibleName(self.tr("Name of the view"))
        self.field.setMaxLength(MOST_NAME)
        self._save = KeyButton(theme, self.tr("Save"), role="primary")
        self._save.setObjectName("saveView")
        self._problem = QLabel()
        self._problem.setFont(theme.font(TextRole.SMALL))
        self._problem.setProperty("role", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        self.field.returnPressed.connect(self._take)
        self.field.textEdited.connect(lambda: self._tell(""))
        self._save.clicked.connect(self._take)

    def begin(self) -> None:
        """Go and write."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _take(self) -> None:
        name = view_name(mask(self.field.text()))
        if not name:
            self._tell(self.tr("A view needs a name."))
        elif name.casefold() in self._taken:
            self._tell(self.tr("There is a view with this name already."))
        else:
            self.named.emit(name)

    def _tell(self, problem: str) -> None:
        show_problem(self.field, problem)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        announce(self.field, problem)


class ViewNamePopup(QFrame):
    """The same by itself, over what it names. `named` carries the name; it closes by itself."""

    named = Signal(str)

    def __init__(self, theme: Theme, taken: Collection[str], name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("viewNamePopup")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Name of the view"))
        self._name = ViewName(theme, taken, name)
        self._name.named.connect(self._named)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._name)
        self.setMinimumWidth(round(280 * theme.text_scale))

    def open_below(self, widget: QWidget) -> None:
        """Show it under a widget."""
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(6, widget.height() + 2)))
        self.show()
        self._name.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _named(self, name: str) -> None:
        self.close()
        self.named.emit(name)
