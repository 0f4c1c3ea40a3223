"""Says that the hub takes nothing from a customer, with the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.conversation import Contact
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme


class BlockedNotice(QFrame):
    """Is seen while the customer is blocked. `unblock_wanted` carries the contact's number."""

    unblock_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._contact_id = 0
        self.setObjectName("customerBlocked")
        words = wrapped_label(theme, TextRole.SUPPORT, "problem")
        words.setText(
            self.tr("Blocked: the hub takes nothing more from this customer, on any channel.")
        )
        button = LinkButton(theme, self.tr("Unblock"))
        button.setObjectName("unblockButton")
        button.setAccessibleName(self.tr("Let the customer write again"))
        button.clicked.connect(lambda: self.unblock_wanted.emit(self._contact_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_contact(self, contact: Contact) -> None:
        """Say whether this customer is blocked."""
        self._contact_id = contact.contact_id
        self.setVisible(bool(contact.blocked))
