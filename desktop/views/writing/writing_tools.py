"""The tools in the composer's row, and what they and their keys open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt

from desktop.models.emoji import Emoji
from desktop.models.preferences import RECENT_EMOJI
from desktop.models.thread import Thread
from desktop.services.use_cases.refusals import UnknownConversation
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.completion import CompletionList
from desktop.views.keymap import hint, keymap
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.qt.text_positions import line_before
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer
from desktop.views.writing.emoji_completion import EmojiCompletion
from desktop.views.writing.emoji_picker import EmojiPicker
from desktop.views.writing.spelling_marks import SpellingMarks
from desktop.views.writing.template_completion import Known, TemplateCompletion

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.preference_file import PreferenceFile

_NOBODY_TOLD = "en"


class WritingTools(QObject):
    """Helps to write in one composer. `preferences` remember what was used; without any it lasts as
    long as the window. `desk` is None while there is none."""

    def __init__(self, theme: Theme, tasks: Tasks, composer: Composer) -> None:
        super().__init__(composer)
        self._composer = composer
        self._tasks = tasks
        self.preferences: PreferenceFile | None = None
        self.spelling = SpellingMarks(theme, tasks, composer.edit, composer.marks)
        self._names: tuple[str, ...] = ()
        self.desk: Desk | None = None
        self._known = Known()
        self._conversation_id = 0
        self._recent: tuple[str, ...] = ()
        language = QLocale().name()[:2]
        self._completion = CompletionList(theme, composer.edit, composer.box)
        self._completion.add(
            TemplateCompletion(language, lambda: self._known, self._ask, self._put_template)
        )
        self._completion.add(EmojiCompletion(language, _all_emoji, self._used))
        self._slash = self._tool(theme, Icon.SLASH, "templateButton", self.open_templates)
        self._smile = self._tool(theme, Icon.SMILE, "emojiButton", self.open_emoji)
        self._picker = EmojiPicker(theme, language, composer)
        self._picker.chosen.connect(self._put)
        self._picker.left.connect(self._write_on)
        keymap().changed.connect(self._name_tools)
        self._name_tools()

    def attach(self, desk: "Desk | None") -> None:
        """From now on read from this desk, or from none."""
        self.desk = desk
        if desk is None:
            self.spelling.check(None, "")

    def show_thread(self, thread: Thread) -> None:
        """Know whom the agent writes to, and what the variables of a template stand for."""
        conversation = thread.conversation
        language = conversation.language or thread.contact.language or _NOBODY_TOLD
        agent = self.desk.agent if self.desk is not None else None
        self._names = (thread.contact.name, agent.name if agent else "")
        is_other = conversation.conversation_id != self._conversation_id
        if is_other:
            self._known.values = {}
            self._picker.close()  # what it puts in would be for the one before
        if is_other or language != self._known.language:
            self._conversation_id, self._known.language = conversation.conversation_id, language
            self._completion.look()  # what it offers may be filled in for the one before
            self._ask()
        self.check_spelling()

    def check_spelling(self) -> None:
        """Check as the agent wishes, in the language of the customer who is written to."""
        wanted = self.preferences is None or self.preferences.current.spelling
        spelling = self.desk.spelling if wanted and self.desk is not None else None
        self.spelling.check(spelling, self._known.language, self._names)

    def open_templates(self) -> None:
        """Offer the templates, where something can be written."""
        edit = self._composer.edit
        if not edit.isEnabled() or not self._composer.isVisible():
            return
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = edit.textCursor()
        before = line_before(cursor)
        if not before.endswith("/"):
            cursor.insertText("/" if not before or before[-1].isspace() else " /")
        self._completion.look()

    def open_emoji(self) -> None:
        """Choose an emoji, where something can be written."""
        if self._composer.edit.isEnabled() and self._composer.isVisible():
            self._picker.open(_all_emoji(), self._recents, self._smile)

    def _tool(self, theme: Theme, icon: Icon, name: str, press: Callable[[], None]) -> IconButton:
        button = IconButton(theme, icon, "")
        button.setObjectName(name)
        button.clicked.connect(press)
        self._composer.add_tool(button)
        return button

    def _name_tools(self) -> None:
        for button, name, key in (
            (self._slash, self.tr("Templates"), KeyId.TEMPLATES),
            (self._smile, self.tr("Emoji"), KeyId.EMOJI),
        ):
            button.set_name(name)
            button.setToolTip(f"{name}  {hint(key)}".strip())

    def _ask(self) -> None:
        """Read templates and values again; the list follows when they are here."""
        if self.desk is not None and self._conversation_id:
            self._tasks.spawn(
                self._read(self.desk, self._conversation_id, self._known.language),
                key="templates",
                doing=self.tr("Reading the templates"),
                replace=True,
            )

    async def _read(self, desk: "Desk", conversation_id: int, language: str) -> None:
        templates = await desk.templates.all()
        try:
            values = await desk.writing.template_values(conversation_id, language)
        except UnknownConversation:
            return
        if conversation_id == self._conversation_id:
            is_news = (templates, values) != (self._known.templates, self._known.values)
            self._known = Known(language, templates, values)
            if is_news:
                self._completion.look()

    def _put_template(self) -> None:
        """What is known by now goes into the gaps; what is not waits for the agent."""
        self._composer.gaps.fill(self._known.values)
        self._composer.gaps.go_to_first()

    @property
    def _recents(self) -> tuple[str, ...]:
        return self._recent if self.preferences is None else self.preferences.current.recent_emoji

    def _put(self, char: str) -> None:
        self._composer.edit.insertPlainText(char)
        self._used(char)

    def _write_on(self) -> None:
        """The picker was a window of its own: the composer's has the keyboard again."""
        self._composer.window().activateWindow()
        self._composer.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _used(self, char: str) -> None:
        others = [one for one in self._recents if one != char]
        self._recent = (char, *others)[:RECENT_EMOJI]
        if self.preferences is not None:
            self.preferences.change(recent_emoji=self._recent)


def _all_emoji() -> Sequence[Emoji]:
    from desktop.services import emoji_table  # read on a thread when the desk starts

    return emoji_table.emoji()
