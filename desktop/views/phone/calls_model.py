"""The calls, or who was found, as the list at the left shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.views.payment.badges import BadgeLook

LINE = Qt.ItemDataRole.UserRole
_EMPTY = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it stands for, and what is painted of it. `identity` gives the avatar's
    colour; `is_live` is a caller on the line."""

    key: str
    of: CallRow | KnownCaller
    name: str
    when: str
    facts: str
    badge: BadgeLook | None = None
    identity: int = 0
    is_known: bool = True
    is_live: bool = False

    @property
    def spoken(self) -> str:
        """The whole line, for a screen reader."""
        badge = self.badge.text if self.badge is not None else ""
        return ", ".join(one for one in (self.name, self.when, self.facts, badge) if one)


class CallsModel(QAbstractListModel):
    """Lines in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; the same ones in the same order keep the choice."""
        if [one.key for one in lines] == [one.key for one in self.lines]:
            changed = [
                at for at, (a, b) in enumerate(zip(lines, self.lines, strict=True)) if a != b
            ]
            self.lines = tuple(lines)
            if changed:
                self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def place(self, key: str) -> int | None:
        """In which row this stands."""
        return next((at for at, one in enumerate(self.lines) if one.key == key), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None
