"""What the Payments view lists: the same fold as the badge, found and sorted by the store."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.conversation import Channel
from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.models.payment_list import (
    CurrencyTotal,
    PaymentFilter,
    PaymentGroup,
    PaymentSort,
    Purpose,
)
from desktop.models.payment_step import PaymentStep, steps
from desktop.models.quote import Flight, LineKind, Passenger, QuoteLine
from desktop.models.quote_code import quote_code, spoken
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import Stuck, stuck
from desktop.services.store.connection import Opening, connect
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    NOW,
    a_contact,
    a_conversation,
    a_quote,
    asked,
    fact,
    sold,
)

ALL = PaymentFilter()


def by(draft: Draft, agent: int) -> Draft:
    """The same entry, asked by an agent of the hub."""
    return replace(draft, actor=f"hub:1:{agent}")


async def ids(store: Store, wanted: PaymentFilter = ALL, **changes: object) -> list[str]:
    """The quotes that a filter lists."""
    return list((await store.payments_listed(replace(wanted, **changes))).ids)  # type: ignore[arg-type]


@pytest.fixture
async def three(store: Store) -> Store:
    """A paid rebooking of Zoë's by agent 7, a queued seat of Bo's by agent 9, and another desk's
    link in a conversation that is not on this desk."""
    await store.save_conversations(
        [a_conversation(42), a_conversation(43, channel=Channel.X)],
        [a_contact(42), a_contact(43, "Bo =Hansen")],
    )
    paid = a_quote("aaaa1111-paid")
    first, *rest = sold(paid, "cs_live_paid")
    job = by(first, 7)
    await store.save_quote(paid, fact(FactKind.QUOTE_SAVED, paid.quote_id, **paid.public()))
    await store.append([job, *rest])
    seat = a_quote(
        "bbbb2222-seat",
        43,
        currency="KWD",
        booking="SEAT12",
        passengers=(Passenger("Bo Hansen"),),
        new=Flight("AMS", "JFK"),
        lines=(QuoteLine(LineKind.SEAT, 12340),),
    )
    await store.save_quote(seat, fact(FactKind.QUOTE_SAVED, seat.quote_id, **seat.public()))
    await store.append([by(replace(asked(seat), at=NOW + 50), 9)])
    other = fact(
        FactKind.LINK_CREATED,
        "cccc3333-other",
        NOW - 90_000,
        session="cs_live_other",
        total=9900,
        currency="EUR",
        conversation=77,
        expires_at=NOW + 3600,
        agent=12,
    )
    draft = a_quote("dddd4444-draft")
    await store.save_quote(draft, fact(FactKind.QUOTE_SAVED, draft.quote_id, **draft.public()))
    await store.append([other])
    return store


async def test_every_link_is_listed_and_no_draft_the_newest_fact_first(three: Store) -> None:
    found = await three.payments_listed(ALL)
    assert list(found.ids) == ["bbbb2222-seat", "aaaa1111-paid", "cccc3333-other"]
    assert found.totals == (
        CurrencyTotal("EUR", 2, 18600 + 9900, 18600, 0),
        CurrencyTotal("KWD", 1, 12340, 0, 0),
    )


async def test_a_row_says_what_the_badge_and_the_fold_say(three: Store) -> None:
    rows = await three.payment_rows(["aaaa1111-paid", "bbbb2222-seat", "cccc3333-other", "none"])
    inbox = await three.inbox_rows([42])
    paid, seat, other = (rows[one] for one in ("aaaa1111-paid", "bbbb2222-seat", "cccc3333-other"))
    assert paid.badge == inbox[42].badge
    ladder = (await three.ladders(["aaaa1111-paid"]))["aaaa1111-paid"]
    assert (paid.badge.stage, paid.badge.source) == (ladder.stage, ladder.source)
    assert paid.stuck == stuck(ladder)
    assert (paid.name, paid.channel, paid.agent) == ("Zoë Ünal", Channel.WHATSAPP, 7)
    assert (paid.purpose, paid.airports, paid.travellers) == (Purpose.REBOOKING, ("AMS", "BCN"), 1)
    assert (paid.message_id, paid.is_ours) == (5001, True)
    assert (seat.purpose, seat.badge.stage, seat.agent) == (Purpose.SEAT, Stage.QUEUED, 9)
    assert (other.name, other.channel, other.agent, other.is_ours) == ("", None, 12, False)
    assert (other.conversation_id, other.purpose) == (77, Purpose.UNKNOWN)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"group": PaymentGroup.TO_PAY}, ["bbbb2222-seat", "cccc3333-other"]),
        ({"group": PaymentGroup.TO_TICKET}, ["aaaa1111-paid"]),
        ({"group": PaymentGroup.STUCK}, ["aaaa1111-paid"]),
        ({"group": PaymentGroup.ENDED}, []),
        ({"kind": StuckKind.NOT_TICKETED}, ["aaaa1111-paid"]),
        ({"kind": StuckKind.PAID_TWICE}, []),
        ({"agent": 9}, ["bbbb2222-seat"]),
        ({"channel": Channel.X}, ["bbbb2222-seat"]),
        ({"currency": "KWD"}, ["bbbb2222-seat"]),
        ({"since": NOW}, ["bbbb2222-seat", "aaaa1111-paid"]),
        ({"search": "unal"}, ["aaaa1111-paid"]),
        ({"search": "k7lm"}, ["aaaa1111-paid"]),
        ({"search": "SEAT12"}, ["bbbb2222-seat"]),
        ({"search": "186,00"}, ["aaaa1111-paid"]),
        ({"search": "€186.00"}, ["aaaa1111-paid"]),
        ({"search": "$186.00"}, []),
        ({"search": "12.340"}, ["bbbb2222-seat"]),
        ({"search": "cccc3333"}, ["cccc3333-other"]),
        ({"search": spoken(quote_code("aaaa1111-paid")).lower()}, ["aaaa1111-paid"]),
        ({"search": "cs_live_o"}, ["cccc3333-other"]),
        ({"search": "cs_live"}, ["aaaa1111-paid", "cccc3333-other"]),
        ({"search": "nobody"}, []),
        ({"search": "zoe nobody"}, []),
        ({"search": "' OR 1=1 --"}, []),
        ({"search": '"unal" OR ('}, []),
        ({"search": "*"}, []),
        ({"search": "  "}, ["bbbb2222-seat", "aaaa1111-paid", "cccc3333-other"]),
        ({"sort": PaymentSort.AMOUNT}, ["bbbb2222-seat", "aaaa1111-paid", "cccc3333-other"]),
        (
            {"sort": PaymentSort.CUSTOMER, "descending": False},
            ["cccc3333-other", "bbbb2222-seat", "aaaa1111-paid"],
        ),
        (
            {"sort": PaymentSort.UNTIL, "descending": False},
            ["cccc3333-other", "bbbb2222-seat", "aaaa1111-paid"],
        ),
    ],
)
async def test_what_a_filter_finds(
    three: Store, changes: dict[str, object], found: list[str]
) -> None:
    assert await ids(three, **changes) == found


@pytest.mark.parametrize("sort", PaymentSort)
async def test_it_can_be_sorted_by_every_column_either_way(three: Store, sort: PaymentSort) -> None:
    for descending in (True, False):
        wanted = PaymentFilter(sort=sort, descending=descending)
        assert len((await three.payments_listed(wanted, [9, 7])).ids) == 3
    by_name = PaymentFilter(sort=PaymentSort.AGENT, descending=False)
    listed = (await three.payments_listed(by_name, [9, 7])).ids
    assert listed[0] == "bbbb2222-seat"


async def test_a_journey_of_several_flights_names_all_its_airports(store: Store) -> None:
    body = {"new": ["LHR", "BCN", "", ""], "flights": [["LHR", "AMS"], ["AMS", "BCN"]]}
    draft = fact(FactKind.LINK_ASKED, "q", conversation=1, **body)
    await store.append([draft])
    assert (await store.payment_rows(["q"]))["q"].airports == ("LHR", "AMS", "BCN")


async def test_stuck_money_comes_and_goes_with_the_facts(three: Store) -> None:
    (case,) = await three.stuck_cases()
    assert (case.quote_id, case.conversation_id, case.currency) == ("aaaa1111-paid", 42, "EUR")
    assert (case.stuck.kind, case.stuck.since) == (StuckKind.NOT_TICKETED, NOW + 4)
    name = "aaaa1111-paid"
    await three.append([fact(FactKind.TICKET_ISSUED, name, NOW + 60, passengers=1)])
    assert [one.stuck.kind for one in await three.stuck_cases()] == [StuckKind.NOT_TOLD]
    await three.append([fact(FactKind.CUSTOMER_TOLD, name, NOW + 61, message=9)])
    assert await three.stuck_cases() == []


async def test_a_ticketing_limit_stands_beside_what_is_to_be_ticketed(store: Store) -> None:
    await store.save_conversations([a_conversation(42)], [a_contact(42)])
    quote = a_quote("eeee5555-soon", ticketing_until=NOW + 600)
    await store.save_quote(quote, fact(FactKind.QUOTE_SAVED, quote.quote_id, **quote.public()))
    await store.append(sold(quote))
    (case,) = await store.stuck_cases()
    assert case.stuck == Stuck(StuckKind.NOT_TICKETED, NOW + 4, 18600, NOW + 600)
    row = (await store.payment_rows([quote.quote_id]))[quote.quote_id]
    assert row.stuck == case.stuck


async def test_money_that_came_after_the_fare_hold_is_not_plainly_paid(store: Store) -> None:
    await store.save_conversations([a_conversation(42)], [a_contact(42)])
    quote = a_quote("ffff6666-late", fare_hold_until=NOW + 3)
    await store.save_quote(quote, fact(FactKind.QUOTE_SAVED, quote.quote_id, **quote.public()))
    await store.append(sold(quote))  # paid a second later
    (case,) = await store.stuck_cases()
    assert case.stuck.kind is StuckKind.AFTER_LAPSE
    row = (await store.payment_rows([quote.quote_id]))[quote.quote_id]
    assert row.badge.stage is Stage.PAID_AFTER_LAPSE
    assert steps(row) == (PaymentStep.PRICE_AGAIN, PaymentStep.REFUND)


async def test_another_desks_paid_link_is_listed_and_not_called_stuck(three: Store) -> None:
    money = {"session": "cs_live_other", "amount": 9900, "currency": "EUR"}
    await three.append([fact(FactKind.PAYMENT_PAID, "cccc3333-other", NOW - 3600, **money)])
    row = (await three.payment_rows(["cccc3333-other"]))["cccc3333-other"]
    assert (row.badge.stage, row.is_ours, row.stuck) == (Stage.PAID, False, None)
    assert [case.quote_id for case in await three.stuck_cases()] == ["aaaa1111-paid"]


async def test_a_cache_of_an_older_desk_is_folded_again(
    three: Store, open_store: Opener, folder: Path
) -> None:
    before = await three.payment_rows(["aaaa1111-paid", "cccc3333-other"])
    await three.close()
    file = connect(folder / "cache.db", None, Opening.WRITE)
    file.execute("DROP INDEX links_stuck")
    file.execute("DROP INDEX links_by_session")
    file.execute("DROP INDEX links_made")
    for column in ("stuck", "asked_at", "agent_id"):
        file.execute(f"ALTER TABLE links DROP COLUMN {column}")
    file.execute("PRAGMA user_version = 5")
    file.close()
    again = await open_store()
    assert await again.payment_rows(["aaaa1111-paid", "cccc3333-other"]) == before
