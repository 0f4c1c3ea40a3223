"""Brings a desk to rest: short waits, and a person who looks before she answers."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

from desktop.app import open_desk
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import current_part
from desktop.services.desk import Desk
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer
from desktop.settings import load
from tests.faults import evidence
from tests.faults.comparison import Line, compare
from tests.faults.life import DeskProcess
from tests.services.desk_world import FAST

_AT_MOST_S = 60.0


@asynccontextmanager
async def desk_in(process: DeskProcess) -> AsyncIterator[Desk]:
    """The desk of a folder, built as `main.py` builds it, with short waits, and running.

    What the killed processes had put off by long waits is due at once.
    """
    settings = load({}, {**_without_desk(), **process.environment})
    connections = settings.connections
    assert connections is not None
    desk = await open_desk(settings, connections, horizons=FAST)
    try:
        for job in await desk.tools.ledger.store.unfinished_jobs():
            await desk.tools.ledger.store.save_job(replace(job, not_before=0.0))
        await desk.start()
        yield desk
    finally:
        await desk.stop()


def come_to_rest(process: DeskProcess, asked: Mapping[str, Line]) -> tuple[list[str], int]:
    """Let everything end, and hold it against the world; then `work` and `verify` must be content.

    Returns what was wrong, and how many questions a person had to answer.
    """
    found, answered = asyncio.run(_settle(process))
    found += asyncio.run(_at_rest(process, asked))
    for words in (("work", "--until-idle"), ("journal", "verify")):
        code = process.run(*words)
        if code:
            found.append(f"{' '.join(words)} ended with {code}: {process.last_words()}")
    return found, answered


async def _settle(process: DeskProcess) -> tuple[list[str], int]:
    """Work until nothing is left. Returns what was wrong, and how many questions were answered."""
    found: list[str] = []
    answered: set[tuple[str, int]] = set()
    end = time.monotonic() + _AT_MOST_S
    async with desk_in(process) as desk:
        store = desk.tools.ledger.store
        while jobs := await store.unfinished_jobs():
            for job in jobs:
                if job.state is JobState.ASKING and (job.job_id, job.attempts) not in answered:
                    answered.add((job.job_id, job.attempts))
                    found += await _answer(process, desk, job)
            if time.monotonic() > end:
                break  # the comparison names what is unfinished
            await asyncio.sleep(0.05)
    return found, len(answered)


async def _at_rest(process: DeskProcess, asked: Mapping[str, Line]) -> list[str]:
    """Let the payments be followed until journal and world agree; returns where they do not."""
    effects = await asyncio.to_thread(process.sandbox.effects)
    end = time.monotonic() + _AT_MOST_S / 2
    async with desk_in(process) as desk:
        while found := await asyncio.to_thread(
            lambda: compare(evidence.read(process.data), effects, asked)
        ):
            if time.monotonic() > end:
                break
            passes = desk.watcher.passes
            desk.watcher.look_again()
            while desk.watcher.passes == passes and time.monotonic() < end:
                await asyncio.sleep(0.05)
    return found


async def _answer(process: DeskProcess, desk: Desk, job: Job) -> list[str]:
    """Look at the world, as a person does, and give the word that is due."""
    effects = await asyncio.to_thread(process.sandbox.effects)
    name = f"{job.kind} {job.client_id}"
    went = any(one["client_ref"] == job.job_id for one in effects["messages"])
    if job.kind is JobKind.CONTACT_NOTE:
        notes = [note["content"] for one in effects["contacts"] for note in one["notes"]]
        went = job.payload["text"] in notes
    if job.kind is JobKind.OPEN:
        went = any(one["client_ref"] == job.job_id for one in effects["conversations"])
    in_doubt = current_part(job).quote_id
    made = any(
        (one["metadata"].get("desk_job"), one["metadata"].get("desk_quote"))
        == (job.job_id, in_doubt)
        for one in effects["sessions"]
    )
    question = question_of(job)
    found: list[str] = []
    if question is Question.DID_IT_ARRIVE and went:
        found.append(f"asked: whether {name} arrived, though the hub shows it")
    elif question is Question.LINK_UNCLEAR and made:
        found.append(f"asked: about the link of {name}, though the provider shows it")
    elif question is Question.OTHER_LINK_OPEN:
        found.append(f"asked: {name} met another link where there is none: {job.error}")
    word = Answer.IT_ARRIVED if went else Answer.SEND_AGAIN
    await desk.answer(job.job_id, word)
    return found


def _without_desk() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DESK_")}
