"""A call is found by number, goes on after a restart, and is wrapped up with one note."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from desktop.models.conversation import Channel, Contact
from desktop.models.customer import ContactEdit
from desktop.models.job import Job
from desktop.models.journal import Draft, verify
from desktop.models.offer import in_order
from desktop.models.phone_call import Call, CallEnd, CallReason, fold_calls
from desktop.models.reach import Reach
from desktop.models.rebooking.clock import one_clock
from desktop.models.sms import as_sms, sms_parts
from desktop.models.stage import Stage
from desktop.services.phone import numbers
from desktop.services.phone.calls import KEPT_S
from desktop.services.store.privacy_part import Person
from desktop.services.use_cases.refusals import LinkRefused, ReadBackFirst, ReplyRefused
from desktop.services.wording import link_message
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at

NOWHERE = "http://127.0.0.1:9"
SANNE = "+31612345678"


@pytest.mark.parametrize(
    ("one", "other", "region", "same"),
    [
        (SANNE, "+31 6 1234 5678", "", True),
        ("0612345678", SANNE, "", True),
        ("0612345678", SANNE, "NL", True),
        ("06-12345678", SANNE, "BE", False),  # there it would be a Belgian number
        ("0031612345678", SANNE, "", True),
        ("612345678", SANNE, "", True),
        ("+32612345678", SANNE, "", False),
        ("+31612345679", SANNE, "", False),
        ("45678", SANNE, "", False),
        ("", SANNE, "", False),
        ("12345678", "87654321", "", False),
    ],
)
def test_a_number_is_the_same_in_any_notation(
    one: str, other: str, region: str, same: bool
) -> None:
    assert numbers.same(one, other, region) is same
    assert numbers.same(other, one, region) is same


def test_a_number_is_written_as_people_read_it() -> None:
    assert numbers.readable(SANNE) == "+31 6 12345678"
    assert numbers.readable("2345") == "2345"
    assert numbers.e164("06 1234 5678", "NL") == SANNE
    assert numbers.e164("06 1234 5678", "") == "06 1234 5678"


async def sanne(world: World) -> int:
    """Her conversation, once it is on the desk."""
    number = world.sandbox.conversation_of("Sanne de Vries")
    await world.knows(number)
    await world.until(lambda: _agent(world))
    return number


async def _agent(world: World) -> bool:
    return world.desk.agent is not None


async def _nothing_waits(world: World) -> bool:
    return not await world.jobs()


def call_of(world: World) -> Call:
    [call] = world.desk.calls.all
    return call


def notes_in(world: World, number: int) -> list[str]:
    """What colleagues really read in a conversation at the hub."""
    return [one["content"] for one in world.sandbox.messages_in(number) if one["private"]]


@pytest.mark.parametrize("number", [SANNE, "0031612345678", "0612345678"])
async def test_a_caller_is_found_by_number_with_what_she_wrote(world: World, number: str) -> None:
    conversation = await sanne(world)
    [found] = await world.desk.callers.of_number(number, "NL")
    assert (found.contact.name, found.conversation_id) == ("Sanne de Vries", conversation)
    assert await world.desk.callers.of_number("+31600000000", "NL") == ()
    assert await world.desk.callers.of_number("", "NL") == ()


@pytest.mark.parametrize("typed", ["06 1234 5678", "K7Q2MX", "sanne de vr", "k7q2mx"])
async def test_a_caller_is_found_by_what_is_typed(world: World, typed: str) -> None:
    conversation = await sanne(world)

    async def found() -> bool:  # the index follows the hub
        names = [one.contact.name for one in await world.desk.callers.find(typed, "NL")]
        return names == ["Sanne de Vries"]

    await world.until(found)
    [caller] = await world.desk.callers.find(typed, "NL")
    assert caller.conversation_id == conversation


async def test_a_number_that_only_ends_alike_is_another_customers(world: World) -> None:
    conversation = await sanne(world)
    contact = (await world.store.with_contact(conversation))[1]  # type: ignore[index]
    assert contact is not None
    german = replace(contact, phone="+4915187654321")
    await world.desk.tools.ledger.save_conversations((), [german])

    async def known() -> bool:  # the index follows
        return bool(await world.desk.callers.find("8765 4321", "NL"))

    await world.until(known)  # the end of it is enough where no beginning says otherwise
    assert await world.desk.callers.find("06-8765 4321", "NL") == ()
    assert await world.desk.callers.find("+31 6 8765 4321", "NL") == ()
    assert await world.desk.callers.find("0151 8765 4321", "DE") != ()


async def test_several_customers_with_one_number_are_all_found(world: World) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    known = [await world.store.with_contact(number) for number in (first, second)]
    contacts = [one[1] for one in known if one and one[1]]
    shared = "+31209999999"
    await world.desk.tools.ledger.save_conversations(
        (), [replace(one, phone=shared) for one in contacts]
    )
    found = await world.desk.callers.of_number("020 999 9999", "NL")
    assert {one.conversation_id for one in found} == {first, second}


@pytest.mark.parametrize("number", [SANNE, "0612345678", "0031612345678"])
async def test_whom_only_the_hub_knows_is_brought(world: World, number: str) -> None:
    conversation = await sanne(world)
    await world.desk.tools.ledger.store.save_conversations((), [Contact(1, "")])
    [found] = await world.desk.callers.at_hub(number, "NL") or ()
    assert (found.contact.name, found.conversation_id) == ("Sanne de Vries", conversation)
    assert await world.desk.callers.at_hub("+31600000000", "NL") == ()


async def test_without_the_hub_that_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE) as world:
        assert await world.desk.callers.at_hub(SANNE, "NL") is None


async def test_a_call_is_wrapped_up_with_one_note_and_its_numbers(world: World) -> None:
    conversation, calls = await sanne(world), world.desk.calls
    [caller] = await world.desk.callers.of_number(SANNE, "NL")
    call = await calls.begin(SANNE, contact_id=caller.contact.contact_id, conversation=conversation)
    assert (await calls.begin(SANNE)).call_id == call.call_id  # the softphone says it twice
    await calls.read_back(call.call_id, conversation, SANNE)
    assert call_of(world).may_send(conversation)
    await calls.hang_up(call.call_id)
    assert calls.now == call_of(world) and not call_of(world).is_talking
    with pytest.raises(ReplyRefused):
        await calls.end(call.call_id, CallReason.REBOOKING, CallEnd.PAID, " ")
    assert not call_of(world).is_over  # nothing was written
    text = "Call: rebooking, paid. Her card is 4242 4242 4242 4242"
    job = await calls.end(call.call_id, CallReason.REBOOKING, CallEnd.PAID, text)
    again = await calls.end(call.call_id, CallReason.OTHER, CallEnd.ANSWERED, "Once more")
    assert isinstance(job, Job) and again is None
    await world.ends(job)
    [said] = notes_in(world, conversation)
    assert said.startswith("Call: rebooking, paid.") and "4242" not in said
    ended = call_of(world)
    assert (ended.reason, ended.end, calls.now) == (CallReason.REBOOKING, CallEnd.PAID, None)
    entries = [one.entry for one in await world.store.entries(limit=5000)]
    [numbers_of_it] = [one.body for one in entries if one.kind == "call.ended"]
    assert numbers_of_it["talked_s"] >= 0 and numbers_of_it["reason"] == "rebooking"
    assert SANNE not in str([one.body for one in entries])  # numbers stand beside the journal
    assert verify(await world.store.entries(limit=10_000)) == []


@pytest.mark.parametrize("when", ["talking", "hung up"])
async def test_a_call_goes_on_after_a_restart(sandbox: Sandbox, tmp_path: Path, when: str) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await sanne(world)
        [caller] = await world.desk.callers.of_number(SANNE, "NL")
        call = await world.desk.calls.begin(
            SANNE, contact_id=caller.contact.contact_id, conversation=conversation
        )
        if when == "hung up":
            await world.desk.calls.hang_up(call.call_id)
        before = call_of(world)
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.calls.read()
        assert call_of(world) == world.desk.calls.now == before
        await world.desk.calls.go_on(call.call_id)
        assert call_of(world).is_talking
        job = await world.desk.calls.end(
            call.call_id, CallReason.OTHER, CallEnd.ANSWERED, f"Wrapped up after a restart, {when}"
        )
        assert job is not None
        await world.ends(job)
        assert [one for one in notes_in(world, conversation) if when in one] == [
            f"Wrapped up after a restart, {when}"
        ]


async def test_a_withheld_number_is_joined_later_or_dropped(world: World) -> None:
    conversation, calls = await sanne(world), world.desk.calls
    one, other = await calls.begin(), await calls.begin()
    assert one.call_id != other.call_id  # nobody can tell that they are the same
    await calls.drop(other.call_id)
    [caller] = await world.desk.callers.find(SANNE, "NL")
    await calls.join(one.call_id, caller.contact.contact_id, conversation)
    assert call_of(world).conversation_id == conversation
    await calls.drop(one.call_id)
    assert calls.all == () and calls.now is None


async def test_one_caller_is_on_the_line_at_a_time_by_the_journal_too(world: World) -> None:
    calls = world.desk.calls
    first = await calls.begin(SANNE)
    second = await calls.begin("+441632960123")
    assert [one.call_id for one in calls.all if one.is_talking] == [second.call_id]
    waiting = calls.call(first.call_id)
    assert waiting is not None and not waiting.is_over and calls.now == second
    assert (await calls.begin("+441632960123")).call_id == second.call_id  # said twice by the phone
    await calls.go_on(first.call_id)
    assert [one.call_id for one in calls.all if one.is_talking] == [first.call_id]
    assert fold_calls(await world.store.call_facts(0.0)) == calls.all
    for one in calls.all:
        await calls.drop(one.call_id)


async def test_what_is_found_late_leaves_what_the_agent_said(world: World) -> None:
    conversation, calls = await sanne(world), world.desk.calls
    [caller] = await world.desk.callers.of_number(SANNE, "NL")
    call = await calls.begin("+441632960123")
    await calls.join(call.call_id, 99, 0, only_if_unknown=True)
    assert call_of(world).contact_id == 99
    await calls.join(call.call_id, caller.contact.contact_id, conversation)
    told = len(await world.store.call_facts(0.0))
    await calls.join(call.call_id, 99, 0, only_if_unknown=True)
    assert call_of(world).conversation_id == conversation
    assert len(await world.store.call_facts(0.0)) == told


async def test_an_unknown_caller_leaves_numbers_and_no_note(world: World) -> None:
    await sanne(world)
    call = await world.desk.calls.begin("+441632960123")
    ended = await world.desk.calls.end(call.call_id, CallReason.OTHER, CallEnd.ANSWERED, "Hello")
    assert ended is None and call_of(world).is_over
    assert [job.kind for job in await world.jobs()] == []


async def test_the_number_leaves_with_old_text_or_with_the_customer(world: World) -> None:
    conversation, calls = await sanne(world), world.desk.calls
    [caller] = await world.desk.callers.of_number(SANNE, "NL")
    call = await calls.begin(SANNE)
    await calls.join(call.call_id, caller.contact.contact_id, conversation)
    await calls.read_back(call.call_id, conversation, SANNE)
    strangers = await calls.begin("+441632960123")
    person = Person(caller.contact.contact_id, (conversation,))
    told = await world.store.all_about(person)
    assert SANNE in str(told["journal"]) and "+441632960123" not in str(told)
    await world.until(lambda: _nothing_waits(world))
    record = Draft(world.desk.now(), "customer.erased", "", "desk", "desk:erased:test", {})
    await world.store.erase(person, record)
    assert SANNE not in str(await world.store.call_facts(0.0))
    assert "+441632960123" in str(await world.store.call_facts(0.0))
    assert await world.store.forget_calls(world.desk.now() + 1) == 1
    assert await world.store.forget_calls(world.desk.now() + 1) == 0
    facts = await world.store.call_facts(0.0)
    assert {one.body["call"] for one in facts} == {call.call_id, strangers.call_id}
    assert not any(one.private for one in facts)
    assert verify(await world.store.entries(limit=10_000)) == []


async def test_a_number_leaves_memory_when_it_leaves_the_journal(world: World) -> None:
    calls = world.desk.calls
    call = await calls.begin("+441632960123")
    await world.store.forget_calls(world.desk.now() + 1)
    assert call_of(world).number
    await world.desk.retention.forget_once()
    assert call_of(world) == replace(call, number="")
    await calls.drop(call.call_id)


async def test_a_desk_that_runs_for_long_holds_calls_as_long_as_one_that_starts(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path, start=False) as world:
        calls, clock = world.desk.calls, world.desk.tools.clock
        old = await calls.begin("+441632960123")
        later = formatdate(world.desk.now() + KEPT_S + 60.0)
        for _ in range(2):
            clock.note("stripe", later, clock.monotonic(), clock.monotonic())
        new = await calls.begin(SANNE)
        assert calls.all == (new,) and calls.call(old.call_id) is None


async def test_an_old_call_does_not_vouch_for_the_address_of_a_new_one(world: World) -> None:
    conversation, calls = await sanne(world), world.desk.calls
    [caller] = await world.desk.callers.of_number(SANNE, "NL")
    whose = {"contact_id": caller.contact.contact_id, "conversation": conversation}
    before = await calls.begin(SANNE, **whose)
    await calls.read_back(before.call_id, conversation, SANNE)
    assert calls.waits_for_read_back(conversation) is None
    await calls.hang_up(before.call_id)  # and nobody wrapped it up
    now = await calls.begin(SANNE, **whose)
    assert calls.waits_for_read_back(conversation) == now
    await calls.read_back(now.call_id, conversation, SANNE)
    assert calls.waits_for_read_back(conversation) is None


async def test_an_edited_number_is_found_too(world: World) -> None:
    number = await world.new_customer()
    job = await world.desk.edit_contact(number, ContactEdit(phone="+31201112223"))
    await world.ends(job)

    async def found() -> bool:
        return [
            one.conversation_id for one in await world.desk.callers.of_number("0201112223", "NL")
        ] == [number]

    await world.until(found)


# --- how a link reaches the caller


async def known_inboxes(world: World) -> None:
    """Wait until the desk knows the hub's inboxes."""

    async def known() -> bool:
        return bool(world.desk.directory.inboxes)

    await world.until(known)


async def test_sms_and_e_mail_come_first_and_nothing_twice(world: World) -> None:
    await sanne(world)
    await known_inboxes(world)
    [caller] = await world.desk.callers.of_number(SANNE, "NL")
    ways = await world.desk.callers.ways_to(caller.contact, SANNE)
    assert [one.channel for one in ways] == [Channel.SMS, Channel.EMAIL, Channel.MESSENGER]
    assert [one.address for one in ways[:2]] == [SANNE, caller.contact.email]
    assert [one.is_new for one in ways] == [True, True, False]
    strangers = await world.desk.callers.ways_to(None, "+31687654321")
    assert [(one.channel, one.address) for one in strangers] == [
        (Channel.SMS, "+31687654321"),
        (Channel.EMAIL, ""),
    ]
    assert (await world.desk.callers.ways_to(None, "2345"))[0].address == ""  # an extension


async def test_sms_are_counted_with_a_link_as_long_as_the_real_one(world: World) -> None:
    number = await world.new_customer()
    quote = await world.quote(number, language="en")
    guessed = await world.desk.callers.sms_parts(quote, "Ana")
    await world.ends(await world.desk.links.send(quote))
    await world.comes_to(quote.quote_id, Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED)
    [message] = world.sent_in(number)
    url = await world.store.newest_link_url()
    assert url and url in message["content"]
    counted = await world.desk.callers.sms_parts(quote, "Ana")
    now = world.desk.tools.provider_now()
    ends_at = one_clock(quote, now).link_ends or now
    by_sms = link_message(quote, url, contact_name="Ana", ends_at=ends_at, now=now, most=1600)
    assert counted == sms_parts(as_sms(by_sms)).count
    assert guessed >= counted  # before the first link the longest is reckoned with


async def test_a_quote_that_was_begun_goes_along_to_another_channel(world: World) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    carry = world.desk.callers.carry_draft
    assert not await carry(first, second)  # there is none
    quote = await world.quote(first)
    before = await world.quote(second)
    await world.desk.quotes.save(before)
    await world.desk.quotes.save(quote)
    told: set[int] = set()
    world.desk.notices.subscribe(lambda change: told.update(change.conversations))
    moved = await carry(first, second)
    assert {first, second} <= told  # both rows of the inbox show another draft
    there = (await world.desk.thread(second)).draft
    assert there is not None and there.total == quote.total and there == moved[quote.quote_id]
    assert (await world.desk.thread(first)).draft is None
    # What was begun there before is kept behind it.
    await world.desk.quotes.discard(there)
    assert (await world.desk.thread(second)).draft == before


async def test_what_the_desk_filled_in_goes_along_and_what_says_nothing_does_not(
    world: World,
) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    carry = world.desk.callers.carry_draft
    quote = await world.quote(first)
    empty = replace(quote, old=None, new=None, lines=())
    assert not await carry(first, second, empty)
    assert await carry(first, second, replace(empty, old=quote.old))  # the route she had asked for
    there = (await world.desk.thread(second)).draft
    assert there is not None and there.old == quote.old


async def test_all_alternatives_go_along_as_one_offer(world: World) -> None:
    first, second = await world.new_customer(), await world.new_customer()
    one, other = await world.quote(first), await world.quote(first)
    for quote in in_order([one, replace(other, new=None)], "an-offer"):
        await world.desk.quotes.save(quote)
    await world.desk.callers.carry_draft(first, second)
    there = (await world.desk.thread(second)).alternatives
    assert [quote.new for quote in there] == [one.new, None]
    assert {quote.conversation_id for quote in there} == {second}
    assert (await world.desk.thread(first)).alternatives == ()


async def test_on_a_call_nothing_with_a_link_leaves_before_the_address_was_read_back(
    world: World,
) -> None:
    number = await world.new_customer()
    links, calls = world.desk.links, world.desk.calls
    quote = await world.quote(number)
    await world.ends(await links.send(quote))
    ladder = await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
    known = await world.store.with_contact(number)
    assert known is not None and known[1] is not None
    call = await calls.begin("", contact_id=known[1].contact_id, conversation=number)
    quote_id, generation = quote.quote_id, ladder.generation
    ways: list[Callable[[], Awaitable[Job]]] = [
        lambda: links.send(quote),
        lambda: links.send_offer([quote]),
        lambda: links.renew(quote_id),
        lambda: links.replace(quote, generation),
        lambda: links.renew_open(quote_id, generation),
        lambda: links.remind(quote_id),
        lambda: links.resend(quote_id, ladder.carriers),
    ]
    for way in ways:
        with pytest.raises(ReadBackFirst) as refused:
            await way()
        assert refused.value.conversation_id == number
    with pytest.raises(LinkRefused, match="does not reach"):  # by another way: its own check
        await links.resend(quote_id, ladder.carriers, Reach(number, Channel.SMS, SANNE))
    assert await world.jobs() == [] and len(world.sent_in(number)) == 1
    await calls.read_back(call.call_id, number, SANNE)
    await world.ends(await links.resend(quote_id, ladder.carriers))
    assert len(world.sent_in(number)) == 2
    await calls.drop(call.call_id)
