"""`@Bra` in a note becomes the colleague's name."""

import re
from collections.abc import Callable, Sequence

from desktop.models.colleague import Colleague
from desktop.views.actions.action_words import colleague_words
from desktop.views.controls.completion import Choice


class MentionCompletion:
    """Completes `@` with the colleagues whose names begin so."""

    trigger = re.compile(r"(?<![\w@])@(?P<query>[\w'-]*(?: [\w'-]+)?)$")

    def __init__(self, colleagues: Callable[[], Sequence[Colleague]]) -> None:
        self._colleagues = colleagues

    def choices(self, query: str) -> Sequence[Choice]:
        """Colleagues of whom each typed word begins a name."""
        wanted = query.casefold().split()
        return [
            Choice(one.name, f"@{one.name} ", detail=colleague_words(one))
            for one in self._colleagues()
            if one.name.casefold() != query.casefold()
            and all(
                any(name.startswith(part) for name in one.name.casefold().split())
                for part in wanted
            )
        ]

    def at_once(self, query: str) -> Choice | None:
        """A name is always chosen, never guessed."""
        return None

    def took(self, choice: Choice) -> None:
        """Nothing is remembered of whom an agent names."""
