"""Emoji by their names: what a person types to find one."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST = 2
"""From so many letters on a name is completed in the field."""


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji with its short code (`smile`) and, by language, its name and further words.

    Source of the names: Unicode CLDR, annotations.
    """

    char: str
    group: str
    code: str
    names: tuple[tuple[str, str, str], ...]

    def name(self, language: str) -> str:
        """What it is called in a language, or else in its first one."""
        return next((name for code, name, _ in self.names if code == language), self.names[0][1])


def search(emoji: Iterable[Emoji], query: str, most: int = 1000) -> list[Emoji]:
    """Find emoji by short code, name and words in all languages, the nearest first.

    Every word of the query must begin one of the emoji's.
    """
    wanted = _words(query)
    if not wanted:
        return list(emoji)[:most]
    found = [(rank, one) for one in emoji if (rank := _rank(one, wanted)) is not None]
    found.sort(key=lambda pair: pair[0])  # stable: Unicode's own order within a rank
    return [one for _, one in found[:most]]


def _rank(one: Emoji, wanted: Sequence[str]) -> int | None:
    code = _words(one.code)
    if code == wanted:
        return 0
    if _begin(code, wanted):
        return 1
    best: int | None = None
    for _, name, more in one.names:
        named = _words(name)
        if _begin(named, wanted):
            rank = 2 if named[0].startswith(wanted[0]) else 3
        elif _begin([*named, *_words(more)], wanted):
            rank = 4
        else:
            continue
        best = rank if best is None else min(best, rank)
    return best


def _begin(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters.replace("_", " ").replace("-", " ").split()
