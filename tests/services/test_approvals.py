"""What goes above the airline's limits leaves only on a second person's word."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.elsewhere import PaidBy
from desktop.models.ids import new_id
from desktop.models.job import Job, JobState
from desktop.models.quote import LineKind, QuoteLine
from desktop.models.rebooking.terms import Cause, Rebooking, WhoseChange
from desktop.models.stage import Stage
from desktop.services.secrecy.held_token import HeldToken
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from desktop.services.unattended.named_quotes import quote_id_of
from desktop.services.use_cases import approvals, send_link, ticketing_request
from desktop.services.use_cases.refusals import (
    Answer,
    ApprovalRefused,
    ElsewhereRefused,
    LinkRefused,
    RefundRefused,
)
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at
from tests.services.test_offers import roomy
from tests.services.test_paying import sent
from tests.services.test_ticketing_request import CHEAPER

LIMITS = """
base = "EUR"
[limits.agent]
per_link = "150.00"
per_refund = "50.00"
[approval]
always = ["paid_elsewhere"]
approvers = [9]
"""


def policy(folder: Path, text: str = LIMITS) -> None:
    (folder / "policy.toml").write_text(text)


def token_of(sandbox: Sandbox, who: str | int) -> HeldToken:
    tokens = sandbox.tokens()
    if isinstance(who, int):
        [found] = [one["access_token"] for one in tokens["agents"] if one["id"] == who]
        return HeldToken(found)
    return HeldToken(tokens[who])


async def entries(world: World, kind: str) -> list[Any]:
    found = await world.store.entries(0, 10_000)
    return [one.entry for one in found if one.entry.kind == kind]


async def asking(world: World, **changes: Any) -> Job:
    """A link of €186.00 that waits for a second person."""
    conversation = await world.new_customer()
    job = await world.desk.links.send(await world.quote(conversation, **changes))
    assert job.needs_approval
    return job


async def test_above_the_limit_a_second_person_lets_it_go(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    job = await asking(world)
    await world.comes_to(job.quote_id, Stage.NEEDS_APPROVAL)
    assert world.sessions_of(job.conversation_id) == []
    token = token_of(world.sandbox, "administrator")
    approver = await world.desk.approve(job.job_id, token)
    assert (approver.name, bool(token)) == ("Ingrid Maas", False)
    await world.ends(job)
    assert len(world.sessions_of(job.conversation_id)) == 1
    [approved] = await entries(world, "quote.approved")
    digest = approved.body["policy"]
    assert approved.actor == approver.actor != approved.body["asker"]
    assert approved.body["reasons"] == [["link_limit", [18600, "EUR"], [15000, "EUR"]]]
    assert digest == (await world.desk.policy()).sha256 and len(digest) == 64
    [asked] = await entries(world, "link.asked")
    [creating] = await entries(world, "link.creating")
    assert asked.body["policy"] == creating.body["policy"] == digest


async def test_a_clock_that_is_set_back_hides_no_request(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    tools, quote = world.desk.tools, await world.quote(await world.new_customer())
    job = send_link.new_job(tools, quote, job_id=new_id(tools.now()))
    job = replace(job, created_at=tools.now() + 5)  # the provider has since said that it is earlier
    job, drafts = await approvals.asked(tools, job, LinkRefused)
    await send_link.ask_for_link(tools, job, quote, drafts)
    ladder = await world.ladder(quote.quote_id)
    assert ladder is not None and ladder.stage is Stage.NEEDS_APPROVAL


async def test_the_agents_own_and_a_strangers_token_approve_nothing(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path)
    job = await asking(world)
    for token, said in (
        (token_of(world.sandbox, "desk"), "own request"),
        (token_of(world.sandbox, "colleague"), "may not approve"),
        (HeldToken("no-such-token"), "does not know"),
        (HeldToken("two words"), "no access token"),
        (HeldToken(""), "no access token"),
    ):
        with pytest.raises(ApprovalRefused, match=said):
            await world.desk.approve(job.job_id, token)
        assert not token
    assert (await world.ends(job, JobState.ASKING)).needs_approval
    assert world.sessions_of(job.conversation_id) == []


async def test_whoever_the_policy_names_may_approve(world: World, tmp_path: Path) -> None:
    numbers = [one["id"] for one in world.sandbox.tokens()["agents"] if one["role"] == "agent"]
    lead = next(one for one in numbers if one != 7)
    policy(tmp_path, LIMITS.replace("[9]", f"[{lead}]"))
    job = await asking(world)
    await world.desk.approve(job.job_id, token_of(world.sandbox, lead))
    await world.ends(job)


async def test_the_request_survives_a_restart_and_holds_up_no_reply(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    policy(tmp_path)
    async with desk_at(sandbox, tmp_path) as world:
        job = await asking(world)
        reply = await world.desk.writing.reply(
            job.conversation_id, "One moment, I ask my colleague."
        )
        await world.ends(reply)
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(job.quote_id, Stage.NEEDS_APPROVAL)
        await world.desk.answer(job.job_id, Answer.SEND_AGAIN)  # no way past the policy
        assert (await world.ends(job, JobState.ASKING)).needs_approval
        await world.until(lambda: _agent(world))
        await world.desk.approve(job.job_id, token_of(sandbox, "administrator"))
        await world.ends(job)
        assert len(world.sessions_of(job.conversation_id)) == 1


async def _agent(world: World) -> bool:
    return world.desk.agent is not None


async def test_an_edit_voids_the_approval_and_is_told(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    job = await asking(world, valid_for_s=3600)
    world.sandbox.fault("re:^POST /v1/checkout/sessions$", "429", times=50)
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.until(lambda: _creating_failed(world, job))
    await world.desk.links.cancel(job.quote_id)
    await world.ends(job, JobState.REMOVED)
    world.sandbox.clear_faults()
    quote = await world.store.quote(job.quote_id)
    assert quote is not None
    edited = await world.desk.links.send(replace(quote, valid_for_s=7200))
    assert edited.needs_approval and "changed after it was approved" in edited.error
    await world.desk.answer(edited.job_id, Answer.DROP)
    await world.ends(edited, JobState.REMOVED)
    as_it_was = await world.desk.links.send(quote)
    assert not as_it_was.needs_approval  # this is what was approved
    await world.ends(as_it_was)


async def _creating_failed(world: World, job: Job) -> bool:
    now = await world.store.job(job.job_id)
    return now is not None and now.has_waited and now.state is JobState.READY


async def test_the_days_sums_are_those_of_the_journal(tmp_path: Path) -> None:
    policy(tmp_path, 'base = "EUR"\n[limits.agent]\nper_agent_day = "400.00"\n')
    with running_sandbox("--quiet") as fresh:  # what this agent did at other desks counts too
        async with desk_at(fresh, tmp_path) as world:
            await world.until(lambda: _agent(world))
            first = await world.desk.links.send(await world.quote(await world.new_customer()))
            second = await world.desk.links.send(await world.quote(await world.new_customer()))
            third = await asking(world)
            assert "558.00 EUR of 400.00 EUR" in third.error
            await world.ends(first)
            await world.ends(second)
            await world.ends(await world.desk.links.cancel(first.quote_id))
            await world.comes_to(first.quote_id, Stage.CANCELLED)
            await world.desk.answer(third.job_id, Answer.SEND_AGAIN)  # cancelled counts no more
            await world.ends(third)


async def test_a_dearer_link_that_will_take_the_place_of_another_counts_already(
    world: World, tmp_path: Path
) -> None:
    first, _ = await sent(world)
    policy(tmp_path, 'base = "EUR"\n[limits.agent]\nper_agent_day = "999999.00"\n')
    world.desk.outbox.hold()
    unsent = await world.desk.links.send(await world.quote(await world.new_customer()))

    async def today() -> int:
        rules = await world.desk.policy()
        return (await approvals._today(world.desk.tools, rules, unsent)).by_agent["EUR"]

    before = await today()
    await world.desk.links.replace(replace(first, lines=DEARER), 1)
    stands = await world.ladder(first.quote_id)
    assert stands is not None and stands.amount == 18600, "the old link can be paid still"
    assert await today() - before == 21000 - 18600


async def test_our_change_without_a_link_asks_the_policy_too(world: World, tmp_path: Path) -> None:
    policy(tmp_path, '[approval]\nalways = ["our_change"]\n')
    number = await world.new_customer()
    ours = replace(
        CHEAPER,
        quote_id="q-ours",
        conversation_id=number,
        rebooking=Rebooking(
            whose=WhoseChange.AIRLINE,
            cause=Cause.CANCELLATION,
            verified=CHEAPER.rebooking.verified,
        ),
    )
    job = await world.desk.quotes.ask_ticketing(ours)
    assert job.needs_approval and "our change" in job.error
    assert await world.desk.quotes.ticketing_asked(ours) is None
    assert (await world.desk.quotes.ask_ticketing(ours)).job_id == job.job_id
    reply = await world.desk.writing.reply(number, "One moment, please.")
    await world.ends(reply)  # it holds up no reply
    world.desk.outbox.wake()
    assert not [one for one in world.sandbox.messages_in(number) if one["private"]]

    await world.desk.answer(job.job_id, Answer.SEND_AGAIN)  # by the agent alone: it asks again

    async def asks() -> bool:
        now = await world.store.job(job.job_id)
        return now is not None and now.needs_approval

    await world.until(asks)
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)
    assert await world.desk.quotes.ticketing_asked(ours) == job.created_at
    for label in await world.store.unfinished_jobs(number):
        await world.ends(label)
    labels = world.sandbox.hub("GET", f"/conversations/{number}/labels").json()["payload"]
    assert ticketing_request.LABEL in labels
    assert len([one for one in world.sandbox.messages_in(number) if one["private"]]) == 1
    assert [one.quote_id for one in await entries(world, "ticketing.approved")] == [ours.quote_id]


async def test_one_customers_day_is_counted_over_their_conversations(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path, 'base = "EUR"\n[limits.agent]\nper_customer_day = "300.00"\n')
    conversation = await world.new_customer()
    first = await world.desk.links.send(await world.quote(conversation))
    await world.ends(first)
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], "card")
    await world.comes_to(first.quote_id, Stage.PAID)
    job = await world.desk.links.send(await world.quote(conversation))
    assert job.needs_approval and "372.00 EUR of 300.00 EUR" in job.error
    other = await world.desk.links.send(await world.quote(await world.new_customer()))
    await world.ends(other)


async def test_a_policy_that_cannot_be_read_lets_nothing_out_until_it_is_mended(
    world: World, tmp_path: Path
) -> None:
    quote = await world.quote(await world.new_customer())
    policy(tmp_path, "limits = [")
    with pytest.raises(LinkRefused, match="policy cannot be read"):
        await world.desk.links.send(quote)
    policy(tmp_path, "")
    await world.ends(await world.desk.links.send(quote))


async def test_a_line_from_a_file_goes_no_other_way(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    conversation = await world.new_customer()
    line = {
        "kind": "send_link",
        "client_id": "pss-1",
        "conversation": conversation,
        "whose_change": "customer",
        "lines": [{"kind": "fare_difference", "amount": "151.00"}],
        "from": "AMS",
        "to": "BCN",
    }
    await enqueue(world.desk, json.dumps(line))
    quote_id = quote_id_of("pss-1", conversation)
    await world.comes_to(quote_id, Stage.NEEDS_APPROVAL)
    [job] = await world.jobs()
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)


async def paid(world: World) -> str:
    """A quote of €186.00 that was paid."""
    conversation = await world.new_customer()
    job = await world.desk.links.send(await world.quote(conversation))
    await world.ends(job)
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], "card")
    await world.comes_to(job.quote_id, Stage.PAID)
    return job.quote_id


async def test_a_refund_above_the_limit_waits_for_a_second_person(
    world: World, tmp_path: Path
) -> None:
    quote_id = await paid(world)
    policy(tmp_path)
    small = await world.desk.after.refund(quote_id, 3000, left=18600)
    await world.ends(small)
    await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    job = await world.desk.after.refund(quote_id, 3000, left=15600)  # in pieces it is as much
    assert job.needs_approval and "60.00 EUR of 50.00 EUR" in job.error
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)
    [approved] = await entries(world, "refund.approved")
    assert approved.body["of_job"] == job.job_id
    ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    assert ladder.refunded == 6000
    again = await world.desk.after.refund(quote_id, 3000, left=12600)
    assert again.needs_approval  # one word is for one refund
    await world.desk.answer(again.job_id, Answer.DROP)
    policy(tmp_path, "x = 1")
    with pytest.raises(RefundRefused, match="policy cannot be read"):
        await world.desk.after.refund(quote_id, 1000, left=12600)


async def test_paid_elsewhere_ends_the_link_first(world: World) -> None:
    conversation = await world.new_customer()
    link = await world.desk.links.send(await world.quote(conversation))
    await world.ends(link)
    job = await world.desk.after.mark_paid_elsewhere(
        link.quote_id, 18600, PaidBy.COUNTER, "R-2026/114"
    )
    assert job.needs_approval
    assert (
        await world.desk.after.mark_paid_elsewhere(link.quote_id, 1, PaidBy.PHONE, "other") == job
    )
    [session] = world.sessions_of(conversation)
    assert session["status"] == "open"
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)
    [session] = world.sessions_of(conversation)
    assert session["status"] == "expired"
    ladder = await world.comes_to(link.quote_id, Stage.PAID_ELSEWHERE)
    assert (ladder.reason, ladder.paid) == ("counter", 0)
    [marked] = await entries(world, "payment.elsewhere")
    assert marked.body["amount"] == 18600 and "R-2026" not in json.dumps(marked.body)
    with pytest.raises(LinkRefused, match="paid already"):
        await world.desk.links.renew(link.quote_id)
    with pytest.raises(ElsewhereRefused, match="already"):
        await world.desk.after.mark_paid_elsewhere(link.quote_id, 18600, PaidBy.COUNTER, "R-2")


async def test_a_link_that_was_just_paid_is_not_paid_elsewhere(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path, "[approval]\nalways = []\n")
    conversation = await world.new_customer()
    link = await world.desk.links.send(await world.quote(conversation))
    await world.ends(link)
    [session] = world.sessions_of(conversation)
    world.sandbox.fault("re:^GET /v1/events", "500", times=500)  # the desk does not hear of it
    world.sandbox.pay(session["id"], "card")
    job = await world.desk.after.mark_paid_elsewhere(link.quote_id, 18600, PaidBy.PHONE, "call 12")
    failed = await world.ends(job, JobState.FAILED)
    assert "just paid the link" in failed.error or "has paid the link" in failed.error
    await world.comes_to(link.quote_id, Stage.PAID)
    assert await entries(world, "payment.elsewhere") == []


async def test_a_link_that_waits_is_taken_back_when_it_was_paid_elsewhere(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path, LIMITS.replace('["paid_elsewhere"]', "[]"))
    link = await asking(world)
    job = await world.desk.after.mark_paid_elsewhere(link.quote_id, 18600, PaidBy.TRANSFER, "BIC 7")
    await world.ends(job)
    await world.ends(link, JobState.REMOVED)
    await world.comes_to(link.quote_id, Stage.PAID_ELSEWHERE)


async def test_a_successor_that_comes_to_nothing_hides_no_link_that_can_be_paid(
    world: World, tmp_path: Path
) -> None:
    policy(tmp_path, "[approval]\nalways = []\n")
    conversation = await world.new_customer()
    link = await world.ends(await world.desk.links.send(await world.quote(conversation)))
    world.sandbox.fault("re:^GET /v1/checkout/sessions[?]", "500", times=500)
    successor = await world.desk.links.renew_open(link.quote_id, 1)  # it waits to be made
    job = await world.desk.after.mark_paid_elsewhere(link.quote_id, 18600, PaidBy.COUNTER, "R-7")
    await world.ends(job)
    world.sandbox.clear_faults()
    await world.ends(successor, JobState.REMOVED)
    [session] = world.sessions_of(conversation)
    assert session["status"] == "expired"
    await world.comes_to(link.quote_id, Stage.PAID_ELSEWHERE)


async def test_a_line_marks_what_was_paid_elsewhere_as_the_policy_has_it(
    world: World, tmp_path: Path
) -> None:
    conversation = await world.new_customer()
    link = await world.ends(await world.desk.links.send(await world.quote(conversation)))
    line = {
        "kind": "paid_elsewhere",
        "client_id": "desk-7",
        "quote": link.quote_id,
        "by": "counter",
        "reference": "R-2026/114",
    }
    await enqueue(world.desk, json.dumps(line))
    [job] = await world.jobs()
    await world.until(lambda: _asks(world, job), "a second person to be asked")
    [session] = world.sessions_of(conversation)
    assert session["status"] == "open"
    with pytest.raises(EnqueueError, match="being marked"):
        await enqueue(world.desk, json.dumps(line | {"client_id": "desk-8"}))
    policy(tmp_path, "[approval]\nalways = []\n")
    await world.desk.answer(job.job_id, Answer.DROP)
    assert (await enqueue(world.desk, json.dumps(line | {"client_id": "desk-8"}))).added == 1
    await world.comes_to(link.quote_id, Stage.PAID_ELSEWHERE)
    [session] = world.sessions_of(conversation)
    assert session["status"] == "expired"
    [marked] = await entries(world, "payment.elsewhere")
    assert marked.body["amount"] == 18600 and "R-2026" not in json.dumps(marked.body)
    assert (await enqueue(world.desk, json.dumps(line))).known == 1
    with pytest.raises(EnqueueError, match="marked as paid elsewhere already"):
        await enqueue(world.desk, json.dumps(line | {"client_id": "desk-9"}))


async def _asks(world: World, job: Job) -> bool:
    now = await world.store.job(job.job_id)
    return now is not None and now.needs_approval


async def test_supervisors_refund_with_a_key_of_their_own(sandbox: Sandbox, tmp_path: Path) -> None:
    tokens = sandbox.tokens()
    links = tokens["stripe_links_key"]
    async with desk_at(sandbox, tmp_path / "without", stripe_key=links) as world:
        job = await world.desk.after.refund(await paid(world), 3000, left=18600)
        failed = await world.ends(job, JobState.FAILED)
        assert "rak_" in failed.error or "not" in failed.error
    key = tokens["stripe_supervisor_key"]
    async with desk_at(sandbox, tmp_path / "with", stripe_key=links, refund_key=key) as world:
        await world.ends(await world.desk.after.refund(await paid(world), 3000, left=18600))


async def test_nobody_can_sign_in_while_the_hub_is_away(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    job = await asking(world)
    token = token_of(world.sandbox, "administrator")
    world.sandbox.fault("re:^GET /api/v1/profile$", "500", times=1)
    with pytest.raises(ApprovalRefused, match="request is kept"):
        await world.desk.approve(job.job_id, token)
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)


async def test_the_token_is_nowhere_afterwards(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    job = await asking(world)
    token = token_of(world.sandbox, "administrator")
    words = token.reveal()
    await world.desk.approve(job.job_id, token)
    await world.ends(job)
    assert words not in repr(token)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert words.encode() not in await asyncio.to_thread(path.read_bytes), path.name


async def test_an_offer_waits_whole_for_one_approval(world: World, tmp_path: Path) -> None:
    policy(tmp_path)
    conversation = await roomy(world)
    dear = await world.quote(conversation)
    cheap = await world.quote(conversation, lines=(QuoteLine(LineKind.FARE_DIFFERENCE, 9900),))
    job = await world.desk.links.send_offer([cheap, dear])
    assert job.needs_approval
    for quote in (cheap, dear):
        await world.comes_to(quote.quote_id, Stage.NEEDS_APPROVAL)
    await world.desk.approve(job.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(job)
    assert len(world.sessions_of(conversation)) == 2


# --- a link in the place of one that the customer has

DEARER = (QuoteLine(LineKind.FARE_DIFFERENCE, 21000),)
CHEAP = 'per_link = "190.00"'


async def replacing(world: World, folder: Path) -> tuple[Job, str]:
    """A link that can be paid, and one above the limit that is to take its place; with the session
    of the first."""
    policy(folder, LIMITS.replace('per_link = "150.00"', CHEAP))
    quote = await world.quote(await world.new_customer())
    await world.ends(await world.desk.links.send(quote))
    ladder = await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED, Stage.SEEN)
    job = await world.desk.links.replace(replace(quote, lines=DEARER), 1)
    assert job.needs_approval
    return job, ladder.session


async def test_until_it_is_approved_the_old_link_and_its_quote_stand(
    world: World, tmp_path: Path
) -> None:
    job, session = await replacing(world, tmp_path)
    kept = await world.store.quote(job.quote_id)
    assert kept is not None and kept.total.amount == 18600
    await world.desk.answer(job.job_id, Answer.DROP)
    await world.ends(job, JobState.REMOVED)
    ladder = await world.ladder(job.quote_id)
    assert ladder is not None and ladder.stage.is_open
    assert (ladder.session, ladder.amount, ladder.generation) == (session, 18600, 1)
    again = await world.desk.links.replace(replace(kept, lines=DEARER), 1)
    await world.desk.approve(again.job_id, token_of(world.sandbox, "administrator"))
    await world.ends(again)
    ladder = await world.comes_to(job.quote_id, Stage.SENT, Stage.DELIVERED, Stage.SEEN)
    replaced = await world.store.quote(job.quote_id)
    assert ladder.amount == 21000
    assert replaced is not None and replaced.total.amount == 21000


async def test_a_link_that_is_paid_meanwhile_is_not_replaced_and_nobody_has_to_say_so(
    world: World, tmp_path: Path
) -> None:
    job, session = await replacing(world, tmp_path)
    world.sandbox.pay(session)
    failed = await world.ends(job, JobState.FAILED)
    assert "just paid" in failed.error
    ladder = await world.comes_to(job.quote_id, Stage.PAID)
    assert (ladder.paid, ladder.amount, ladder.generation) == (18600, 18600, 1)
    kept = await world.store.quote(job.quote_id)
    assert kept is not None and kept.total.amount == 18600
    assert len(world.sessions_of(job.conversation_id)) == 1


async def test_a_kill_between_the_payment_and_that_word_loses_nothing(
    world: World, tmp_path: Path
) -> None:
    job, session = await replacing(world, tmp_path)
    world.desk.tools.ledger._ladder_listeners.clear()  # the kill: nothing follows the payment
    world.sandbox.pay(session)
    await world.comes_to(job.quote_id, Stage.PAID)
    await world.ends(job, JobState.ASKING)
    await world.desk.stop()
    async with desk_at(world.sandbox, tmp_path) as later:
        await later.ends(job, JobState.FAILED)
