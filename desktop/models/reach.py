"""Another way by which a customer can be reached."""

from dataclasses import dataclass

from desktop.models.hub_words import Channel


@dataclass(frozen=True, slots=True)
class Reach:
    """A conversation of a contact, or an inbox of the hub in which one can be opened, by which a
    message may reach them. `address` is what the agent reads back: a phone number, an e-mail
    address, or a name on the channel.

    `conversation_id` 0 is none yet: it is opened at `inbox_id`. There an empty `address` says that
    the contact has none, and it has to be typed.
    """

    conversation_id: int
    channel: Channel
    address: str
    inbox_id: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the conversation is still to be opened."""
        return not self.conversation_id


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody whom the hub may not know yet, by what they said: at least a number (E.164) or an
    e-mail address. Everything in it is personal."""

    name: str = ""
    phone: str = ""
    email: str = ""

    def address(self, channel: Channel) -> str:
        """Where this channel reaches them; empty where it does not."""
        return own_address(channel, self.phone, self.email)


OPENED_BY_US = (Channel.SMS, Channel.EMAIL)
"""Where an agent may write first. WhatsApp takes a template then, on Meta's channels the customer
begins. Source: Chatwoot `contactable_inboxes_service.rb`."""


def own_address(channel: Channel, phone: str, email: str) -> str:
    """By which of these a channel of `OPENED_BY_US` reaches somebody; empty for the others."""
    return {Channel.SMS: phone, Channel.EMAIL: email}.get(channel, "")


def is_same_address(one: str, other: str) -> bool:
    """Whether both are the same address: the hub keeps e-mail addresses in small letters."""
    return one.strip().casefold() == other.strip().casefold()
