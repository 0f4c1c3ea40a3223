"""What the middle of the Phone says while no call is shown."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.controls.empty_words import paint_empty
from desktop.views.style.theme import Theme


class BlankWords(QWidget):
    """These words, in the middle of an empty page."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self._theme, self._words)
