"""Scripts that put no space between words, cut so that a word inside them can be found.

FTS5 takes what stands between two spaces for one word: of `返金できますか` only the beginning
would be found. So a text that holds such a script is indexed a second time, with each pair of
neighbours as a word (`返金 金で でき …`), and a search for `金でき` becomes a phrase of such pairs.
The last letter of a run stands alone behind its pairs. Other letters beside a run, as a booking
code often is, are a word of their own. Texts without such scripts are left alone.
"""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word as FTS5's `unicode61` sees it: letters and digits, with the marks on them."""

LETTERS = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3031-\u3035"  # marks of repetition
    "\u3040-\u312f"  # Hiragana, Katakana, Bopomofo
    "\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\uac00-\ud7a3"  # Hangul: its words have spaces, its compounds have none
    "\uff66-\uff9f"  # halfwidth Katakana
    "\U00020000-\U0003ffff"
)
"""These scripts as the inside of a set, for `re` and SQLite's GLOB alike."""

_UNSPACED = re.compile(f"[{LETTERS}]")
_PIECE = re.compile(f"[{LETTERS}]+|[^{LETTERS}\u0300-\u036f][^{LETTERS}]*")


def is_unspaced(text: str) -> bool:
    """Whether something of such a script stands in it."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def cut(text: str) -> str:
    """Return the words under which a text is indexed once more; empty where once is enough."""
    if not is_unspaced(text):
        return ""
    return " ".join(text[start:end] for start, end in places(text))


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand: from which character up to which."""
    for word in WORD.finditer(text):
        for piece in _PIECE.finditer(text, *word.span()):
            start, end = piece.span()
            if _UNSPACED.match(text, start) is None:
                yield start, end
                continue
            for at in range(start, end - 1):
                yield at, at + 2
            yield end - 1, end


def looked_for(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words that were typed, the last of which may go on, as those of the index."""
    typed = " ".join(words)
    if not is_unspaced(typed):
        return words
    found = list(places(typed))
    if len(found) > 1 and found[-2][1] == found[-1][1]:
        del found[-1]  # the letter that ends a run here may not end it there
    return tuple(typed[start:end] for start, end in found)
