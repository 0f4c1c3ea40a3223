"""Lets a running window follow what a person chooses, from the language to the retention."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.models.preferences import Preferences
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, theme_choice
from desktop.views.words.translations import install, system_language

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow


class ChoiceFollower(QObject):
    """One window's. It outlives what the window holds, which language and text size make anew."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._tasks = Tasks(lambda doing, error: window.toaster.report(doing, error), self)
        self._before = window.configured.chosen(window.preferences.current)
        self._shown = self._wanted()
        self._unsubscribe = window.preferences.subscribe(self._changed)

    async def stop(self) -> None:
        """Follow no longer."""
        self._unsubscribe()
        await self._tasks.stop()

    def _wanted(self) -> tuple[str, int]:
        """What the window is made in: language, and percent of the text's size."""
        chosen = self._window.preferences.current
        language = self._window.configured.chosen(chosen).language
        return language or system_language(), chosen.text_percent

    def _changed(self, choices: Preferences) -> None:
        window = self._window
        now, before = window.configured.chosen(choices), self._before
        self._before = now
        if now.theme != before.theme:
            self._theme.choose(theme_choice(now.theme))
        if now.lock_after_min != before.lock_after_min:
            window.guard.lock_after(now.lock_after_min * 60.0)
        if window.desk is not None:
            window.desk.keep_messages(now.retention_days)
        if self._wanted() != self._shown:
            self._tasks.spawn(self._make_anew(), key="anew", doing=self.tr("Changing the window"))

    async def _make_anew(self) -> None:
        """As often as it takes: more may be chosen meanwhile."""
        app = QApplication.instance()
        while isinstance(app, QApplication) and (wanted := self._wanted()) != self._shown:
            before, self._shown = self._shown, wanted
            await self._window.rebuild(partial(self._change, app, before, wanted))

    def _change(self, app: QApplication, before: tuple[str, int], wanted: tuple[str, int]) -> None:
        language, percent = wanted
        if language != before[0]:
            install(app, language)
        self._theme.scale_text(percent)
