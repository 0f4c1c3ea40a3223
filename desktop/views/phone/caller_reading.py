"""Reads what the Phone shows of the call that is chosen: who it is, and how a link reaches them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.caller import KnownCaller
from desktop.models.conversation import Contact
from desktop.models.hub_words import Channel
from desktop.models.phone_call import Call
from desktop.models.quote import Quote
from desktop.models.reach import Reach
from desktop.models.thread import QuoteCard
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_deeds import CallDeeds
from desktop.views.phone.who_card import WhoCard
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_stage import Mode

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.quote.quote_panel import QuotePanel


class CallerReading(QObject):
    """As it was last read: `known` is the customer, None while nobody knows whose call it is;
    `ways` how a link reaches them, `parts` how many SMS it would take (0: none, or no quote says
    so yet), once that `is_counted`; `went` by which way the link that is out has gone.

    `changed` says that the hub has answered, and that it is to be read again.
    """

    changed = Signal()

    def __init__(self, who: WhoCard, deeds: CallDeeds, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._who = who
        self._deeds = deeds
        self._tasks = tasks
        self._asked_hub: set[str] = set()
        self._hub_said: dict[str, str] = {}
        self.known: KnownCaller | None = None
        self.ways: tuple[Reach, ...] = ()
        self.parts = 0
        self.is_counted = False
        self.went: Reach | None = None
        self.waits_for_inboxes = False

    @property
    def contact(self) -> Contact | None:
        """The customer, where one is known."""
        return self.known.contact if self.known is not None else None

    async def read(
        self, desk: "Desk", call: Call | None, panel: "QuotePanel | None", card: QuoteCard | None
    ) -> None:
        """Read all of it for a call; what is being built stands in `panel`, `card` is the payment
        of the call's conversation."""
        self.is_counted = False
        known = None
        if call is not None and call.contact_id:
            known = await desk.callers.known(call.contact_id)
        elif call is not None:
            await self._read_people(desk, call)
        self.known = known
        number = call.number if call is not None else ""
        ways = await desk.callers.ways_to(self.contact, number) if call is not None else ()
        self.ways = ways
        self.waits_for_inboxes = not desk.directory.inboxes
        self.went = None
        if card is not None:
            ladder = card.ladder
            self.went = await desk.callers.went_by(card.quote.quote_id, ladder.generation)
        stands = panel is not None and _stands(panel, call)
        quote = panel.form.quote() if panel is not None else None
        self.parts = await self._parts(desk, call, quote)
        self.is_counted = stands

    async def _parts(self, desk: "Desk", call: Call | None, quote: Quote | None) -> int:
        by_sms = any(one.channel is Channel.SMS for one in self.ways)
        if quote is None or call is None or not by_sms or quote.new is None:
            return 0
        if quote.conversation_id != call.conversation_id or quote.total.amount <= 0:
            return 0
        return await desk.callers.sms_parts(quote, self.contact.name if self.contact else "")

    async def _read_people(self, desk: "Desk", call: Call) -> None:
        """Who may be calling: here, and asked once, at the hub."""
        known = await desk.callers.of_number(call.number, words.region(desk))
        if call.number and call.number not in self._asked_hub and not known:
            self._asked_hub.add(call.number)
            self._hub_said[call.number] = self.tr("Asking the hub who has this number…")
            self._tasks.spawn(self._ask_hub(desk, call), key=f"phone.hub:{call.call_id}")
        said = words.who_words(call, len(known), self._hub_said.get(call.number, ""))
        self._who.show_people(known, said)

    async def _ask_hub(self, desk: "Desk", call: Call) -> None:
        known = await desk.callers.at_hub(call.number, words.region(desk))
        if known is None:
            said = self.tr("The hub could not be asked who has this number.")
        elif not known:
            said = self.tr("Nobody here or at the hub has this number.")
        else:
            said = ""
        self._hub_said[call.number] = said
        if known is not None and len(known) == 1:
            self._deeds.join_found(call, known[0])
        self.changed.emit()


def _stands(panel: "QuotePanel", call: Call | None) -> bool:
    """Whether what the call's conversation has of a quote is shown by now."""
    here = call.conversation_id if call is not None else 0
    return not here or (panel.conversation_id == here and panel.mode is not Mode.EMPTY)
