"""The item model of one thread: a window of newest messages that grows upwards on demand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.models.conversation import Message
from desktop.models.thread import Thread, ThreadPage
from desktop.views.thread.thread_items import ThreadItem, assemble, up_to

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `ThreadItem` itself."""

PAGE = 80
"""How many messages one page holds: several screens. More of them are laid out before the first is
seen; the next page comes as the reader nears the top."""

_DIFF_LIMIT = 2 * PAGE
_NO_PARENT = QModelIndex()


class ThreadModel(QAbstractListModel):
    """Rows of one conversation. A change inserts, removes and refreshes only what is different,
    so that the scroll position, the current row and the widgets in it stay.

    `describe` gives the words that a screen reader says for a row, `hint` its tooltip, `offers`
    what Enter offers on it.
    """

    def __init__(
        self,
        describe: Callable[[ThreadItem], str] | None = None,
        hint: Callable[[ThreadItem], str] | None = None,
        parent: QObject | None = None,
        *,
        offers: Callable[[ThreadItem], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._offers = offers or (lambda item: "")
        self._hint = hint or (lambda item: "")
        self._describe = describe or (lambda item: item.text)
        self._thread: Thread | None = None
        self._messages: dict[int, Message] = {}
        self._has_older = False
        self._has_newer = False
        self._items: list[ThreadItem] = []

    @property
    def shown(self) -> Thread | None:
        """The thread as it was last shown, with all its loaded messages' cards and jobs."""
        return self._thread

    @property
    def has_older(self) -> bool:
        """Whether there is more before the oldest loaded message."""
        return self._has_older

    @property
    def has_newer(self) -> bool:
        """Whether what is loaded lies further back: there is more after it."""
        return self._has_newer

    @property
    def oldest_id(self) -> int | None:
        """The id of the oldest loaded message."""
        return min(self._messages, default=None)

    @property
    def newest_id(self) -> int | None:
        """The id of the conversation's newest message, loaded or not."""
        messages = self._thread.messages if self._thread is not None else ()
        return max((one.message_id for one in messages), default=None)

    @property
    def last_id(self) -> int | None:
        """The id of the newest loaded message."""
        return max(self._messages, default=None)

    def items(self) -> Sequence[ThreadItem]:
        """All rows."""
        return self._items

    def item(self, row: int) -> ThreadItem:
        """One row."""
        return self._items[row]

    def row_of(self, key: str) -> int | None:
        """The row of the item with this key."""
        return next((row for row, item in enumerate(self._items) if item.key == key), None)

    def row_with(self, message_id: int) -> int | None:
        """The row of a message, or of the card that stands in its place."""
        for row, item in enumerate(self._items):
            carried = item.card.ladder.message if item.card is not None else None
            if carried == message_id or (item.message and item.message.message_id == message_id):
                return row
        return None

    def show(self, thread: Thread) -> None:
        """Show the newest page of a conversation, keeping older pages of the same one. While what
        is loaded lies further back, it stays."""
        same = (
            self._thread is not None
            and self._thread.conversation.conversation_id == thread.conversation.conversation_id
        )
        page = {message.message_id: message for message in thread.messages}
        self._thread = thread
        if same and self._has_newer and page and min(page) > max(self._messages, default=0):
            self._apply(self._assembled())
            return
        self._has_newer = False
        older = self._kept(page) if same else {}
        self._messages = older | page
        if not older:
            self._has_older = thread.has_older
        if same:
            self._apply(self._assembled())
        else:
            self.beginResetModel()
            self._items = self._assembled()
            self.endResetModel()

    def prepend(self, page: Thread) -> int:
        """Add the page before the oldest loaded message; returns how many messages came."""
        if self._thread is None:
            return 0
        if page.conversation.conversation_id != self._thread.conversation.conversation_id:
            return 0
        new = {message.message_id: message for message in page.messages}
        count = len(new.keys() - self._messages.keys())
        self._messages = new | self._messages
        self._has_older = page.has_older
        self._apply(self._assembled())
        return count

    def jump(self, page: ThreadPage) -> None:
        """Show a stretch of the conversation in place of what is loaded."""
        if self._is_of_shown(page):
            self._load(page.messages, has_older=page.has_older, has_newer=page.has_newer)

    def append(self, page: ThreadPage) -> None:
        """Add the page after the newest loaded message."""
        if self._is_of_shown(page):
            self._messages |= {message.message_id: message for message in page.messages}
            self._has_newer = page.has_newer
            self._apply(self._assembled())

    def forget_pages(self) -> None:
        """Keep nothing but what is shown next: the same messages will be read differently."""
        self._messages = {}
        self._has_newer = False

    def return_to_newest(self) -> None:
        """Show the newest page again, as it was last read."""
        if self._thread is not None and self._has_newer:
            self._load(self._thread.messages, has_older=True, has_newer=False)

    def _is_of_shown(self, page: ThreadPage) -> bool:
        shown = self._thread.conversation.conversation_id if self._thread is not None else None
        return bool(page.messages) and page.conversation_id == shown

    def _load(self, messages: Sequence[Message], *, has_older: bool, has_newer: bool) -> None:
        self.beginResetModel()
        self._messages = {message.message_id: message for message in messages}
        self._has_older, self._has_newer = has_older, has_newer
        self._items = self._assembled()
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._thread = None
        self._messages = {}
        self._has_older = self._has_newer = False
        self._items = []
        self.endResetModel()

    def days_changed(self) -> None:
        """Midnight has passed: rows that name a day relative to today read differently."""
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(item)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._offers(item) or None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(item) or None
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _kept(self, page: dict[int, Message]) -> dict[int, Message]:
        """Loaded messages from before the newest page; none where a gap would stand between."""
        if not page:
            return {}
        oldest = min(page)
        if self._messages and max(self._messages) < oldest:
            return {}
        return {key: message for key, message in self._messages.items() if key < oldest}

    def _assembled(self) -> list[ThreadItem]:
        if self._thread is None:
            return []
        ordered = [self._messages[key] for key in sorted(self._messages)]
        thread = replace(self._thread, has_older=self._has_older)
        return assemble(ordered, up_to(thread, ordered[-1]) if self._has_newer else thread)

    def _apply(self, items: list[ThreadItem]) -> None:
        """Turn the rows into `items` by the fewest signals, from the bottom up."""
        old_keys = [item.key for item in self._items]
        new_keys = [item.key for item in items]
        for start, end, new_start, new_end in reversed(list(_edits(old_keys, new_keys))):
            if end > start:
                self.beginRemoveRows(_NO_PARENT, start, end - 1)
                del self._items[start:end]
                self.endRemoveRows()
            if new_end > new_start:
                self.beginInsertRows(_NO_PARENT, start, start + new_end - new_start - 1)
                self._items[start:start] = items[new_start:new_end]
                self.endInsertRows()
        for row, item in enumerate(items):
            if self._items[row] != item:
                self._items[row] = item
                self.dataChanged.emit(self.index(row), self.index(row))


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int]]:
    """The ranges of `old` that become ranges of `new`, in order."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    if head == old_end and head == new_end:
        return
    if max(old_end, new_end) - head > _DIFF_LIMIT:
        yield head, old_end, head, new_end
        return
    matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
    for tag, start, end, new_start, new_stop in matcher.get_opcodes():
        if tag != "equal":
            yield head + start, head + end, head + new_start, head + new_stop
