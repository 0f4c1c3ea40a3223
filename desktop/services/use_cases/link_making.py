"""Makes a payment link at the provider exactly once, whatever becomes of the answers.

Other links of the conversation are looked for first, and the one whose place this takes has ended
by the provider's word. Time, parameters and key are fixed and durable before the first attempt.
After an ambiguous answer the link is looked up by its job before the same request is repeated under
the same key.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.models.conversation import Channel, Contact, Conversation
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import ended_by, generation_of, parts, quote_of
from desktop.models.journal import Draft
from desktop.models.offer import is_taken
from desktop.models.quote import Quote
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import LINK_AFTER_CREATE, LINK_BEFORE_CREATE, LINK_CREATED
from desktop.services.jobs.job_moves import (
    ask,
    fail,
    moved,
    next_check,
    not_accepted,
    not_reached,
    note_refusal,
    run,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.check_link import check_offer
from desktop.services.payments.payment_facts import link_created_fact, link_state_facts, number
from desktop.services.psp.gateway import (
    Ambiguous,
    GatewayError,
    Link,
    NotAllowed,
    NotReached,
    Refused,
)
from desktop.services.use_cases import approvals, link_request, predecessor
from desktop.services.use_cases.link_checks import check_place, check_time
from desktop.services.use_cases.refusals import LinkRefused

CREATING = "creating"
CREATED = "created"
REQUESTS = "requests"
"""In an offer's progress: what the provider is asked for, by quote, fixed before the first attempt.
"""
KEYS = 2
"""How many keys, or whole look-ups under one key, there are before a person is asked."""
BOUND_MARGIN_S = 60.0
"""By how much our shortest link is longer than the provider's."""


@dataclass(frozen=True, slots=True)
class Made:
    """A link that the provider has, and its job after that. `drafts` says so in the journal; what
    stands here is still to be written, in one transaction with what becomes of the job next.
    `contact` is whom it is for and `newest` the conversation's newest message before the link was
    made, where they have been read."""

    job: Job
    url: str
    drafts: Sequence[Draft] = ()
    contact: Contact | None = None
    newest: int | None = None


async def create(tools: Tools, job: Job) -> Made | None:
    held = await approvals.stands_against(tools, job)
    if held is not None:
        if held:
            await refuse(tools, job, held, reason="policy")
        return None
    quote = quote_of(job)
    try:
        fetched, newest = await asyncio.gather(
            tools.fetch(job.conversation_id),
            tools.ledger.store.newest_message_id(job.conversation_id),
        )
    except HubNotAllowed as error:
        await not_accepted(tools, job, error)
        return None
    except HubRefused as error:
        await refuse(tools, job, f"The hub does not show this conversation. {error.message}")
        return None
    except ChannelError as error:
        await not_reached(tools, job, error)
        return None
    if fetched is None:
        await refuse(tools, job, "The hub has no such conversation.")
        return None
    conversation, contact = fetched
    try:
        check_place(conversation, tools.now())
    except LinkRefused as error:
        await refuse(tools, job, str(error), reason="not_private")
        return None
    async with tools.gate.effect():
        made = await _create_once(tools, job, quote, conversation)
    return replace(made, contact=contact, newest=newest) if made else None


async def _create_once(
    tools: Tools, job: Job, quote: Quote, conversation: Conversation
) -> Made | None:
    try:
        # What has ended meanwhile is in the journal once the whole list has been read.
        links = await tools.gateway.links_since(
            tools.provider_now() - tools.horizons.look_back_s, open_only=tools.ledger.reconciled
        )
        # Of an offer a link that is open no more may be paid, ahead of the watcher.
        alive = [link.session for link in links if link.status == "open"]
        await check_offer(tools, job.quote_id, open_now=alive)
    except (NotReached, Ambiguous) as error:
        await not_reached(tools, job, error)
        return None
    except NotAllowed as error:
        await not_accepted(tools, job, error)
        return None
    except GatewayError as error:
        await refuse(tools, job, error.message, reason=error.code)
        return None
    tools.health.worked(Service.PSP)
    mine = _mine(job, links)
    if mine:
        return await _adopt(tools, job, _best(mine))
    together = await _offered_together(tools, job)
    ends = await predecessor.of(tools, job)
    other = [
        link
        for link in links
        if link.status == "open"
        and link.metadata.get("desk_conversation") == str(job.conversation_id)
        and link.metadata.get("desk_quote") not in together
        and not (ends and link.session == ends.session)
    ]
    if other:
        await ask(
            tools,
            job,
            Question.OTHER_LINK_OPEN,
            f"Another link of {other[0].total.decimal} {other[0].total.currency} is open in this "
            "conversation. No second one was made. Cancel that one first or wait until it ends, "
            "then press Look again.",
            other_session=other[0].session,
        )
        return None
    made_before = await _made_before(tools, job, links)
    if made_before:
        await refuse(tools, job, made_before, reason="made_before")
        return None
    now = tools.provider_now()
    keys = int(job.progress.get("keys", 0)) + 1
    fixed: dict[str, Any] = job.progress.get(REQUESTS, {})
    request = fixed.get(quote.quote_id)
    if request is None or keys > 1 or _is_too_late(tools, request):
        # Those that are not begun are fixed now as well: an offer's, before its first attempt.
        ahead = [one for one in parts(job) if one.quote_id not in fixed] or [job]
        ahead = ahead if request is None else [job]
        try:
            for one in ahead:
                made_now = await _request(tools, one, conversation.channel, now, keys)
                fixed = {**fixed, one.quote_id: made_now}
        except LinkRefused as error:
            await ask(tools, job, Question.QUOTE_LAPSED, f"{error} No link was made.")
            return None
        request = fixed[quote.quote_id]
    if ends is not None:
        ended = await predecessor.end(tools, job, ends)
        if ended is None:
            return None
        job = ended
    running = await run(
        tools,
        job,
        [
            fact(
                job,
                FactKind.LINK_CREATING,
                tools.now(),
                source=":creating",
                policy=(await tools.policy.current()).sha256,
            )
        ],
        step=CREATING,
        request=request,
        attempted_at=tools.local_now(),
        attempted_at_provider=now,
        keys=keys,
        **({REQUESTS: fixed} if job.kind is JobKind.OFFER else {}),
    )
    return await _attempt(tools, running) if running else None


async def _request(
    tools: Tools, job: Job, channel: Channel, now: float, nth_key: int
) -> dict[str, Any]:
    """What the provider is asked for. Raises `LinkRefused` where the price ends too soon."""
    quote = quote_of(job)
    asked_at = tools.asked_at(job.progress.get("asked_again") or job.payload["asked"])
    check_time(quote, asked_at=asked_at, now=now, horizons=tools.horizons)
    ends_at = quote.ends_at(asked_at)
    longest = now + tools.horizons.link_longest_s
    return link_request.build(
        job,
        quote,
        await link_request.lines_of(quote),
        channel=channel,
        actor=tools.actor(),
        expires_at=int(longest if ends_at is None else min(ends_at, longest)),
        success_url=tools.success_url,
        nth_key=nth_key,
    )


def _mine(job: Job, links: Sequence[Link]) -> list[Link]:
    """The links that this very job, or part of one, has made."""
    return [
        link
        for link in links
        if link.metadata.get("desk_job") == job.job_id
        and (job.kind is not JobKind.OFFER or link.metadata.get("desk_quote") == job.quote_id)
    ]


async def _offered_together(tools: Tools, job: Job) -> tuple[str, ...]:
    """The quotes whose links may be open beside this one: those of one offer."""
    ladder = await tools.ledger.store.ladder(job.quote_id)
    return ladder.alternatives if ladder is not None else ()


def _best(links: list[Link]) -> Link:
    """Of a job's links (there should be one) the one with which the customer can do most."""
    return max(links, key=lambda link: (link.paid, bool(link.url)))


async def _made_before(tools: Tools, job: Job, links: list[Link]) -> str:
    """Why the quote must have no new link under this generation: what became known since it was
    asked for, from the provider or from another desk; empty where nothing stands against it."""
    store = tools.ledger.store
    ladder = await store.ladder(job.quote_id)
    generation = generation_of(job)
    others = [one for one in (ladder.alternatives if ladder else ()) if one != job.quote_id]
    if any(map(is_taken, (await store.ladders(others)).values())):
        return "The customer has paid another of the alternatives, or is paying it at the bank."
    of_quote = [link for link in links if link.metadata.get("desk_quote") == job.quote_id]
    if (ladder is not None and ladder.stage.has_money) or any(link.paid for link in of_quote):
        return "This quote is paid already."
    if any(number(link.metadata, "desk_generation") == generation for link in of_quote) or any(
        known.kind is FactKind.LINK_CREATED and known.generation == generation
        for known in await store.facts(job.quote_id)
    ):
        return "It was made before and has ended. Press Send new link to make another."
    return ""


async def _attempt(tools: Tools, job: Job) -> Made | None:
    """Ask the provider with the stored key and parameters."""
    request = link_request.read(job.progress["request"])
    tools.crash.hit(LINK_BEFORE_CREATE)
    try:
        link = await tools.gateway.create_link(request)
    except NotReached as error:
        if job.progress.get("doubted"):
            await not_reached(tools, job, error, state=JobState.CHECKING)
        else:
            # Certainly no effect: the next attempt may take a new time, and so a new key.
            keys = int(job.progress.get("keys", 1)) - 1
            await not_reached(tools, job, error, step=None, request=None, keys=keys)
        return None
    except NotAllowed as error:
        if job.progress.get("doubted"):
            await not_reached(tools, job, error, state=JobState.CHECKING)
        else:
            await not_accepted(tools, job, error, step=None, request=None)
        return None
    except Refused as error:
        await refuse(tools, job, error.message, reason=error.code, says_so=True)
        return None
    except Ambiguous as error:
        await _doubt(tools, job, error)
        return None
    tools.crash.hit(LINK_AFTER_CREATE)
    tools.health.worked(Service.PSP)
    return await _adopt(tools, job, link)


async def _doubt(tools: Tools, job: Job, error: Ambiguous) -> None:
    """Whether the link was made is not known: look for it before anything else."""
    nth = int(job.progress.get("doubted", 0))
    # The provider repeats a key's first answer for ever, an error of its own included.
    spent = bool(job.progress.get("key_spent")) or error.code.endswith("_replayed")
    delay = next_check(
        tools.horizons.link_checks, float(job.progress["attempted_at"]), tools.local_now()
    )
    if spent:
        delay = tools.horizons.link_checks[0]  # nothing of it is under way: one look will tell
    await wait(
        tools,
        job,
        delay if delay is not None else tools.horizons.retry_first_s,
        state=JobState.CHECKING,
        error=error.message,
        drafts=[fact(job, FactKind.LINK_CHECKING, tools.now(), source=":checking")],
        doubted=nth + 1,
        key_spent=spent,
    )


async def look(tools: Tools, job: Job) -> Made | None:
    """Look the link up; while it is absent, repeat the same request under the same key."""
    looked_at = tools.local_now()
    since = float(job.progress["attempted_at_provider"]) - tools.horizons.gap_margin_s
    async with tools.gate.effect():
        try:
            links = await tools.gateway.links_since(since)
        except GatewayError as error:
            note_refusal(tools, error)
            await not_reached(tools, job, error, state=JobState.CHECKING)
            return None
        tools.health.worked(Service.PSP)
        mine = _mine(job, links)
        if mine:
            made = await _adopt(tools, job, _best(mine))
            return await keep(tools, made) if made else None
        over = next_check(
            tools.horizons.link_checks, float(job.progress["attempted_at"]), looked_at
        )
        spent = bool(job.progress.get("key_spent"))
        if over is not None and not spent:
            return await _attempt_again(tools, job)
        keys = int(job.progress.get("keys", 1))
        if keys < KEYS and spent:
            # This key repeats an error for ever, and so never makes a link.
            await _start_over(tools, job)
            return None
        if keys < KEYS:
            # An attempt may still be under way: only its own key is sure not to make a second.
            job = await wait(
                tools,
                job,
                0.0,
                state=JobState.CHECKING,
                error=job.error,
                attempted_at=looked_at,
                keys=keys + 1,
            )
            return await _attempt_again(tools, job)
    await ask(
        tools,
        job,
        Question.LINK_UNCLEAR,
        "The provider's answer was lost, and the link does not show there. Nothing was sent to "
        "the customer. Press Look again to try once more, or Do not send.",
    )
    return None


async def _attempt_again(tools: Tools, job: Job) -> Made | None:
    if _is_too_late(tools, job.progress["request"]):
        await _start_over(tools, job)
        return None
    return await _attempt(tools, job)


def _is_too_late(tools: Tools, request: Mapping[str, Any]) -> bool:
    """Whether a link that is to end then would live too short by now."""
    left = float(request["expires_at"]) - tools.provider_now()
    return left < tools.horizons.link_safety_s - BOUND_MARGIN_S


async def _start_over(tools: Tools, job: Job) -> None:
    """The link was looked up and is absent: the next attempt takes a new time and a new key."""
    await wait(tools, job, 0.0, step=None, request=None, doubted=None, key_spent=None)


async def _adopt(tools: Tools, job: Job, link: Link) -> Made | None:
    """The link is there, made now or found."""
    provider = tools.gateway.capabilities.name
    generation = generation_of(job)
    created = link_created_fact(
        link, job.quote_id, generation, job.conversation_id, provider=provider, ours=True
    )
    state = link_state_facts(
        link,
        job.quote_id,
        generation,
        job.conversation_id,
        provider=provider,
        now=tools.provider_now(),
    )
    if link.status != "open":
        why = (
            "The link is paid already, so its message was not sent. The payment is on this quote: "
            "go on with the ticket."
            if link.paid
            else "The link had ended before its message was sent. Nothing was sent to the "
            "customer. Press Send new link to make another."
        )
        given_up = [fact(job, FactKind.OFFER_GIVEN_UP, tools.now(), source=":ended")]
        await fail(
            tools,
            job,
            why,
            [created, *state, *(given_up if job.kind is JobKind.OFFER else ())],
            step=CREATED,
            session=link.session,
        )
        return None
    adopted = moved(
        job, JobState.READY, step=CREATED, session=link.session, expires_at=link.expires_at
    )
    return Made(replace(adopted, error="", not_before=0.0), link.url, [created])


async def keep(tools: Tools, made: Made) -> Made:
    """Write down that the link was made, where its message does not follow at once."""
    if not made.drafts:
        return made
    job = await wait(tools, made.job, 0.0, drafts=made.drafts)
    tools.crash.hit(LINK_CREATED)
    return Made(job, made.url)


async def refuse(
    tools: Tools, job: Job, message: str, *, reason: str = "", says_so: bool = False
) -> None:
    """No link will be made; `says_so`: the message tells that itself. An offer goes whole or not at
    all: with this fact what was made of it is cancelled."""
    if predecessor.has_ended(job):
        message = f"{message} The old link has ended."
    elif ended_by(job) and reason != "made_before":
        message = f"{message} The old link can still be paid."
    text = f"{'' if says_so else 'No link was made. '}{message} The quote is kept."
    if job.kind is JobKind.OFFER:
        text = (
            f"No message was sent: the link of {_named(quote_of(job))} was not made. {message} The "
            "links of the other alternatives are cancelled. The quotes are kept."
        )
    await fail(
        tools,
        job,
        text,
        [
            fact(
                job,
                FactKind.LINK_REFUSED,
                tools.now(),
                source=f":refused:{job.attempts}",
                reason=reason or "refused",
            )
        ],
    )


def _named(quote: Quote) -> str:
    """An alternative in a few words for the agent."""
    return f"{quote.total.decimal} {quote.total.currency}"
