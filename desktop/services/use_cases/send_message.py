"""Sends an agent's reply exactly once."""

from collections.abc import Sequence
from typing import Any

from desktop.models.card_shield import mask
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.models.outgoing_file import OutgoingFile
from desktop.models.template import holes
from desktop.services.attachments import enclosures
from desktop.services.inbox import message_facts
from desktop.services.inbox.message_facts import REPLY_ASKED
from desktop.services.jobs import meanwhile
from desktop.services.jobs.job_moves import fail, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import posting
from desktop.services.use_cases.refusals import ReplyRefused

LONGEST = 150_000
"""Characters of one message. Source: Chatwoot v4 `models/message.rb`."""


def new_reply(
    tools: Tools,
    conversation_id: int,
    text: str,
    *,
    job_id: str,
    asked_as: str = "",
    files: Sequence[OutgoingFile] = (),
) -> Job:
    """The job that posts `text`, with card numbers masked, and `files`. Raises `ReplyRefused` when
    there is nothing to send."""
    check_text(text, files=len(files))
    payload: dict[str, Any] = {"text": mask(text)}
    if files:
        payload["files"] = [one.as_payload() for one in files]
    return Job(
        job_id=job_id,
        client_id=asked_as or f"reply:{job_id}",
        kind=JobKind.REPLY,
        conversation_id=conversation_id,
        payload=payload,
        created_at=tools.now(),
    )


def check_text(text: str, *, files: int = 0) -> None:
    """Raise `ReplyRefused` when this is no message; one with files needs no words. A gap that is
    still open (`{{booking}}`) the hub would send as nothing."""
    if not text.strip() and not files:
        raise ReplyRefused("There is nothing to send.", "Write something first.")
    if gaps := holes(text):
        raise ReplyRefused(
            f"The text still has a gap: {gaps[0].name}.", "Fill it in, or take it out."
        )
    if len(text) > LONGEST:
        raise ReplyRefused(
            f"The message has {len(text):,} characters; the hub takes {LONGEST:,}.",
            "Send it in parts.",
        )


async def ask_for_reply(tools: Tools, job: Job, *, drafted: bool = False) -> Job:
    """Make the reply durable with the fact that it was asked; `drafted` takes it off the draft."""
    asked: Draft = fact(job, REPLY_ASKED, tools.now(), source=":asked", actor=tools.actor())
    sent = str(job.payload["text"]) if drafted else ""
    return await tools.ledger.add_job(job, [asked], sent_draft=sent)


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
    elif not await meanwhile.stops(tools, job):
        files = await enclosures.uploads(tools, job)
        if files is None:
            drafts = message_facts.on_refused(job, tools.now(), "file_gone")
            await fail(
                tools,
                job,
                "A file of this reply is not on this desk any more, so nothing was sent. "
                "The text was kept. Attach the file again.",
                drafts,
            )
            return
        text = str(job.payload["text"])
        await posting.post(tools, job, text, files=files, kept="The text was kept.")
