"""Changes a customer's name, number, address or language at the hub, and reads it back.

Doing it twice is doing it once, so an attempt whose outcome is unknown is made again.
"""

import re
from dataclasses import asdict, replace

from desktop.models.card_shield import holds_card, mask
from desktop.models.conversation import Contact
from desktop.models.customer import ContactEdit
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.models.one_line import one_line
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import CONTACT_EDIT_AFTER_EFFECT
from desktop.services.jobs.job_moves import (
    DOUBTED,
    doubted_by,
    fail,
    finish,
    not_accepted,
    not_reached,
    run,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases.contact_of import CONTACT, contact_of, has_another, is_next
from desktop.services.use_cases.refusals import ContactRefused

ASKED = "contact.edit_asked"
EDITED = "contact.edited"
_EMAIL = re.compile(r"[^@\s\"<>()\[\]\\,;:]{1,64}@[^@\s.][^@\s]*\.[^@\s.\d]{2,}")
_LONGEST = 254
"""Characters of an e-mail address. Source: RFC 5321, section 4.5.3.1.3."""


def checked(edit: ContactEdit) -> ContactEdit:
    """Return the edit as the hub takes it. Raises `ContactRefused` with what would work."""
    return ContactEdit(
        None if edit.name is None else _name(edit.name),
        None if edit.phone is None else _phone(edit.phone),
        None if edit.email is None else _email(edit.email),
        edit.language,
    )


def _name(typed: str) -> str:
    name = one_line(mask(typed)).strip()
    if not name:
        raise ContactRefused("The name is missing.", "A customer needs one.", field="name")
    return name


def _phone(typed: str) -> str:
    """A number as E.164, `+31612345678`; empty for none."""
    import phonenumbers  # its tables take a while to load

    if not typed.strip():
        return ""
    try:
        number = phonenumbers.parse(typed, None)
    except phonenumbers.NumberParseException:
        raise ContactRefused(
            "This is not a whole phone number.",
            "Begin with the country: +31 6 12345678.",
            field="phone",
        ) from None
    if not phonenumbers.is_valid_number(number):
        raise ContactRefused(
            "There is no such phone number.", "Look at its digits once more.", field="phone"
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _email(typed: str) -> str:
    address = typed.strip()
    if holds_card(address) or (
        address and (len(address) > _LONGEST or not _EMAIL.fullmatch(address))
    ):
        raise ContactRefused(
            "This is not an e-mail address.", "It looks like name@example.com.", field="email"
        )
    return address


def new_job(
    tools: Tools,
    conversation_id: int,
    contact_id: int | None,
    edit: ContactEdit,
    *,
    job_id: str,
    asked_as: str = "",
) -> Job:
    """The job that makes this change, which was `checked`. Without a `contact_id` it is about the
    conversation's contact."""
    about = {} if contact_id is None else {CONTACT: contact_id}
    wanted = {key: value for key, value in asdict(edit).items() if value is not None}
    return Job(
        job_id=job_id,
        client_id=asked_as or f"contact_edit:{job_id}",
        kind=JobKind.CONTACT_EDIT,
        conversation_id=conversation_id,
        payload={**about, "edit": wanted},
        created_at=tools.now(),
    )


def asked(tools: Tools, job: Job) -> Draft:
    """The fact that it was asked."""
    return fact(job, ASKED, tools.now(), source=":asked", actor=tools.actor())


async def ask_for(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked."""
    return await tools.ledger.add_job(job, [asked(tools, job)])


async def work(tools: Tools, job: Job) -> None:
    """Change it, and read back what has become of the contact."""
    accepted, doubted = False, bool(job.progress.get(DOUBTED))
    try:
        contact_id = await contact_of(tools, job)
        if not await is_next(tools, job, contact_id):
            return
        running = await run(tools, job, (), **{CONTACT: contact_id})
        if running is None:
            return
        job = running
        edit = await _still_newest(tools, job, contact_id)
        if edit != ContactEdit():
            await tools.hub.edit_contact(contact_id, edit, job.created_at)
        accepted = True
        tools.crash.hit(CONTACT_EDIT_AFTER_EFFECT)
        contacts = await _read_back(tools, contact_id)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error)
    except HubRefused as error:
        if await has_another(tools, job, error):
            await wait(tools, job, 0.0)
        elif doubted:
            await _refused_after_doubt(tools, job, error)
        else:
            await fail(tools, job, error.message)
    except ChannelError as error:
        await not_reached(tools, doubted_by(error, job, made=accepted), error)
    else:
        tools.health.worked(Service.HUB)
        await tools.ledger.save_conversations((), contacts)
        await finish(tools, job, [_edited(tools, job)])


async def _still_newest(tools: Tools, job: Job, contact_id: int) -> ContactEdit:
    """What is to be changed: a language not where it was said once more since, on another desk."""
    edit = ContactEdit(**job.payload["edit"])
    if edit.language is None:
        return edit
    told = await tools.hub.contact(contact_id)
    return replace(edit, language=None) if told.language_said_at > job.created_at else edit


def _edited(tools: Tools, job: Job) -> Draft:
    return fact(job, EDITED, tools.now(), source=":edited")


async def _refused_after_doubt(tools: Tools, job: Job, error: HubRefused) -> None:
    """An earlier attempt may have been made all the same: the contact itself tells."""
    try:
        contact = await tools.hub.contact(await contact_of(tools, job))
    except HubNotAllowed as away:
        await not_accepted(tools, job, away)
    except HubRefused:
        await fail(
            tools,
            job,
            "It is not known whether this was changed: an earlier answer was lost, and the hub "
            f"does not show the customer now. Look at it at the hub. {error.message}",
        )
    except ChannelError as away:
        await not_reached(tools, job, away)
    else:
        await tools.ledger.save_conversations((), (contact,))
        if _is_so(contact, ContactEdit(**job.payload["edit"])):
            await finish(tools, job, [_edited(tools, job)])
        else:
            await fail(tools, job, error.message)


def _is_so(contact: Contact, edit: ContactEdit) -> bool:
    """Whether the contact is as it was to be; the hub writes e-mail addresses small."""
    pairs = (
        (edit.name, contact.name),
        (edit.phone, contact.phone),
        (edit.email, contact.email),
        (edit.language, contact.language),
    )
    return all(to is None or to.casefold() == there.casefold() for to, there in pairs)


async def _read_back(tools: Tools, contact_id: int) -> tuple[Contact, ...]:
    """What has become of the contact; nothing where the hub does not show it: it is changed."""
    try:
        return (await tools.hub.contact(contact_id),)
    except HubRefused:
        return ()
