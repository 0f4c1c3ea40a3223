"""`/cable`: ActionCable's frames over a websocket, and the presence kept through it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from desktop.sandbox.clock import Handle
from desktop.sandbox.hub import wire
from desktop.sandbox.hub.account import ACCOUNT_ID
from desktop.sandbox.hub.records import Agent
from desktop.sandbox.hub.state import PRESENCE_SECONDS
from desktop.sandbox.hub.world import HubWorld

Json = dict[str, Any]
SUBPROTOCOL = "actioncable-v1-json"
PING_SECONDS = 3.0
QUEUE_LIMIT = 10_000


class _Connection:
    """One client: what it subscribed to, and the frames that wait for it."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.subscriptions: dict[str, Agent] = {}
        self.frames: asyncio.Queue[Json | None] = asyncio.Queue(QUEUE_LIMIT)

    def put(self, frame: Json | None) -> None:
        """Queue a frame; None closes. A client too slow to keep up is cut off."""
        try:
            self.frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.frames = asyncio.Queue(QUEUE_LIMIT)
            self.frames.put_nowait(None)


class Cable:
    """The hub's websocket server: every change goes to every subscriber who may see it."""

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub
        self._connections: set[_Connection] = set()
        self._closed_until = 0.0
        self._expiry: Handle | None = None
        hub.on_broadcast(self._broadcast)
        hub.on_tell(self._tell)

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        return len(self._connections)

    def route(self) -> WebSocketRoute:
        """The websocket route."""
        return WebSocketRoute("/cable", self._serve)

    def cut(self, refuse_seconds: float = 0.0) -> None:
        """Close all connections now, and refuse new ones for this long (sandbox time)."""
        self._closed_until = self._hub.clock.now() + refuse_seconds
        for connection in list(self._connections):
            connection.put(None)

    def _broadcast(self, event: str, inbox_id: int | None, data: Json, by: Agent | None) -> None:
        self._send(
            event,
            data,
            by,
            lambda agent: (
                inbox_id is None or agent.role == "administrator" or inbox_id in agent.inbox_ids
            ),
        )

    def _tell(self, whom: Agent, event: str, data: Json, by: Agent) -> None:
        self._send(event, data, by, lambda agent: agent.id == whom.id)

    def _send(
        self, event: str, data: Json, by: Agent | None, may_see: Callable[[Agent], bool]
    ) -> None:
        if not self._connections:
            return
        body = data | {"account_id": ACCOUNT_ID}
        if by is not None:
            body["performer"] = wire.agent_push(by, self._hub.availability(by))
        # Rendered once, so that later changes of a record do not reach into queued frames.
        body = json.loads(json.dumps(body))
        for connection in self._connections:
            for identifier, agent in connection.subscriptions.items():
                if may_see(agent):
                    connection.put(
                        {"identifier": identifier, "message": {"event": event, "data": body}}
                    )

    async def _serve(self, socket: WebSocket) -> None:
        if self._hub.clock.now() < self._closed_until:
            await socket.close(1013)
            return
        offered = socket.scope.get("subprotocols") or []
        await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)
        connection = _Connection(socket)
        connection.put({"type": "welcome"})
        self._connections.add(connection)
        tasks = [
            asyncio.ensure_future(self._read(connection)),
            asyncio.ensure_future(self._write(connection)),
            asyncio.ensure_future(self._ping(connection)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._connections.discard(connection)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if socket.client_state is not WebSocketState.DISCONNECTED and (
                socket.application_state is not WebSocketState.DISCONNECTED
            ):
                try:
                    await socket.close(1001)
                except RuntimeError:  # it closed in the meantime
                    return

    async def _read(self, connection: _Connection) -> None:
        while True:
            try:
                frame = json.loads(await connection.socket.receive_text())
            except (WebSocketDisconnect, RuntimeError):
                return
            except ValueError:
                continue
            if isinstance(frame, dict):
                self._command(connection, frame)

    async def _write(self, connection: _Connection) -> None:
        while (frame := await connection.frames.get()) is not None:
            try:
                await connection.socket.send_text(json.dumps(frame, ensure_ascii=False))
            except (WebSocketDisconnect, RuntimeError):
                return

    async def _ping(self, connection: _Connection) -> None:
        while True:
            await asyncio.sleep(PING_SECONDS)
            connection.put({"type": "ping", "message": int(self._hub.clock.now())})

    def _command(self, connection: _Connection, frame: Json) -> None:
        identifier = frame.get("identifier")
        if not isinstance(identifier, str):
            return
        if frame.get("command") == "subscribe":
            agent = self._subscriber(identifier)
            # A wrong token raises inside `subscribed`: neither confirmed nor rejected.
            if agent is None:
                return
            connection.subscriptions[identifier] = agent
            connection.put({"identifier": identifier, "type": "confirm_subscription"})
            self._present(agent)
        elif frame.get("command") == "unsubscribe":
            connection.subscriptions.pop(identifier, None)
        elif frame.get("command") == "message" and identifier in connection.subscriptions:
            data = _object(frame.get("data"))
            if data.get("action") == "update_presence":
                self._present(connection.subscriptions[identifier])

    def _subscriber(self, identifier: str) -> Agent | None:
        wanted = _object(identifier)
        if wanted.get("channel") != "RoomChannel":
            return None
        for agent in self._hub.agents.values():
            if agent.pubsub_token == wanted.get("pubsub_token"):
                return agent
        return None

    # Presence

    def _present(self, agent: Agent) -> None:
        self._hub.presence[agent.id] = self._hub.clock.now()
        self._hub.presence_changed()
        if self._expiry is None:
            self._expiry = self._hub.clock.call_later(PRESENCE_SECONDS, self._expire)

    def _expire(self) -> None:
        """Forget those who fell silent, and look again when the next one is due."""
        self._expiry = None
        now = self._hub.clock.now()
        gone = [
            number for number, seen in self._hub.presence.items() if now - seen >= PRESENCE_SECONDS
        ]
        for number in gone:
            del self._hub.presence[number]
        if gone:
            self._hub.presence_changed()
        if self._hub.presence:
            soonest = min(self._hub.presence.values()) + PRESENCE_SECONDS
            self._expiry = self._hub.clock.call_at(soonest, self._expire)


def _object(text: object) -> Json:
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
