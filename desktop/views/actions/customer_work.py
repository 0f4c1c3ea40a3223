"""What is done about the customers of conversations: blocked, reported, merged."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.models.conversation import Contact, ConversationStatus
from desktop.models.conversation_change import Block, ConversationChange, SetLabels, SetStatus
from desktop.models.one_line import isolated
from desktop.views.actions.doing import Done
from desktop.views.actions.impostor_dialog import ImpostorDialog, Report, no_label_words
from desktop.views.actions.merge_dialog import MergeDialog
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.style.theme import Tone

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.actions.conversation_actions import ConversationActions

SPAM = "spam"
"""The label that a blocked customer's conversation gets, where the account has it."""
Customers = Mapping[int, Contact]


class CustomerWork(QObject):
    """Of the conversations that are picked, or else of the one that is open."""

    def __init__(self, actions: "ConversationActions") -> None:
        super().__init__(actions)
        self._actions = actions
        self._window = actions.window

    def block(self) -> None:
        """Take nothing more from the customers, asked once."""
        if self._actions.desk is not None:
            self._window.tasks.spawn(self._ask_to_block(self._actions.desk))

    async def _ask_to_block(self, desk: "Desk") -> None:
        customers = await desk.work.customers(self._actions.targets())
        if not customers:
            return
        has_label = any(one.title == SPAM for one in desk.directory.known.labels)
        people = {one.contact_id: one for one in customers.values()}
        if len(people) == 1:
            [contact] = people.values()
            question = self.tr("Block {name} as spam?").format(name=self._name(customers, contact))
            detail = self.tr(
                "The hub takes nothing more from them, on any channel, and the conversation is"
                " resolved. It can be undone."
            )
        else:
            question = self.tr("Block {count} customers as spam?").format(count=len(people))
            detail = self.tr(
                "The hub takes nothing more from them, on any channel, and their conversations are"
                " resolved. It can be undone."
            )
        if not has_label:
            detail = f"{detail} {no_label_words(SPAM)}"
        dialog = QuestionDialog(
            self._actions.theme, question, detail, self.tr("Block"), self._window
        )
        label = (SetLabels(add=(SPAM,)),) if has_label else ()
        resolved = SetStatus(ConversationStatus.RESOLVED)
        wanted = {
            number: (*label, Block(contact.contact_id, True), resolved)
            for number, contact in customers.items()
        }
        words = self.tr("Customer blocked")
        dialog.accepted.connect(lambda: self._actions.doing.do_each(wanted, words))
        dialog.open()

    def _name(self, customers: Customers, contact: Contact) -> str:
        """A customer as the window may name them now."""
        shown = self._actions.panel.thread_shown
        if shown is not None and shown.contact.contact_id == contact.contact_id:
            return isolated(shown.contact.name)  # veiled where personal data are hidden
        [number] = [one for one, of in customers.items() if of.contact_id == contact.contact_id][:1]
        row = self._window.inbox.model.row(number)
        return isolated(row.name if row is not None else contact.name)

    def unblock(self) -> None:
        """Let the customers write again."""
        if self._actions.desk is not None:
            self._window.tasks.spawn(self._unblock(self._actions.desk))

    async def _unblock(self, desk: "Desk") -> None:
        customers = await desk.work.customers(self._actions.targets())
        wanted: dict[int, Sequence[ConversationChange]] = {
            number: (Block(contact.contact_id, False),) for number, contact in customers.items()
        }
        self._actions.doing.do_each(wanted, self.tr("Customer no longer blocked"))

    def report(self) -> None:
        """Tell colleagues of an impostor."""
        desk, ids = self._actions.desk, self._actions.targets()
        if desk is None or not ids:
            return
        known, me = desk.directory.known, self._actions.doing.me
        dialog = ImpostorDialog(self._actions.theme, known, me, self._window, len(ids))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reported.connect(
            lambda report: self._window.tasks.spawn(
                self._report(desk, ids, report), doing=self.tr("Reporting the impostor")
            )
        )
        dialog.open()

    async def _report(self, desk: "Desk", ids: Sequence[int], report: Report) -> None:
        doing = self._actions.doing
        job_ids = await desk.work.notes(ids, report.note, *report.changes)
        doing.remember(Done(job_ids, doing.of_many(ids, self.tr("Impostor reported"))))
        doing.done_with(ids, None)

    def merge(self) -> None:
        """Merge the customer of the open conversation with another contact, or those of the two
        conversations that are picked with each other."""
        desk, ids = self._actions.desk, self._actions.targets()
        if desk is None or not ids:
            return
        if len(ids) > 2:
            self._window.toaster.say(
                self.tr("Pick two conversations to merge their customers"), tone=Tone.INFO
            )
            return
        self._window.tasks.spawn(self._ask_to_merge(desk, ids))

    async def _ask_to_merge(self, desk: "Desk", ids: Sequence[int]) -> None:
        customers = await desk.work.customers(ids)
        if len(customers) < len(ids):
            return
        mine, *others = (customers[number] for number in ids)
        if others and others[0].contact_id == mine.contact_id:
            self._window.toaster.say(
                self.tr("Both conversations are of the same contact already"), tone=Tone.INFO
            )
            return
        dialog = MergeDialog(
            self._actions.theme,
            self._window.tasks,
            mine,
            desk.work.contacts,
            self._window,
            others[0] if others else None,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.merged.connect(lambda change: self._merge(ids, change))
        dialog.open()

    def _merge(self, ids: Sequence[int], change: ConversationChange) -> None:
        self._actions.doing.do(ids[:1], change)
        if len(ids) > 1:
            self._window.inbox.picking.leave()
