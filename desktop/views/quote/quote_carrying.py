"""Lets what is being built in one conversation go on in another one of the same customer."""

from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_reading import QuoteReading


class QuoteCarrying:
    """Takes along all that was typed, and what the agent has asked to see."""

    def __init__(
        self, opened: OpenQuote, form: QuoteForm, draft: QuoteDraft, reading: QuoteReading
    ) -> None:
        self._opened = opened
        self._form = form
        self._draft = draft
        self._reading = reading

    async def carry(self, source: int, to: int, *, follows: bool) -> None:
        """Carry it from one conversation to the other. `follows`: the panel goes along, so that
        whoever is typing goes on in the same field. Raises `UnknownConversation`."""
        moved = await self._draft.carry(source, to)
        if not moved:
            return
        self._reading.goes_along(source, to, moved)
        base, opened = self._form.base, self._opened
        if base is None or opened.conversation != source or base.quote_id not in moved:
            return
        if follows:
            self._form.go_on_as(moved[base.quote_id])
            opened.conversation = to
        else:
            self._draft.let_go(moved[base.quote_id])
        self._reading.load()
