"""What the quote panel shows of a conversation, in words and as the state of its footer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from desktop.models.ladder import Stage
from desktop.models.quote import Quote
from desktop.models.thread import QuoteCard, Thread
from desktop.views.controls.avatar import channel_name
from desktop.views.payment.card_actions import answers_to, card_actions, question_of
from desktop.views.quote.quote_footer import FooterState
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_words import no_place, situation
from desktop.views.thread.composer import first_name
from desktop.views.words.formatting import money


@dataclass(frozen=True, slots=True)
class Shown:
    """A conversation, and the one of its quotes that matters now."""

    thread: Thread
    card: QuoteCard | None

    @property
    def name(self) -> str:
        """How the customer is called."""
        return first_name(self.thread.contact.name)

    @property
    def is_private(self) -> bool:
        """Whether a link may go here."""
        return self.thread.conversation.is_private

    @property
    def sent_by(self) -> str:
        """Where the link goes."""
        translate = QCoreApplication.translate
        words = (
            translate("QuotePanel", "{channel} · private message")
            if self.is_private
            else translate("QuotePanel", "{channel} · public post")
        )
        return words.format(channel=channel_name(self.thread.conversation.channel))

    def footer(self, mode: Mode, quote: Quote | None, *, busy: bool, now: float) -> FooterState:
        """What stands at the bottom. `quote` is the one in the form, `now` UTC seconds."""
        state = FooterState(
            mode=mode,
            amount=money(quote.total) if quote is not None else "",
            name=self.name,
            began=self.thread.draft is not None,
            busy=busy,
        )
        card = self.card
        if mode is Mode.EDIT:
            words = "" if self.is_private else no_place(self.name)
            return replace(state, words=words, can_send=self.is_private)
        if card is None:
            return state
        asked = question_of(card.job)
        stage = card.ladder.stage
        said = situation(card, self.name, self.thread.conversation.channel, now)
        return replace(
            state,
            words="" if mode is Mode.TICKET and asked is None else said,  # said above the numbers
            answers=answers_to(asked) if asked is not None else (),
            ending=next((one for one in card_actions(card).all if one.ends_link), None),
            can_check=stage.is_open and stage is not Stage.CREATING,
        )
