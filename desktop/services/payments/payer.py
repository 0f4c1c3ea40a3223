"""Who paid: the name at the bank beside those of the quote, compared in memory and then let go."""

from desktop.models.fraud_hints import Payer
from desktop.models.person_names import same_person
from desktop.services.store.store import Store


async def payer_of(store: Store, quote_id: str, name: str) -> Payer | None:
    """Whose name it is; None where there is none, or where it cannot be compared."""
    quote = await store.quote(quote_id) if name.strip() else None
    if quote is None:
        return None
    known = await store.with_contact(quote.conversation_id)
    contact = known[1].name if known is not None and known[1] is not None else ""
    of_passengers = [same_person(one.name, name) for one in quote.passengers]
    of_contact = same_person(contact, name)
    if True in of_passengers:
        return Payer.PASSENGER
    if of_contact:
        return Payer.CUSTOMER
    return Payer.OTHER if False in of_passengers else None
