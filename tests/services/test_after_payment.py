"""After the payment: documents for each passenger, disputes, second looks, a late price."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fraud_hints import Sign
from desktop.models.ids import new_id
from desktop.models.issuing import Issue
from desktop.models.job import JobState, Question
from desktop.models.journal import Draft
from desktop.models.quote import Passenger, Quote
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import stuck
from desktop.models.ticket import TicketNumber
from desktop.models.travel_document import TravelDocument
from desktop.services.use_cases import tickets
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer, LinkRefused, TicketRefused
from tests.faults import evidence
from tests.services.desk_world import World, priced
from tests.services.test_stuck_money import paid
from tests.views.inbox.inbox_world import desk_without_network, fill

FIRST, SECOND, BAG = (
    TravelDocument.parse(text)
    for text in ("074-2345678901-02", "074-2345678904", "EMD-A 074-8201234567 C/0C3")
)
FAMILY = (Passenger("Sanne de Vries"), Passenger("Tom de Vries"), Passenger("Bo de Vries"))


async def bought(world: World, *, people: tuple[Passenger, ...] = (), **who: str) -> Quote:
    """A quote that a customer has paid."""
    conversation = await world.new_customer()
    quote = await world.quote(conversation, **({"passengers": people} if people else {}))
    await world.ends(await world.desk.links.send(quote))
    [session] = world.sessions_of(conversation)
    world.sandbox.pay(session["id"], **who)
    await world.comes_to(quote.quote_id, Stage.PAID)
    return quote


async def test_a_family_is_partly_ticketed_until_nobody_waits_and_told_once(
    world: World, tmp_path: Path
) -> None:
    quote = await bought(world, people=FAMILY)
    issue = world.desk.after.issue
    assert await issue(quote.quote_id, Issue({1: (FIRST, BAG)})) is None
    partly = await world.comes_to(quote.quote_id, Stage.PARTLY_TICKETED)
    assert partly.issued is not None
    assert partly.issued.missing == (2, 3)
    case = stuck(partly)
    assert case is not None
    assert case.kind is StuckKind.NOT_TICKETED
    assert await issue(quote.quote_id, Issue({1: (FIRST, BAG)})) is None  # pressed twice
    with pytest.raises(TicketRefused, match="already"):
        await issue(quote.quote_id, Issue({1: (SECOND,)}))
    with pytest.raises(TicketRefused, match="No ticket"):
        await world.desk.after.tell_again(quote.quote_id)
    assert len(world.sent_in(quote.conversation_id)) == 1  # the link alone

    told = await issue(quote.quote_id, Issue({2: (SECOND,)}, {3: "sits on Sanne's lap"}))
    assert told is not None
    await world.ends(told)
    await world.comes_to(quote.quote_id, Stage.TOLD)
    text = world.sent_in(quote.conversation_id)[-1]["content"]
    assert "074-2345678901-02" in text
    assert "074-2345678904" in text
    assert "EMD 074-8201234567" in text
    assert "0C3" not in text
    assert len(world.sent_in(quote.conversation_id)) == 2
    journal = await asyncio.to_thread(evidence.read, tmp_path)
    bodies = [str(one.body) for one in journal.journal if one.kind == "ticket.issued"]
    assert len(bodies) == 2
    assert not any("2345678" in body or "lap" in body for body in bodies)


async def test_a_dispute_is_followed_to_its_end(world: World) -> None:
    quote = await bought(world)
    [session] = world.sessions_of(quote.conversation_id)
    world.sandbox.dispute(session["id"], reason="product_not_received", amount=5000)
    opened = (await world.comes_to(quote.quote_id, Stage.DISPUTED)).dispute
    assert opened is not None
    assert (opened.amount, opened.reason) == (5000, "product_not_received")
    assert opened.waits_for_us
    assert opened.due_by is not None
    assert opened.due_by > opened.opened_at
    world.sandbox.dispute(session["id"], "answer")

    async def answered() -> bool:
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.dispute is not None and ladder.dispute.is_answered

    await world.until(answered, "the evidence")
    world.sandbox.dispute(session["id"], "lose")

    async def lost() -> bool:
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.dispute is not None and ladder.dispute.is_lost

    await world.until(lost, "the bank's decision")
    rows = await world.store.inbox_rows([quote.conversation_id])
    badge = rows[quote.conversation_id].badge
    assert badge is not None
    assert (badge.stage, badge.reason) == (Stage.DISPUTED, "lost")


async def test_who_pays_is_compared_and_never_written_down(world: World, tmp_path: Path) -> None:
    quote = await bought(world, people=(FAMILY[0],), country="BR", name="Piet Bakkerman")

    async def known() -> bool:
        ladder = await world.ladder(quote.quote_id)
        return ladder is not None and ladder.payer == "other" and ladder.card_country == "BR"

    await world.until(known, "who paid")
    found = {hint.sign: hint for hint in await world.desk.after.hints(quote)}
    assert {Sign.PAYER, Sign.CARD_COUNTRY, Sign.FIRST_TIME, Sign.NAME} <= set(found)
    await world.desk.after.dismiss(quote, found[Sign.PAYER], "her employer pays, called back")
    after = {hint.sign for hint in await world.desk.after.hints(quote)}
    assert Sign.PAYER not in after
    assert Sign.CARD_COUNTRY in after
    journal = await asyncio.to_thread(evidence.read, tmp_path)
    whole = " ".join(str(one.body) for one in journal.journal)
    assert "Bakkerman" not in whole
    assert "employer" not in whole
    assert not any("Bakkerman" in one["content"] for one in world.sent_in(quote.conversation_id))


async def test_what_nobody_sends_waits_for_a_person_where_the_airline_wants_one(
    world: World,
) -> None:
    quote = await bought(world)
    desk = world.desk
    desk.outbox._tools = replace(desk.tools, tells_by_itself=False)
    number = TicketNumber.parse("074-2345678901")
    job = tickets.new_job(desk.tools, quote, [number], job_id=new_id(desk.now()), by_itself=True)
    await tickets.ask_for_ticket(desk.tools, job, quote, tickets.check_tickets(quote, [number]))
    desk.outbox.wake()
    asking = await world.ends(job, JobState.ASKING)
    assert question_of(asking) is Question.TELL_BY_PERSON
    assert len(world.sent_in(quote.conversation_id)) == 1
    await desk.answer(job.job_id, Answer.SEND_AGAIN)
    await world.ends(job)
    await world.comes_to(quote.quote_id, Stage.TOLD)
    assert len(world.sent_in(quote.conversation_id)) == 2


async def test_a_late_payment_is_priced_again_and_settled_with_the_difference(
    tmp_path: Path,
) -> None:
    async with desk_without_network(tmp_path) as desk:
        await fill(desk, [1])
        late = await paid(desk, 1, 10)
        ledger, at = desk.tools.ledger, desk.now()
        whole = replace(priced(Quote(late, 1)), departs_at=at + 900, offer="o", place=1)
        body = {"generation": 1, "conversation": 1}
        await ledger.save_quote(
            whole, Draft(at - 700, "quote.saved", late, "hub:1:7", "s:2", whole.public())
        )
        with pytest.raises(LinkRefused, match="not on this desk"):
            await desk.after.price_again("nowhere")
        await ledger.record([Draft(at - 650, "link.cancelled", late, "stripe", "x", body)])
        again = await desk.after.price_again(late)
        assert (await desk.after.price_again(late)).quote_id == again.quote_id
        assert (again.new, again.passengers, again.lines) == (whole.new, whole.passengers, ())
        assert (again.departs_at, whole.departs_at) == (None, at + 900)  # seen anew
        assert (again.offer, again.place) == ("", 0)  # no alternative to what is paid
        assert (await desk.thread(1)).draft == again

        missing = replace(priced(again), quote_id=again.quote_id)
        money = {"amount": 4000, "currency": "EUR", "session": "cs_2"}
        saved = Draft(at, "quote.saved", again.quote_id, "hub:1:7", "s:3", missing.public())
        await ledger.save_quote(missing, saved)
        came = Draft(at, "payment.paid", again.quote_id, "stripe", "p2", {**body, **money})
        await ledger.record([came])
        ladders = await desk.tools.ledger.store.ladders([late, again.quote_id])
        assert ladders[late].stage is Stage.PAID_AFTER_LAPSE
        assert ladders[again.quote_id].prices_again == late
        await desk.after.issue_ticket(again.quote_id, [SECOND])
        ladders = await desk.tools.ledger.store.ladders([late, again.quote_id])
        assert ladders[late].stage is Stage.TICKETED
        assert stuck(ladders[late]) is None
        case = stuck(ladders[again.quote_id])
        assert case is not None
        assert case.kind is StuckKind.NOT_TOLD
        with pytest.raises(LinkRefused, match="not ticketed"):
            await desk.after.price_again(late)
