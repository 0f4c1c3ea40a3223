"""Who may be calling: those with this number, whom the hub knows, or somebody new by one field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.caller import KnownCaller
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.phone import phone_words as words
from desktop.views.phone.card_frame import CardFrame
from desktop.views.phone.kept_texts import KeptTexts
from desktop.views.style.theme import TextRole, Theme

_LONGEST = 120


class _Field(QLineEdit):
    """Enter takes what was typed."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("\r", "\n"):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class WhoCard(CardFrame):
    """`known` carries the `KnownCaller` that it is, `named` the name of a new one."""

    known = Signal(object)
    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Who is it?"), "whoCard")
        self._theme = theme
        self._said = wrapped_label(theme, TextRole.BODY, "support")
        self._said.setObjectName("whoWords")
        self._people = QWidget()
        self._list = QVBoxLayout(self._people)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self.name = _Field()
        self.name.setObjectName("newCallerName")
        self.name.setPlaceholderText(self.tr("Name of a new customer"))
        self.name.setAccessibleName(self.tr("Name of a new customer"))
        self.name.setMaxLength(_LONGEST)
        self._new = KeyButton(theme, self.tr("New customer"))
        self._new.setObjectName("newCallerButton")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self._new)
        self.column.addWidget(self._said)
        self.column.addWidget(self._people)
        self.column.addLayout(row)
        self.typed = KeptTexts(self.name)
        self._shown: tuple[object, ...] = ()
        self._new.clicked.connect(self._take)
        self.name.entered.connect(self._take)

    def show_people(self, people: Sequence[KnownCaller], said: str) -> None:
        """Offer these, and say what is known of the search for them."""
        if self._shown == (tuple(people), said):
            return  # whoever is among the buttons stays there
        self._shown = tuple(people), said
        self._said.setText(said)
        self._said.setVisible(bool(said))
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in people:
            contact = one.contact
            facts = (contact.name, contact.booking, contact.email, words.number(contact.phone))
            button = KeyButton(self._theme, " · ".join(fact for fact in facts if fact))
            button.setObjectName(f"caller{contact.contact_id}")
            button.clicked.connect(lambda _on=False, one=one: self.known.emit(one))
            self._list.addWidget(button)
            button.show()  # now, so that it can be gone to at once
        self._people.setVisible(bool(people))

    def focus_first(self) -> None:
        """Go to the first who is offered, or to the field."""
        item = self._list.itemAt(0)
        first = item.widget() if item is not None else None
        (first or self.name).setFocus()

    def _take(self) -> None:
        if self.name.text().strip():
            self.named.emit(self.name.text().strip())
        else:
            self.name.setFocus()
