"""The emoji that ship with the desk: `resources/emoji.json`, from Unicode's CLDR."""

import json
from functools import cache

from desktop.models.emoji import Emoji
from desktop.resources import resource

LANGUAGES = ("en", "nl")
"""Which languages' names a row of the file holds, in this order."""


@cache
def emoji() -> tuple[Emoji, ...]:
    """All emoji in Unicode's order. Read once; take it on a thread first."""
    rows = json.loads(resource("emoji.json").read_text("utf-8"))
    return tuple(
        Emoji(
            char,
            group,
            code,
            tuple((language, *words[2 * at : 2 * at + 2]) for at, language in enumerate(LANGUAGES)),
        )
        for char, group, code, *words in rows
    )
