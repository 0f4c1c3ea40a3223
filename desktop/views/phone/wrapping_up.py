"""Whether the call that is shown is being wrapped up, and what comes of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.models.call_list import CallRow
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.stage import Stage
from desktop.views.phone.call_deeds import CallDeeds
from desktop.views.phone.wrap_up_card import WrapUpCard

_PAID = frozenset({Stage.PAID, Stage.TICKETED, Stage.TOLD, Stage.PARTLY_TICKETED})


class WrappingUp(QObject):
    """`began` says that the questions are to be answered now, `left` that there are none any more,
    and `done` that the call was wrapped up. `call` gives the call that is shown, `row` one with its
    money."""

    began = Signal()
    left = Signal()
    done = Signal()

    def __init__(
        self,
        card: WrapUpCard,
        deeds: CallDeeds,
        call: Callable[[], Call | None],
        row: Callable[[str], CallRow | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.card = card
        self.is_on = False
        self._deeds = deeds
        self._call = call
        self._row = row
        card.done.connect(self._done)
        card.goes_on.connect(self._goes_on)
        card.dropped.connect(self._dropped)

    def turn_to(self, call: Call | None) -> None:
        """Another call is shown."""
        self.is_on = call is not None and not call.is_over and not call.is_talking
        if call is not None and self.is_on:
            self.card.begin(call.call_id, self._seems_ended(call))

    def show_call(self, call: Call, now: float) -> None:
        """See whether it is still to be wrapped up, and how it seems to have ended by now: the
        list may have told of its money a moment after the questions came up."""
        self.is_on = self.is_on and not call.is_over
        self.card.setVisible(self.is_on)
        if self.is_on:
            self.card.show_call(call, now)
            if self._row(call.call_id) is not None:
                self.card.propose(self._seems_ended(call))

    def press(self) -> None:
        """The call is over: ask what it was about. Once more, end the wrap-up."""
        call = self._call()
        if call is None or call.is_over:
            return
        if self.is_on:
            self.card.press_done()
            return
        self.is_on = True
        self._deeds.hang_up(call)
        self.card.begin(call.call_id, self._seems_ended(call))
        self.began.emit()

    def _seems_ended(self, call: Call) -> CallEnd | None:
        row = self._row(call.call_id)
        if row is None or row.badge is None:
            return None
        if row.badge.stage in _PAID:
            return CallEnd.PAID
        return CallEnd.LINK_SENT if row.to_pay else None

    def _done(self, reason: CallReason, end: CallEnd, text: str) -> None:
        call = self._call()
        if call is not None:
            self._deeds.end(call, reason, end, text)
            self._leave()
            self.card.forget()
            self.done.emit()

    def _goes_on(self) -> None:
        call = self._call()
        if call is not None:
            self._deeds.go_on(call)
        self._leave()

    def _dropped(self) -> None:
        call = self._call()
        if call is not None:
            self._deeds.drop(call)
        self.card.forget()
        self._leave()

    def _leave(self) -> None:
        self.is_on = False
        self.left.emit()
