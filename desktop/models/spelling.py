"""Which words of a text a dictionary may be asked about."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_NO_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\{\{.*?\}\}|:[\w+-]+:|/\w+"
    r"|\w*\d\w*"  # codes, times, flight and ticket numbers
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it begins in the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words_to_check(text: str, names: Collection[str] = ()) -> tuple[Word, ...]:
    """Return the words of a text without links, addresses, codes, gaps, what is written in capitals
    only, and `names`, of which each part counts."""
    blanked = _NO_WORDS.sub(lambda one: " " * len(one[0]), text)
    known = {part.casefold() for name in names for part in _WORD.findall(name)}
    return tuple(
        Word(one[0].replace("’", "'"), one.start())
        for one in _WORD.finditer(blanked)
        if len(one[0]) > 1 and not one[0].isupper() and one[0].casefold() not in known
    )
