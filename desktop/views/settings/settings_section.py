"""What the sections of the settings are made of: titles, and rows of a name with its control."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.models.preferences import Preferences
from desktop.services.preference_file import PreferenceFile
from desktop.views.controls.sections import rule
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

_WIDEST = 720
_NAME_WIDTH = 200
_EDGE = 28
_CLOSE = 24
"""At the right, so that nothing scrolls under the button that leaves."""
_NARROW = 560
"""Below this a control stands under its name."""


class SettingRow(QWidget):
    """A name, its control beside it, and below a note that may change."""

    def __init__(self, theme: Theme, name: str, control: QWidget, note: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.control = control
        self._name = QLabel(name)
        self._name.setFont(theme.font(TextRole.BODY))
        self._name.setWordWrap(True)
        self._name.setFixedWidth(round(_NAME_WIDTH * theme.text_scale))
        self._name.setMinimumHeight(control.sizeHint().height())
        if not control.accessibleName():
            control.setAccessibleName(name)
        self._note = wrapped_label(theme, TextRole.SMALL, "meta")
        right = QVBoxLayout()
        right.setSpacing(4)
        if control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding:
            right.addWidget(control)  # it takes all the room there is
        else:
            right.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._note)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(right, 1)
        self.say(note)

    def say(self, note: str) -> None:
        """Say this below the control; a screen reader hears it with the control."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.control.setAccessibleDescription(note)

    def fix(self, source: str) -> None:
        """Say that the control can change nothing, because `source` has decided."""
        self.control.setEnabled(False)
        self.say(
            self.tr("Set by {source}, which comes first. Change it there.").format(source=source)
        )

    def stack(self, narrow: bool) -> None:
        """Put the control under the name where it is narrow."""
        wide = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else wide)
        self._row.setSpacing(2 if narrow else 16)


class SettingsSection(QScrollArea):
    """One section: scrolls where it is long, and stays readable where it is wide."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self._rows: list[SettingRow] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("role", "page")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(14)
        head = QLabel(title)
        head.setFont(theme.font(TextRole.TITLE))
        self._inside.addWidget(head)
        self._inside.addSpacing(4)
        column = QWidget()
        column.setMaximumWidth(round(_WIDEST * max(1.0, theme.text_scale)) + _CLOSE)
        column.setLayout(self._inside)
        self._inside.setContentsMargins(_EDGE, 22, _EDGE + _CLOSE, _EDGE)
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column, 1)
        across.addStretch(0)
        self._inside.addStretch(1)
        self.setWidget(page)

    def group(self, title: str) -> None:
        """Begin a group of rows."""
        if self._rows:
            self.add(rule())
        label = QLabel(title)
        label.setFont(self.theme.font(TextRole.SECTION))
        label.setProperty("role", "section")
        self.add(label)

    def row(self, name: str, control: QWidget, note: str = "", *, fixed_by: str = "") -> SettingRow:
        """Add a row; `fixed_by` is what has decided already, if anything has."""
        row = SettingRow(self.theme, name, control, note)
        if fixed_by:
            row.fix(fixed_by)
        self._rows.append(row)
        self.add(row)
        return row

    def text(self, words: str) -> QLabel:
        """Add a paragraph."""
        label = wrapped_label(self.theme, TextRole.BODY, "support")
        label.setText(words)
        self.add(label)
        return label

    def add(self, widget: QWidget) -> None:
        """Add anything, at the end."""
        self._inside.insertWidget(self._inside.count() - 1, widget)

    def follow(self, file: PreferenceFile, show: Callable[[Preferences], None]) -> None:
        """Show the choices now and whenever they change, by whatever hand."""
        end = file.subscribe(show)
        self.destroyed.connect(lambda: end())
        show(file.current)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.stack(self.viewport().width() < _NARROW * self.theme.text_scale)

    def stack(self, narrow: bool) -> None:
        """Put what stands beside something under it where it is narrow."""
        for row in self._rows:
            row.stack(narrow)
