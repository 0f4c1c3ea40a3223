"""Card numbers in a customer's and an agent's words, from the wire to the bytes on the disk."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation import Message
from desktop.models.job import JobState
from desktop.models.quote import LineKind, Passenger, QuoteLine
from desktop.models.stage import Stage
from desktop.services.unattended.enqueue import EnqueueError, enqueue
from tests.sandbox_process import Sandbox
from tests.services.desk_world import FAST, World, desk_at

CARD = "4000 0566 5566 5556"
OTHER = "5555-5555-5555-4444"
HIDDEN = "•••• •••• •••• ••••"


def forms(number: str) -> list[bytes]:
    """A number as it stands in a text, in a search index, in JSON and in UTF-16."""
    plain = "".join(sign for sign in number if sign.isdigit())
    shapes = {number, plain, *(plain[at : at + 8] for at in (0, 4, 8)), number[:9], number[10:]}
    return [one.encode(code) for one in shapes for code in ("utf-8", "utf-16-le")]


def assert_nowhere(folder: Path, *numbers: str) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    for path in files:
        content = path.read_bytes()
        for form in (form for number in numbers for form in forms(number)):
            assert form not in content, f"{form!r} stands in {path.name}"


async def texts(world: World, conversation: int) -> list[str]:
    return [message.text for message in await world.store.messages(conversation)]


async def written(world: World, conversation: int, text: str) -> Message:
    async def there() -> Message | None:
        found = await world.store.messages(conversation)
        return next((one for one in found if one.text == text), None)

    found: Message = await world.until(there, f"{text!r} in the thread")
    return found


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Everything that any logger says, at the finest level, in a file beside the data."""
    path = tmp_path / "desk.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


async def test_a_customers_card_number_never_reaches_the_disk_or_the_log(
    sandbox: Sandbox, tmp_path: Path, log_file: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        whole, split = await world.new_customer(), await world.new_customer()
        await world.until(lambda: _live(world), "the socket")
        sandbox.say(whole, f"ok, {CARD} exp 11/29 cvc 737")
        await written(world, whole, f"ok, {HIDDEN} exp ••/•• cvc •••")
        sandbox.say(split, OTHER[:9])
        await written(world, split, "••••-••••")
        sandbox.say(split, OTHER[10:])
        await world.until(lambda: _count(world, split, "••••-••••", 2), "both halves")
        row = (await world.desk.inbox_rows([whole]))[whole]
        assert "•" in row.preview
        assert await world.desk.search("4000056655665556") == []
        await world.desk.open_conversation(whole)
        await world.desk.open_conversation(split)
        assert_nowhere(tmp_path, CARD, OTHER)
    assert log_file.stat().st_size
    async with desk_at(sandbox, tmp_path) as world:
        await world.until(lambda: _synced(world), "a sync after the start")
        await world.desk.open_conversation(split)
        assert_nowhere(tmp_path, CARD, OTHER)


async def test_a_sync_from_nothing_writes_none(sandbox: Sandbox, tmp_path: Path) -> None:
    conversation = sandbox.ask()
    for part in ("my card is 4000 0566", "5566 5556", "and the date 11/29"):
        sandbox.say(conversation, part)
    async with desk_at(sandbox, tmp_path) as world:
        await world.knows(conversation)
        await world.desk.open_conversation(conversation)
        await written(world, conversation, "and the date ••/••")
        assert (await texts(world, conversation))[-3:-1] == ["my card is •••• ••••", "•••• ••••"]
        assert_nowhere(tmp_path, CARD)


async def test_a_short_number_that_is_no_card_is_seen_at_once_and_kept_soon(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path, horizons=replace(FAST, card_hold_s=0.5)) as world:
        conversation = await world.new_customer()
        await world.until(lambda: _live(world), "the socket")
        sandbox.say(conversation, "4567")
        hidden = await written(world, conversation, "••••")
        thread = await world.desk.thread(conversation)
        assert {one.message_id: one.text for one in thread.messages}[hidden.message_id] == "4567"
        assert thread.card_message is None
        await written(world, conversation, "4567")
        sandbox.say(conversation, "5555")
        await written(world, conversation, "••••")
        sandbox.say(conversation, "is my flight")
        await written(world, conversation, "5555")


async def test_what_an_agent_types_is_masked_before_it_is_kept_or_sent(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        for length in range(1, len(CARD) + 1):
            await world.desk.writing.save_draft(conversation, f"I read {CARD[:length]}")
        quote = await world.quote(
            conversation,
            passengers=(Passenger(f"Ana {CARD}"),),
            lines=(
                QuoteLine(LineKind.FARE_DIFFERENCE, 11800),
                QuoteLine(LineKind.WAIVER, -100, detail=f"paid with {OTHER}"),
            ),
        )
        await world.desk.quotes.save(quote)
        await world.ends(await world.desk.writing.reply(conversation, f"I have {CARD} here"))
        await world.desk.links.send(quote)
        await world.comes_to(quote.quote_id, Stage.SENT)
        said = world.sent_in(conversation)
        assert said[0]["content"] == f"I have {HIDDEN} here"
        assert "5555" not in json.dumps(world.sessions_of(conversation))
        plain = [form for number in (CARD, OTHER) for form in (number, number.replace(" ", ""))]
        for path in tmp_path.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not any(form.encode() in content for form in plain), path.name


async def test_no_card_number_is_enqueued(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        line: dict[str, Any] = {"kind": "reply", "client_id": "a", "conversation": conversation}
        await enqueue(world.desk, json.dumps({**line, "text": f"card {CARD}"}))
        job = await world.store.job_by_client("a")
        assert job is not None and job.payload["text"] == f"card {HIDDEN}"
        await world.ends(job)
        with pytest.raises(EnqueueError) as refused:
            await enqueue(world.desk, json.dumps({**line, "client_id": CARD, "text": "Hi"}))
        assert CARD not in str(refused.value)
        with pytest.raises(EnqueueError) as refused:
            await enqueue(world.desk, json.dumps({**line, CARD: "Hi", "text": "Hi"}))
        assert CARD not in str(refused.value)
        assert_nowhere(tmp_path, CARD)


async def test_the_safe_reply_goes_once_with_the_open_link_until_the_message_is_deleted(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        await world.until(lambda: _live(world), "the socket")
        sandbox.say(conversation, CARD)
        message = await written(world, conversation, HIDDEN)
        thread = await world.desk.thread(conversation)
        assert thread.card_message == message.message_id
        assert "http" not in await world.desk.writing.safe_reply_words(conversation)
        quote = await world.quote(conversation)
        await world.desk.links.send(quote)
        await world.comes_to(quote.quote_id, Stage.SENT)
        shown = await world.desk.writing.safe_reply_words(conversation)
        [session] = world.sessions_of(conversation)
        assert shown.endswith("/…") and session["url"] not in shown
        job = await world.desk.writing.safe_reply(conversation, message.message_id)
        again = await world.desk.writing.safe_reply(conversation, message.message_id)
        assert again.job_id == job.job_id
        await world.ends(job, JobState.DONE)
        said = [one for one in world.sent_in(conversation) if session["url"] in one["content"]]
        assert len(said) == 2
        await world.desk.writing.card_deleted(conversation, message.message_id)
        assert (await world.desk.thread(conversation)).card_message is None


async def _live(world: World) -> bool:
    return world.desk.status().live


async def _synced(world: World) -> bool:
    return world.desk.inbox.synced.is_set()


async def _count(world: World, conversation: int, text: str, number: int) -> bool:
    return (await texts(world, conversation)).count(text) == number
