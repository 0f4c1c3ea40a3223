"""Sends up to three payment links in one message: each made once, the message once, or nothing.

The links are made one after another, each as `link_making` makes any; what the provider is asked
for is fixed for all of them before the first attempt. The message goes only when all of them stand.
Where one is refused for good, the fact of that ends the others (`store.offer_rows`).
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.models.conversation import Contact, Conversation
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import (
    MADE,
    current_part,
    generation_of,
    next_part,
    parts,
    payload_of,
    quote_of,
)
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.offer import is_taken
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.jobs.crash_points import LINK_CREATED
from desktop.services.jobs.job_moves import fail, moved, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.psp.link_host import is_genuine
from desktop.services.use_cases import link_making, posting
from desktop.services.use_cases.refusals import LinkRefused
from desktop.services.use_cases.send_link import LATE_S

_LINK_BYTES = 480
"""How long a link is, as far as can be told before: a Checkout address carries a fragment of some
hundred characters."""
_OF_ONE = ("step", "session", "expires_at", "request", "keys", "doubted", "key_spent")
"""What a job's progress holds of the one link that it is making."""


def client_id(quotes: Sequence[Quote]) -> str:
    """The one id of an offer however often it is asked for."""
    return "offer:" + ",".join(f"{one.quote_id}:{one.generation}" for one in quotes)


def new_job(tools: Tools, quotes: Sequence[Quote], *, job_id: str, asked_as: str = "") -> Job:
    """The job that makes and sends these alternatives' links. `asked_as` is the asker's own id."""
    quotes = [quote.shielded() for quote in quotes]
    first = quotes[0]
    return Job(
        job_id=job_id,
        client_id=asked_as or client_id(quotes),
        kind=JobKind.OFFER,
        conversation_id=first.conversation_id,
        quote_id=first.quote_id,
        payload={**payload_of(quotes), "asked": tools.both_clocks()},
        created_at=tools.now(),
    )


async def check_fits(tools: Tools, quotes: Sequence[Quote], conversation: Conversation) -> None:
    """Raise `LinkRefused` where so many links are too long for one message on this channel. How
    long they really are is known, and looked at again, when they are made."""
    contact = await tools.ledger.store.contact(conversation.contact_id)
    most = conversation.channel.longest_text
    text = await asyncio.to_thread(
        _words,
        quotes,
        [f"https://{'x' * (_LINK_BYTES - 8)}"] * len(quotes),
        [tools.provider_now()] * len(quotes),
        contact.name if contact else "",
        tools.provider_now(),
        most,
    )
    if len(text.encode()) > most:
        raise LinkRefused(
            f"{len(quotes)} links are too long for one message on this channel.",
            "Send fewer alternatives, or one alone.",
        )


async def ask_for_offer(tools: Tools, job: Job, drafts: Sequence[Draft] = ()) -> Job:
    """Make the job durable with its quotes and the facts that they were asked, in one
    transaction. `drafts` come after those facts."""
    policy = await tools.policy.current()
    quotes = [quote_of(part) for part in parts(job)]
    asked = [
        fact(
            part,
            FactKind.LINK_ASKED,
            job.created_at,
            source=":asked",
            actor=tools.actor(),
            **{
                **quote.public(),
                "alternatives": job.payload["alternatives"],
                "offer_job": job.job_id,
                "policy": policy.sha256,
            },
        )
        for part, quote in zip(parts(job), quotes, strict=True)
    ]
    return await tools.ledger.add_job(job, [*asked, *drafts], alternatives=quotes)


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
        return
    contact: Contact | None = None
    newest: int | None = None
    while (part := next_part(job)) is not None:
        if step_of(part) == link_making.CREATED:
            job = await _stands(tools, link_making.Made(part, ""))
            continue
        looking = step_of(part) == link_making.CREATING
        made = await (link_making.look if looking else link_making.create)(tools, part)
        if made is None:
            return
        contact, newest = made.contact or contact, made.newest if newest is None else newest
        job = await _stands(tools, made)
    await _tell_customer(tools, job, contact, newest)


async def _stands(tools: Tools, made: link_making.Made) -> Job:
    """Write down that one more link stands, and what comes next begins afresh."""
    part = made.job
    ends_at = float(part.progress["expires_at"])
    links = {**part.progress.get(MADE, {}), part.quote_id: [part.progress["session"], ends_at]}
    job = moved(part, JobState.READY, **dict.fromkeys(_OF_ONE), **{MADE: links})
    if next_part(job) is None:
        first = links[parts(job)[0].quote_id]
        job = moved(
            job,
            JobState.READY,
            step=link_making.CREATED,
            session=first[0],
            expires_at=min(ends for _, ends in links.values()),
        )
    job = replace(job, quote_id=parts(job)[0].quote_id, error="", not_before=0.0)
    await tools.ledger.save_job(job, made.drafts)
    tools.crash.hit(LINK_CREATED)
    return job


async def _tell_customer(
    tools: Tools, job: Job, contact: Contact | None, newest: int | None
) -> None:
    """Post the one message with all links, unless something became of one of them meanwhile."""
    store = tools.ledger.store
    quotes = [quote_of(part) for part in parts(job)]
    urls = [await store.link_url(part.quote_id, generation_of(part)) for part in parts(job)]
    against = _against(tools, job, await store.ladders([one.quote_id for one in quotes]), urls)
    if against:
        await _give_up(tools, job, against)
        return
    if contact is None:
        goes_on, fetched = await posting.addressee(tools, job)
        if not goes_on:
            return
        contact = fetched[1] if fetched else None
    conversation = await store.conversation(job.conversation_id)
    most = conversation.channel.longest_text if conversation else None
    made = job.progress[MADE]
    text = await asyncio.to_thread(
        _words,
        quotes,
        urls,
        [float(made[quote.quote_id][1]) for quote in quotes],
        contact.name if contact else "",
        tools.provider_now(),
        most,
    )
    if most is not None and len(text.encode()) > most:
        await _give_up(
            tools,
            job,
            "The links are too long for one message on this channel, so they are cancelled. Send "
            "fewer alternatives, or use another channel.",
        )
        return
    await posting.post(
        tools,
        job,
        text,
        newest=newest,
        kept="The links themselves were made and can still be paid: send them by another channel, "
        "or cancel them.",
    )


async def _give_up(tools: Tools, job: Job, why: str) -> None:
    """The message does not go; with this fact the links that stand are cancelled."""
    given_up = fact(current_part(job), FactKind.OFFER_GIVEN_UP, tools.now(), source=":given_up")
    await fail(tools, job, f"No message was sent. {why}", [given_up])


def _against(tools: Tools, job: Job, ladders: Mapping[str, Ladder], urls: Sequence[str]) -> str:
    """Why the message must not go any more; empty where nothing stands against it."""
    known = list(ladders.values())
    if any(map(is_taken, known)):
        return (
            "One of the alternatives is paid already, so the others are cancelled. Go on with the "
            "one that is paid."
        )
    if any(one.stage in (Stage.CANCELLING, Stage.CANCELLED) for one in known):
        return (
            "One of its links was cancelled before, so the others are cancelled too. Send the "
            "alternatives again without that one."
        )
    ends_at = float(job.progress["expires_at"])
    if any(one.stage is Stage.EXPIRED for one in known) or ends_at - tools.provider_now() < LATE_S:
        return (
            "One of its links ended before, so the others are cancelled. Send the alternatives "
            "again."
        )
    if not all(is_genuine(url, tools.gateway.capabilities.link_hosts) for url in urls):
        return (
            "One of its links leads to a host that is not the provider's, so all are cancelled. "
            "Tell your administrator."
        )
    return ""


def _words(
    quotes: Sequence[Quote],
    urls: Sequence[str],
    ends: Sequence[float],
    name: str,
    now: float,
    most: int | None,
) -> str:
    from desktop.services import wording  # babel takes a while to load

    return wording.offer_message(quotes, urls, contact_name=name, ends=ends, now=now, most=most)
