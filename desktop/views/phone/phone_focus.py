"""Where the keyboard goes on the Phone: to the calls, to what is to be done, to the quote."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.phone_call import Call
from desktop.views.phone.call_column import CallColumn
from desktop.views.phone.phone_cards import PhoneCards
from desktop.views.phone.phone_columns import PhoneColumns
from desktop.views.phone.wrapping_up import WrappingUp


class PhoneFocus:
    """`call` gives the call that is shown."""

    def __init__(
        self,
        column: CallColumn,
        cards: PhoneCards,
        columns: PhoneColumns,
        wrapping: WrappingUp,
        call: Callable[[], Call | None],
    ) -> None:
        self._column = column
        self._cards = cards
        self._columns = columns
        self._wrapping = wrapping
        self._call = call

    def to_calls(self) -> None:
        """Go to the list of calls; where there is little room, the side panel gives way to it."""
        self._columns.want_list(True)
        self._column.choose_first()

    def to_search(self) -> None:
        """Go to where a number, a booking or a name is typed."""
        self._columns.want_list(True)
        self._column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._column.field.selectAll()

    def to_call(self) -> None:
        """Go to what is to be done about the call that is shown."""
        call, side = self._call(), self._columns.side
        if call is None:
            return
        self._columns.want_list(False)
        if self._wrapping.is_on:
            self._cards.wrap_up.focus_first()
        elif self._cards.who.isVisible():
            self._cards.who.focus_first()
        elif call.conversation_id and side is not None and not call.is_over:
            side.focus_first()
        elif self._cards.ways.isVisible():
            self._cards.ways.ask()

    def to_wrap_up(self) -> None:
        """Go to the questions after the call."""
        self._columns.area.ensureWidgetVisible(self._cards.wrap_up)
        self._cards.wrap_up.focus_first()

    def to_ways(self) -> None:
        """Go to the choice of channels."""
        if self._cards.ways.isVisible():
            self._columns.area.ensureWidgetVisible(self._cards.ways)
            self._cards.ways.focus_ways()

    def go_round(self, by: int) -> None:
        """On to the next or previous part of the page, from the one that has the focus."""
        side = self._columns.side
        panes: list[tuple[QWidget, Callable[[], object]]] = [
            (self._column, self.to_calls),
            (self._columns.area, self._to_middle),
        ]
        if side is not None and side.isVisible():
            panes.append((side, side.focus_first))
        focused = QApplication.focusWidget()
        at = next(
            (at for at, (pane, _) in enumerate(panes) if focused and pane.isAncestorOf(focused)),
            -1 if by > 0 else 0,
        )
        panes[(at + by) % len(panes)][1]()

    def _to_middle(self) -> None:
        """Go to the payment, or to what is to be done first about the call."""
        cards, wraps = self._cards, self._wrapping.is_on
        reason = Qt.FocusReason.ShortcutFocusReason
        if not cards.talk.isHidden() and not cards.talk.payment.isHidden() and not wraps:
            cards.talk.payment.setFocus(reason)
        elif wraps:
            cards.wrap_up.focus_first()
        elif not cards.who.isHidden():
            cards.who.focus_first()
        elif not cards.ways.isHidden():
            cards.ways.ask()
        else:
            cards.card.wrap_button.setFocus(reason)
