"""Takes what the agent clicked in a message to the quote beside it, and says what was changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.views.privacy.clipboard import Copier
from desktop.views.quote.quote_intake import put_booking, put_flight
from desktop.views.side.side_panel import SidePanel
from desktop.views.side.side_tabs import SideTab
from desktop.views.style.theme import Tone
from desktop.views.thread.mention_uses import MentionUse, UsedMention
from desktop.views.window.toast import Notice, Toaster


class MentionTaker(QObject):
    """Nothing goes into a quote that was sent, or is not the open conversation's: then it is copied
    instead, which is said."""

    def __init__(self, side: SidePanel, toaster: Toaster) -> None:
        super().__init__(side)
        self._side = side
        self._toaster = toaster
        self._copier = Copier(self)

    def take(self, used: UsedMention) -> None:
        """Do what was chosen."""
        quote, value = self._side.quote, used.value
        if used.use is MentionUse.COPY:
            self._copier.copy(value)
            self._toaster.say(self.tr("{value} is copied").format(value=value))
            return
        if not quote.mode.is_edited:
            self._copier.copy(value)
            self._toaster.say(
                self.tr("{value} is copied").format(value=value),
                self.tr("There is no quote here that can be changed now."),
                Tone.INFO,
            )
            return
        self._side.show_tab(SideTab.QUOTE)
        trip = quote.form.trip
        match used.use:
            case MentionUse.BOOKING:
                undo = put_booking(trip, value)
                words = self.tr("Booking {value} is in the quote")
            case MentionUse.PRESENT_FLIGHT:
                undo = put_flight(trip.old, value)
                words = self.tr("{value} is the present flight in the quote")
            case MentionUse.NEW_FLIGHT:
                undo = put_flight(trip.new, value)
                words = self.tr("{value} is the new flight in the quote")
        self._say(words.format(value=value), undo, quote.conversation_id)

    def _say(
        self, words: str, undo: Callable[[], None] | None, conversation_id: int | None
    ) -> None:
        def take_back() -> None:
            if undo is not None and self._side.quote.conversation_id == conversation_id:
                undo()

        action = (self.tr("Undo"), take_back) if undo is not None else None
        self._toaster.show(Notice(words, tone=Tone.OK, action=action))
