"""Who the customer is: name, handles, phone, e-mail, language, membership and bookings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.models.customer import Customer
from desktop.services.notices import Change
from desktop.views.controls.avatar import Avatar, channel_name
from desktop.views.controls.copy_value import CopyValue
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.sections import rule, section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.terms_fields import LABEL_WIDTH
from desktop.views.side.reading_page import ReadingPage
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting
from desktop.views.words.languages import language_name

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class CustomerPage(ReadingPage):
    """Shows the customer of the open conversation; what can be used elsewhere is copied by a
    press."""

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(theme, tasks, parent)
        self._shown: Customer | None = None
        copy = Copier(self).copy
        self.setObjectName("customerPage")
        self.setAccessibleName(self.tr("Customer"))
        self._avatar = Avatar(theme)
        self._name = ElidedLabel()
        self._name.setObjectName("customerName")
        self._name.setFont(theme.font(TextRole.NAME))
        self._about = ElidedLabel()
        self._about.setFont(theme.font(TextRole.SUPPORT))
        self._about.setProperty("role", "support")
        self.handle = CopyValue(theme, self.tr("Handle"), copy)
        self.phone = CopyValue(theme, self.tr("Phone"), copy)
        self.email = CopyValue(theme, self.tr("E-mail"), copy)
        self.booking = CopyValue(theme, self.tr("Booking"), copy)
        self._language = wrapped_label(theme, TextRole.BODY)
        self._seen = wrapped_label(theme, TextRole.BODY)
        self._conversations = wrapped_label(theme, TextRole.BODY)
        self._unknown = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._unknown.setText(self.tr("The hub knows no phone number and no e-mail address."))
        self._lay_out()
        self._leave()

    def show_customer(self, customer: Customer) -> None:
        """Show this customer."""
        self._shown = customer
        contact, now = customer.contact, self._now()
        self._avatar.show_person(contact.name, contact.contact_id, customer.conversation.channel)
        self._name.show_words(contact.name)
        facts = (channel_name(customer.conversation.channel), contact.membership)
        self._about.show_words(" · ".join(fact for fact in facts if fact))
        for value, words in (
            (self.handle, contact.handle),
            (self.phone, contact.phone),
            (self.email, contact.email),
            (self.booking, contact.booking),
        ):
            value.show_value(words)
            self._form.setRowVisible(value, bool(words))
        language = customer.conversation.language or contact.language
        self._language.setText(language_name(language))
        self._form.setRowVisible(self._language, bool(language))
        self._unknown.setVisible(not contact.phone and not contact.email)
        self._seen.setText(formatting.day(customer.first_seen_at, now))
        others = len(customer.conversations) - 1
        self._conversations.setText(
            self.tr("%n other(s)", "", others) if others > 0 else self.tr("Only this one")
        )
        self._whole.setVisible(True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(11)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._about)
        head.addWidget(self._avatar)
        head.addLayout(names, 1)
        head_frame, inside = section(self._theme)
        inside.addLayout(head)
        contact_frame, inside = section(self._theme, self.tr("Contact"))
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (self.tr("Handle"), self.handle),
            (self.tr("Phone"), self.phone),
            (self.tr("E-mail"), self.email),
            (self.tr("Booking"), self.booking),
            (self.tr("Language"), self._language),
            (self.tr("First seen"), self._seen),
            (self.tr("Conversations"), self._conversations),
        ):
            label = QLabel(words)
            label.setProperty("role", "support")
            label.setMinimumWidth(LABEL_WIDTH)
            label.setMinimumHeight(self._theme.height(24))
            label.setBuddy(widget)
            if isinstance(widget, QLabel):
                widget.setContentsMargins(3, 0, 0, 0)  # in line with what can be pressed
            form.addRow(label, widget)
        inside.addLayout(form)
        inside.addWidget(self._unknown)
        self._whole = QWidget()
        self._whole.setProperty("role", "page")
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head_frame)
        column.addWidget(rule())
        column.addWidget(contact_frame)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0

    # --- reading

    def _doing(self) -> str:
        return self.tr("Reading the customer")

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        customer = await desk.customer(conversation_id)
        if conversation_id == self._conversation and desk is self._desk:
            self.show_customer(customer)

    def _first(self) -> QWidget | None:
        values = (self.handle, self.phone, self.email, self.booking)
        return next((one for one in values if one.isVisible()), None)

    def _leave(self) -> None:
        self._shown = None
        self._whole.setVisible(False)

    def _concerns(self, change: Change) -> bool:
        shown = self._shown.conversations if self._shown is not None else ()
        return super()._concerns(change) or any(
            one.conversation_id in change.conversations for one in shown
        )
