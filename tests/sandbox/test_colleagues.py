"""Colleagues beside the agent: they act by themselves, and leave what is hers alone."""

from __future__ import annotations

from typing import Any

from tests.sandbox_process import Sandbox, running_sandbox

ME = 7


def talks(sandbox: Sandbox) -> dict[int, tuple[Any, ...]]:
    """Every conversation: whose it is, its state and its labels."""
    params = {"status": "all", "updated_within": 30 * 24 * 3600}
    found = sandbox.hub("GET", "/conversations", params=params).json()["data"]["payload"]
    return {
        one["id"]: (
            (one["meta"].get("assignee") or {}).get("id"),
            one["status"],
            tuple(one["labels"]),
        )
        for one in found
    }


def test_they_take_label_and_put_away_and_touch_nothing_of_the_agents() -> None:
    with running_sandbox("--quiet", "--conversations", "40") as sandbox:
        before = talks(sandbox)
        sandbox.pause_customers(False, questions=True)
        for _ in range(12):
            sandbox.advance(100)
        sandbox.pause_customers(True)
        after = talks(sandbox)
        mine = {number for number, (whose, *_) in before.items() if whose == ME}
        changed = {number for number in before.keys() - mine if before[number] != after[number]}
        assert changed, "nobody did anything"
        assert {after[number][0] for number in changed} <= {None, 8, 9}
        assert {number: after[number][0] for number in mine} == dict.fromkeys(mine, ME)
