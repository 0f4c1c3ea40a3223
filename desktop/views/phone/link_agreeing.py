"""Agrees with the caller by which way the link goes: chosen, read back, opened, and then sent."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.job import JobState
from desktop.models.phone_call import Call
from desktop.models.reach import Reach
from desktop.services.use_cases.refusals import Answer
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_deeds import CallDeeds
from desktop.views.phone.caller_reading import CallerReading
from desktop.views.phone.link_way import LinkWay
from desktop.views.phone.ways_card import WaysCard

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.quote.quote_panel import QuotePanel
    from desktop.views.side.side_panel import SidePanel


class LinkAgreeing(QObject):
    """Works the card of ways for the call that `call` gives; `side` gives the window's side panel
    while it stands here. `changed` says that the call stands otherwise, `stale` that it is to be
    read again."""

    changed = Signal()
    stale = Signal()

    def __init__(
        self,
        card: WaysCard,
        deeds: CallDeeds,
        reading: CallerReading,
        call: Callable[[], Call | None],
        side: "Callable[[], SidePanel | None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._deeds = deeds
        self._reading = reading
        self._call = call
        self._side = side
        self._names: dict[str, str] = {}
        self._way = LinkWay()
        self.is_veiled = False
        self.quote: QuotePanel | None = None
        """The window's quote panel, wherever it stands; None until it is known."""
        card.chosen.connect(self._chosen)
        card.read_back.connect(self._read_back)
        card.answered.connect(self._answered)
        deeds.ready.connect(self._ready)
        deeds.refused.connect(self._refused)

    def turn_to_another(self) -> None:
        """Another call is shown."""
        self._way.forget()

    def wait(self, *, sends_then: bool) -> None:
        """A link waits for the address to be read back: the quote's, which leaves then
        (`sends_then`), or what is to be pressed again."""
        self._way.wait(sends_then=sends_then)
        self._card.say_problem(
            self.tr("Nothing was sent yet: read the address back to the caller first.")
        )

    def name(self, call: Call, name: str) -> None:
        """The caller is a new customer, who is called so."""
        self._names[call.call_id] = name

    def is_named(self, call: Call) -> bool:
        """Whether a new customer was named for this call, who is not at the hub yet."""
        return bool(self._names.get(call.call_id))

    def is_needed(self, call: Call) -> bool:
        """Whether a link is still to find its way."""
        side = self._side()
        return self._way.is_needed(call, side.quote if side is not None else None)

    def look(self, call: Call) -> None:
        """See which way it is by what was read."""
        read = self._reading
        is_known = read.is_counted and not read.waits_for_inboxes
        seen = self._card.seen
        self._way.look(call, read.ways, read.parts, is_known=is_known, seen=seen)

    def show(self, call: Call, *, is_wanted: bool) -> None:
        """Show the ways of this call, and beside its quote the one that is chosen, while a way
        `is_wanted`."""
        opening = self._deeds.opening_of(call.call_id)
        at, busy = self._shown(), ""
        if opening is not None:
            busy = self.tr("The conversation is being opened at the hub…")
        elif self._reading.waits_for_inboxes:
            busy = self.tr("The hub has not said yet which inboxes it has.")
        elif self._way.is_gone:
            busy = self.tr("That address is the caller's no longer: choose how the link goes.")
        elif at is None and not self._reading.is_counted:
            busy = self.tr("Counting how many SMS the message takes…")
        is_read = at is not None and self._way.is_read(call)
        self._card.show_ways(
            self._reading.ways,
            at,
            is_read=is_read,
            parts=self._reading.parts,
            busy=busy,
            asks=opening is not None and opening.state is JobState.ASKING,
        )
        side = self._side()
        if side is None:
            return
        said = ""
        if at is not None and is_wanted and at.conversation_id != side.quote.conversation_id:
            said = words.way(at)
            if not is_read:
                said = self.tr("{way}, once it was read back").format(way=said)
        side.quote.say_way(said)

    def _shown(self) -> Reach | None:
        """The way, where it may come on screen: not first while its reasons are being read."""
        at = self._way.at
        is_new = at is not None and at != self._card.seen and not self._way.is_kept
        return None if is_new and not self._reading.is_counted else at

    def quote_stands(self, conversation_id: int) -> None:
        """The quote of a conversation is shown now: what waited for it leaves."""
        call = self._call()
        if call is not None and conversation_id == call.conversation_id:
            self.changed.emit()
            self._send_now()

    async def carry(self, desk: "Desk", source: int, to: int) -> None:
        """Let what is being built go on in another conversation, before the agent's eyes at once:
        what she types meanwhile is typed there."""
        if self.quote is None:
            await desk.callers.carry_draft(source, to)
            return
        side = self._side()
        is_here = side is not None and side.quote.conversation_id == source
        await self.quote.carrying.carry(source, to, follows=is_here)
        if side is not None and is_here:
            side.open(to)

    def _chosen(self, reach: Reach) -> None:
        self._way.choose(reach)
        self._card.say_problem("")
        call = self._call()
        if call is not None and call.contact_id and not reach.is_new:
            self._deeds.go_by(call, reach)
        self.changed.emit()

    def _read_back(self, reach: Reach) -> None:
        call, at = self._call(), self._way.at
        if call is None or self.is_veiled:
            return
        if at is None or reach not in (at, replace(at, address=at.address or reach.address)):
            self._card.say_changed()  # and not what this card no longer stands for
            self.changed.emit()
        else:
            self._card.say_problem("")
            self._deeds.read_back(call, reach, self._names.get(call.call_id, ""))

    def _answered(self, answer: Answer) -> None:
        call = self._call()
        if call is not None and not self.is_veiled:
            self._deeds.answer(call, answer)

    def _ready(self, call_id: str) -> None:
        """A link may go now: the one that was about to is sent."""
        self._names.pop(call_id, None)
        call = self._call()
        if call is not None and call_id == call.call_id:
            self._way.is_ready()
            self.stale.emit()
            self._send_now()

    def _send_now(self) -> None:
        side = self._side()
        self._way.send_now(self._call(), side.quote if side is not None else None)

    def _refused(self, call_id: str, text: str) -> None:
        call = self._call()
        if call is not None and call_id == call.call_id:
            self._card.say_problem(text)
            self.changed.emit()
