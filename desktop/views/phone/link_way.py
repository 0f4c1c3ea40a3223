"""By which way the link of a call goes, and the link that waits until its address was read back."""

from collections.abc import Sequence

from desktop.models.hub_words import Channel
from desktop.models.phone_call import Call
from desktop.models.reach import OPENED_BY_US, Reach, is_same_address
from desktop.models.sms import MANY
from desktop.views.phone.ways_card import WaysCard
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode


class LinkWay:
    """Of the call that is shown. `at` is the way by which its next link goes; None until all is
    known that it is decided by.

    What a person chose, or what stood on screen to be read back, stays: a caller who hears one
    address must not have another one confirmed. Only a person changes it.
    """

    def __init__(self) -> None:
        self.at: Reach | None = None
        self.holds_back = False
        """Something with a link, not the quote's own, is held back until the address was read back
        in the call's conversation."""
        self._is_chosen = False
        self._kept: Reach | None = None
        self._contact = 0
        self._decides_anew = self._sends_then = False

    @property
    def is_kept(self) -> bool:
        """Whether it stays: it was chosen, or on screen to be read back."""
        return self._kept is not None

    @property
    def is_gone(self) -> bool:
        """Whether the way that was chosen, or on screen to be read back, is offered no more."""
        return self._kept is not None and self.at is None

    def forget(self) -> None:
        """Another call is shown."""
        self.at = self._kept = None
        self._contact = 0
        self.holds_back = self._is_chosen = self._decides_anew = self._sends_then = False

    def choose(self, reach: Reach) -> None:
        """A person has chosen this one."""
        self.at = self._kept = reach
        self._is_chosen = True

    def wait(self, *, sends_then: bool) -> None:
        """Something waits for the address to be read back: the quote's link, which leaves then
        (`sends_then`), or what is to be pressed again."""
        self._sends_then, self.holds_back = sends_then, not sends_then
        self._decides_anew = self.holds_back and not self._is_chosen

    def is_ready(self) -> None:
        """The address was read back."""
        self.at = self._kept = None
        self.holds_back = self._is_chosen = self._decides_anew = False

    def look(
        self,
        call: Call,
        ways: Sequence[Reach],
        parts: int,
        *,
        is_known: bool = True,
        seen: Reach | None = None,
    ) -> None:
        """See which way it is: what a person chose, or what was `seen` on screen to be read back.
        Else, once the inboxes and the count of SMS are known (`is_known`), the conversation of what
        is held back; what was read back; the conversation in which the call goes on, where that is
        by e-mail, or by SMS that are few; else the first that is offered."""
        if self._decides_anew or (self._contact and call.contact_id != self._contact):
            self._kept, self._is_chosen = None, False
        elif seen is not None and seen == self.at:
            self._kept = seen
        self._contact, self._decides_anew = call.contact_id, False
        kept = self._kept
        if kept is not None:
            self.at = next((one for one in ways if _is_same(one, kept)), None)
        elif is_known:
            self._propose(call, ways, parts)
        else:
            self.at = None

    def _propose(self, call: Call, ways: Sequence[Reach], parts: int) -> None:
        read, here = call.read_back[0], call.conversation_id
        offered = WaysCard.in_order(ways, parts)
        by_id = {one.conversation_id: one for one in ways if one.conversation_id}
        if self.holds_back and here in by_id:
            self.at = by_id[here]
        elif read in by_id:
            self.at = by_id[read]
        elif here in by_id and _goes_on_in(by_id[here], offered, parts):
            self.at = by_id[here]
        else:
            self.at = next(iter(offered), None)

    def is_read(self, call: Call) -> bool:
        """Whether its address was read back."""
        return self.at is not None and call.may_send(self.at.conversation_id)

    def is_needed(self, call: Call, quote: QuotePanel | None) -> bool:
        """Whether a link is still to find its way: none is out, another quote is being built, or
        one is held back."""
        if call.is_over:
            return False
        if self.holds_back or quote is None or quote.conversation_id != call.conversation_id:
            return True
        return quote.mode not in (Mode.OPEN, Mode.TICKET, Mode.DONE)

    def send_now(self, call: Call | None, quote: QuotePanel | None) -> None:
        """Send the link that was about to, as soon as its quote stands where it goes by now."""
        if not self._sends_then or call is None or quote is None:
            return
        here = call.conversation_id
        is_here = quote.conversation_id == here and quote.mode is not Mode.EMPTY
        if call.may_send(here) and is_here:
            self._sends_then = False  # not later either, when the link that is out has ended
            if quote.mode in (Mode.EDIT, Mode.LAPSED):
                quote.send_link()


def _is_same(one: Reach, other: Reach) -> bool:
    """Whether both lead to the same address: a conversation may be there by now."""
    return one.channel is other.channel and is_same_address(one.address, other.address)


def _goes_on_in(here: Reach, offered: Sequence[Reach], parts: int) -> bool:
    """Whether the conversation of the call is by SMS or e-mail. Where the link would take many SMS,
    one by SMS is only so if there is no e-mail, which is offered first then."""
    many = here.channel is Channel.SMS and parts > MANY
    return here.channel in OPENED_BY_US and not (many and offered[0].channel is Channel.EMAIL)
