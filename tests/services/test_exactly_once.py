"""Nothing twice, nothing lost: every way in which an answer can go missing, by the sandbox."""

import asyncio
import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.models.job import JobState, Question
from desktop.models.journal import Draft
from desktop.models.stage import Stage
from desktop.models.status import Health
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer, LinkRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import FAST, World, desk_at

pytestmark = pytest.mark.fault
CREATE = "re:^POST /v1/checkout/sessions$"


def posting(conversation: int) -> str:
    return f"re:^POST .*/conversations/{conversation}/messages$"


@pytest.mark.parametrize(
    "fault",
    ["drop_before", "drop_after", "half_answer", "wrong_shape", "500_after_effect", "500", "429"],
)
async def test_whatever_becomes_of_the_answer_one_link_is_made(world: World, fault: str) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(CREATE, fault)
    quote = await world.quote(conversation)
    job = await world.desk.links.send(quote)
    await world.ends(job)
    [session] = world.sessions_of(conversation)
    [message] = world.sent_in(conversation)
    assert session["url"] in message["content"]
    sources = [fact.source for fact in await world.store.facts(quote.quote_id)]
    assert len(set(sources)) == len(sources)
    assert len(await world.facts(quote.quote_id, FactKind.LINK_CREATED)) == 1


async def test_a_link_whose_effect_comes_late_is_made_once(impatient: World) -> None:
    conversation = await impatient.new_customer()
    impatient.sandbox.fault(CREATE, "late_effect", delay_s=1.6)
    job = await impatient.desk.links.send(await impatient.quote(conversation))
    await impatient.ends(job)
    await asyncio.to_thread(impatient.sandbox.wait_until, lambda: not impatient.sandbox.faults())
    assert len(impatient.sessions_of(conversation)) == 1
    assert len(impatient.sent_in(conversation)) == 1


async def test_an_effect_that_comes_after_the_whole_look_up_is_still_the_only_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    hasty = replace(FAST, link_checks=(0.01, 1.2))  # over when the first answer is given up
    async with desk_at(sandbox, tmp_path, horizons=hasty, total_s=1.0) as world:
        conversation = await world.new_customer()
        sandbox.fault(CREATE, "late_effect", delay_s=1.8)
        await world.ends(await world.desk.links.send(await world.quote(conversation)))
        await asyncio.to_thread(sandbox.wait_until, lambda: not sandbox.faults())
        assert len(world.sessions_of(conversation)) == 1


async def test_two_presses_make_one_link(world: World) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    first, second = await asyncio.gather(world.desk.links.send(quote), world.desk.links.send(quote))
    assert first.job_id == second.job_id
    await world.ends(first)
    assert (await world.desk.links.send(quote)).job_id == first.job_id
    assert len(world.sessions_of(conversation)) == len(world.sent_in(conversation)) == 1


@pytest.mark.parametrize("fault", ["drop_after", "half_answer", "wrong_shape", "500_after_effect"])
async def test_a_message_that_went_is_found_and_not_sent_again(world: World, fault: str) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(posting(conversation), fault)
    job = await world.desk.writing.reply(conversation, "We are looking into it.")
    await world.ends(job)
    assert len(world.sent_in(conversation)) == 1


@pytest.mark.parametrize("fault", ["429", "404"])
async def test_a_definite_no_is_told_apart(world: World, fault: str) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(posting(conversation), fault)
    job = await world.desk.writing.reply(conversation, "One moment, please.")
    ended = await world.ends(job, JobState.DONE, JobState.FAILED)
    if fault == "429":
        assert ended.state is JobState.DONE
        assert len(world.sent_in(conversation)) == 1
    else:
        assert ended.state is JobState.FAILED
        assert "The message was not sent." in ended.error
        assert world.sent_in(conversation) == []
        thread = await world.desk.thread(conversation)
        assert [one.job_id for one in thread.jobs] == [job.job_id], "it stays in sight"
        assert await world.desk.remove_job(job.job_id)
        assert (await world.desk.thread(conversation)).jobs == ()


@pytest.mark.parametrize("fault", ["drop_before", "500", "502"])
async def test_a_message_that_does_not_show_is_asked_about(world: World, fault: str) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(posting(conversation), fault)
    quote = await world.quote(conversation)
    job = await world.ends(await world.desk.links.send(quote), JobState.ASKING)
    assert question_of(job) is Question.DID_IT_ARRIVE
    assert (await world.comes_to(quote.quote_id, Stage.UNKNOWN)).stage is Stage.UNKNOWN

    async def counted() -> bool:
        return world.desk.status().asking == 1

    await world.until(counted, "the status to count the question")
    await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
    await world.ends(job)
    await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
    assert len(world.sent_in(conversation)) == len(world.sessions_of(conversation)) == 1


async def test_the_agents_word_that_it_arrived_ends_it(world: World) -> None:
    conversation = await world.new_customer()
    world.sandbox.fault(posting(conversation), "drop_before")
    job = await world.desk.writing.reply(conversation, "Good morning")
    await world.ends(job, JobState.ASKING)
    await world.desk.answer(job.job_id, Answer.IT_ARRIVED)
    await world.ends(job)
    assert world.sent_in(conversation) == []


async def test_one_that_shows_late_answers_the_question_itself(impatient: World) -> None:
    conversation = await impatient.new_customer()
    impatient.sandbox.fault(posting(conversation), "late_effect", delay_s=2.5)
    job = await impatient.desk.writing.reply(conversation, "It may take a while.")
    await impatient.ends(job, JobState.ASKING)
    await impatient.ends(job)
    assert len(impatient.sent_in(conversation)) == 1


async def test_the_order_within_a_conversation_is_kept_and_others_do_not_wait(
    world: World,
) -> None:
    troubled, calm = await world.new_customer(), await world.new_customer()
    world.sandbox.fault(posting(troubled), "drop_after")
    first = await world.desk.writing.reply(troubled, "one")
    second = await world.desk.writing.reply(troubled, "two")
    other = await world.desk.writing.reply(calm, "elsewhere")
    await world.ends(other)
    await world.ends(first)
    await world.ends(second)
    assert [one["content"] for one in world.sent_in(troubled)] == ["one", "two"]


async def test_another_desks_open_link_is_not_doubled(world: World, tmp_path: Path) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    async with desk_at(world.sandbox, tmp_path / "other") as other:
        await other.knows(conversation)
        await other.comes_to(quote.quote_id, Stage.CREATING)  # the first desk's, by the provider
        second = await other.quote(conversation)
        job = None
        while job is None:  # a look under way may bring the first link back once
            other.desk.tools.ledger.open_links.clear()  # as if it had not been heard of yet
            with contextlib.suppress(LinkRefused):
                job = await other.desk.links.send(second)
        asking = await other.ends(job, JobState.ASKING)
        assert question_of(asking) is Question.OTHER_LINK_OPEN
        assert "186.00 EUR" in asking.error
        assert len(world.sessions_of(conversation)) == 1
        await world.desk.links.cancel(quote.quote_id)
        await world.comes_to(quote.quote_id, Stage.CANCELLED)
        await other.desk.answer(job.job_id, Answer.SEND_AGAIN)
        await other.ends(job)
    assert [one["status"] for one in world.sessions_of(conversation)].count("open") == 1


async def test_a_key_that_repeats_an_error_is_given_up_at_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    patient = replace(FAST, link_checks=(0.1, 0.4, 600.0))
    async with desk_at(sandbox, tmp_path, horizons=patient) as world:
        conversation = await world.new_customer()
        sandbox.fault(CREATE, "500")
        job = await world.ends(await world.desk.links.send(await world.quote(conversation)))
        assert job.progress["keys"] == 2
        assert len(world.sessions_of(conversation)) == 1


async def test_a_conversation_that_cannot_be_read_holds_up_no_other(world: World) -> None:
    gone, calm = await world.new_customer(), await world.new_customer()
    world.sandbox.fault(posting(gone), "drop_before")
    world.sandbox.fault(f"re:^GET .*/conversations/{gone}/messages", "404", times=99)
    lost = await world.desk.writing.reply(gone, "Are you there?")
    asking = await world.ends(lost, JobState.ASKING)
    assert question_of(asking) is Question.DID_IT_ARRIVE
    assert world.desk.status().hub.health is not Health.DOWN
    await world.ends(await world.desk.writing.reply(calm, "Good morning"))


async def test_a_quote_that_was_paid_meanwhile_gets_no_second_link(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    nowhere = "http://127.0.0.1:9"
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
    async with desk_at(sandbox, tmp_path, start=False, stripe_url=nowhere) as world:
        quote = await world.quote(conversation)
        job = await world.desk.links.send(quote)
        paid = {"generation": 1, "session": "cs_other", "amount": 18600, "currency": "EUR"}
        await world.desk.tools.ledger.record(
            [Draft(1.0, FactKind.PAYMENT_PAID, quote.quote_id, "stripe", "stripe:paid:x", paid)]
        )
    async with desk_at(sandbox, tmp_path) as world:
        failed = await world.ends(job, JobState.FAILED)
        assert "paid already" in failed.error
        assert world.sessions_of(conversation) == []


async def test_a_new_link_is_not_sent_when_the_old_one_was_paid_meanwhile(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    nowhere = "http://127.0.0.1:9"
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        quote = await world.quote(conversation)
        await world.ends(await world.desk.links.send(quote))
        await world.desk.links.cancel(quote.quote_id)
        await world.comes_to(quote.quote_id, Stage.CANCELLED)
        sandbox.fault(posting(conversation), "429", times=99)
        renewed = await world.desk.links.renew(quote.quote_id)
        await world.until(
            lambda: asyncio.to_thread(lambda: len(world.sessions_of(conversation)) == 2)
        )
    async with desk_at(sandbox, tmp_path, start=False, hub_url=nowhere) as world:
        paid = {"generation": 1, "intent": "pi_late", "amount": 18600, "currency": "EUR"}
        await world.desk.tools.ledger.record(
            [Draft(9e9, FactKind.PAYMENT_PAID, quote.quote_id, "stripe", "stripe:paid:late", paid)]
        )
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        failed = await world.ends(renewed, JobState.FAILED)
        assert "paid already" in failed.error
        assert len(world.sent_in(conversation)) == 1
