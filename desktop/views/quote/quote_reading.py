"""Reads which quote of the open conversation matters now, and what the agent does with it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.quote import Quote
from desktop.models.thread import QuoteCard, Thread
from desktop.models.ticketing_request import request_for
from desktop.services.use_cases.refusals import UnknownConversation
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_shown import Shown
from desktop.views.quote.quote_stage import Mode, can_go_on, card_to_show, mode_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk


@dataclass(slots=True)
class Wishes:
    """By conversation: where another quote was begun, which alternative is in the form, and the
    quote that is being changed as it was seen then, with its link."""

    anew: set[int] = field(default_factory=set)
    chosen: dict[int, str] = field(default_factory=dict)
    replaced: dict[int, QuoteCard] = field(default_factory=dict)


class QuoteReading(QObject):
    """Knows for each conversation what the agent has asked to see: which alternative, whether
    another quote was begun, and whose link is to be replaced.

    `show` is given what was read; `gone` is called where the conversation is not known any more,
    and `overtaken` where what was being changed can be sent no more, with the quote as it is now.
    """

    def __init__(
        self,
        opened: OpenQuote,
        draft: QuoteDraft,
        tasks: Tasks,
        *,
        show: Callable[[Shown, Mode, Quote], None],
        gone: Callable[[], None],
        overtaken: Callable[[QuoteCard], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._draft = draft
        self._tasks = tasks
        self._show = show
        self._gone = gone
        self._overtaken = overtaken
        self.wishes = Wishes()
        self._asked: set[str] = set()
        self._turn = asyncio.Lock()

    def load(self) -> None:
        """Read the open conversation."""
        desk, conversation_id = self._opened.desk, self._opened.conversation
        if conversation_id is not None and desk is not None:
            self._tasks.spawn(
                self.read(desk, conversation_id),
                key="quote_panel",
                doing=self.tr("Reading the quote"),
                replace=True,
            )

    async def read(self, desk: "Desk", conversation_id: int) -> None:
        """Read a conversation, and show it when it is still the open one."""
        async with self._turn:  # so that what was read later is shown later
            await self._draft.kept()
            if conversation_id != self._opened.conversation:
                return
            try:
                thread = await desk.thread(conversation_id, limit=1)
                replaced = self._card_to_replace(thread)
                card = replaced or card_to_show(thread.cards)
                mode = mode_of(thread, card, anew=conversation_id in self.wishes.anew)
                fresh = None
                if card is not None and card is replaced and can_go_on(card, self._seen(card)):
                    mode, quote = Mode.REPLACE, self._draft.changed(card.quote)
                elif mode is not Mode.EDIT and card is not None:
                    quote = card.quote
                else:
                    kept = self._kept(thread) or self._draft.touched
                    quote = kept or (fresh := await desk.quotes.new(conversation_id))
                    if request_for(quote):
                        self._know_asked(quote, await desk.quotes.ticketing_asked(quote))
            except UnknownConversation:
                self._gone()
                return
            if conversation_id == self._opened.conversation and desk is self._opened.desk:
                if fresh is not None:
                    # Whoever began to type while it was made goes on with what she has.
                    quote = self._draft.touched or fresh
                self._show(Shown(thread, card), mode, quote)
                if replaced is not None and mode is not Mode.REPLACE:
                    self.keep_link(replaced.quote)
                    self._overtaken(replaced)

    def choose(self, quote: Quote) -> None:
        """This alternative of its conversation stands in the form from the next reading on."""
        self.wishes.chosen[quote.conversation_id] = quote.quote_id

    def begin_anew(self, conversation_id: int) -> None:
        """Another quote is built here, whatever became of those before."""
        self.wishes.anew.add(conversation_id)

    def goes_along(self, source: int, to: int, moved: Mapping[str, Quote]) -> None:
        """What was built in one conversation is built in another one from now on."""
        self.begin_anew(to)
        self.wishes.anew.discard(source)
        chosen = self.wishes.chosen.pop(source, "")
        if chosen in moved:
            self.wishes.chosen[to] = moved[chosen].quote_id

    def is_anew(self, conversation_id: int | None) -> bool:
        """Whether another quote was begun here."""
        return conversation_id in self.wishes.anew

    def back_to_money(self, conversation_id: int) -> None:
        """What is to be done about a payment comes before the quote that was begun."""
        self.wishes.anew.discard(conversation_id)

    def replace_link(self, card: QuoteCard) -> None:
        """The quote is changed from now on, to be sent in the place of its link as it is seen."""
        self.wishes.replaced[card.quote.conversation_id] = card

    def keep_link(self, quote: Quote) -> None:
        """Its link stays as it is."""
        self.wishes.replaced.pop(quote.conversation_id, None)
        self._draft.forget(quote)

    def left(self, quote: Quote) -> None:
        """The quote has been sent: nothing is being built here now."""
        self.wishes.anew.discard(quote.conversation_id)
        self.wishes.chosen.pop(quote.conversation_id, None)
        self.wishes.replaced.pop(quote.conversation_id, None)
        self._draft.forget(quote)

    def ticketing_was_asked(self, quote: Quote) -> None:
        """The ticketing team has been asked for this very quote."""
        self._asked.add(quote.fingerprint())

    def _know_asked(self, quote: Quote, at: float | None) -> None:
        """By what stands now: a request that failed or was taken back is none."""
        if at is not None:
            self._asked.add(quote.fingerprint())
        else:
            self._asked.discard(quote.fingerprint())

    def has_asked(self, quote: Quote) -> bool:
        """Whether the ticketing team was asked for this very quote."""
        return quote.fingerprint() in self._asked

    def _card_to_replace(self, thread: Thread) -> QuoteCard | None:
        """The quote that is being changed though its link stands, as it is by now; also where that
        was begun before the desk was closed."""
        number, kept = thread.conversation.conversation_id, thread.replacement
        seen = self.wishes.replaced.get(number)
        quote_id = seen.quote.quote_id if seen is not None else kept.quote.quote_id if kept else ""
        card = next((card for card in thread.cards if card.quote.quote_id == quote_id), None)
        if seen is None and kept is not None and card is not None:
            self._draft.changes[quote_id] = kept.quote
            ladder = replace(card.ladder, generation=kept.generation)
            self.wishes.replaced[number] = replace(card, ladder=ladder)
        return card

    def _seen(self, card: QuoteCard) -> int:
        """Which link of it the agent saw as she began to change it."""
        return self.wishes.replaced[card.quote.conversation_id].ladder.generation

    def _kept(self, thread: Thread) -> Quote | None:
        """The draft; of several alternatives the one that the agent has chosen."""
        chosen = self.wishes.chosen.get(thread.conversation.conversation_id)
        for one in thread.alternatives:
            if one.quote_id == chosen:
                return one
        if thread.draft is not None and thread.alternatives:
            return thread.alternatives[0]
        return thread.draft
