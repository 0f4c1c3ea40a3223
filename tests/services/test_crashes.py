"""Killed at any instant: after the next start there is one link, one message and one entry each."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from desktop.models.conversation_change import Priority, SetPriority
from desktop.models.fact import FactKind
from desktop.models.job import JobKind, JobState, Question
from desktop.models.stage import Stage
from desktop.services.jobs import crash_points as points
from desktop.services.store.crash import (
    APPEND_AFTER_COMMIT,
    EXIT_CODE,
    PROJECTION_BEFORE_COMMIT,
    SAVE_JOB_AFTER_COMMIT,
    SAVE_JOB_BEFORE_COMMIT,
)
from desktop.services.unattended.enqueue import enqueue
from desktop.services.unattended.named_quotes import offered_id_of, quote_id_of
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer
from tests.sandbox_process import ROOT, Sandbox
from tests.services.desk_world import Addresses, desk_at

pytestmark = pytest.mark.fault

LINK_INSTANTS = [
    points.LINK_BEFORE_CREATE,
    points.LINK_AFTER_CREATE,
    points.MESSAGE_BEFORE_POST,
    points.MESSAGE_AFTER_POST,
    f"{SAVE_JOB_BEFORE_COMMIT}:2",
    f"{SAVE_JOB_BEFORE_COMMIT}:3",
    f"{SAVE_JOB_AFTER_COMMIT}:2",
    PROJECTION_BEFORE_COMMIT,
]


def work_killed_at(sandbox: Sandbox, folder: Path, instant: str = "") -> int:
    """Run `work --until-idle` as a process that dies at `instant`; returns its exit code."""
    process = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.services.work_process",
            str(folder),
            json.dumps(asdict(Addresses.of(sandbox))),
        ],
        cwd=ROOT,
        env={**os.environ, "DESK_CRASH_AT": instant},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert process.returncode in (0, 3, EXIT_CODE), process.stderr
    return process.returncode


async def put(sandbox: Sandbox, folder: Path, *lines: dict[str, Any]) -> None:
    async with desk_at(sandbox, folder, start=False) as world:
        await enqueue(world.desk, "\n".join(json.dumps(line) for line in lines))


def link_line(conversation: int) -> dict[str, Any]:
    return {
        "kind": "send_link",
        "client_id": f"link-{conversation}",
        "conversation": conversation,
        "from": "AMS",
        "to": "BCN",
        "whose_change": "customer",
        "lines": [{"kind": "fare_difference", "amount": 11800}],
    }


@pytest.mark.parametrize("instant", LINK_INSTANTS)
async def test_a_link_is_made_and_sent_once(sandbox: Sandbox, tmp_path: Path, instant: str) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, link_line(conversation))
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    await ends_well(sandbox, tmp_path, conversation)


async def test_killed_again_where_the_link_was_found_it_is_still_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, link_line(conversation))
    for instant in (points.LINK_AFTER_CREATE, points.LINK_CREATED):
        assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
        assert sandbox_messages(sandbox, conversation) == []
    await ends_well(sandbox, tmp_path, conversation, asks=False)


def sandbox_messages(sandbox: Sandbox, conversation: int) -> list[dict[str, Any]]:
    return [one for one in sandbox.messages_in(conversation) if one["client_ref"]]


async def ends_well(
    sandbox: Sandbox, folder: Path, conversation: int, *, asks: bool = True
) -> None:
    """The next start ends with one link, one message and one entry each; `asks`: it may ask."""
    quote_id = quote_id_of(f"link-{conversation}", conversation)
    async with desk_at(sandbox, folder) as world:
        [job] = await world.store.jobs_of_quote(quote_id)
        ended = await world.ends(job, JobState.DONE, JobState.ASKING)
        if ended.state is JobState.ASKING:
            assert asks
            # Killed before the POST left: the desk cannot know that, so it asks.
            assert question_of(ended) is Question.DID_IT_ARRIVE
            assert world.sent_in(conversation) == []
            await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
            await world.ends(job)
        await world.comes_to(quote_id, Stage.SENT, Stage.DELIVERED, Stage.WITH_HUB)
        assert len(world.sessions_of(conversation)) == 1
        assert len(world.sent_in(conversation)) == 1
        for kind in (FactKind.LINK_ASKED, FactKind.LINK_CREATED, FactKind.MESSAGE_ACCEPTED):
            assert len(await world.facts(quote_id, kind)) == 1
        assert await world.store.integrity() == []


async def test_a_link_that_is_found_paid_leads_to_the_ticket(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, link_line(conversation))
    killed = await asyncio.to_thread(work_killed_at, sandbox, tmp_path, points.LINK_AFTER_CREATE)
    assert killed == EXIT_CODE
    [session] = sandbox.sessions_of(conversation)
    sandbox.pay(session["id"], "ideal")
    quote_id = quote_id_of(f"link-{conversation}", conversation)
    async with desk_at(sandbox, tmp_path) as world:
        [job] = await world.store.jobs_of_quote(quote_id)
        failed = await world.ends(job, JobState.FAILED)
        await world.comes_to(quote_id, Stage.PAID)
        assert "paid already" in failed.error
        assert "new link" not in failed.error and "Renew" not in failed.error
        assert world.sent_in(conversation) == []


@pytest.mark.parametrize(
    "instant",
    [
        f"{points.LINK_BEFORE_CREATE}:2",
        f"{points.LINK_AFTER_CREATE}:3",
        f"{points.LINK_CREATED}:1",
        f"{points.LINK_CREATED}:3",
        points.MESSAGE_BEFORE_POST,
        points.MESSAGE_AFTER_POST,
        f"{SAVE_JOB_AFTER_COMMIT}:2",
    ],
)
async def test_an_offer_is_made_and_sent_once(
    sandbox: Sandbox, tmp_path: Path, instant: str
) -> None:
    conversation = roomy(sandbox)
    await put(sandbox, tmp_path, offer_line(conversation))
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job_by_client(f"offer-{conversation}")
        assert job is not None
        ended = await world.ends(job, JobState.DONE, JobState.ASKING)
        if ended.state is JobState.ASKING:
            assert question_of(ended) is Question.DID_IT_ARRIVE
            assert world.sent_in(conversation) == []
            await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
            await world.ends(job)
        sessions = world.sessions_of(conversation)
        assert [one["status"] for one in sessions] == ["open"] * 3
        [message] = world.sent_in(conversation)
        assert all(one["url"] in message["content"] for one in sessions)
        for place in range(3):
            quote_id = offered_id_of(f"offer-{conversation}", conversation, place)
            for kind in (FactKind.LINK_ASKED, FactKind.LINK_CREATED, FactKind.MESSAGE_ACCEPTED):
                assert len(await world.facts(quote_id, kind)) == 1
        assert await world.store.integrity() == []


@pytest.mark.parametrize("instant", [APPEND_AFTER_COMMIT, points.CANCEL_AFTER_EXPIRE])
async def test_killed_as_one_is_paid_the_others_are_cancelled_once(
    sandbox: Sandbox, tmp_path: Path, instant: str
) -> None:
    conversation = roomy(sandbox)
    await put(sandbox, tmp_path, offer_line(conversation))
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path) == 0
    sandbox.pay(sandbox.sessions_of(conversation)[1]["id"], "ideal")
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    quotes = [offered_id_of(f"offer-{conversation}", conversation, place) for place in range(3)]
    async with desk_at(sandbox, tmp_path) as world:
        ladders = [
            await world.comes_to(quote_id, Stage.PAID, Stage.CANCELLED) for quote_id in quotes
        ]
        stages = [one.stage for one in ladders]
        assert sorted(stages) == [Stage.CANCELLED, Stage.CANCELLED, Stage.PAID]
        for quote_id in quotes:
            jobs = await world.store.jobs_of_quote(quote_id)
            assert sum(one.kind is JobKind.CANCEL for one in jobs) <= 1


def offer_line(conversation: int) -> dict[str, Any]:
    ways = [
        {**link_line(conversation), "lines": [{"kind": "fare_difference", "amount": amount}]}
        for amount in (18600, 12400, 6800)
    ]
    return {
        "kind": "offer",
        "client_id": f"offer-{conversation}",
        "conversation": conversation,
        "alternatives": [
            {name: way[name] for name in ("from", "to", "whose_change", "lines")} for way in ways
        ],
    }


def roomy(sandbox: Sandbox) -> int:
    """A customer on a channel that takes three links in one message."""
    while True:
        conversation = sandbox.ask()
        inbox = sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]["channel"]
        if any(name in inbox for name in ("Whatsapp", "Twitter", "Telegram")):
            return conversation


@pytest.mark.parametrize("instant", [points.CANCEL_BEFORE_EXPIRE, points.CANCEL_AFTER_EXPIRE])
async def test_a_cancellation_is_made_once(sandbox: Sandbox, tmp_path: Path, instant: str) -> None:
    conversation = sandbox.ask()
    cancel = {"kind": "cancel", "client_id": "c", "quote": f"link-{conversation}"}
    await put(sandbox, tmp_path, link_line(conversation), cancel)
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    quote_id = quote_id_of(f"link-{conversation}", conversation)
    async with desk_at(sandbox, tmp_path) as world:
        await world.comes_to(quote_id, Stage.CANCELLED)
        # The feed may have told first that the link ended; the job's own word comes as well.
        cancelled = await world.until(lambda: world.facts(quote_id, FactKind.LINK_CANCELLED))
        assert len(cancelled) == 1
        assert [one["status"] for one in world.sessions_of(conversation)] == ["expired"]


@pytest.mark.parametrize(
    "instant",
    [
        points.REFUND_BEFORE_CREATE,
        points.REFUND_AFTER_CREATE,
        f"{SAVE_JOB_BEFORE_COMMIT}:1",
        f"{SAVE_JOB_AFTER_COMMIT}:2",
    ],
)
async def test_a_refund_is_made_once(sandbox: Sandbox, tmp_path: Path, instant: str) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, link_line(conversation))
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path) == 0
    [session] = sandbox.sessions_of(conversation)
    sandbox.pay(session["id"])
    refund = {"kind": "refund", "client_id": "r", "quote": f"link-{conversation}", "amount": 5000}
    await put(sandbox, tmp_path, refund)
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    quote_id = quote_id_of(f"link-{conversation}", conversation)
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job_by_client("r")
        assert job is not None
        await world.ends(job)
        ladder = await world.comes_to(quote_id, Stage.PARTLY_REFUNDED)
        assert (ladder.refunded, ladder.left) == (5000, 6800)
        assert len(await world.facts(quote_id, FactKind.REFUND)) == 1
        assert await world.store.integrity() == []
    made = [
        one["amount"]
        for one in sandbox.effects()["refunds"]
        if one["metadata"]["desk_job"] == job.job_id
    ]
    assert made == [5000]


@pytest.mark.parametrize("instant", [points.FEED_AFTER_READ, APPEND_AFTER_COMMIT])
async def test_a_payment_is_never_missed(sandbox: Sandbox, tmp_path: Path, instant: str) -> None:
    conversation = sandbox.ask()
    await put(sandbox, tmp_path, link_line(conversation))
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path) == 0
    [session] = sandbox.sessions_of(conversation)
    sandbox.pay(session["id"], "ideal")
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path, instant) == EXIT_CODE
    assert await asyncio.to_thread(work_killed_at, sandbox, tmp_path) == 0
    async with desk_at(sandbox, tmp_path, start=False) as world:
        ladder = await world.ladder(quote_id_of(f"link-{conversation}", conversation))
        assert ladder is not None and (ladder.stage, ladder.paid) == (Stage.PAID, 11800)


async def test_a_change_that_came_to_nothing_is_not_shown_after_the_next_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Killed between the two files: the outbox knows of the refusal, the cache does not yet."""
    async with desk_at(sandbox, tmp_path) as world:
        number = await world.new_customer()
    sandbox.fault(f"re:^POST .*/conversations/{number}/toggle_priority$", "404", times=1)
    async with desk_at(sandbox, tmp_path, start=False) as world:
        [job_id] = await world.desk.work.change([number], SetPriority(Priority.URGENT))
        shown = await world.store.conversation(number)
        assert shown is not None and shown.priority == "urgent"
    assert work_killed_at(sandbox, tmp_path, f"{SAVE_JOB_AFTER_COMMIT}:2") == EXIT_CODE
    nowhere = "http://127.0.0.1:9"
    async with desk_at(sandbox, tmp_path, hub_url=nowhere) as world:
        job = await world.store.job(job_id)
        assert job is not None and job.state is JobState.FAILED

        async def as_it_was() -> bool:
            shown = await world.store.conversation(number)
            return shown is not None and shown.priority == ""

        await world.until(as_it_was, "offline too")
    headers = {"api_access_token": sandbox.tokens()["colleague"]}
    path = f"/conversations/{number}/toggle_priority"
    sandbox.hub("POST", path, json={"priority": "low"}, headers=headers)
    async with desk_at(sandbox, tmp_path) as world:

        async def as_at_the_hub() -> bool:
            shown = await world.store.conversation(number)
            return shown is not None and shown.priority == "low"

        async def is_sure() -> bool:
            return not world.desk.tools.ledger.unsure

        await world.until(as_at_the_hub)
        await world.until(is_sure)
