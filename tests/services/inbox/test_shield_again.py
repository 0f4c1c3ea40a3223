"""What an older card shield let through is hidden when a better one starts."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.card_shield import VERSION
from desktop.services.inbox import shield_again
from desktop.services.inbox.shield_again import MARK, ShieldAgain
from desktop.services.jobs.ledger import Ledger
from desktop.services.notices import Notices
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_contact, a_conversation, a_message, clock

CARD = "4000 0566 5566 5556"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path, key=None, now=clock)
    yield store
    await store.close()


async def texts(store: Store, conversation: int = 42) -> list[str]:
    return [one.text for one in await store.messages(conversation)]


def ledger_of(store: Store) -> Ledger:
    return Ledger(store, Notices(), clock)


async def leaky(store: Store, last: int = 42) -> None:
    """As a shield that sees nothing would have written it."""
    for number in range(42, last + 1):
        await store.save_conversations(
            [a_conversation(number)],
            [a_contact(number)],
            [
                a_message(number * 10, number, f"it is {CARD}, thanks"),
                a_message(number * 10 + 1, number, "4000 0566"),
                a_message(number * 10 + 2, number, "5566 5556"),
                a_message(number * 10 + 3, number, "ticket 074-2345678901"),
            ],
        )


async def test_stored_messages_are_masked_to_the_last_byte(store: Store, tmp_path: Path) -> None:
    await leaky(store)
    assert await ShieldAgain(ledger_of(store)).mask() == 3
    assert await texts(store) == [
        "it is •••• •••• •••• ••••, thanks",
        "•••• ••••",
        "•••• ••••",
        "ticket 074-2345678901",
    ]
    assert await store.mark(MARK) == str(VERSION)
    for path in tmp_path.glob("cache.db*"):
        assert b"0566" not in path.read_bytes(), path.name
    before = (await store.messages(42))[0]
    assert before.created_at == NOW + 420


async def test_it_is_done_once_for_each_version(store: Store) -> None:
    again = ShieldAgain(ledger_of(store))
    assert await again.mask() == 0
    await leaky(store)
    assert await again.mask() == 0
    await store.set_marks({MARK: str(VERSION - 1)})
    assert await again.mask() == 3


async def test_it_goes_on_where_it_was_cut_off(store: Store) -> None:
    await leaky(store, last=45)
    await store.set_marks({MARK: f"{VERSION}:43"})
    assert await ShieldAgain(ledger_of(store)).mask() == 6
    assert CARD in (await texts(store, 43))[0] and CARD not in (await texts(store, 44))[0]


async def test_what_changed_meanwhile_is_not_written_back(store: Store) -> None:
    await leaky(store)
    message = (await store.messages(42))[0]
    gone = replace(message, text="")  # the hub deleted it after it was read
    await store.save_messages([gone])
    masked = replace(message, text="it is •••• •••• •••• ••••, thanks")
    assert await store.save_messages([masked], read={message.message_id: message.text}) == set()
    assert (await texts(store))[0] == ""


async def test_files_that_fail_are_tried_again_later(
    store: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shield_again, "_AFTER_START_S", 0.0)
    again = ShieldAgain(ledger_of(store))
    await store.close()
    task = asyncio.create_task(again.run())
    while "were not masked again" not in caplog.text:
        await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
