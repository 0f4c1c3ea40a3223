"""Lets libraries be imported without the extras that they would take because they are there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """Let these modules be missing for what is imported meanwhile, unless they are in use already.

    `None` in `sys.modules` is Python's own way to say that a module cannot be imported.
    """
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
