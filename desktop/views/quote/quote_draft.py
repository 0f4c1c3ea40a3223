"""The quote that is being built: as the form has it, and kept so that nothing typed is lost."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_form import QuoteForm, TypedTexts
from desktop.views.quote.quote_stage import Mode

_SAVE_AFTER_MS = 800
_SAVE_PRICE_AFTER_MS = 200
"""The draft's badge says the same price as the form, so that is kept sooner."""


class QuoteDraft(QObject):
    """Kept a moment after the last key, and before anything else takes the form's place. What is
    changed about a quote whose link stands is kept beside it, because until it is sent that quote
    is what the customer can pay. Texts that are no quote yet wait for their quote in memory.
    """

    def __init__(self, opened: OpenQuote, form: QuoteForm, tasks: Tasks) -> None:
        super().__init__(form)
        self._opened = opened
        self._form = form
        self._tasks = tasks
        self._touched = False
        self._unsaved = False
        self._kept_total: Money | None = None
        self._typed: dict[int, TypedTexts] = {}
        self.changes: dict[str, Quote] = {}
        """What is changed about quotes whose links stand, and not sent yet."""
        self._keeping: asyncio.Task[None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save)

    @property
    def quote(self) -> Quote | None:
        """The quote in the form, with its place among the alternatives as it is by now."""
        quote, shown = self._form.quote(), self._opened.shown
        if quote is None or shown is None or not self._opened.is_draft:
            return quote
        if quote.conversation_id != shown.thread.conversation.conversation_id:
            return quote  # it has just come here with its alternatives, which are not read yet
        for one in shown.thread.alternatives:
            if one.quote_id == quote.quote_id:
                return replace(quote, offer=one.offer, place=one.place)
        return replace(quote, offer="", place=0)

    @property
    def alternatives(self) -> list[Quote]:
        """All alternatives in order, the one in the form as it is there; or that one alone."""
        quote, shown = self.quote, self._opened.shown
        if quote is None:
            return []
        if not quote.offer or not self._opened.is_draft or shown is None:
            return [quote]
        kept = shown.thread.alternatives
        return [quote if one.quote_id == quote.quote_id else one for one in kept]

    @property
    def touched(self) -> Quote | None:
        """What the agent has changed in the form, as it was put there; None where nothing was."""
        return self._form.base if self._touched and self._opened.is_draft else None

    def holds(self, quote: Quote, before: Mode) -> bool:
        """Whether the form shows this quote already, perhaps newer than the store does; `before` is
        what the panel was for until now."""
        base = self._form.base
        if base is None or before is not self._opened.mode:
            return False
        if not self._opened.is_edited:
            return base == quote
        return base.quote_id == quote.quote_id or base == replace(quote, quote_id=base.quote_id)

    def edited(self) -> None:
        """Something was typed: keep it soon."""
        self._touched = self._unsaved = True
        quote = self._form.quote()
        priced = quote is not None and quote.total != self._kept_total
        self._soon.start(_SAVE_PRICE_AFTER_MS if priced else _SAVE_AFTER_MS)

    def fill(self, quote: Quote, *, sent_by: str) -> None:
        """Put another quote into the form, with the texts that were left for it; `sent_by` is by
        which channel its link goes."""
        self._kept_total = quote.total
        self._form.set_quote(quote, sent_by=sent_by)
        self._form.set_read_only(not self._opened.is_edited)
        typed = self._typed.get(quote.conversation_id)
        if self._opened.is_edited and typed is not None and typed.quote_id == quote.quote_id:
            self._form.put_back(typed)
        self._touched = self._unsaved = False

    async def carry(self, source: int, to: int) -> Mapping[str, Quote]:
        """Let what was kept of one conversation go on in another one of the same customer; returns
        the quotes there, each by its id before. Raises `UnknownConversation`."""
        desk = self._opened.desk
        if desk is None:
            return {}
        is_here = self._opened.conversation == source and self._opened.is_draft
        if is_here:
            await self.flush()
        await self.kept()
        moved = await desk.callers.carry_draft(source, to, self.quote if is_here else None)
        typed = self._typed.get(source)
        if typed is not None and typed.quote_id in moved:
            del self._typed[source]
            self._typed[to] = replace(typed, quote_id=moved[typed.quote_id].quote_id)
        return moved

    def let_go(self, there: Quote) -> None:
        """What is in the form is built elsewhere from now on: what is no quote yet waits there."""
        typed = self._form.unread()
        if typed is not None:
            self._typed[there.conversation_id] = replace(typed, quote_id=there.quote_id)
        self._touched = self._unsaved = False

    def save(self) -> None:
        """Keep what was typed, even when it is not a whole quote yet."""
        self._soon.stop()
        keep = self._take()
        if keep is not None:
            self._keep(keep())

    async def flush(self) -> None:
        """Keep it before the window closes."""
        self._soon.stop()
        keep = self._take()
        if keep is not None:
            await keep()

    async def keep(self, quote: Quote) -> None:
        """Keep what is about to leave: taken back before it leaves, it is a draft again."""
        if self._opened.desk is not None and self._is_unsaved:
            self._unsaved = False
            await self._opened.desk.quotes.save(quote)

    async def kept(self) -> None:
        """Wait for what is being kept, or it would not be read yet."""
        if self._keeping is not None:
            await asyncio.wait((self._keeping,))

    def leave_saving(self) -> None:
        """What follows keeps the quote itself."""
        self._soon.stop()

    def is_being_kept(self) -> None:
        """The quote is kept as it is in the form, by whoever says so."""
        self._unsaved = False

    def put_aside(self) -> None:
        """Keep what was typed before something else is shown."""
        self.save()
        conversation_id = self._opened.conversation
        if conversation_id is None or not self._opened.is_edited:
            return
        quote = self._form.quote()
        if quote is not None and not self._opened.is_draft:
            self.changes[quote.quote_id] = quote
        unread = self._form.unread()
        if unread is not None:
            self._typed[conversation_id] = unread
        else:
            self._typed.pop(conversation_id, None)

    def changed(self, quote: Quote) -> Quote:
        """A quote whose link stands, with what the agent has changed about it and not sent yet."""
        return self.changes.get(quote.quote_id, quote)

    def forget(self, quote: Quote) -> None:
        """It has left, or stays as it is: what was typed for it is not wanted any more."""
        self._typed.pop(quote.conversation_id, None)
        known = self.changes.pop(quote.quote_id, None)
        is_here = self._opened.conversation == quote.conversation_id
        is_here = is_here and self._opened.mode is Mode.REPLACE
        if is_here:
            self._soon.stop()
            self._unsaved = False
        if self._opened.desk is not None and (known or is_here):
            self._keep(self._opened.desk.quotes.forget_replacement(quote.conversation_id))

    @property
    def _is_unsaved(self) -> bool:
        return self._unsaved and self._opened.is_draft

    def _take(self) -> Callable[[], Coroutine[Any, Any, None]] | None:
        """What keeps what was typed; None where nothing was, or there is no desk to keep it."""
        desk, quote, card = self._opened.desk, self.quote, self._opened.card
        if desk is None or quote is None or not self._unsaved or not self._opened.is_edited:
            return None
        self._unsaved = False
        self._kept_total = quote.total
        if self._opened.is_draft or card is None:
            return lambda: desk.quotes.save(quote)
        return lambda: desk.quotes.keep_replacement(quote, card.ladder.generation)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        self._keeping = self._tasks.spawn(work, doing=self.tr("Keeping the quote"), keeps=True)
