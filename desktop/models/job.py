"""Jobs: what this desk still has to do outside itself, durable before the first byte leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class JobKind(StrEnum):
    """The outward effects. The values are those of `enqueue` files."""

    SEND_LINK = "send_link"
    OFFER = "offer"
    """The links of up to three alternatives, in one message."""
    REPLY = "reply"
    REMIND = "remind"
    """A reminder that a link is about to end, with the link; once for each link."""
    RESEND = "resend"
    """A link once more, in the same conversation or in another one of the same customer."""
    CANCEL = "cancel"
    TICKET_TOLD = "ticket_told"
    RESOLVE = "resolve"
    REFUND = "refund"
    CHANGE = "change"
    """Something about the conversation itself: whose it is, its state, priority, labels."""
    NOTE = "note"
    """A message for colleagues only."""
    CONTACT_NOTE = "contact_note"
    """A note about the customer, in no conversation."""
    CONTACT_EDIT = "contact_edit"
    """Another name, phone number or e-mail address of the customer."""
    OPEN = "open"
    """A conversation with the customer where there is none yet: by SMS or e-mail."""
    GIVEN_BACK = "given_back"
    """A refund that failed was given back by another way: the provider is read before that is
    written down."""
    PAID_ELSEWHERE = "paid_elsewhere"
    """The customer paid by another way: the link is ended first, so that it cannot be paid too."""

    @property
    def makes_links(self) -> bool:
        """Whether it makes payment links and sends the message that carries them."""
        return self in (JobKind.SEND_LINK, JobKind.OFFER)

    @property
    def is_of_money(self) -> bool:
        """Whether it is the provider's alone: it waits for no message, and none waits for it."""
        return self in (
            JobKind.CANCEL,
            JobKind.REFUND,
            JobKind.GIVEN_BACK,
            JobKind.PAID_ELSEWHERE,
        )

    @property
    def gives_back(self) -> bool:
        """Whether money goes back by it: of one quote one after another."""
        return self in (JobKind.REFUND, JobKind.GIVEN_BACK)

    @property
    def carries_link(self) -> bool:
        """Whether its message carries a payment link, so that what becomes of the message is news
        of the link."""
        return self.makes_links or self in (JobKind.REMIND, JobKind.RESEND)

    @property
    def is_of_contact(self) -> bool:
        """Whether it is about the customer and no part of the thread: it waits for no message, and
        none waits for it."""
        return self in (JobKind.CONTACT_NOTE, JobKind.CONTACT_EDIT, JobKind.OPEN)


class JobState(StrEnum):
    """Where a job stands."""

    READY = "ready"
    """May be worked on from `not_before` on."""
    RUNNING = "running"
    """An attempt has begun; after a crash its outcome is unknown."""
    CHECKING = "checking"
    """The last attempt's outcome is unknown and is being looked up."""
    ASKING = "asking"
    """A person must decide; `error` says about what."""
    DONE = "done"
    FAILED = "failed"
    """Refused for good; `error` says why. Nothing is tried again by itself."""
    REMOVED = "removed"
    """Taken back by the agent before anything left."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (JobState.DONE, JobState.FAILED, JobState.REMOVED)


class Question(StrEnum):
    """What an ASKING job asks the person; the `error` text starts with the value."""

    DID_IT_ARRIVE = "did_it_arrive"
    """The hub may or may not have sent the message: Send again, or It arrived."""
    QUOTE_LAPSED = "quote_lapsed"
    """The price ended before the link could be made: new validity, or drop it."""
    OTHER_LINK_OPEN = "other_link_open"
    """Another desk's link for this conversation is open: wait, or cancel that one first."""
    WROTE_MEANWHILE = "wrote_meanwhile"
    """The customer or a colleague wrote while this waited to leave: Send anyway, change, or remove.
    """
    CHANGED_MEANWHILE = "changed_meanwhile"
    """What was to be changed about a conversation is no longer as it was when that was asked: do it
    anyway, or leave it as it is."""
    BEING_CHANGED = "being_changed"
    """The agent is changing the words of this reply; it does not leave until that is done."""
    TELL_BY_PERSON = "tell_by_person"
    """This would leave by itself, and the channel, or the airline, wants a person to send it."""
    LINK_UNCLEAR = "link_unclear"
    """The provider's answer is unknown and could not be looked up in time."""
    NEEDS_APPROVAL = "needs_approval"
    """The airline's policy wants a second person: they approve, or it is dropped."""


@dataclass(frozen=True, slots=True)
class Job:
    """One outward effect and how far it has come.

    `job_id` is also the idempotency reference (`client_ref`, `desk_job`). `client_id` is the
    asker's own id for it; a second job with the same one is the same job. `payload` is what was
    asked and changes only where the agent changes a reply that still waits; `progress` is what each
    step has fixed or learned (idempotency key, expires_at, session, message). Times are UTC
    seconds.
    """

    job_id: str
    client_id: str
    kind: JobKind
    conversation_id: int
    payload: Mapping[str, Any]
    created_at: float
    quote_id: str = ""
    state: JobState = JobState.READY
    progress: Mapping[str, Any] = field(default_factory=dict)
    attempts: int = 0
    not_before: float = 0.0
    error: str = ""
    finished_at: float | None = None

    @property
    def has_waited(self) -> bool:
        """Whether it did not leave as soon as it was asked for: a service was away, or failed."""
        known = ("waits", "unreached", "troubles")
        return self.attempts > 0 or any(self.progress.get(key) for key in known)

    @property
    def needs_approval(self) -> bool:
        """Whether it waits for a second person."""
        return self.state is JobState.ASKING and self.error.startswith(Question.NEEDS_APPROVAL)
