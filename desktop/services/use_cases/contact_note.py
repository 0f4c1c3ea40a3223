"""Leaves a note about a customer exactly once, at a hub that has no idempotency.

The notes that stand there are made durable before the POST; after an ambiguous answer, or a crash,
they are read until a new one of the same words shows. One that never shows is not written again by
itself: a person is asked.
"""

from desktop.models.card_shield import mask
from desktop.models.customer import ContactDetails, ContactNote
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.journal import Draft
from desktop.services.channels.channel import (
    ChannelError,
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
)
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import CONTACT_NOTE_AFTER_POST, CONTACT_NOTE_BEFORE_POST
from desktop.services.jobs.job_moves import (
    ask,
    fail,
    finish,
    next_look,
    not_accepted,
    not_reached,
    run,
    step_of,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases.contact_of import CONTACT, contact_of, has_another, is_next
from desktop.services.use_cases.posting import POSTED, POSTING
from desktop.services.use_cases.send_message import check_text

ASKED = "contact.note_asked"
NOTED = "contact.noted"
_KNOWN = "known"
"""The notes that were there before the attempt."""


def new_job(
    tools: Tools,
    conversation_id: int,
    contact_id: int | None,
    text: str,
    *,
    job_id: str,
    asked_as: str = "",
) -> Job:
    """The job that writes `text`, with card numbers masked. Without a `contact_id` it is about the
    conversation's. Raises `ReplyRefused` when there is nothing to write."""
    check_text(text)
    about = {} if contact_id is None else {CONTACT: contact_id}
    return Job(
        job_id=job_id,
        client_id=asked_as or f"contact_note:{job_id}",
        kind=JobKind.CONTACT_NOTE,
        conversation_id=conversation_id,
        payload={**about, "text": mask(text.strip())},
        created_at=tools.now(),
    )


async def ask_for(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked."""
    asked = fact(job, ASKED, tools.now(), source=":asked", actor=tools.actor())
    return await tools.ledger.add_job(job, [asked])


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == POSTING:
        await _look(tools, job)
    else:
        await _post(tools, job)


async def _post(tools: Tools, job: Job) -> None:
    try:
        contact_id = await contact_of(tools, job)
        if not await is_next(tools, job, contact_id):
            return
        known = await tools.hub.contact_notes(contact_id)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error)
        return
    except HubRefused as error:
        if await has_another(tools, job, error):
            await wait(tools, job, 0.0)
        else:
            await fail(tools, job, error.message)
        return
    except ChannelError as error:
        await not_reached(tools, job, error)
        return
    running = await run(
        tools,
        job,
        (),
        step=POSTING,
        posted_at=tools.local_now(),
        **{CONTACT: contact_id, _KNOWN: [note.note_id for note in known]},
    )
    if running is None:
        return
    tools.crash.hit(CONTACT_NOTE_BEFORE_POST)
    try:
        note = await tools.hub.add_contact_note(contact_id, str(job.payload["text"]))
    except HubNotReached as error:
        await not_reached(tools, running, error, step=None)
    except HubNotAllowed as error:
        await not_accepted(tools, running, error, step=None)
    except HubRefused as error:
        await fail(tools, running, error.message, step=None)
    except HubAmbiguous as error:
        await _doubt(tools, running, error.message)
    else:
        tools.crash.hit(CONTACT_NOTE_AFTER_POST)
        tools.health.worked(Service.HUB)
        await _stands(tools, running, note)


async def _doubt(tools: Tools, job: Job, reason: str) -> None:
    delay = next_look(tools, job, tools.local_now())
    await wait(tools, job, delay or 0.0, state=JobState.CHECKING, error=reason)


async def _look(tools: Tools, job: Job) -> None:
    """Look whether the note of a job in doubt stands there."""
    looked_at = tools.local_now()
    try:
        contact_id = await contact_of(tools, job)
        notes = await tools.hub.contact_notes(contact_id)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error, state=JobState.CHECKING)
        return
    except HubRefused as error:
        if await has_another(tools, job, error):
            await wait(tools, job, 0.0, state=JobState.CHECKING, error=job.error)
            return
        contact_id, notes = 0, []  # they cannot be read: that says nothing of this one
    except ChannelError as error:
        await not_reached(tools, job, error, state=JobState.CHECKING)
        return
    else:
        tools.health.worked(Service.HUB)
    known, text = set(job.progress.get(_KNOWN, ())), str(job.payload["text"])
    found = [note for note in notes if note.note_id not in known and note.text == text]
    if found and len(found) > await _others_in_doubt(tools, job, contact_id):
        await _stands(tools, job, found[-1])
        return
    delay = next_look(tools, job, looked_at)
    if delay is not None:
        await wait(tools, job, delay, state=JobState.CHECKING, error=job.error)
        return
    await ask(
        tools,
        job,
        Question.DID_IT_ARRIVE,
        "The hub does not show this note, and it may still come. Look at the notes, then press "
        "Write again, or It is there.",
    )


async def _others_in_doubt(tools: Tools, job: Job, contact_id: int) -> int:
    """How many other notes of the same words may stand there without this desk knowing which."""
    store = tools.ledger.store
    talks = {one.conversation_id for one in await store.conversations_with(contact_id)}
    others = await store.jobs_about_contact([*talks | {job.conversation_id}])
    return sum(
        one.kind is JobKind.CONTACT_NOTE
        and one.job_id != job.job_id
        and one.payload.get("text") == job.payload["text"]
        and step_of(one) == POSTING
        for one in others
    )


def seen(tools: Tools, job: Job) -> Draft:
    """The fact that a person has seen the note there; its number is not known."""
    return fact(job, NOTED, tools.now(), source=":noted", actor=tools.actor())


async def _stands(tools: Tools, job: Job, note: ContactNote) -> None:
    """The hub has the note."""

    def with_note(details: ContactDetails) -> ContactDetails:
        others = tuple(one for one in details.notes if one.note_id != note.note_id)
        return ContactDetails(
            details.contact_id,
            details.handles,
            (note, *others),
            details.created_at,
            details.fetched_at,
        )

    await tools.ledger.store.change_details(await contact_of(tools, job), with_note)
    noted = fact(job, NOTED, tools.now(), source=":noted", note=note.note_id)
    await finish(tools, job, [noted], step=POSTED)
