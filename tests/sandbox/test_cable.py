"""The hub's websocket: ActionCable's frames, events and presence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from tests.sandbox_process import Sandbox, running_sandbox

Json = dict[str, Any]
WAIT_SECONDS = 30.0


class Client:
    """A subscriber: frames as they come, and a wait for the one that is wanted."""

    def __init__(self, socket: ClientConnection, identifier: str) -> None:
        self.socket = socket
        self.identifier = identifier

    async def command(self, command: str, **values: str) -> None:
        body = {"command": command, "identifier": self.identifier, **values}
        await self.socket.send(json.dumps(body))

    async def present(self) -> None:
        await self.command("message", data=json.dumps({"action": "update_presence"}))

    async def until(self, wanted: Callable[[Json], bool]) -> Json:
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                frame: Json = json.loads(await self.socket.recv())
                if wanted(frame):
                    return frame

    async def event(self, name: str, **values: Any) -> Json:
        def wanted(frame: Json) -> bool:
            message = frame.get("message")
            return (
                isinstance(message, dict)
                and message["event"] == name
                and all(message["data"].get(key) == value for key, value in values.items())
            )

        data: Json = (await self.until(wanted))["message"]["data"]
        return data


def address(sandbox: Sandbox) -> str:
    return sandbox.hub_url.replace("http", "ws") + "/cable"


@asynccontextmanager
async def connected(sandbox: Sandbox, agent: int = 7) -> AsyncIterator[Client]:
    token = next(a["pubsub_token"] for a in sandbox.tokens()["agents"] if a["id"] == agent)
    identifier = json.dumps(
        {"channel": "RoomChannel", "pubsub_token": token, "account_id": 1, "user_id": agent}
    )
    subprotocols = [Subprotocol("actioncable-v1-json")]
    async with connect(address(sandbox), subprotocols=subprotocols, proxy=None) as socket:
        yield Client(socket, identifier)


@asynccontextmanager
async def subscribed(sandbox: Sandbox, agent: int = 7) -> AsyncIterator[Client]:
    async with connected(sandbox, agent) as client:
        await client.command("subscribe")
        await client.until(lambda frame: frame.get("type") == "confirm_subscription")
        yield client


async def test_welcome_confirmation_and_pings(quiet: Sandbox) -> None:
    async with connected(quiet) as client:
        assert client.socket.subprotocol == "actioncable-v1-json"
        assert json.loads(await client.socket.recv()) == {"type": "welcome"}
        await client.command("subscribe")
        confirmed = await client.until(lambda frame: "identifier" in frame)
        assert confirmed["type"] == "confirm_subscription"
        assert confirmed["identifier"] == client.identifier
        ping = await client.until(lambda frame: frame.get("type") == "ping")
        assert ping["message"] == pytest.approx(quiet.now(), abs=5)


async def test_a_wrong_token_is_met_with_silence(quiet: Sandbox) -> None:
    async with connected(quiet) as client:
        client.identifier = client.identifier.replace("pubsub_token", "wrong_token")
        await client.command("subscribe")
        answer = await client.until(lambda frame: frame.get("type") not in (None, "welcome"))
        assert answer["type"] == "ping"


async def test_a_customers_message_comes_as_an_event(quiet: Sandbox) -> None:
    number = quiet.conversation_of("James Okafor")
    async with subscribed(quiet) as client:
        await asyncio.to_thread(quiet.say, number, "Any news?")
        data = await client.event("message.created", content="Any news?")
    assert data["account_id"] == 1 and data["conversation_id"] == number
    assert data["message_type"] == 0 and data["sender"]["type"] == "contact"
    assert data["conversation"]["unread_count"] >= 1
    assert "performer" not in data


async def test_an_answer_brings_its_echo_then_its_receipts(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    body = {"content": "Hoi!", "echo_id": "e1", "content_attributes": {"client_ref": "e1"}}
    async with subscribed(quiet) as client:
        made = await asyncio.to_thread(
            quiet.hub, "POST", f"/conversations/{number}/messages", json=body
        )
        created = await client.event("message.created", id=made.json()["id"])
        assert created["echo_id"] == "e1" and created["source_id"] is None
        assert created["performer"]["id"] == 7
        accepted = await client.event("message.updated", id=created["id"])
        assert accepted["source_id"] and accepted["previous_changes"]["source_id"][0] is None
        assert accepted["content_attributes"] == {"client_ref": "e1"}
        delivered = await client.event("message.updated", id=created["id"], status="delivered")
        assert "echo_id" not in delivered
        await asyncio.to_thread(quiet.read, number)
        await client.event("message.updated", id=created["id"], status="read")
        await client.event("conversation.read", id=number)


async def test_changes_of_a_conversation_reach_everyone_with_who_did_it(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Emma Clarke")

    def act(path: str, **body: Any) -> None:
        quiet.hub("POST", f"/conversations/{number}/{path}", json=body)

    async with subscribed(quiet, agent=8) as colleague:
        await asyncio.to_thread(act, "assignments", assignee_id=7)
        assigned = await colleague.event("assignee.changed", id=number)
        assert assigned["meta"]["assignee"]["id"] == 7
        assert assigned["performer"]["name"] == "Frederiek Fontein"
        await asyncio.to_thread(act, "labels", labels=["rebook"])
        assert (await colleague.event("conversation.updated", labels=["rebook"]))["id"] == number
        await asyncio.to_thread(act, "toggle_typing_status", typing_status="on", is_private=False)
        typing = await colleague.event("conversation.typing_on")
        assert typing["user"]["id"] == 7 and typing["is_private"] is False
        await asyncio.to_thread(act, "toggle_status", status="resolved")
        changed = await colleague.event("conversation.status_changed", id=number)
        assert changed["status"] == "resolved"


async def test_a_new_question_brings_contact_conversation_and_message(quiet: Sandbox) -> None:
    async with subscribed(quiet) as client:
        number = await asyncio.to_thread(quiet.ask)
        await client.event("contact.created")
        await client.event("conversation.created", id=number)
        await client.event("message.created", conversation_id=number)


async def test_presence_lasts_while_it_is_told() -> None:
    with running_sandbox("--quiet") as sandbox:

        def status() -> str:
            answer = sandbox.http.get(
                f"{sandbox.hub_url}/api/v1/profile", headers=sandbox.hub_headers
            )
            text: str = answer.json()["accounts"][0]["availability_status"]
            return text

        async with subscribed(sandbox) as client:
            assert await asyncio.to_thread(status) == "online"
            await asyncio.to_thread(sandbox.advance, 20)
            await client.present()
            await client.event("presence.update", users={"7": "online"})
            await asyncio.to_thread(sandbox.advance, 20)
            assert await asyncio.to_thread(status) == "online"
            await asyncio.to_thread(sandbox.advance, 30)
            await client.event("presence.update", users={})
            assert await asyncio.to_thread(status) == "offline"


async def test_a_cut_closes_every_socket_and_refuses_new_ones_for_a_while() -> None:
    with running_sandbox("--quiet") as sandbox:
        async with subscribed(sandbox) as client:
            await asyncio.to_thread(sandbox.fault, "", "socket_cut", delay_s=60)
            with pytest.raises(ConnectionClosed):
                await client.until(lambda frame: False)
        with pytest.raises(InvalidStatus):
            async with subscribed(sandbox):
                raise AssertionError("connected while the hub refuses")
        await asyncio.to_thread(sandbox.advance, 61)
        async with subscribed(sandbox):
            assert sandbox.stats()["cable_connections"] == 1
