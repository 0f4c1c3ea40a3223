"""`main.py enqueue` and `main.py work`: the desk without its window.

What is heavy is imported where it is used, while the sandbox that was started first gets ready.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app import EXIT_FAILED, NOWHERE, folder_of, make_folders, new_sandbox, open_desk, ready
from desktop.models.counted import counted
from desktop.own_sandbox import SandboxFailed
from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded
from desktop.services.secrecy.log_files import Logs
from desktop.services.store.errors import StoreError
from desktop.settings import Connections, Settings, SettingsError

if TYPE_CHECKING:
    from desktop.services.desk import Desk

PASSPHRASE_HELP = (
    "There is no keyring on this machine to keep the databases' key in. Set DESK_PASSPHRASE to a"
    " passphrase of your own (the same each time), or start the desk where a keyring is unlocked."
)


def run_enqueue(settings: Settings, path: str) -> int:
    """Write the jobs of a JSON Lines file, as the window would; nothing is sent."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")  # some editors put a mark before it
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        print(
            f"main.py: {path} cannot be read: {why or error}. Nothing was written.", file=sys.stderr
        )
        return EXIT_FAILED
    return _unattended(settings, lambda desk: _enqueue(desk, path, text), needs_services=False)


def run_work(settings: Settings, *, until_idle: bool) -> int:
    """The services without a window. Exit 3: jobs wait for a person; 4: some failed."""

    async def work(desk: "Desk") -> int:
        from desktop.services.unattended import headless

        return await headless.work(desk, until_idle=until_idle)

    return _unattended(settings, work)


async def _enqueue(desk: "Desk", path: str, text: str) -> int:
    from desktop.services.unattended.enqueue import EnqueueError, enqueue

    await desk.prepare()
    try:
        outcome = await enqueue(desk, text, Path(path).parent)
    except EnqueueError as error:
        print(f"main.py: {path}: {error}", file=sys.stderr)
        return EXIT_FAILED
    were = "was" if outcome.known == 1 else "were"
    print(f"{counted(outcome.added, 'job')} written, {outcome.known} {were} there already")
    return 0


def _unattended(
    settings: Settings,
    work: "Callable[[Desk], Coroutine[object, object, int]]",
    *,
    needs_services: bool = True,
) -> int:
    """Build the desk without a window, do `work` with it, and put everything away."""
    sandbox = (
        new_sandbox(settings, "--quiet") if settings.starts_sandbox and needs_services else None
    )

    async def run(logs: Logs) -> int:
        connections = settings.connections or (
            await ready(sandbox, folder_of(settings)) if sandbox is not None else NOWHERE
        )
        logs.watch_loop(asyncio.get_running_loop())
        async with _opened(settings, connections) as desk, _ended_by_signals():
            return await work(desk)

    with contextlib.suppress(OSError):  # opening the desk's own files says so
        make_folders(settings)
    with Logs(folder_of(settings)) as logs:
        try:
            return asyncio.run(run(logs))
        except (SettingsError, StoreError, KeyMissing, SandboxFailed) as error:
            print(f"main.py: {error}", file=sys.stderr)
            return EXIT_FAILED
        except PassphraseNeeded:
            print(f"main.py: {PASSPHRASE_HELP}", file=sys.stderr)
            return EXIT_FAILED
        except asyncio.CancelledError:
            print("main.py: stopped; what was not sent is kept", file=sys.stderr)
            return 130
        finally:
            if sandbox is not None:
                sandbox.stop()


@asynccontextmanager
async def _opened(settings: Settings, connections: Connections) -> "AsyncIterator[Desk]":
    desk = await open_desk(settings, connections)
    try:
        yield desk
    finally:
        await desk.stop()


@asynccontextmanager
async def _ended_by_signals() -> AsyncIterator[None]:
    """A polite end on SIGTERM and SIGINT, where the platform has it."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    added = []
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, task.cancel)
            added.append(number)
    try:
        yield
    finally:
        for number in added:
            loop.remove_signal_handler(number)
