"""A key acts on the row that has the ring of the focus: one that is not open is opened first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.views.keys import KeyGroup, KeyId, key_of
from desktop.views.window.key_wiring import issue_ticket

if TYPE_CHECKING:
    from desktop.models.thread import Thread
    from desktop.views.window.main_window import MainWindow

_OF_ONE = frozenset({KeyGroup.CONVERSATION, KeyGroup.PAYMENT})
_OF_WHAT_IS_OPEN = frozenset({KeyId.UNDO, KeyId.FIND_NEXT, KeyId.FIND_PREVIOUS})
_LEAVES = frozenset({KeyId.SEND, KeyId.SEND_LINK, KeyId.SAFE_REPLY})
"""What leaves for the customer must have been before the agent's eyes: a first press opens it."""


def on_ringed_row(window: "MainWindow", key_id: KeyId, act: Callable[[], object]) -> None:
    """Do what a pressed key does, to the conversation where the agent sees herself."""
    from desktop.views.actions.conversation_actions import OF_MANY  # not before the first paint

    ringed = window.inbox.ringed if window.places.in_inbox else None
    thread = window.thread_panel
    of_picked = key_id in OF_MANY and bool(window.inbox.picking.picked)
    is_of_one = key_of(key_id).group in _OF_ONE and key_id not in _OF_WHAT_IS_OPEN
    if ringed is None or thread is None or not is_of_one or of_picked:
        act()
        return

    if key_id is KeyId.TICKET:
        if not window.guard.veiled:
            issue_ticket(window, ringed)
        return

    def act_there(shown: "Thread") -> None:
        thread.shown.disconnect(act_there)
        if shown.conversation.conversation_id == ringed and window.keys.can_act(key_id):
            act()

    if key_id not in _LEAVES:
        thread.shown.connect(act_there)
    window.open_conversation(ringed)
