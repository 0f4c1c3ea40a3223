"""Fills the column of calls: today's, those of a tab, or who was found by what is typed."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.models.handover import read_number
from desktop.models.phone_call import Call
from desktop.models.stage import Stage
from desktop.services.phone.callers import is_number
from desktop.views.payment.badges import badge_of
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_column import TO_PAY, TO_TICKET, TODAY, CallColumn
from desktop.views.phone.calls_model import Line
from desktop.views.qt.announcements import announce
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_TYPED_MS = 150
"""So long after the last keystroke it is searched."""


class CallLister(QObject):
    """`met` carries the one customer whom Enter has found, `dialled` a number that nobody here has,
    from which Enter takes a call. `chosen` gives the call that is shown; `rows` are the calls of
    the last days."""

    met = Signal(object)
    dialled = Signal(str)

    def __init__(
        self, column: CallColumn, tasks: Tasks, chosen: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._column = column
        self._tasks = tasks
        self._chosen = chosen
        self._found: tuple[KnownCaller, ...] | None = None
        self.desk: Desk | None = None
        self.rows: tuple[CallRow, ...] = ()
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._search)
        column.field.textChanged.connect(lambda _text: self._typed.start())
        column.field.found.connect(self._enter)
        column.tabs.chosen.connect(lambda _tab: self.show())

    @property
    def is_finding(self) -> bool:
        """Whether who was found is listed in the place of the calls."""
        return self._found is not None

    def row(self, call_id: str) -> CallRow | None:
        """A call with its customer and money, as it was last read."""
        return next((one for one in self.rows if one.call.call_id == call_id), None)

    def leave_search(self) -> None:
        """List the calls again."""
        self._found = None
        if self._column.field.text():
            self._column.field.clear()

    def show(self) -> None:
        """List what is so now."""
        desk = self.desk
        if desk is None:
            return
        if self._found is not None:
            lines = [self._found_line(one) for one in self._found]
            nobody = self.tr("Nobody on this desk is found by that.")
            if self._is_new_number(desk, self._column.field.text()):
                nobody = self.tr("Nobody on this desk has this number. Enter takes a call from it.")
            self._column.show_lines(lines, "", nobody)
            return
        now = desk.now()
        today = [one for one in self.rows if _is_today(one.call, now)]
        groups = {
            TODAY: today,
            TO_PAY: [one for one in today if one.to_pay],
            TO_TICKET: [one for one in today if one.to_ticket],
        }
        self._column.tabs.show_counts([len(groups[tab]) for tab in (TODAY, TO_PAY, TO_TICKET)])
        lines = [self._line(one, now) for one in groups[self._column.tabs.value]]
        self._column.show_lines(lines, self._chosen(), self.tr("No calls yet today."))

    def _line(self, row: CallRow, now: float) -> Line:
        call, contact = row.call, row.contact
        badge = row.badge
        shows = badge is not None and (badge.stage is not Stage.DRAFT or badge.amount)
        return Line(
            call.call_id,
            row,
            words.caller(call, contact),
            words.standing(call, now),
            words.row_facts(row),
            badge_of(badge, now) if badge is not None and shows else words.no_quote(),
            call.contact_id,
            is_known=contact is not None and bool(contact.name),
            is_live=call.is_talking,
        )

    def _found_line(self, known: KnownCaller) -> Line:
        contact = known.contact
        booking = contact.booking and self.tr("booking {code}").format(code=contact.booking)
        facts = (words.number(contact.phone), booking)
        return Line(
            f"contact:{contact.contact_id}",
            known,
            contact.name,
            "",
            " · ".join(one for one in facts if one),
            identity=contact.contact_id,
            is_known=bool(contact.name),
        )

    def _search(self) -> None:
        self._typed.stop()
        text = self._column.field.text().strip()
        if not text or self.desk is None:
            self._found = None
            self.show()
            return
        self._tasks.spawn(self._find(self.desk, text), key="phone.find", replace=True)

    async def _find(self, desk: "Desk", text: str) -> None:
        found = await desk.callers.find(text, words.region(desk))
        if text == self._column.field.text().strip():
            self._found = found
            self.show()
            announce(self._column.field, self.tr("%n found", "", len(found)))

    def _enter(self) -> None:
        """Enter takes the one that is found; what is typed is searched at once."""
        text = self._column.field.text().strip()
        if self.desk is not None and text:
            self._typed.stop()
            self._tasks.spawn(self._take_one(self.desk, text), key="phone.find", replace=True)

    async def _take_one(self, desk: "Desk", text: str) -> None:
        await self._find(desk, text)
        if self._found:
            self._column.choose_first()
            if len(self._found) == 1:
                self.met.emit(self._found[0])
        elif self._is_new_number(desk, text):
            self.dialled.emit(read_number(text))

    def _is_new_number(self, desk: "Desk", text: str) -> bool:
        """Whether a call can be taken from what was typed and found nobody: not while somebody is
        on the line of whom nothing is known, for it may be theirs."""
        now = desk.calls.now
        is_theirs = now is not None and now.is_talking and not (now.contact_id or now.number)
        return not self._found and is_number(text) and not is_theirs


def _is_today(call: Call, now: float) -> bool:
    """Whether a call is today's, or was left to be wrapped up."""
    same = datetime.fromtimestamp(call.began_at).date() == datetime.fromtimestamp(now).date()
    return same or not call.is_over
