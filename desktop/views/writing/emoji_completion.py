"""`:smile` in the field becomes the emoji."""

import re
from collections.abc import Callable, Sequence

from desktop.models.emoji import LEAST, Emoji, search
from desktop.views.controls.completion import Choice

_MOST = 30


class EmojiCompletion:
    """Completes short codes and names. `emoji` gives all there are; `took` is told each sign."""

    trigger = re.compile(rf"(?:^|(?<=[\s(])):(?P<query>[^\W_][\w+-]{{{LEAST - 1},30}}:?)$")

    def __init__(
        self,
        language: str,
        emoji: Callable[[], Sequence[Emoji]],
        used: Callable[[str], None],
    ) -> None:
        self._language = language
        self._emoji = emoji
        self._used = used

    def choices(self, query: str) -> Sequence[Choice]:
        return [self._choice(one) for one in search(self._emoji(), query.rstrip(":"), _MOST)]

    def at_once(self, query: str) -> Choice | None:
        """`:smile:` is that emoji; without the second colon more letters may follow."""
        if not query.endswith(":"):
            return None
        code = query[:-1].casefold()
        return next((self._choice(one) for one in self._emoji() if one.code == code), None)

    def took(self, choice: Choice) -> None:
        self._used(choice.insert)

    def _choice(self, one: Emoji) -> Choice:
        return Choice(
            one.name(self._language), one.char, detail=f":{one.code}:", mark=one.char, value=one
        )
