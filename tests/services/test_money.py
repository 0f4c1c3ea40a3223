"""The badge follows the money: paying, declined, expired, cancelled, refunded, from elsewhere."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.quote import Flight, Passenger
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.terms import Verification
from desktop.models.stage import Stage
from desktop.models.status import Health
from desktop.models.ticket import TicketNumber
from desktop.services.payments.payment_facts import join
from desktop.services.payments.payment_watcher import WATERMARK
from desktop.services.psp.gateway import PaymentFact
from desktop.services.timing.clock_memory import MARK as PROVIDER_CLOCK
from desktop.services.unattended.enqueue import enqueue
from desktop.services.use_cases import link_checks, tickets
from desktop.services.use_cases.refusals import LinkRefused, NotVerified, TicketRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import World, desk_at


async def sent(world: World) -> tuple[str, str]:
    """A link that was sent: its quote and its session."""
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    return quote.quote_id, session["id"]


def public_post(sandbox: Sandbox) -> int:
    """A conversation of a customer that everybody can read."""
    asked = sandbox.hub("GET", f"/conversations/{sandbox.ask()}").json()
    about = {
        "inbox_id": asked["inbox_id"],
        "contact_id": asked["meta"]["sender"]["id"],
        "additional_attributes": {"type": "tweet"},
        "message": {"content": "Hello"},
    }
    number: int = sandbox.hub("POST", "/conversations", json=about).json()["id"]
    return number


async def test_no_link_goes_into_a_public_post(world: World) -> None:
    conversation = await asyncio.to_thread(public_post, world.sandbox)
    await world.knows(conversation)
    quote = await world.quote(conversation)
    with pytest.raises(LinkRefused, match="public post"):
        await world.desk.links.send(quote)
    assert not world.sessions_of(conversation)


async def test_what_is_only_seen_to_be_public_when_its_link_is_made_gets_none(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = public_post(sandbox)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        line = {
            "kind": "send_link",
            "client_id": "public",
            "conversation": conversation,
            "from": "AMS",
            "to": "BCN",
            "departs": "2037-11-22T12:15",
            "whose_change": "customer",
            "passengers": ["Ana"],
            "lines": [{"kind": "fare_difference", "amount": 100}],
        }
        await enqueue(world.desk, json.dumps(line))  # not on this desk yet: nobody can know
    async with desk_at(sandbox, tmp_path) as world:
        [job] = await world.jobs()
        refused = await world.ends(job, JobState.FAILED)
        assert "public post" in refused.error
        assert not world.sessions_of(conversation) and not world.sent_in(conversation)


async def test_a_decline_says_why_and_the_next_attempt_may_succeed(world: World) -> None:
    quote_id, session = await sent(world)
    world.sandbox.pay(session, "card", "declined:insufficient_funds")
    declined = await world.comes_to(quote_id, Stage.DECLINED)
    assert (declined.reason, declined.declines) == ("insufficient_funds", 1)
    world.sandbox.pay(session, "ideal")
    paid = await world.comes_to(quote_id, Stage.PAID)
    assert paid.declines == 1
    assert len(await world.news_of(quote_id)) == 1


async def test_an_expired_link_says_so_and_is_renewed_as_the_next_generation(
    world: World,
) -> None:
    quote_id, session = await sent(world)
    world.sandbox.advance(4 * 3600 + 60)
    await world.comes_to(quote_id, Stage.EXPIRED)
    renewed = await world.desk.links.renew(quote_id)
    assert (await world.desk.links.renew(quote_id)).job_id == renewed.job_id
    await world.ends(renewed)
    ladder = await world.comes_to(quote_id, Stage.SENT, Stage.DELIVERED)
    assert ladder.generation == 2
    assert ladder.session != session


async def test_a_cancelled_link_can_no_longer_be_paid(world: World) -> None:
    quote_id, _ = await sent(world)
    first = await world.desk.links.cancel(quote_id)
    await world.ends(first)
    await world.comes_to(quote_id, Stage.CANCELLED)
    assert (await world.desk.links.cancel(quote_id)).job_id == first.job_id
    conversation = first.conversation_id
    assert [one["status"] for one in world.sessions_of(conversation)] == ["expired"]


@pytest.mark.fault
@pytest.mark.parametrize("fault", ["drop_after", "500_after_effect", "500", "drop_before"])
async def test_a_cancellation_survives_a_lost_answer(world: World, fault: str) -> None:
    quote_id, session = await sent(world)
    world.sandbox.fault(f"POST /v1/checkout/sessions/{session}/expire", fault)
    await world.ends(await world.desk.links.cancel(quote_id))
    assert (await world.comes_to(quote_id, Stage.CANCELLED)).session == session
    assert len(await world.facts(quote_id, FactKind.LINK_CANCELLED)) == 1


async def test_cancelling_a_link_that_was_just_paid_says_so(world: World) -> None:
    quote_id, session = await sent(world)
    world.sandbox.fault("", "events_late", delay_s=2.0, times=20)
    world.sandbox.pay(session, "card")
    job = await world.ends(await world.desk.links.cancel(quote_id), JobState.FAILED)
    assert "already paid" in job.error
    ladder = await world.comes_to(quote_id, Stage.PAID)
    assert ladder.cancel_failed == "just_paid"


async def test_a_link_that_has_not_left_is_taken_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
    async with desk_at(sandbox, tmp_path, stripe_url="http://127.0.0.1:9") as offline:
        quote = await offline.quote(conversation, valid_for_s=48 * 3600)
        await offline.desk.quotes.save(quote)
        job = await offline.desk.links.send(quote)
        await offline.comes_to(quote.quote_id, Stage.QUEUED)
        assert (await offline.desk.links.cancel(quote.quote_id)).job_id == job.job_id
        assert (await offline.ends(job, JobState.REMOVED)).state is JobState.REMOVED
        draft = (await offline.desk.thread(conversation)).draft
        assert draft is not None and draft.promised_until is None  # no customer was promised it
        long_ago = replace(draft, promised_until=1.0)
        again = await offline.desk.links.send(long_ago)
        assert again.job_id != job.job_id
        assert await offline.desk.remove_job(again.job_id)
    assert world.sessions_of(conversation) == []


async def test_what_was_asked_offline_goes_when_the_network_is_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
    nowhere = "http://127.0.0.1:9"
    async with desk_at(sandbox, tmp_path, hub_url=nowhere, stripe_url=nowhere) as offline:
        assert offline.desk.agent is not None
        quote = await offline.quote(conversation)
        link = await offline.desk.links.send(quote)
        words = await offline.desk.writing.reply(conversation, "And have a good trip.")
        await offline.until(lambda: _is_down(offline))
        assert offline.desk.status().waiting == 2
    assert world.sessions_of(conversation) == []
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(link)
        await world.ends(words)
    assert len(world.sessions_of(conversation)) == 1
    first, second = world.sent_in(conversation)
    assert world.sessions_of(conversation)[0]["url"] in first["content"]
    assert second["content"] == "And have a good trip."


async def _is_down(world: World) -> bool:
    status = world.desk.status()
    return status.hub.health is Health.DOWN and status.psp.health is Health.DOWN


async def _is_live(world: World) -> bool:
    return world.desk.status().live


async def test_a_price_that_lapsed_while_offline_is_asked_about(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        await world.until(lambda: world.store.mark(PROVIDER_CLOCK), "the provider's time")
    async with desk_at(sandbox, tmp_path, stripe_url="http://127.0.0.1:9") as offline:
        await offline.until(lambda: _is_live(offline))
        quote = await offline.quote(conversation, valid_for_s=2 * 3600)
        job = await offline.desk.links.send(quote)
        await offline.comes_to(quote.quote_id, Stage.QUEUED)
    sandbox.advance(100 * 60)
    async with desk_at(sandbox, tmp_path) as world:
        asking = await world.ends(job, JobState.ASKING)
        assert asking.error.startswith("quote_lapsed")
    assert world.sessions_of(conversation) == []


async def test_a_link_asked_before_the_providers_time_is_known_does_not_lapse(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.advance(5 * 3600)  # this computer is five hours behind the provider
    async with desk_at(sandbox, tmp_path, stripe_url="http://127.0.0.1:9") as offline:
        conversation = await offline.new_customer()
        assert not offline.desk.tools.provider_clock.is_known
        quote = await offline.quote(conversation, valid_for_s=2 * 3600)
        job = await offline.desk.links.send(quote)
        await offline.comes_to(quote.quote_id, Stage.QUEUED)
    async with desk_at(sandbox, tmp_path) as world:
        await world.ends(job)
        [session] = world.sessions_of(conversation)
        promised = world.desk.tools.provider_now() + 2 * 3600
        assert promised - 120 < session["expires_at"] <= promised + 5


async def test_a_quote_that_ends_too_soon_is_refused_with_what_would_work(world: World) -> None:
    conversation = await world.new_customer()
    short = await world.quote(conversation, valid_for_s=30 * 60)
    with pytest.raises(LinkRefused, match="more than 31 minutes"):
        await world.desk.links.send(short)
    held = await world.quote(conversation, fare_hold_until=world.desk.now() + 600)
    with pytest.raises(LinkRefused, match="fare hold"):
        await world.desk.links.send(held)
    assert await world.jobs() == []


async def test_a_link_dies_before_its_flight_leaves_and_is_not_renewed(world: World) -> None:
    conversation = await world.new_customer()

    def leaves(minutes: int) -> Flight:
        at = datetime.fromtimestamp(world.desk.now() + 60 * minutes, ZoneInfo("Europe/Amsterdam"))
        return Flight("AMS", "BCN", at.strftime("%Y-%m-%dT%H:%M"))

    soon = await world.quote(conversation, old=leaves(20))
    with pytest.raises(LinkRefused, match=r"flight departs in \d+ minutes.* by phone"):
        await world.desk.links.send(soon)
    hold = world.desk.now() + 30 * 3600
    quote = await world.quote(conversation, old=leaves(180), valid_for_s=None, fare_hold_until=hold)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    assert -60 <= session["expires_at"] - (world.desk.now() + 180 * 60) <= 1
    world.sandbox.advance(3 * 3600 + 60)
    await world.comes_to(quote.quote_id, Stage.EXPIRED)
    with pytest.raises(LinkRefused, match=r"flight has departed.* no-show"):
        await world.desk.links.renew(quote.quote_id)


async def test_a_promise_of_two_days_is_renewed_by_one_press_and_ends_when_it_was_to(
    world: World,
) -> None:
    conversation = world.sandbox.conversation_of("Pieter Nijland")  # SMS: no reply window
    await world.knows(conversation)
    quote = await world.quote(conversation, valid_for_s=48 * 3600)
    await world.ends(await world.desk.links.send(quote))
    ends = world.desk.tools.provider_now() + 48 * 3600
    for hours in (20, 40):
        sent = await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED, Stage.WITH_HUB)
        await later(world, ends - (48 - hours) * 3600)
        await world.ends(await world.desk.links.renew_open(quote.quote_id, sent.generation))
    made = [one for one in world.sessions_of(conversation) if of_quote(one) == quote.quote_id]
    assert [one["status"] for one in made] == ["expired", "expired", "open"]
    assert -60 <= made[2]["expires_at"] - ends <= 60
    await later(world, ends + 60)
    await world.comes_to(quote.quote_id, Stage.EXPIRED)
    with pytest.raises(LinkRefused, match="in 0 minutes"):
        await world.desk.links.renew(quote.quote_id)


def of_quote(session: dict[str, Any]) -> str:
    """The quote that a link is for."""
    return str(session["client_reference_id"])


async def later(world: World, at: float) -> None:
    """Let time pass until `at` (UTC seconds, provider's clock), and the desk hear of it."""
    world.sandbox.advance(at - world.desk.tools.provider_now())

    async def heard() -> bool:
        return world.desk.tools.provider_now() >= at - 1

    await world.until(heard, "the time")


async def test_a_trip_that_cannot_be_flown_gets_no_link(world: World) -> None:
    conversation = await world.new_customer()
    first = Segment("AMS", "MAD", "2037-11-22T12:15", "2037-11-22T14:50")
    missed = Segment("MAD", "BCN", "2037-11-22T14:30", "2037-11-22T15:45")
    quote = await world.quote(conversation)
    change = replace(quote.rebooking, new=Itinerary((first, missed)))
    with pytest.raises(LinkRefused, match="departs before the flight before it arrives"):
        await world.desk.links.send(replace(quote, rebooking=change))
    assert await world.jobs() == []


async def test_no_link_leaves_for_a_booking_whose_customer_nobody_verified(world: World) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    quote = replace(quote, rebooking=replace(quote.rebooking, verified=Verification()))
    by_code = replace(quote, booking="K7Q2MX")
    by_ticket = replace(quote, booking="", passengers=(Passenger("Ana", ticket="074-2345678901"),))
    for on_booking in (by_code, by_ticket):
        with pytest.raises(NotVerified, match="Say how, or why it was skipped"):
            await world.desk.links.send(on_booking)
    assert await world.jobs() == []
    skipped = Verification(skipped_because="known by voice")
    for asked in (
        replace(by_code, rebooking=replace(quote.rebooking, verified=skipped)),
        replace(quote, booking=""),
    ):
        link_checks.check_quote(asked)


async def test_no_ticket_without_money_and_none_twice(world: World) -> None:
    quote_id, session = await sent(world)
    number = [TicketNumber.parse("0742345678901")]
    with pytest.raises(TicketRefused, match="not paid"):
        await world.desk.after.issue_ticket(quote_id, number)
    world.sandbox.pay(session, "ideal")
    await world.comes_to(quote_id, Stage.PAID)
    first = await world.desk.after.issue_ticket(quote_id, number)
    assert (await world.desk.after.issue_ticket(quote_id, number)).job_id == first.job_id
    with pytest.raises(TicketRefused, match="already"):
        await world.desk.after.issue_ticket(quote_id, [TicketNumber.parse("0749999999999")])
    await world.ends(first)
    assert await world.store.tickets(quote_id) == ("074-2345678901",)


async def test_a_second_link_in_the_same_conversation_is_refused(world: World) -> None:
    quote_id, _ = await sent(world)
    conversation = await world.desk.tools.ledger.conversation_of(quote_id)
    with pytest.raises(LinkRefused, match="two could both be paid"):
        await world.desk.links.send(await world.quote(conversation))


async def test_links_of_other_desks_are_on_this_board(world: World, tmp_path: Path) -> None:
    quote_id, session = await sent(world)
    async with desk_at(world.sandbox, tmp_path / "colleague") as colleague:
        await colleague.comes_to(quote_id, Stage.CREATING)
        world.sandbox.pay(session, "ideal")
        ladder = await colleague.comes_to(quote_id, Stage.PAID)
        assert ladder.paid == ladder.amount == 18600
        job_conversation = await world.desk.tools.ledger.conversation_of(quote_id)
        await colleague.knows(job_conversation)  # the money may be here before the conversation
        rows = await colleague.desk.inbox_rows([job_conversation])
        badge = rows[job_conversation].badge
        assert badge is not None and badge.stage is Stage.PAID


async def test_events_that_come_twice_count_once(world: World) -> None:
    quote_id, session = await sent(world)
    world.sandbox.fault("", "events_duplicate", times=20)
    world.sandbox.pay(session, "card")
    paid = await world.comes_to(quote_id, Stage.PAID)
    assert paid.paid == 18600
    passes = world.desk.watcher.passes

    async def looked_again() -> bool:
        return world.desk.watcher.passes > passes + 2

    await world.until(looked_again)
    facts = await world.facts(quote_id, FactKind.PAYMENT_PAID)
    assert len({fact.source for fact in facts}) == len(facts) <= 2


async def test_check_now_reads_the_link_directly(world: World) -> None:
    quote_id, session = await sent(world)
    world.sandbox.fault("", "events_late", delay_s=6.0, times=20)
    world.sandbox.pay(session, "card")
    await world.desk.links.check_now(quote_id)
    ladder = await world.ladder(quote_id)
    assert ladder is not None and ladder.stage is Stage.PAID


async def test_the_feed_is_read_as_often_for_many_links_as_for_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        watcher = world.desk.watcher
        first, _ = await sent(world)

        async def feeds_during(passes: int) -> int:
            before = sandbox.effects()["requests"].get("GET /v1/events", 0)
            until = watcher.passes + passes

            async def there() -> bool:
                return watcher.passes >= until

            await world.until(there)
            return int(sandbox.effects()["requests"].get("GET /v1/events", 0)) - before

        await feeds_during(1)
        one = await feeds_during(5)
        for quote_id in [(await sent(world))[0] for _ in range(5)]:
            assert quote_id != first
        many = await feeds_during(5)
        assert abs(many - one) <= 2


async def test_polls_wait_while_a_link_is_made(world: World) -> None:
    gate = world.desk.tools.gate
    async with gate.effect():
        passes = world.desk.watcher.passes
        waiting = asyncio.ensure_future(gate.poll())
        await asyncio.sleep(0)
        assert not waiting.done()
    await waiting
    assert world.desk.watcher.passes >= passes


async def test_a_watermark_ahead_of_the_provider_hides_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote_id, session = await sent(world)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        await world.store.set_marks({WATERMARK: repr(sandbox.now() + 30 * 24 * 3600)})
    sandbox.fault("GET /v1/checkout/sessions", "500", times=99)  # only the feed can tell
    async with desk_at(sandbox, tmp_path) as world:
        world.sandbox.pay(session)
        await world.comes_to(quote_id, Stage.PAID)
        mark = await world.store.mark(WATERMARK)
        assert mark is not None
        assert float(mark) < sandbox.now() + 60
    sandbox.clear_faults()


async def test_a_refund_told_before_its_payment_waits_for_it(world: World) -> None:
    intent = {"intent": "pi_early", "amount": 600, "currency": "EUR"}
    refund = PaymentFact(
        FactKind.REFUND, 5.0, "stripe:refund:re_1:succeeded", {**intent, "refund": "re_1"}, {}
    )
    whose = {"desk_quote": "quote 1", "desk_generation": "2", "desk_conversation": "9" * 30}
    paid = PaymentFact(FactKind.PAYMENT_PAID, 7.0, "stripe:paid:pi_early", intent, whose)
    alone = await join(world.store, (refund,), "stripe")
    assert (alone.drafts, alone.homeless) == ([], [refund])
    both = await join(world.store, (*alone.homeless, paid), "stripe")
    assert both.homeless == []
    assert [draft.quote_id for draft in both.drafts] == ["quote 1", "quote 1"]
    assert both.drafts[0].body["conversation"] == 0


async def test_a_notice_waits_while_the_key_may_not_read_the_link(world: World) -> None:
    conversation = await world.new_customer()
    quote = await world.quote(conversation)
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    world.sandbox.fault("GET /v1/events", "403", times=999)
    world.sandbox.fault("GET /v1/checkout/sessions/", "403", times=1)
    world.sandbox.pay(session["id"])
    number = TicketNumber.parse("074-2345678901")
    job = tickets.new_job(world.desk.tools, quote, [number], job_id="told-later")
    issue = tickets.check_tickets(quote, [number])
    await tickets.ask_for_ticket(world.desk.tools, job, quote, issue)
    world.desk.outbox.wake()
    await world.ends(job)
    assert "074-2345678901" in world.sent_in(conversation)[-1]["content"]


async def test_a_refund_is_known_on_another_desk_too(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        quote_id, session = await sent(world)
        sandbox.pay(session)
        await world.comes_to(quote_id, Stage.PAID)
        refunded = await asyncio.to_thread(refund_of, sandbox, session)
        await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
    # A refund names no quote: alone it has no home, beside its payment it has.
    async with desk_at(sandbox, tmp_path / "other", start=False) as other:
        page = await other.desk.tools.gateway.feed(sandbox.now() - 600, frozenset())
        alone = [fact for fact in page.facts if fact.body.get("refund") == refunded]
        assert (await join(other.store, tuple(alone), "stripe")).homeless == alone
    async with desk_at(sandbox, tmp_path / "other") as other:
        ladder = await other.comes_to(quote_id, Stage.PARTLY_REFUNDED)
        assert ladder.refunded == 345


def refund_of(sandbox: Sandbox, session: str) -> str:
    """A supervisor gives some of it back at the provider; returns the refund's id."""
    [paid] = [one for one in sandbox.effects()["sessions"] if one["id"] == session]
    key = sandbox.tokens()["stripe_supervisor_key"]
    answer = sandbox.http.post(
        f"{sandbox.stripe_url}/v1/refunds",
        data={"payment_intent": paid["payment_intent"], "amount": "345"},
        headers={"Authorization": f"Bearer {key}"},
    )
    refund: str = answer.json()["id"]
    return refund
