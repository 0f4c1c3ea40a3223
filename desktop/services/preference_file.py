"""Keeps what a person chose in `preferences.json` in the data folder, and tells who follows it.

Plain JSON and no Qt: it is read before the first paint. It is written on a thread of its own, for a
slow disk must not hold up the window.
"""

import contextlib
import json
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.models.preferences import Preferences
from desktop.services.secrecy.private_files import private_opener

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

log = logging.getLogger(__name__)

FILE_NAME = "preferences.json"


class PreferenceFile:
    """The choices of one data folder. Without a folder they last as long as the program.

    A missing or damaged file is as good as none; a damaged one is kept beside the new one as
    `preferences.json.damaged`. What other versions wrote into it stays in it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.not_written: Callable[[OSError], object] | None = None
        """Called on another thread when choices could not be written; they hold until the program
        ends all the same."""
        self._path = folder / FILE_NAME if folder is not None else None
        self._writer: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None
        self._others: dict[str, Any] = {}
        self._listeners: list[Callable[[Preferences], None]] = []
        self.current = self._read()

    def change(self, **choices: Any) -> Preferences:
        """Take these choices over (fields of `Preferences`), tell all listeners, and begin to write
        them down."""
        changed = replace(self.current, **choices)
        if changed == self.current:
            return changed
        self.current = changed
        for listener in tuple(self._listeners):
            try:
                listener(changed)
            except Exception:  # one broken view must not keep the others from following
                log.exception("a preference could not be shown")
        self._begin_to_write()
        return changed

    def flush(self) -> None:
        """Wait until all that was chosen is written, or could not be."""
        if self._last is not None:
            self._last.result()

    def subscribe(self, listener: Callable[[Preferences], None]) -> Callable[[], None]:
        """Call `listener` with all choices after each change; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def _read(self) -> Preferences:
        if self._path is None:
            return Preferences()
        try:
            data = json.loads(self._path.read_text("utf-8"))
            if not isinstance(data, dict):
                raise ValueError("not an object")
        except OSError:
            return Preferences()
        except (ValueError, RecursionError):
            log.warning("%s could not be read and is set aside", FILE_NAME)
            with contextlib.suppress(OSError):
                os.replace(self._path, self._path.with_name(f"{FILE_NAME}.damaged"))
            return Preferences()
        self._others = data
        return Preferences.from_json(data)

    def _begin_to_write(self) -> None:
        if self._path is None:
            return
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor  # not before the first paint

            # Python waits for its threads before it ends: what was begun is written in any case.
            self._writer = ThreadPoolExecutor(1, thread_name_prefix="preferences")
        self._last = self._writer.submit(self._write, self._path, self.current)

    def _write(self, path: Path, choices: Preferences) -> None:
        if choices is not self.current:
            return  # more was chosen since, and is written next
        try:
            self._put(path, choices)
        except OSError as error:
            log.warning("%s could not be written: %s", FILE_NAME, type(error).__name__)
            if self.not_written is not None:
                self.not_written(error)

    def _put(self, path: Path, choices: Preferences) -> None:
        """Write it whole or not at all."""
        new = path.with_name(f"{FILE_NAME}.new")
        with open(new, "w", encoding="utf-8", opener=private_opener) as file:
            json.dump({**self._others, **choices.as_json()}, file, indent=2)
            file.write("\n")
        os.replace(new, path)
