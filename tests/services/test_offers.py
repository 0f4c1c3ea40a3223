"""Up to three alternatives in one message: one is paid, the others end, and money never doubles."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.quote import Flight, LineKind, Quote, QuoteLine
from desktop.models.rebooking.terms import Verification
from desktop.models.stage import Stage
from desktop.services.use_cases.refusals import LinkRefused, NotVerified
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at

PRICES = (18600, 12400, 6800)
PAYABLE = (Stage.CREATING, Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED, Stage.SEEN)


async def alternatives(world: World, conversation: int, count: int = 3) -> list[Quote]:
    """Three ways to fly, each at a price of its own."""
    found: list[Quote] = []
    for place, amount in enumerate(PRICES[:count]):
        quote = await world.quote(
            conversation,
            offer="o1",
            place=place,
            new=Flight("AMS", "BCN", f"2037-11-22T1{place}:15"),
            lines=(QuoteLine(LineKind.FARE_DIFFERENCE, amount),),
        )
        found.append(quote)
    return found


async def roomy(world: World, *, takes_it: bool = True) -> int:
    """A customer whose channel takes a message with three links, or does not."""
    while True:
        number = await world.new_customer()
        known = await world.store.conversation(number)
        if (
            known is not None
            and (known.channel.longest_text > (2500 if takes_it else 1100)) is takes_it
        ):
            return number


async def sent(world: World, count: int = 3) -> tuple[list[Quote], list[str], Job]:
    """An offer that was sent: its quotes, their sessions, its job."""
    quotes = await alternatives(world, await roomy(world), count)
    conversation = quotes[0].conversation_id
    job = await world.ends(await world.desk.links.send_offer(quotes))
    by_quote = {one["client_reference_id"]: one["id"] for one in world.sessions_of(conversation)}
    return quotes, [by_quote[quote.quote_id] for quote in quotes], job


async def test_three_links_go_in_one_message(world: World) -> None:
    quotes, sessions, job = await sent(world)
    assert len(set(sessions)) == 3
    [message] = world.sent_in(job.conversation_id)
    urls = [one["url"] for one in world.sessions_of(job.conversation_id)]
    assert all(url in message["content"].splitlines() for url in urls)
    for quote in quotes:
        ladder = await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
        assert ladder.message == message["id"]
        assert ladder.alternatives == tuple(one.quote_id for one in quotes)
        assert ladder.amount == quote.total.amount


async def test_two_presses_are_one_offer(world: World) -> None:
    conversation = await roomy(world)
    quotes = await alternatives(world, conversation)
    first, second = await asyncio.gather(
        world.desk.links.send_offer(quotes), world.desk.links.send_offer(quotes)
    )
    assert first.job_id == second.job_id
    await world.ends(first)
    assert (await world.desk.links.send_offer(quotes)).job_id == first.job_id
    assert len(world.sessions_of(conversation)) == 3


async def test_paying_one_cancels_the_others(world: World) -> None:
    quotes, sessions, job = await sent(world)
    world.sandbox.pay(sessions[1], "ideal")
    await world.comes_to(quotes[1].quote_id, Stage.PAID)
    for other in (quotes[0], quotes[2]):
        await world.comes_to(other.quote_id, Stage.CANCELLED)
        [cancel] = await jobs_of(world, other, JobKind.CANCEL)
        assert cancel.payload["because"] == quotes[1].quote_id
    states = {one["id"]: one["status"] for one in world.sessions_of(job.conversation_id)}
    assert [states[session] for session in sessions] == ["expired", "complete", "expired"]


async def jobs_of(world: World, quote: Quote, kind: JobKind) -> list[Job]:
    return [one for one in await world.store.jobs_of_quote(quote.quote_id) if one.kind is kind]


async def test_a_payment_under_way_at_the_bank_takes_the_offer_too(world: World) -> None:
    quotes, sessions, _ = await sent(world, 2)
    # As where an airline lets customers pay by a delayed method.
    place = {"session": sessions[0], "generation": 1, "conversation": quotes[0].conversation_id}
    under_way = Draft(
        world.desk.now(),
        FactKind.PAYMENT_PROCESSING,
        quotes[0].quote_id,
        "stripe",
        f"stripe:processing:{sessions[0]}",
        place,
    )
    await world.desk.tools.ledger.record([under_way])
    await world.comes_to(quotes[0].quote_id, Stage.PROCESSING)
    await world.comes_to(quotes[1].quote_id, Stage.CANCELLED)


async def test_a_payment_that_came_while_the_desk_was_off_cancels_the_others_at_the_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quotes, sessions, _ = await sent(world)
    sandbox.pay(sessions[2])
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(quotes[2].quote_id, Stage.PAID)
        for other in quotes[:2]:
            await world.comes_to(other.quote_id, Stage.CANCELLED)
    async with desk_at(sandbox, tmp_path) as world:
        assert [len(await jobs_of(world, one, JobKind.CANCEL)) for one in quotes] == [1, 1, 0]


async def test_the_second_payment_is_caught_shown_and_given_back(world: World) -> None:
    quotes, sessions, job = await sent(world, 2)
    world.sandbox.pay(sessions[0], "card")
    world.sandbox.pay(sessions[1], "ideal")
    first, second = [await world.comes_to(quote.quote_id, Stage.PAID_TWICE) for quote in quotes]
    assert (first.left, second.left) == (18600, 12400)
    rows = await world.desk.inbox_rows([job.conversation_id])
    badge = rows[job.conversation_id].badge
    assert badge is not None and badge.stage is Stage.PAID_TWICE
    await world.ends(await world.desk.after.refund(quotes[1].quote_id, left=12400))
    await world.comes_to(quotes[1].quote_id, Stage.REFUNDED)
    await world.comes_to(quotes[0].quote_id, Stage.PAID)


async def test_one_link_that_is_refused_leaves_none_and_no_message(world: World) -> None:
    quotes = await alternatives(world, await roomy(world))
    # Less than the provider takes, by a rate that nobody knows here.
    lines = (QuoteLine(LineKind.FARE_DIFFERENCE, 6200),)
    tiny = replace(quotes[1], currency="KES", lines=lines)
    job = await world.ends(
        await world.desk.links.send_offer([quotes[0], tiny, quotes[2]]), JobState.FAILED
    )
    assert "cancelled" in job.error and "65.00" in job.error, job.error
    await world.comes_to(quotes[0].quote_id, Stage.CANCELLED)
    await world.comes_to(quotes[1].quote_id, Stage.REFUSED)
    assert await world.facts(quotes[2].quote_id, FactKind.LINK_WITHDRAWN)
    assert [one["status"] for one in world.sessions_of(job.conversation_id)] == ["expired"]
    assert world.sent_in(job.conversation_id) == []


async def test_an_offer_that_has_not_left_is_taken_back_whole(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await roomy(world)
    async with desk_at(sandbox, tmp_path, stripe_url="http://127.0.0.1:9") as offline:
        quotes = await alternatives(offline, conversation)
        job = await offline.desk.links.send_offer(quotes)
        await offline.comes_to(quotes[0].quote_id, Stage.QUEUED)
        await offline.desk.links.cancel_offer(quotes[1].quote_id)
        await offline.ends(job, JobState.REMOVED)
        for quote in quotes:
            assert await offline.facts(quote.quote_id, FactKind.LINK_WITHDRAWN)
    assert world.sessions_of(conversation) == []


async def test_what_cannot_stand_in_one_message_is_refused_before_a_link_is_made(
    world: World,
) -> None:
    conversation = await roomy(world)
    quotes = await alternatives(world, conversation)
    with pytest.raises(LinkRefused, match="the same"):
        await world.desk.links.send_offer([quotes[0], replace(quotes[0], quote_id="twin")])
    with pytest.raises(LinkRefused, match="carries 3"):
        await world.desk.links.send_offer([*quotes, *quotes])
    with pytest.raises(LinkRefused, match="Alternative 2: There is nothing to pay"):
        await world.desk.links.send_offer([quotes[0], replace(quotes[1], lines=())])
    unsaid = replace(quotes[1].rebooking, verified=Verification())
    with pytest.raises(NotVerified, match="Alternative 2: Nobody has said how the customer"):
        await world.desk.links.send_offer([quotes[0], replace(quotes[1], rebooking=unsaid)])
    narrow = await alternatives(world, await roomy(world, takes_it=False))
    with pytest.raises(LinkRefused, match="too long for one message"):
        await world.desk.links.send_offer(narrow)
    assert world.sessions_of(conversation) == []


async def test_an_alternative_that_ended_is_renewed_beside_the_others(world: World) -> None:
    quotes, sessions, _ = await sent(world, 2)
    await world.ends(await world.desk.links.cancel(quotes[1].quote_id))
    await world.comes_to(quotes[1].quote_id, Stage.CANCELLED)
    await world.ends(await world.desk.links.renew(quotes[1].quote_id))
    renewed = await world.comes_to(quotes[1].quote_id, Stage.SENT, Stage.DELIVERED)
    assert renewed.generation == 2
    world.sandbox.pay(sessions[0])
    await world.comes_to(quotes[0].quote_id, Stage.PAID)
    await world.comes_to(quotes[1].quote_id, Stage.CANCELLED)
    with pytest.raises(LinkRefused, match="another of the alternatives"):
        await world.desk.links.renew(quotes[1].quote_id)


async def test_what_a_desk_that_is_off_has_offered_is_ended_by_the_desk_that_sees_the_payment(
    tmp_path: Path,
) -> None:
    with running_sandbox("--quiet") as sandbox:  # of others' payments the desk would read the list
        await _ends_what_another_desk_offered(sandbox, tmp_path)


async def _ends_what_another_desk_offered(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path / "colleague") as colleague:
        await colleague.until(lambda: _looked(colleague))
        async with desk_at(sandbox, tmp_path / "maker") as maker:
            quotes, sessions, job = await sent(maker)
        assert await colleague.store.ladders([quotes[0].quote_id]) == {}, "it has not heard of it"
        sandbox.pay(sessions[1], "ideal")
        first, taken, last = [one.quote_id for one in quotes]
        await colleague.comes_to(taken, Stage.PAID)
        for quote_id in (first, last):
            await colleague.comes_to(quote_id, Stage.CANCELLED)
        rows = await colleague.desk.book.rows([first, taken, last])
        assert [rows[one].not_chosen for one in (first, taken, last)] == [True, False, True]
        states = {one["id"]: one["status"] for one in sandbox.sessions_of(job.conversation_id)}
        assert [states[one] for one in sessions] == ["expired", "complete", "expired"]
    async with desk_at(sandbox, tmp_path / "maker") as again:  # it finds them ended, and once
        for quote_id in (first, last):
            await again.comes_to(quote_id, Stage.CANCELLED)
            assert not await again.facts(quote_id, FactKind.CANCEL_FAILED)


async def test_two_desks_that_see_a_payment_end_the_others_once(
    world: World, sandbox: Sandbox, tmp_path: Path
) -> None:
    quotes, sessions, _ = await sent(world)
    async with desk_at(sandbox, tmp_path / "colleague") as colleague:
        await colleague.comes_to(quotes[2].quote_id, *PAYABLE)
        known = (await colleague.store.ladders([quotes[0].quote_id]))[quotes[0].quote_id]
        assert set(known.alternatives) == {one.quote_id for one in quotes}
        sandbox.pay(sessions[0], "ideal")
        for desk in (world, colleague):
            await desk.comes_to(quotes[0].quote_id, Stage.PAID)
            for quote in quotes[1:]:
                await desk.comes_to(quote.quote_id, Stage.CANCELLED)
                ended = await desk.facts(quote.quote_id, FactKind.LINK_CANCELLED)
                assert len(ended) <= 1
                assert not await desk.facts(quote.quote_id, FactKind.CANCEL_FAILED)
            await desk.until(partial(_has_rested, desk))


async def _has_rested(world: World) -> bool:
    return not [job for job in await world.jobs() if job.kind is JobKind.CANCEL]


async def _looked(world: World) -> bool:
    return world.desk.watcher.passes > 0
