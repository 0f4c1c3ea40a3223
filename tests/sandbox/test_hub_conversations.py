"""Conversations at the hub: lists and counts, status, assignment, labels, attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.sandbox_process import Sandbox, running_sandbox


@pytest.fixture(scope="module")
def busy() -> Iterator[Sandbox]:
    """A hub with sixty conversations."""
    with running_sandbox("--quiet", "--conversations", "60") as sandbox:
        yield sandbox


def listing(sandbox: Sandbox, **params: Any) -> dict[str, Any]:
    answer = sandbox.hub("GET", "/conversations", params=params)
    assert answer.status_code == 200
    data: dict[str, Any] = answer.json()["data"]
    return data


def everyone(sandbox: Sandbox, **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page = 1
    while items := listing(sandbox, page=page, **params)["payload"]:
        found += items
        page += 1
    return found


def test_pages_hold_25_and_together_everything(busy: Sandbox) -> None:
    assert len(listing(busy, status="all")["payload"]) == 25
    found = everyone(busy, status="all")
    assert len({item["id"] for item in found}) == 60
    assert listing(busy, status="all")["meta"]["all_count"] == 60


def test_the_newest_activity_stands_first_and_it_is_sanne(busy: Sandbox) -> None:
    found = listing(busy)["payload"]
    times = [item["last_activity_at"] for item in found]
    assert times == sorted(times, reverse=True)
    assert found[0]["meta"]["sender"]["name"] == "Sanne de Vries"
    assert found[0]["messages"][0]["content"].startswith("Hoi! Ik vlieg vanavond om 19:40")
    assert found[0]["meta"]["channel"] == "Channel::FacebookPage"


def test_other_orders(busy: Sandbox) -> None:
    oldest = everyone(busy, status="all", sort_by="created_at_asc")
    assert [item["id"] for item in oldest] == sorted(item["id"] for item in oldest)
    first = listing(busy, sort_by="priority_desc")["payload"][0]
    assert first["priority"] == "high"


def test_tabs_share_the_same_counts(busy: Sandbox) -> None:
    mine = everyone(busy, assignee_type="me")
    free = everyone(busy, assignee_type="unassigned")
    meta = listing(busy, assignee_type="me")["meta"]
    assert meta["mine_count"] == len(mine)
    assert meta["unassigned_count"] == len(free)
    assert meta["assigned_count"] + meta["unassigned_count"] == meta["all_count"]
    assert {item["meta"]["assignee"]["name"] for item in mine} == {"Frederiek Fontein"}
    assert all("assignee" not in item["meta"] for item in free)
    assert busy.hub("GET", "/conversations/meta").json()["meta"] == meta


def test_filters_by_status_inbox_label_and_words(busy: Sandbox) -> None:
    assert {c["status"] for c in everyone(busy, status="resolved")} == {"resolved"}
    assert {c["inbox_id"] for c in everyone(busy, status="all", inbox_id=3)} == {3}
    labelled = everyone(busy, **{"labels[]": "vip"})
    assert labelled and all("vip" in c["labels"] for c in labelled)
    (sanne,) = everyone(busy, q="afspraak is UITGELOPEN")
    assert sanne["meta"]["sender"]["custom_attributes"]["booking"] == "K7Q2MX"


def test_what_changed_lately_comes_in_one_piece(busy: Sandbox) -> None:
    week = 8 * 86400
    assert len(listing(busy, status="all", updated_within=week)["payload"]) == 60
    number = busy.conversation_of("Hannah Fischer")
    assert number not in [c["id"] for c in listing(busy, updated_within=30)["payload"]]
    busy.say(number, "Hallo?")
    assert number in [c["id"] for c in listing(busy, updated_within=30)["payload"]]


def test_a_delivery_does_not_count_as_a_change(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Lucía Romero")
    quiet.hub("POST", f"/conversations/{number}/messages", json={"content": "Hola"})
    quiet.advance(120)
    assert quiet.messages_in(number)[-1]["status"] == "delivered"
    assert number not in [c["id"] for c in listing(quiet, updated_within=60)["payload"]]


def test_one_conversation_is_a_bare_object_and_a_missing_one_404(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    shown = quiet.hub("GET", f"/conversations/{number}").json()
    assert shown["id"] == number and shown["can_reply"] is True
    assert shown["unread_count"] == 1 and shown["waiting_since"] > 0
    missing = quiet.hub("GET", "/conversations/424242")
    assert missing.status_code == 404
    assert missing.json() == {"error": "Resource could not be found"}


def test_reopening_assigns_the_conversation_to_the_agent(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Giulia Conti")
    path = f"/conversations/{number}/toggle_status"
    done = quiet.hub("POST", path, json={"status": "resolved"}).json()
    assert done["payload"] == {
        "success": True,
        "conversation_id": number,
        "current_status": "resolved",
        "snoozed_until": None,
    }
    assert "assignee" not in quiet.hub("GET", f"/conversations/{number}").json()["meta"]
    quiet.hub("POST", path, json={"status": "open"})
    shown = quiet.hub("GET", f"/conversations/{number}").json()
    assert shown["meta"]["assignee"]["name"] == "Frederiek Fontein"
    assert [c["status"] for c in quiet.effects()["statuses"] if c["conversation_id"] == number] == [
        "resolved",
        "open",
    ]


def test_a_snoozed_conversation_wakes_at_its_time_or_when_the_customer_writes(
    quiet: Sandbox,
) -> None:
    def status(number: int) -> str:
        text: str = quiet.hub("GET", f"/conversations/{number}").json()["status"]
        return text

    number = quiet.conversation_of("Jonas Weber")
    path = f"/conversations/{number}/toggle_status"
    until = int(quiet.now()) + 600
    quiet.hub("POST", path, json={"status": "snoozed", "snoozed_until": until})
    assert quiet.hub("GET", f"/conversations/{number}").json()["snoozed_until"] == until
    quiet.advance(601)
    assert status(number) == "open"
    quiet.hub("POST", path, json={"status": "snoozed"})
    quiet.say(number, "Gibt es Neuigkeiten?")
    assert status(number) == "open"


def test_the_last_assignment_wins_without_a_word(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Emma Clarke")
    path = f"/conversations/{number}/assignments"
    colleague = {"api_access_token": quiet.tokens()["colleague"]}
    assert quiet.hub("POST", path, json={"assignee_id": 7}).json()["id"] == 7
    taken = quiet.hub("POST", path, json={"assignee_id": 8}, headers=colleague)
    assert taken.status_code == 200 and taken.json()["name"] == "Bram Kuipers"
    assert quiet.hub("POST", path, json={"assignee_id": None}).json() is None
    lines = [m["content"] for m in quiet.messages_in(number) if m["message_type"] == 2]
    assert lines == [
        "Frederiek Fontein self-assigned this conversation",
        "Bram Kuipers self-assigned this conversation",
        "Conversation unassigned by Frederiek Fontein",
    ]


def test_labels_and_attributes_are_replaced_whole(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sophie Martin")
    labels = f"/conversations/{number}/labels"
    assert quiet.hub("GET", labels).json() == {"payload": ["complaint", "vip"]}
    assert quiet.hub("POST", labels, json={"labels": ["refund"]}).json() == {"payload": ["refund"]}
    path = f"/conversations/{number}/custom_attributes"
    quiet.hub("POST", path, json={"custom_attributes": {"desk_quote": "a", "other": 1}})
    answer = quiet.hub("POST", path, json={"custom_attributes": {"desk_quote": "b"}})
    assert answer.json() == {"custom_attributes": {"desk_quote": "b"}}
    shown = quiet.hub("GET", f"/conversations/{number}").json()
    assert (shown["labels"], shown["custom_attributes"]) == (["refund"], {"desk_quote": "b"})


def test_seen_and_unread_again(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Thomas Berger")
    seen = quiet.hub("POST", f"/conversations/{number}/update_last_seen").json()
    assert seen["unread_count"] == 0 and seen["agent_last_seen_at"] > 0
    assert quiet.hub("POST", f"/conversations/{number}/unread").json()["unread_count"] == 1


def test_priority_and_drafts(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Aiko Kimura")
    path = f"/conversations/{number}"
    answer = quiet.hub("POST", f"{path}/toggle_priority", json={"priority": "urgent"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert quiet.hub("GET", path).json()["priority"] == "urgent"
    draft = f"{path}/draft_messages"
    assert quiet.hub("GET", draft).json() == {"has_draft": False, "message": ""}
    quiet.hub("PATCH", draft, json={"draft_message": {"message": "Hallo"}})
    assert quiet.hub("GET", draft).json() == {"has_draft": True, "message": "Hallo"}
    quiet.hub("DELETE", draft)
    assert quiet.hub("GET", draft).json()["has_draft"] is False


def test_a_new_conversation_on_another_channel_of_the_same_contact(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    contact = quiet.hub("GET", f"/conversations/{number}").json()["meta"]["sender"]["id"]
    made = quiet.hub(
        "POST",
        "/conversations",
        json={"inbox_id": 5, "contact_id": contact, "message": {"content": "Via sms"}},
    ).json()
    assert made["meta"]["channel"] == "Channel::Sms" and made["id"] != number
    assert quiet.messages_in(made["id"])[0]["content"] == "Via sms"


def test_an_agent_opens_conversations_only_where_the_contact_has_an_address(
    quiet: Sandbox,
) -> None:
    contact = quiet.hub("POST", "/contacts", json={"name": "Ada Byron"}).json()
    number = contact["payload"]["contact"]["id"]

    def opened(inbox: int, **more: object) -> httpx.Response:
        body = {"inbox_id": inbox, "contact_id": number, **more}
        return quiet.hub("POST", "/conversations", json=body)

    words = "param is missing or the value is empty: contact email"
    assert (opened(4).status_code, opened(4).json()) == (422, {"error": words})
    assert opened(1).status_code == 500  # on Messenger the customer begins
    assert opened(99).status_code == 404


def test_each_request_opens_one_more_and_they_are_found_by_address(quiet: Sandbox) -> None:
    body = {"name": "Ada", "phone_number": "+31612340001"}
    contact = quiet.hub("POST", "/contacts", json=body).json()["payload"]["contact"]["id"]
    asked = {
        "inbox_id": 5,
        "contact_id": contact,
        "source_id": "+31612340001",
        "additional_attributes": {"client_ref": "a-job"},
        "assignee_id": 7,
    }
    first, second = (quiet.hub("POST", "/conversations", json=asked).json() for _ in range(2))
    assert first["id"] != second["id"]
    assert first["additional_attributes"] == {"client_ref": "a-job"}
    assert first["meta"]["assignee"]["id"] == 7
    query = {"status": "all", "inbox_id": 5, "source_id": "+31612340001"}
    found = quiet.hub("GET", "/conversations", params=query).json()["data"]["payload"]
    assert {one["id"] for one in found} == {first["id"], second["id"]}
    # The number goes to somebody else: theirs from then on, and the conversations stay as they are.
    quiet.hub("PUT", f"/contacts/{contact}", json={"phone_number": None})
    other = quiet.hub("POST", "/contacts", json={**body, "name": "Bea", "inbox_id": 5}).json()
    assert other["payload"]["contact_inbox"]["source_id"] == "+31612340001"
    before = quiet.hub("GET", f"/contacts/{contact}").json()["payload"]["contact_inboxes"]
    assert before[0]["source_id"] != "+31612340001"
