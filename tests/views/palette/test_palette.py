"""The palette over the window: what it lists, how it is worked by keys, and that it is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget

from desktop.models.conversation import Direction, Message
from desktop.services.desk import Desk
from desktop.tour.driver import texts
from desktop.views.keymap import keymap
from desktop.views.keys import KEYS, KeyId
from desktop.views.palette.entries import Entry
from desktop.views.palette.palette_model import ROW
from desktop.views.quote.quote_stage import Mode
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]
NONE = Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Hands:
    """An agent's, at the palette of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def field(self) -> QLineEdit:
        field = self.window.findChild(QLineEdit, "paletteInput")
        assert isinstance(field, QLineEdit)
        return field

    @property
    def view(self) -> QListView:
        view = self.window.findChild(QListView, "paletteList")
        assert isinstance(view, QListView)
        return view

    @property
    def is_open(self) -> bool:
        palette = self.window.findChild(QWidget, "palette")
        return palette is not None and palette.isVisible()

    def open(self, text: str = "") -> None:
        """Ctrl+K, and some letters."""
        self.press(Qt.Key.Key_K, CONTROL)
        assert self.field.hasFocus()
        QTest.keyClicks(self.field, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)

    @property
    def rows(self) -> list[str]:
        return texts(self.view.model())

    @property
    def said(self) -> list[str]:
        card = self.view.parentWidget()
        return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]

    @property
    def chosen(self) -> str:
        return str(self.view.currentIndex().data())

    def entry(self, words: str) -> Entry:
        """The entry whose words begin so."""
        model = self.view.model()
        rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
        return next(one for one in rows if isinstance(one, Entry) and one.spoken.startswith(words))


async def shown(window: MainWindow, desk: Desk, ids: list[int]) -> Hands:
    """A desk with these conversations of mine, the first of them open."""
    await fill(desk, ids)
    window.attach(desk)
    await until(lambda: set(window.inbox.model.ids) == set(ids))
    await until(lambda: window.inbox.model.row(ids[-1]) is not None)
    window.open_conversation(ids[0])
    window.inbox.focus_list()
    thread, quote = window.thread_panel, window.quote_panel
    assert thread is not None
    assert quote is not None
    await until(lambda: thread.thread_shown is not None and quote.mode is Mode.EDIT)
    return Hands(window)


def test_a_conversation_is_found_and_opened(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2, 30])
            hands.open("customer 0030")
            await until(lambda: hands.chosen.startswith("Customer 0030"))
            assert hands.rows[0] == "Conversations"
            assert hands.entry("Customer 0030").title_marks == ((0, 8), (9, 13))
            hands.press(Qt.Key.Key_Return)
            assert not hands.is_open
            assert window.inbox.conversation_id == 30
            await window.put_away()

    on_loop(scenario())


def test_enter_waits_for_what_was_typed_last(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2, 30])
            hands.open("customer 0002")
            hands.press(Qt.Key.Key_Return)  # before anything can have been found
            await until(lambda: window.inbox.conversation_id == 2)
            assert not hands.is_open
            await window.put_away()

    on_loop(scenario())


def test_empty_it_lists_the_last_conversations_and_what_can_be_done(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [11, 12, 13])
            window.open_conversation(13)
            window.open_conversation(12)
            hands.open()
            assert hands.rows[0] == "Conversations"
            names = [row.split(",")[0] for row in hands.rows[1:3]]
            assert names == ["Customer 0013", "Customer 0011"]  # not the one that is open
            assert hands.chosen == hands.rows[1]
            assert "Do" in hands.rows
            await window.put_away()

    on_loop(scenario())


def test_only_what_can_be_done_now_is_listed(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            hands.open("resolve")
            assert hands.chosen == "Resolve the conversation, Customer 0001"
            assert hands.entry("Resolve").key == "E"
            hands.press(Qt.Key.Key_Escape)
            hands.open("payment link")
            listed = [row for row in hands.rows if "link" in row]
            assert [row.split(",")[0] for row in listed] == ["Send the payment link"]
            await window.put_away()

    on_loop(scenario())


def test_synonyms_find_an_action(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            for typed, meant in (
                ("shortcuts", "Show all keys"),
                ("privacy", "Hide personal data"),
                ("preferences", "Settings"),
                ("answer", "Write a reply"),
                ("lunch", "Be away"),  # it has no key: it is reached here
            ):
                hands.open(typed)
                assert any(row.startswith(meant) for row in hands.rows), typed
                hands.press(Qt.Key.Key_Escape)
            await window.put_away()

    on_loop(scenario())


def test_a_section_of_the_settings_is_gone_to(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            hands.open("settings keys")
            await until(lambda: hands.chosen == "Settings: Keys")
            hands.press(Qt.Key.Key_Return)
            await until(lambda: window.in_settings)
            assert window.settings_page is not None
            assert window.settings_page.section == "keys"
            hands.open("customer 0001")  # and back from there
            await until(lambda: hands.chosen.startswith("Customer 0001"))
            hands.press(Qt.Key.Key_Return)
            assert not window.in_settings
            await window.put_away()

    on_loop(scenario())


def test_an_action_is_done_where_the_focus_was(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            hands.open("write a reply")
            hands.press(Qt.Key.Key_Return)
            composer = window.findChild(QWidget, "composer")
            await until(lambda: composer is not None and composer.hasFocus())
            hands.open()
            hands.press(Qt.Key.Key_Escape)
            assert composer is not None
            assert composer.hasFocus()
            await window.put_away()

    on_loop(scenario())


def test_what_is_used_comes_first_the_next_time_and_after_a_restart(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2])
            for _ in range(2):
                hands.open("show unassigned")
                await until(lambda: hands.chosen.startswith("Show unassigned"))
                hands.press(Qt.Key.Key_Return)
                await until(lambda: not hands.is_open)
            hands.open()
            assert hands.rows[hands.rows.index("Do") + 1] == "Show unassigned"
            hands.press(Qt.Key.Key_Escape)
            await window.put_away()
        async with desk_without_network(folder) as again:
            await again.usage.load()
            assert again.usage.frecency.most_used("do:") == ("do:tab_unassigned",)

    on_loop(scenario())


def test_the_keys_that_move_through_it(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2, 3])
            hands.open()
            first = hands.chosen
            hands.press(Qt.Key.Key_Up)  # round the end
            last = hands.chosen
            assert last == hands.rows[-1]
            hands.press(Qt.Key.Key_Down)
            assert hands.chosen == first
            hands.press(Qt.Key.Key_Tab)
            assert hands.chosen == hands.rows[hands.rows.index("Do") + 1]
            hands.press(Qt.Key.Key_Backtab)
            assert hands.chosen == first
            hands.press(Qt.Key.Key_PageDown)
            hands.press(Qt.Key.Key_PageDown)
            assert hands.chosen == last
            hands.press(Qt.Key.Key_PageUp)
            hands.press(Qt.Key.Key_PageUp)
            assert hands.chosen == first
            hands.press(Qt.Key.Key_K, CONTROL)
            assert not hands.is_open
            assert window.inbox.list.hasFocus()
            await window.put_away()

    on_loop(scenario())


def test_the_windows_keys_rest_while_it_is_open(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2])
            hands.open()
            hands.press(Qt.Key.Key_Down, ALT)
            hands.press(Qt.Key.Key_F, CONTROL)
            assert window.inbox.conversation_id == 1
            assert hands.is_open
            hands.press(Qt.Key.Key_L, CONTROL)  # but for those that hide
            assert not hands.is_open
            assert window.guard.locked
            await window.put_away()

    on_loop(scenario())


def test_a_field_that_takes_the_focus_keeps_it(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            hands.open()
            assert window.thread_panel is not None
            window.thread_panel.focus_composer()  # as it was asked for before
            assert not hands.is_open
            assert window.thread_panel.composer.edit.hasFocus()
            await window.put_away()

    on_loop(scenario())


def test_a_click_beside_it_leaves_and_one_on_a_row_opens(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2])
            button = window.findChild(QWidget, "railSearch")
            assert button is not None
            assert button.accessibleName() == "Find anything, do anything"
            assert "Ctrl K" in button.toolTip()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            palette = window.findChild(QWidget, "palette")
            assert hands.is_open
            QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
            assert not hands.is_open
            hands.open()
            index = hands.view.model().index(1, 0)
            at = hands.view.visualRect(index).center()
            QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            assert window.inbox.conversation_id == 2
            await window.put_away()

    on_loop(scenario())


def test_words_of_a_message_find_its_conversation(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2])
            said = Message(70, 2, Direction.INCOMING, "Is k7qx2p still valid?", desk.now())
            await desk.tools.ledger.store.save_messages([said])
            hands.open("k7q")
            await until(lambda: hands.chosen.startswith("Customer 0002"))
            entry = hands.entry("Customer 0002")
            [mark] = entry.detail_marks
            assert entry.detail[mark.start : mark.end] == "k7q"
            assert "Messenger" in entry.detail
            await window.put_away()

    on_loop(scenario())


def test_an_action_of_that_name_comes_before_messages_with_the_word(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 2])
            said = Message(70, 2, Direction.INCOMING, "Please resolve this", desk.now())
            await desk.tools.ledger.store.save_messages([said])
            hands.open("resolve")
            await until(lambda: any(row.startswith("Customer 0002") for row in hands.rows))
            assert hands.chosen.startswith("Resolve the conversation")
            await window.put_away()

    on_loop(scenario())


def test_what_is_not_there_is_said(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            hands.open("xyzzy")
            await until(lambda: "Nothing on this desk for “xyzzy”." in hands.said)
            hands.press(Qt.Key.Key_Return)
            assert hands.is_open
            await window.put_away()

    on_loop(scenario())


def test_the_veil_hides_names(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1, 27])
            hands.open("customer 0027")
            hands.press(Qt.Key.Key_H, CONTROL | Qt.KeyboardModifier.ShiftModifier)
            assert window.guard.veiled
            assert not hands.is_open
            await until(
                lambda: (
                    (row := window.inbox.model.row(27)) is not None and row.name != "Customer 0027"
                )
            )
            hands.open("customer 0027")
            await until(lambda: hands.chosen.startswith("Customer 27"))
            assert not any("0027" in row for row in hands.rows)
            assert not any(row.startswith("Write a reply") for row in hands.rows)
            await window.put_away()

    on_loop(scenario())


def test_it_can_be_heard(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [11, 12])
            hands.open()
            field = QAccessible.queryAccessibleInterface(hands.field)
            assert field.role() is QAccessible.Role.EditableText
            assert field.text(QAccessible.Text.Name) == "Find anything, do anything"
            assert "Up and Down" in field.text(QAccessible.Text.Description)
            view = QAccessible.queryAccessibleInterface(hands.view)
            assert view.role() is QAccessible.Role.List
            assert view.text(QAccessible.Text.Name) == "What was found"
            row = view.child(1)
            assert row.text(QAccessible.Text.Name).startswith("Customer 0012")
            assert row.state().selected
            await window.put_away()

    on_loop(scenario())


def test_other_keys_show_at_once(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, [1])
            keymap().choose({KeyId.RESOLVE: (), KeyId.PALETTE: ("F9",)})
            try:
                hands.press(Qt.Key.Key_F9)
                QTest.keyClicks(hands.field, "resolve")
                assert hands.entry("Resolve").key == ""
                hands.press(Qt.Key.Key_F9)
                assert not hands.is_open
            finally:
                keymap().choose({})
            await window.put_away()

    on_loop(scenario())


def test_it_fits_a_small_window(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            hands = await shown(window, desk, list(range(1, 40)))
            window.resize(1280, 720)
            hands.open()  # built
            hands.press(Qt.Key.Key_Escape)
            window.show_palette()
            card = hands.view.parentWidget()
            assert window.rect().contains(card.geometry())
            hands.press(Qt.Key.Key_Escape)
            await window.put_away()

    on_loop(scenario())


def test_what_is_out_of_sight_cannot_be_done(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await shown(window, desk, [1])
            keys = window.keys
            for key in KEYS:
                if keys.can_act(key.key_id):
                    assert isinstance(keys.about(key.key_id), str)
            assert keys.can_act(KeyId.SEND_LINK)
            window.show_settings()
            assert not keys.can_act(KeyId.SEND_LINK)  # out of sight
            assert keys.can_act(KeyId.LOCK)
            await window.put_away()

    on_loop(scenario())
