"""How a customer was verified before a quote on their booking: asked once for each conversation and
booking, and written into the journal."""

from desktop.models.ids import new_id
from desktop.models.journal import Draft
from desktop.models.quote import Quote
from desktop.models.rebooking.terms import Verification
from desktop.services.jobs.tools import Tools

VERIFIED = "quote.verified"

WAYS = (
    "Booking code and full name",
    "Ticket number and full name",
    "Booking code and date of birth",
    "Address or number of the booking",
)
"""What is asked where the airline has no list of its own."""


async def before(tools: Tools, quote: Quote) -> Verification:
    """How the customer of this conversation was verified for this booking; empty where not."""
    for known in await tools.ledger.store.quotes_of(quote.conversation_id):
        if known.booking == quote.booking and known.rebooking.verified:
            return known.rebooking.verified
    return Verification()


async def ways(tools: Tools) -> tuple[str, ...]:
    """How customers are verified here: the airline's own list, by its policy."""
    return (await tools.policy.current()).verification or WAYS


async def write_down(tools: Tools, quote: Quote) -> None:
    """Journal that the customer was verified, or that it was skipped."""
    await tools.ledger.record([said(tools, quote)])


def said(tools: Tools, quote: Quote) -> Draft:
    """The entry of it. The way, and the words of a reason, stand with the quote, which can be
    erased."""
    verified = quote.rebooking.verified
    body = {
        "conversation": quote.conversation_id,
        "verified": "skipped" if verified.skipped_because else "yes",
    }
    source = f"desk:verified:{quote.quote_id}:{new_id(tools.now())}"
    return Draft(tools.now(), VERIFIED, quote.quote_id, tools.actor(), source, body)
