"""Faults on purpose: each kind over real HTTP, and what it left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from desktop.sandbox.faults import Fault, FaultKind, Faults, WrongFault
from tests.sandbox_process import Sandbox, running_sandbox

pytestmark = pytest.mark.fault


@pytest.fixture
def number(quiet: Sandbox) -> int:
    """A fresh conversation."""
    return quiet.ask()


@pytest.fixture
def impatient(quiet: Sandbox) -> Iterator[httpx.Client]:
    """A client that waits half a second at most."""
    with httpx.Client(
        base_url=quiet.account_url, headers=quiet.hub_headers, timeout=0.5, trust_env=False
    ) as client:
        yield client


def post(quiet: Sandbox, number: int, ref: str = "r1") -> httpx.Response:
    body = {"content": "Hello", "content_attributes": {"client_ref": ref}}
    return quiet.hub("POST", f"/conversations/{number}/messages", json=body)


def refs(quiet: Sandbox, number: int) -> list[str]:
    return [m["client_ref"] for m in quiet.messages_in(number) if m["message_type"] == 1]


def test_dropped_before_the_effect_nothing_happened(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "drop_before")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(quiet, number)
    assert refs(quiet, number) == []
    assert post(quiet, number).status_code == 200


def test_dropped_after_the_effect_the_message_is_there(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "drop_after")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(quiet, number)
    assert refs(quiet, number) == ["r1"]


def test_half_an_answer_is_no_answer(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "half_answer")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(quiet, number)
    assert refs(quiet, number) == ["r1"]


def test_silence_has_no_effect(quiet: Sandbox, number: int, impatient: httpx.Client) -> None:
    quiet.fault("POST /messages", "silence", delay_s=30)
    with pytest.raises(httpx.ReadTimeout):
        impatient.post(f"/conversations/{number}/messages", json={"content": "Hello"})
    assert refs(quiet, number) == []
    quiet.fault("POST /messages", "silence", delay_s=0.05)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(quiet, number)
    assert refs(quiet, number) == []


def test_a_late_effect_comes_after_the_client_has_gone(
    quiet: Sandbox, number: int, impatient: httpx.Client
) -> None:
    quiet.fault("POST /messages", "late_effect", delay_s=120)
    with pytest.raises(httpx.ReadTimeout):
        impatient.post(f"/conversations/{number}/messages", json={"content": "Hello"})
    impatient.close()
    assert refs(quiet, number) == []
    quiet.advance(121)
    quiet.wait_until(lambda: len(refs(quiet, number)) == 1)


def test_a_late_effects_answer_is_thrown_away(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "late_effect", delay_s=0.05)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        post(quiet, number)
    assert refs(quiet, number) == ["r1"]


def test_slow_is_only_slow(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "slow", delay_s=0.3)
    began = time.monotonic()
    assert post(quiet, number).status_code == 200
    assert time.monotonic() - began >= 0.3


def test_a_wrong_shape_after_the_effect(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "wrong_shape")
    answer = post(quiet, number)
    assert answer.status_code == 200 and answer.json()["id"] is None
    assert refs(quiet, number) == ["r1"]


@pytest.mark.parametrize("status", [401, 403, 404, 409, 429, 500, 502])
def test_a_status_before_the_effect(quiet: Sandbox, number: int, status: int) -> None:
    quiet.fault("POST /messages", str(status))
    answer = post(quiet, number)
    assert answer.status_code == status and "date" in answer.headers
    assert refs(quiet, number) == []
    if status == 502:
        assert answer.headers["content-type"] == "text/html" and "nginx" in answer.text


def test_500_after_the_effect(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "500_after_effect")
    assert post(quiet, number).status_code == 500
    assert refs(quiet, number) == ["r1"]


def test_a_fault_strikes_as_often_as_told_and_after_as_many_as_told(
    quiet: Sandbox, number: int
) -> None:
    quiet.fault("POST /messages", "500", times=2, after=1)
    codes = [post(quiet, number).status_code for _ in range(4)]
    assert codes == [200, 500, 500, 200]
    assert quiet.faults() == []


def test_armed_faults_are_listed_and_cleared(quiet: Sandbox, number: int) -> None:
    quiet.fault("POST /messages", "500", times=3)
    post(quiet, number)
    (armed,) = quiet.faults()
    assert (armed["fault"], armed["times"], armed["struck"]) == ("500", 3, 1)
    quiet.clear_faults()
    assert post(quiet, number).status_code == 200


def test_the_platform_refuses_with_the_reason_given(quiet: Sandbox, number: int) -> None:
    reason = "551 - (#551) This person isn't available right now."
    quiet.fault(f"conversations/{number}/", "refuse_message", reason=reason)
    assert post(quiet, number).json()["status"] == "sent"
    quiet.advance(5)
    (message,) = quiet.hub("GET", f"/conversations/{number}/messages").json()["payload"][1:]
    assert message["status"] == "failed"
    assert message["content_attributes"] == {"client_ref": "r1", "external_error": reason}


def test_a_message_may_go_without_receipts(quiet: Sandbox) -> None:
    number = quiet.conversation_of("Sanne de Vries")
    quiet.fault(f"conversations/{number}/", "no_receipts")
    post(quiet, number, "unseen")
    quiet.advance(5)
    post(quiet, number, "seen")
    quiet.advance(5)
    quiet.read(number)
    states = {m["client_ref"]: m for m in quiet.messages_in(number)}
    assert states["unseen"]["status"] == "sent" and states["unseen"]["source_id"]
    assert states["seen"]["status"] == "read"


def test_stripe_answers_faults_in_its_own_words(quiet: Sandbox) -> None:
    url = f"{quiet.stripe_url}/v1/checkout/sessions"
    headers = {"authorization": f"Bearer {quiet.stripe_key}"}
    quiet.fault("GET /v1/checkout/sessions", "429", reason="endpoint-rate")
    limited = quiet.http.get(url, headers=headers)
    assert limited.status_code == 429
    assert limited.headers["stripe-rate-limited-reason"] == "endpoint-rate"
    quiet.fault("GET /v1/checkout/sessions", "403")
    assert quiet.http.get(url, headers=headers).json()["error"]["type"] == "invalid_request_error"
    quiet.fault("re:^GET /v1/checkout/sessions$", "502")
    assert quiet.http.get(url, headers=headers).text.startswith("<html>")
    assert quiet.http.get(url, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"fault": "gremlins"}, "not known"),
        ({"fault": "slow", "times": 0}, "times"),
        ({"fault": "slow", "match": "re:("}, "regular expression"),
        ({"fault": "slow", "delay_s": "soon"}, "numbers"),
        ({"fault": "slow", "match": 3}, "text"),
    ],
)
def test_a_wrong_fault_is_refused_in_words(
    quiet: Sandbox, wrong: dict[str, Any], words: str
) -> None:
    answer = quiet.http.post(f"{quiet.control_url}/faults", json=wrong)
    assert answer.status_code == 400 and words in answer.json()["error"]
    with pytest.raises(WrongFault, match=words):
        Faults().arm(wrong)


@pytest.mark.parametrize(
    ("match", "hits"),
    [
        ("", True),
        ("/messages", True),
        ("POST /messages", True),
        ("POST /api/v1/accounts/1", True),
        ("GET /messages", False),
        ("conversations/12/", True),
        ("conversations/1/", False),
        ("re:conversations/\\d+/messages$", True),
        ("re:^GET", False),
    ],
)
def test_what_a_match_means(match: str, hits: bool) -> None:
    fault = Fault(1, match, FaultKind.SLOW)
    assert fault.matches("POST", "/api/v1/accounts/1/conversations/12/messages") is hits


def test_the_control_address_is_never_spoilt() -> None:
    with running_sandbox("--quiet") as sandbox:
        sandbox.fault("", "500", times=100)
        assert sandbox.stats()["conversations"] > 0
        assert sandbox.hub("GET", "/conversations").status_code == 500
