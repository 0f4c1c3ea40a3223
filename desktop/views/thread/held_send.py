"""Decides whether a reply is held: once for each text, when the thread moved on under it."""

from collections.abc import Callable, Sequence

from desktop.models.company import newest_before
from desktop.models.conversation import Message
from desktop.models.thread import Thread


class HeldSend:
    """Remembers for each conversation which message was the newest when the text in its composer
    was begun. `came_since` tells what others wrote after a message (`Desk.came_since`)."""

    def __init__(self) -> None:
        self._begun: dict[int, int] = {}
        self._held: set[int] = set()

    def wrote(self, conversation_id: int, text: str, newest: int) -> None:
        """The agent changed the text, with message `newest` in sight."""
        if not text.strip():
            self.forget(conversation_id)
        else:
            self._begun.setdefault(conversation_id, newest)

    def found_draft(self, thread: Thread) -> None:
        """A text was taken up again that was written earlier: what stood there then was read."""
        conversation_id = thread.conversation.conversation_id
        if thread.reply_draft.strip() and conversation_id not in self._begun:
            at = thread.reply_draft_at
            self._begun[conversation_id] = newest_before(thread.messages, at)

    def came(
        self, thread: Thread, came_since: Callable[[Thread, int], Sequence[Message]]
    ) -> Sequence[Message]:
        """Return what came since the text was begun, if the reply must be held for it: never
        twice."""
        conversation_id = thread.conversation.conversation_id
        begun = self._begun.get(conversation_id)
        if begun is None or conversation_id in self._held:
            return ()
        came = came_since(thread, begun)
        if came:
            self._held.add(conversation_id)
        return came

    def forget(self, conversation_id: int) -> None:
        """The text is sent or gone: the next one begins anew."""
        self._begun.pop(conversation_id, None)
        self._held.discard(conversation_id)
