"""Handing conversations over: to whom, and what she has to know, in one step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.actions.colleague_source import ColleagueSource
from desktop.views.actions.note_popup import Colleagues, NotePopup
from desktop.views.actions.pick_view import PickView
from desktop.views.style.theme import Theme


class HandoverPopup(NotePopup):
    """`handed_over` carries the colleague's number and the note, which may be empty.

    Enter on a name leads to the note; the key that sends a reply hands over. With more than one
    conversation it says how many.
    """

    handed_over = Signal(int, str)

    def __init__(
        self,
        theme: Theme,
        source: ColleagueSource,
        parent: QWidget,
        colleagues: Colleagues,
        count: int = 1,
    ) -> None:
        self._count = count
        title = self.tr("Hand over to")
        told = (
            self.tr("The note is left first; the customer never sees it.")
            if count == 1
            else self.tr("The note is left first in each; no customer sees it.")
        )
        button = self.tr("Hand over")
        super().__init__(theme, parent, colleagues, title=title, button=button, told=told)
        self.setObjectName("handoverPopup")
        self.setAccessibleName(self.tr("Hand over"))
        hint = self.tr("Name of a colleague…")
        self.view = PickView(theme, source, hint=hint, name=title)
        self.view.nothing.setText(self.tr("No colleague is called that"))
        self.view.list.selectionModel().currentChanged.connect(lambda *_: self._name())
        self.view.looked.connect(self.fit)
        self.view.chosen.connect(lambda key: self.note.setFocus())
        self.note.setObjectName("handoverNote")
        self.note.setAccessibleName(self.tr("Note for your colleague"))
        self.note.setPlaceholderText(self.tr("What does your colleague need to know?"))
        self.button.setObjectName("handOverButton")
        self.build([self.view])
        self._name()

    def open(self, over: QWidget) -> None:
        """Show it below a widget."""
        self.open_below(over, self.view.field)

    def press(self) -> None:
        """Hand over to the colleague who is chosen."""
        current = self.view.current
        if current is not None and isinstance(current.key, int):
            note = self.note.toPlainText().strip()
            self.done(note)
            self.handed_over.emit(current.key, note)

    def _name(self) -> None:
        current = self.view.current
        self.button.setEnabled(current is not None)
        name = current.text if current is not None else "…"
        if self._count == 1:
            words = self.tr("Hand over to {name}")
        else:
            words = self.tr("Hand {count} conversations over to {name}")
        self.title.setText(words.format(name=name, count=self._count))
