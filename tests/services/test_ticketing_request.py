"""What no link can do is asked of the ticketing team at a running hub, exactly once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.models.fact import FactKind
from desktop.models.quote import Flight, Passenger, Quote
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment
from desktop.models.rebooking.passengers import Change, PassengerPrice
from desktop.models.rebooking.terms import (
    Basis,
    Cause,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    Verification,
    WhoseChange,
)
from desktop.models.ticketing_request import TicketingRequest
from desktop.services.use_cases import ticketing_request
from desktop.services.use_cases.refusals import LinkRefused
from tests.services.desk_world import World

CHEAPER = Quote(
    "q-cheaper",
    2,
    booking="K7Q2MX",
    old=Flight("AMS", "BCN", "2037-12-01T19:40"),
    new=Flight("AMS", "BCN", "2037-12-02T12:15", "KL1677"),
    passengers=(Passenger("Sanne de Vries", price=PassengerPrice(Change(20000, 16000))),),
    rebooking=Rebooking(
        residual=ResidualPolicy(ResidualUse.VOUCHER, "rule 16"),
        verified=Verification("Booking code and full name"),
    ),
)
"""The new fare is 40 euros lower, and the rule gives a voucher."""


async def test_a_voucher_is_asked_for_once_with_its_lines_and_the_teams_label(
    world: World,
) -> None:
    desk, sandbox = world.desk, world.sandbox
    number = await world.new_customer()
    cheaper = replace(CHEAPER, conversation_id=number)
    assert await desk.quotes.ticketing_asked(cheaper) is None
    await desk.quotes.save(cheaper)
    stranger = replace(cheaper.rebooking, verified=Verification())
    with pytest.raises(LinkRefused, match="verified"):
        await desk.quotes.ask_ticketing(replace(cheaper, rebooking=stranger))
    first = await desk.quotes.ask_ticketing(cheaper)
    again = await desk.quotes.ask_ticketing(cheaper)
    assert again.job_id == first.job_id
    assert await desk.quotes.ticketing_asked(cheaper) == first.created_at
    assert await desk.quotes.ticketing_asked(replace(cheaper, booking="ABCDEF")) is None
    code = spoken(quote_code(cheaper.quote_id))
    found = await world.store.search(code)
    assert [one.conversation_id for one in found] == [number], "the customer may ask for it"
    await world.ends(first)
    for job in await world.store.unfinished_jobs(number):
        await world.ends(job)
    [note] = [one for one in sandbox.messages_in(number) if one["private"]]
    assert "EMD voucher" in note["content"] and "K7Q2MX" in note["content"]
    assert "new fare EUR 160.00 is lower than the old one EUR 200.00" in note["content"]
    assert "to give back EUR 40.00" in note["content"]
    labels = sandbox.hub("GET", f"/conversations/{number}/labels").json()["payload"]
    assert ticketing_request.LABEL in labels
    entries = [
        one.entry
        for one in await world.store.entries(0, 100000)
        if one.entry.kind == FactKind.TICKETING_ASKED.value
    ]
    [entry] = entries
    assert (entry.body["asked"], entry.body["given_back"]) == ("voucher", 4000)
    assert entry.body["policy"] == "none"  # by which policy it was allowed
    assert "Sanne" not in str(entry.body)


def test_the_team_reads_every_flight_every_rule_and_until_when() -> None:
    onward = Segment("BCN", "MAD", "2037-12-02T16:10", "2037-12-02T17:35", "KL1234", "UX")
    light = PassengerPrice(
        Change(20000, 16000), residual=ResidualPolicy(ResidualUse.FORFEITED, "Light")
    )
    first = Segment("AMS", "BCN", "2037-12-02T12:15", "2037-12-02T14:30", "KL1677")
    quote = replace(
        CHEAPER,
        passengers=(*CHEAPER.passengers, Passenger("Tom", price=light)),
        rebooking=replace(CHEAPER.rebooking, new=Itinerary((first, onward))),
        ticketing_until=datetime(2037, 12, 1, 17, tzinfo=UTC).timestamp(),
    )
    said = ticketing_request.note_text(quote, TicketingRequest.VOUCHER).splitlines()
    assert said[1:4] == [
        "Old: AMS-BCN 2037-12-01 19:40",
        "New: KL1677 AMS-BCN 2037-12-02 12:15-14:30 + KL1234 BCN-MAD 2037-12-02 16:10-17:35 by UX",
        "Ticketing time limit: 2037-12-01 18:00 (Europe/Amsterdam).",
    ]
    assert "Rule: rule 16; Light" in said


def test_the_team_reads_that_a_lower_cabin_is_owed_for() -> None:
    business = Segment("AMS", "JFK", cabin=Cabin.BUSINESS)
    lower = replace(business, cabin=Cabin.PREMIUM_ECONOMY)
    ours = Rebooking(
        Itinerary((business,)),
        Itinerary((lower,)),
        WhoseChange.AIRLINE,
        Cause.CANCELLATION,
        Basis(Law.EU261, "Art. 5(1)(a), 8(1)", "AMS"),
    )
    quote = replace(CHEAPER, rebooking=ours)
    said = ticketing_request.note_text(quote, TicketingRequest.REISSUE).splitlines()
    assert (
        "On AMS–JFK the new cabin is premium economy, the old one business: Reg. (EC)"
        " 261/2004 Art. 10(2) gives back 30, 50 or 75 % of the flight's price."
    ) in said


async def test_a_quote_to_be_paid_asks_nothing(world: World) -> None:
    dearer = PassengerPrice(Change(16000, 20000))
    quote = replace(CHEAPER, passengers=(Passenger("Sanne", price=dearer),))
    with pytest.raises(LinkRefused):
        await world.desk.quotes.ask_ticketing(quote)
    assert await world.jobs() == []


async def test_what_has_ended_is_not_asked_for(world: World) -> None:
    number = await world.new_customer()
    await world.desk.quotes.save(cheaper := replace(CHEAPER, conversation_id=number))
    departed = replace(cheaper, new=Flight("AMS", "BCN", "2026-10-02T12:15", "KL1677"))
    with pytest.raises(LinkRefused, match="departed"):
        await world.desk.quotes.ask_ticketing(departed)
    held = replace(cheaper, fare_hold_until=world.desk.now() - 60)
    with pytest.raises(LinkRefused, match="fare hold has ended") as refused:
        await world.desk.quotes.ask_ticketing(held)
    assert "phone" not in refused.value.suggestion, "there is nothing to pay"
    assert await world.jobs() == []
    soon = replace(cheaper, fare_hold_until=world.desk.now() + 600)
    await world.ends(await world.desk.quotes.ask_ticketing(soon))  # no link that needs its time
