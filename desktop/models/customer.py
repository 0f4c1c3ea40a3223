"""A customer as the desk knows one: the contact, and what this desk holds beside it."""

from dataclasses import dataclass

from desktop.models.conversation import Contact, Conversation


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer of one conversation. Everything in it is personal.

    `conversation` is the one that is open; `conversations` are all that this desk holds of the
    contact, the newest activity first.
    """

    contact: Contact
    conversation: Conversation
    conversations: tuple[Conversation, ...]

    @property
    def first_seen_at(self) -> float:
        """When the first conversation that this desk holds began (UTC seconds)."""
        return min(one.created_at for one in (self.conversation, *self.conversations))
