"""Who the customer is: names, addresses, language, membership, bookings, and notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.models.conversation import Contact
from desktop.models.customer import ContactEdit, Customer, Handle
from desktop.models.job import JobKind, JobState
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import Answer, ContactRefused
from desktop.views.controls.avatar import Avatar, channel_name
from desktop.views.controls.copy_value import CopyValue
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.sections import rule, section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.terms_fields import LABEL_WIDTH
from desktop.views.side.blocked_notice import BlockedNotice
from desktop.views.side.contact_editor import ContactEditor
from desktop.views.side.customer_bookings import CustomerBookings
from desktop.views.side.customer_notes import CustomerNotes
from desktop.views.side.reading_page import ReadingPage
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting
from desktop.views.words.languages import language_name
from desktop.views.words.service_words import service_words
from desktop.views.writing.language_badge import LanguageBadge

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class CustomerPage(ReadingPage):
    """Shows the customer of the open conversation; what can be used elsewhere is copied by a press.

    `mention_used` carries a `UsedMention` for the quote.
    """

    mention_used = Signal(object)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(theme, tasks, parent)
        self._shown: Customer | None = None
        self._handles: tuple[Handle, ...] = ()
        self._drafts: dict[int, str] = {}
        self._copy = Copier(self).copy
        self.setObjectName("customerPage")
        self.setAccessibleName(self.tr("Customer"))
        self._avatar = Avatar(theme)
        self._name = ElidedLabel()
        self._name.setObjectName("customerName")
        self._name.setFont(theme.font(TextRole.NAME))
        self._about = ElidedLabel()
        self._about.setFont(theme.font(TextRole.SUPPORT))
        self._about.setProperty("role", "support")
        self.phone = CopyValue(theme, self.tr("Phone"), self._copy)
        self.email = CopyValue(theme, self.tr("E-mail"), self._copy)
        self.language = LanguageBadge(theme)
        self.language.setObjectName("customerLanguage")
        self.blocked = BlockedNotice(theme)
        self._seen = wrapped_label(theme, TextRole.BODY)
        self._conversations = wrapped_label(theme, TextRole.BODY)
        self._unknown = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._unknown.setText(self.tr("The hub knows no phone number and no e-mail address."))
        self.edit_button = LinkButton(theme, self.tr("edit"))
        self.edit_button.setObjectName("editContactButton")
        self.edit_button.setAccessibleName(self.tr("Edit name, phone and e-mail"))
        self.editor = ContactEditor(theme)
        self._saving = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._refused = wrapped_label(theme, TextRole.META, "problem")
        self._away = LinkButton(theme, self.tr("put away"))
        self._away.setAccessibleName(self.tr("Put away the change that was not saved"))
        self.bookings = CustomerBookings(theme, self._copy)
        self.notes = CustomerNotes(theme)
        self._lay_out()
        self._connect()
        self._leave()

    def show_customer(self, customer: Customer) -> None:
        """Show this customer."""
        before = self._shown
        self._shown = customer
        contact, now = customer.contact, self._now()
        self._avatar.show_person(contact.name, contact.contact_id, customer.conversation.channel)
        self._name.show_words(contact.name)
        facts = (channel_name(customer.conversation.channel), contact.membership)
        self._about.show_words(" · ".join(fact for fact in facts if fact))
        for value, words in ((self.phone, contact.phone), (self.email, contact.email)):
            value.show_value(words)
            self._form.setRowVisible(value, bool(words))
        self._show_handles(customer)
        language = customer.conversation.language or contact.language
        self.language.show_language(language, contact.name)
        self.blocked.show_contact(contact)
        self._unknown.setVisible(not contact.phone and not contact.email)
        self._seen.setText(formatting.day(customer.first_seen_at, now))
        others = len(customer.conversations) - 1
        self._conversations.setText(self._others(others))
        self.bookings.show_bookings(customer.bookings, now)
        self._bookings_frame.setVisible(bool(customer.bookings))
        self._bookings_rule.setVisible(bool(customer.bookings))
        self._show_jobs(customer)
        if before is None:
            self.notes.field.setPlainText(self._drafts.get(contact.contact_id, ""))
            self._end_edit()
        self._say_state()
        self._scroll.setVisible(True)

    def _others(self, count: int) -> str:
        if count < 1:
            return self.tr("Only this one")
        if count == 1:
            return self.tr("1 other")
        return self.tr("{count} others").format(count=count)

    def _show_handles(self, customer: Customer) -> None:
        """One row for each channel's name for the customer that says more than the others."""
        contact = customer.contact
        known = {contact.phone, contact.email}
        found = list(customer.details.handles) if customer.details is not None else []
        if contact.handle:  # whose it is, only the hub's own page tells
            found.append(Handle(None, contact.handle))
        by_name = {one.name: one for one in reversed(found) if one.name not in known}
        handles = tuple(reversed(by_name.values()))
        if handles == self._handles:
            return
        for _ in self._handles:
            self._form.removeRow(0)
        self._handles = handles
        for at, handle in enumerate(handles):
            words = channel_name(handle.channel) if handle.channel else self.tr("Handle")
            value = CopyValue(self._theme, words, self._copy)
            value.show_value(handle.name)
            self._form.insertRow(at, self._label(words, value), value)

    def _show_jobs(self, customer: Customer) -> None:
        """What was changed and has not reached the hub, or was refused there."""
        edits = [job for job in customer.jobs if job.kind is JobKind.CONTACT_EDIT]
        waiting = [job for job in edits if job.state is not JobState.FAILED]
        words = [
            language_name(value) if key == "language" else str(value) or self.tr("(none)")
            for job in waiting
            for key, value in job.payload.get("edit", {}).items()
        ]
        self._saving.setText(
            self.tr("Waits to be saved at the hub: {changes}").format(changes=", ".join(words))
        )
        self._saving.setVisible(bool(waiting))
        refused = next((job for job in edits if job.state is JobState.FAILED), None)
        self._refused_job = refused.job_id if refused is not None else ""
        if refused is not None:
            reason = service_words(refused.error)
            self._refused.setText(self.tr("Not saved. {reason}").format(reason=reason))
        self._refused.setVisible(refused is not None)
        self._away.setVisible(refused is not None)

    # --- what the agent does

    def _edit(self) -> None:
        if self._shown is not None:
            self._set_editing(True)
            self.editor.edit(self._shown.contact)

    def _end_edit(self) -> None:
        if not self.editor.isHidden():
            focused = QApplication.focusWidget()
            was_there = focused is not None and self.editor.isAncestorOf(focused)
            self._set_editing(False)
            if was_there:
                self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_editing(self, editing: bool) -> None:
        self.editor.setVisible(editing)
        self._known.setVisible(not editing)
        self.edit_button.setVisible(not editing)

    def _save_edit(self, edit: ContactEdit) -> None:
        if self._desk is not None and self._conversation is not None:
            self._tasks.spawn(
                self._ask_edit(self._desk, self._conversation, edit),
                key=f"contact:{self._conversation}",
                doing=self.tr("Changing the customer"),
                keeps=True,
            )

    async def _ask_edit(self, desk: "Desk", conversation_id: int, edit: ContactEdit) -> None:
        try:
            await desk.edit_contact(conversation_id, edit)
        except ContactRefused as refused:
            if conversation_id != self._conversation:
                return
            words = (service_words(refused.message), service_words(refused.suggestion))
            self.editor.say_problem(" ".join(words), refused.field)
            return
        if conversation_id == self._conversation:
            self._end_edit()

    def _add_note(self, text: str) -> None:
        if self._desk is not None and self._conversation is not None:
            self._tasks.spawn(
                self._ask_note(self._desk, self._conversation, text),
                key=f"contact_note:{self._conversation}",
                doing=self.tr("Adding the note"),
                keeps=True,
            )

    async def _ask_note(self, desk: "Desk", conversation_id: int, text: str) -> None:
        await desk.add_contact_note(conversation_id, text)
        if conversation_id == self._conversation and self.notes.field.toPlainText().strip() == text:
            self.notes.field.clear()

    def _put_away(self, job_id: str) -> None:
        if self._desk is not None and job_id:
            self._tasks.spawn(
                self._desk.remove_job(job_id), key=job_id, doing=self.tr("Putting it away")
            )

    def _answer(self, job_id: str, answer: Answer) -> None:
        if self._desk is not None:
            self._tasks.spawn(
                self._desk.answer(job_id, answer), key=job_id, doing=self.tr("Your answer")
            )

    def _choose_language(self, code: str) -> None:
        if self._desk is not None and self._conversation is not None:
            self._tasks.spawn(
                self._desk.writing.choose_language(self._conversation, code),
                key="customer_language",
                doing=self.tr("Choosing the language"),
            )

    # --- how it is laid out

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
        inside.addWidget(self.blocked)
        contact_frame, inside = section(self._theme, self.tr("Contact"), aside=self.edit_button)
        inside.addWidget(self._contact_rows())
        inside.addWidget(self.editor)
        inside.addWidget(self._saving)
        inside.addWidget(self._refused)
        inside.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        self._bookings_frame, inside = section(self._theme, self.tr("Bookings"))
        inside.addWidget(self.bookings)
        self._bookings_rule = rule()
        notes_frame, inside = section(self._theme, self.tr("Notes"))
        inside.addWidget(self.notes)
        whole = QWidget()
        whole.setProperty("role", "page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (
            head_frame,
            rule(),
            contact_frame,
            rule(),
            self._bookings_frame,
            self._bookings_rule,
            notes_frame,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)

    def _contact_rows(self) -> QWidget:
        self._known = QWidget()
        column = QVBoxLayout(self._known)
        column.setContentsMargins(0, 0, 0, 0)
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (self.tr("Phone"), self.phone),
            (self.tr("E-mail"), self.email),
            (self.tr("Language"), self.language),
            (self.tr("First seen"), self._seen),
            (self.tr("Conversations"), self._conversations),
        ):
            if isinstance(widget, QLabel):
                widget.setContentsMargins(5, 0, 0, 0)  # in line with what can be pressed
            row = self._badge_row() if widget is self.language else widget
            form.addRow(self._label(words, widget), row)
        column.addLayout(form)
        column.addWidget(self._unknown)
        return self._known

    def _badge_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.language)
        line.addStretch(1)
        row.setMinimumHeight(self._theme.height(24))
        return row

    def _label(self, words: str, buddy: QWidget) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "support")
        label.setMinimumWidth(LABEL_WIDTH)
        label.setMinimumHeight(self._theme.height(24))
        label.setBuddy(buddy)
        return label

    def _connect(self) -> None:
        self.edit_button.clicked.connect(self._edit)
        self.editor.ended.connect(self._end_edit)
        self.editor.saved.connect(self._save_edit)
        self.notes.wanted.connect(self._add_note)
        self.notes.put_away.connect(self._put_away)
        self.notes.answered.connect(self._answer)
        self._away.clicked.connect(lambda: self._put_away(self._refused_job))
        self.bookings.used.connect(self.mention_used)
        self.language.chosen.connect(self._choose_language)

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0

    # --- reading

    def _doing(self) -> str:
        return self.tr("Reading the customer")

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        customer = await desk.customer(conversation_id)
        if conversation_id == self._conversation and desk is self._desk:
            self.show_customer(customer)

    async def _fetch(self, desk: "Desk", conversation_id: int) -> bool:
        return await desk.fetch_details(conversation_id)

    def _say_state(self) -> None:
        if self._shown is None:
            return
        details, now = self._shown.details, self._now()
        self.notes.show_notes(details.notes if details is not None else (), self._shown.jobs, now)
        if details is None and self._answered:
            words = self.tr("Asking the hub for notes…")
        elif details is None:
            words = self.tr("The hub cannot be reached. Its notes come by themselves.")
        elif not self._answered:
            at = formatting.moment(details.fetched_at, now)
            words = self.tr("As of {time}: the hub cannot be reached.").format(time=at)
        elif not details.notes:
            words = self.tr("No notes yet.")
        else:
            words = ""
        self.notes.say(words)

    def _first(self) -> QWidget | None:
        if self._shown is None:
            return None
        return next((one for one in self._values() if one.isVisible()), self.edit_button)

    def _values(self) -> Sequence[CopyValue]:
        return self._known.findChildren(CopyValue)

    def _leave(self) -> None:
        if self._shown is not None:
            contact: Contact = self._shown.contact
            self._drafts[contact.contact_id] = self.notes.field.toPlainText()
        self._shown = None
        self._refused_job = ""
        self._set_editing(False)
        self._scroll.setVisible(False)

    def _concerns(self, change: Change) -> bool:
        shown = self._shown.conversations if self._shown is not None else ()
        return super()._concerns(change) or any(
            one.conversation_id in change.conversations for one in shown
        )
