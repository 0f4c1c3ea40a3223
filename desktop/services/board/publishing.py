"""Every five minutes, the response time that the airline shows its customers: as text, as JSON and
as banners, in a folder, and then handed to a command of the airline's choice."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from desktop.models.board.figures import ResponseNow
from desktop.models.board.published import Published, published
from desktop.models.command_parts import parts
from desktop.services.board.export import write_whole
from desktop.services.store.errors import StoreError

log = logging.getLogger(__name__)

EVERY_S = 300.0
TEXT, JSON = "response-time.txt", "response-time.json"
_COMMAND_S = 60.0
_FOR_ALL = 0o644
"""What customers are shown is no secret."""

Painter = Callable[[Published], Mapping[str, bytes]]
"""Makes the banners: file names with their PNG."""


class Publisher:
    """Publishes what `read` tells, unless it is of too few cases: then what was published stands,
    and says when it was computed. `trouble` is why the last time failed, empty where it did not."""

    def __init__(
        self,
        folder: Path,
        command: str,
        *,
        read: Callable[[], Awaitable[ResponseNow]],
        words: Callable[[Published], str],
        paint: Painter,
        every_s: float = EVERY_S,
    ) -> None:
        self.trouble = ""
        self._folder = folder
        self._command = parts(command)
        self._read = read
        self._words = words
        self._paint = paint
        self._every_s = every_s

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            try:
                await self.publish()
                self.trouble = ""
            except (OSError, StoreError) as error:
                self.trouble = str(error)
                log.error("the response time was not published: %s", type(error).__name__)
            await asyncio.sleep(self._every_s)

    async def publish(self) -> Published | None:
        """Publish once; returns what, None where the cases are too few. Raises OSError and
        `StoreError`."""
        figure = published(await self._read())
        if figure is None:
            return None
        words = self._words(figure)
        files = await asyncio.to_thread(self._paint, figure)
        made = {TEXT: f"{words}\n".encode(), JSON: figure.as_json(words).encode(), **files}
        await asyncio.to_thread(self._write, made)
        if self._command:
            await self._hand_over()
        return figure

    def _write(self, made: Mapping[str, bytes]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            write_whole(self._folder / name, content, mode=_FOR_ALL)

    async def _hand_over(self) -> None:
        """Run the airline's command. Raises OSError where it cannot be run, fails or hangs."""
        process = await asyncio.create_subprocess_exec(
            *self._command,
            str(self._folder),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(os.environ),
        )
        try:
            async with asyncio.timeout(_COMMAND_S):
                status = await process.wait()
        except TimeoutError:
            raise OSError(
                f"The command for the response time did not end within {_COMMAND_S:.0f} s; it was "
                "ended. The files are in the folder."
            ) from None
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if status:
            raise OSError(
                f"The command for the response time ended with status {status}. The files are in "
                "the folder."
            )


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The same without the desk's own settings: its keys and passphrase are nobody else's."""
    return {name: value for name, value in ours.items() if not name.upper().startswith("DESK_")}
