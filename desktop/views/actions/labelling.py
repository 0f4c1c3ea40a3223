"""Labels of one conversation, or of many at once: which stand on all of them, which on some."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.models.conversation_change import SetLabels
from desktop.views.actions.pick_view import Mark, Pick, PickPopup, matching

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.actions.conversation_actions import ConversationActions


class Labelling(QObject):
    """Asks which labels are to be on and off, and has it done."""

    def __init__(self, actions: "ConversationActions") -> None:
        super().__init__(actions)
        self._actions = actions

    def ask(self) -> None:
        """Put labels on and take them off."""
        desk, ids = self._actions.desk, self._actions.targets()
        if desk is None or not ids:
            return
        before = marks(self._labels_in_sight(ids))
        on = set(before)

        def offered(query: str) -> list[Pick]:
            """Those of the account; and what is on, though the account has it no more."""
            known = desk.directory.known.labels
            gone = sorted(on.difference(one.title for one in known))
            picks = [Pick(one.title, one.title, one.description) for one in known]
            return matching([*picks, *(Pick(title, title) for title in gone)], query)

        popup = self._actions.pick(
            self.tr("Labels"),
            self.tr("Name of a label…"),
            offered,
            many=True,
            nothing=self.tr("The hub has no such label. An administrator of the hub adds labels."),
        )
        popup.show_marks(before)
        popup.applied.connect(lambda wanted: self._label(ids, wanted))
        self._actions.window.tasks.spawn(self._ask_again(desk, popup, ids, on))

    def _labels_in_sight(self, ids: list[int]) -> list[tuple[str, ...]]:
        """The labels of these conversations, as far as the window shows them."""
        shown, model = self._actions.panel.thread_shown, self._actions.window.inbox.model
        if shown is not None and [shown.conversation.conversation_id] == ids:
            return [shown.conversation.labels]
        rows = [model.row(number) for number in ids]
        return [row.labels for row in rows if row is not None]

    async def _ask_again(
        self, desk: "Desk", popup: PickPopup, ids: list[int], on: set[str]
    ) -> None:
        """All of them as they stand now, and the account's labels as the hub tells them."""
        found = marks([one.labels for one in await desk.work.conversations(ids)])
        on.update(found)
        if isValid(popup):
            popup.show_marks(found)
        await desk.directory.refresh()
        if isValid(popup):
            popup.refresh()

    def _label(self, ids: list[int], wanted: Mapping[str, bool]) -> None:
        add = tuple(sorted(label for label, on in wanted.items() if on))
        remove = tuple(sorted(label for label, on in wanted.items() if not on))
        if add or remove:
            self._actions.doing.do(ids, SetLabels(add, remove))


def marks(labels: Iterable[tuple[str, ...]]) -> dict[str, Mark]:
    """How each label that stands anywhere stands on all of these conversations."""
    sets = [frozenset(one) for one in labels]
    anywhere = frozenset[str]().union(*sets)
    return {
        label: Mark.ON if all(label in one for one in sets) else Mark.PART
        for label in sorted(anywhere)
    }
