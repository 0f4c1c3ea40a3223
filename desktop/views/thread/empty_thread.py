"""What a thread says while nothing stands in it: a conversation that we have opened begins so."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.views.controls.empty_words import paint_empty
from desktop.views.style.theme import Theme
from desktop.views.thread.thread_model import ThreadModel


class EmptyThread(QObject):
    """Of one view, which calls `paint` as it paints itself; a screen reader hears the words as the
    view's description."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model: ThreadModel | None = None

    def follow(self, model: ThreadModel) -> None:
        """Say it where this model has a conversation with no rows."""
        self._model = model
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._look)
        self._look()

    def paint(self) -> None:
        """Paint the words, where there is nothing else to see."""
        if self._view.accessibleDescription():
            paint_empty(self._view.viewport(), self._theme, self._view.accessibleDescription())

    def _look(self) -> None:
        model = self._model
        is_empty = model is not None and model.shown is not None and not model.rowCount()
        words = self.tr("There are no messages here yet. What you send stands here at once.")
        self._view.setAccessibleDescription(words if is_empty else "")
        self._view.viewport().update()
