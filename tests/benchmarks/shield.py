"""How long the card shield looks at a message, which it does where the window's loop runs."""

import time
from collections.abc import Callable

from desktop.models.card_shield import mask
from tests.benchmarks.rows import Row

_LENGTH = 40_000
_TIMES = 5


def shield() -> list[Row]:
    """The worst text that we know, single digits; the reference is as much of a pleasant one."""
    return [
        Row(
            "masking 40,000 characters of digits",
            _best_ms(lambda: mask("4 " * (_LENGTH // 2))),
            "ms",
            "of words",
            _best_ms(lambda: mask(("I leave on the 12th, " * _LENGTH)[:_LENGTH])),
        )
    ]


def _best_ms(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(_TIMES):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000
