"""The control address: what it tells is what really happened."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox_process import Sandbox


def test_effects_hold_every_message_with_its_reference(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    body = {"content": "Hoi", "content_attributes": {"client_ref": "abc"}}
    quiet.hub("POST", f"/conversations/{number}/messages", json=body)
    (made,) = [m for m in quiet.effects()["messages"] if m["client_ref"] == "abc"]
    assert made["conversation_id"] == number and made["content"] == "Hoi"
    assert made["sender"] == {"type": "User", "id": 7} and made["private"] is False


def test_requests_are_counted_by_route(quiet: Sandbox) -> None:
    route = "GET /api/v1/accounts/{id}/conversations/{id}/messages"
    before = quiet.effects()["requests"].get(route, 0)
    for name in ("Sanne de Vries", "Emma Clarke"):
        quiet.hub("GET", f"/conversations/{quiet.conversation_of(name)}/messages")
    requests = quiet.effects()["requests"]
    assert requests[route] == before + 2
    assert not any("/control" in key for key in requests)


def test_a_colleague_answers_and_takes_the_conversation(quiet: Sandbox) -> None:
    number = quiet.conversation_of("James Okafor")
    quiet.colleague(number, "I have this one", assign=True)
    shown = quiet.hub("GET", f"/conversations/{number}").json()
    assert shown["meta"]["assignee"]["name"] == "Bram Kuipers"
    last = quiet.hub("GET", f"/conversations/{number}/messages").json()["payload"][-1]
    assert last["content"] == "I have this one" and last["sender"]["name"] == "Bram Kuipers"


def test_time_moves_forward_only(quiet: Sandbox) -> None:
    now = quiet.now()
    assert quiet.advance(3600) >= now + 3600
    for wrong in (-1, "soon"):
        answer = quiet.http.post(f"{quiet.control_url}/clock", json={"advance_s": wrong})
        assert answer.status_code == 400 and "advance_s" in answer.json()["error"]


def test_a_field_that_nobody_reads_is_refused(quiet: Sandbox) -> None:
    answer = quiet.http.post(f"{quiet.control_url}/clock", json={"advance": 60})
    assert answer.status_code == 400
    assert answer.json()["error"] == "advance is not known here; known are advance_s"


def test_paying_what_is_not_there_is_refused_in_words(quiet: Sandbox) -> None:
    with pytest.raises(ValueError, match="cs_test_none"):
        quiet.pay("cs_test_none")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/say", {"conversation": 424242, "text": "x"}),
        ("/read", {}),
        ("/colleague", {"conversation": "1", "text": "x"}),
        ("/customers", {"pause": "yes"}),
        ("/refund_fails", {"refund": "re_none"}),
    ],
)
def test_what_makes_no_sense_is_400(quiet: Sandbox, path: str, body: dict[str, Any]) -> None:
    answer = quiet.http.post(quiet.control_url + path, json=body)
    assert answer.status_code == 400 and answer.json()["error"]


def test_a_body_that_is_no_object_is_400(quiet: Sandbox) -> None:
    for content in ("{", "[1]"):
        answer = quiet.http.post(f"{quiet.control_url}/say", content=content)
        assert answer.status_code == 400
