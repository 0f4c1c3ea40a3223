"""A sequence as the rows of a list, each told by functions of the thing itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_T = TypeVar("_T")
Tells = Callable[[_T], object]
_Index = QModelIndex | QPersistentModelIndex


class SequenceModel(QAbstractListModel, Generic[_T]):
    """`roles` say what a row tells; the thing itself is its `UserRole`."""

    def __init__(self, roles: Mapping[Qt.ItemDataRole, Tells[_T]], parent: QObject) -> None:
        super().__init__(parent)
        self._roles: dict[int, Tells[_T]] = dict(roles.items())
        self.items: Sequence[_T] = ()

    def show(self, items: Sequence[_T]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def put(self, row: int, item: _T) -> None:
        """Show one row anew."""
        self.items = [*self.items[:row], item, *self.items[row + 1 :]]
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        tells = self._roles.get(role)
        return tells(item) if tells is not None else None
