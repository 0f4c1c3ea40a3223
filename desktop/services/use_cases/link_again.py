"""A link that was sent before, in one more message: again, as a reminder, or by another channel.

The provider is read before the message leaves: whoever has paid is not asked to pay again.
"""

import asyncio
import contextlib

from desktop.models.conversation import Channel, Contact, Conversation
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import generation_of
from desktop.models.job_parts import quote_of as quote_as_asked
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.models.reach import Reach, is_same_address
from desktop.models.sms import SmsParts, as_sms, sms_parts
from desktop.models.stage import ReminderDue, Stage
from desktop.services.channels.channel import HubNotAllowed, HubNotReached, HubRefused
from desktop.services.jobs.job_moves import (
    fail,
    remove,
    step_of,
    wait,
)
from desktop.services.jobs.looking import wait_for_hub
from desktop.services.jobs.tools import Tools, fact, home_of
from desktop.services.payments.check_link import check_link_for
from desktop.services.psp.link_host import is_genuine
from desktop.services.use_cases import posting
from desktop.services.use_cases.link_checks import check_place
from desktop.services.use_cases.refusals import LinkRefused

RESEND_ASKED = "resend.asked"
ADDRESS = "address"
BY_ITSELF = "desk"
BY_AGENT = "agent"
LATE_S = 60.0
"""A link with less than this to live is not sent any more."""
PAYING_S = 300.0
"""So long the desk leaves a customer in peace who is just paying."""
_STANDS = frozenset(
    {
        Stage.WITH_HUB,
        Stage.SENT,
        Stage.DELIVERED,
        Stage.SEEN,
        Stage.NOT_DELIVERED,
        Stage.PAYING,
        Stage.AT_BANK,
        Stage.DECLINED,
        Stage.CANCEL_FAILED,
    }
)
REMINDABLE = _STANDS - {Stage.NOT_DELIVERED, Stage.CANCEL_FAILED}
"""Where the desk may remind by itself: the customer has the link, and nothing is in doubt."""


def only_by_person(conversation: Conversation, now: float) -> ReminderDue:
    """Why the desk cannot remind in this conversation by itself; `now` is UTC seconds."""
    try:
        check_place(conversation, now)
    except LinkRefused:
        return ReminderDue.WINDOW
    return ReminderDue.NO if conversation.channel.allows_automation else ReminderDue.PERSON


def remind_id(quote_id: str, generation: int, attempt: int = 0) -> str:
    """The one id of a link's reminder; one that came to nothing can be asked for again."""
    return f"remind:{quote_id}:{generation}" + (f":{attempt}" if attempt else "")


def reminder(
    tools: Tools, quote: Quote, generation: int, *, job_id: str, asked_as: str, by: str
) -> Job:
    """The job that reminds a customer of a link."""
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.REMIND,
        conversation_id=quote.conversation_id,
        quote_id=quote.quote_id,
        payload={"generation": generation, "by": by},
        created_at=tools.now(),
    )


async def ask_for_reminder(tools: Tools, job: Job) -> Job:
    """Make a reminder durable with the fact that it was asked."""
    by = str(job.payload["by"])
    actor = tools.actor() if by == BY_AGENT else "desk"
    kind = FactKind.REMINDER_ASKED
    asked = fact(job, kind, tools.now(), source=":asked", actor=actor, by=by)
    return await tools.ledger.add_job(job, [asked])


def resending(
    tools: Tools,
    quote: Quote,
    generation: int,
    conversation_id: int,
    *,
    job_id: str,
    asked_as: str,
    address: str = "",
) -> Job:
    """The job that sends a link once more, into this conversation. `address` is what the agent has
    read back to the customer, where it goes by another channel."""
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.RESEND,
        conversation_id=conversation_id,
        quote_id=quote.quote_id,
        payload={
            "generation": generation,
            "home": quote.conversation_id,
            **({ADDRESS: address} if address else {}),
        },
        created_at=tools.now(),
    )


async def ask_for_resend(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked; an address that was read back stands beside
    the entry."""
    read_back = str(job.payload.get(ADDRESS, ""))
    asked = fact(
        job,
        RESEND_ASKED,
        tools.now(),
        source=":asked",
        actor=tools.actor(),
        private={"address": read_back} if read_back else None,
        to=job.conversation_id,
        read_back=bool(read_back),
    )
    return await tools.ledger.add_job(job, [asked])


def check_stage(ladder: Ladder | None, now: float) -> Ladder:
    """Raise `LinkRefused` where there is no link that a customer could be sent again. `now` is the
    provider's UTC seconds."""
    if ladder is not None and (ladder.stage.has_money or ladder.stage is Stage.PAID_ELSEWHERE):
        raise LinkRefused("This quote is paid already.", "Nothing was sent.")
    if ladder is not None and ladder.stage is Stage.PROCESSING:
        raise LinkRefused(
            "The customer's payment is under way at the bank.", "Wait until the bank has answered."
        )
    if ladder is not None and ladder.stage in (Stage.CHECKING, Stage.UNKNOWN, Stage.CREATING):
        raise LinkRefused(
            "It is not known yet whether the link's first message went.", "Wait for that first."
        )
    if ladder is None or ladder.stage not in _STANDS:
        raise LinkRefused("There is no link that can be paid.", "Send a new link.")
    if ladder.expires_at is not None and ladder.expires_at - now < LATE_S:
        raise LinkRefused("The link is about to end.", "Send a new link.")
    return ladder


async def quote_of(tools: Tools, quote_id: str, generation: int) -> Quote | None:
    """The quote as this link was made of it, which may have been edited since; None where the link
    is not this desk's."""
    for job in await tools.ledger.store.jobs_of_quote(quote_id):
        if job.kind.makes_links and generation_of(job) == generation:
            return quote_as_asked(job)
    return None


async def reaches(tools: Tools, quote_id: str) -> tuple[Reach, ...]:
    """By which other conversations the quote's customer can be reached now: their own, private,
    and open for a reply. The newest of each channel and address, the likeliest first."""
    store = tools.ledger.store
    home = await store.conversation(await tools.ledger.conversation_of(quote_id))
    if home is None:
        return ()
    contact = await store.contact(home.contact_id)
    found: dict[tuple[Channel, str], Reach] = {}
    mine = await store.conversations_with(home.contact_id)
    for one in sorted(mine, key=lambda one: one.last_activity_at, reverse=True):
        if one.conversation_id == home.conversation_id or not one.can_reply:
            continue
        try:
            check_place(one, tools.now())
        except LinkRefused:
            continue
        reach = Reach(one.conversation_id, one.channel, address_of(one.channel, contact))
        found.setdefault((reach.channel, reach.address), reach)
    return tuple(found.values())


def address_of(channel: Channel, contact: Contact | None) -> str:
    """Where a channel reaches a contact, as the agent reads it back."""
    if contact is None:
        return ""
    match channel:
        case Channel.SMS | Channel.WHATSAPP:
            return contact.phone or contact.handle or contact.name
        case Channel.EMAIL:
            return contact.email or contact.name
        case _:
            return contact.handle or contact.name


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
        return
    # A payment may be ahead of the watcher, of this link or of another alternative.
    if not await check_link_for(tools, job, offer=True):
        return
    goes_on, fetched = await posting.addressee(tools, job)
    if not goes_on:
        return
    if fetched is None:
        await _stop(tools, job, "The hub does not show this conversation. Nothing was sent.")
        return
    conversation, contact = fetched
    ladder = await _ladder(tools, job)
    if ladder is None or await _stands_against(tools, job, ladder, conversation, contact):
        return
    text = await _text(tools, job, ladder, conversation, contact)
    if text is None:
        return
    await posting.post(tools, job, text, kept="The link itself can still be paid.")


async def to_send_again(tools: Tools, quote_id: str) -> tuple[Ladder, Quote]:
    """Where a quote's link stands that can be sent again, and of what it was made. Raises
    `LinkRefused` where there is none."""
    ladder = await tools.ledger.store.ladder(quote_id)
    ladder = check_stage(ladder, tools.provider_now())
    quote = await quote_of(tools, quote_id, ladder.generation)
    if quote is None:
        raise LinkRefused(*NOT_OURS)
    return ladder, quote


async def words(tools: Tools, quote_id: str, *, reminds: bool, host: str) -> str:
    """What the customer would read, with the link's host and the rest elided. Raises
    `LinkRefused`."""
    ladder, quote = await to_send_again(tools, quote_id)
    home = await tools.ledger.store.with_contact(quote.conversation_id)
    contact = home[1] if home else None
    text = await _again(tools, ladder, quote, contact, url=f"{host}/…", reminds=reminds)
    return as_sms(text) if home and home[0].channel is Channel.SMS else text


async def sms_of(tools: Tools, quote_id: str) -> SmsParts:
    """How many SMS the link takes with its words. Raises `LinkRefused`."""
    ladder, quote = await to_send_again(tools, quote_id)
    home = await tools.ledger.store.with_contact(quote.conversation_id)
    contact = home[1] if home else None
    url = await tools.ledger.store.link_url(quote_id, ladder.generation)
    most = Channel.SMS.longest_text
    return sms_parts(as_sms(await _again(tools, ladder, quote, contact, url=url, most=most)))


async def decline_words(tools: Tools, quote_id: str) -> str:
    """What may be said to the customer whose last payment was declined: why, and another way to
    pay. Raises `LinkRefused`."""
    ladder = await tools.ledger.store.ladder(quote_id)
    known = await tools.ledger.store.with_contact(await tools.ledger.conversation_of(quote_id))
    if ladder is None or ladder.stage is not Stage.DECLINED or known is None:
        raise LinkRefused("No payment of this link is declined now.")
    quote = await tools.ledger.store.quote(quote_id)
    language = quote.language if quote is not None else known[0].language
    name = known[1].name if known[1] else ""
    return await asyncio.to_thread(_declined, language, ladder.reason, ladder.method, name)


NOT_OURS = (
    "This link was made by another desk, which alone knows its address.",
    "Send it again there, or cancel it and send a new one.",
)


async def _ladder(tools: Tools, job: Job) -> Ladder | None:
    """Where the link stands; None where it cannot be sent any more: then the job is over."""
    ladder = await tools.ledger.store.ladder(job.quote_id)
    if ladder is not None and ladder.generation != generation_of(job):
        await _stop(tools, job, "A newer link has taken this one's place. Nothing was sent.")
        return None
    try:
        return check_stage(ladder, tools.provider_now())
    except LinkRefused as error:
        await _stop(tools, job, f"{error.message} Nothing was sent.")
        return None


async def _stands_against(
    tools: Tools, job: Job, ladder: Ladder, conversation: Conversation, contact: Contact | None
) -> bool:
    """Whether the message may not go there, or not now; then the job has been told so."""
    by_itself = _by_itself(job)
    if job.kind is JobKind.REMIND and ladder.reminded is not None:
        await _stop(tools, job, "The customer was reminded of this link before. Nothing was sent.")
        return True
    try:
        check_place(conversation, tools.now())
    except LinkRefused as error:
        await _stop(tools, job, f"{error.message} Nothing was sent.", due=ReminderDue.WINDOW)
        return True
    if by_itself and only_by_person(conversation, tools.now()):
        await _stop(tools, job, "A person has to send this reminder.", due=ReminderDue.PERSON)
        return True
    if by_itself and ladder.stage not in REMINDABLE:
        await _stop(tools, job, "The reminder was not sent.")
        return True
    is_paying = ladder.stage in (Stage.PAYING, Stage.AT_BANK)
    if by_itself and is_paying and tools.provider_now() - ladder.since < PAYING_S:
        await wait(tools, job, tools.horizons.retry_longest_s)
        return True
    home = await tools.ledger.store.conversation(home_of(job))
    if home is not None and home.contact_id != conversation.contact_id:
        await _stop(
            tools, job, "That conversation belongs to another customer by now. Nothing was sent."
        )
        return True
    return await _moved_away(tools, job, conversation, contact)


async def _moved_away(
    tools: Tools, job: Job, conversation: Conversation, contact: Contact | None
) -> bool:
    """Whether the customer has another address there by now than was read back, as the hub tells
    where this desk believes so; then the job has been told."""
    read_back = str(job.payload.get(ADDRESS, ""))
    if not read_back or is_same_address(address_of(conversation.channel, contact), read_back):
        return False
    with contextlib.suppress(HubRefused):  # nobody is there by that number any more
        try:
            contact = await tools.hub.contact(conversation.contact_id)
        except (HubNotReached, HubNotAllowed) as error:
            await wait_for_hub(tools, job, error)
            return True
        await tools.ledger.save_conversations((), (contact,))
        if is_same_address(address_of(conversation.channel, contact), read_back):
            return False
    await _stop(
        tools,
        job,
        "The customer has another address there by now than was read back. Nothing was sent.",
    )
    return True


async def _text(
    tools: Tools, job: Job, ladder: Ladder, conversation: Conversation, contact: Contact | None
) -> str | None:
    url = await tools.ledger.store.link_url(job.quote_id, ladder.generation)
    quote = await quote_of(tools, job.quote_id, ladder.generation)
    if quote is None or not is_genuine(url, tools.gateway.capabilities.link_hosts):
        await _stop(tools, job, " ".join(NOT_OURS))
        return None
    text = await _again(
        tools,
        ladder,
        quote,
        contact,
        url=url,
        reminds=job.kind is JobKind.REMIND,
        most=conversation.channel.longest_text,
    )
    return as_sms(text) if conversation.channel is Channel.SMS else text


async def _stop(tools: Tools, job: Job, why: str, *, due: ReminderDue = ReminderDue.NO) -> None:
    """It is not sent. What the desk began by itself ends quietly, unless it is `due` by a person:
    then card, inbox and Payments say so."""
    if not _by_itself(job):
        await fail(tools, job, why)
        return
    facts = (
        [fact(job, FactKind.REMINDER_DUE, tools.now(), source=":by_hand", reason=due.value)]
        if due
        else []
    )
    await remove(tools, job, facts, error=why)


def _by_itself(job: Job) -> bool:
    return job.payload.get("by") == BY_ITSELF


async def _again(
    tools: Tools,
    ladder: Ladder,
    quote: Quote,
    contact: Contact | None,
    *,
    url: str,
    reminds: bool = False,
    most: int | None = None,
) -> str:
    """The message with a link that was sent before, of at most so many signs."""
    now = tools.provider_now()

    def message() -> str:
        from desktop.services import link_words  # babel takes a while to load

        return link_words.again_message(
            quote,
            url,
            contact_name=contact.name if contact else "",
            ends_at=ladder.expires_at or now,
            now=now,
            reminds=reminds,
            most=most,
        )

    return await asyncio.to_thread(message)


def _declined(language: str, code: str, method: str, name: str) -> str:
    from desktop.services import link_words  # babel takes a while to load

    return link_words.declined_message(language, code, method, contact_name=name)
