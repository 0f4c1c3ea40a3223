"""Change notices: which ids changed, told to whoever shows them, on the event loop's thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What is different now. Views refresh just that.

    `conversations` are ids whose rows or threads changed; `drafts` those whose rows show another
    reply that was begun; `quotes` those whose money changed;
    `lists` says that the order or the membership of the inbox may have changed; `status` that the
    status bar did; `stuck` that other money is stuck, or late; `calls` that a phone call began, or
    stands otherwise. `company` are conversations in which somebody began or ceased to type.
    `refused` are jobs that changed nothing and never will, of which nothing else would tell. For
    notifications: `paid` are quotes that were paid just now, `assigned` the conversations that
    others have just given to this agent, `mentioned` those in which they named her.
    """

    conversations: frozenset[int] = frozenset()
    drafts: frozenset[int] = frozenset()
    quotes: frozenset[str] = frozenset()
    paid: frozenset[str] = frozenset()
    assigned: frozenset[int] = frozenset()
    mentioned: frozenset[int] = frozenset()
    company: frozenset[int] = frozenset()
    refused: frozenset[str] = frozenset()
    lists: bool = False
    status: bool = False
    stuck: bool = False
    calls: bool = False

    def __or__(self, other: "Change") -> "Change":
        return Change(
            self.conversations | other.conversations,
            self.drafts | other.drafts,
            self.quotes | other.quotes,
            self.paid | other.paid,
            self.assigned | other.assigned,
            self.mentioned | other.mentioned,
            self.company | other.company,
            self.refused | other.refused,
            self.lists or other.lists,
            self.status or other.status,
            self.stuck or other.stuck,
            self.calls or other.calls,
        )


class Notices:
    """Merges changes that happen together and tells each listener once per turn of the loop.

    `publish` is called on the loop's thread.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []
        self._pending: Change | None = None

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` with each change from now on; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, change: Change) -> None:
        """Tell all listeners of `change`, together with whatever else happens in this turn."""
        import asyncio  # here and not above: the window shows before it has a loop

        if self._pending is None:
            self._pending = change
            asyncio.get_running_loop().call_soon(self._flush)
        else:
            self._pending |= change

    def _flush(self) -> None:
        change, self._pending = self._pending, None
        if change is None:
            return
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # one broken view must not blind the others
                log.exception("a change listener failed")
