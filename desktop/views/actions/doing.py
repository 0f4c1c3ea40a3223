"""Does what was chosen to conversations: asked about where many, told, and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import Assign, ConversationChange, Merge, SetStatus
from desktop.models.inbox_filter import InboxFilter, StatusChoice, Whose
from desktop.services.notices import Change
from desktop.views.actions.action_words import done_words
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.keymap import with_key
from desktop.views.keys import KeyId
from desktop.views.style.theme import Theme, Tone
from desktop.views.window.toast import Notice
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

Changes: TypeAlias = Mapping[int, Sequence[ConversationChange]]
"""What is to be made of each conversation."""
MANY = 10
"""To change more conversations than this at once is asked about once."""
_REMEMBERED = 50
_BRIEFLY_S = 8


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked for, and in which words: what undo takes back."""

    job_ids: tuple[str, ...]
    words: str


class Doing(QObject):
    """Of one window. What was done is remembered there, so that it can be undone in a new one."""

    def __init__(self, window: "MainWindow", theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._done = window.done
        self.desk: Desk | None = None

    def do(self, ids: Sequence[int], *changes: ConversationChange, words: str = "") -> None:
        """Make these changes; many are asked about once."""
        desk = self.desk
        if desk is None or not ids:
            return
        said = words or ", ".join(
            done_words(one, desk.directory.known, self.me, desk.now()) for one in changes
        )
        wanted = dict.fromkeys(ids, changes)
        if len(ids) <= MANY:
            self.do_each(wanted, said)
            return
        dialog = QuestionDialog(
            self._theme,
            self.tr("Change {count} conversations?").format(count=len(ids)),
            self.tr("{done}. It can be undone.").format(done=said),
            self.tr("Change {count}").format(count=len(ids)),
            self._window,
        )
        dialog.accepted.connect(lambda: self.do_each(wanted, said))
        dialog.open()

    def do_each(self, wanted: Changes, words: str) -> None:
        """Make of each conversation its own changes, and say it in these words; not asked about."""
        if self.desk is not None and wanted:
            self._window.tasks.spawn(
                self._change(self.desk, wanted, words),
                key=f"work:{words}:{list(wanted)}",
                doing=self.tr("Changing the conversation"),
            )

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    def undo(self) -> None:
        """Take back what was done last."""
        if not self._done:
            self._window.toaster.say(self.tr("Nothing to undo"), tone=Tone.INFO)
            return
        self._undo(self._done[-1])

    def told(self, change: Change) -> None:
        """Tell of what the hub has refused."""
        if self.desk is not None and change.refused:
            self._window.tasks.spawn(self._tell_refused(self.desk, sorted(change.refused)))

    @property
    def me(self) -> int | None:
        """The agent's number at the hub."""
        agent = self.desk.agent if self.desk is not None else None
        return agent.user_id if agent is not None else None

    async def _change(self, desk: "Desk", wanted: Changes, words: str) -> None:
        ids = list(wanted)
        changes = [one for of_one in wanted.values() for one in of_one]
        following = self.following(ids, changes)
        job_ids = await desk.work.change_each(wanted)
        if not job_ids:
            self._window.toaster.say(self.tr("It is so already"), tone=Tone.INFO)
            return
        if any(isinstance(one, Merge) for one in changes):
            self._window.toaster.say(words)  # there is no way back
        else:
            self.remember(Done(job_ids, self.of_many(ids, words)))
        self.done_with(ids, following)

    def of_many(self, ids: Sequence[int], words: str) -> str:
        """What was done, with how many, where it was more than one."""
        if len(ids) < 2:
            return words
        return self.tr("{count} conversations: {done}").format(count=len(ids), done=words)

    def done_with(self, ids: Sequence[int], following: int | None) -> None:
        """Pick none any more where it was done to all that were picked, and go on."""
        picking = self._window.inbox.picking
        if set(picking.picked) <= set(ids):
            picking.leave()
        self.go_on(ids, following)

    def resolved(self, conversation_id: int, job_id: str) -> None:
        """The open conversation was resolved by its button or key."""
        following = self.following([conversation_id], [SetStatus(ConversationStatus.RESOLVED)])
        self.remember(Done((job_id,), self.tr("Resolved")))
        self.go_on([conversation_id], following)

    def following(self, ids: Sequence[int], changes: Sequence[ConversationChange]) -> int | None:
        """Which conversation comes next, where the open one is about to leave the list."""
        inbox = self._window.inbox
        opened = inbox.conversation_id
        if opened not in ids or not any(
            self._leaves(inbox.filtering.chosen, one) for one in changes
        ):
            return None
        listed = inbox.model.ids
        if opened not in listed:
            return None
        at = listed.index(opened)
        rest = [one for one in (*listed[at + 1 :], *reversed(listed[:at])) if one not in ids]
        return rest[0] if rest else None

    def _leaves(self, listed: InboxFilter, change: ConversationChange) -> bool:
        match change:
            case SetStatus(status):
                return listed.status is StatusChoice.WORKED_ON and not status.is_worked_on
            case Assign(agent_id):
                return listed.whose is Whose.MINE and agent_id != self.me
            case _:
                return False

    def go_on(self, done: Sequence[int], following: int | None) -> None:
        """To the next one, unless the agent has gone to another meanwhile."""
        if following is not None and self._window.inbox.conversation_id in done:
            self._window.inbox.choose(following)

    def remember(self, done: Done) -> None:
        """Say what was done, with the way back."""
        for earlier in self._done:  # what Z does stands on one notice only
            self._put_away(earlier)
        self._done[:] = [*self._done[-_REMEMBERED:], done]
        self._window.toaster.show(
            Notice(
                done.words,
                tone=Tone.OK,
                action=(with_key(self.tr("Undo"), KeyId.UNDO), lambda: self._undo(done)),
                brief_s=_BRIEFLY_S,
                lasts=partial(_undo_in, self._window, done),
            )
        )

    def _undo(self, done: Done) -> None:
        desk = self.desk
        if desk is None or done not in self._done:
            return
        self._done.remove(done)
        self._window.tasks.spawn(self._take_back(desk, done), doing=self.tr("Undoing"))

    async def _take_back(self, desk: "Desk", done: Done) -> None:
        taken = await desk.work.undo(done.job_ids)
        self._put_away(done)
        if taken:
            self._window.toaster.say(self.tr("Undone: {done}").format(done=done.words))
        else:
            self._window.toaster.say(
                self.tr("This cannot be undone: {done}").format(done=done.words), tone=Tone.INFO
            )

    def _put_away(self, done: Done) -> None:
        for notice in self._window.toaster.notices:
            if notice.text == done.words:
                self._window.toaster.put_away(notice)

    def undo_this(self, done: Done) -> None:
        """Take back just this, where that was not done yet."""
        self._undo(done)

    async def _tell_refused(self, desk: "Desk", job_ids: Sequence[str]) -> None:
        for job_id in job_ids:
            error = await desk.work.refusal(job_id)
            if error:
                self._window.toaster.show(
                    Notice(
                        self.tr("The hub did not change the conversation"),
                        service_words(error),
                        Tone.BAD,
                    )
                )


def _undo_in(window: "MainWindow", done: Done) -> None:
    """Undo in whatever the window holds by now."""
    if window.work is not None:
        window.work.doing.undo_this(done)
