"""What the quote panel shows of a conversation, in words and as the state of its footer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread
from desktop.models.ticketing_request import needs_no_link, request_for
from desktop.views.controls.avatar import channel_name
from desktop.views.payment.card_actions import (
    CardAction,
    answers_to,
    card_actions,
    question_of,
)
from desktop.views.quote.quote_footer import FooterState
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_words import no_place, situation
from desktop.views.quote.reason_words import refusal_words
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

    def reply_until(self, now: float) -> float | None:
        """Until when (UTC seconds) the channel lets the agent write; None for always, or where the
        hub lets her although the window has passed."""
        closes = self.thread.conversation.window_closes_at
        return closes if closes is not None and closes > now else None

    def footer(self, mode: Mode, quote: Quote | None, *, busy: bool, now: float) -> FooterState:
        """What stands at the bottom. `quote` is the one in the form, `now` UTC seconds."""
        state = FooterState(
            mode=mode,
            amount=money(quote.total) if quote is not None else "",
            name=self.name,
            began=self.thread.draft is not None,
            busy=busy,
            ready=quote is not None
            and quote.rebooking.whose is not None
            and quote.total.amount > 0,
        )
        card = self.card
        if mode is Mode.REPLACE:
            is_open = card is not None and card.ladder.stage.is_open
            together = len(card.ladder.alternatives) if card is not None else 0
            state = replace(state, links_in_one=max(1, together))
            return state if quote is None else _without_link_any_more(state, quote, is_open)
        if mode is Mode.EDIT:
            words = "" if self.is_private else no_place(self.name)
            state = replace(state, words=words, can_send=self.is_private)
            return state if quote is None else _without_link(state, quote)
        if card is None:
            return state
        asked = question_of(card.job)
        stage = card.ladder.stage
        said = situation(card, self.name, self.thread.conversation.channel, now)
        return replace(
            state,
            words="" if mode is Mode.TICKET and asked is None else said,  # said above the numbers
            answers=answers_to(asked, card.job) if asked is not None else (),
            ending=next((one for one in card_actions(card).all if one.ends_link), None),
            can_check=stage.is_open and stage is not Stage.CREATING,
            can_replace=CardAction.REPLACE in card_actions(card).all,
        )


def _without_link(state: FooterState, quote: Quote) -> FooterState:
    """The same where the change asks something of the ticketing team: at once where there is no
    link, and else once it is paid."""
    request = request_for(quote)
    if request is None:
        return state
    given = money(Money(quote.computed.given_back, quote.currency))
    if not needs_no_link(quote):
        later = QCoreApplication.translate(
            "QuotePanel", "{amount} is asked of ticketing by itself once the customer has paid."
        ).format(amount=given)
        return replace(state, words=" ".join(filter(None, (state.words, later))))
    state = replace(state, request=request, given_back=given)
    return replace(state, links=False, words=refusal_words(quote.refusals[0], quote))


def _without_link_any_more(state: FooterState, quote: Quote, is_open: bool) -> FooterState:
    """The same where what is changed costs nothing any more, so that nothing takes the place of the
    link, which `is_open` or has ended."""
    if not needs_no_link(quote):
        return state
    words = refusal_words(quote.refusals[0], quote)
    return replace(state, links=False, ends_link=is_open, ready=True, words=words)


def told_when_asked(state: FooterState, *, asked: bool) -> FooterState:
    """The same with whether the request stands and waits for nobody: before that the customer is
    told nothing of it, and it is said why."""
    if asked:
        return replace(state, asked=asked)
    later = QCoreApplication.translate(
        "QuotePanel",
        "The message for the customer can be put into the reply once ticketing has been asked and"
        " no second person has to agree.",
    )
    return replace(state, asked=False, words=f"{state.words} {later}")
