"""The last ways in which money gets where it belongs: what was refunded, promised, or failed."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fact import Fact, FactKind
from desktop.models.issuing import Issue, TicketEnd
from desktop.models.job import Job, JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.money import Money
from desktop.models.quote import Passenger, Quote
from desktop.models.rebooking.passengers import Change, PassengerPrice, Waiver
from desktop.models.rebooking.terms import (
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    Verification,
    WhoseChange,
)
from desktop.models.refund import GivenBy
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import stuck
from desktop.services.psp.gateway import RefundRequest
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from desktop.services.use_cases import ticketing_request
from desktop.services.use_cases.refusals import Answer, LinkRefused, RefundRefused, TicketRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at
from tests.services.test_after_payment import FIRST, SECOND, bought
from tests.services.test_approvals import entries, policy, token_of

BESIDE = {
    "lines": (),
    "passengers": (
        Passenger("Sanne de Vries", price=PassengerPrice(Change(16000, 20000))),
        Passenger("Tom de Vries", price=PassengerPrice(Change(20000, 17000))),
    ),
    "rebooking": Rebooking(
        whose=WhoseChange.CUSTOMER,
        residual=ResidualPolicy(ResidualUse.VOUCHER, "rule 16"),
        verified=Verification("Booking code and full name"),
    ),
}
"""Sanne pays 40 euros, and Tom gets a voucher of 30."""


async def kind_of(world: World, quote_id: str) -> StuckKind | None:
    ladder = await world.ladder(quote_id)
    case = stuck(ladder) if ladder is not None else None
    return case.kind if case is not None else None


async def comes_to_be(world: World, quote_id: str, kind: StuckKind | None) -> None:
    async def there() -> bool:
        return await kind_of(world, quote_id) is kind

    await world.until(there, str(kind))


async def ticketed(world: World) -> Quote:
    """A quote that was paid and ticketed, of which the customer knows."""
    quote = await bought(world)
    told = await world.desk.after.issue(quote.quote_id, Issue({1: (FIRST,)}))
    assert told is not None
    await world.ends(told)
    await world.comes_to(quote.quote_id, Stage.TOLD)
    return quote


async def test_a_ticket_whose_money_went_back_is_stuck_until_it_is_voided(world: World) -> None:
    quote = await ticketed(world)
    quote_id, end = quote.quote_id, world.desk.after.end_ticket
    with pytest.raises(TicketRefused, match="no ticket"):
        await end(quote_id, TicketEnd.VOIDED, "V-1")
    await world.ends(await world.desk.after.refund(quote_id, left=18600))
    await comes_to_be(world, quote_id, StuckKind.TICKET_VALID)
    assert "All of it went back, and its ticket is still valid" in await not_cancelled(
        world, quote_id
    )
    with pytest.raises(TicketRefused, match="where it can be found"):
        await end(quote_id, TicketEnd.VOIDED, " \u200b…")
    note = await world.ends(await end(quote_id, TicketEnd.VOIDED, "V-2026/7"))
    await comes_to_be(world, quote_id, None)
    assert note.kind is JobKind.NOTE
    [said] = [one for one in world.sandbox.messages_in(quote.conversation_id) if one["private"]]
    assert "Voided: 074-2345678901-02" in said["content"] and "V-2026/7" in said["content"]
    [voided] = await entries(world, FactKind.TICKET_VOIDED.value)
    assert voided.body["documents"] == 1 and "V-2026" not in json.dumps(voided.body)
    assert await world.store.tickets(quote_id) == ()
    with pytest.raises(TicketRefused):
        await end(quote_id, TicketEnd.VOIDED, "V-2")
    assert (await world.ladder(quote_id)).stage is Stage.REFUNDED  # type: ignore[union-attr]


async def test_a_ticket_may_stay_valid_out_of_goodwill(world: World) -> None:
    quote = await ticketed(world)
    await world.ends(await world.desk.after.refund(quote.quote_id, left=18600))
    await comes_to_be(world, quote.quote_id, StuckKind.TICKET_VALID)
    await world.desk.after.end_ticket(quote.quote_id, TicketEnd.KEPT, "delayed bag, case 88")
    await comes_to_be(world, quote.quote_id, None)
    assert await world.store.tickets(quote.quote_id) == (str(FIRST),)


async def test_a_refund_of_part_bars_no_ticket(world: World) -> None:
    quote = await bought(world)
    quote_id, issue = quote.quote_id, world.desk.after.issue
    await world.ends(await world.desk.after.refund(quote_id, 600, left=18600))
    await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert await kind_of(world, quote_id) is StuckKind.NOT_TICKETED
    [row] = (await world.desk.book.rows([quote_id])).values()
    assert row.stuck is not None and row.stuck.amount == 18000
    with pytest.raises(TicketRefused, match="changed meanwhile"):
        await issue(quote_id, Issue({1: (FIRST,)}), given_back=0)
    told = await issue(quote_id, Issue({1: (FIRST,)}), given_back=600)
    assert told is not None
    await world.ends(told)
    await comes_to_be(world, quote_id, None)
    assert str(FIRST) in world.sent_in(quote.conversation_id)[-1]["content"]


async def test_nor_for_a_line_of_a_file_but_one_of_all_does(world: World) -> None:
    part, whole = await bought(world), await bought(world)
    await world.ends(await world.desk.after.refund(part.quote_id, 600, left=18600))
    await world.ends(await world.desk.after.refund(whole.quote_id, left=18600))
    await world.comes_to(part.quote_id, Stage.PARTLY_REFUNDED)
    await world.comes_to(whole.quote_id, Stage.REFUNDED)

    with pytest.raises(EnqueueError, match="given back"):
        await enqueue(world.desk, told_of(whole))
    await enqueue(world.desk, told_of(part))
    await comes_to_be(world, part.quote_id, None)


def told_of(quote: Quote) -> str:
    """A file's line that records its ticket."""
    told = {"kind": "ticket_told", "client_id": quote.quote_id, "quote": quote.quote_id}
    return json.dumps({**told, "tickets": [str(SECOND)]})


async def test_no_ticket_is_issued_while_all_of_its_money_is_about_to_go_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        part, whole = await bought(world), await bought(world)
    async with desk_at(sandbox, tmp_path, start=False) as world:  # nothing leaves
        issue, refund = world.desk.after.issue, world.desk.after.refund
        await refund(part.quote_id, 600, left=18600)
        assert await issue(part.quote_id, Issue({1: (FIRST,)}), given_back=0) is not None
        for amount in (None, 18600):
            job = await refund(whole.quote_id, amount, left=18600)
            with pytest.raises(TicketRefused, match="about to go back"):
                await issue(whole.quote_id, Issue({1: (SECOND,)}), given_back=0)
            with pytest.raises(EnqueueError, match="about to go back"):
                await enqueue(world.desk, told_of(whole))
            assert await world.desk.remove_job(job.job_id)
        assert await issue(whole.quote_id, Issue({1: (SECOND,)}), given_back=0) is not None


# --- a refund that failed


async def refund_failed(world: World, amount: int) -> str:
    quote = await bought(world)
    await world.ends(await world.desk.after.refund(quote.quote_id, amount, left=18600))
    [made] = world.sandbox.refunds_of(quote.conversation_id)
    await asyncio.to_thread(world.sandbox.fail_refund, made["id"])
    world.desk.watcher.look_again()
    await world.comes_to(quote.quote_id, Stage.REFUND_FAILED)
    return quote.quote_id


async def test_what_failed_to_go_back_is_given_another_way_by_two(
    world: World, tmp_path: Path
) -> None:
    quote_id = await refund_failed(world, 18600)
    policy(tmp_path)
    give = world.desk.after.give_back
    with pytest.raises(RefundRefused, match="where it can be found"):
        await give(quote_id, GivenBy.TRANSFER, "\u200b--")
    with pytest.raises(RefundRefused, match="changed meanwhile"):
        await give(quote_id, GivenBy.TRANSFER, "SEPA 4711", failed=600)
    job = await give(quote_id, GivenBy.TRANSFER, "SEPA 4711")
    assert job.needs_approval and "186.00 EUR of 50.00 EUR" in job.error
    assert await give(quote_id, GivenBy.COUNTER, "other") == job, "asked twice it is one"
    with pytest.raises(RefundRefused, match="under way"):
        await world.desk.after.refund(quote_id, left=18600)
    assert await kind_of(world, quote_id) is StuckKind.REFUND_FAILED
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)
    await comes_to_be(world, quote_id, None)
    ladder = await world.comes_to(quote_id, Stage.REFUNDED)
    assert (ladder.left, ladder.refunded) == (0, 18600)
    [given] = await entries(world, FactKind.GIVEN_BACK.value)
    assert given.body["amount"] == 18600 and "4711" not in json.dumps(given.body)
    with pytest.raises(RefundRefused, match="in full already"):
        await world.desk.after.refund(quote_id, left=0)


async def test_what_was_given_another_way_is_never_refunded_too(world: World) -> None:
    quote_id = await refund_failed(world, 600)
    await world.ends(await world.desk.after.give_back(quote_id, GivenBy.COUNTER, "till 3"))
    ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert (ladder.left, ladder.may_ticket) == (18000, True)
    await world.ends(await world.desk.after.refund(quote_id, None, left=18000))
    ladder = await world.comes_to(quote_id, Stage.REFUNDED)
    assert ladder.refunded == 18600
    conversation = await world.desk.tools.ledger.conversation_of(quote_id)
    made = world.sandbox.refunds_of(conversation)
    assert sum(one["amount"] for one in made if one["status"] == "succeeded") == 18000


async def test_a_refund_that_was_made_elsewhere_meanwhile_is_not_given_twice(
    world: World, tmp_path: Path
) -> None:
    quote_id = await refund_failed(world, 18600)
    policy(tmp_path)
    job = await world.desk.after.give_back(quote_id, GivenBy.TRANSFER, "SEPA 4711")
    payment = (await world.ladder(quote_id)).payments[0]  # type: ignore[union-attr]
    world.sandbox.advance(1)  # the provider stamps whole seconds
    await world.desk.tools.gateway.refund(elsewhere(payment.intent))
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    failed = await world.ends(job, JobState.FAILED)
    assert "refunded meanwhile" in failed.error
    ladder = await world.comes_to(quote_id, Stage.REFUNDED)
    assert ladder.refunded == 18600 and await entries(world, FactKind.GIVEN_BACK.value) == []


async def test_nor_is_a_part_of_it(world: World, tmp_path: Path) -> None:
    quote_id = await refund_failed(world, 600)
    policy(tmp_path, 'base = "EUR"\n[approval]\nalways = ["refund"]\n')
    job = await world.desk.after.give_back(quote_id, GivenBy.TRANSFER, "SEPA 4711")
    assert job.needs_approval
    payment = (await world.ladder(quote_id)).payments[0]  # type: ignore[union-attr]
    world.sandbox.advance(1)  # the provider stamps whole seconds
    await world.desk.tools.gateway.refund(elsewhere(payment.intent, 600))
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    failed = await world.ends(job, JobState.FAILED)
    assert "refunded meanwhile" in failed.error
    ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert ladder.left == 18000


def elsewhere(intent: str, amount: int = 18600) -> RefundRequest:
    """A refund that somebody makes at the provider's own page."""
    return RefundRequest(f"another:{intent}", intent, Money(amount, "EUR"), "", {})


async def test_a_line_writes_down_what_was_given_another_way(world: World) -> None:
    quote_id = await refund_failed(world, 18600)
    line = {"kind": "given_back", "client_id": "back-1", "quote": quote_id, "by": "voucher"}
    with pytest.raises(EnqueueError, match="reference"):
        await enqueue(world.desk, json.dumps(line))
    await enqueue(world.desk, json.dumps({**line, "reference": "EMD 074-8201234567"}))
    await comes_to_be(world, quote_id, None)
    again = {**line, "client_id": "back-2", "reference": "x"}
    with pytest.raises(EnqueueError, match="No refund of this payment has failed"):
        await enqueue(world.desk, json.dumps(again))


async def test_a_dispute_hides_no_refund_that_failed(world: World) -> None:
    quote_id = await refund_failed(world, 6800)
    line = {"kind": "given_back", "client_id": "back-1", "quote": quote_id, "by": "transfer"}
    line["reference"] = "SEPA 4711"
    ladder = await world.comes_to(quote_id, Stage.REFUND_FAILED)
    await asyncio.to_thread(world.sandbox.dispute, ladder.session)
    world.desk.watcher.look_again()
    await world.comes_to(quote_id, Stage.DISPUTED)
    [row] = (await world.desk.book.rows([quote_id])).values()
    assert row.stuck is not None
    assert (row.stuck.kind, row.stuck.failed) == (StuckKind.DISPUTED, 6800)
    await enqueue(world.desk, json.dumps(line))

    async def given() -> bool:
        ladder = await world.ladder(quote_id)
        return ladder is not None and ladder.refunded == 6800 and not ladder.failed

    await world.until(given, "what was written down")
    await world.comes_to(quote_id, Stage.DISPUTED)
    with pytest.raises(EnqueueError, match="disputes this payment") as refused:
        await enqueue(world.desk, json.dumps({**line, "client_id": "back-2"}))
    assert "Refund what is left" not in str(refused.value)
    assert "answer the dispute" in await not_cancelled(world, quote_id)


async def not_cancelled(world: World, quote_id: str) -> str:
    """What is said where the link of a paid quote was to be cancelled."""
    line = {"kind": "cancel", "client_id": "cancel-1", "quote": quote_id}
    await enqueue(world.desk, json.dumps(line))
    [job] = [one for one in await world.store.jobs_of_quote(quote_id) if one.kind is JobKind.CANCEL]
    failed = await world.ends(job, JobState.FAILED)
    assert "had already paid" in failed.error
    return failed.error


# --- what was promised beside the price


async def promised(world: World, **changes: object) -> Quote:
    """A link that promises a voucher beside what is to be paid."""
    conversation = await world.new_customer()
    quote = await world.quote(conversation, **{**BESIDE, **changes})
    await world.ends(await world.desk.links.send(quote))
    return quote


async def notes_of(world: World, conversation: int) -> list[str]:
    found = world.sandbox.messages_in(conversation)
    return [one["content"] for one in found if one["private"]]


async def test_what_is_promised_beside_a_link_is_asked_once_it_is_paid(world: World) -> None:
    quote = await promised(world)
    with pytest.raises(LinkRefused, match="has not paid"):
        await world.desk.quotes.ask_residual(quote.quote_id)
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.pay(session["id"], "card")

    async def asked() -> bool:
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.residual_asked

    await world.until(asked, "the request")
    first = await world.desk.quotes.ask_residual(quote.quote_id)  # pressed as well: the same
    await world.ends(first)
    for job in await world.store.unfinished_jobs(quote.conversation_id):
        await world.ends(job)
    [note] = await notes_of(world, quote.conversation_id)
    assert "EMD voucher" in note and "residual EUR 30.00" in note
    labels = world.sandbox.hub("GET", f"/conversations/{quote.conversation_id}/labels").json()
    assert ticketing_request.LABEL in labels["payload"]
    assert len(await entries(world, FactKind.RESIDUAL_ASKED.value)) == 1


async def test_a_request_that_ticketing_never_saw_is_stuck_and_asked_by_a_press(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path, 'base = "EUR"\n[approval]\nalways = ["waiver"]\n')
    quote = await promised(world)
    conversation = quote.conversation_id
    world.sandbox.fault(f"re:^POST .*/conversations/{conversation}/messages$", "404", times=1)
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], "card")

    async def refused() -> bool:
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.residual_refused

    await world.until(refused, "the refusal")
    ladder = await world.ladder(quote.quote_id)
    assert ladder is not None and ladder.residual_due
    again = await world.desk.quotes.ask_residual(quote.quote_id)
    await world.ends(again)
    assert len(await notes_of(world, conversation)) == 1
    assert not (await world.ladder(quote.quote_id)).residual_due  # type: ignore[union-attr]


async def test_a_kill_after_the_payment_loses_no_request(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote = await promised(world)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        await world.desk.tools.ledger.record([paid_as(world, quote)])
        assert await jobs_of_notes(world) == []
    async with desk_at(sandbox, tmp_path) as world:

        async def asked() -> list[Fact]:  # its job may be done before anybody looks
            return await world.facts(quote.quote_id, FactKind.RESIDUAL_ASKED)

        await world.until(asked, "the request")
        await world.until(lambda: nothing_waits(world, quote.conversation_id), "the note")
        assert len(await notes_of(world, quote.conversation_id)) == 1
    async with desk_at(sandbox, tmp_path) as world:
        await world.until(lambda: stands_still(world), "the start's look")
        assert len(await entries(world, FactKind.RESIDUAL_ASKED.value)) == 1


def paid_as(world: World, quote: Quote) -> Draft:
    """The news that its 40 euros came, as the feed tells it."""
    session = world.sessions_of(quote.conversation_id)[0]["id"]
    body = {"generation": 1, "conversation": quote.conversation_id, "session": session}
    money = {"amount": 4000, "currency": "EUR"}
    kind = FactKind.PAYMENT_PAID.value
    return Draft(
        world.desk.now(), kind, quote.quote_id, "stripe", f"p:{session}", {**body, **money}
    )


async def test_a_payment_that_comes_while_another_is_asked_for_is_heard(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        first, second = await promised(world), await promised(world)
    async with desk_at(sandbox, tmp_path, start=False) as world:  # no other news wakes it
        ledger, residuals = world.desk.tools.ledger, world.desk.residuals
        watch = asyncio.create_task(residuals.run())
        await world.until(lambda: stands_still(world), "the start's look")
        async with ledger.deciding():  # the first request waits for this
            await ledger.record([paid_as(world, first)])
            await ledger.record([paid_as(world, second)])

        async def asked() -> bool:
            return len(await jobs_of_notes(world)) == 2

        await world.until(asked, "both requests", seconds=10.0)
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)


async def test_what_was_paid_too_late_is_asked_for_once_its_ticket_is_issued(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        ends = world.desk.now() + 7200.0
        quote = await promised(world, ticketing_until=ends)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        watch = asyncio.create_task(world.desk.residuals.run())
        await world.desk.tools.ledger.record([replace(paid_as(world, quote), at=ends + 60.0)])
        await world.until(lambda: stands_still(world), "the start's look")
        await world.comes_to(quote.quote_id, Stage.PAID_AFTER_LAPSE)
        assert await jobs_of_notes(world) == [], "it may be given back, or cost more"
        tickets = Issue({1: (FIRST,), 2: (SECOND,)})
        assert await world.desk.after.issue(quote.quote_id, tickets) is not None

        async def asked() -> bool:
            return len(await jobs_of_notes(world)) == 1

        await world.until(asked, "the request", seconds=10.0)
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)


async def jobs_of_notes(world: World) -> list[Job]:
    return [one for one in await world.jobs() if one.kind is JobKind.NOTE]


async def nothing_waits(world: World, conversation: int) -> bool:
    return not await world.store.unfinished_jobs(conversation)


async def stands_still(world: World) -> bool:
    return not world.desk.residuals.is_busy


async def test_what_a_second_person_turns_down_is_due_again(world: World, tmp_path: Path) -> None:
    sanne, tom = BESIDE["passengers"]  # type: ignore[misc]
    waived = PassengerPrice(Change(16000, 20000), fee=5000, waiver=Waiver("missed connection"))
    quote = await promised(world, passengers=(replace(sanne, price=waived), tom))
    policy(tmp_path, 'base = "EUR"\n[approval]\nalways = ["waiver"]\n')
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.pay(session["id"], "card")

    async def asking() -> list[Job]:
        return [one for one in await jobs_of_notes(world) if one.needs_approval]

    [job] = await world.until(asking, "the second person")
    await world.desk.answer(job.job_id, Answer.DROP)
    ladder = await world.ladder(quote.quote_id)
    assert ladder is not None and ladder.residual_refused and ladder.residual_due
    assert await notes_of(world, quote.conversation_id) == []
    again = await world.desk.quotes.ask_residual(quote.quote_id)
    assert again.needs_approval and again.job_id != job.job_id
    await world.desk.approve(again.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(again)
    assert len(await notes_of(world, quote.conversation_id)) == 1
