"""Contacts, search, and the small lists of the account."""

from __future__ import annotations

from tests.sandbox_process import Sandbox, running_sandbox


def contact_of(sandbox: Sandbox, name: str) -> int:
    (found,) = sandbox.hub("GET", "/contacts/search", params={"q": name}).json()["payload"]
    number: int = found["id"]
    return number


def test_search_finds_by_name_address_and_number(quiet: Sandbox) -> None:
    number = contact_of(quiet, "sanne DE vries")
    assert contact_of(quiet, "sanne.de.vries@mail") == number
    assert contact_of(quiet, "31612345678") == number
    assert quiet.hub("GET", "/contacts/search").status_code == 422


def test_search_pages_hold_fifteen() -> None:
    with running_sandbox("--quiet", "--conversations", "80") as sandbox:
        first = sandbox.hub("GET", "/contacts/search", params={"q": "mail.example"}).json()
        assert len(first["payload"]) == 15
        assert first["meta"] == {"count": 80, "current_page": 1, "has_more": True}
        last = sandbox.hub(
            "GET", "/contacts/search", params={"q": "mail.example", "page": 6}
        ).json()
        assert len(last["payload"]) == 5 and last["meta"]["has_more"] is False


def test_a_contacts_attributes_are_merged(quiet: Sandbox) -> None:
    number = contact_of(quiet, "Sanne de Vries")
    body = {"custom_attributes": {"seat": "14A"}}
    merged = quiet.hub("PUT", f"/contacts/{number}", json=body).json()["payload"]
    assert merged["custom_attributes"] == {
        "membership": "Gold",
        "booking": "K7Q2MX",
        "language": "nl",
        "seat": "14A",
    }
    shown = quiet.hub("GET", f"/contacts/{number}").json()["payload"]
    assert shown["custom_attributes"]["seat"] == "14A"


def test_he_can_be_reached_by_mail_and_telephone_but_messenger_is_his_to_begin(
    quiet: Sandbox,
) -> None:
    number = contact_of(quiet, "Sanne de Vries")
    payload = quiet.hub("GET", f"/contacts/{number}/contactable_inboxes").json()["payload"]
    assert {item["inbox"]["channel_type"]: item["source_id"] for item in payload} == {
        "Channel::Whatsapp": "31612345678",
        "Channel::Email": "sanne.de.vries@mail.example",
        "Channel::Sms": "+31612345678",
    }


def test_a_contact_is_made_once(quiet: Sandbox) -> None:
    body = {"name": "New Person", "email": "new@mail.example", "inbox_id": 4}
    made = quiet.hub("POST", "/contacts", json=body).json()["payload"]
    assert made["contact_inbox"]["source_id"] == "new@mail.example"
    refused = quiet.hub("POST", "/contacts", json=body)
    assert refused.status_code == 422
    taken = {"message": "Email has already been taken", "attributes": ["email"]}
    assert refused.json() == taken
    shouted = {"name": "New Person", "email": "NEW@mail.example"}
    assert quiet.hub("POST", "/contacts", json=shouted).json() == taken


def test_a_contact_without_a_whole_number_or_address_is_not_made(quiet: Sandbox) -> None:
    wrong = quiet.hub("POST", "/contacts", json={"name": "Ada", "phone_number": "06 12345678"})
    assert wrong.status_code == 422
    assert wrong.json() == {
        "message": "Phone number should be in e164 format",
        "attributes": ["phone_number"],
    }
    nowhere = quiet.hub("POST", "/contacts", json={"name": "Ada Nowhere", "inbox_id": 5})
    words = "param is missing or the value is empty: contact phone number"
    assert (nowhere.status_code, nowhere.json()) == (422, {"error": words})
    found = quiet.hub("GET", "/contacts/search", params={"q": "Ada Nowhere"}).json()
    assert found["payload"] == []


def test_a_contacts_conversations_and_notes(quiet: Sandbox) -> None:
    number = contact_of(quiet, "Marie Lefèvre")
    (only,) = quiet.hub("GET", f"/contacts/{number}/conversations").json()["payload"]
    assert only["meta"]["sender"]["id"] == number
    note = quiet.hub("POST", f"/contacts/{number}/notes", json={"content": "Prefers mornings"})
    assert note.json()["user"]["name"] == "Frederiek Fontein"
    assert [n["content"] for n in quiet.hub("GET", f"/contacts/{number}/notes").json()] == [
        "Prefers mornings"
    ]


def test_search_over_everything(quiet: Sandbox) -> None:
    found = quiet.hub("GET", "/search", params={"q": "Lefèvre"}).json()["payload"]
    assert found["contacts"][0]["name"] == "Marie Lefèvre"
    assert found["conversations"][0]["contact"]["name"] == "Marie Lefèvre"
    words = quiet.hub("GET", "/search/messages", params={"q": "uitgelopen"}).json()["payload"]
    assert words["messages"][0]["conversation_id"] == quiet.conversation_of("Sanne de Vries")


def test_the_accounts_lists(quiet: Sandbox) -> None:
    inboxes = quiet.hub("GET", "/inboxes").json()["payload"]
    assert {item["channel_type"] for item in inboxes} == {
        "Channel::FacebookPage",
        "Channel::Instagram",
        "Channel::Whatsapp",
        "Channel::Email",
        "Channel::Sms",
    }
    agents = quiet.hub("GET", "/agents").json()
    assert {agent["role"] for agent in agents} == {"agent", "administrator"}
    assert len(agents) >= 3
    assignable = quiet.hub("GET", "/assignable_agents", params={"inbox_ids[]": 1}).json()
    assert len(assignable["payload"]) == len(agents)
    assert quiet.hub("GET", "/teams").json()[0]["name"] == "rebooking"
    assert "rebook" in [item["title"] for item in quiet.hub("GET", "/labels").json()["payload"]]
    canned = quiet.hub("GET", "/canned_responses", params={"search": "hoi"}).json()
    assert [item["short_code"] for item in canned] == ["hoi"]
    assert set(quiet.hub("GET", "/cache_keys").json()["cache_keys"]) == {"label", "inbox", "team"}


def test_a_blocked_contact_reaches_nobody_by_the_platform(quiet: Sandbox) -> None:
    number = contact_of(quiet, "Aiko Kimura")
    blocked = quiet.hub("PUT", f"/contacts/{number}", json={"blocked": True}).json()["payload"]
    assert blocked["blocked"] is True
    assert quiet.hub("PUT", f"/contacts/{number}", json={}).json()["payload"]["blocked"] is True
    quiet.hub("PUT", f"/contacts/{number}", json={"blocked": False})


def test_merging_leaves_one_contact_with_all_that_both_had() -> None:
    with running_sandbox("--quiet") as sandbox:
        stays, goes = contact_of(sandbox, "Sanne de Vries"), contact_of(sandbox, "Mark Brouwer")
        path = "/actions/contact_merge"
        body = {"base_contact_id": stays, "mergee_contact_id": goes}
        merged = sandbox.hub("POST", path, json=body).json()
        assert (merged["id"], merged["name"]) == (stays, "Sanne de Vries")
        assert sandbox.hub("GET", f"/contacts/{goes}").status_code == 404
        talks = sandbox.hub("GET", f"/contacts/{stays}/conversations").json()["payload"]
        assert len(talks) == 2
        assert {one["meta"]["sender"]["id"] for one in talks} == {stays}
        assert sandbox.hub("POST", path, json=body).status_code == 404, "it is no more"
        same = {"base_contact_id": stays, "mergee_contact_id": stays}
        assert sandbox.hub("POST", path, json=same).status_code == 422
