"""With the network gone, at the start or midway: all that is here works, and nothing goes wrong
when it is back."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.card_shield import mask
from desktop.models.inbox import InboxTab
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.stage import Stage
from desktop.models.status import Health
from desktop.services.channels.channel import HubNotReached
from desktop.services.health.service_health import Service
from desktop.services.jobs.job_moves import not_reached
from desktop.services.unattended.headless import UNREACHABLE, work
from desktop.services.use_cases import asking
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer, ReplyRefused
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import FAST, World, desk_at

NOWHERE = "http://127.0.0.1:9"
EVERYTHING = "/api/v1/"
STALE = replace(FAST, reply_fresh_s=0.0)
"""Every reply counts as one that has waited."""
HOURS = 3600.0


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet", "--conversations", "60") as running:
        yield running


@pytest.fixture
async def world(world: World) -> World:
    """With the whole inbox on the desk."""
    await world.desk.inbox.synced.wait()
    return world


async def goes_offline(world: World) -> None:
    """Nothing gets through any more: neither calls nor the socket."""
    for match in (EVERYTHING, "/v1/", "/cable"):
        world.sandbox.fault(match, "drop_before", times=1_000_000)
    world.sandbox.fault("", "socket_cut", delay_s=0.0)

    async def seen() -> bool:
        status = world.desk.status()
        return status.hub.health is Health.DOWN and status.psp.health is Health.DOWN

    await world.until(seen, "the desk did not see that it is offline")


async def comes_back(world: World) -> None:
    world.sandbox.clear_faults()

    async def seen() -> bool:
        return world.desk.status().hub.health is Health.OK

    await world.until(seen)


async def waits(world: World, job: Job) -> None:
    """Wait until it could not leave: what was under way as the network went may tell otherwise."""

    async def seen() -> bool:
        now = await world.store.job(job.job_id)
        return now is not None and now.has_waited

    await world.until(seen, "the job to wait")


async def asks(world: World, job: Job, question: Question) -> Job:
    stopped = await world.ends(job, JobState.ASKING)
    assert question_of(stopped) is question
    return stopped


def texts_of(world: World, conversation: int) -> list[str]:
    return [one["content"] for one in world.sent_in(conversation)]


async def test_without_a_network_at_the_start_all_can_be_read_searched_and_answered(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.inbox.synced.wait()
        conversation = await that_can_be_answered(world)
        before = await world.desk.thread(conversation)
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE, stripe_url=NOWHERE) as world:

        async def away() -> bool:
            status = world.desk.status()
            return (status.hub.health, status.psp.health) == (Health.DOWN, Health.DOWN)

        await world.until(away)
        assert conversation in await world.desk.inbox_ids(InboxTab.MINE)
        thread = await world.desk.thread(conversation)
        assert [one.text for one in thread.messages] == [one.text for one in before.messages]
        word = before.contact.name.split()[0]
        found = await world.desk.search(word)
        assert conversation in [hit.conversation_id for hit in found]
        await world.desk.open_conversation(conversation)
        reply = await world.desk.writing.reply(conversation, "I am looking into it.")
        link = await world.desk.links.send(await world.quote(conversation))
        thread = await world.desk.thread(conversation)
        assert [job.job_id for job in thread.jobs] == [reply.job_id, link.job_id]
        assert thread.cards[-1].ladder.stage is Stage.QUEUED
        assert (await world.desk.inbox_rows([conversation]))[conversation].queued == 2
        assert world.desk.status().waiting == 2
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(link)
        assert texts_of(world, conversation)[0] == "I am looking into it."
        assert len(texts_of(world, conversation)) == 2
        assert len(world.sessions_of(conversation)) == 1


async def that_can_be_answered(world: World) -> int:
    """One of mine whose channel lets us answer for hours yet."""
    for conversation_id in await world.desk.inbox_ids(InboxTab.MINE):
        closes_at = (await world.desk.thread(conversation_id)).conversation.window_closes_at
        if closes_at is None or closes_at > world.desk.now() + 3600:
            return conversation_id
    raise AssertionError("nobody can be answered")


@pytest.mark.parametrize("who", ["customer", "colleague"])
async def test_a_queued_reply_waits_for_a_yes_when_somebody_wrote(world: World, who: str) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    first = await world.desk.writing.reply(conversation, "Shall I book the 12:15?")
    await waits(world, first)
    second = await world.desk.writing.reply(conversation, "It has seats.")
    if who == "customer":
        world.sandbox.say(conversation, "Never mind, I take the train.")
    else:
        world.sandbox.colleague(conversation, "I have booked you on the 14:05.")
    await comes_back(world)
    overtaken = await asks(world, first, Question.WROTE_MEANWHILE)
    assert overtaken.progress["wrote"] == who
    assert world.sent_in(conversation) == []
    shown = [one.text for one in (await world.desk.thread(conversation)).messages]
    assert any("train" in text or "14:05" in text for text in shown)
    row = (await world.desk.inbox_rows([conversation]))[conversation]
    assert (row.queued, row.asking) == (1, 1)

    await world.desk.answer(first.job_id, Answer.SEND_AGAIN)
    await world.ends(first)
    await asks(world, second, Question.WROTE_MEANWHILE)
    await world.desk.answer(second.job_id, Answer.DROP)
    await world.ends(second, JobState.REMOVED)
    assert texts_of(world, conversation) == ["Shall I book the 12:15?"]


async def test_a_young_reply_behind_one_that_asks_waits_for_a_yes_too(world: World) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(f"POST /conversations/{conversation}/messages", "429")
    first = await world.desk.writing.reply(conversation, "Shall I book the 12:15?")
    second = await world.desk.writing.reply(conversation, "It has seats.")
    world.sandbox.say(conversation, "Never mind, I take the train.")
    await asks(world, first, Question.WROTE_MEANWHILE)
    await world.desk.answer(first.job_id, Answer.SEND_AGAIN)
    await world.ends(first)
    await asks(world, second, Question.WROTE_MEANWHILE)
    assert texts_of(world, conversation) == ["Shall I book the 12:15?"]


async def test_a_queued_reply_where_nothing_was_read_here_waits_for_a_yes(world: World) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    await world.store.forget_messages(world.desk.now() + HOURS)
    assert not (await world.desk.thread(conversation)).messages
    job = await world.desk.writing.reply(conversation, "Shall I book the 12:15?")
    await waits(world, job)
    await comes_back(world)
    await asks(world, job, Question.WROTE_MEANWHILE)
    assert texts_of(world, conversation) == []


async def test_a_conversation_in_which_the_customer_wrote_is_not_closed_unseen(
    world: World,
) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    job = await world.desk.resolve(conversation)
    await waits(world, job)
    world.sandbox.say(conversation, "One more thing")
    await comes_back(world)
    await asks(world, job, Question.WROTE_MEANWHILE)
    await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
    await world.ends(job)


async def test_what_nobody_answered_meanwhile_goes_by_itself_in_its_order(world: World) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    jobs = [await world.desk.writing.reply(conversation, f"line {place}") for place in range(5)]
    await comes_back(world)
    await world.ends(jobs[-1])
    assert texts_of(world, conversation) == [f"line {place}" for place in range(5)]


async def test_a_reply_that_leaves_at_once_is_never_asked_about(world: World) -> None:
    conversation = await world.new_customer()
    await world.desk.open_conversation(conversation)
    # Whether anybody wrote could not be read, and need not be.
    world.sandbox.fault(f"GET /conversations/{conversation}/messages", "502", times=1_000_000)
    world.sandbox.say(conversation, "And the price?")
    job = await world.desk.writing.reply(conversation, "It is 68 euros.")
    await world.ends(job)


async def test_a_queued_reply_is_changed_in_its_place(world: World) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    first = await world.desk.writing.reply(conversation, "There is a seat at 12:15.")
    second = await world.desk.writing.reply(conversation, "Shall I book it?")
    assert await world.desk.writing.hold(first.job_id)
    await comes_back(world)
    assert await world.desk.writing.hold(first.job_id), "it left while it was being changed"
    with pytest.raises(ReplyRefused):
        await world.desk.writing.change(first.job_id, "  ")
    await world.desk.writing.change(first.job_id, "There is a seat at 14:05. 4111 1111 1111 1111")
    await world.ends(second)
    changed = mask("There is a seat at 14:05. 4111 1111 1111 1111")
    assert "4111" not in changed
    assert texts_of(world, conversation) == [changed, "Shall I book it?"]
    assert not await world.desk.writing.hold(first.job_id)
    with pytest.raises(ReplyRefused):
        await world.desk.writing.change(first.job_id, "Too late")


async def test_a_queued_reply_is_removed_and_the_next_goes(world: World) -> None:
    conversation = await world.new_customer()
    await goes_offline(world)
    first = await world.desk.writing.reply(conversation, "No seats.")
    second = await world.desk.writing.reply(conversation, "There are seats.")
    assert await world.desk.remove_job(first.job_id)
    await comes_back(world)
    await world.ends(second)
    assert texts_of(world, conversation) == ["There are seats."]


async def test_a_reply_that_was_being_changed_asks_after_the_next_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
    async with desk_at(sandbox, tmp_path, hub_url=NOWHERE) as world:
        job = await world.desk.writing.reply(conversation, "half a thou")
        assert await world.desk.writing.hold(job.job_id)
    async with desk_at(sandbox, tmp_path) as world:
        await world.desk.inbox.synced.wait()
        other = await world.desk.writing.reply(await world.new_customer(), "Hello")
        await world.ends(other)
        await asks(world, job, Question.BEING_CHANGED)
        assert world.sent_in(conversation) == []
        await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
        await world.ends(job)
        assert texts_of(world, conversation) == ["half a thou"]


async def test_who_wrote_is_asked_of_the_hub_when_a_reply_has_waited(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path, horizons=STALE) as world:
        conversation = await world.new_customer()
        await world.desk.open_conversation(conversation)
        # The socket tells of nothing, so that only the hub itself can.
        sandbox.fault("/cable", "drop_before", times=1000)
        sandbox.fault("", "socket_cut", delay_s=0.0)
        sandbox.fault("/conversations?", "502", times=1000)
        await world.until(lambda: _without_socket(world))
        sandbox.say(conversation, "Wait!")
        job = await world.desk.writing.reply(conversation, "Booked.")
        await asks(world, job, Question.WROTE_MEANWHILE)
        assert world.sent_in(conversation) == []
    sandbox.clear_faults()


async def test_one_conversations_trouble_holds_up_no_other(world: World) -> None:
    troubled = await world.new_customer()
    others = [await world.new_customer() for _ in range(6)]
    await world.desk.open_conversation(troubled)  # so that the sync wants its messages too
    path = f"/conversations/{troubled}/messages"
    world.sandbox.fault(f"POST {path}", "drop_before")
    world.sandbox.fault(f"GET {path}", "502", times=1_000_000)
    stuck = await world.desk.writing.reply(troubled, "Where does this go?")
    await world.ends(stuck, JobState.CHECKING)

    async def looked() -> bool:
        job = await world.store.job(stuck.job_id)
        return job is not None and job.progress.get("troubles", 0) >= 2

    await world.until(looked, "the stuck reply was not looked for")
    world.sandbox.say(troubled, "Hello?")
    world.sandbox.fault("", "socket_cut", delay_s=0.0)
    for conversation in others:
        await world.ends(await world.desk.writing.reply(conversation, "Good morning"))
        assert world.desk.status().hub.health is Health.OK
    world.sandbox.clear_faults()
    await world.ends(stuck, JobState.ASKING)

    async def whole() -> bool:
        thread = await world.desk.thread(troubled)
        return thread.messages[-1].text == "Hello?"

    await world.until(whole, "what the hub could not show before")


async def test_unattended_work_ends_where_the_hub_fails_at_one_conversation(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_faults()
    conversation = sandbox.ask()
    path = f"/conversations/{conversation}/messages"
    sandbox.fault(f"POST {path}", "drop_before")
    sandbox.fault(f"GET {path}", "502", times=1_000_000)
    said: list[str] = []
    async with desk_at(sandbox, tmp_path, start=False) as world:
        job = await asking.reply(world.desk.tools, conversation, "Anybody?")
        assert await work(world.desk, say=said.append) == UNREACHABLE
        kept = await world.store.job(job.job_id)
        assert kept is not None and kept.state is JobState.CHECKING
    assert any("1 job is kept for the next run" in line for line in said)
    sandbox.clear_faults()


async def test_the_hubs_limit_for_one_conversation_is_no_pause_for_the_others(
    world: World,
) -> None:
    conversation = await world.new_customer()
    job = await world.desk.writing.reply(conversation, "One of many")
    await world.ends(job)
    stand_in = replace(job, job_id="limited", client_id="limited")
    await world.store.add_job(replace(stand_in, not_before=4e9))
    limited = HubNotReached("Too many messages.", code="too_many_messages", retry_after_s=60.0)
    waiting = await not_reached(world.desk.tools, stand_in, limited)
    assert waiting.not_before > world.desk.tools.local_now() + 50
    assert world.desk.tools.health.paused_until(Service.HUB) == 0.0


async def test_eight_hours_offline_with_two_hundred_actions(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        desk = world.desk
        await desk.inbox.synced.wait()
        people = [await asyncio.to_thread(sandbox.ask) for _ in range(40)]
        for conversation in people:
            await world.knows(conversation)
        sold = people[0]
        old = await world.quote(sold)
        await world.ends(await desk.links.send(old))
        await goes_offline(world)

        begun = world.desk.tools.provider_now()
        lapses, lives, jobs = [], [], []
        for place, conversation in enumerate(people[1:]):
            for number in range(4):
                jobs.append(
                    await desk.writing.reply(conversation, f"{conversation}: line {number}")
                )
            hold = begun + (4 * HOURS if place % 2 else 20 * HOURS)
            quote = await world.quote(
                conversation, valid_for_s=None, fare_hold_until=hold, booking=""
            )
            jobs.append(await desk.links.send(quote))
            (lapses if place % 2 else lives).append((conversation, quote))
        jobs.append(await desk.links.cancel(old.quote_id))
        for conversation in people[1:5]:
            jobs.append(await desk.resolve(conversation))
        assert len(jobs) == 200 == desk.status().waiting
        wrote, answered = people[10], people[11]
        sandbox.say(wrote, "Are you still there?")
        sandbox.colleague(answered, "I take over.")
        sandbox.advance(8 * HOURS)
        sandbox.clear_faults()

        def settled(job: Job) -> bool:
            return job.state.is_over or job.state is JobState.ASKING

        async def quiet() -> bool:
            left = {job.conversation_id: job for job in reversed(await world.jobs())}
            return all(settled(job) for job in left.values())

        await world.until(quiet, "the outbox did not come to rest", 180.0)
        await world.until(lambda: _went(world, old.quote_id), "the old link")

        effects = sandbox.effects()
        told: dict[int, list[str]] = {}
        refs: list[str] = []
        for message in effects["messages"]:
            if message["client_ref"]:
                refs.append(message["client_ref"])
                told.setdefault(message["conversation_id"], []).append(message["content"])
        assert len(refs) == len(set(refs)), "something was sent twice"
        for conversation in people[1:]:
            lines = [one for one in told.get(conversation, []) if ": line " in one]
            held = conversation in (wrote, answered)
            expected = [] if held else [f"{conversation}: line {number}" for number in range(4)]
            assert lines == expected
        left = {}
        for job in await world.jobs():
            left.setdefault(job.conversation_id, job)
        for conversation, quote in lives:
            made = sandbox.sessions_of(conversation)
            if conversation in (wrote, answered):
                assert made == []
                continue
            [link] = made
            assert link["expires_at"] <= quote.fare_hold_until
            assert told[conversation][-1].count(link["url"]) == 1
            assert conversation not in left
        for conversation, _ in lapses:
            assert sandbox.sessions_of(conversation) == []
            asked = left[conversation]
            expects = (
                Question.WROTE_MEANWHILE
                if conversation in (wrote, answered)
                else Question.QUOTE_LAPSED
            )
            assert question_of(asked) is expects
        kinds = {job.kind for job in left.values()}
        assert kinds <= {JobKind.REPLY, JobKind.SEND_LINK}


async def _without_socket(world: World) -> bool:
    return not world.desk.status().live


async def _went(world: World, quote_id: str) -> Any:
    ladder = await world.ladder(quote_id)
    return ladder is not None and not ladder.stage.is_open
