"""The settings over the desk: the sections at the left, the chosen one beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.controls.buttons import IconButton
from desktop.views.keys import KeyId
from desktop.views.settings.sections import SECTIONS
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

if TYPE_CHECKING:
    from desktop.views.window.main_window import MainWindow

_AROUND = 12


class SettingsPage(QFrame):
    """`left` asks to go back to the desk. A section's page is made when it is first shown."""

    left = Signal()

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__()
        self._window = window
        self._theme = theme
        self._made: dict[str, QWidget] = {}
        self.setObjectName("settingsPage")
        self.setProperty("role", "surface")
        self.setAccessibleName(self.tr("Settings"))
        self.list = QListWidget()
        self.list.setObjectName("settingsSections")
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self.list.setProperty("role", "app")
        self.list.setItemDelegate(_SectionDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in SECTIONS:
            self.list.addItem(section.title())
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 2 * _AROUND)
        self.list.currentRowChanged.connect(self._show_row)
        self._sections = QStackedWidget()
        self._lay_out()

    @property
    def section(self) -> str:
        """The section on screen, by its name."""
        row = self.list.currentRow()
        return SECTIONS[row].name if row >= 0 else ""

    def show_section(self, name: str = "") -> None:
        """Show a section and go to the list; empty: the one that was shown last."""
        names = [section.name for section in SECTIONS]
        if name in names:
            self.list.setCurrentRow(names.index(name))
        elif self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _show_row(self, row: int) -> None:
        section = SECTIONS[row]
        page = self._made.get(section.name)
        if page is None:
            page = self._made[section.name] = section.make(self._window, self._theme)
            self._sections.addWidget(page)
            self._put_last(page)
        self._sections.setCurrentWidget(page)

    def _put_last(self, page: QWidget) -> None:
        """From the list Tab leads into the page, and to the way out at its end: where the page says
        that it is, or at what was made last."""
        controls = [
            one
            for one in page.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
        ]
        if controls:
            QWidget.setTabOrder(getattr(page, "last_stop", controls[-1]), self._close)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Settings"))
        title.setFont(self._theme.font(TextRole.TITLE))
        close = self._close = IconButton(
            self._theme, Icon.CROSS, self.tr("Back to the desk"), key=KeyId.LEAVE
        )
        close.setObjectName("leaveSettingsButton")
        close.clicked.connect(self.left.emit)
        head = QHBoxLayout()
        head.setContentsMargins(_AROUND + 10, 22, _AROUND, 12)
        head.addWidget(title)
        head.addStretch(1)
        side = QFrame()
        side.setProperty("role", "app")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        line = QFrame()
        line.setFixedWidth(1)
        line.setProperty("role", "rule")
        # In the corner of the section, which scrolls at the window's edge.
        corner = QVBoxLayout()
        corner.setContentsMargins(0, 16, 16, 0)
        corner.addWidget(close)
        right = QGridLayout()
        right.addWidget(self._sections, 0, 0)
        right.addLayout(corner, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(line)
        layout.addLayout(right, 1)


class _SectionDelegate(QStyledItemDelegate):
    """A section's title, on the ground of the list or of the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = QFontMetricsF(self._theme.font(TextRole.STRONG))
        wide = metrics.horizontalAdvance(str(index.data()))
        return QSize(max(150, round(wide) + 36), self._theme.height(34))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = self._theme.tokens
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(_AROUND, 1, -_AROUND, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(color(tokens.selected))
            painter.drawRoundedRect(box, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color(tokens.hover))
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(self._theme.font(TextRole.STRONG if chosen else TextRole.BODY))
        painter.setPen(color(tokens.text1 if chosen else tokens.text2))
        painter.drawText(
            box.adjusted(10, 0, -6, 0), int(Qt.AlignmentFlag.AlignVCenter), str(index.data())
        )
        painter.restore()
