"""While the customer pays: reminded once, sent again, renewed and replaced, never two alive."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation import Channel, Conversation, ConversationStatus
from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.job import JobKind, JobState
from desktop.models.ladder import Ladder
from desktop.models.news import News
from desktop.models.payment_step import PaymentStep, next_step
from desktop.models.preferences import Notice, Preferences
from desktop.models.quote import LineKind, Quote, QuoteLine
from desktop.models.stage import ReminderDue, Stage
from desktop.services.notices import Change
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from desktop.services.unattended.named_quotes import quote_id_of
from desktop.services.use_cases import link_again
from desktop.services.use_cases.link_again import BY_ITSELF
from desktop.services.use_cases.refusals import LinkRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at

STANDS = (Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED, Stage.SEEN)
DEARER = (QuoteLine(LineKind.FARE_DIFFERENCE, 21000),)


async def sent(world: World, **changes: Any) -> tuple[Quote, Ladder]:
    """A link that the customer has."""
    quote = await world.quote(await world.new_customer(), **changes)
    await world.ends(await world.desk.links.send(quote))
    return quote, await world.comes_to(quote.quote_id, *STANDS)


async def sent_where(world: World, *, automation: bool) -> Quote:
    """A link that a customer has whose channel lets the desk write by itself, or does not."""
    for _ in range(20):
        number = await world.new_customer()
        conversation = await world.store.conversation(number)
        assert conversation is not None
        if conversation.channel.allows_automation is automation:
            quote = await world.quote(number)
            await world.ends(await world.desk.links.send(quote))
            await world.comes_to(quote.quote_id, *STANDS)
            return quote
    raise LookupError("no customer of such a channel")


async def not_by_sms(world: World) -> int:
    """Somebody who wrote, and not by SMS: there the number is looked at first (`test_opening`)."""
    while True:
        number = await world.new_customer()
        if await world.desk.tools.channel(number) is not Channel.SMS:
            return number


async def one_person(world: World, base: int, other: int, conversation: int) -> None:
    """The hub has found that two contacts are one."""
    ids = {"base_contact_id": base, "mergee_contact_id": other}
    answer = await asyncio.to_thread(
        lambda: world.sandbox.hub("POST", "/actions/contact_merge", json=ids)
    )
    assert answer.status_code == 200
    await world.desk.open_conversation(conversation)

    async def known() -> bool:
        found = await world.store.conversation(conversation)
        return found is not None and found.contact_id == base

    await world.until(known, "that both are one")


def alive(world: World, conversation: int) -> list[str]:
    """The links of a conversation that can be paid at the provider now."""
    return [one["id"] for one in world.sessions_of(conversation) if one["status"] == "open"]


# --- once more


async def test_the_same_link_goes_once_more_and_two_presses_are_one(world: World) -> None:
    quote, seen = await sent(world)
    first = await world.desk.links.resend(quote.quote_id, seen.carriers)
    assert (await world.desk.links.resend(quote.quote_id, seen.carriers)).job_id == first.job_id
    await world.ends(first)
    assert (await world.desk.links.resend(quote.quote_id, seen.carriers)).job_id == first.job_id
    original, again = world.sent_in(quote.conversation_id)
    [session] = world.sessions_of(quote.conversation_id)
    assert session["url"] in original["content"] and session["url"] in again["content"]
    after = await world.comes_to(quote.quote_id, *STANDS)
    assert (after.carriers, after.generation) == (2, 1)
    second = await world.desk.links.resend(quote.quote_id, after.carriers)
    await world.ends(second)
    assert len(world.sent_in(quote.conversation_id)) == 3


async def test_whoever_has_paid_is_not_sent_the_link_again(world: World) -> None:
    quote, seen = await sent(world)
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.fault("", "events_late", delay_s=5.0, times=20)
    world.sandbox.pay(session["id"], "card")  # and the desk does not know it yet
    job = await world.desk.links.resend(quote.quote_id, seen.carriers)
    failed = await world.ends(job, JobState.FAILED)
    assert "paid already" in failed.error
    assert (await world.comes_to(quote.quote_id, Stage.PAID)).paid == 18600
    assert len(world.sent_in(quote.conversation_id)) == 1
    with pytest.raises(LinkRefused, match="paid already"):
        await world.desk.links.resend(quote.quote_id, seen.carriers)


async def test_a_link_that_was_not_delivered_goes_by_another_channel_of_the_customer(
    world: World,
) -> None:
    quote = await world.quote(await world.new_customer())
    world.sandbox.fault(f"/conversations/{quote.conversation_id}/", "refuse_message")
    await world.ends(await world.desk.links.send(quote))
    lost = await world.comes_to(quote.quote_id, Stage.NOT_DELIVERED)
    assert all(one.is_new for one in await world.desk.links.reaches(quote.quote_id))
    stranger = await world.new_customer()
    other = await not_by_sms(world)
    home = await world.store.conversation(quote.conversation_id)
    theirs = await world.store.conversation(other)
    assert home is not None and theirs is not None
    await one_person(world, home.contact_id, theirs.contact_id, other)
    reach, *_ = await world.desk.links.reaches(quote.quote_id)
    assert reach.conversation_id == other and reach.address
    with pytest.raises(LinkRefused, match="does not reach"):
        wrong = replace(reach, conversation_id=stranger)
        await world.desk.links.resend(quote.quote_id, lost.carriers, wrong)
    job = await world.desk.links.resend(quote.quote_id, lost.carriers, reach)
    await world.ends(job)
    [message] = world.sent_in(other)
    [session] = world.sessions_of(quote.conversation_id)
    assert session["url"] in message["content"]
    reached = await world.comes_to(quote.quote_id, *STANDS)
    assert (reached.message, reached.not_delivered) == (message["id"], "")
    assert world.sent_in(stranger) == []


async def test_a_link_goes_into_no_conversation_of_another_customer(world: World) -> None:
    quote, _ = await sent(world)
    stranger = await world.new_customer()
    # As where the hub has parted the two after the agent had read the address back.
    job = link_again.resending(
        world.desk.tools, quote, 1, stranger, job_id=new_id(0.0), asked_as="parted"
    )
    job = await link_again.ask_for_resend(world.desk.tools, job)
    world.desk.outbox.wake()
    failed = await world.ends(job, JobState.FAILED)
    assert "another customer" in failed.error
    assert world.sent_in(stranger) == []


# --- reminded


async def test_the_agent_reminds_once_however_often_she_presses(world: World) -> None:
    quote, _ = await sent(world)
    words = await world.desk.links.words(quote.quote_id, reminds=True)
    job = await world.desk.links.remind(quote.quote_id)
    await world.ends(job)
    assert (await world.desk.links.remind(quote.quote_id)).job_id == job.job_id
    _, reminder = world.sent_in(quote.conversation_id)
    assert reminder["content"].splitlines()[0] == words.splitlines()[0]
    assert world.sessions_of(quote.conversation_id)[0]["url"] in reminder["content"]
    assert (await world.comes_to(quote.quote_id, *STANDS)).reminded is not None


async def test_a_link_is_reminded_of_by_itself_at_its_time_and_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        world.desk.prefer(Preferences(remind_before_min=30))
        quote = await sent_where(world, automation=True)
        assert len(world.sent_in(quote.conversation_id)) == 1
        await asyncio.to_thread(sandbox.advance, 4 * 3600 - 29 * 60)

        async def reminded() -> bool:
            await world.desk.reminders.look()  # the clock has jumped
            ladder = await world.ladder(quote.quote_id)
            return ladder is not None and ladder.reminded is not None

        await world.until(reminded, "the reminder")
    async with desk_at(sandbox, tmp_path) as again:
        again.desk.prefer(Preferences(remind_before_min=30))
        await again.desk.reminders.look()
        jobs = await again.store.jobs_of_quote(quote.quote_id)
        assert [job.kind for job in jobs] == [JobKind.SEND_LINK, JobKind.REMIND]
        assert jobs[1].payload["by"] == BY_ITSELF
        assert len(again.sent_in(quote.conversation_id)) == 2


async def test_where_the_channel_forbids_automation_a_person_is_told_to_remind(
    world: World,
) -> None:
    quote = await sent_where(world, automation=False)
    await asyncio.to_thread(world.sandbox.advance, 4 * 3600 - 29 * 60)
    world.desk.prefer(Preferences(remind_before_min=30))

    async def due() -> bool:
        await world.desk.reminders.look()  # the clock has jumped
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.reminder_due

    await world.until(due, "that a person is told")
    assert len(world.sent_in(quote.conversation_id)) == 1
    home = quote.conversation_id
    row = (await world.desk.inbox_rows([home]))[home]
    assert row.badge is not None and row.badge.reminder_due is ReminderDue.PERSON
    listed = (await world.desk.book.rows([quote.quote_id]))[quote.quote_id]
    assert next_step(listed) is PaymentStep.REMIND
    change = Change(conversations=frozenset({home}), quotes=frozenset({quote.quote_id}))
    assert News(Notice.REMIND, home) in await world.desk.news(change)
    assert await world.desk.news(change) == [], "once for each link"
    await world.ends(await world.desk.links.remind(quote.quote_id))
    after = await world.comes_to(quote.quote_id, *STANDS)
    assert after.reminded is not None and not after.reminder_due
    row = (await world.desk.inbox_rows([home]))[home]
    assert row.badge is not None and not row.badge.reminder_due
    assert len(world.sent_in(quote.conversation_id)) == 2


async def test_a_reminder_stops_when_the_link_is_paid_or_cancelled(world: World) -> None:
    paid, _ = await sent(world)
    ended, _ = await sent(world)
    world.desk.outbox.hold()
    reminders = [await world.desk.links.remind(one.quote_id) for one in (paid, ended)]
    [session] = world.sessions_of(paid.conversation_id)
    world.sandbox.pay(session["id"])
    await world.comes_to(paid.quote_id, Stage.PAID)
    await world.desk.links.cancel(ended.quote_id)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    for job in reminders:
        await world.ends(job, JobState.FAILED, JobState.REMOVED)
    for quote in (paid, ended):
        assert len(world.sent_in(quote.conversation_id)) == 1
        with pytest.raises(LinkRefused):
            await world.desk.links.remind(quote.quote_id)


# --- renewed and replaced


async def test_a_renewed_link_is_the_same_quote_anew_and_the_old_one_is_dead(world: World) -> None:
    quote, _ = await sent(world, language="en")
    job = await world.desk.links.renew_open(quote.quote_id, 1)
    assert (await world.desk.links.renew_open(quote.quote_id, 1)).job_id == job.job_id
    await world.ends(job)
    assert (await world.desk.links.renew_open(quote.quote_id, 1)).job_id == job.job_id
    old, new = sorted(world.sessions_of(quote.conversation_id), key=lambda one: one["created"])
    assert (old["status"], new["status"]) == ("expired", "open")
    ladder = await world.comes_to(quote.quote_id, *STANDS)
    assert (ladder.generation, ladder.session) == (2, new["id"])
    _, second = world.sent_in(quote.conversation_id)
    assert new["url"] in second["content"]
    assert "replaces the earlier link" in second["content"]


async def test_a_replaced_link_has_the_new_price_and_the_old_one_is_dead(world: World) -> None:
    quote, _ = await sent(world)
    edited = replace(quote, lines=DEARER)
    job = await world.desk.links.replace(edited, 1)
    assert (await world.desk.links.replace(edited, 1)).job_id == job.job_id
    await world.ends(job)
    ladder = await world.comes_to(quote.quote_id, *STANDS)
    assert (ladder.generation, ladder.amount, ladder.instead_of) == (2, 21000, 18600)
    assert alive(world, quote.conversation_id) == [ladder.session]


async def test_a_link_that_was_just_paid_is_not_replaced_and_its_quote_stands(
    world: World,
) -> None:
    quote, _ = await sent(world)
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.fault("", "events_late", delay_s=5.0, times=20)
    world.sandbox.pay(session["id"])
    job = await world.desk.links.replace(replace(quote, lines=DEARER), 1)
    failed = await world.ends(job, JobState.FAILED)
    assert "paid already" in failed.error or "just paid" in failed.error
    ladder = await world.comes_to(quote.quote_id, Stage.PAID)
    assert (ladder.paid, ladder.amount, ladder.generation) == (18600, 18600, 1)
    kept = await world.store.quote(quote.quote_id)
    assert kept is not None and kept.total.amount == 18600
    assert len(world.sessions_of(quote.conversation_id)) == 1


async def test_cancelling_ends_the_link_and_the_one_that_was_to_take_its_place(
    world: World,
) -> None:
    quote, _ = await sent(world)
    world.desk.outbox.hold()
    job = await world.desk.links.replace(replace(quote, lines=DEARER), 1)
    cancel = await world.desk.links.cancel(quote.quote_id)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    await world.ends(job, JobState.REMOVED)
    await world.ends(cancel)
    assert (await world.comes_to(quote.quote_id, Stage.CANCELLED)).generation == 1
    assert alive(world, quote.conversation_id) == []
    assert len(world.sent_in(quote.conversation_id)) == 1


async def test_cancelling_what_never_took_its_place_says_that_the_link_was_just_paid(
    world: World,
) -> None:
    quote, _ = await sent(world)
    [session] = world.sessions_of(quote.conversation_id)
    world.desk.outbox.hold()
    await world.desk.links.replace(replace(quote, lines=DEARER), 1)
    cancel = await world.desk.links.cancel(quote.quote_id)
    world.sandbox.pay(session["id"])
    await world.comes_to(quote.quote_id, Stage.PAID)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    failed = await world.ends(cancel, JobState.FAILED)
    assert "already paid" in failed.error
    ladder = await world.comes_to(quote.quote_id, Stage.PAID)
    assert (ladder.paid, ladder.generation) == (18600, 1)
    assert await world.facts(quote.quote_id, FactKind.CANCEL_FAILED)


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "500_after_effect", "500", "429"])
async def test_a_renewal_survives_a_lost_answer_about_the_old_link(
    world: World, fault: str
) -> None:
    quote, _ = await sent(world)
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.fault(f"POST /v1/checkout/sessions/{session['id']}/expire", fault)
    await world.ends(await world.desk.links.renew_open(quote.quote_id, 1))
    ladder = await world.comes_to(quote.quote_id, *STANDS)
    assert alive(world, quote.conversation_id) == [ladder.session]
    assert len(world.sessions_of(quote.conversation_id)) == 2
    assert len(await world.facts(quote.quote_id, FactKind.LINK_CANCELLED)) == 1


# --- declined


async def test_a_decline_has_a_reply_that_is_safe_to_send(world: World) -> None:
    quote, _ = await sent(world, language="nl")
    [session] = world.sessions_of(quote.conversation_id)
    with pytest.raises(LinkRefused):
        await world.desk.links.decline_words(quote.quote_id)
    world.sandbox.pay(session["id"], "card", "declined:stolen_card")
    await world.comes_to(quote.quote_id, Stage.DECLINED)
    words = await world.desk.links.decline_words(quote.quote_id)
    assert "de bank heeft de betaling niet geaccepteerd" in words
    assert "een andere kaart of een bankbetaling" in words and "://" not in words


# --- enqueued


async def test_a_file_renews_replaces_reminds_and_sends_again(world: World) -> None:
    conversation = await world.new_customer()
    link = {
        "kind": "send_link",
        "client_id": "offer",
        "conversation": conversation,
        "from": "AMS",
        "to": "BCN",
        "whose_change": "customer",
        "lines": [{"kind": "fare_difference", "amount": 18600}],
    }
    lines: list[dict[str, Any]] = [
        link,
        {"kind": "remind", "client_id": "r1", "quote": "offer"},
        {"kind": "remind", "client_id": "r2", "quote": "offer"},
        {"kind": "resend", "client_id": "again", "quote": "offer"},
        {"kind": "send_link", "client_id": "new", "conversation": conversation, "renews": "offer"},
        {
            **link,
            "client_id": "dearer",
            "replaces": "new",
            "lines": [{"kind": "fare_difference", "amount": 21000}],
        },
    ]
    text = "\n".join(map(json.dumps, lines))
    assert (await enqueue(world.desk, text)).added == 6
    assert (await enqueue(world.desk, text)).known == 6
    quote_id = quote_id_of("offer", conversation)

    async def at_rest() -> bool:
        return not await world.store.unfinished_jobs(conversation)

    await world.until(at_rest)
    ladder = await world.comes_to(quote_id, *STANDS)
    assert (ladder.generation, ladder.amount) == (3, 21000)
    assert alive(world, conversation) == [ladder.session]
    assert len(world.sessions_of(conversation)) == 3
    assert len(world.sent_in(conversation)) == 5  # the second reminder was one too many
    second = await world.store.job_by_client("r2")
    assert second is not None and "reminded" in second.error
    with pytest.raises(EnqueueError, match="cannot stand beside renews"):
        await enqueue(world.desk, json.dumps({**link, "client_id": "x", "renews": "offer"}))


def test_who_can_see_to_a_reminder_depends_on_channel_and_window() -> None:
    messenger = Conversation(1, 1, 1, Channel.MESSENGER, ConversationStatus.OPEN)
    whatsapp = replace(messenger, channel=Channel.WHATSAPP)
    closed = replace(whatsapp, can_reply=False, window_closes_at=100.0)
    assert link_again.only_by_person(messenger, 200.0) is ReminderDue.PERSON
    assert link_again.only_by_person(whatsapp, 200.0) is ReminderDue.NO
    assert link_again.only_by_person(closed, 200.0) is ReminderDue.WINDOW
    assert link_again.only_by_person(closed, 50.0) is ReminderDue.NO, "it is open until then"
