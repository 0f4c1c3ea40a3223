"""One of several things, side by side and over as many lines as it takes."""

from collections.abc import Sequence

from desktop.views.controls.toggle_chips import ToggleChips
from desktop.views.style.theme import Theme


class ChoiceChips(ToggleChips):
    """As `ToggleChips`, of which one at most is on: what was chosen stays until another is."""

    one_only = True

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, name, choices)
        self._before: frozenset[str] = frozenset()
        self.toggled.connect(self._keep_one)

    @property
    def value(self) -> str:
        """What is chosen; empty while nothing is."""
        return next(iter(self.values()), "")

    def set_value(self, value: str) -> None:
        """Choose this, without telling anyone; empty chooses nothing."""
        self._before = frozenset({value} if value else ())
        self.set_values(self._before)

    def _keep_one(self) -> None:
        now = self.values()
        now = now - self._before if len(now) > 1 else now or self._before
        self.set_values(now)
        self._before = now
