"""Another way by which a customer can be reached."""

from dataclasses import dataclass

from desktop.models.hub_words import Channel


@dataclass(frozen=True, slots=True)
class Reach:
    """Another conversation of the same contact, by which a link may reach them. `address` is what
    the agent reads back: a phone number, an e-mail address, or a name on the channel."""

    conversation_id: int
    channel: Channel
    address: str
