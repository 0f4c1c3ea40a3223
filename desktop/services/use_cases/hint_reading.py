"""Reads what a quote's fraud hints are judged by, all of it from this desk's own files."""

import asyncio

from desktop.models.conversation import Contact, Conversation
from desktop.models.fact import FactKind
from desktop.models.fraud_hints import DAY_S, Hint, Known, hints
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.payment_list import PaymentFilter
from desktop.models.person_names import same_person
from desktop.models.quote import Quote
from desktop.models.rebooking.departure import first_departure
from desktop.services.jobs.tools import Tools


async def read_hints(tools: Tools, quote: Quote, me: int | None) -> tuple[Hint, ...]:
    """Return what is worth a second look about a quote, saved or still being built. `me` is the
    agent's number at the hub."""
    store, now = tools.ledger.store, tools.now()
    known = await store.with_contact(quote.conversation_id)
    conversation, contact = known if known is not None else (None, None)
    ladder = await store.ladder(quote.quote_id)
    departs_at, countries = await asyncio.to_thread(_of_trip, quote)
    found = Known(
        now=now,
        is_first_time=await _is_first_time(tools, conversation, quote.quote_id, now),
        departs_at=departs_at,
        payer=ladder.payer if ladder is not None else "",
        card_country=ladder.card_country if ladder is not None else "",
        countries=countries,
        declines=ladder.declines if ladder is not None else 0,
        asker_travels=_travels(contact, quote),
        links_today=await _links_today(tools, ladder, me, now),
        dismissed=ladder.dismissed if ladder is not None else frozenset(),
    )
    return hints(found)


async def dismiss(tools: Tools, quote: Quote, sign: str, reason: str) -> None:
    """Write down that a person looked at a hint, and what they found. The reason is private, for it
    may name somebody."""
    body = {"conversation": quote.conversation_id, "sign": sign}
    source = f"desk:hint:{quote.quote_id}:{sign}"
    kind = FactKind.HINT_DISMISSED.value
    private = {"reason": reason.strip()}
    draft = Draft(tools.now(), kind, quote.quote_id, tools.actor(), source, body, private)
    await tools.ledger.record([draft])


async def _is_first_time(
    tools: Tools, conversation: Conversation | None, quote_id: str, now: float
) -> bool | None:
    if conversation is None or not conversation.created_at:
        return None
    store = tools.ledger.store
    if now - conversation.created_at > DAY_S:
        return False
    if len(await store.conversations_with(conversation.contact_id)) > 1:
        return False
    quotes = await store.quotes_of(conversation.conversation_id)
    others = [one.quote_id for one in quotes if one.quote_id != quote_id]
    ladders = await store.ladders(others) if others else {}
    return not any(ladder.stage.has_money for ladder in ladders.values())


def _travels(contact: Contact | None, quote: Quote) -> bool | None:
    """Whether who wrote is one of the passengers; None where the names cannot tell."""
    name = contact.name if contact is not None else ""
    answers = [same_person(one.name, name) for one in quote.passengers]
    if True in answers:
        return True
    return False if answers and None not in answers else None


def _of_trip(quote: Quote) -> tuple[float | None, frozenset[str]]:
    """When the customer departs next (UTC seconds), and the countries between which they travel."""
    from desktop.services.airports import airport, zone_of  # its table is read once

    flights = [one for one in (quote.old, quote.new) if one is not None]
    codes = {code for one in flights for code in (one.origin, one.destination)}
    places = [airport(code) for code in codes]
    countries = frozenset(place.country for place in places if place is not None)
    # Where a place is not known, its country may be the card's.
    departs_at = first_departure(quote.new, zone_of)
    return departs_at, countries if None not in places else frozenset()


async def _links_today(tools: Tools, ladder: Ladder | None, me: int | None, now: float) -> int:
    """How many links this agent asked for within a day."""
    if me is None:
        return 0
    wanted = PaymentFilter(agent=me, since=now - DAY_S)
    return len((await tools.ledger.store.payments_listed(wanted)).ids)
