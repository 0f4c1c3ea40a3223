"""What an agent can do with a conversation, or with many that she has picked: keys and choices."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, QTimeZone
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import (
    Assign,
    Block,
    Priority,
    SetPriority,
    SetStatus,
)
from desktop.models.snooze_words import Snooze, parse, suggestions
from desktop.views.actions.action_words import in_full
from desktop.views.actions.colleague_source import ColleagueSource
from desktop.views.actions.colleague_work import ColleagueWork
from desktop.views.actions.customer_work import CustomerWork
from desktop.views.actions.doing import Doing
from desktop.views.actions.labelling import Labelling
from desktop.views.actions.pick_view import Pick, PickPopup, matching
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
        KeyId.HAND_OVER,
        KeyId.NOTE,
        KeyId.BLOCK,
        KeyId.UNBLOCK,
        KeyId.IMPOSTOR,
        KeyId.MERGE,
    }
)
"""What is done with the conversations that are picked, where some are."""


class ConversationActions(QObject):
    """Works on the conversations that are picked in the inbox, or else on the one that is open."""

    def __init__(self, window: "MainWindow", thread: "ThreadPanel", theme: Theme) -> None:
        super().__init__(window)
        self.window = window
        self.panel = thread
        self.theme = theme
        self.desk: Desk | None = None
        self.doing = Doing(window, theme, self)
        self._colleagues = ColleagueWork(self)
        self._customers = CustomerWork(self)
        self._labelling = Labelling(self)
        thread.resolved.connect(self.doing.resolved)

    def attach(self, desk: "Desk") -> None:
        """Act through this desk from now on."""
        self.desk = self.doing.desk = desk

    @property
    def handlers(self) -> Mapping[KeyId, Callable[[], object]]:
        """What each key does here, in the order of the list of all of them."""
        return {
            KeyId.RESOLVE: self.resolve,
            KeyId.REOPEN: self.reopen,
            KeyId.SNOOZE: self.snooze,
            KeyId.ASSIGN: self.assign,
            KeyId.TO_ME: self.to_me,
            KeyId.HAND_OVER: self._colleagues.hand_over,
            KeyId.NOTE: self._colleagues.note,
            KeyId.LABELS: self._labelling.ask,
            KeyId.PRIORITY: self.priority,
            KeyId.BLOCK: self._customers.block,
            KeyId.UNBLOCK: self._customers.unblock,
            KeyId.IMPOSTOR: self._customers.report,
            KeyId.MERGE: self._customers.merge,
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
        offered = [key for key in self.handlers if key is not KeyId.MORE and self._able(key)]
        picks = [Pick(key, words_of(key), hint(key)) for key in offered]
        popup = self.pick(
            self.tr("With this conversation"),
            self.tr("What do you want to do?"),
            lambda query: matching(picks, query),
        )
        # Once it is closed, for what was chosen may open another.
        popup.chosen.connect(lambda key: QTimer.singleShot(0, self, lambda: self.press(key)))

    def _able(self, key: KeyId) -> bool:
        """What would do nothing now is not offered."""
        return self.window.keys.can_act(key)

    def unblock_contact(self, contact_id: int) -> None:
        """Let the customer of the open conversation write again, whatever is picked."""
        number = self.window.inbox.conversation_id
        if number is not None:
            self.doing.do([number], Block(contact_id, False))

    def note_in_thread(self, ids: Sequence[int]) -> None:
        """Write a note in the thread of the open conversation, or of the one that is picked."""
        if ids and ids[0] != self.window.inbox.conversation_id:
            self.window.open_conversation(ids[0])
        self.panel.notes.begin()

    def targets(self) -> list[int]:
        """The conversations that the next action is about."""
        picked = self.window.inbox.picking.picked
        if picked:
            return list(picked)
        number = self.window.inbox.conversation_id
        return [number] if number is not None else []

    # --- whose it is

    def assign(self) -> None:
        """Choose who gets it."""
        ids = self.targets()
        if self.desk is None or not ids:
            return
        source = ColleagueSource(self.desk, nobody=True)
        popup = self.pick(
            self.tr("Assign to"),
            self.tr("Name of a colleague…"),
            source,
            nothing=self.tr("No colleague is called that"),
        )
        popup.chosen.connect(lambda key: self.doing.do(ids, Assign(_number(key))))
        self.window.tasks.spawn(source.refresh(lambda: popup.refresh() if isValid(popup) else None))

    def to_me(self) -> None:
        """Take it."""
        if self.doing.me is not None:
            self.doing.do(self.targets(), Assign(self.doing.me))

    # --- when it comes back

    def snooze(self) -> None:
        """Choose when it comes back, in words."""
        ids = self.targets()
        if self.desk is None or not ids:
            return
        popup = self.pick(
            self.tr("Snooze until"),
            self.tr("tomorrow 9, in 2 hours, when she answers…"),
            self._moments,
            nothing=self.tr("That is no time ahead. Try “tomorrow 9” or “in 2 hours”."),
        )
        popup.chosen.connect(
            lambda found: self.doing.do(ids, SetStatus(ConversationStatus.SNOOZED, _until(found)))
        )

    def _moments(self, query: str) -> list[Pick]:
        now, zone = self.window.now(), local_zone()
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
        picked = self.window.inbox.picking.picked
        if picked:
            self.doing.do(list(picked), SetStatus(ConversationStatus.RESOLVED))
        else:
            self.panel.resolve()

    # --- what it is about

    def priority(self) -> None:
        """Choose how urgent it is."""
        ids = self.targets()
        if self.desk is None or not ids:
            return
        picks = [
            Pick(one, priority_words(one), "", Icon.WARNING if one is Priority.URGENT else None)
            for one in Priority
        ]
        popup = self.pick(
            self.tr("Priority"), self.tr("Urgent, high, low…"), lambda query: matching(picks, query)
        )
        popup.chosen.connect(
            lambda one: self.doing.do(ids, SetPriority(one)) if isinstance(one, Priority) else None
        )

    def pick(
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
            self.theme, source, self.window, title=title, hint=hint, many=many, nothing=nothing
        )
        # It is about what was open or picked: with another conversation it would mislead.
        self.window.inbox.chosen.connect(popup.close)
        popup.open(self.place())
        return popup

    def place(self) -> QWidget:
        """What a popup stands below: the head of what it is about."""
        if self.window.inbox.picking.picked:
            return self.window.inbox.tabs
        return self.panel.header


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
