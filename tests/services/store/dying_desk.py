"""A desk that does a little work and may die in the middle of it; run by `test_crash`."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobState
from desktop.services.store.crash import CrashPoints
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_conversation, a_job, a_quote, asked, clock, fact

QUOTE = a_quote()


def link_job() -> Job:
    """Return the job whose life the desk goes through."""
    return a_job(quote_id=QUOTE.quote_id)


async def a_little_work(folder: Path) -> None:
    """Ask for a link, make it, note a payment: three transactions, each repeatable."""
    store = await Store.open(folder, key=None, now=clock, crash=CrashPoints.from_environment())
    await store.save_conversations([a_conversation()])
    job = await store.add_job(link_job(), [asked(QUOTE)], QUOTE)
    made = fact(FactKind.LINK_CREATED, at=NOW + 1, session="cs_1", total=18600, currency="EUR")
    await store.save_job(replace(job, state=JobState.DONE, progress={"session": "cs_1"}), [made])
    paid = fact(FactKind.PAYMENT_PAID, at=NOW + 2, session="cs_1", amount=18600, currency="EUR")
    await store.append([paid], marks={"feed": "evt_1"}, seen_events=[("evt_1", NOW)])
    await store.close()


async def work_without_end(folder: Path) -> None:
    """Add jobs with their entries, and say each number once it is durable."""
    store = await Store.open(folder, key=None, now=clock)
    number = len(await store.unfinished_jobs())
    while True:
        quote = a_quote(f"q{number}", number)
        await store.add_job(
            a_job(f"j{number}", number, quote_id=quote.quote_id), [asked(quote)], quote
        )
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    what = {"little": a_little_work, "endless": work_without_end}[sys.argv[1]]
    asyncio.run(what(Path(sys.argv[2])))
