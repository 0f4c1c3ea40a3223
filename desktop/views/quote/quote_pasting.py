"""Reads what was pasted from a reservation system into the quote that is being built."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.models.gds.into_quote import Side, into_quote, with_limit
from desktop.models.gds.paste import Pasted, read_paste
from desktop.models.quote import Quote
from desktop.services.airports import zone_of
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.paste_note import PasteNote
from desktop.views.quote.quote_form import QuoteForm


class QuotePasting(QObject):
    """One paste is one step, which the note takes back. `may` says whether the quote may be changed
    now, `now` is the desk's clock in UTC seconds."""

    def __init__(
        self,
        form: QuoteForm,
        note: PasteNote,
        tasks: Tasks,
        may: Callable[[], bool],
        now: Callable[[], float],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._note = note
        self._tasks = tasks
        self._may = may
        self._now = now
        self._last: tuple[Quote, Pasted, Side] | None = None
        note.undone.connect(self.undo)
        note.turned.connect(self.turn)
        for field in form.trip.findChildren(QLineEdit):
            field.installEventFilter(self)

    def paste(self) -> None:
        """Read what is on the clipboard."""
        quote = self._form.quote()
        if quote is None or not self._may():
            return
        text = QGuiApplication.clipboard().text()
        self._tasks.spawn(
            self._read(quote, text, self._side(quote)),
            key="paste_itinerary",
            doing=self.tr("Reading what was pasted"),
            replace=True,
        )

    def undo(self) -> None:
        """The quote as it was before."""
        if self._last is not None and self._is_here(self._last[0]):
            self._form.take(self._last[0])
        self.forget()

    def turn(self) -> None:
        """Put it on the other side of the quote instead."""
        if self._last is None or not self._is_here(self._last[0]):
            return
        before, pasted, side = self._last
        self._put(before, pasted, Side.NEW if side is Side.OLD else Side.OLD)

    def forget(self) -> None:
        """Nothing was pasted into what is shown from now on."""
        self._last = None
        self._note.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Several lines are a screen, and no word for a field."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and "\n" in QGuiApplication.clipboard().text().strip()
            and self._may()
        ):
            self.paste()
            return True
        return False

    async def _read(self, quote: Quote, text: str, side: Side) -> None:
        today = datetime.fromtimestamp(self._now()).date()
        pasted = await asyncio.to_thread(read_paste, text, today)
        if self._is_here(quote) and self._may():
            self._put(quote, pasted, side)

    def _put(self, quote: Quote, pasted: Pasted, side: Side) -> None:
        filled = into_quote(quote, pasted, side)
        limited = with_limit(filled.quote, pasted, side, zones=zone_of, now=self._now())
        self._last = quote, pasted, side
        if limited != quote:
            self._form.take(limited)
        with_its_limit = limited.ticketing_until != quote.ticketing_until
        self._note.show_pasted(pasted, side, filled.left, limited=with_its_limit)
        self._note.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_here(self, quote: Quote) -> bool:
        shown = self._form.base
        return shown is not None and shown.quote_id == quote.quote_id

    def _side(self, quote: Quote) -> Side:
        """Where the agent is; otherwise what is empty, the present booking first."""
        trip, focused = self._form.trip, QApplication.focusWidget()

        def holds(*parts: QWidget) -> bool:
            return focused is not None and any(part.isAncestorOf(focused) for part in parts)

        if holds(trip.new, trip.new_lines):
            return Side.NEW
        if holds(trip.old, trip.old_lines) or quote.old is None:
            return Side.OLD
        return Side.NEW
