"""Handing conversations over, and notes for several of them at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.models.conversation_change import Assign
from desktop.models.note_draft import NoteDraft
from desktop.models.note_mentions import for_hub
from desktop.views.actions.colleague_source import ColleagueSource
from desktop.views.actions.doing import MANY, Done
from desktop.views.actions.handover_popup import HandoverPopup
from desktop.views.actions.note_popup import ManyNotesPopup, NotePopup
from desktop.views.controls.question_dialog import QuestionDialog

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.actions.conversation_actions import ConversationActions


class ColleagueWork(QObject):
    """What is written in its popups and not left is kept on disk with the first conversation that
    it was about."""

    def __init__(self, actions: "ConversationActions") -> None:
        super().__init__(actions)
        self._actions = actions
        self._window = actions.window
        self._unsent: dict[int, str] = {}
        """What was kept last, which the disk may not hold yet."""

    def hand_over(self) -> None:
        """Give the conversations to a colleague with what she has to know."""
        desk, ids = self._actions.desk, self._actions.targets()
        if desk is None or not ids:
            return
        source = ColleagueSource(desk, me=False)
        theme, known = self._actions.theme, lambda: desk.directory.known.colleagues
        popup = HandoverPopup(theme, source, self._window, known, len(ids))
        popup.handed_over.connect(lambda agent_id, note: self._hand(desk, ids, agent_id, note))
        self._open(desk, popup, ids)
        popup.open(self._actions.place())
        self._window.tasks.spawn(
            source.refresh(lambda: popup.view.look() if isValid(popup) else None)
        )

    def note(self) -> None:
        """Write a note: in the thread, or one for all that are picked."""
        desk, ids = self._actions.desk, self._actions.targets()
        if len(ids) < 2 or desk is None:
            self._actions.note_in_thread(ids)
            return
        theme, known = self._actions.theme, lambda: desk.directory.known.colleagues
        popup = ManyNotesPopup(theme, self._window, known, len(ids))
        popup.written.connect(lambda note: self._note_all(desk, ids, note))
        self._open(desk, popup, ids)
        popup.open(self._actions.place())

    def _open(self, desk: "Desk", popup: NotePopup, ids: list[int]) -> None:
        """Bring what was begun before, and keep what is begun now."""
        first = ids[0]
        popup.kept.connect(lambda note: self._keep(desk, first, note))
        self._window.inbox.chosen.connect(popup.close)
        if self._window.guard.veiled:
            return  # what was begun is not shown, and stays
        if first in self._unsent:
            popup.bring(self._unsent[first])
        else:
            self._window.tasks.spawn(self._bring(desk, popup, first))

    async def _bring(self, desk: "Desk", popup: NotePopup, first: int) -> None:
        note = await desk.writing.note_draft(first, NoteDraft.ASIDE)
        if isValid(popup):
            popup.bring(note)

    def _keep(self, desk: "Desk", first: int, note: str) -> None:
        self._unsent[first] = note
        self._window.tasks.spawn(
            desk.writing.save_note_draft(first, note, NoteDraft.ASIDE),
            doing=self.tr("Keeping your note"),
            keeps=True,
        )

    def _hand(self, desk: "Desk", ids: list[int], agent_id: int, note: str) -> None:
        if not note:
            self._unsent.pop(ids[0], None)
            self._actions.doing.do(ids, Assign(agent_id))
            return
        self._asked(
            ids,
            self.tr("Hand {count} conversations over?"),
            self.tr("Hand {count} over"),
            lambda: self._keep(desk, ids[0], note),
            lambda: self._window.tasks.spawn(
                self._hand_over(desk, ids, agent_id, note),
                key=f"hand:{ids}",
                doing=self.tr("Handing the conversation over"),
            ),
        )

    async def _hand_over(self, desk: "Desk", ids: list[int], agent_id: int, note: str) -> None:
        doing, known = self._actions.doing, desk.directory.known
        following = doing.following(ids, [Assign(agent_id)])
        job_ids = await self._leave(desk, ids, note, Assign(agent_id))
        words = self.tr("Handed over to {name}").format(name=known.name_of(agent_id))
        doing.remember(Done(job_ids, doing.of_many(ids, words)))
        doing.done_with(ids, following)

    def _note_all(self, desk: "Desk", ids: list[int], note: str) -> None:
        self._window.tasks.spawn(
            self._leave_notes(desk, ids, note),
            key=f"notes:{ids}",
            doing=self.tr("Adding the notes"),
        )

    async def _leave_notes(self, desk: "Desk", ids: list[int], note: str) -> None:
        await self._leave(desk, ids, note)
        self._window.toaster.say(
            self.tr("Note added to {count} conversations").format(count=len(ids))
        )
        self._actions.doing.done_with(ids, None)

    async def _leave(
        self, desk: "Desk", ids: list[int], note: str, *then: Assign
    ) -> tuple[str, ...]:
        """Make it durable; where that fails, the note is kept."""
        words = for_hub(note, desk.directory.known.colleagues)
        try:
            left = await desk.work.notes(ids, words, *then, drafts=(NoteDraft.ASIDE,))
        except BaseException:
            self._keep(desk, ids[0], note)
            raise
        self._unsent.pop(ids[0], None)
        return left

    def _asked(
        self,
        ids: list[int],
        question: str,
        yes: str,
        leave: Callable[[], object],
        do: Callable[[], object],
    ) -> None:
        """Do it; with many, once it was asked: `leave` follows a no."""
        if len(ids) <= MANY:
            do()
            return
        dialog = QuestionDialog(
            self._actions.theme,
            question.format(count=len(ids)),
            self.tr("The note is left in each of them."),
            yes.format(count=len(ids)),
            self._window,
        )
        dialog.accepted.connect(do)
        dialog.rejected.connect(leave)
        dialog.open()
