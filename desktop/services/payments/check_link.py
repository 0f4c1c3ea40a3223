"""Reads one link directly, because a person asks or a step depends on it."""

from desktop.models.journal import Draft
from desktop.models.ladder import Ladder, Stage
from desktop.services.jobs.tools import Tools
from desktop.services.payments.payment_facts import link_state_facts
from desktop.services.psp.gateway import Link


async def check_link(tools: Tools, quote_id: str) -> None:
    """Read the quote's newest link and write down what is new. Raises `GatewayError`."""
    ladder = (await tools.ledger.store.ladders([quote_id])).get(quote_id)
    if ladder is None or not ladder.session:
        return
    link = await tools.gateway.link(ladder.session)
    conversation = await tools.ledger.conversation_of(quote_id)
    await tools.ledger.record(news(tools, link, quote_id, ladder.generation, conversation, ladder))


def news(
    tools: Tools,
    link: Link,
    quote_id: str,
    generation: int,
    conversation: int,
    known: Ladder | None,
) -> list[Draft]:
    """What a read link says that is not known yet."""
    if known is not None and known.generation == generation:
        if known.payments:
            return []
        if link.status == "expired" and known.stage in (Stage.EXPIRED, Stage.CANCELLED):
            return []
        if not link.paid and known.stage in (Stage.PROCESSING, Stage.PAYMENT_FAILED):
            return []
    return link_state_facts(
        link,
        quote_id,
        generation,
        conversation,
        provider=tools.gateway.capabilities.name,
        now=tools.provider_now(),
    )
