"""A quote that was paid after its price had ended is priced again: only the difference is asked."""

from dataclasses import replace

from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.journal import Draft
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases.refusals import LinkRefused

_MAY = frozenset({Stage.PAID_AFTER_LAPSE, Stage.PAID})


async def price_again(tools: Tools, quote_id: str) -> Quote:
    """Return the draft in which the agent enters what is missing; asked twice it is the same one.

    When its tickets are issued, those of the old quote are too (`tickets.paid_before`). Raises
    `LinkRefused`.
    """
    async with tools.ledger.deciding():
        store = tools.ledger.store
        old = await store.quote(quote_id)
        ladder = await store.ladder(quote_id)
        if old is None or ladder is None:
            raise LinkRefused("This quote is not on this desk.", "Make a new one.")
        if ladder.stage not in _MAY:
            raise LinkRefused(
                "Only a quote that is paid, not ticketed and not refunded is priced again."
            )
        at = tools.now()
        again = ladder.priced_again or new_id(at)
        begun = await store.quote(again)
        if begun is not None:
            return begun
        quote = _difference(old, again)
        if not ladder.priced_again:
            await tools.ledger.record(_tied(tools, old, quote, at))
        body, source = quote.public(), f"desk:quote:{again}:{new_id(at)}"
        saved = Draft(at, FactKind.QUOTE_SAVED.value, again, tools.actor(), source, body)
        await tools.ledger.save_quote(quote, saved)
        return quote


def _difference(old: Quote, quote_id: str) -> Quote:
    """The same trip for the same people, without the old price and all that ended it."""
    return replace(
        old.anew(quote_id),
        passengers=tuple(replace(one, price=None) for one in old.passengers),
        lines=(),
        fare_hold_until=None,
        ticketing_until=None,
        reply_until=None,
    )


def _tied(tools: Tools, old: Quote, new: Quote, at: float) -> list[Draft]:
    """That the one's payment counts for the other, told of both."""
    place = {"conversation": old.conversation_id}
    return [
        Draft(
            at,
            FactKind.PRICED_AGAIN.value,
            old.quote_id,
            tools.actor(),
            f"desk:priced_again:{old.quote_id}",
            {**place, "new": new.quote_id},
        ),
        Draft(
            at,
            FactKind.PRICES_AGAIN.value,
            new.quote_id,
            tools.actor(),
            f"desk:prices_again:{new.quote_id}",
            {**place, "old": old.quote_id},
        ),
    ]
