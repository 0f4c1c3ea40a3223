"""What each failure of the network or of the hub means: sent or not, and what the agent reads."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from desktop.models.conversation import Availability, ConversationStatus
from desktop.services.channels.channel import (
    ChannelError,
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
)
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.services.channels.test_chatwoot_wire import conversation, message
from tests.services.raw_server import (
    ANSWER_LOST,
    Behaviour,
    answering,
    drip,
    free_port,
    http,
    raw_server,
)

pytestmark = pytest.mark.fault
TOKEN = "agents-own-token"
PAGE = {"data": {"meta": {}, "payload": [conversation()]}}


@asynccontextmanager
async def hub_at(url: str) -> AsyncIterator[ChatwootHub]:
    clock = Clock()
    async with shared_client(clock, timeout=httpx.Timeout(0.4, connect=2.0)) as client:
        yield ChatwootHub(url, TOKEN, 1, http=client, clock=clock, total_s=0.7)


CHANGES: list[Callable[[ChatwootHub], Awaitable[None]]] = [
    lambda hub: hub.set_status(12, ConversationStatus.RESOLVED),
    lambda hub: hub.mark_seen(12),
    lambda hub: hub.set_typing(12, True),
    lambda hub: hub.set_availability(Availability.BUSY),
]


@pytest.mark.parametrize("behaviour", [*ANSWER_LOST, drip])
async def test_a_message_whose_answer_was_lost_may_have_gone(behaviour: Behaviour) -> None:
    async with raw_server(behaviour) as server, hub_at(server.url) as hub:
        with pytest.raises(HubAmbiguous) as caught:
            await hub.send(12, "Here is your link", client_ref="job-1")
        assert len(server.requests) == 1  # never repeated behind the outbox's back
        with pytest.raises(HubNotReached):
            await hub.messages(12)
    assert "may have been sent" in caught.value.message
    assert caught.value.retry_after_s is not None


async def test_a_refused_connection_certainly_sent_nothing() -> None:
    async with hub_at(f"http://127.0.0.1:{free_port()}") as hub:
        with pytest.raises(HubNotReached) as caught:
            await hub.send(12, "Hello", client_ref="job-1")
    assert caught.value.message == (
        "The hub could not be reached: the connection was refused. "
        "The message was not sent. It is kept and goes by itself."
    )


async def test_plain_http_to_another_host_is_refused_with_the_setting_to_correct() -> None:
    async with hub_at("http://hub.example") as hub:
        with pytest.raises(HubRefused, match="https://") as caught:
            await hub.profile()
    assert (caught.value.code, caught.value.retry_after_s) == ("address", None)


ANSWERS = [
    # status, body, meaning for a message, its code, meaning for a read
    (401, {"error": "Invalid Access Token"}, HubNotAllowed, "token", HubNotAllowed),
    (
        401,
        {"error": "You are not authorized to do this action"},
        HubNotAllowed,
        "not_permitted",
        HubNotAllowed,
    ),
    (403, {"error": "not enabled"}, HubNotAllowed, "not_permitted", HubNotAllowed),
    (404, {"error": "Resource could not be found"}, HubRefused, "not_found", HubRefused),
    (404, b"<html>", HubRefused, "not_found", HubRefused),
    (422, {"error": "Content can't be blank"}, HubRefused, "http_422", HubRefused),
    (422, {"error": "Too many messages"}, HubNotReached, "too_many_messages", HubNotReached),
    (422, {"message": "Invalid", "attributes": []}, HubRefused, "http_422", HubRefused),
    (409, {"error": "Conflict"}, HubNotReached, "http_409", HubNotReached),
    (429, b"Retry later\n", HubNotReached, "http_429", HubNotReached),
    (408, b"", HubAmbiguous, "http_408", HubNotReached),
    (500, {"status": 500, "error": "Internal"}, HubAmbiguous, "http_500", HubNotReached),
    (502, b"<html>Bad Gateway</html>", HubAmbiguous, "http_502", HubNotReached),
    (302, b"", HubAmbiguous, "http_302", HubNotReached),
    (200, b"<html>Welcome to the airport</html>", HubAmbiguous, "unreadable", HubNotReached),
    (200, {"id": None}, HubAmbiguous, "unreadable", HubNotReached),
    (200, ["unexpected"], HubAmbiguous, "unreadable", HubNotReached),
    (200, b"\xff\xfe", HubAmbiguous, "unreadable", HubNotReached),
]


@pytest.mark.parametrize(
    ("status", "body", "sending", "code", "reading"),
    ANSWERS,
    ids=[f"{row[0]}-{row[3]}-{n}" for n, row in enumerate(ANSWERS)],
)
async def test_each_answer_means_one_thing(
    status: int,
    body: object,
    sending: type[ChannelError],
    code: str,
    reading: type[ChannelError],
) -> None:
    async with raw_server(answering(http(status, body))) as server:
        async with hub_at(server.url) as hub:
            with pytest.raises(ChannelError) as sent:
                await hub.send(12, "Secret words", client_ref="job-1")
            with pytest.raises(ChannelError) as read:
                await hub.conversations(1)
        assert len(server.requests) == 2
    assert (type(sent.value), sent.value.code) == (sending, code)
    assert type(read.value) is reading
    for error in (sent.value, read.value):
        assert (error.retry_after_s is None) is isinstance(error, HubRefused)
        assert TOKEN not in error.message
        assert "Secret words" not in error.message
        assert error.message.endswith(".")


@pytest.mark.parametrize("change", CHANGES)
async def test_changes_need_no_particular_answer(
    change: Callable[[ChatwootHub], Awaitable[None]],
) -> None:
    async with raw_server(answering(http(200))) as server, hub_at(server.url) as hub:
        await change(hub)
        assert server.requests[0].startswith(b"POST /api/v1/")
        assert b"api_access_token: " + TOKEN.encode() in server.requests[0]
    async with raw_server(answering(http(500))) as server, hub_at(server.url) as hub:
        with pytest.raises(HubAmbiguous):
            await change(hub)


async def test_a_wait_that_the_hub_asks_for_is_kept_within_reason() -> None:
    for asked, kept in (("17", 17.0), ("99999", 120.0)):
        answer = http(429, b"Retry later", {"Retry-After": asked})
        async with raw_server(answering(answer)) as server, hub_at(server.url) as hub:
            with pytest.raises(HubNotReached) as caught:
                await hub.profile()
        assert caught.value.retry_after_s == kept


async def test_a_token_of_another_account_is_told_as_that() -> None:
    profile = {"id": 7, "name": "F", "pubsub_token": "t", "accounts": [{"id": 2}]}
    async with raw_server(answering(http(200, profile))) as server, hub_at(server.url) as hub:
        with pytest.raises(HubNotAllowed, match="not of account 1") as caught:
            await hub.profile()
    assert caught.value.code == "account"


async def test_what_cannot_be_read_is_counted_and_the_rest_is_kept() -> None:
    page = {"data": {"payload": [conversation(), None, conversation(status="lost")]}}
    thread = {"meta": {}, "payload": [message(id=5), "noise", message(id=4)]}
    answers = answering(http(200, page), http(200, thread))
    async with raw_server(answers) as server, hub_at(server.url) as hub:
        found = await hub.conversations(1)
        assert (len(found.conversations), found.unread) == (1, 2)
        assert [one.message_id for one in await hub.messages(12)] == [4, 5]
        assert hub.set_aside == 3


async def test_a_large_answer_is_read_all_the_same() -> None:
    many = [conversation(id=number) for number in range(1, 400)]
    answer = http(200, {"data": {"payload": many}})
    assert len(answer) > 200_000
    async with raw_server(answering(answer)) as server, hub_at(server.url) as hub:
        found = await hub.conversations(1, status="all", updated_within_s=600)
        assert (len(found.conversations), found.has_more) == (399, False)
        asked = server.requests[0].split()[1].decode()
    assert "updated_within=600" in asked
    assert "page=" not in asked


@pytest.mark.parametrize(
    ("status", "location"), [(302, None), (304, None), (302, "https://["), (302, "http://a b/c")]
)
async def test_a_redirect_to_nowhere_is_told(status: int, location: str | None) -> None:
    headers = {"Location": location} if location else {}
    async with (
        raw_server(answering(http(status, b"", headers))) as server,
        hub_at(server.url) as hub,
    ):
        with pytest.raises(ChannelError):
            await hub.file(f"{server.url}/rails/active_storage/blobs/redirect/1/a.png", 1000)
