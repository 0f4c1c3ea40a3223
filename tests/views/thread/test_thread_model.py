"""The thread's model: what is new comes in, what stays does not move."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.models.conversation import Conversation
from desktop.models.stage import Stage
from desktop.views.thread.thread_items import ItemKind
from desktop.views.thread.thread_model import ITEM_ROLE, ThreadModel
from tests.views.thread.thread_world import CONVERSATION, card, message, thread


def keys(model: ThreadModel) -> list[str]:
    return [item.key for item in model.items() if item.kind is not ItemKind.DAY]


class Seen:
    """Which rows a model said it inserted, removed and changed."""

    def __init__(self, model: ThreadModel) -> None:
        self.inserted: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.changed: list[int] = []
        self.resets = 0
        model.rowsInserted.connect(lambda _, first, last: self.inserted.append((first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.removed.append((first, last)))
        model.dataChanged.connect(lambda top, _: self.changed.append(top.row()))
        model.modelReset.connect(self._reset)

    def _reset(self) -> None:
        self.resets += 1


def test_a_new_message_is_one_insertion(qtmodeltester: ModelTester) -> None:
    model = ThreadModel()
    model.show(thread(message(1), message(2, out=True)))
    seen = Seen(model)
    model.show(thread(message(1), message(2, out=True), message(3)))
    assert (seen.inserted, seen.removed, seen.resets) == ([(3, 3)], [], 0)
    qtmodeltester.check(model)


def test_a_card_that_moves_on_changes_its_row_only() -> None:
    model = ThreadModel()
    model.show(thread(message(1), message(4, out=True), cards=(card(Stage.SENT),)))
    seen = Seen(model)
    model.show(thread(message(1), message(4, out=True), cards=(card(Stage.PAID),)))
    assert (seen.inserted, seen.removed, seen.changed) == ([], [], [2])
    assert model.item(2).card == card(Stage.PAID)


def test_a_removed_message_leaves_and_a_longer_group_is_redrawn() -> None:
    model = ThreadModel()
    model.show(thread(message(1), message(2), message(3)))
    seen = Seen(model)
    model.show(thread(message(1), message(2)))
    assert seen.removed == [(3, 3)]
    assert keys(model) == ["message:1", "message:2"]
    assert model.item(2).ends_group


def test_older_pages_stay_when_the_newest_page_is_read_again() -> None:
    model = ThreadModel()
    newest = [message(number) for number in range(201, 401)]
    model.show(thread(*newest, has_older=True))
    older = [message(number) for number in range(1, 201)]
    assert model.prepend(thread(*older)) == len(older)
    assert not model.has_older
    model.show(thread(*newest[1:], message(401), has_older=True))
    assert len(keys(model)) == 401
    assert not model.has_older


def test_a_gap_between_what_is_loaded_and_the_newest_page_is_never_shown() -> None:
    model = ThreadModel()
    model.show(thread(message(1), message(2)))
    model.show(thread(message(900), message(901), has_older=True))
    assert keys(model) == ["message:900", "message:901"]
    assert model.has_older


def test_another_conversation_replaces_everything() -> None:
    model = ThreadModel()
    model.show(thread(message(1)))
    seen = Seen(model)
    other = Conversation(8, 5, 1, CONVERSATION.channel, CONVERSATION.status)
    model.show(thread(message(2), conversation=other))
    assert (seen.resets, keys(model)) == (1, ["message:2"])
    assert model.prepend(thread(message(1))) == 0


def test_a_row_gives_its_item_its_text_and_its_spoken_words() -> None:
    model = ThreadModel(lambda item: f"spoken {item.text}")
    model.show(thread(message(1, "Hallo")))
    index = model.index(1)
    assert index.data(ITEM_ROLE).message.text == "Hallo"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Hallo"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "spoken Hallo"
