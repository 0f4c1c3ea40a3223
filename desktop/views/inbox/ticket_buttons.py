"""The next step of a paid conversation that stands in front: a button in its row."""

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt, Signal

from desktop.views.controls.buttons import KeyButton
from desktop.views.inbox.inbox_list import InboxList
from desktop.views.inbox.inbox_model import FORWARD, ID, ROW, InboxModel
from desktop.views.inbox.row_step import has_step, step_place, step_words
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme


class TicketButtons(QObject):
    """The buttons of one list, one for each such row. `pressed` carries its conversation."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, view: InboxList, model: InboxModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._buttons: dict[int, KeyButton] = {}
        for moved in (
            model.dataChanged,
            model.layoutChanged,
            model.rowsInserted,
            model.rowsRemoved,
            model.modelReset,
            model.settled,
            view.verticalScrollBar().valueChanged,
            view.resized,
        ):
            moved.connect(self.place)

    @property
    def first(self) -> int | None:
        """The conversation of the uppermost such row; None where there is none."""
        return next(iter(self._wanted()), None)

    def place(self) -> None:
        """Put a button into each row that has a next step, and take away the others."""
        wanted = self._wanted()
        for conversation_id in self._buttons.keys() - wanted.keys():
            button = self._buttons.pop(conversation_id)
            if button.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            button.hide()
            button.deleteLater()
        for conversation_id, rect in wanted.items():
            button = self._buttons.get(conversation_id) or self._make(conversation_id)
            self._name(button, conversation_id)
            button.setGeometry(step_place(rect, self._theme))
            button.show()

    def _wanted(self) -> dict[int, QRect]:
        """Where the rows with a next step are; they stand first in the list."""
        found: dict[int, QRect] = {}
        for place in range(self._model.rowCount()):
            index = self._model.index(place)
            if not index.data(FORWARD):
                break
            if has_step(index.data(ROW), forward=True):
                found[int(index.data(ID))] = self._view.visualRect(index)
        return found

    def _make(self, conversation_id: int) -> KeyButton:
        button = KeyButton(self._theme, step_words(), key=KeyId.TICKET, role="primary")
        button.setParent(self._view.viewport())
        button.setObjectName("rowTicketButton")
        button.setFont(self._theme.font(TextRole.BADGE))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(lambda: self.pressed.emit(conversation_id))
        self._buttons[conversation_id] = button
        return button

    def _name(self, button: KeyButton, conversation_id: int) -> None:
        """Say whose ticket it is, as the row names her now: personal data may be hidden."""
        row = self._model.row(conversation_id)
        if row is not None:
            words = QCoreApplication.translate("TicketButtons", "Issue ticket for {name}")
            button.setAccessibleName(words.format(name=row.name))
