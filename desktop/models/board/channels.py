"""Channels as a board's filter groups them."""

from enum import StrEnum

from desktop.models.hub_words import Channel


class ChannelGroup(StrEnum):
    """What can be chosen at one press. The values are kept in the window's state."""

    ALL = "all"
    SOCIAL = "social"
    PHONE = "phone"
    """What callers are written to: text messages and e-mail."""

    @property
    def channels(self) -> frozenset[Channel]:
        """Its channels; empty for all of them."""
        return _CHANNELS[self]


_CHANNELS = {
    ChannelGroup.ALL: frozenset[Channel](),
    ChannelGroup.SOCIAL: frozenset(
        {
            Channel.MESSENGER,
            Channel.INSTAGRAM,
            Channel.WHATSAPP,
            Channel.X,
            Channel.TELEGRAM,
        }
    ),
    ChannelGroup.PHONE: frozenset({Channel.SMS, Channel.EMAIL}),
}
