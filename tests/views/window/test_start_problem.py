"""Where the desk cannot open, the window says why, what was kept, and what to press."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.app import folder_of, open_desk
from desktop.opening import Opening
from desktop.services.desk import Desk
from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded
from desktop.services.store import errors
from desktop.services.store.lock import FolderLock
from desktop.services.store.store import Store
from desktop.settings import Connections, Settings, SettingsError
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.passphrase_dialog import PassphraseDialog
from desktop.views.window.start_problem import StartProblemPage, WayOn, start_problem
from tests.services.store.examples import a_quote, clock, sold

Run = Callable[[Coroutine[Any, Any, Any]], Any]
NOWHERE = Connections("http://127.0.0.1:9", "t", 1, "rk_test_1", "http://127.0.0.1:9")


@pytest.fixture(autouse=True)
def stays(qapp: QApplication) -> Iterator[None]:
    """Closing the last window does not end the loop, as in the program."""
    before = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(before)


TROUBLES = [
    errors.DamagedFile("x"),
    errors.NothingToSave("x"),
    errors.WrongKey("x"),
    KeyMissing("x"),
    errors.DiskFull("x"),
    errors.ReadOnlyFolder("x"),
    errors.NetworkFolder("x"),
    errors.FolderInUse("x", "desk-2", 77),
    errors.NewerSchema("x"),
    errors.ProfileMismatch("x"),
    errors.FileTrouble("The disk failed."),
]


@pytest.mark.parametrize("language", ["english", "dutch"])
@pytest.mark.parametrize("error", TROUBLES, ids=lambda error: type(error).__name__)
def test_each_trouble_says_what_to_press(
    theme: Theme,
    request: pytest.FixtureRequest,
    folder: Path,
    error: Exception,
    language: str,
) -> None:
    request.getfixturevalue(language)
    host = QWidget()
    host.resize(1280, 760)
    page = StartProblemPage(theme, start_problem(error, folder), host)
    host.show()
    buttons = list(page.buttons.values())
    assert buttons and all(button.text() and button.isVisible() for button in buttons)
    assert buttons[0].property("role") == "primary"
    [text] = page.findChildren(QLabel, "startProblemText")
    assert text.height() >= text.heightForWidth(text.width())
    assert text.text() in page.accessibleName()
    page.leave()
    host.deleteLater()


class Starting:
    """A window that is on its way to its desk, and a person's hands."""

    def __init__(self, theme: Theme, folder: Path, *, key: bytes | None = None) -> None:
        self.window = MainWindow(theme, folder=folder)
        self.window.resize(1280, 760)
        self.window.show()
        self.closed = asyncio.Event()
        self.window.closed.connect(self.closed.set)
        self.passphrase_needed = False
        self.other_answers = False
        """Whether a desk that has the folder comes forward in this one's place."""
        self.refused: SettingsError | None = None
        self.opening = Opening(
            Settings(folder, connections=NOWHERE),
            self.window,
            self.closed,
            connect=self._connect,
            open_desk=self._open,
            folder_of=folder_of,
            key_of=lambda folder, sandbox, passphrase: key,
            passphrase=None,
            handed_over=lambda settings: self.other_answers,
        )
        self.given: list[str | None] = []
        self.task = asyncio.get_running_loop().create_task(self.opening.desk())

    async def _connect(self) -> Connections:
        return NOWHERE

    async def _open(self, settings: Settings, connections: Connections, **how: Any) -> Desk:
        self.given.append(how["passphrase"])
        if self.refused is not None:
            raise self.refused
        if self.passphrase_needed and not how["passphrase"]:
            raise PassphraseNeeded(is_new=True)
        return await open_desk(settings, connections, choices=how["choices"])

    async def until(self, seen: Callable[[], Any]) -> Any:
        async with asyncio.timeout(30):
            while not (found := seen()):
                if self.task.done():
                    raise AssertionError(f"ended: {self.task}")
                await asyncio.sleep(0.01)
        return found

    async def press(self, way: WayOn) -> None:
        """Press the button once it is there, by keyboard."""

        def there() -> QPushButton | None:
            found = self.window.findChildren(QPushButton, way.value)
            return next((button for button in found if button.isVisible()), None)

        button = await self.until(there)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def says(self) -> str:
        labels = self.window.findChildren(QLabel, "startProblemText")
        return " ".join(label.text() for label in labels if label.isVisible())

    async def opened(self) -> Desk:
        async with asyncio.timeout(30):
            desk = await self.task
        assert desk is not None
        return desk

    async def put_away(self) -> None:
        self.window.close()
        self.task.cancel()
        result = (await asyncio.gather(self.task, return_exceptions=True))[0]
        if isinstance(result, Desk):
            await result.stop()
        await self.window.put_away()
        self.window.deleteLater()


async def _filled(folder: Path) -> None:
    store = await Store.open(folder, key=None, now=clock)
    await store.append(sold(a_quote()))
    await store.close()


@pytest.mark.fault
def test_a_damaged_file_is_repaired_in_the_window(theme: Theme, folder: Path, on_loop: Run) -> None:
    async def play() -> None:
        await _filled(folder)
        with (folder / "desk.db").open("r+b") as file:
            file.write(bytes(4096))
        starting = Starting(theme, folder)
        try:
            await starting.press(WayOn.REPAIR)
            await starting.until(lambda: "Saved: 5 journal entries" in starting.says())
            await starting.press(WayOn.OPEN)
            desk = await starting.opened()
            assert len(await desk.tools.ledger.store.facts("q1")) == 5
        finally:
            await starting.put_away()

    on_loop(play())


@pytest.mark.fault
def test_a_second_desk_waits_until_the_first_is_closed(
    theme: Theme, folder: Path, on_loop: Run
) -> None:
    async def play() -> None:
        lock = FolderLock(folder, 0.0)
        starting = Starting(theme, folder)
        try:
            await starting.until(lambda: "Only one desk may write" in starting.says())
            lock.release()
            await starting.press(WayOn.AGAIN)
            assert await starting.opened()
        finally:
            await starting.put_away()

    on_loop(play())


def test_of_two_starts_in_one_instant_the_later_one_gives_way(
    theme: Theme, folder: Path, on_loop: Run
) -> None:
    async def play() -> None:
        lock = FolderLock(folder, 0.0)
        starting = Starting(theme, folder)
        starting.other_answers = True
        try:
            async with asyncio.timeout(30):
                assert await starting.task is None
            assert starting.closed.is_set() and not starting.says()
        finally:
            lock.release()
            await starting.put_away()

    on_loop(play())


@pytest.mark.fault
def test_a_second_desk_can_be_closed_at_once(theme: Theme, folder: Path, on_loop: Run) -> None:
    async def play() -> None:
        lock = FolderLock(folder, 0.0)
        starting = Starting(theme, folder)
        try:
            await starting.until(lambda: "Only one desk may write" in starting.says())
            assert "desk.lock" not in starting.says()
            assert QApplication.focusWidget().objectName() == WayOn.CLOSE.value
            await starting.press(WayOn.CLOSE)
            async with asyncio.timeout(30):
                assert await starting.task is None
            assert not starting.window.isVisible()
        finally:
            lock.release()
            await starting.put_away()

    on_loop(play())


def test_a_wrong_setting_is_named_and_what_to_do(theme: Theme, folder: Path, on_loop: Run) -> None:
    async def play() -> None:
        starting = Starting(theme, folder)
        starting.refused = SettingsError("DESK_STRIPE_KEY is a full secret key. Make another.")
        try:
            await starting.until(lambda: "full secret key. Make another" in starting.says())
            starting.refused = None
            await starting.press(WayOn.AGAIN)
            assert await starting.opened()
        finally:
            await starting.put_away()

    on_loop(play())


@pytest.mark.fault
def test_beginning_anew_is_asked_twice_and_keeps_everything(
    theme: Theme, folder: Path, on_loop: Run
) -> None:
    async def play() -> None:
        await _filled(folder)
        shutil.rmtree(folder / "backups")
        (folder / "desk.db").write_bytes(bytes(range(256)) * 64)
        starting = Starting(theme, folder)
        try:
            await starting.press(WayOn.REPAIR)
            await starting.until(lambda: "nor a backup of it" in starting.says())
            await starting.press(WayOn.BEGIN_ANEW)
            await starting.until(lambda: "moved into a folder of its own" in starting.says())
            await starting.press(WayOn.BEGIN_ANEW_SURE)
            desk = await starting.opened()
            assert await desk.tools.ledger.store.entries() == []
            [kept] = folder.glob("set-aside-*/desk.db")
            assert kept.read_bytes() == bytes(range(256)) * 64
        finally:
            await starting.put_away()

    on_loop(play())


def test_a_new_passphrase_is_typed_twice(theme: Theme, folder: Path, on_loop: Run) -> None:
    async def play() -> None:
        starting = Starting(theme, folder)
        starting.passphrase_needed = True
        try:
            dialog = await starting.until(
                lambda: next(iter(starting.window.findChildren(PassphraseDialog)), None)
            )
            [ok] = [one for one in dialog.findChildren(QPushButton) if one.property("role")]
            QTest.keyClicks(dialog.edit, "correct horse")
            assert not ok.isEnabled()
            QTest.keyClicks(dialog.repeat, "correct hors")
            assert not ok.isEnabled()
            QTest.keyClicks(dialog.repeat, "e")
            assert ok.isEnabled()
            ok.click()
            await starting.opened()
            assert starting.given == [None, "correct horse"]
        finally:
            await starting.put_away()

    on_loop(play())


def test_an_old_passphrase_is_typed_once(theme: Theme, qapp: QApplication) -> None:
    dialog = PassphraseDialog(is_new=False)
    [ok] = [one for one in dialog.findChildren(QPushButton) if one.property("role")]
    assert dialog.repeat.isHidden()
    QTest.keyClicks(dialog.edit, "short")
    assert ok.isEnabled()
    dialog.deleteLater()
