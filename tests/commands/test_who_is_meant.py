"""Whose data is given out or erased: one customer, or the question which one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.commands.privacy_command import NotFound, Wanted, whom
from desktop.services.store.privacy_part import Person
from desktop.services.store.store import Store
from tests.services.store.examples import a_contact, a_conversation, a_quote, clock, sold


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Zoë with two conversations, and Ben, who travel under one booking; Zoë has another alone."""
    store = await Store.open(tmp_path, key=None, now=clock)
    zoe, ben = a_contact(booking="ALONE1"), a_contact(43, "Ben Okafor")
    await store.save_conversations(
        [a_conversation(), a_conversation(43), a_conversation(44, contact_id=zoe.contact_id)],
        [zoe, ben],
    )
    for quote_id, conversation, booking in (
        ("q1", 42, "K7LM2P"),
        ("q2", 43, "K7LM2P"),
        ("q3", 44, "ZOES22"),
        ("q4", 98, "GONE11"),
        ("q5", 98, "BOTH22"),
        ("q6", 99, "BOTH22"),
        ("q7", 99, "ZOES33"),
        ("q8", 44, "ZOES33"),
    ):
        quote = a_quote(quote_id, conversation, booking=booking)
        await store.save_quote(quote, sold(quote, f"cs_{quote_id}")[0])
    yield store
    await store.close()


ZOE = Person(1042, (42, 44))


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        (Wanted("1042"), ZOE),
        (Wanted("alone1"), ZOE),
        (Wanted("zoes22"), ZOE),
        (Wanted("", [44]), ZOE),
        (Wanted("gone", [44]), ZOE),
        (Wanted("Ben Okafor", [99]), Person(1043, (43, 99))),
        (Wanted("GONE11"), Person(None, (98,))),
        (Wanted("", [98, 99]), Person(None, (98, 99))),
        (Wanted("BOTH22", [98, 99]), Person(None, (98, 99))),
        (Wanted("ZOES33", [99]), Person(1042, (42, 44, 99))),
    ],
)
async def test_one_customer_is_meant(store: Store, wanted: Wanted, meant: Person) -> None:
    assert await whom(store, wanted) == meant


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            Wanted("k7lm2p"),
            "More than one customer is meant. Give the number of one: 1042 (Zoë Ünal), "
            "conversations 42, 44; 1043 (Ben Okafor), conversation 43.",
        ),
        (Wanted("", [42, 43]), "1042 (Zoë Ünal)"),
        (Wanted("BOTH22"), "conversations 98, 99 too"),
        (Wanted("ZOES33"), "conversation 99 too"),
        (Wanted("nobody"), "No such customer"),
    ],
)
async def test_who_is_meant_is_asked(store: Store, wanted: Wanted, said: str) -> None:
    with pytest.raises(NotFound) as refused:
        await whom(store, wanted)
    assert said in str(refused.value)
