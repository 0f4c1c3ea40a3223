"""An offer's job as the jobs of its alternatives: what is done or told for each of them.

A part is the job itself as one alternative sees it: same id, state and progress, with the quote of
that alternative. It is written back as the job that it is part of.
"""

from dataclasses import replace

from desktop.models.job import Job, JobKind
from desktop.models.quote import Quote

ENDS = "ends"
"""In a link's payload: the link that ends first, whose place it takes: generation and session."""
MADE = "made"
"""In an offer's progress: the links that stand, by quote: session and end (UTC seconds)."""


def payload_of(quotes: list[Quote]) -> dict[str, object]:
    """What an offer's payload holds of its alternatives, in the message's order."""
    return {
        "quotes": {quote.quote_id: quote.to_json() for quote in quotes},
        "alternatives": [[quote.quote_id, quote.generation] for quote in quotes],
    }


def parts(job: Job) -> list[Job]:
    """A part for each alternative in the message's order; of any other job the job itself."""
    if job.kind is not JobKind.OFFER:
        return [job]
    return [replace(job, quote_id=str(quote)) for quote, _ in job.payload["alternatives"]]


def part_of(job: Job, quote_id: str) -> Job:
    """The part about a quote; the job itself where it is no offer, or about no such quote."""
    return next((one for one in parts(job) if one.quote_id == quote_id), job)


def next_part(job: Job) -> Job | None:
    """The part whose link is to be made next; None where all links stand."""
    made = job.progress.get(MADE, {})
    return next((one for one in parts(job) if one.quote_id not in made), None)


def current_part(job: Job) -> Job:
    """The part at which the job is, or was last."""
    if job.kind is not JobKind.OFFER:
        return job
    return next_part(job) or parts(job)[-1]


def generation_of(job: Job) -> int:
    """Which link of its quote a job, or a part, is about, as it was asked or has turned out; 0 when
    it is about none."""
    if job.progress.get("instead"):
        return int(job.progress["instead"])
    for quote_id, generation in job.payload.get("alternatives", ()):
        if quote_id == job.quote_id:
            return int(generation)
    return int(job.payload.get("generation", 0))


def ended_by(job: Job) -> int:
    """Which link of its quote (generation) a link's job ends first, whose place it takes; 0 where
    it takes none's."""
    said = job.payload.get(ENDS)
    return int(said["generation"]) if isinstance(said, dict) else 0


def quote_of(job: Job) -> Quote:
    """The quote of a job, or of a part, as it was asked for."""
    if job.kind is JobKind.OFFER:
        return Quote.from_json(job.payload["quotes"][job.quote_id])
    return Quote.from_json(job.payload["quote"])
