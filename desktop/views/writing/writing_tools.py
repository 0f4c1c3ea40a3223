"""The tools in the composer's row, and what they and their keys open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt

from desktop.models.emoji import Emoji
from desktop.models.preferences import RECENT_EMOJI
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.completion import CompletionList
from desktop.views.keys import KeyId, hint
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer
from desktop.views.writing.emoji_completion import EmojiCompletion
from desktop.views.writing.emoji_picker import EmojiPicker

if TYPE_CHECKING:
    from desktop.services.preference_file import PreferenceFile


class WritingTools(QObject):
    """Helps to write in one composer. `preferences` remember what was used; without any it lasts as
    long as the window."""

    def __init__(self, theme: Theme, composer: Composer) -> None:
        super().__init__(composer)
        self._composer = composer
        self.preferences: PreferenceFile | None = None
        self._recent: tuple[str, ...] = ()
        language = QLocale().name()[:2]
        self._completion = CompletionList(theme, composer.edit, composer.box)
        self._completion.add(EmojiCompletion(language, _all_emoji, self._used))
        self._smile = IconButton(theme, Icon.SMILE, self.tr("Emoji"))
        self._smile.setObjectName("emojiButton")
        self._smile.setToolTip(f"{self.tr('Emoji')}  {hint(KeyId.EMOJI)}")
        self._smile.clicked.connect(self.open_emoji)
        composer.add_tool(self._smile)
        self._picker = EmojiPicker(theme, language, composer)
        self._picker.chosen.connect(self._put)

    def open_emoji(self) -> None:
        """Choose an emoji, where something can be written."""
        if self._composer.edit.isEnabled() and self._composer.isVisible():
            self._picker.open(_all_emoji(), self._recents, self._smile)

    @property
    def _recents(self) -> tuple[str, ...]:
        return self._recent if self.preferences is None else self.preferences.current.recent_emoji

    def _put(self, char: str) -> None:
        self._composer.edit.insertPlainText(char)
        self._composer.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._used(char)

    def _used(self, char: str) -> None:
        others = [one for one in self._recents if one != char]
        self._recent = (char, *others)[:RECENT_EMOJI]
        if self.preferences is not None:
            self.preferences.change(recent_emoji=self._recent)


def _all_emoji() -> Sequence[Emoji]:
    from desktop.services import emoji_table  # read on a thread when the desk starts

    return emoji_table.emoji()
