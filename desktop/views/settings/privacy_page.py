"""How long message text stays on this computer, and when the desk locks."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.models.preferences import Preferences
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_DAYS = (7, 14, 30, 60, 90, 180, 365, 0)
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)


class PrivacyPage(SettingsSection):
    """Both are in force at once."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Privacy"))
        self._window = window
        self.group(self.tr("On this computer"))
        self.retention = self._make_box("retentionBox", _DAYS, self._days)
        self.retention.activated.connect(
            lambda: window.choose(retention_days=self.retention.currentData())
        )
        self.row(
            self.tr("Keep message text"),
            self.retention,
            self.tr("Older text leaves this computer and stays at the hub. Payments stay."),
            fixed_by=window.configured.fixed.get("retention_days", ""),
        )
        self.group(self.tr("When nobody is there"))
        self.lock = self._make_box("lockAfterBox", _MINUTES, self._minutes)
        self.lock.activated.connect(lambda: window.choose(lock_after_min=self.lock.currentData()))
        words = self.tr("At once with {key}. A code to unlock is chosen when it is locked by hand.")
        self.row(
            self.tr("Lock the desk"),
            self.lock,
            words.format(key=hint(KeyId.LOCK)),
            fixed_by=window.configured.fixed.get("lock_after_min", ""),
        )
        self.follow(window.preferences, self._show)

    def _make_box(
        self, name: str, values: Sequence[int], words: Callable[[int], str]
    ) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem(words(value), value)
        return box

    def _days(self, days: int) -> str:
        if not days:
            return self.tr("For ever")
        return self.tr("{count} days").format(count=days)

    def _minutes(self, minutes: int) -> str:
        if not minutes:
            return self.tr("Never")
        if minutes == 1:
            return self.tr("After 1 minute")
        return self.tr("After {count} minutes").format(count=minutes)

    def _show(self, choices: Preferences) -> None:
        now = self._window.configured.chosen(choices)
        _choose(self.retention, now.retention_days, self._days)
        _choose(self.lock, now.lock_after_min, self._minutes)


def _choose(box: QuietComboBox, value: int, words: Callable[[int], str]) -> None:
    """Show a value, which the settings file may have taken from between those that are offered."""
    if box.findData(value) < 0:
        box.addItem(words(value), value)
    box.setCurrentIndex(box.findData(value))
