"""Sends a payment link: durable first, made once at the provider, posted once."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

from desktop.models.fact import Fact, FactKind
from desktop.models.hub_words import Channel
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import ended_by, generation_of
from desktop.models.journal import Draft
from desktop.models.ladder import fold
from desktop.models.quote import Quote
from desktop.models.sms import as_sms
from desktop.models.stage import Stage
from desktop.services.jobs.job_moves import fail, remove, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.psp.link_host import is_genuine
from desktop.services.use_cases import link_making, posting, predecessor

LATE_S = 60.0
"""A link with less than this to live is not sent any more."""


def client_id(quote: Quote) -> str:
    """The one id of a link however often it is asked for."""
    return f"link:{quote.quote_id}:{quote.generation}"


def new_job(
    tools: Tools,
    quote: Quote,
    *,
    job_id: str,
    asked_as: str = "",
    ends: predecessor.Predecessor | None = None,
) -> Job:
    """The job that makes and sends this quote's link. `asked_as` is the asker's own id for it;
    `ends` is the link whose place it takes."""
    quote = quote.shielded()
    return Job(
        job_id=job_id,
        client_id=asked_as or client_id(quote),
        kind=JobKind.SEND_LINK,
        conversation_id=quote.conversation_id,
        quote_id=quote.quote_id,
        payload={
            "quote": quote.to_json(),
            "generation": quote.generation,
            "asked": tools.both_clocks(),
            **(predecessor.named(ends.generation, ends.session) if ends else {}),
        },
        created_at=tools.now(),
    )


async def ask_for_link(
    tools: Tools, job: Job, quote: Quote, drafts: Sequence[Draft] = (), *, ends_first: bool = False
) -> Job:
    """Make the job durable with its quote and the fact that it was asked, in one transaction.
    `drafts` come after that fact. `ends_first`: the customer can still pay another link of the
    quote, which stays as that was made until it has ended."""
    quote = quote.shielded()
    body = quote.public() | ({"ends": ended_by(job)} if ended_by(job) else {})
    asked = fact(
        job,
        FactKind.LINK_ASKED,
        job.created_at,
        source=":asked",
        actor=tools.actor(),
        policy=(await tools.policy.current()).sha256,
        **body,
    )
    return await tools.ledger.add_job(job, [asked, *drafts], None if ends_first else quote)


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
        return
    if step_of(job) == link_making.CREATED:
        url = await tools.ledger.store.link_url(job.quote_id, generation_of(job))
        await _tell_customer(tools, link_making.Made(job, url))
        return
    going_on = link_making.look if step_of(job) == link_making.CREATING else link_making.create
    made = await going_on(tools, job)
    if made is not None:
        await _tell_customer(tools, made)


async def _tell_customer(tools: Tools, made: link_making.Made) -> None:
    """Post the message with the link, unless the link ended or was cancelled meanwhile."""
    job, drafts = made.job, made.drafts
    store = tools.ledger.store
    quote = Quote.from_json(job.payload["quote"])
    generation = generation_of(job)
    written = await store.facts(job.quote_id)
    ladder = fold(
        [*written, *(Fact(FactKind(one.kind), one.at, one.source, one.body) for one in drafts)]
    )
    stage = ladder.stage if ladder is not None and ladder.generation == generation else None
    if stage in (Stage.CANCELLING, Stage.CANCELLED):
        why = "The link was cancelled before its message was sent."
        await remove(tools, job, drafts, error=why)
        return
    if ladder is not None and ladder.stage.has_money:
        # Whichever of the quote's links was paid: another one would only be paid twice.
        await fail(
            tools,
            job,
            "This quote is paid already, so its link was not sent. Issue the ticket.",
            drafts,
        )
        return
    expires_at = float(job.progress["expires_at"])
    if stage is Stage.EXPIRED or expires_at - tools.provider_now() < LATE_S:
        await fail(
            tools,
            job,
            "The link ended before its message was sent. Nothing was sent to the customer. Press "
            "Send new link to make another.",
            drafts,
        )
        return
    if not is_genuine(made.url, tools.gateway.capabilities.link_hosts):
        await fail(
            tools,
            job,
            f"The link leads to {urlsplit(made.url).hostname or 'nowhere'}, which is not the "
            "provider's host, so it was not sent. Cancel the link and tell your administrator.",
            drafts,
        )
        return
    contact = made.contact
    if contact is None:
        # The hub may have to be asked, which may take long.
        job, drafts = (await link_making.keep(tools, made)).job, ()
        goes_on, fetched = await posting.addressee(tools, job)
        if not goes_on:
            return
        contact = fetched[1] if fetched else None
    conversation = await store.conversation(job.conversation_id)
    text = await asyncio.to_thread(
        _words,
        quote,
        made.url,
        contact.name if contact else "",
        expires_at,
        tools.provider_now(),
        conversation.channel.longest_text if conversation else None,
        predecessor.has_ended(job),
    )
    if conversation is not None and conversation.channel is Channel.SMS:
        text = as_sms(text)
    await posting.post(
        tools,
        job,
        text,
        drafts,
        newest=made.newest,
        kept="The link itself was made and can still be paid: send it by another channel, or "
        "cancel it.",
    )


def _words(
    quote: Quote,
    url: str,
    name: str,
    ends_at: float,
    now: float,
    most: int | None,
    replaces: bool,
) -> str:
    from desktop.services import wording  # babel takes a while to load

    return wording.link_message(
        quote, url, contact_name=name, ends_at=ends_at, now=now, most=most, replaces=replaces
    )


async def withdraw(tools: Tools, job: Job, error: str = "") -> Job:
    """Take a link back that certainly was never made."""
    withdrawn = fact(
        job, FactKind.LINK_WITHDRAWN, tools.now(), source=":withdrawn", actor=tools.actor()
    )
    return await remove(tools, job, [withdrawn], error=error)
