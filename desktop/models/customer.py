"""A customer as the desk knows one: the contact, and what this desk holds beside it."""

from dataclasses import dataclass, field

from desktop.models.conversation import Channel, Contact, Conversation
from desktop.models.job import Job


@dataclass(frozen=True, slots=True)
class Handle:
    """How the customer is called on a channel, with the sign that stands before it there. None is
    an unknown one."""

    channel: Channel | None
    name: str


@dataclass(frozen=True, slots=True)
class ContactNote:
    """A note about the customer that colleagues read. `created_at` is UTC seconds."""

    note_id: int
    text: str
    author: str
    created_at: float


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """What the hub tells of a contact only when it is asked. Times are UTC seconds.

    `notes` are newest first, `created_at` is when the hub first saw the customer, 0 where it does
    not say; `fetched_at` when it was asked.
    """

    contact_id: int
    handles: tuple[Handle, ...] = ()
    notes: tuple[ContactNote, ...] = ()
    created_at: float = 0.0
    fetched_at: float = 0.0


@dataclass(frozen=True, slots=True)
class ContactEdit:
    """What is to be different about a contact; None is left as it is, empty takes it away."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    """In which language an agent says that the customer writes (BCP 47)."""


@dataclass(frozen=True, slots=True)
class NamedBooking:
    """A booking code of the customer's: the hub's own (`own`), or named in a message. `at` is when
    it was named last (UTC seconds), 0 where it was not."""

    code: str
    at: float = 0.0
    own: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer of one conversation. Everything in it is personal.

    `conversation` is the one that is open; `conversations` are all that this desk holds of the
    contact, the newest activity first. `details` is None until the hub was asked once. `jobs` are
    notes and changes that have not reached the hub, or were refused.
    """

    contact: Contact
    conversation: Conversation
    conversations: tuple[Conversation, ...]
    details: ContactDetails | None = None
    bookings: tuple[NamedBooking, ...] = ()
    jobs: tuple[Job, ...] = field(default=())

    @property
    def first_seen_at(self) -> float:
        """When the hub first saw the customer, or else the first conversation that this desk holds
        began (UTC seconds)."""
        known = [one.created_at for one in (self.conversation, *self.conversations)]
        if self.details is not None:
            known.append(self.details.created_at)
        return min((at for at in known if at), default=0.0)
