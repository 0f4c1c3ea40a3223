"""The fields in which an agent corrects a customer's name, phone number and e-mail address."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.conversation import Contact
from desktop.models.customer import ContactEdit
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.announcements import announce
from desktop.views.quote.terms_fields import LABEL_WIDTH
from desktop.views.style.theme import TextRole, Theme


class ContactEditor(QWidget):
    """`saved` carries a `ContactEdit` of what was changed, `ended` says that it is left alone.
    Enter saves, Escape ends."""

    saved = Signal(object)
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._before = ContactEdit()
        self.name = self._field("contactNameEdit", self.tr("Name"))
        self.phone = self._field("contactPhoneEdit", self.tr("Phone"))
        self.phone.setPlaceholderText("+31 6 12345678")
        self.phone.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.email = self._field("contactEmailEdit", self.tr("E-mail"))
        self.problem = wrapped_label(theme, TextRole.META, "problem")
        self.problem.hide()
        self.save_button = KeyButton(theme, self.tr("Save"), role="primary")
        self.save_button.setObjectName("saveContactButton")
        self.save_button.clicked.connect(self._save)
        cancel = KeyButton(theme, self.tr("Leave as it was"), role="quiet")
        cancel.clicked.connect(self.ended)
        form = QFormLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.name, self.phone, self.email):
            label = QLabel(field.accessibleName())
            label.setProperty("role", "support")
            label.setMinimumWidth(LABEL_WIDTH)
            label.setBuddy(field)
            form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def edit(self, contact: Contact) -> None:
        """Begin with what is known, in the first field."""
        self._before = ContactEdit(contact.name, contact.phone, contact.email)
        for field, words in (
            (self.name, contact.name),
            (self.phone, contact.phone),
            (self.email, contact.email),
        ):
            field.setText(words)
            field.setCursorPosition(0)
        self.say_problem("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def say_problem(self, words: str, field: str = "") -> None:
        """Say why it was not saved, and go to the field that keeps it from that (its name in
        `ContactEdit`); empty for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        for name, edit in (("name", self.name), ("phone", self.phone), ("email", self.email)):
            show_problem(edit, words if name == field else "")
            if words and name == field:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.textEdited.connect(lambda: self.say_problem(""))
        field.returnPressed.connect(self._save)
        return field

    def _save(self) -> None:
        before = self._before
        edit = ContactEdit(
            _changed(before.name, self.name),
            _changed(before.phone, self.phone),
            _changed(before.email, self.email),
        )
        if edit == ContactEdit():
            self.ended.emit()
        else:
            self.saved.emit(edit)


def _changed(before: str | None, field: QLineEdit) -> str | None:
    now = field.text().strip()
    return None if now == (before or "") else now
