"""What a person's word does to a job: an answer to what it asks, or taking it back."""

from dataclasses import replace

from desktop.models.card_shield import mask
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import current_part
from desktop.services.inbox import message_facts
from desktop.services.jobs import meanwhile, standing
from desktop.services.jobs.job_moves import ask, fail, finish, moved, remove, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import (
    by_reference,
    contact_note,
    opening,
    posting,
    refund,
    send_link,
    send_message,
    tickets,
)
from desktop.services.use_cases.refusals import Answer, ReplyRefused

_WORDS = (JobKind.REPLY, JobKind.NOTE)
"""What is the agent's own words, which she may take back into the field."""


def question_of(job: Job) -> Question | None:
    """What an asking job asks; None when it asks nothing."""
    if job.state is not JobState.ASKING:
        return None
    word = job.error.partition(":")[0]
    return Question(word) if word in set(Question) else None


async def answer(tools: Tools, job_id: str, word: Answer) -> None:
    """Do what the person decided; nothing when the job no longer asks."""
    async with tools.ledger.deciding():
        job = await tools.ledger.store.job(job_id)
        question = question_of(job) if job is not None else None
        if job is None or question is None:
            return
        match question:
            case Question.DID_IT_ARRIVE:
                await _did_it_arrive(tools, job, word)
            case Question.LINK_UNCLEAR:
                await _link_unclear(tools, job, word)
            case Question.QUOTE_LAPSED | Question.OTHER_LINK_OPEN:
                await _not_made_yet(tools, job, question, word)
            case Question.WROTE_MEANWHILE | Question.CHANGED_MEANWHILE | Question.BEING_CHANGED if (
                word is Answer.DROP
            ):
                await remove(tools, job)
            case Question.TELL_BY_PERSON:
                await _tell(tools, job, word)
            case Question.WROTE_MEANWHILE:
                read = await meanwhile.as_read(tools, job, waits=True)
                await _ready(tools, await standing.agreed(tools, read))
            case Question.CHANGED_MEANWHILE:
                reads = meanwhile.READ in job.progress
                read = await meanwhile.as_read(tools, job, waits=True) if reads else job
                await _ready(tools, await standing.agreed(tools, read))
            case Question.NEEDS_APPROVAL if word is Answer.DROP:
                await _withdraw(tools, job)
            case Question.NEEDS_APPROVAL:
                await _ready(tools, job)  # the policy is asked again before anything leaves
            case Question.BEING_CHANGED:
                await _ready(tools, job)  # as it was: who wrote meanwhile is looked at again


async def hold(tools: Tools, job_id: str) -> bool:
    """Keep a queued reply from leaving, because its words are being changed. False when it may
    have left or is leaving."""
    async with tools.ledger.deciding():
        job = await tools.ledger.store.job(job_id)
        if job is None or not _may_change(job):
            return False
        if question_of(job) is not Question.BEING_CHANGED:
            await ask(
                tools, job, Question.BEING_CHANGED, "It is kept and waits until this is done."
            )
        return True


async def change(tools: Tools, job_id: str, text: str) -> None:
    """Give a held reply other words and let it leave in its place, with card numbers masked.

    Whoever changes it has read what stands in the thread now. Raises `ReplyRefused` for words that
    cannot be sent, and when it is held no more.
    """
    async with tools.ledger.deciding():
        job = await tools.ledger.store.job(job_id)
        if job is None or not _may_change(job):
            raise ReplyRefused(
                "This reply has left already, or was removed. It was not changed.",
                "Write a new one.",
            )
        send_message.check_text(text, files=len(job.payload.get("files", ())))
        job = replace(job, payload={**job.payload, "text": mask(text)})
        read = await meanwhile.as_read(tools, job, waits=True)
        await tools.ledger.reword_job(replace(read, state=JobState.READY, error="", not_before=0.0))


def _may_change(job: Job) -> bool:
    """Whether nothing of a reply has left: it waits, for the network or for a person."""
    asked = question_of(job)
    waits = job.state is JobState.READY or asked in (
        Question.WROTE_MEANWHILE,
        Question.BEING_CHANGED,
    )
    return job.kind is JobKind.REPLY and waits and not step_of(job)


async def take_back(tools: Tools, job_id: str) -> bool:
    """Remove a job of which certainly nothing has left; False when something may have.

    A reply that was refused for good is put away.
    """
    async with tools.ledger.deciding():
        job = await tools.ledger.store.job(job_id)
        may_go = job is not None and (job.kind in _WORDS or job.kind.is_of_contact)
        if job is not None and may_go and job.state is JobState.FAILED:
            await tools.ledger.put_away(job)
            return True
        waiting = (JobState.READY, JobState.ASKING)
        if job is None or job.state not in waiting or step_of(job) or job.progress.get("doubted"):
            return False
        if job.kind in (JobKind.CANCEL, JobKind.TICKET_TOLD):
            return False  # the journal says already that it is being done
        await _withdraw(tools, job)
        return True


async def _withdraw(tools: Tools, job: Job) -> None:
    """Nothing of it has left, and nothing will."""
    match job.kind:
        case JobKind.SEND_LINK | JobKind.OFFER:
            await send_link.withdraw(tools, job)
        case JobKind.REFUND:
            await refund.withdraw(tools, job)
        case JobKind.GIVEN_BACK | JobKind.PAID_ELSEWHERE:
            await by_reference.withdraw(tools, job)
        case _:
            await remove(tools, job)


async def _did_it_arrive(tools: Tools, job: Job, word: Answer) -> None:
    if job.kind is JobKind.OPEN:
        await opening.answered(tools, job, again=word is not Answer.DROP)
        return
    about_customer = job.kind is JobKind.CONTACT_NOTE
    match word:
        case Answer.SEND_AGAIN:
            again = posting.again(job)
            reads = meanwhile.READ in job.progress
            await _ready(
                tools, await meanwhile.as_read(tools, again, waits=True) if reads else again
            )
        case Answer.IT_ARRIVED:
            drafts = (
                [contact_note.seen(tools, job)]
                if about_customer
                else message_facts.on_agents_word(job, tools.now(), tools.actor())
            )
            await finish(tools, job, drafts, step=posting.POSTED)
        case Answer.DROP if about_customer:
            await fail(tools, job, "It is not known whether this note was written. It was left.")
        case Answer.DROP:
            await fail(tools, job, "It is not known whether this message arrived. It was left.")


async def _tell(tools: Tools, job: Job, word: Answer) -> None:
    """A person sends it, has told the customer by other means, or leaves it for later."""
    match word:
        case Answer.SEND_AGAIN:
            await _ready(tools, moved(job, JobState.READY, **{tickets.AGREED: True}))
        case Answer.IT_ARRIVED:
            drafts = message_facts.on_agents_word(job, tools.now(), tools.actor())
            await finish(tools, job, drafts, step=posting.POSTED)
        case Answer.DROP:
            left = fact(
                job,
                FactKind.TELL_FAILED,
                tools.now(),
                source=":left",
                actor=tools.actor(),
                reason="left",
            )
            await fail(tools, job, "The customer was not told. The ticket is recorded.", [left])


async def _link_unclear(tools: Tools, job: Job, word: Answer) -> None:
    if word is Answer.DROP:
        refused = fact(
            current_part(job),
            FactKind.LINK_REFUSED,
            tools.now(),
            source=":dropped",
            actor=tools.actor(),
            reason="unclear",
        )
        await fail(tools, job, "The link was dropped. The quote is kept.", [refused])
        return
    fresh = moved(
        job,
        JobState.READY,
        step=None,
        request=None,
        doubted=None,
        key_spent=None,
        keys=None,
    )
    await _ready(tools, fresh)


async def _not_made_yet(tools: Tools, job: Job, question: Question, word: Answer) -> None:
    if word is Answer.DROP:
        await send_link.withdraw(tools, job)
    elif question is Question.QUOTE_LAPSED:
        await _ready(
            tools, moved(job, JobState.READY, asked_again=tools.both_clocks(), requests=None)
        )
    else:
        await _ready(tools, moved(job, JobState.READY))


async def _ready(tools: Tools, job: Job) -> None:
    await tools.ledger.save_job(replace(job, state=JobState.READY, error="", not_before=0.0))
