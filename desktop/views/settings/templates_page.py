"""The desk's own templates: their texts in each language, and what is wrong with them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.ids import new_id
from desktop.models.template import (
    FALLBACK,
    VARIABLES,
    Template,
    TemplateSource,
    unknown_variables,
)
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.completion import Choice, ChoiceRows, choice_model
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.settings.settings_section import SettingsSection
from desktop.views.style.theme import Theme
from desktop.views.words.languages import language_name
from desktop.views.writing.language_badge import OFFERED
from desktop.views.writing.variable_words import variable_name

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.window.main_window import MainWindow

_PAUSE_MS = 400
_ROWS = 8
_LINES = 5


class TemplatesPage(SettingsSection):
    """All templates in a list; the chosen one below it, kept while it is edited.

    The hub's are shown as they are: they are changed there, or duplicated into one of the desk's.
    """

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(theme, self.tr("Templates"))
        self._window = window
        self._language = QLocale().name()[:2]
        self._templates: dict[str, Template] = {}
        self._shown: Template | None = None
        self._text_language = ""
        self._filling = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self._model = choice_model(self)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        self.text(
            self.tr(
                "Type / while you write to a customer, or press / outside a field. What stands in "
                "{{…}} is filled in from the conversation; a text with a gap is never sent."
            )
        )
        self.list = QListView()
        self.list.setObjectName("templateList")
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceRows(self.theme, self.list))
        self.list.setFixedHeight(_ROWS * self.theme.height(32))
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        self.add(_Framed(self.list))
        self.add(self._buttons())
        self.title = self._field("templateTitle")
        self.row(self.tr("Title"), self.title)
        self.code = self._field("templateCode")
        self._code_row = self.row(self.tr("Short code"), self.code)
        self.language = QuietComboBox()
        self.language.setObjectName("templateLanguage")
        for code in sorted(OFFERED, key=lambda one: language_name(one).casefold()):
            self.language.addItem(language_name(code), code)
        self.language.currentIndexChanged.connect(self._show_text)
        self.row(self.tr("Language"), self.language)
        self.words = QPlainTextEdit()
        self.words.setObjectName("templateText")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_LINES * self.theme.height(19) + 16)
        self.words.setMinimumWidth(440)
        self.words.textChanged.connect(self._edited)
        self.words.setAccessibleName(self.tr("Text"))
        self._words_row = self.row(self.tr("Text"), _Framed(self.words))
        self.variable = QuietComboBox()
        self.variable.setObjectName("templateVariable")
        self.variable.addItem(self.tr("Choose…"))
        for name in VARIABLES:
            self.variable.addItem(variable_name(name), name)
        self.variable.activated.connect(self._insert_variable)
        self.row(self.tr("Insert into the text"), self.variable)

    def _buttons(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        self.new = self._button(self.tr("New template"), "newTemplate", self._add)
        self.copy = self._button(self.tr("Duplicate"), "copyTemplate", self._duplicate)
        self.remove = self._button(self.tr("Remove"), "removeTemplate", self._remove)
        for button in (self.new, self.copy, self.remove):
            across.addWidget(button)
        across.addStretch(1)
        return row

    def _button(self, words: str, name: str, press: Callable[[], None]) -> KeyButton:
        button = KeyButton(self.theme, words)
        button.setObjectName(name)
        button.clicked.connect(press)
        return button

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setMinimumWidth(round(280 * self.theme.text_scale))
        field.textEdited.connect(self._edited)
        return field

    # --- the list

    def _read(self, choose: str = "") -> None:
        desk = self._window.desk
        if desk is not None:
            self._window.tasks.spawn(
                self._read_all(desk, choose), doing=self.tr("Reading the templates")
            )

    async def _read_all(self, desk: "Desk", choose: str) -> None:
        self._list(await desk.templates.all(), choose)

    def _list(self, templates: Sequence[Template], choose: str) -> None:
        self._templates = {one.template_id: one for one in templates}
        self._model.show([self._row_of(one) for one in templates])
        ids = list(self._templates)
        self._go(ids.index(choose) if choose in ids else 0)

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))

    def _row_of(self, one: Template) -> Choice:
        where = f"/{one.short_code}"
        if one.source is TemplateSource.HUB:
            where += f" · {self.tr('of the hub')}"
        return Choice(one.title(self._language), "", detail=where, value=one.template_id)

    def _choose(self, now: QModelIndex) -> None:
        self._keep()
        chosen = self._model.items[now.row()].value if now.isValid() else ""
        self._shown = one = self._templates.get(str(chosen))
        self._filling = True
        self.title.setText(one.title(self._language) if one else "")
        self.code.setText(one.short_code if one else "")
        if one is not None:
            known = self.language.findData(one.language_for(self._language))
            self.language.setCurrentIndex(max(known, 0))
        self._filling = False
        mine = one is not None and one.source is not TemplateSource.HUB
        for widget in (self.title, self.code, self.words, self.variable, self.remove):
            widget.setEnabled(mine)
        self.copy.setEnabled(one is not None)
        self._show_text()

    def _show_text(self) -> None:
        self._keep()
        one = self._shown
        code = self._text_language = self.language.currentData()
        text = ""
        if one is not None:
            text = one.texts.get(code, "")
            if one.source is TemplateSource.HUB:
                text = next(iter(one.texts.values()), "")
        self._filling = True
        self.words.setPlainText(text)
        self._filling = False
        self._tell()

    # --- the chosen one

    def _edited(self) -> None:
        if not self._filling:
            self._pause.start()
            self._tell()

    def _tell(self) -> None:
        """Say what is wrong with it."""
        one = self._shown
        if one is not None and one.source is TemplateSource.HUB:
            self._words_row.say(self.tr("It is the hub's: change it there, or duplicate it."))
            self._code_row.say("")
            return
        unknown = unknown_variables(self.words.toPlainText())
        names = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        words = self.tr("No conversation knows {names}: each time you would fill it in yourself.")
        self._words_row.say(words.format(names=names) if unknown else "")
        self._code_row.say("" if self._code() else self.tr("Without a code it is not kept."))

    def _code(self) -> str:
        return "".join(self.code.text().split()).lstrip("/")

    def _keep(self) -> None:
        """Keep what was edited."""
        if not self._pause.isActive() and self.sender() is not self._pause:
            return
        self._pause.stop()
        one, code = self._shown, self._code()
        if one is None or not code:
            return
        titles = {**one.titles, self._language: self.title.text().strip()}
        if one.source is TemplateSource.OWN and "" in one.titles:
            titles = {"": self.title.text().strip()}
        texts = {**one.texts, self._text_language: self.words.toPlainText()}
        changed = replace(
            one, short_code=code, titles=titles, texts=texts, source=TemplateSource.OWN
        )
        self._shown = self._templates[one.template_id] = changed
        shown = [row.value for row in self._model.items]
        if one.template_id in shown:
            self._model.put(shown.index(one.template_id), self._row_of(changed))
        self._write(changed)

    def _write(self, template: Template, choose: str | None = None) -> None:
        desk = self._window.desk
        if desk is not None:
            self._window.tasks.spawn(
                self._written(desk, template, choose),
                doing=self.tr("Keeping the template"),
                keeps=True,
            )

    async def _written(self, desk: "Desk", template: Template, choose: str | None) -> None:
        await desk.templates.keep(template)
        if choose is not None:
            self._list(await desk.templates.all(), choose)

    def _add(self) -> None:
        language = self._language if self._language in OFFERED else FALLBACK
        self._make(
            {language: self.tr("Hi {{contact.first_name}},")}, self.tr("New template"), "new"
        )

    def _duplicate(self) -> None:
        self._keep()
        if self._shown is not None:
            texts = {
                language or self._language: text for language, text in self._shown.texts.items()
            }
            title = self._shown.title(self._language)
            self._make(texts, title, f"{self._shown.short_code}2")

    def _make(self, texts: dict[str, str], title: str, code: str) -> None:
        template_id = new_id(self._window.now())
        self._write(Template(template_id, code, texts, {"": title}), choose=template_id)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self._shown is not None:
            self._pause.stop()
            row = self.list.currentIndex().row()
            ids = list(self._templates)
            near = ids[row + 1 : row + 2] or ids[max(row - 1, 0) : row] or [""]
            self._write(replace(self._shown, texts={}), choose=near[0])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert_variable(self, at: int) -> None:
        if at > 0:
            self.words.insertPlainText(f"{{{{{self.variable.itemData(at)}}}}}")
            self.variable.setCurrentIndex(0)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)


class _Framed(QFrame):
    """A frame around what the style sheet gives none; in a row it stands like one line."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusProxy(inside)
        self._inside = inside
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(inside)
        self.setFixedHeight(inside.maximumHeight() + 12)

    def sizeHint(self) -> QSize:
        return QSize(self._inside.maximumWidth() + 12, 33)

    def setAccessibleDescription(self, words: str) -> None:
        self._inside.setAccessibleDescription(words)
