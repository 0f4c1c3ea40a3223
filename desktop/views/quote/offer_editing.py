"""Adds, removes, moves and chooses the alternatives of the offer that is being built."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.offer import MOST, in_order
from desktop.models.quote import Quote
from desktop.models.ticketing_request import needs_no_link
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.alternatives_box import AlternativesBox
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_reading import QuoteReading

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class OfferEditing(QObject):
    """What is pressed in the box, done one after another: each change is of what the one before
    has made. `begun` is called as a change begins."""

    def __init__(
        self,
        opened: OpenQuote,
        draft: QuoteDraft,
        reading: QuoteReading,
        box: AlternativesBox,
        tasks: Tasks,
        *,
        begun: Callable[[], None],
    ) -> None:
        super().__init__(box)
        self._opened = opened
        self._draft = draft
        self._reading = reading
        self._box = box
        self._tasks = tasks
        self._begun = begun
        self._turn = asyncio.Lock()
        box.add_pressed.connect(self.add)
        box.chosen.connect(self._choose)
        box.removed.connect(self._remove)
        box.moved.connect(self._move)

    @property
    def can_add(self) -> bool:
        """Whether another way can be offered beside the one in the form."""
        return self._opened.is_draft and len(self._draft.alternatives) < MOST

    def add(self) -> None:
        """Offer another way beside those that are there; it begins as the one in the form."""
        desk, quote = self._opened.desk, self._draft.quote
        if self.can_add and desk is not None and quote is not None:
            quote_id = quote.quote_id
            self._change(lambda: self._added(desk, quote_id), self.tr("Adding an alternative"))

    def show(self) -> None:
        """Show the alternatives as they are now."""
        quotes, quote = self._draft.alternatives, self._draft.quote
        editing = self._opened.is_draft and (quote is None or not needs_no_link(quote))
        at = quotes.index(quote) if quote in quotes else 0
        self._box.show_alternatives(quotes, at, editable=editing)
        self._box.setVisible(editing)

    def _choose(self, place: int) -> None:
        chosen = self._at(place)
        if chosen is not None and chosen[1].quote_id != self._in_form:
            self._draft.put_aside()
            self._reading.choose(chosen[1])
            self._reading.load()

    def _remove(self, place: int) -> None:
        if (found := self._at(place)) is not None:
            desk, quote_id = found[0], found[1].quote_id
            self._change(lambda: self._removed(desk, quote_id), self.tr("Removing an alternative"))

    def _move(self, place: int, by: int) -> None:
        if (found := self._at(place)) is not None:
            desk, quote_id = found[0], found[1].quote_id
            self._change(lambda: self._moved(desk, quote_id, by), self.tr("Moving an alternative"))

    def _at(self, place: int) -> "tuple[Desk, Quote] | None":
        desk, quotes = self._opened.desk, self._draft.alternatives
        return (desk, quotes[place]) if desk is not None and place < len(quotes) else None

    def _change(self, change: Callable[[], Awaitable[None]], doing: str) -> None:
        self._draft.leave_saving()
        self._begun()
        self._tasks.spawn(self._in_turn(change), doing=doing, keeps=True)

    async def _in_turn(self, change: Callable[[], Awaitable[None]]) -> None:
        async with self._turn:
            await change()

    async def _added(self, desk: "Desk", quote_id: str) -> None:
        quotes, place = self._draft.alternatives, self._place_of(quote_id)
        if place is None or len(quotes) >= MOST:
            return
        fresh = (await desk.quotes.new(quotes[place].conversation_id)).quote_id
        quotes.insert(place + 1, replace(quotes[place], quote_id=fresh, generation=1))
        await self._keep(desk, quotes, fresh)

    async def _removed(self, desk: "Desk", quote_id: str) -> None:
        quotes, place = self._draft.alternatives, self._place_of(quote_id)
        if place is None or len(quotes) < 2:
            return
        await desk.quotes.discard(quotes.pop(place))
        left = [one.quote_id for one in quotes]
        chosen = self._in_form if self._in_form in left else left[min(place, len(left) - 1)]
        await self._keep(desk, quotes, chosen)

    async def _moved(self, desk: "Desk", quote_id: str, by: int) -> None:
        quotes, place = self._draft.alternatives, self._place_of(quote_id)
        if place is not None and 0 <= place + by < len(quotes):
            quotes.insert(place + by, quotes.pop(place))
            await self._keep(desk, quotes, quote_id)

    async def _keep(self, desk: "Desk", quotes: Sequence[Quote], chosen: str) -> None:
        """Keep these as the alternatives, in this order, and show one of them."""
        offer = next((one.offer for one in quotes if one.offer), quotes[0].quote_id)
        self._draft.is_being_kept()
        for quote in in_order(quotes, offer):
            await desk.quotes.save(quote)
        self._reading.choose(next(one for one in quotes if one.quote_id == chosen))
        await self._reading.read(desk, quotes[0].conversation_id)

    def _place_of(self, quote_id: str) -> int | None:
        ids = [one.quote_id for one in self._draft.alternatives]
        return ids.index(quote_id) if quote_id in ids and self._opened.is_draft else None

    @property
    def _in_form(self) -> str:
        quote = self._draft.quote
        return quote.quote_id if quote is not None else ""
