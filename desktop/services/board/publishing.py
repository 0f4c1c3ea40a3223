"""Every five minutes, the response time that the airline shows its customers: as text, as JSON and
as banners, in a folder, and then handed to a command of the airline's choice."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from desktop.models.board.figures import ResponseNow
from desktop.models.board.published import Hindrance, NotPublished, Published, published
from desktop.models.command_parts import parts
from desktop.services.board.export import write_whole
from desktop.services.store.errors import StoreError

log = logging.getLogger(__name__)

EVERY_S = 300.0
TEXT, JSON = "response-time.txt", "response-time.json"
_COMMAND_S = 60.0
"""So long may the airline's command take."""
_FOR_ALL = 0o644
"""What customers are shown is no secret."""

Painter = Callable[[Published], Mapping[str, bytes]]
"""Makes the banners: file names with their PNG."""


class Publisher:
    """Publishes what `read` tells, unless it is of too few cases: then what was published stands,
    and says when it was computed. `trouble` is why the last time failed, None where it did not."""

    def __init__(
        self,
        folder: Path,
        command: str,
        *,
        read: Callable[[], Awaitable[ResponseNow]],
        words: Callable[[Published], str],
        paint: Painter,
        every_s: float = EVERY_S,
        patience_s: float = _COMMAND_S,
    ) -> None:
        self.trouble: NotPublished | None = None
        self._folder = folder
        self._command = parts(command)
        self._read = read
        self._words = words
        self._paint = paint
        self._every_s = every_s
        self._patience_s = patience_s

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            try:
                await self.publish()
                self.trouble = None
            except NotPublished as error:
                self.trouble = error
                log.error("the response time was not published: %s", error)
            await asyncio.sleep(self._every_s)

    async def publish(self) -> Published | None:
        """Publish once; returns what, None where the cases are too few. Raises `NotPublished`."""
        try:
            figure = published(await self._read())
        except StoreError as error:
            raise NotPublished(Hindrance.FIGURE, type(error).__name__) from error
        if figure is None:
            return None
        words = self._words(figure)
        files = await asyncio.to_thread(self._paint, figure)
        made = {TEXT: f"{words}\n".encode(), JSON: figure.as_json(words).encode(), **files}
        try:
            await asyncio.to_thread(self._write, made)
        except OSError as error:
            raise NotPublished(Hindrance.FOLDER, error.strerror or "") from error
        if self._command:
            await self._hand_over()
        return figure

    def _write(self, made: Mapping[str, bytes]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            write_whole(self._folder / name, content, mode=_FOR_ALL)

    async def _hand_over(self) -> None:
        """Run the airline's command. Raises `NotPublished` where it cannot be run, fails or
        hangs."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                str(self._folder),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(os.environ),
                start_new_session=True,  # so that what it has started can be ended with it
            )
        except OSError as error:
            raise NotPublished(Hindrance.NOT_RUN, error.strerror or "") from error
        try:
            async with asyncio.timeout(self._patience_s):
                status = await process.wait()
        except TimeoutError:
            raise NotPublished(Hindrance.HUNG) from None
        finally:
            if process.returncode is None:
                _kill_all(process)
                await process.wait()
        if status:
            raise NotPublished(Hindrance.FAILED, str(status))


def _kill_all(process: asyncio.subprocess.Process) -> None:
    """End a command and, where the system can, all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The same without the desk's own settings: its keys and passphrase are nobody else's."""
    return {name: value for name, value in ours.items() if not name.upper().startswith("DESK_")}
