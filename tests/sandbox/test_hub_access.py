"""Who may call the hub, and how often."""

from __future__ import annotations

import httpx
import pytest

from tests.sandbox_process import Sandbox, running_sandbox


def test_without_a_token_the_hub_asks_to_sign_in(quiet: Sandbox) -> None:
    answer = quiet.http.get(f"{quiet.hub_url}/api/v1/profile")
    assert answer.status_code == 401
    assert answer.json() == {"errors": ["You need to sign in or sign up before continuing."]}


def test_a_wrong_token_is_called_invalid(quiet: Sandbox) -> None:
    answer = quiet.hub("GET", "/conversations", headers={"api_access_token": "nobody's"})
    assert answer.status_code == 401
    assert answer.json() == {"error": "Invalid Access Token"}


def test_another_account_is_not_ours(quiet: Sandbox) -> None:
    url = f"{quiet.hub_url}/api/v1/accounts/99/conversations"
    answer = quiet.http.get(url, headers=quiet.hub_headers)
    assert answer.status_code == 401
    assert "not authorized" in answer.json()["error"]


def test_the_profile_says_who_the_token_is(quiet: Sandbox) -> None:
    profile = quiet.http.get(f"{quiet.hub_url}/api/v1/profile", headers=quiet.hub_headers).json()
    assert profile["name"] == "Frederiek Fontein"
    assert profile["role"] == "agent"
    assert profile["accounts"][0]["id"] == quiet.hub_account
    assert profile["pubsub_token"] != profile["access_token"] == quiet.hub_token


def test_an_agent_without_presence_is_offline_until_told_otherwise(quiet: Sandbox) -> None:
    def availability() -> str:
        answer = quiet.http.get(f"{quiet.hub_url}/api/v1/profile", headers=quiet.hub_headers)
        status: str = answer.json()["accounts"][0]["availability_status"]
        return status

    def post(path: str, **values: object) -> httpx.Response:
        body = {"profile": {"account_id": 1, **values}}
        return quiet.http.post(
            f"{quiet.hub_url}/api/v1/profile/{path}", headers=quiet.hub_headers, json=body
        )

    assert availability() == "offline"
    assert post("auto_offline", auto_offline=False).status_code == 200
    assert post("availability", availability="busy").status_code == 200
    assert availability() == "busy"
    assert post("availability", availability="asleep").status_code == 422
    post("availability", availability="online")
    post("auto_offline", auto_offline=True)


def test_reports_are_for_administrators_and_refused_with_401(quiet: Sandbox) -> None:
    url = f"{quiet.hub_url}/api/v2/accounts/1/reports/summary"
    refused = quiet.http.get(url, headers=quiet.hub_headers)
    assert refused.status_code == 401
    assert refused.json() == {"error": "You are not authorized to do this action"}
    administrator = {"api_access_token": quiet.tokens()["administrator"]}
    assert quiet.http.get(url, headers=administrator).json()["conversations_count"] > 0


def test_the_version_needs_no_token(quiet: Sandbox) -> None:
    assert quiet.http.get(f"{quiet.hub_url}/api").json()["version"] == "4.14.2"


def test_answers_are_dated_by_the_sandboxes_clock() -> None:
    with running_sandbox("--quiet") as sandbox:
        before = sandbox.http.get(f"{sandbox.hub_url}/api").headers["date"]
        sandbox.advance(3 * 86400)
        after = sandbox.http.get(f"{sandbox.hub_url}/api").headers["date"]
    assert before != after and after.endswith("GMT")


def test_counts_are_limited_to_thirty_a_minute_for_each_user() -> None:
    with running_sandbox("--quiet") as sandbox:
        seconds_left = 60 - sandbox.now() % 60
        sandbox.advance(seconds_left)
        codes = [sandbox.hub("GET", "/conversations/meta").status_code for _ in range(31)]
        assert codes == [200] * 30 + [429]
        colleague = {"api_access_token": sandbox.tokens()["colleague"]}
        assert sandbox.hub("GET", "/conversations/meta", headers=colleague).status_code == 200
        sandbox.advance(60)
        assert sandbox.hub("GET", "/conversations/meta").status_code == 200


def test_contact_search_is_limited_for_the_whole_account() -> None:
    with running_sandbox("--quiet") as sandbox:
        sandbox.advance(60 - sandbox.now() % 60)
        colleague = {"api_access_token": sandbox.tokens()["colleague"]}
        for _ in range(50):
            sandbox.hub("GET", "/contacts/search?q=a")
            sandbox.hub("GET", "/contacts/search?q=a", headers=colleague)
        refused = sandbox.hub("GET", "/contacts/search?q=a")
        assert (refused.status_code, refused.text) == (429, "Retry later\n")


@pytest.mark.slow
def test_one_address_gets_three_thousand_calls_a_minute() -> None:
    with running_sandbox("--quiet") as sandbox:
        sandbox.advance(60 - sandbox.now() % 60)
        allowed = 0
        while sandbox.hub("GET", "/cache_keys").status_code == 200:
            allowed += 1
            assert allowed <= 6000  # at most two minutes' worth, should the minute turn meanwhile
        assert allowed >= 3000
