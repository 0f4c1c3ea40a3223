"""A refund is made once, whatever becomes of the answers, and never more than was paid."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobState
from desktop.models.refund import RefundReason
from desktop.models.stage import Stage
from desktop.models.status import Health
from desktop.services.outbox import restored_jobs
from desktop.services.store.job_rows import JOBS
from desktop.services.store.restored import ALL_JOBS, RESTORED
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from desktop.services.use_cases.refusals import RefundRefused
from tests.faults import evidence
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import FAST, Addresses, World, desk_at, desk_of

REFUND = "re:^POST /v1/refunds$"
LIST = "re:^GET /v1/refunds"
PATIENT = replace(FAST, retry_first_s=60.0, retry_longest_s=60.0)


async def paid(world: World, method: str = "card") -> tuple[str, str]:
    """A quote of €186.00 that was paid, and its PaymentIntent."""
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], method)
    await world.comes_to(quote.quote_id, Stage.PAID)
    [session] = world.sessions_of(conversation)
    return quote.quote_id, session["payment_intent"]


def refunds_of(world: World, intent: str) -> list[dict[str, Any]]:
    """What the provider really gave back of a payment."""
    return [one for one in world.sandbox.effects()["refunds"] if one["payment_intent"] == intent]


async def elsewhere(world: World, intent: str, amount: int, desk_job: str = "") -> None:
    """A colleague refunds in Stripe's Dashboard, or by a `desk_job` of another desk."""
    key = world.sandbox.tokens()["stripe_supervisor_key"]
    answer = await asyncio.to_thread(
        world.sandbox.http.post,
        f"{world.sandbox.stripe_url}/v1/refunds",
        data={"payment_intent": intent, "amount": str(amount), "metadata[desk_job]": desk_job},
        headers={"Authorization": f"Bearer {key}"},
    )
    assert answer.status_code == 200, answer.text


async def test_a_refund_names_its_job_and_the_feed_tells_nothing_new(
    world: World, tmp_path: Path
) -> None:
    quote_id, intent = await paid(world)
    job = await world.ends(await world.desk.after.refund(quote_id, 6800, left=18600))
    [made] = refunds_of(world, intent)
    assert (made["amount"], made["reason"]) == (6800, "requested_by_customer")
    assert made["metadata"] == {
        "desk_quote": quote_id,
        "desk_generation": "1",
        "desk_conversation": str(job.conversation_id),
        "desk_channel": made["metadata"]["desk_channel"],
        "desk_agent": "7",
        "desk_job": job.job_id,
    }
    ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert (ladder.refunded, ladder.left) == (6800, 11800)
    passes = world.desk.watcher.passes

    async def read_again() -> bool:
        world.desk.watcher.look_again()
        return world.desk.watcher.passes >= passes + 2

    await world.until(read_again)
    assert len(await world.facts(quote_id, FactKind.REFUND)) == 1
    journal = await asyncio.to_thread(evidence.read, tmp_path)
    [asked] = [one for one in journal.journal if one.kind == "refund.asked"]
    assert (asked.quote_id, asked.body["amount"]) == (quote_id, 6800)


async def test_two_presses_make_one_refund_and_a_later_one_another(world: World) -> None:
    quote_id, intent = await paid(world)
    ask = world.desk.after.refund
    first, second = await asyncio.gather(
        ask(quote_id, 5000, left=18600), ask(quote_id, 5000, left=18600)
    )
    assert first.job_id == second.job_id
    await world.ends(first)
    late = await ask(quote_id, 5000, left=18600)  # the same sight, pressed once more
    assert late.job_id == first.job_id
    again = await world.ends(await ask(quote_id, 5000, left=13600))
    assert again.job_id != first.job_id
    assert [one["amount"] for one in refunds_of(world, intent)] == [5000, 5000]


async def test_a_refund_is_made_though_a_repair_lost_an_earlier_one_s_job(world: World) -> None:
    quote_id, intent = await paid(world)
    first = await world.ends(await world.desk.after.refund(quote_id, 1000, left=18600))
    await world.ends(await world.desk.after.refund(quote_id, 2000, left=17600))
    await world.store._write(lambda c: c.execute(delete(JOBS).where(JOBS.c.job_id == first.job_id)))
    third, same = await asyncio.gather(
        world.desk.after.refund(quote_id, 3000, left=15600),
        world.desk.after.refund(quote_id, 3000, left=15600),
    )
    assert same.job_id == third.job_id
    await world.ends(third)
    assert [one["amount"] for one in refunds_of(world, intent)] == [1000, 2000, 3000]


async def test_a_second_refund_waits_for_the_first(world: World) -> None:
    quote_id, intent = await paid(world)
    world.sandbox.fault(REFUND, "slow", delay_s=0.5)
    first = await world.desk.after.refund(quote_id, 5000)
    second = await world.desk.after.refund(quote_id, 13600)
    await world.ends(second)
    assert (await world.store.job(first.job_id) or first).state is JobState.DONE
    assert [one["amount"] for one in refunds_of(world, intent)] == [5000, 13600]
    await world.comes_to(quote_id, Stage.REFUNDED)
    with pytest.raises(RefundRefused, match="in full already"):
        await world.desk.after.refund(quote_id, 1)


async def test_what_cannot_be_refunded_is_refused_at_once(world: World) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    with pytest.raises(RefundRefused, match="not paid"):
        await world.desk.after.refund(quote.quote_id, 100)
    with pytest.raises(RefundRefused, match="not on this desk"):
        await world.desk.after.refund("nowhere", 100)
    quote_id, intent = await paid(world)
    with pytest.raises(RefundRefused, match=r"At most 186\.00 EUR"):
        await world.desk.after.refund(quote_id, 18601)
    with pytest.raises(RefundRefused, match="Enter an amount"):
        await world.desk.after.refund(quote_id, 0)
    with pytest.raises(RefundRefused, match="changed meanwhile"):
        await world.desk.after.refund(quote_id, 100, left=100)
    assert refunds_of(world, intent) == []


@pytest.mark.fault
@pytest.mark.parametrize(
    "fault",
    ["drop_after", "drop_before", "half_answer", "wrong_shape", "500", "500_after_effect", "502"],
)
async def test_a_lost_answer_makes_no_second_refund(world: World, fault: str) -> None:
    quote_id, intent = await paid(world)
    world.sandbox.fault(REFUND, fault)
    job = await world.ends(await world.desk.after.refund(quote_id, 6800))
    assert [one["amount"] for one in refunds_of(world, intent)] == [6800]
    assert job.progress["refund"] == refunds_of(world, intent)[0]["id"]
    assert len(await world.facts(quote_id, FactKind.REFUND)) == 1


@pytest.mark.fault
async def test_an_answer_that_comes_too_late_makes_no_second_refund(impatient: World) -> None:
    quote_id, intent = await paid(impatient)
    impatient.sandbox.fault(REFUND, "late_effect", delay_s=1.5)
    await impatient.ends(await impatient.desk.after.refund(quote_id, 6800))
    calm = impatient.sandbox.now() + 3
    await asyncio.to_thread(impatient.sandbox.wait_until, lambda: impatient.sandbox.now() > calm)
    assert [one["amount"] for one in refunds_of(impatient, intent)] == [6800]


@pytest.mark.fault
async def test_a_key_that_repeats_an_error_is_looked_up_before_another(world: World) -> None:
    quote_id, intent = await paid(world)
    world.sandbox.fault(REFUND, "500")
    job = await world.ends(await world.desk.after.refund(quote_id, 6800))
    assert job.progress["request"]["key"] == f"{job.job_id}:2"
    assert [one["amount"] for one in refunds_of(world, intent)] == [6800]


@pytest.mark.fault
async def test_errors_without_end_become_a_refund_that_failed(world: World) -> None:
    quote_id, intent = await paid(world)
    # Each key meets an error that its first answer is from then on.
    world.sandbox.fault(REFUND, "500")
    world.sandbox.fault(REFUND, "500", after=1)
    job = await world.ends(await world.desk.after.refund(quote_id, 6800), JobState.FAILED)
    assert "does not show there. Nothing was refunded. Press Refund" in job.error
    assert refunds_of(world, intent) == []


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["500", "500_after_effect"])
async def test_a_key_older_than_a_day_is_looked_up_first(tmp_path: Path, fault: str) -> None:
    with running_sandbox("--quiet") as sandbox:
        async with desk_at(sandbox, tmp_path, horizons=PATIENT) as world:
            quote_id, intent = await paid(world)
            sandbox.fault(REFUND, fault)
            job = await world.desk.after.refund(quote_id, 6800)
            await world.ends(job, JobState.CHECKING)
        sandbox.advance(25 * 3600)
        async with desk_at(sandbox, tmp_path, start=False) as world:
            waiting = await world.store.job(job.job_id)
            assert waiting is not None
            await world.store.save_job(replace(waiting, not_before=0.0))
        async with desk_at(sandbox, tmp_path) as world:
            await world.ends(job)
            assert [one["amount"] for one in refunds_of(world, intent)] == [6800]


@pytest.mark.parametrize("amount", [6800, 18600])
async def test_a_refund_made_elsewhere_meanwhile_is_told_first(world: World, amount: int) -> None:
    quote_id, intent = await paid(world)
    world.sandbox.fault("", "events_late", delay_s=30.0, times=2)
    await elsewhere(world, intent, 5000)
    job = await world.desk.after.refund(quote_id, amount, left=18600)
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("Of this payment 50.00 EUR was refunded elsewhere")
    assert "Nothing more was refunded" in failed.error
    ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert (ladder.refunded, ladder.left) == (5000, 13600)
    await world.ends(await world.desk.after.refund(quote_id, 6800, left=13600))
    assert [one["amount"] for one in refunds_of(world, intent)] == [5000, 6800]


async def test_what_is_left_is_counted_at_the_provider(world: World) -> None:
    """Nobody looked (as through `enqueue`): what is left then goes back, and never more."""
    quote_id, intent = await paid(world)
    world.sandbox.fault("", "events_late", delay_s=30.0, times=2)
    await elsewhere(world, intent, 5000)
    too_much = await world.ends(await world.desk.after.refund(quote_id, 18600), JobState.FAILED)
    assert "less left of this payment" in too_much.error
    await world.ends(await world.desk.after.refund(quote_id))
    assert [one["amount"] for one in refunds_of(world, intent)] == [5000, 13600]


@pytest.mark.fault
async def test_stripe_refuses_more_than_is_left_and_it_is_said(world: World) -> None:
    """Refunded elsewhere between our look and our request."""
    quote_id, intent = await paid(world)
    world.sandbox.fault(REFUND, "slow", delay_s=1.0)
    job = await world.desk.after.refund(quote_id, 18600)
    await world.until(lambda: _none_armed(world), "the refund under way")
    await elsewhere(world, intent, 5000)
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("There is less left of this payment than that")
    assert [one["amount"] for one in refunds_of(world, intent)] == [5000]


async def _none_armed(world: World) -> bool:
    return not await asyncio.to_thread(world.sandbox.faults)


@pytest.mark.fault
async def test_a_missing_permission_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote_id, intent = await paid(world)
    lesser = replace(Addresses.of(sandbox), stripe_key=sandbox.tokens()["stripe_links_key"])
    desk = await desk_of(lesser, tmp_path)
    try:
        await desk.start()
        world = World(desk, sandbox)
        failed = await world.ends(await desk.after.refund(quote_id, 100), JobState.FAILED)
        assert "lacks the permission rak_charge_write. Nothing was refunded." in failed.error
        assert refunds_of(world, intent) == []
        assert (await world.ladder(quote_id)).stage is Stage.PAID  # type: ignore[union-attr]
    finally:
        await desk.stop()


@pytest.mark.fault
async def test_a_key_that_is_not_accepted_for_now_is_waited_for(world: World) -> None:
    quote_id, intent = await paid(world)
    world.sandbox.fault(REFUND, "401", times=2)
    await world.ends(await world.desk.after.refund(quote_id, 100))
    assert [one["amount"] for one in refunds_of(world, intent)] == [100]


async def test_a_refund_that_waits_is_taken_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote_id, intent = await paid(world)
    async with desk_at(sandbox, tmp_path, stripe_url="http://127.0.0.1:9") as offline:
        job = await offline.desk.after.refund(quote_id, 6800, left=18600)
        await offline.until(lambda: _is_down(offline), "the provider to be away")
        assert await offline.desk.remove_job(job.job_id)
        other = await offline.desk.after.refund(quote_id, 5000, left=18600)
        assert other.job_id != job.job_id
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(other)
        assert [one["amount"] for one in refunds_of(world, intent)] == [5000]


async def _is_down(world: World) -> bool:
    return world.desk.status().psp.health is Health.DOWN


async def test_a_bank_refund_is_under_way_until_the_bank_has_it(world: World) -> None:
    quote_id, _ = await paid(world, "ideal")
    await world.ends(await world.desk.after.refund(quote_id, left=18600))
    ladder = await world.comes_to(quote_id, Stage.REFUNDED)
    assert (ladder.refunded, ladder.refund_pending) == (18600, 18600)
    world.sandbox.advance(61)

    async def confirmed() -> bool:
        world.desk.watcher.look_again()
        ladder = await world.ladder(quote_id)
        return ladder is not None and ladder.refund_pending == 0

    await world.until(confirmed)


async def test_what_a_bank_sends_back_can_be_refunded_again(world: World) -> None:
    quote_id, intent = await paid(world)
    first = await world.ends(await world.desk.after.refund(quote_id, 18600, left=18600))
    [made] = refunds_of(world, intent)
    await asyncio.to_thread(world.sandbox.fail_refund, made["id"])
    world.desk.watcher.look_again()
    ladder = await world.comes_to(quote_id, Stage.REFUND_FAILED)
    assert (ladder.left, ladder.reason) == (18600, "expired_or_canceled_card")
    world.sandbox.advance(1)  # the provider stamps whole seconds
    # The same sight and the same press as the first time, and yet another refund.
    again = await world.ends(await world.desk.after.refund(quote_id, 18600, left=18600))
    assert again.job_id != first.job_id
    await world.comes_to(quote_id, Stage.REFUNDED)
    assert [one["status"] for one in refunds_of(world, intent)] == ["failed", "succeeded"]


async def test_a_job_from_a_backup_is_looked_up_and_never_made_by_itself(world: World) -> None:
    quote_id, intent = await paid(world)
    done = await world.ends(await world.desk.after.refund(quote_id, 6800))
    world.desk.outbox.hold()
    world.sandbox.fault(REFUND, "slow")
    as_it_was = replace(done, state=JobState.READY, progress={}, finished_at=None)
    await world.store.save_job(as_it_was)
    never = await world.desk.after.refund(quote_id, 700)
    await world.store.set_marks({RESTORED: ALL_JOBS})
    await restored_jobs.put_in_doubt(world.desk.tools)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    await world.ends(done)
    failed = await world.ends(never, JobState.FAILED)
    assert "came back from a backup" in failed.error
    assert [one["amount"] for one in refunds_of(world, intent)] == [6800]


async def restored_under_way(world: World, quote_id: str, delay_s: float) -> Job:
    """A refund of €50.00 that gets no answer and is made `delay_s` after it was asked for, on a
    desk that comes from a backup meanwhile, and that no event reaches: a sandbox of its own."""
    world.sandbox.fault("", "events_late", delay_s=60.0, times=100)
    world.sandbox.fault(REFUND, "late_effect", delay_s=delay_s)
    job = await world.ends(
        await world.desk.after.refund(quote_id, 5000, left=18600), JobState.CHECKING
    )
    world.desk.outbox.hold()
    await world.store.set_marks({RESTORED: ALL_JOBS})
    await restored_jobs.put_in_doubt(world.desk.tools)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    return job


@pytest.mark.fault
async def test_a_job_from_a_backup_is_waited_for_until_it_must_show(
    tmp_path: Path,
) -> None:
    with running_sandbox("--quiet") as sandbox:
        async with desk_at(
            sandbox, tmp_path, horizons=replace(PATIENT, link_checks=(0.1, 2.0)), total_s=1.0
        ) as world:
            quote_id, intent = await paid(world)
            job = await restored_under_way(world, quote_id, 1.5)
            await world.until(lambda: _is_looked_for(world, job), "the first look")
            assert not await world.desk.remove_job(job.job_id)
            await world.ends(job)
            assert [one["amount"] for one in refunds_of(world, intent)] == [5000]


async def _is_looked_for(world: World, job: Job) -> bool:
    standing = await world.store.job(job.job_id)
    return standing is not None and standing.error.startswith("The refund may have been made.")


@pytest.mark.fault
async def test_a_refund_that_shows_after_its_job_failed_is_told_before_another(
    tmp_path: Path,
) -> None:
    with running_sandbox("--quiet") as sandbox:
        async with desk_at(sandbox, tmp_path, horizons=PATIENT, total_s=1.0) as world:
            quote_id, intent = await paid(world)
            job = await restored_under_way(world, quote_id, 3.0)
            failed = await world.ends(job, JobState.FAILED)
            assert "Nothing was refunded" in failed.error
            await world.until(lambda: _is_made(world, intent), "the late refund")
            again = await world.ends(
                await world.desk.after.refund(quote_id, 5000, left=18600), JobState.FAILED
            )
            assert again.error.startswith("Of this payment 50.00 EUR was refunded elsewhere")
            ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
            assert ladder.left == 13600
            assert [one["amount"] for one in refunds_of(world, intent)] == [5000]


async def _is_made(world: World, intent: str) -> bool:
    return bool(await asyncio.to_thread(refunds_of, world, intent))


async def test_another_amount_under_the_job_s_name_is_no_end_of_it(world: World) -> None:
    quote_id, intent = await paid(world)
    world.desk.outbox.hold()
    job = await world.desk.after.refund(quote_id, 9000, left=18600)
    await elsewhere(world, intent, 1000, job.job_id)
    world.desk.outbox._held = False
    world.desk.outbox.wake()
    failed = await world.ends(job, JobState.FAILED)
    assert failed.error.startswith("Of this payment 10.00 EUR was refunded elsewhere")
    assert (await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)).left == 17600


async def test_of_two_payments_the_second_goes_back(world: World) -> None:
    quote_id, first = await paid(world)
    conversation = await world.desk.tools.ledger.conversation_of(quote_id)
    form = {
        "mode": "payment",
        "success_url": "https://www.example.com/paid",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "18600",
        "line_items[0][price_data][product_data][name]": "Rebooking",
        "metadata[desk_quote]": quote_id,
        "metadata[desk_generation]": "2",
        "metadata[desk_conversation]": str(conversation),
    }
    made = await asyncio.to_thread(
        world.sandbox.http.post,
        f"{world.sandbox.stripe_url}/v1/checkout/sessions",
        data=form,
        headers={"Authorization": f"Bearer {world.sandbox.stripe_key}"},
    )
    earlier = int(world.sandbox.now())  # the provider tells whole seconds
    await asyncio.to_thread(world.sandbox.wait_until, lambda: int(world.sandbox.now()) > earlier)
    world.sandbox.pay(made.json()["id"])
    ladder = await world.comes_to(quote_id, Stage.PAID_TWICE)
    assert (ladder.left, len(ladder.payments)) == (37200, 2)
    with pytest.raises(RefundRefused, match=r"At most 186\.00 EUR"):
        await world.desk.after.refund(quote_id, 37200)
    await world.ends(
        await world.desk.after.refund(quote_id, 18600, RefundReason.DUPLICATE, left=37200)
    )
    assert refunds_of(world, first) == []
    [made_here] = [
        one
        for one in world.sandbox.effects()["refunds"]
        if one["metadata"].get("desk_quote") == quote_id
    ]
    assert made_here["metadata"]["desk_generation"] == "2"
    ladder = await world.comes_to(quote_id, Stage.PAID)
    assert [payment.left for payment in ladder.payments] == [18600, 0]


async def test_a_file_asks_for_refunds(world: World) -> None:
    quote_id, intent = await paid(world)

    def lines(*some: dict[str, Any]) -> str:
        return "\n".join(json.dumps({"kind": "refund", "quote": quote_id, **one}) for one in some)

    for wrong, said in (
        ({"client_id": "r0", "amount": "200.00"}, "At most 186.00 EUR"),
        ({"client_id": "r0", "amount": 0}, "amount must be a whole number from 1"),
        ({"client_id": "r0", "amount": "0.00"}, "amount must be more than 0"),
        ({"client_id": "r0", "reason": "fraudulent"}, "reason 'fraudulent' is not known"),
        ({"client_id": "r0", "quote": "none"}, "quote none is neither"),
    ):
        with pytest.raises(EnqueueError, match=said):
            await enqueue(world.desk, lines(wrong))
    some = lines({"client_id": "r1", "amount": "68.00", "reason": "duplicate"}, {"client_id": "r2"})
    assert (await enqueue(world.desk, some)).added == 2
    assert (await enqueue(world.desk, some)).known == 2
    for client_id in ("r1", "r2"):
        job = await world.store.job_by_client(client_id)
        assert job is not None
        await world.ends(job)
    made = [(one["amount"], one["reason"]) for one in refunds_of(world, intent)]
    assert made == [(6800, RefundReason.DUPLICATE.value), (11800, None)]


async def test_a_file_may_be_ahead_of_the_payment_and_an_unpaid_quote_fails(
    world: World,
) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    await enqueue(
        world.desk, json.dumps({"kind": "refund", "client_id": "early", "quote": quote.quote_id})
    )
    early = await world.store.job_by_client("early")
    assert early is not None
    failed = await world.ends(early, JobState.FAILED)
    assert failed.error == "This quote is not paid, so there is nothing to refund."
    world.sandbox.fault("", "events_late", delay_s=30.0, times=4)
    world.sandbox.pay(session["id"])
    await enqueue(
        world.desk, json.dumps({"kind": "refund", "client_id": "late", "quote": quote.quote_id})
    )
    late = await world.store.job_by_client("late")
    assert late is not None
    await world.ends(late)
    await world.comes_to(quote.quote_id, Stage.REFUNDED)
