"""Reads one link directly, because a person asks or a step depends on it."""

import logging
from collections.abc import Collection

from desktop.models.job import Job
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.services.health.service_health import Service
from desktop.services.jobs.job_moves import not_accepted, not_reached
from desktop.services.jobs.tools import Tools
from desktop.services.payments.payment_facts import link_state_facts
from desktop.services.psp.gateway import Ambiguous, GatewayError, Link, NotAllowed, NotReached

log = logging.getLogger(__name__)


async def check_link(tools: Tools, quote_id: str) -> bool:
    """Read the quote's newest link and write down what is new; whether there was one to read.
    Raises `GatewayError`."""
    ladder = await tools.ledger.store.ladder(quote_id)
    if ladder is None or not ladder.session:
        return False
    link = await tools.gateway.link(ladder.session)
    conversation = await tools.ledger.conversation_of(quote_id)
    await tools.ledger.record(news(tools, link, quote_id, ladder.generation, conversation, ladder))
    return True


async def check_offer(tools: Tools, quote_id: str, *, open_now: Collection[str] = ()) -> None:
    """Read the links that stand in one offer with the quote's and can be paid as far as is known,
    but for the sessions that are known to be open: who has paid another alternative has chosen.
    Raises `GatewayError`."""
    store = tools.ledger.store
    ladder = await store.ladder(quote_id)
    others = [one for one in (ladder.alternatives if ladder else ()) if one != quote_id]
    for other, beside in (await store.ladders(others) if others else {}).items():
        if beside.stage.is_open and beside.session and beside.session not in open_now:
            await check_link(tools, other)


async def check_link_for(tools: Tools, job: Job, *, offer: bool = False) -> bool:
    """Read the job's link, before a step that depends on what became of it; with `offer` those
    beside it too.

    False where the provider could not be asked: then the job waits, and has been told. A link that
    the provider does not show says nothing, and the job goes by what is known.
    """
    try:
        if await check_link(tools, job.quote_id):
            tools.health.worked(Service.PSP)
        if offer:
            await check_offer(tools, job.quote_id)
    except (NotReached, Ambiguous) as error:
        await not_reached(tools, job, error)
        return False
    except NotAllowed as error:
        await not_accepted(tools, job, error)
        return False
    except GatewayError as error:
        log.info("the link could not be read: %s", error.code)
    return True


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
