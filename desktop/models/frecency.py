"""How much each thing is used: often, and lately."""

import math
from collections.abc import Mapping
from typing import Any

HALF_LIFE_S = 7 * 86400.0
"""After so long a use counts half."""
MOST = 200
"""So many things are remembered; of more, those that are used least are forgotten."""
_LONGEST_NAME = 60
_MOST_SCORE = 1e6


class Frecency:
    """Each use of a thing counts one, and half as much each week later.

    Kept is one number for each thing: when (UTC seconds) its score will have fallen to one. So
    things compare without a clock, and nothing has to be written down because time goes on.
    """

    def __init__(self, ones: Mapping[str, float] | None = None) -> None:
        self._ones = dict(ones or {})
        self._forget()

    def use(self, name: str, now: float) -> None:
        """Note a use."""
        score = min(_MOST_SCORE, self.score(name, now) + 1.0)
        self._ones[name] = now + HALF_LIFE_S * math.log2(score)
        self._forget()

    def score(self, name: str, now: float) -> float:
        """How much a thing is used; 0 where it is not known."""
        one = self._ones.get(name)
        if one is None:
            return 0.0
        halves = (one - now) / HALF_LIFE_S
        return min(_MOST_SCORE, math.exp2(min(64.0, max(-64.0, halves))))

    def most_used(self, prefix: str = "") -> tuple[str, ...]:
        """The things whose names begin so, the most used first."""
        names = (name for name in self._ones if name.startswith(prefix))
        return tuple(sorted(names, key=lambda name: (-self._ones[name], name)))

    def as_json(self) -> dict[str, float]:
        """Return what `from_json` reads."""
        return {name: round(one, 1) for name, one in self._ones.items()}

    @classmethod
    def from_json(cls, data: object) -> "Frecency":
        """Read what was kept; what cannot be read is forgotten."""
        items = data.items() if isinstance(data, Mapping) else ()
        return cls({name: float(one) for name, one in items if _is_sound(name, one)})

    def _forget(self) -> None:
        if len(self._ones) > MOST:
            for name in self.most_used()[MOST:]:
                del self._ones[name]


def _is_sound(name: Any, one: Any) -> bool:
    return (
        isinstance(name, str)
        and 0 < len(name) <= _LONGEST_NAME
        and isinstance(one, int | float)
        and not isinstance(one, bool)
        and abs(one) < 1e12  # neither endless nor no number
    )
