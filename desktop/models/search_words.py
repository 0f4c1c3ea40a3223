"""The words of a search, folded as the search index folds them, and where they stand in a text.

The index is SQLite FTS5's `unicode61` with `remove_diacritics 2`: letters and digits make words,
case does not count, nor do the marks on Latin letters. Scripts without spaces are cut as `unspaced`
says.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from desktop.models.one_line import one_line
from desktop.models.search import Mark
from desktop.models.unspaced import WORD, is_unspaced, looked_for, places

Term: TypeAlias = tuple[str, ...]
"""What stood between two spaces, as words that follow each other; the last may go on."""

_MOST_TERMS = 12
_BEFORE, _LONGEST = 28, 220
"""How many characters of a message stand before the first match, and in all."""
_COMBINING = range(0x300, 0x370)


class _Word(NamedTuple):
    folded: str
    ends: tuple[int, ...]
    """After which character of the text each folded one ends."""
    start: int


def terms_of(search: str) -> tuple[Term, ...]:
    """Return what a person typed as terms; empty where no word is left in it."""
    found: list[Term] = []
    for part in search.encode(errors="replace").decode().split():
        words = tuple(match[0] for match in WORD.finditer(part))
        if words:
            found.append(words)
    return tuple(dict.fromkeys(found[:_MOST_TERMS]))


def marks_of(text: str, terms: Sequence[Term]) -> tuple[Mark, ...]:
    """Return where the terms stand in `text`, in order: each as the beginning of a word, or
    anywhere within a run of letters that has no spaces."""
    wanted = _folded_terms(tuple(terms))
    if text.isascii() and all(len(term) == 1 for term in wanted):
        return _joined(sorted(_plain_marks(text.lower(), wanted)))
    words = [_word(text, *place) for place in _places(text)]
    found = [
        Mark(words[at].start, words[at + len(term) - 1].ends[len(term[-1]) - 1])
        for term in wanted
        for at in range(len(words) - len(term) + 1)
        if words[at + len(term) - 1].folded.startswith(term[-1])
        and all(words[at + n].folded == word for n, word in enumerate(term[:-1]))
    ]
    return _joined(sorted(found))


def _plain_marks(text: str, wanted: Iterable[Term]) -> Iterator[Mark]:
    """The same for what most texts are: ASCII, and each term one word."""
    for (word,) in wanted:
        at = text.find(word)
        while at >= 0:
            if at == 0 or not text[at - 1].isalnum():
                yield Mark(at, at + len(word))
            at = text.find(word, at + 1)


def snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[Mark, ...]]:
    """Return a piece of a message on one line, beginning shortly before the first match, and where
    the terms stand in it."""
    line = " ".join(one_line(text).split())
    marks = marks_of(line, terms)
    start = 0
    if marks and marks[0].start > _BEFORE:
        space = line.rfind(" ", 0, marks[0].start - _BEFORE // 2)
        start = max(space + 1, marks[0].start - _BEFORE)
    before, after = "…" if start else "", "…" if len(line) - start > _LONGEST else ""
    piece = line[start : start + _LONGEST]
    by = len(before) - start
    inside = tuple(
        Mark(mark.start + by, mark.end + by) for mark in marks if mark.end <= start + len(piece)
    )
    return f"{before}{piece}{after}", inside


def folded(text: str) -> str:
    """Return `text` as the index folds it, its words with one space between."""
    return " ".join(_word(text, *match.span()).folded for match in WORD.finditer(text))


@lru_cache(maxsize=64)
def _folded_terms(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(tuple(folded(word) for word in looked_for(term)) for term in terms)


def _places(text: str) -> Iterable[tuple[int, int]]:
    """Where the words stand under which the index knows a text."""
    if is_unspaced(text):
        return places(text)
    return (match.span() for match in WORD.finditer(text))


def _word(text: str, start: int, end: int) -> _Word:
    word = text[start:end]
    if word.isascii():
        return _Word(word.lower(), tuple(range(start + 1, end + 1)), start)
    letters: list[str] = []
    ends: list[int] = []
    for at, sign in enumerate(word, start + 1):
        if ord(sign) in _COMBINING:
            if ends:
                ends[-1] = at
            continue
        letters.append(_fold(sign))
        ends.append(at)
    return _Word("".join(letters), tuple(ends), start)


@lru_cache(maxsize=4096)
def _fold(sign: str) -> str:
    """One character as the index folds it, always one character."""
    low = sign.lower()[:1]
    if low == sign and len(sign.casefold()) == 1 and sign.casefold().islower():
        low = sign.casefold()  # ς is σ, ſ is s
    base = unicodedata.normalize("NFD", low)[:1]
    return base if base.isascii() else low


def _joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    joined: list[Mark] = []
    for mark in marks:
        if joined and mark.start <= joined[-1].end:
            joined[-1] = Mark(joined[-1].start, max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return tuple(joined)
