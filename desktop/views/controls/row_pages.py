"""The rows of a long list that have been read, and those that somebody looks at and are not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

_K = TypeVar("_K")
_R = TypeVar("_R")


class RowPages(Generic[_K, _R]):
    """Rows by their keys. What is wanted in one turn of the event loop is fetched by one `fetch`.

    `size` is how many rows a page has. Above `most` rows only those within `around` pages of what
    is on screen are kept.
    """

    def __init__(
        self,
        parent: QObject,
        fetch: Callable[[Sequence[_K]], None],
        *,
        size: int,
        most: int,
        around: int,
    ) -> None:
        self.rows: dict[_K, _R] = {}
        self._fetch = fetch
        self._size, self._most, self._around = size, most, around
        self._wanted: dict[_K, None] = {}
        self._soon = QTimer(parent, singleShot=True, interval=0)
        self._soon.timeout.connect(self._start)

    def want(self, key: _K) -> None:
        """Have this row read; until then an old one stands."""
        self._wanted[key] = None
        if not self._soon.isActive():
            self._soon.start()

    def want_page(self, keys: Sequence[_K], place: int) -> None:
        """Have the page read in which this place of the list is, as far as it is not here."""
        start = place - place % self._size
        for key in keys[start : start + self._size]:
            if key not in self.rows:
                self.want(key)

    def take(self, rows: Mapping[_K, _R], keys: Sequence[_K], visible: tuple[int, int]) -> None:
        """Keep rows that were read; where there are too many, those that are far are let go."""
        if len(self.rows) > self._most:
            first, last = visible
            reach = self._around * self._size
            near = set(keys[max(0, first - reach) : last + reach])
            self.rows = {key: row for key, row in self.rows.items() if key in near}
        self.rows |= rows

    def missing(self, keys: Iterable[_K]) -> list[_K]:
        """Which of these have not been read."""
        return [key for key in keys if key not in self.rows]

    def stop(self) -> None:
        """Fetch nothing that was wanted and not begun."""
        self._soon.stop()

    def _start(self) -> None:
        wanted = list(self._wanted)
        self._wanted.clear()
        if wanted:
            self._fetch(wanted)
