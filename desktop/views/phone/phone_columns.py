"""The three columns of the Phone: the calls, the caller, and the window's side panel as a guest."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from desktop.models.phone_call import Call
from desktop.views.phone.call_column import CallColumn
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.views.side.side_panel import SidePanel

_LEAST_MIDDLE = 380
_ANY_WIDTH = 16_777_215
"""Qt's own: no bound."""


class PhoneColumns(QWidget):
    """Where there is no room for all three, the list gives way while a call is shown, and the side
    panel to the list once that is wanted. `call` gives the call that is shown; `fitted` says that
    they stand otherwise."""

    fitted = Signal()

    def __init__(
        self, theme: Theme, calls: CallColumn, middle: QWidget, call: Callable[[], Call | None]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._calls = calls
        self._call = call
        self._list_wanted = False
        self.side: SidePanel | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(middle)
        self.area.setMinimumWidth(_LEAST_MIDDLE)
        self._rest = QFrame()
        self._rest.setProperty("role", "surface")
        self._rest.setFixedWidth(theme.metrics.quote_width)
        calls.setMaximumWidth(theme.metrics.inbox_width)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(calls, 3)
        self._row.addWidget(self.area, 5)
        self._row.addWidget(self._rest, 3)

    def host(self, side: "SidePanel") -> None:
        """Let the window's side panel stand at the right."""
        self.side = side
        self._row.addWidget(side)
        side.setMinimumWidth(self._theme.metrics.quote_min_width)
        side.setMaximumWidth(self._theme.metrics.quote_width)
        side.show()
        self.fit()

    def give_back(self) -> "SidePanel | None":
        """Let the side panel go back to where it stood."""
        side, self.side = self.side, None
        if side is not None:
            side.setMaximumWidth(_ANY_WIDTH)
            self._row.removeWidget(side)
            side.show()
        return side

    def want_list(self, wanted: bool) -> None:
        """Bring the list into sight where it gives way, or let it give way again."""
        self._list_wanted = wanted
        self.fit()

    def fit(self) -> None:
        """Show what there is room for, and the quote where there is a conversation for it."""
        call, narrow = self._call(), self._is_narrow
        had_list = self._calls.isVisible()
        self._calls.setVisible(not narrow or self._list_wanted or call is None)
        if self.side is not None:
            has_conversation = call is not None and bool(call.conversation_id)
            self.side.setVisible(has_conversation and not (narrow and self._list_wanted))
        empty = self.side is None or self.side.isHidden()
        self._rest.setVisible(empty and not narrow)
        if had_list is not self._calls.isVisible():
            self.fitted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @property
    def _is_narrow(self) -> bool:
        metrics = self._theme.metrics
        middle = round(_LEAST_MIDDLE * self._theme.text_scale)
        return bool(self.width() < metrics.inbox_min_width + middle + metrics.quote_min_width)
