"""The socket against a hub that misbehaves frame by frame."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from desktop.models.conversation import Agent
from desktop.services.channels.cable import LOST, UNCONFIRMED, Cable, Timing
from desktop.services.channels.channel import LiveEvent
from tests.services.channels.test_chatwoot_wire import message
from tests.services.raw_server import free_port

pytestmark = pytest.mark.fault

AGENT = Agent(account_id=1, user_id=7, name="Freddie", role="agent", pubsub_token="secret-token")
TIMING = Timing(
    open_s=10.0,
    confirm_s=10.0,
    silence_s=10.0,
    presence_s=0.1,
    first_retry_s=0.3,
    longest_retry_s=0.3,
)
HASTY = replace(TIMING, confirm_s=0.8, silence_s=0.4)
"""For what is about silence itself: a busy machine is silent for a while, too."""

Story = Callable[["Desk"], Awaitable[None]]


class Desk:
    """One connection from the desk, seen from the hub's side."""

    def __init__(self, socket: ServerConnection, number: int) -> None:
        self.socket = socket
        self.number = number
        self.commands: list[dict[str, Any]] = []

    async def say(self, frame: object) -> None:
        await self.socket.send(frame if isinstance(frame, str) else json.dumps(frame))

    async def command(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(await self.socket.recv())
        self.commands.append(found)
        return found

    async def subscribed(self) -> None:
        await self.say({"type": "welcome"})
        wanted = await self.command()
        await self.say({"type": "confirm_subscription", "identifier": wanted["identifier"]})

    async def tell(self, event: str, data: object) -> None:
        await self.say({"identifier": "x", "message": {"event": event, "data": data}})


@asynccontextmanager
async def hub(story: Story) -> AsyncIterator[tuple[str, list[Desk]]]:
    desks: list[Desk] = []

    async def handle(socket: ServerConnection) -> None:
        desk = Desk(socket, len(desks))
        desks.append(desk)
        try:
            await story(desk)
        except ConnectionClosed:
            return

    protocols = [Subprotocol("actioncable-v1-json")]
    async with serve(handle, "127.0.0.1", 0, subprotocols=protocols) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/cable", desks


async def take(cable: Cable, wanted: int) -> list[LiveEvent]:
    """The first events, as many as wanted."""
    found: list[LiveEvent] = []
    async with aclosing(cable.events()) as events, asyncio.timeout(30):
        async for event in events:
            found.append(event)
            if len(found) == wanted:
                break
    return found


async def test_it_subscribes_with_the_agents_token_and_stays_present() -> None:
    done = asyncio.Event()

    async def story(desk: Desk) -> None:
        await desk.subscribed()
        for _ in range(3):
            await desk.command()
            await desk.say({"type": "ping", "message": 1})
        await desk.tell("message.created", message())
        done.set()
        await desk.socket.wait_closed()

    async with hub(story) as (url, desks):
        events = await take(Cable(url, AGENT, timing=TIMING), 2)
    assert [event.connected for event in events] == [True, None]
    subscribe, *presence = desks[0].commands
    assert subscribe["command"] == "subscribe"
    assert json.loads(subscribe["identifier"]) == {
        "channel": "RoomChannel",
        "pubsub_token": "secret-token",
        "account_id": 1,
        "user_id": 7,
    }
    assert len(presence) == 3
    for command in presence:
        assert command["identifier"] == subscribe["identifier"]
        assert json.loads(command["data"]) == {"action": "update_presence"}


async def test_silence_is_death_and_death_is_told_once() -> None:
    async def story(desk: Desk) -> None:
        if desk.number < 3:
            if desk.number == 0:
                await desk.subscribed()
            await desk.socket.wait_closed()
        else:
            await desk.subscribed()
            await desk.socket.wait_closed()

    async with hub(story) as (url, desks):
        events = await take(Cable(url, AGENT, timing=HASTY), 3)
        assert len(desks) == 4
    assert [(event.kind, event.connected) for event in events] == [
        ("cable.connected", True),
        (LOST, False),
        ("cable.connected", True),
    ]


async def test_pings_keep_it_alive() -> None:
    async def story(desk: Desk) -> None:
        await desk.subscribed()
        for _ in range(13):  # longer than the silence that would end it
            await asyncio.sleep(0.1)
            await desk.say({"type": "ping", "message": 1})
        await desk.tell("message.created", message())
        await desk.socket.wait_closed()

    async with hub(story) as (url, desks):
        events = await take(Cable(url, AGENT, timing=replace(TIMING, silence_s=1.0)), 2)
        assert len(desks) == 1
    assert events[1].message is not None


@pytest.mark.parametrize(
    ("frames", "kind"),
    [
        ([], UNCONFIRMED),
        ([{"type": "welcome"}], UNCONFIRMED),
        ([{"type": "welcome"}, {"type": "reject_subscription"}], UNCONFIRMED),
        ([{"type": "welcome"}, {"type": "ping"}, {"type": "ping"}], UNCONFIRMED),
        ([{"type": "disconnect", "reason": "unauthorized", "reconnect": False}], LOST),
    ],
)
async def test_a_subscription_that_is_not_confirmed_is_no_connection(
    frames: list[object], kind: str
) -> None:
    async def story(desk: Desk) -> None:
        for frame in frames:
            await desk.say(frame)
        await desk.socket.wait_closed()

    async with hub(story) as (url, _):
        (event,) = await take(Cable(url, AGENT, timing=HASTY), 1)
    assert (event.kind, event.connected) == (kind, False)


async def test_frames_of_the_wrong_shape_are_skipped_and_counted() -> None:
    async def story(desk: Desk) -> None:
        await desk.subscribed()
        for frame in ("not json", "[]", "null", {"message": 5}, {"message": {"event": 5}}, {}):
            await desk.say(frame)
        await desk.tell("message.created", {"id": "x"})
        await desk.tell("message.created", None)
        await desk.tell("presence.update", {"users": {}})
        await desk.tell("message.created", message(content="whole"))
        await desk.socket.wait_closed()

    cable: Cable | None = None
    async with hub(story) as (url, _):
        cable = Cable(url, AGENT, timing=TIMING)
        events = await take(cable, 2)
    assert events[1].message is not None
    assert events[1].message.text == "whole"
    assert cable.skipped == 8


async def test_a_hub_that_says_goodbye_is_connected_to_again() -> None:
    async def story(desk: Desk) -> None:
        await desk.subscribed()
        if desk.number == 0:
            await desk.say({"type": "disconnect", "reason": "server_restart", "reconnect": True})
        await desk.socket.wait_closed()

    async with hub(story) as (url, _):
        events = await take(Cable(url, AGENT, timing=TIMING), 3)
    assert [event.connected for event in events] == [True, False, True]


async def test_a_hub_that_is_not_there_is_waited_for() -> None:
    (event,) = await take(Cable(f"ws://127.0.0.1:{free_port()}/cable", AGENT, timing=TIMING), 1)
    assert (event.kind, event.connected) == (LOST, False)


async def test_plain_ws_to_another_host_is_refused() -> None:
    (event,) = await take(Cable("ws://hub.example/cable", AGENT, timing=TIMING), 1)
    assert event.connected is False


async def test_closing_ends_it_wherever_it_stands() -> None:
    async def silent(desk: Desk) -> None:
        await desk.socket.wait_closed()

    async with hub(silent) as (url, _):
        patient = Timing(confirm_s=60.0, silence_s=60.0)
        for address in (url, f"ws://127.0.0.1:{free_port()}/cable"):
            cable = Cable(address, AGENT, timing=patient)
            listening = asyncio.create_task(_all(cable))
            await asyncio.to_thread(lambda: None)  # let it begin
            async with asyncio.timeout(30):
                await cable.close()
                events = await listening
            assert all(event.connected is not True for event in events)


async def test_the_token_is_in_no_log_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    async def story(desk: Desk) -> None:
        await desk.subscribed()
        await desk.tell("message.created", message(content="private words"))
        await desk.tell("message.created", {"content": "private words"})
        await desk.tell("message.created", message())
        await desk.socket.wait_closed()

    async with hub(story) as (url, _):
        await take(Cable(url, AGENT, timing=TIMING), 3)
    ours = "".join(
        record.getMessage() for record in caplog.records if record.name != "websockets.server"
    )
    assert "secret-token" not in ours
    assert "private words" not in ours


async def _all(cable: Cable) -> list[LiveEvent]:
    return [event async for event in cable.events()]
