"""Spelling by the dictionaries of this computer, where there are any.

Enchant finds them: Hunspell's and Nuspell's on Linux, the system's own on macOS. Where Enchant or a
dictionary is missing nothing is wrong, and nothing is said to be. All of it runs on one thread of
its own; a dictionary is loaded when its language is first written.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from desktop.services.secrecy.private_files import private_opener

log = logging.getLogger(__name__)

OWN_WORDS = "words.txt"
"""The file in the data folder that holds what agents added, a word a line."""

_Result = TypeVar("_Result")
_MOST = 6
_USUAL = {"en": "en_GB", "pt": "pt_PT", "nb": "nb_NO", "da": "da_DK", "sv": "sv_SE", "zh": ""}
"""The country whose spelling a language is written in here, where it is not its own name."""


class Spelling:
    """The dictionaries of one desk. `folder` keeps the agents' own words; without one they last as
    long as the program. Close it at the end."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / OWN_WORDS if folder is not None else None
        self._thread = ThreadPoolExecutor(1, "spelling")
        self._broker: Any = None
        self._tags: tuple[str, ...] | None = None
        self._dictionaries: dict[str, Any] = {}
        self._own: set[str] = set()

    async def languages(self) -> tuple[str, ...]:
        """The languages (BCP 47, without country) that can be checked, sorted."""
        tags = await self._run(self._known_tags)
        return tuple(sorted({tag.partition("_")[0] for tag in tags}))

    async def misspelt(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Return those of the words that the language's dictionary does not know."""
        return await self._run(lambda: self._misspelt(language, words))

    async def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the best first."""
        return await self._run(lambda: self._suggestions(language, word))

    async def add(self, word: str) -> None:
        """Take a word for right from now on, in every language. Raises `OSError`."""
        await self._run(lambda: self._add(word))

    async def close(self) -> None:
        """Let go of the dictionaries, and wait until their thread has ended: Enchant bears no two
        threads at once, and what the thread still held would die there, widgets included."""
        with contextlib.suppress(RuntimeError):  # closed before
            self._thread.submit(self._let_go)
        await asyncio.to_thread(self._thread.shutdown)

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _known_tags(self) -> tuple[str, ...]:
        if self._tags is None:
            try:
                import enchant  # on this thread and not above: it looks for its library

                self._broker = enchant.Broker()
                self._tags = tuple(sorted(self._broker.list_languages()))
            except Exception as error:  # ImportError where the library is missing, and its own
                log.info("spelling is not checked: %s", type(error).__name__)
                self._tags = ()
            self._read_own()
        return self._tags

    def _read_own(self) -> None:
        if self._file is not None and self._file.is_file():
            try:
                self._own |= set(self._file.read_text("utf-8").split())
            except (OSError, ValueError):
                log.warning("%s cannot be read", OWN_WORDS)

    def _let_go(self) -> None:
        self._dictionaries.clear()
        self._broker, self._tags = None, ()

    def _dictionary(self, language: str) -> Any:
        base = language.replace("_", "-").split("-")[0].lower()
        if base not in self._dictionaries:
            tag = _best(base, self._known_tags())
            self._dictionaries[base] = self._broker.request_dict(tag) if tag else None
        return self._dictionaries[base]

    def _misspelt(self, language: str, words: Iterable[str]) -> frozenset[str]:
        dictionary = self._dictionary(language)
        if dictionary is None:
            return frozenset()
        return frozenset(
            word for word in words if word not in self._own and not dictionary.check(word)
        )

    def _suggestions(self, language: str, word: str) -> tuple[str, ...]:
        dictionary = self._dictionary(language)
        return tuple(dictionary.suggest(word)[:_MOST]) if dictionary is not None else ()

    def _add(self, word: str) -> None:
        self._own.add(word)
        if self._file is not None:
            with open(self._file, "a", encoding="utf-8", opener=private_opener) as file:
                file.write(f"{word}\n")


def _best(language: str, tags: Collection[str]) -> str:
    """The dictionary for a language: its usual country's, its own, or any."""
    usual = _USUAL.get(language, f"{language}_{language.upper()}")
    for tag in (usual, language):
        if tag and tag in tags:
            return tag
    return next((tag for tag in sorted(tags) if tag.startswith(f"{language}_")), "")
