"""What the window does while personal data is hidden, and when it is shown again."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.services.notices import Change
from desktop.views.key_presses import is_text_field
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.privacy.privacy_guard import Cover
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow


class Veiling(QObject):
    """Shows the same conversations with or without personal data, as the window's guard says."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        window.guard.veiled_changed.connect(self._veil)

    @cached_property
    def _side_cover(self) -> Cover:
        return Cover(self._theme, self._window)

    def _veil(self, veiled: bool) -> None:
        window = self._window
        desk, thread, side = window.desk, window.thread_panel, window.side_panel
        if desk is None or thread is None or side is None:
            return
        shown = window.guard.shown(desk)
        if veiled and is_text_field(QApplication.focusWidget()):
            window.inbox.focus_list()  # not to the button beside a field that goes
        if veiled:
            window.toaster.put_away_passing()  # a customer may be named there
        window.inbox.leave_search()  # what stands in the field may be a name
        thread.finding.leave()
        thread.notes.hide_both(veiled)
        side.setEnabled(not veiled)
        self._side_cover.cover(side.pages if veiled else None, self._words())
        window.inbox.attach(shown)
        window.inbox.refresh(Change(conversations=frozenset(window.inbox.model.ids), lists=True))
        thread.attach(shown)
        window.places.attach()

    def _words(self) -> str:
        key = hint(KeyId.VEIL)
        words = self.tr("Personal data is hidden. {key} shows it.")
        return words.format(key=key) if key else self.tr("Personal data is hidden.")
