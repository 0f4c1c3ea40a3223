"""Whether spelling is checked, and in which languages this computer can."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.models.preferences import Preferences
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.theme import Theme
from desktop.views.words.languages import language_name

if TYPE_CHECKING:
    from desktop.services.spelling import Spelling
    from desktop.views.window.main_window import MainWindow


class SpellingPage(SettingsSection):
    """One switch, and what stands behind it."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Spelling"))
        self._window = window
        self.switch = QCheckBox(self.tr("Underline misspelt words"))
        self.switch.setObjectName("spellingSwitch")
        self.switch.clicked.connect(lambda on: window.choose(spelling=on))
        self.row(
            self.tr("Replies"),
            self.switch,
            self.tr(
                "In the customer's language. Codes, links and the customer's name are left alone. "
                "The menu key on a word shows what may have been meant."
            ),
        )
        self.known = self.text("")
        self.known.setObjectName("spellingLanguages")
        end = window.preferences.subscribe(self._show)
        self.destroyed.connect(lambda: end())
        self._show(window.preferences.current)
        if window.desk is not None:
            window.tasks.spawn(
                self._look(window.desk.spelling), doing=self.tr("Looking for dictionaries")
            )

    def _show(self, choices: Preferences) -> None:
        self.switch.setChecked(choices.spelling)

    async def _look(self, spelling: "Spelling") -> None:
        languages = [language_name(code) for code in await spelling.languages()]
        if languages:
            words = self.tr("Dictionaries on this computer: {languages}.")
            self.known.setText(words.format(languages=", ".join(languages)))
        else:
            self.known.setText(
                self.tr(
                    "There is no dictionary on this computer, so nothing is underlined. On Linux, "
                    "install Enchant and a Hunspell dictionary (hunspell-nl); macOS has its own."
                )
            )
