"""Language, theme and text size."""

from typing import TYPE_CHECKING

from desktop.models.configured import FOLLOW_SYSTEM
from desktop.models.preferences import TEXT_PERCENTS, Preferences
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.segmented import Segmented
from desktop.views.keymap import hint, keymap
from desktop.views.keys import KeyId
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.words.translations import LANGUAGES, system_language

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_OWN_NAMES = {"en": "English", "nl": "Nederlands"}
"""Each language by its own name, which is how its speaker finds it."""


class GeneralPage(SettingsSection):
    """What everyone sets first."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("General"))
        self._window = window
        self._add_language()
        self._add_theme()
        self._add_text()
        self.follow(window.preferences, self._show)

    def _add_language(self) -> None:
        self.language = QuietComboBox()
        self.language.setObjectName("languageBox")
        system = _OWN_NAMES[system_language()]
        self.language.addItem(
            self.tr("As the system: {language}").format(language=system), FOLLOW_SYSTEM
        )
        for code in LANGUAGES:
            self.language.addItem(_OWN_NAMES[code], code)
        self.language.activated.connect(
            lambda: self._window.choose(language=self.language.currentData())
        )
        self.row(
            self.tr("Language"),
            self.language,
            self.tr("Of the window. Customers are answered in their own language."),
            fixed_by=self._window.configured.fixed.get("language", ""),
        )

    def _add_theme(self) -> None:
        self.theme_box = Segmented(
            self.theme,
            self.tr("Theme"),
            (
                (ThemeChoice.SYSTEM, self.tr("As the system")),
                (ThemeChoice.LIGHT, self.tr("Light")),
                (ThemeChoice.DARK, self.tr("Dark")),
                (ThemeChoice.CONTRAST, self.tr("High contrast")),
            ),
        )
        self.theme_box.setObjectName("themeBox")
        self.theme_box.chosen.connect(lambda value: self._window.choose(theme=value))
        self.row(
            self.tr("Theme"),
            self.theme_box,
            self.tr("High contrast is light or dark as the system is."),
            fixed_by=self._window.configured.fixed.get("theme", ""),
        )

    def _add_text(self) -> None:
        self.text_size = QuietComboBox()
        self.text_size.setObjectName("textSizeBox")
        for percent in TEXT_PERCENTS:
            self.text_size.addItem(f"{percent}%", percent)
        self.text_size.activated.connect(
            lambda: self._window.choose(text_percent=self.text_size.currentData())
        )
        self._text_row = self.row(self.tr("Text size"), self.text_size)
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()

    def _tell_keys(self) -> None:
        keys = tuple(map(hint, (KeyId.TEXT_LARGER, KeyId.TEXT_SMALLER, KeyId.TEXT_NORMAL)))
        larger, smaller, normal = keys
        words = self.tr("From anywhere: {larger} larger, {smaller} smaller, {normal} as it was.")
        said = words.format(larger=larger, smaller=smaller, normal=normal)
        self._text_row.say(said if all(keys) else "")

    def _show(self, choices: Preferences) -> None:
        now = self._window.configured.chosen(choices)
        self.language.setCurrentIndex(self.language.findData(now.language or FOLLOW_SYSTEM))
        self.theme_box.set_value(now.theme)
        at = self.text_size.findData(choices.text_percent)
        if at < 0:  # a size that was written by hand
            self.text_size.addItem(f"{choices.text_percent}%", choices.text_percent)
            at = self.text_size.count() - 1
        self.text_size.setCurrentIndex(at)
