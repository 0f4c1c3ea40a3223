"""What is marked in a field by several helpers at once: gaps, misspelt words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


class Marks:
    """The marks of one field, laid over its text without changing it."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._by_kind: dict[str, Sequence[QTextEdit.ExtraSelection]] = {}

    def show(self, kind: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Show these of a kind in the place of those before."""
        if not marks and not self._by_kind.get(kind):
            return
        self._by_kind[kind] = marks
        self._edit.setExtraSelections([one for some in self._by_kind.values() for one in some])
