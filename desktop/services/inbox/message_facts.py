"""What a message of ours means for the journal: one that carries a link, a ticket notice, a reply.

The hub's word on a message is one fact for each state, under the source `hub:msg:<id>:<state>`,
whether it comes as the answer to the POST, over the socket, or by reading it again.
"""

import re
from typing import Any

from desktop.models.conversation import Channel, Delivery, Message
from desktop.models.fact import SAID, FactKind
from desktop.models.job import Job, JobKind
from desktop.models.job_parts import parts
from desktop.models.journal import Draft
from desktop.services.jobs.tools import fact

REPLY_ASKED = "reply.asked"
REPLY_ACCEPTED = "reply.accepted"
REPLY_FAILED = "reply.failed"
NOTE_ASKED = "note.asked"
NOTE_ACCEPTED = "note.accepted"
NOTE_FAILED = "note.failed"
_CARRY_LINKS = tuple(kind for kind in JobKind if kind.carries_link)


def on_posting(job: Job, at: float) -> list[Draft]:
    """The message is about to leave."""
    if job.kind.carries_link:
        source = _nth(job, "posting")
        return [fact(one, FactKind.MESSAGE_POSTING, at, source=source) for one in parts(job)]
    if job.kind is JobKind.TICKET_TOLD:
        return [fact(job, FactKind.TELLING_CUSTOMER, at, source=_nth(job, "posting"))]
    return []


def on_checking(job: Job, at: float) -> list[Draft]:
    """Whether the message went is not known."""
    if job.kind.carries_link:
        source = _nth(job, "message_checking")
        return [fact(one, FactKind.MESSAGE_CHECKING, at, source=source) for one in parts(job)]
    return []


def on_absent(job: Job, at: float) -> list[Draft]:
    """The message did not show within the horizon: a person must say."""
    if job.kind.carries_link:
        source = _nth(job, "absent")
        return [fact(one, FactKind.MESSAGE_ABSENT, at, source=source) for one in parts(job)]
    return []


def on_refused(job: Job, at: float, code: str) -> list[Draft]:
    """The message certainly did not leave and will not. `code` is ours, not the hub's words."""
    kinds = {
        **dict.fromkeys(_CARRY_LINKS, FactKind.MESSAGE_FAILED),
        JobKind.TICKET_TOLD: FactKind.TELL_FAILED,
        JobKind.NOTE: NOTE_FAILED,
    }
    kind = kinds.get(job.kind, REPLY_FAILED)
    source, reason = _nth(job, "message_refused"), code or "refused"
    return [fact(one, kind, at, source=source, reason=reason) for one in parts(job)]


def on_agents_word(job: Job, at: float, actor: str) -> list[Draft]:
    """A person has seen that the message arrived; its id is not known."""
    kind = {
        **dict.fromkeys(_CARRY_LINKS, FactKind.MESSAGE_ACCEPTED),
        JobKind.TICKET_TOLD: "ticket.told",
        JobKind.NOTE: NOTE_ACCEPTED,
    }
    known = kind.get(job.kind, REPLY_ACCEPTED)
    more = _reminding(job)
    return [fact(one, known, at, source=":it_arrived", actor=actor, **more) for one in parts(job)]


def on_message(job: Job, message: Message, channel: Channel | None, at: float) -> list[Draft]:
    """What the hub says of the message now, with all that this implies."""
    states = _states(message, channel)
    if job.kind.carries_link:
        return [
            _of_message(one, kind, message, state, at)
            for one in parts(job)
            for state, kind in _LINK
            if state in states
        ]
    if job.kind is JobKind.TICKET_TOLD:
        if "failed" in states:
            return [_of_message(job, FactKind.TELL_FAILED, message, "failed", at)]
        if "on_platform" in states:
            return [_of_message(job, FactKind.CUSTOMER_TOLD, message, "on_platform", at)]
        return []
    note = job.kind is JobKind.NOTE
    kinds = {
        "accepted": NOTE_ACCEPTED if note else REPLY_ACCEPTED,
        "failed": NOTE_FAILED if note else REPLY_FAILED,
    }
    return [
        _of_message(job, kind, message, state, at)
        for state, kind in kinds.items()
        if state in states
    ]


_LINK = (
    ("accepted", FactKind.MESSAGE_ACCEPTED),
    ("on_platform", FactKind.MESSAGE_ON_PLATFORM),
    ("delivered", FactKind.MESSAGE_DELIVERED),
    ("read", FactKind.MESSAGE_READ),
    ("failed", FactKind.MESSAGE_FAILED),
)


def _states(message: Message, channel: Channel | None) -> set[str]:
    """Every state that the hub's word implies. Without read receipts nothing is ever read."""
    states = {"accepted"}
    if message.delivery is Delivery.FAILED:
        return states | {"failed"}
    reported = message.delivery in (Delivery.DELIVERED, Delivery.READ)
    if reported or message.platform_id or (channel and not channel.confirms_platform_id):
        states.add("on_platform")
    if reported:
        states.add("delivered")
    if message.delivery is Delivery.READ and channel is not None and channel.has_read_receipts:
        states.add("read")
    return states


def _of_message(job: Job, kind: FactKind | str, message: Message, state: str, at: float) -> Draft:
    source = f"hub:msg:{message.message_id}:{state}"
    if job.kind is JobKind.OFFER:
        source = f"{source}:{job.quote_id}"  # one message is news of each alternative
    if state == "failed":
        return fact(
            job,
            kind,
            at,
            source=source,
            actor="hub",
            private={SAID: message.error} if message.error else None,
            message=message.message_id,
            reason=_code(message.error),
        )
    more = _reminding(job) if state == "accepted" else {}
    return fact(job, kind, at, source=source, actor="hub", message=message.message_id, **more)


def _reminding(job: Job) -> dict[str, Any]:
    """That a message is the reminder of its link."""
    return {"reminds": True} if job.kind is JobKind.REMIND else {}


def _code(said: str) -> str:
    """The platform's number of an error: a journal body must not hold its words, which may quote a
    number or a name and could never be erased.

    Source: Chatwoot `external_error`, `131047: Re-engagement message` or `10 - (#10) This …`.
    """
    number = re.match(r"\(?#?(\d{1,7})(?:\)|:| -)", said)
    return f"error_{number[1]}" if number else "failed"


def _nth(job: Job, step: str) -> str:
    """The source of a step that a person may have repeated."""
    again = int(job.progress.get("again", 0))
    return f":{step}:{again}" if again else f":{step}"
