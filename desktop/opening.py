"""Opens the desk for its window, as often as it takes, and offers ways on in between."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.own_sandbox import SandboxFailed
from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded
from desktop.services.store.errors import FolderInUse, StoreError, WrongKey
from desktop.settings import Connections, Settings, SettingsError
from desktop.views.window.passphrase_dialog import ask_passphrase
from desktop.views.window.start_problem import (
    StartProblem,
    WayOn,
    ask_folder,
    begin_anew_question,
    repaired,
    settings_problem,
    start_problem,
    wrong_passphrase,
)

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_TROUBLES = (SettingsError, StoreError, KeyMissing, SandboxFailed, TimeoutError, OSError)


class Opening:
    """One window's way to its desk. `settings` are those with which it opened."""

    def __init__(
        self,
        settings: Settings,
        window: "MainWindow",
        closed: asyncio.Event,
        *,
        connect: Callable[[], Awaitable[Connections]],
        open_desk: "Callable[..., Awaitable[Desk]]",
        folder_of: Callable[[Settings], Path],
        key_of: Callable[[Path, bool, str | None], bytes | None],
        passphrase: str | None,
        handed_over: Callable[[Settings], bool],
    ) -> None:
        """`passphrase` is tried first; `key_of(folder, is_sandbox, passphrase)` blocks, and so does
        `handed_over`: whether the desk that has the folder took over what this one is to do."""
        self.settings = settings
        self._window = window
        self._closed = closed
        self._connect = connect
        self._open = open_desk
        self._folder_of = folder_of
        self._key_of = key_of
        self._passphrase = passphrase
        self._handed_over = handed_over

    async def desk(self) -> "Desk | None":
        """Return the started desk; None when the window is closed before there is one."""
        while not self._closed.is_set():
            desk: Desk | None = None
            try:
                connections = await self._connect()
                desk = await self._open(
                    self.settings,
                    connections,
                    passphrase=self._passphrase,
                    choices=self._window.preferences.current,
                )
                await desk.start()
                return desk
            except PassphraseNeeded as needed:
                if not await self._ask_passphrase(is_new=needed.is_new):
                    self._window.close()
            except _TROUBLES as error:
                if desk is not None:
                    await desk.stop()
                await self._go_on(error)
        return None

    async def _go_on(self, error: Exception) -> None:
        """Show the trouble until a way on leads back to the opening."""
        folder = self._folder_of(self.settings)
        in_use = isinstance(error, FolderInUse)
        if in_use and await asyncio.to_thread(self._handed_over, self.settings):
            self._window.close()  # the other one was a moment quicker
            return
        problem = self._problem(error, folder)
        while not self._closed.is_set():
            match await self._choice(problem):
                case WayOn.REPAIR:
                    problem = await self._repair(folder)
                case WayOn.BEGIN_ANEW:
                    problem = begin_anew_question(folder)
                case WayOn.BEGIN_ANEW_SURE:
                    failed = await self._begin_anew(folder)
                    if failed is None:
                        return
                    problem = failed
                case WayOn.PASSPHRASE:
                    if await self._ask_passphrase(is_new=False):
                        return
                case WayOn.OTHER_FOLDER:
                    other = await ask_folder(self._window)
                    if other is not None:
                        self.settings = replace(self.settings, data_dir=other)
                        return
                case WayOn.CLOSE:
                    self._window.close()
                case _:
                    return

    def _problem(self, error: Exception, folder: Path) -> StartProblem:
        if isinstance(error, SettingsError):
            return settings_problem(error, (WayOn.AGAIN, WayOn.CLOSE))
        by_passphrase = isinstance(error, WrongKey) and (folder / "desk.salt").exists()
        return wrong_passphrase(folder) if by_passphrase else start_problem(error, folder)

    async def _choice(self, problem: StartProblem) -> WayOn | None:
        page = self._window.show_start_problem(problem)
        chosen: list[WayOn] = []
        pressed = asyncio.Event()
        page.chosen.connect(chosen.append)
        page.chosen.connect(pressed.set)
        waits = [asyncio.create_task(event.wait()) for event in (pressed, self._closed)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            return chosen[0] if chosen else None
        finally:
            for wait in waits:
                wait.cancel()
            page.leave()

    async def _repair(self, folder: Path) -> StartProblem:
        from desktop.services.health.repairing import repair

        try:
            sandbox = (await self._connect()).is_sandbox
            key = await asyncio.to_thread(self._key_of, folder, sandbox, self._passphrase)
            return repaired(await asyncio.to_thread(repair, folder, key, time.time))
        except PassphraseNeeded:
            return wrong_passphrase(folder)
        except _TROUBLES as error:
            return self._problem(error, folder)

    async def _begin_anew(self, folder: Path) -> StartProblem | None:
        from desktop.services.store.salvage import begin_anew

        try:
            await asyncio.to_thread(begin_anew, folder, time.time)
        except _TROUBLES as error:
            return self._problem(error, folder)
        self._passphrase = None
        return None

    async def _ask_passphrase(self, *, is_new: bool) -> bool:
        given = await ask_passphrase(self._window, is_new=is_new)
        self._passphrase = given or self._passphrase
        return given is not None
