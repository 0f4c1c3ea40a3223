"""The hub's socket: ActionCable's frames over a websocket, kept alive and reconnected.

Source: Chatwoot v4.14 `room_channel.rb` and `action_cable_listener.rb`; the frames were seen from
a genuine ActionCable 6.1 server.
"""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from desktop.models.conversation import Agent
from desktop.services.channels import chatwoot_wire as wire
from desktop.services.channels.channel import LiveEvent
from desktop.services.timing.backoff import Backoff
from desktop.services.wire.http import USER_AGENT, may_use, system_certificates
from desktop.services.wire.loopback import is_loopback
from desktop.services.wire.wire_json import Undecodable, decode

log = logging.getLogger(__name__)
# At DEBUG it logs whole frames, which hold messages and the token.
logging.getLogger("websockets").setLevel(logging.WARNING)

_PROTOCOL = Subprotocol("actioncable-v1-json")
_LARGEST_FRAME = 4 * 2**20

CONNECTED = "cable.connected"
LOST = "cable.lost"
MERGED = "contact.merged"
"""Two contacts became one; the event names the one that stays, and not the other."""
UNCONFIRMED = "cable.unconfirmed"
"""The hub never confirmed the subscription: that is how it answers a wrong token."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the socket waits, in seconds. The hub pings every 3 s."""

    open_s: float = 10.0
    confirm_s: float = 8.0
    silence_s: float = 10.0
    presence_s: float = 20.0
    first_retry_s: float = 1.0
    longest_retry_s: float = 30.0


class _Lost(Exception):
    """The connection is of no use any more. `kind` is what listeners are told."""

    def __init__(self, why: str, kind: str = LOST) -> None:
        super().__init__(why)
        self.kind = kind


class Cable:
    """One agent's subscription. `skipped` counts frames that could not be read."""

    def __init__(self, url: str, agent: Agent, *, timing: Timing | None = None) -> None:
        self._url = url
        self._timing = timing or Timing()
        self._identifier = json.dumps(
            {
                "channel": "RoomChannel",
                "pubsub_token": agent.pubsub_token,
                "account_id": agent.account_id,
                "user_id": agent.user_id,
            }
        )
        self._closed = asyncio.Event()
        self._socket: ClientConnection | None = None
        self.skipped = 0

    async def close(self) -> None:
        """End `events()`, wherever it stands."""
        self._closed.set()
        if self._socket is not None:
            await self._socket.close()

    async def events(self) -> AsyncGenerator[LiveEvent, None]:
        """Yield the socket's events until `close()`: `connected` True after each subscription,
        False once when it is lost (or never came about), and in between what the hub tells."""
        backoff = Backoff(self._timing.first_retry_s, self._timing.longest_retry_s)
        known_lost = False
        while not self._closed.is_set():
            kind = LOST
            connection = self._connection()
            try:
                async for event in connection:
                    if event.connected:
                        backoff.succeeded()
                        known_lost = False
                    yield event
            except _Lost as lost:
                kind = lost.kind
                log.info("the hub's socket: %s", lost)
            except (OSError, WebSocketException, ImportError) as error:
                # ImportError: the environment names a SOCKS proxy, which takes one more library.
                log.info("the hub's socket: %s", type(error).__name__)
            finally:
                await connection.aclose()
            if self._closed.is_set():
                return
            if not known_lost:
                known_lost = True
                yield LiveEvent(kind, connected=False)
            await self._pause(backoff.failed())

    async def _connection(self) -> AsyncGenerator[LiveEvent, None]:
        """One connection from its opening to its loss. Raises `_Lost`, OSError and
        `WebSocketException`."""
        if not may_use(self._url):
            raise _Lost("plain ws is refused for other hosts: use https in the hub's address")
        async with connect(self._url, **self._options()) as socket:
            self._socket = socket
            if self._closed.is_set():  # while it was being opened
                return
            await self._subscribe(socket)
            presence = asyncio.create_task(self._presence(socket))
            try:
                yield LiveEvent(CONNECTED, connected=True)
                while not self._closed.is_set():
                    frame = await self._frame(socket, self._timing.silence_s)
                    event = self._read(frame)
                    if event is not None:
                        yield event
            finally:
                self._socket = None
                presence.cancel()
                await asyncio.gather(presence, return_exceptions=True)

    def _options(self) -> dict[str, Any]:
        parts = urlsplit(self._url)
        options: dict[str, Any] = {
            "subprotocols": [_PROTOCOL],
            "user_agent_header": USER_AGENT,
            "open_timeout": self._timing.open_s,
            "close_timeout": 1.0,
            "ping_interval": None,  # the hub pings, and its silence is watched
            "max_size": _LARGEST_FRAME,
            "proxy": None if is_loopback(parts.hostname or "") else True,
        }
        if parts.scheme == "wss":
            options["ssl"] = system_certificates()
        return options

    async def _subscribe(self, socket: ClientConnection) -> None:
        """Wait for the welcome, subscribe, and wait for the confirmation."""
        try:
            async with asyncio.timeout(self._timing.confirm_s):
                await self._expect(socket, "welcome")
                await socket.send(
                    json.dumps({"command": "subscribe", "identifier": self._identifier})
                )
                await self._expect(socket, "confirm_subscription")
        except TimeoutError:
            raise _Lost("the subscription was not confirmed", UNCONFIRMED) from None

    async def _expect(self, socket: ClientConnection, kind: str) -> None:
        while True:
            frame = await self._frame(socket, None)
            if frame is not None and frame.get("type") == kind:
                return

    async def _frame(
        self, socket: ClientConnection, within_s: float | None
    ) -> Mapping[str, Any] | None:
        """The next frame; None where it cannot be read. Raises `_Lost` when the hub says goodbye
        or nothing at all within the time."""
        try:
            async with asyncio.timeout(within_s):
                received = await socket.recv()
        except TimeoutError:
            raise _Lost("the hub fell silent") from None
        frame = read_frame(received)
        if frame is None:
            self.skipped += 1
            return None
        match frame.get("type"):
            case "disconnect":
                raise _Lost(f"the hub said goodbye: {frame.get('reason')}")
            case "reject_subscription":
                raise _Lost("the subscription was rejected", UNCONFIRMED)
        return frame

    def _read(self, frame: Mapping[str, Any] | None) -> LiveEvent | None:
        if frame is None or "type" in frame:  # pings and the like
            return None
        try:
            message = wire.mapping(frame.get("message"), "message")
            return live_event(message)
        except wire.Unreadable as error:
            self.skipped += 1
            log.info("a frame of the hub was skipped: %s", error)
            return None

    async def _presence(self, socket: ClientConnection) -> None:
        """Without this the hub shows the agent as offline after a while."""
        command = json.dumps(
            {
                "command": "message",
                "identifier": self._identifier,
                "data": json.dumps({"action": "update_presence"}),
            }
        )
        while True:
            await socket.send(command)
            await asyncio.sleep(self._timing.presence_s)

    async def _pause(self, seconds: float) -> None:
        """Wait, or until `close()`."""
        try:
            async with asyncio.timeout(seconds):
                await self._closed.wait()
        except TimeoutError:
            return


def read_frame(received: str | bytes) -> Mapping[str, Any] | None:
    """A frame's JSON object; None for anything else."""
    try:
        frame = decode(received)
    except Undecodable:
        return None
    return frame if isinstance(frame, Mapping) else None


def live_event(message: Mapping[str, Any]) -> LiveEvent | None:
    """What one of the hub's events says; None for what the desk has no use for.

    Raises `Unreadable` where it is not what the hub documents.
    """
    kind = message.get("event")
    if not isinstance(kind, str):
        raise wire.Unreadable("event is no text")
    if kind == "presence.update" or kind.startswith(("notification.", "account.", "team_")):
        return None
    data = wire.mapping(message.get("data"), "data")
    if kind in ("conversation.typing_on", "conversation.typing_off"):
        return LiveEvent(kind, typing=wire.typing(data, on=kind.endswith("_on")))
    if kind.startswith("message.") or kind == "first.reply.created":
        return LiveEvent(kind, message=wire.message(data))
    if kind in ("contact.created", "contact.updated", MERGED):
        return LiveEvent(kind, contact=wire.contact(data))
    if kind == "conversation.unread_count_changed":
        return LiveEvent(kind)
    if kind.startswith("conversation.") or kind in ("assignee.changed", "team.changed"):
        conversation = wire.conversation(data)
        sender = wire.mapping(data.get("meta", {}), "meta").get("sender")
        contact = wire.contact(sender) if isinstance(sender, Mapping) else None
        by = wire.performer(data)
        return LiveEvent(kind, conversation=conversation, contact=contact, by=by)
    return LiveEvent(kind)
