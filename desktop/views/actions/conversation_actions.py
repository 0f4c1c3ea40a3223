"""What an agent can do with a conversation, or with many that she has picked: keys and choices."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, QTimeZone
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import (
    Assign,
    Block,
    Priority,
    SetLabels,
    SetPriority,
    SetStatus,
)
from desktop.models.note_mentions import for_hub
from desktop.models.one_line import isolated
from desktop.models.snooze_words import Snooze, parse, suggestions
from desktop.views.actions.action_words import in_full
from desktop.views.actions.colleague_source import ColleagueSource
from desktop.views.actions.doing import Doing, Done
from desktop.views.actions.handover_popup import HandoverPopup
from desktop.views.actions.impostor_dialog import ImpostorDialog, Report, no_label_words
from desktop.views.actions.merge_dialog import MergeDialog
from desktop.views.actions.pick_view import Pick, PickPopup, matching
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.key_words import words as words_of
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.payment.badges import priority_words
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.thread.thread_panel import ThreadPanel
    from desktop.views.window.main_window import MainWindow

OF_MANY = frozenset(
    {
        KeyId.RESOLVE,
        KeyId.REOPEN,
        KeyId.SNOOZE,
        KeyId.ASSIGN,
        KeyId.TO_ME,
        KeyId.PRIORITY,
        KeyId.LABELS,
    }
)
"""What is done with the conversations that are picked, where some are."""
SPAM = "spam"
"""The label that a blocked customer's conversation gets, where the account has it."""


class ConversationActions(QObject):
    """Works on the conversations that are picked in the inbox, or else on the one that is open."""

    def __init__(self, window: "MainWindow", thread: "ThreadPanel", theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._thread = thread
        self._theme = theme
        self._unsent: dict[int, str] = {}
        """What was written for a colleague and not handed over yet."""
        self._desk: Desk | None = None
        self.doing = Doing(window, theme, self)
        thread.resolved.connect(self.doing.resolved)

    def attach(self, desk: "Desk") -> None:
        """Act through this desk from now on."""
        self._desk = self.doing.desk = desk

    @property
    def handlers(self) -> Mapping[KeyId, Callable[[], object]]:
        """What each key does here, in the order of the list of all of them."""
        return {
            KeyId.RESOLVE: self.resolve,
            KeyId.REOPEN: self.reopen,
            KeyId.SNOOZE: self.snooze,
            KeyId.ASSIGN: self.assign,
            KeyId.TO_ME: self.to_me,
            KeyId.HAND_OVER: self.hand_over,
            KeyId.NOTE: self._thread.notes.begin,
            KeyId.LABELS: self.labels,
            KeyId.PRIORITY: self.priority,
            KeyId.BLOCK: self.block,
            KeyId.UNBLOCK: self.unblock,
            KeyId.IMPOSTOR: self.report,
            KeyId.MERGE: self.merge,
            KeyId.UNDO: self.doing.undo,
            KeyId.MORE: self.more,
        }

    def press(self, key: KeyId) -> None:
        """Do what a button asks for by the key that does the same."""
        self.handlers[key]()

    def more(self) -> None:
        """Show all that can be done, to be found by its words."""
        if not self.targets():
            return
        many = bool(self._window.inbox.picking.picked)
        others = (OF_MANY | {KeyId.UNDO}) if many else frozenset(self.handlers)
        offered = [key for key in self.handlers if key in others and key is not KeyId.MORE]
        picks = [Pick(key, words_of(key), hint(key)) for key in offered]
        popup = self._pick(
            self.tr("With this conversation"),
            self.tr("What do you want to do?"),
            lambda query: matching(picks, query),
        )
        # Once it is closed, for what was chosen may open another.
        popup.chosen.connect(lambda key: QTimer.singleShot(0, self, lambda: self.press(key)))

    def targets(self) -> list[int]:
        """The conversations that the next action is about."""
        picked = self._window.inbox.picking.picked
        if picked:
            return list(picked)
        number = self._window.inbox.conversation_id
        return [number] if number is not None else []

    # --- whose it is

    def assign(self) -> None:
        """Choose who gets it."""
        ids = self.targets()
        if self._desk is None or not ids:
            return
        source = ColleagueSource(self._desk, nobody=True)
        popup = self._pick(
            self.tr("Assign to"),
            self.tr("Name of a colleague…"),
            source,
            nothing=self.tr("No colleague is called that"),
        )
        popup.chosen.connect(lambda key: self.doing.do(ids, Assign(_number(key))))
        self._window.tasks.spawn(
            source.refresh(lambda: popup.refresh() if isValid(popup) else None)
        )

    def hand_over(self) -> None:
        """Give the open conversation to a colleague with what she has to know."""
        desk, number = self._desk, self._window.inbox.conversation_id
        if desk is None or number is None:
            return
        source = ColleagueSource(desk, me=False)
        popup = HandoverPopup(self._theme, source, self._window, self._unsent.pop(number, ""))
        popup.handed_over.connect(lambda agent_id, note: self._hand(number, agent_id, note))
        popup.kept.connect(lambda note: self._unsent.update({number: note}))
        self._window.inbox.chosen.connect(popup.close)
        popup.open(self._thread.header)
        self._window.tasks.spawn(
            source.refresh(lambda: popup.view.look() if isValid(popup) else None)
        )

    def _hand(self, number: int, agent_id: int, note: str) -> None:
        if not note:
            self.doing.do([number], Assign(agent_id))
        elif self._desk is not None:
            self._window.tasks.spawn(
                self._hand_over(self._desk, number, agent_id, note),
                key=f"hand:{number}",
                doing=self.tr("Handing the conversation over"),
            )

    async def _hand_over(self, desk: "Desk", number: int, agent_id: int, note: str) -> None:
        known = desk.directory.known
        following = self.doing.following([number], [Assign(agent_id)])
        try:
            job_ids = await desk.work.note(
                number, for_hub(note, known.colleagues), Assign(agent_id)
            )
        except BaseException:
            self._unsent[number] = note
            raise
        words = self.tr("Handed over to {name}").format(name=known.name_of(agent_id))
        self.doing.remember(Done(job_ids, words))
        self.doing.go_on([number], following)

    def to_me(self) -> None:
        """Take it."""
        if self.doing.me is not None:
            self.doing.do(self.targets(), Assign(self.doing.me))

    # --- when it comes back

    def snooze(self) -> None:
        """Choose when it comes back, in words."""
        ids = self.targets()
        if self._desk is None or not ids:
            return
        popup = self._pick(
            self.tr("Snooze until"),
            self.tr("tomorrow 9, in 2 hours, when she answers…"),
            self._moments,
            nothing=self.tr("That is no time ahead. Try “tomorrow 9” or “in 2 hours”."),
        )
        popup.chosen.connect(
            lambda found: self.doing.do(ids, SetStatus(ConversationStatus.SNOOZED, _until(found)))
        )

    def _moments(self, query: str) -> list[Pick]:
        now, zone = self._window.now(), local_zone()
        if query.strip():
            found = parse(query, now, zone)
            return [self._moment(found, now)] if found is not None else []
        return [self._moment(one, now) for one in suggestions(now, zone)]

    def _moment(self, found: Snooze, now: float) -> Pick:
        if found.until is None:
            return Pick(found, self.tr("When the customer answers"), "", Icon.CHAT)
        return Pick(found, in_full(found.until, now), "", Icon.CLOCK)

    def reopen(self) -> None:
        """Open what was resolved or snoozed."""
        self.doing.do(self.targets(), SetStatus(ConversationStatus.OPEN))

    def resolve(self) -> None:
        """Resolve it, and go on to the next."""
        picked = self._window.inbox.picking.picked
        if picked:
            self.doing.do(list(picked), SetStatus(ConversationStatus.RESOLVED))
        else:
            self._thread.resolve()

    # --- what it is about

    def priority(self) -> None:
        """Choose how urgent it is."""
        ids = self.targets()
        if self._desk is None or not ids:
            return
        picks = [
            Pick(one, priority_words(one), "", Icon.WARNING if one is Priority.URGENT else None)
            for one in Priority
        ]
        popup = self._pick(
            self.tr("Priority"), self.tr("Urgent, high, low…"), lambda query: matching(picks, query)
        )
        popup.chosen.connect(
            lambda one: self.doing.do(ids, SetPriority(one)) if isinstance(one, Priority) else None
        )

    def labels(self) -> None:
        """Put labels on and take them off."""
        desk, ids = self._desk, self.targets()
        if desk is None or not ids:
            return
        shown = self._thread.thread_shown
        here = shown is not None and [shown.conversation.conversation_id] == ids
        before = frozenset(shown.conversation.labels) if shown is not None and here else frozenset()

        def offered(query: str) -> list[Pick]:
            """Those of the account; and what is on, though the account has it no more."""
            known = desk.directory.known.labels
            gone = sorted(before.difference(one.title for one in known))
            picks = [Pick(one.title, one.title, one.description) for one in known]
            return matching([*picks, *(Pick(title, title) for title in gone)], query)

        popup = self._pick(
            self.tr("Labels"),
            self.tr("Name of a label…"),
            offered,
            many=True,
            nothing=self.tr("The hub has no such label. An administrator of the hub adds labels."),
        )
        popup.on.update(before)
        popup.refresh()
        popup.applied.connect(lambda on: self._label(ids, before, on))
        self._window.tasks.spawn(self._ask_again(desk, popup))

    async def _ask_again(self, desk: "Desk", popup: PickPopup) -> None:
        await desk.directory.refresh()
        if isValid(popup):
            popup.refresh()

    def _label(self, ids: list[int], before: frozenset[str], on: frozenset[str]) -> None:
        add, remove = tuple(sorted(on - before)), tuple(sorted(before - on))
        if add or remove:
            self.doing.do(ids, SetLabels(add, remove))

    # --- who it is

    def block(self) -> None:
        """Take nothing more from the customer of the open conversation, asked once."""
        desk, thread = self._desk, self._thread.thread_shown
        if desk is None or thread is None:
            return
        number, contact = thread.conversation.conversation_id, thread.contact
        has_label = any(one.title == SPAM for one in desk.directory.known.labels)
        detail = self.tr(
            "The hub takes nothing more from them, on any channel, and the conversation is"
            " resolved. It can be undone."
        )
        if not has_label:
            detail = f"{detail} {no_label_words(SPAM)}"
        dialog = QuestionDialog(
            self._theme,
            self.tr("Block {name} as spam?").format(name=isolated(contact.name)),
            detail,
            self.tr("Block"),
            self._window,
        )
        label = (SetLabels(add=(SPAM,)),) if has_label else ()
        changes = (
            *label,
            Block(contact.contact_id, True),
            SetStatus(ConversationStatus.RESOLVED),
        )
        words = self.tr("Customer blocked")
        dialog.accepted.connect(lambda: self.doing.do([number], *changes, words=words))
        dialog.open()

    def unblock(self) -> None:
        """Let the customer of the open conversation write again."""
        thread = self._thread.thread_shown
        if thread is not None:
            number = thread.conversation.conversation_id
            self.doing.do([number], Block(thread.contact.contact_id, False))

    def report(self) -> None:
        """Tell colleagues of an impostor."""
        desk, thread = self._desk, self._thread.thread_shown
        if desk is None or thread is None:
            return
        number = thread.conversation.conversation_id
        dialog = ImpostorDialog(self._theme, desk.directory.known, self.doing.me, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reported.connect(lambda report: self._reported(number, report))
        dialog.open()

    def _reported(self, number: int, report: Report) -> None:
        if self._desk is not None:
            self._window.tasks.spawn(
                self._report(self._desk, number, report),
                doing=self.tr("Reporting the impostor"),
            )

    async def _report(self, desk: "Desk", number: int, report: Report) -> None:
        job_ids = await desk.work.note(number, report.note, *report.changes)
        self.doing.remember(Done(job_ids, self.tr("Impostor reported")))

    def merge(self) -> None:
        """Merge the customer of the open conversation with another contact."""
        desk, thread = self._desk, self._thread.thread_shown
        if desk is None or thread is None:
            return
        number = thread.conversation.conversation_id
        dialog = MergeDialog(
            self._theme, self._window.tasks, thread.contact, desk.work.contacts, self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.merged.connect(lambda change: self.doing.do([number], change))
        dialog.open()

    def _pick(
        self,
        title: str,
        hint: str,
        source: Callable[[str], Sequence[Pick]],
        *,
        many: bool = False,
        nothing: str = "",
    ) -> PickPopup:
        ids = self.targets()
        if len(ids) > 1:
            words = self.tr("{title} ({count} conversations)")
            title = words.format(title=title, count=len(ids))
        popup = PickPopup(
            self._theme, source, self._window, title=title, hint=hint, many=many, nothing=nothing
        )
        # It is about what was open or picked: with another conversation it would mislead.
        self._window.inbox.chosen.connect(popup.close)
        popup.open(self._place())
        return popup

    def _place(self) -> QWidget:
        """What a popup stands below: the head of what it is about."""
        if self._window.inbox.picking.picked:
            return self._window.inbox.tabs
        return self._thread.header


def local_zone() -> tzinfo:
    """The zone of this computer, with its changes of clocks."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        here = datetime.now().astimezone().tzinfo
        assert here is not None
        return here


def _number(key: object) -> int | None:
    return key if isinstance(key, int) else None


def _until(found: object) -> float | None:
    return found.until if isinstance(found, Snooze) else None
