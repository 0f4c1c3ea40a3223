"""Choosing what the inbox lists: every condition as something that can be turned on and off."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.models.conversation import Channel
from desktop.models.inbox_filter import (
    MOST_VIEWS,
    FilterChoices,
    InboxFilter,
    StatusChoice,
    Whose,
)
from desktop.models.one_line import one_line
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.segmented import Segmented
from desktop.views.controls.toggle_chips import ToggleChips
from desktop.views.inbox.filter_words import (
    FLAGS,
    count_words,
    flag_words,
    status_words,
    whose_words,
)
from desktop.views.inbox.view_name import ViewName
from desktop.views.key_presses import is_text_field
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.languages import language_name

_WIDTH = 520  # of the design; a larger font brings its own
_COLLEAGUE = "colleague"


class FilterPopover(QFrame):
    """Acts at once: `changed` carries each new filter. `cleared` wants the tab's own again,
    `view_wanted` the filter kept under a name. `left` says that a person is done, by a key.
    """

    changed = Signal(object)
    cleared = Signal()
    view_wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: FilterChoices,
        chosen: InboxFilter,
        views: Collection[str],
        parent: QWidget,
    ) -> None:
        """`views` are the names that are taken."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._views = views
        self._names: Mapping[int, str] = dict(choices.colleagues)
        self._codes: dict[str, set[str]] = {}
        """All that one name stands for: with and without a country."""
        self.setObjectName("filterPopover")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Filter"))
        self._rows = QGridLayout()
        self._rows.setContentsMargins(16, 14, 16, 4)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(10)
        self._rows.setColumnStretch(1, 1)
        self._make_rows(choices, chosen)
        self._count = QLabel()
        self._count.setObjectName("filterCount")
        self._name = ViewName(theme, views)
        self._name.hide()
        self._clear = KeyButton(theme, self.tr("Clear"), key=KeyId.CLEAR_FILTER)
        self._save = KeyButton(theme, self.tr("Save as view…"))
        self._lay_out()
        self.show_filter(chosen)

    def _make_rows(self, choices: FilterChoices, chosen: InboxFilter) -> None:
        theme = self._theme
        whose = [(one.value, whose_words(one, {})) for one in (Whose.ALL, *tuple(Whose)[:2])]
        if self._names or isinstance(chosen.whose, int):
            whose.append((_COLLEAGUE, self.tr("Colleague")))
        self._whose = Segmented(theme, self.tr("Whose"), whose)
        self._whose.setObjectName("filterWhose")
        self._whose.chosen.connect(self._whose_chosen)
        self._colleague = QComboBox()
        self._colleague.setObjectName("filterColleague")
        self._colleague.setAccessibleName(self.tr("Colleague"))
        for number, name in choices.colleagues:
            self._colleague.addItem(one_line(name), number)
        self._colleague.activated.connect(self._tell)
        self._status = Segmented(
            theme,
            self.tr("Status"),
            [(one.value, self._status_words(one)) for one in (StatusChoice.ALL, *_STATUSES)],
        )
        self._status.setObjectName("filterStatus")
        self._status.chosen.connect(self._tell)
        self._add(self.tr("Whose"), self._whose)
        self._add("", self._colleague)
        self._add(self.tr("Status"), self._status)
        flags = [(flag, flag_words(flag)) for flag in FLAGS]
        self._flags = self._toggles(self.tr("Only"), "filterFlags", flags)
        channels = {*choices.channels, *chosen.channels}
        self._channels = self._toggles(
            self.tr("Channel"),
            "filterChannels",
            [(one.value, channel_name(one)) for one in Channel if one in channels],
        )
        for code in sorted({*choices.languages, *chosen.languages}):
            self._codes.setdefault(language_name(code), set()).add(code)
        self._languages = self._toggles(
            self.tr("Language"), "filterLanguages", [(one, one) for one in sorted(self._codes)]
        )
        labels = {*choices.labels, *chosen.labels}
        self._labels = self._toggles(
            self.tr("Label"),
            "filterLabels",
            sorted(((one, one_line(one)) for one in labels), key=lambda one: one[1].casefold()),
        )

    def _status_words(self, status: StatusChoice) -> str:
        return self.tr("All") if status is StatusChoice.ALL else status_words(status)

    def _toggles(self, title: str, name: str, choices: list[tuple[str, str]]) -> ToggleChips:
        toggles = ToggleChips(self._theme, title, choices)
        toggles.setObjectName(name)
        toggles.toggled.connect(self._tell)
        if choices:
            self._add(title, toggles)
        else:
            toggles.setParent(self)
            toggles.hide()
        return toggles

    def _add(self, title: str, widget: QWidget) -> None:
        row = self._rows.rowCount()
        if title:
            label = QLabel(title)
            label.setFont(self._theme.font(TextRole.SUPPORT))
            label.setProperty("role", "support")
            of_one_line = isinstance(widget, Segmented)
            high = (
                widget.sizeHint().height()
                if of_one_line
                else self._theme.height(26, TextRole.SUPPORT)
            )
            label.setMinimumHeight(high)
            self._rows.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(widget, row, 1)

    def _lay_out(self) -> None:
        theme = self._theme
        self._page = QWidget()
        self._page.setProperty("role", "page")
        self._page.setLayout(self._rows)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        self._count.setFont(theme.font(TextRole.SUPPORT_STRONG))
        self._clear.setObjectName("clearFilter")
        self._clear.clicked.connect(self.cleared)
        self._save.setObjectName("saveAsView")
        self._save.clicked.connect(self._begin_naming)
        self._name.named.connect(self._named)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._clear)
        foot.addWidget(self._save)
        below = QVBoxLayout()
        below.setContentsMargins(16, 8, 16, 14)
        below.setSpacing(10)
        below.addLayout(foot)
        below.addWidget(self._name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addLayout(below)

    def open_beside(self, panel: QWidget, button: QWidget) -> None:
        """Show it under a button and beside the list that changes with it, as high as it needs or
        as there is room."""
        room = panel.screen().availableGeometry()
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        corner = QPoint(panel.mapToGlobal(QPoint(panel.width() + 4, 0)).x(), below.y())
        wide = min(round(_WIDTH * self._theme.text_scale), room.width())
        self.setFixedWidth(wide)
        high = self._page.heightForWidth(wide - 2) + self._below_height() + 4
        self.setFixedHeight(min(high, room.bottom() - corner.y() - 4))
        self.move(max(room.left(), min(corner.x(), room.right() - wide)), corner.y())
        self.show()
        self._whose.setFocus(Qt.FocusReason.PopupFocusReason)

    def _below_height(self) -> int:
        layout = self.layout()
        below = layout.itemAt(1) if layout is not None else None
        return below.sizeHint().height() if below is not None else 0

    def show_filter(self, chosen: InboxFilter) -> None:
        """Show what is chosen, without telling anyone."""
        is_colleague = not isinstance(chosen.whose, Whose)
        self._whose.set_value(_COLLEAGUE if is_colleague else str(chosen.whose))
        if is_colleague:
            at = self._colleague.findData(int(chosen.whose))
            if at < 0:
                self._colleague.addItem(whose_words(chosen.whose, {}), int(chosen.whose))
                at = self._colleague.count() - 1
            self._colleague.setCurrentIndex(at)
        self._colleague.setVisible(is_colleague)
        self._status.set_value(chosen.status.value)
        self._flags.set_values([flag for flag in FLAGS if getattr(chosen, flag)])
        self._channels.set_values(chosen.channels)
        self._languages.set_values(
            [name for name, codes in self._codes.items() if codes & chosen.languages]
        )
        self._labels.set_values(chosen.labels)
        self._chosen = chosen

    def show_state(self, count: int | None, *, is_changed: bool) -> None:
        """Say how many conversations there are, and whether there is something to clear or keep."""
        before = self._count.text()
        self._count.setText("" if count is None else count_words(count))
        if self._count.text() != before:
            announce(self._count, self._count.text())
        self._clear.setEnabled(is_changed)
        self._save.setEnabled(is_changed and len(self._views) < MOST_VIEWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.left.emit()
        elif keymap().is_pressed(KeyId.CLEAR_FILTER, event, typing=is_text_field(focused)):
            self._clear.click()
        else:
            super().keyPressEvent(event)

    def _whose_chosen(self, value: str) -> None:
        self._colleague.setVisible(value == _COLLEAGUE)
        self._tell()

    def _tell(self) -> None:
        on = self._flags.values()
        value = self._whose.value()
        number = self._colleague.currentData() if value == _COLLEAGUE else None
        self._chosen = replace(
            self._chosen,
            whose=int(number) if number is not None else Whose(value),
            status=StatusChoice(self._status.value()),
            channels=frozenset(map(Channel, self._channels.values())),
            languages=frozenset().union(*(self._codes[name] for name in self._languages.values())),
            labels=self._labels.values(),
            **{flag: flag in on for flag in FLAGS},
        )
        self.changed.emit(self._chosen)

    def _begin_naming(self) -> None:
        if self._name.isHidden():
            self.setFixedHeight(self.height() + self._name.sizeHint().height() + 10)
        self._name.show()
        self._name.begin()

    def _named(self, name: str) -> None:
        self.close()
        self.view_wanted.emit(name)
        self.left.emit()


_STATUSES = (StatusChoice.WORKED_ON, StatusChoice.SNOOZED, StatusChoice.RESOLVED)
