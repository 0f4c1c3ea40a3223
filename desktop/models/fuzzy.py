"""Finds what a person means by a few letters among short texts, such as the names of actions."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.models.search import Mark

_WHOLE, _BEGINNING, _INITIALS, _WITHIN, _SCATTERED = 1.0, 0.9, 0.8, 0.5, 0.3
_OTHER_WORDS = 0.6
"""What a synonym counts of the words that are shown."""
_LATER = 0.01
"""How much less each further place in a text counts."""
_LEAST_SCATTERED = 3
"""So many letters at least may be scattered over a word."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text is meant (0 to 1), and which of its letters were typed."""

    score: float
    marks: tuple[Mark, ...] = ()


class _Folded(NamedTuple):
    text: str
    places: tuple[int, ...]
    """Which character of the original each folded one comes from."""
    words: tuple[tuple[int, int], ...]


def match(search: str, text: str, also: str = "") -> Match | None:
    """Match every word of `search` with `text`, or with the words `also` known for it, which are
    not shown; None where one is in neither. Case and accents do not count."""
    terms = _folded(search).text.split()
    if not terms:
        return Match(0.0)
    marks: set[int] = set()
    score = 0.0
    for term in terms:
        best = _best(term, _folded(text))
        other = _best(term, _folded(also)) if also else None
        if best is not None and (other is None or best[0] >= other[0] * _OTHER_WORDS):
            score += best[0]
            marks.update(best[1])
        elif other is not None:
            score += other[0] * _OTHER_WORDS
        else:
            return None
    return Match(score / len(terms), _joined(sorted(marks)))


@lru_cache(maxsize=512)
def _folded(text: str) -> _Folded:
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for piece in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(piece):
                letters.append(piece)
                places.append(at)
    folded = "".join(letters)
    words: list[tuple[int, int]] = []
    start = None
    for at, piece in enumerate(f"{folded} "):
        if piece.isalnum():
            start = at if start is None else start
        elif start is not None:
            words.append((start, at))
            start = None
    return _Folded(folded, tuple(places), tuple(words))


def _best(term: str, text: _Folded) -> tuple[float, Sequence[int]] | None:
    """The best place of a term in a text: how good it is, and the characters that it takes."""
    found: list[tuple[float, Sequence[int]]] = []
    for number, (start, end) in enumerate(text.words):
        word, less = text.text[start:end], number * _LATER
        at = word.find(term)
        if word == term:
            found.append((_WHOLE - less, range(start, end)))
        elif at == 0:
            found.append((_BEGINNING - less, range(start, start + len(term))))
        elif at > 0:
            found.append((_WITHIN - less, range(start + at, start + at + len(term))))
        elif len(term) >= _LEAST_SCATTERED and word[0] == term[0]:
            scattered = _scattered(term, word)
            if scattered:
                found.append((_SCATTERED - less, [start + one for one in scattered]))
    initials = "".join(text.text[start] for start, _ in text.words)
    at = initials.find(term) if len(term) > 1 else -1
    if at >= 0:
        starts = [start for start, _ in text.words[at : at + len(term)]]
        found.append((_INITIALS - at * _LATER, starts))
    if not found:
        at = text.text.find(term)  # signs, or a term with one inside
        if at < 0:
            return None
        found.append((_WITHIN, range(at, at + len(term))))
    score, places = max(found, key=lambda one: one[0])
    return score, [text.places[place] for place in places]


def _scattered(term: str, word: str) -> list[int]:
    """The letters of a term in a word, in their order; empty where one is missing."""
    places: list[int] = []
    at = -1
    for letter in term:
        at = word.find(letter, at + 1)
        if at < 0:
            return []
        places.append(at)
    return places


def _joined(places: Sequence[int]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for place in places:
        if marks and marks[-1].end == place:
            marks[-1] = Mark(marks[-1].start, place + 1)
        else:
            marks.append(Mark(place, place + 1))
    return tuple(marks)
