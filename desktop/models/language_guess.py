"""In which language a short message is written: by script, by small words, by runs of letters.

Pure, offline and small. It would rather say nothing than something wrong: a name, a booking code or
an "ok" is no language. Scripts settle what is not Latin.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp, log

from desktop.models.language_words import LETTERS, WORDS

SURE = 0.8
"""From this confidence on a guess may be kept."""
LONGEST = 2000
"""So many characters are looked at; more tell nothing new."""

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\{\{.*?\}\}|:\w+:"
    r"|\b(?=[A-Za-z0-9]*[0-9])[A-Za-z0-9]+|\b[A-Z]{2,}\b"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30ff\uff66-\uff9d]")),
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    ("ar", re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u05d0-\u05ea\ufb1d-\ufb4f]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PERSIAN = re.compile(r"[پچژگ]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)

_KNOWN = 2.4
"""What a frequent word counts for its language, in nats; a run of letters counts less."""
_RUN = 0.9
_LETTER = 1.1
_FINE, _MIDDLE = 16, 128


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (BCP 47) and how sure that is, from 0 to 1. Without any sign it is empty."""

    language: str = ""
    confidence: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether it may be kept."""
        return bool(self.language) and self.confidence >= SURE


def guess(text: str) -> Guess:
    """Guess the language of a message, or of several together."""
    words = _NOISE.sub(" ", unicodedata.normalize("NFC", text[:LONGEST]))
    by_script = _by_script(words)
    return by_script if by_script is not None else _latin(words)


def guess_of(texts: Iterable[str]) -> Guess:
    """Guess from a person's messages, the newest first: the newest that tells, or all together."""
    kept = list(texts)
    for text in kept:
        found = guess(text)
        if found.is_sure:
            return found
    return guess("\n".join(kept))


def _by_script(text: str) -> Guess | None:
    """The language of a script that only one is written in; None where Latin letters prevail."""
    counts = {language: len(signs.findall(text)) for language, signs in _SCRIPTS}
    # Japanese is written with Chinese signs too: a few of its own are enough.
    if counts["ja"] and counts["ja"] * 8 >= counts["zh"]:
        counts["ja"] += counts.pop("zh")
    language, most = max(counts.items(), key=lambda pair: pair[1])
    # A Chinese or Japanese word is one or two signs, a Latin one about five.
    weight = 3 if language in ("zh", "ja") else 1
    if most == 0 or most * weight < len(_LATIN.findall(text)):
        return None
    if language == "ar" and _PERSIAN.search(text):
        language = "fa"
    elif language == "ru" and _UKRAINIAN.search(text):
        language = "uk"
    return Guess(language, 1 - exp(-weight * most / 2))


def _latin(text: str) -> Guess:
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.lower())]
    scores = dict.fromkeys(WORDS, 0.0)
    known = _known()
    told = 0
    for token in tokens:
        languages = known.get(token)
        if languages:
            told += 1
            for language in languages:
                scores[language] += _KNOWN / (1 + 0.15 * (len(languages) - 1))
        elif len(token) > 3:
            for language, score in zip(WORDS, _runs(token), strict=False):
                scores[language] += score
    letters = set(text.lower()) & _special().keys()
    for letter in letters:
        for language in _special()[letter]:
            scores[language] += _LETTER
    (best, first), (_, second) = Counter(scores).most_common(2)
    if told == 0 and not letters:
        return Guess()
    # One word alone is as often a name, or another language's.
    margin = (first - second) * min(1.0, (told + len(letters)) / 3)
    return Guess(best, 1 - exp(-margin))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Each frequent word with its languages; also as it is typed without accents."""
    found: dict[str, list[str]] = {}
    for language, text in WORDS.items():
        words = set(text.split())
        words |= {plain for word in words if (plain := _plain(word)) != word and len(plain) > 3}
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _special() -> dict[str, tuple[str, ...]]:
    letters = {letter for signs in LETTERS.values() for letter in signs.split()}
    return {
        letter: tuple(language for language, signs in LETTERS.items() if letter in signs.split())
        for letter in letters
    }


@cache
def _run_table() -> dict[str, bytes]:
    """How much more often than on average each run of three letters is a language's: for each
    language one byte, in sixteenths of a nat around the middle, for there are thousands of runs."""
    counts = [
        Counter(run for word in set(text.split()) for run in _three(word))
        for text in WORDS.values()
    ]
    totals = [counter.total() for counter in counts]
    table: dict[str, bytes] = {}
    for run in set().union(*counts):
        shares = [
            (counter[run] + 0.4) / (total + 400)
            for counter, total in zip(counts, totals, strict=True)
        ]
        mean = sum(shares) / len(shares)
        table[run] = bytes(_byte(log(share / mean)) for share in shares)
    return table


def _byte(nats: float) -> int:
    return min(255, max(0, round(nats * _FINE) + _MIDDLE))


def _runs(token: str) -> list[float]:
    """What the letters of an unknown word say for each language, in nats on average."""
    table = _run_table()
    found = [table[run] for run in _three(token) if run in table]
    if not found:
        return []
    return [
        _RUN * max(-1.0, (sum(column) / len(found) - _MIDDLE) / _FINE)
        for column in zip(*found, strict=True)
    ]


def _three(word: str) -> list[str]:
    edged = f"^{word}$"
    return [edged[at : at + 3] for at in range(len(edged) - 2)]


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ı", "i"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
