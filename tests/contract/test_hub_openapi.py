"""What the hub's adapter asks and understands, held against Chatwoot's own OpenAPI document."""

import asyncio
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from jsonschema import Draft202012Validator

from desktop.models.conversation import Availability, ConversationStatus
from desktop.models.customer import ContactEdit
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox, running_sandbox

DOCUMENT = Path(__file__).parents[2].parent / "shared" / "specs" / "chatwoot-swagger.json"
Json = dict[str, Any]

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(not DOCUMENT.exists(), reason="Chatwoot's OpenAPI document is not here"),
]

# Real in Chatwoot v4.14's routes.rb and missing from its document.
UNDOCUMENTED_CALLS = {
    "POST /api/v1/profile/availability",
    "POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/update_last_seen",
    "GET /api/v1/accounts/{account_id}/search/messages",
    "GET /api/v1/accounts/{account_id}/contacts/{id}/notes",
    "POST /api/v1/accounts/{account_id}/contacts/{id}/notes",
}
# Real in conversation_finder.rb, message_finder.rb and message_builder.rb.
UNDOCUMENTED_PARAMETERS = {"sort_by", "updated_within", "before", "after"}
UNDOCUMENTED_FIELDS = {"echo_id"}


@cache
def document() -> Json:
    loaded: Json = json.loads(DOCUMENT.read_text())
    return loaded


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture(scope="module")
def asked(sandbox: Sandbox) -> list[httpx.Request]:
    """All requests, made once."""
    return asyncio.run(_ask(sandbox))


async def _ask(sandbox: Sandbox) -> list[httpx.Request]:
    """One of every request that the adapter makes."""
    requests: list[httpx.Request] = []

    async def keep(request: httpx.Request) -> None:
        requests.append(request)

    clock = Clock()
    async with shared_client(clock) as client:
        client.event_hooks["request"].append(keep)
        hub = ChatwootHub(
            sandbox.hub_url, sandbox.hub_token, sandbox.hub_account, http=client, clock=clock
        )
        await hub.profile()
        await hub.canned_responses()
        await hub.set_availability(Availability.ONLINE)
        page = await hub.conversations(1, assignee="me")
        page = await hub.conversations(1, status="all", updated_within_s=10 * 24 * 3600)
        talk = page.conversations[0]
        await hub.conversation(talk.conversation_id)
        sent = await hub.send(talk.conversation_id, "Hello", client_ref="contract")
        await hub.messages(talk.conversation_id, before=sent.message_id, after=1)
        await hub.send(talk.conversation_id, "A note", client_ref="note", private=True)
        await hub.set_status(talk.conversation_id, ConversationStatus.RESOLVED)
        until = clock.now() + 3600
        await hub.set_status(talk.conversation_id, ConversationStatus.SNOOZED, snoozed_until=until)
        for agent_id in (8, None):
            await hub.assign(talk.conversation_id, agent_id)
        for priority in ("urgent", ""):
            await hub.set_priority(talk.conversation_id, priority)
        await hub.labels_of(talk.conversation_id)
        await hub.set_labels(talk.conversation_id, ["vip"])
        await hub.block(talk.contact_id, True)
        assert await hub.colleagues() and await hub.account_labels()
        await hub.mark_seen(talk.conversation_id)
        await hub.set_typing(talk.conversation_id, True)
        await hub.contact(talk.contact_id)
        await hub.contact_details(talk.contact_id)
        await hub.add_contact_note(talk.contact_id, "Likes the aisle")
        assert await hub.contact_notes(talk.contact_id)
        await hub.edit_contact(talk.contact_id, ContactEdit("Ada", "+31612345678", "", "nb"), 1.5)
        await hub.contacts("a")
        await hub.contact_conversations(talk.contact_id)
        await hub.search_messages("hello")
        await hub.inboxes()
        other = next(one for one in page.contacts if one.contact_id != talk.contact_id)
        await hub.merge_contacts(talk.contact_id, other.contact_id)
    return requests


def name_of(request: httpx.Request) -> str:
    """`METHOD template`, by the document or by the list of what it leaves out."""
    path = urlsplit(str(request.url)).path
    names = [
        f"{method.upper()} {template}"
        for template, methods in document()["paths"].items()
        for method in methods
    ]
    for name in [*names, *sorted(UNDOCUMENTED_CALLS)]:
        method, template = name.split(" ", 1)
        if method == request.method and re.fullmatch(re.sub(r"\{[^}]+\}", r"\\d+", template), path):
            return name
    raise AssertionError(f"the hub has no {request.method} {path}")


def resolved(part: Any) -> Any:
    """A part of the document, looked up where it is a reference."""
    while isinstance(part, dict) and "$ref" in part:
        found: Any = document()
        for key in part["$ref"].removeprefix("#/").split("/"):
            found = found[key.replace("~1", "/").replace("~0", "~")]
        part = found
    return part


def operation(name: str) -> tuple[Json, list[Json]]:
    """The operation, and its parameters with those of its path."""
    method, template = name.split(" ", 1)
    path = document()["paths"][template]
    described = path[method.lower()]
    parameters = [*path.get("parameters", []), *described.get("parameters", [])]
    return described, [resolved(one) for one in parameters]


def test_every_call_is_documented_or_known_to_be_left_out(asked: list[httpx.Request]) -> None:
    names = {name_of(request) for request in asked}
    documented = names - UNDOCUMENTED_CALLS
    assert names - documented == UNDOCUMENTED_CALLS
    assert len(documented) >= 10


def test_every_query_is_documented_or_known_to_be_left_out(asked: list[httpx.Request]) -> None:
    left_out = set()
    for request in asked:
        name = name_of(request)
        if name in UNDOCUMENTED_CALLS:
            continue
        known = {
            one["name"]: one["schema"] for one in operation(name)[1] if one.get("in") == "query"
        }
        for key, value in parse_qsl(urlsplit(str(request.url)).query):
            if key not in known:
                left_out.add(key)
                continue
            schema = resolved(known[key])
            whole = schema.get("type") in ("integer", "number")
            Draft202012Validator(schema).validate(int(value) if whole else value)
    assert left_out <= UNDOCUMENTED_PARAMETERS


def test_every_body_is_documented(asked: list[httpx.Request]) -> None:
    checked = 0
    for request in asked:
        name = name_of(request)
        if request.method != "POST" or name in UNDOCUMENTED_CALLS:
            continue
        body = json.loads(request.content)
        content = operation(name)[0]["requestBody"]["content"]
        schema = resolved(content["application/json"]["schema"])
        properties = {
            key
            for part in (schema, *map(resolved, schema.get("allOf", [])))
            for key in part.get("properties", {})
        }
        assert set(body) - properties <= UNDOCUMENTED_FIELDS
        Draft202012Validator({**schema, "components": document()["components"]}).validate(body)
        checked += 1
    assert checked >= 10


def test_a_message_is_never_marked_as_sent_already(asked: list[httpx.Request]) -> None:
    message, note = [
        json.loads(request.content)
        for request in asked
        if request.method == "POST" and request.url.path.endswith("/messages")
    ]
    assert "source_id" not in message | note and note["private"] is True
    assert message["content_attributes"] == {"client_ref": "contract"}
    assert message["private"] is False
