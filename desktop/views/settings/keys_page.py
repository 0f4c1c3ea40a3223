"""All keys, each to be changed by pressing the new ones."""

from collections.abc import Callable
from itertools import groupby, pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.services.preference_file import PreferenceFile
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.key_words import group_words
from desktop.views.keymap import KeyMap
from desktop.views.keys import KEYS, KeyGroup, KeyId, key_of
from desktop.views.settings.key_choices import choices_with, losers, replaced
from desktop.views.settings.key_row import KeyRow
from desktop.views.style.theme import TextRole, Theme

_WIDEST = 720


class KeysPage(QWidget):
    """Every action with its keys. What is changed goes to `choose`, as `preferences` take it; the
    `keymap` follows these, so it holds everywhere at once."""

    def __init__(
        self,
        theme: Theme,
        keymap: KeyMap,
        preferences: PreferenceFile,
        choose: Callable[..., object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keymap = keymap
        self._preferences = preferences
        self._choose = choose
        self._asked: tuple[KeyRow, tuple[str, ...]] | None = None
        self._before: dict[str, tuple[str, ...]] = {}
        self.setObjectName("keysPage")
        self.setAccessibleName(self.tr("Keys"))
        self.rows: dict[KeyId, KeyRow] = {}
        self._groups: dict[KeyGroup, QLabel] = {}
        self.search = QLineEdit()
        self.search.setObjectName("keysSearch")
        self.search.setPlaceholderText(self.tr("An action, or a key…"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self._reset_all = KeyButton(theme, self.tr("All as usual"))
        self._reset_all.setObjectName("resetAllKeysButton")
        self._reset_all.setAutoDefault(False)  # Enter in the search must not press it
        self._reset_all.clicked.connect(self._toggle_all)
        self._none = QLabel(self.tr("No action has these words."))
        self._none.setProperty("role", "support")
        self._none.hide()
        self._order_soon = QTimer(self, singleShot=True, interval=0)
        self._order_soon.timeout.connect(self._put_in_order)
        self._lay_out()
        self.setFocusProxy(self.search)
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Keys"))
        title.setFont(self._theme.font(TextRole.TITLE))
        note = wrapped_label(self._theme, TextRole.SMALL, "meta")
        note.setText(
            self.tr(
                "Choose a key and press what shall stand in its place. In a text field a letter "
                "alone is text, so each letter comes with its Alt form."
            )
        )
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.search, 1)
        above.addWidget(self._reset_all)
        page = QWidget()
        page.setProperty("role", "page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(2)
        for group, keys in groupby(KEYS, key=lambda key: key.group):
            inside.addWidget(self._heading(group))
            for key in keys:
                inside.addWidget(self._row(key.key_id))
        inside.addWidget(self._none)
        inside.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        column = QWidget()
        column.setMaximumWidth(round(_WIDEST * max(1.0, self._theme.text_scale)) + 24)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column, 1)
        across.addStretch(0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(28, 22, 52, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(note)
        layout.addLayout(above)
        layout.addWidget(area, 1)

    def _heading(self, group: KeyGroup) -> QLabel:
        heading = self._groups[group] = QLabel(group_words(group))
        heading.setFont(self._theme.font(TextRole.SECTION))
        heading.setProperty("role", "section")
        heading.setContentsMargins(0, 10, 0, 2)
        return heading

    def _row(self, key_id: KeyId) -> KeyRow:
        row = self.rows[key_id] = KeyRow(self._theme, self._keymap, key_id)
        row.changed.connect(lambda old, new: self._change(row, old, new))
        row.reset.connect(lambda: self._set(row, key_of(key_id).sequences))
        row.answered.connect(self._answered)
        row.stepped.connect(lambda by: self._step(row, by))
        row.remade.connect(self._order_soon.start)
        return row

    @property
    def last_stop(self) -> QWidget:
        """Where Tab leaves the page."""
        return list(self.rows.values())[-1].stops[-1]

    def _put_in_order(self) -> None:
        """Tab goes row by row, though keys are made anew: Qt puts what is new last."""
        stops = [stop for row in self.rows.values() for stop in row.stops]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _change(self, row: KeyRow, old: str, new: str) -> None:
        now, holders = self._keymap.sequences(row.key_id), self._keymap.holders
        asked = set(holders(row.key_id, new))  # what is taken from one is taken with its company
        sequences = replaced(now, old, new, lambda one: asked.issuperset(holders(row.key_id, one)))
        self._set(row, sequences)

    def _set(self, row: KeyRow, sequences: tuple[str, ...]) -> None:
        """Give an action these keys; where they are another's, ask first."""
        if self._asked is not None:
            self._answered(False)
        holders = losers(self._keymap, row.key_id, sequences)
        if holders:
            taken = tuple(one for one in sequences if self._keymap.holders(row.key_id, one))
            self._asked = row, sequences
            row.ask(taken, holders[0])
            return
        row.say("")
        self._take(row, sequences)

    def _answered(self, here: bool) -> None:
        if self._asked is None:
            return
        (row, sequences), self._asked = self._asked, None
        row.say("")
        if here:
            self._take(row, sequences)
        row.take_focus()

    def _take(self, row: KeyRow, sequences: tuple[str, ...]) -> None:
        chosen = self._preferences.current.keys
        self._choose(keys=choices_with(chosen, self._keymap, row.key_id, sequences))
        row.show_keys()

    def _show_keys(self) -> None:
        for row in self.rows.values():
            row.show_keys()
        self._put_in_order()
        chosen = bool(self._preferences.current.keys)
        self._reset_all.setEnabled(chosen or bool(self._before))
        back = not chosen and bool(self._before)
        words = self.tr("Take that back") if back else self.tr("All as usual")
        self._reset_all.setText(words)
        self._reset_all.setAccessibleName(words)
        self._reset_all.updateGeometry()

    def _toggle_all(self) -> None:
        """The table's keys for every action; pressed again, the own ones as they were."""
        chosen = dict(self._preferences.current.keys)
        if chosen:
            self._before = chosen
            self._choose(keys={})
        else:
            self._choose(keys=self._before)

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        shown = set()
        for key_id, row in self.rows.items():
            found = row.text.casefold()
            row.setVisible(all(word in found for word in wanted))
            if not row.isHidden():
                shown.add(key_of(key_id).group)
        for group, heading in self._groups.items():
            heading.setVisible(group in shown)
        self._none.setVisible(not shown)

    def _step(self, row: KeyRow, by: int) -> None:
        rows = [one for one in self.rows.values() if not one.isHidden()]
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].take_focus()
            self._area.ensureWidgetVisible(rows[at])
