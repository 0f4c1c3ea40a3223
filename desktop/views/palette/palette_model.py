"""The palette's entries with their headings, as a Qt item model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.views.controls.key_cap import spoken_keys
from desktop.views.palette.entries import MOST, Entry, Part, part_words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_EMPTY = QModelIndex()


class PaletteModel(QAbstractListModel):
    """Rows are entries, and before the first of each part its heading, which cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Entry | Part] = []

    def show(self, parts: Sequence[Sequence[Entry]]) -> None:
        """List these parts in this order; an empty one has no heading."""
        rows: list[Entry | Part] = []
        for part in parts:
            if part:
                rows += [part[0].part, *part[:MOST]]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._rows = rows  # what they do may be newer

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None where there is none."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def row_of(self, name: str) -> int:
        """Where an entry stands; -1 where it is not listed."""
        return next(
            (
                at
                for at, row in enumerate(self._rows)
                if isinstance(row, Entry) and row.name == name
            ),
            -1,
        )

    def step(self, row: int, by: int) -> int:
        """The entry so many entries on from a row, round the end; -1 where there is none."""
        entries = self.entries
        if not entries:
            return -1
        at = entries.index(row) if row in entries else (-1 if by > 0 else 0)
        return entries[(at + by) % len(entries)]

    def jump(self, row: int, by: int) -> int:
        """The same, but stopping at the first and the last."""
        entries = self.entries
        if not entries:
            return -1
        at = entries.index(row) if row in entries else 0
        return entries[min(len(entries) - 1, max(0, at + by))]

    def next_part(self, row: int, by: int) -> int:
        """The first entry of the next or previous part, round the end; -1 where there is none."""
        firsts = [at + 1 for at, one in enumerate(self._rows) if isinstance(one, Part)]
        if not firsts:
            return -1
        now = sum(1 for first in firsts if first <= row) - 1
        return firsts[(now + by) % len(firsts)]

    @property
    def entries(self) -> list[int]:
        """The rows that are entries."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Entry)]

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken if isinstance(row, Entry) else part_words(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(row, Entry):
            return spoken_keys(row.key) if row.key else None
        return None
