"""The sandbox's hub against Chatwoot's own OpenAPI document, where that is present."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.sandbox_process import ROOT, Sandbox, running_sandbox

DOCUMENT = ROOT.parent / "shared" / "specs" / "chatwoot-swagger.json"
ACCOUNT = "/api/v1/accounts/{account_id}"
CONVERSATION = ACCOUNT + "/conversations/{conversation_id}"
URI = "urn:chatwoot"

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(not DOCUMENT.exists(), reason="Chatwoot's OpenAPI document is not here"),
]

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Json:
    """The OpenAPI document."""
    loaded: Json = json.loads(DOCUMENT.read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def hub() -> Iterator[Sandbox]:
    """A hub with some of everything."""
    with running_sandbox("--quiet", "--conversations", "40") as sandbox:
        yield sandbox


def schema_of(document: Json, method: str, path: str) -> Any:
    """The schema of an operation's 200."""
    content = document["paths"][path][method.lower()]["responses"]["200"]["content"]
    return next(iter(content.values()))["schema"]


def problems(document: Json, schema: Any, body: Any) -> list[str]:
    """Where a body does not fit a schema, `$ref`s followed into the document."""
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(URI, resource)

    def absolute(node: Any) -> Any:
        if isinstance(node, dict):
            return {
                key: URI + value if key == "$ref" and value.startswith("#") else absolute(value)
                for key, value in node.items()
            }
        return [absolute(item) for item in node] if isinstance(node, list) else node

    found = Draft202012Validator(absolute(schema), registry=registry).iter_errors(body)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


CALLS: list[tuple[str, str, Json]] = [
    ("GET", "/api/v1/profile", {}),
    ("GET", ACCOUNT + "/agents", {}),
    ("GET", ACCOUNT + "/inboxes", {}),
    ("GET", ACCOUNT + "/teams", {}),
    ("GET", ACCOUNT + "/labels", {}),
    ("GET", ACCOUNT + "/canned_responses", {}),
    ("GET", ACCOUNT + "/conversations", {}),
    ("GET", ACCOUNT + "/conversations/meta", {}),
    ("GET", CONVERSATION, {}),
    ("GET", CONVERSATION + "/messages", {}),
    ("GET", CONVERSATION + "/labels", {}),
    ("POST", CONVERSATION + "/messages", {"content": "Hello", "echo_id": "e"}),
    ("POST", CONVERSATION + "/labels", {"labels": ["rebook"]}),
    ("POST", CONVERSATION + "/custom_attributes", {"custom_attributes": {"a": 1}}),
    ("POST", CONVERSATION + "/toggle_status", {"status": "open"}),
    ("POST", CONVERSATION + "/assignments", {"assignee_id": 7}),
    ("GET", ACCOUNT + "/contacts/{id}", {}),
    ("GET", ACCOUNT + "/contacts/{id}/conversations", {}),
    ("GET", ACCOUNT + "/contacts/{id}/contactable_inboxes", {}),
    ("GET", ACCOUNT + "/contacts/search", {"q": "a"}),
]


@pytest.mark.parametrize(("method", "path", "values"), CALLS, ids=lambda value: str(value)[:60])
def test_an_answer_fits_the_document(
    hub: Sandbox, document: Json, method: str, path: str, values: Json
) -> None:
    number = hub.conversation_of("Lucía Romero")
    contact = hub.hub("GET", f"/conversations/{number}").json()["meta"]["sender"]["id"]
    url = path.format(account_id=hub.hub_account, conversation_id=number, id=contact)
    body = {"params": values} if method == "GET" else {"json": values}
    answer = hub.http.request(method, hub.hub_url + url, headers=hub.hub_headers, **body)
    assert answer.status_code == 200, answer.text
    assert problems(document, schema_of(document, method, path), answer.json()) == []


def test_a_list_item_has_every_field_of_the_document(hub: Sandbox, document: Json) -> None:
    """The document marks nothing as required; clients read what stands there all the same."""
    item = hub.hub("GET", "/conversations").json()["data"]["payload"][0]
    wanted = set(document["components"]["schemas"]["conversation"]["properties"])
    # Enterprise only.
    assert wanted - set(item) <= {"applied_sla", "sla_events"}


@pytest.mark.parametrize(
    ("schema", "path", "ignored"),
    [
        ("message_detailed", "/conversations/{number}/messages", {"attachments", "echo_id"}),
        ("contact_list_item", "/contacts/search?q=a", set()),
    ],
)
def test_items_have_every_field_of_the_document(
    hub: Sandbox, document: Json, schema: str, path: str, ignored: set[str]
) -> None:
    number = hub.conversation_of("Lucía Romero")
    item = hub.hub("GET", path.format(number=number)).json()["payload"][0]
    wanted = set(document["components"]["schemas"][schema]["properties"])
    assert wanted - set(item) <= ignored


def test_what_does_not_fit_is_found(document: Json) -> None:
    schema = schema_of(document, "GET", CONVERSATION)
    wrong = {"id": "twelve", "status": "asleep", "meta": {"sender": {"id": None}}}
    assert len(problems(document, schema, wrong)) >= 3
