"""How long a channel still lets us answer, and what is allowed after that.

Source: Chatwoot v4 `message_window_service.rb`; Meta's and WhatsApp's messaging rules.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.models.conversation import Channel, Contact, Conversation, ConversationStatus
from desktop.views.controls.avatar import channel_name
from desktop.views.words import formatting

_SOON_S = 3600.0
"""With less than this left, what comes after is said without being asked."""


@dataclass(frozen=True, slots=True)
class ReplyWindow:
    """`words` say how long, `short` where there is little room; `after` are sentences on what is
    allowed outside it. `is_soon`: it is closed, or will be before long.
    """

    words: str
    is_closed: bool = False
    short: str = ""
    after: tuple[str, ...] = ()
    is_soon: bool = False


def reply_window(conversation: Conversation, contact: Contact, now: float) -> ReplyWindow:
    """Look at a conversation's window. `now` is UTC seconds."""
    translate = QCoreApplication.translate
    channel, closes_at = conversation.channel, conversation.window_closes_at
    named = channel_name(channel)
    if closes_at is not None and closes_at <= now:
        words = translate(
            "Composer", "{channel} closed the reply window; it opens when they write again"
        )
        closed = translate("Composer", "Window closed")
        after = _after(channel, contact)
        return ReplyWindow(words.format(channel=named), True, closed, after, is_soon=True)
    if not conversation.can_reply:
        words = translate("Composer", "The hub takes no reply in {channel} now")
        elsewhere = _elsewhere(channel, contact)
        return ReplyWindow(words.format(channel=named), True, after=elsewhere, is_soon=True)
    if conversation.status is ConversationStatus.RESOLVED:
        return ReplyWindow(translate("Composer", "Resolved; a reply opens it again"))
    if channel.reply_window_s is None:
        words = translate("Composer", "No time limit in {channel}").format(channel=named)
        if channel not in _TOLD:
            return ReplyWindow("")
        return ReplyWindow(words, short=translate("Composer", "No time limit"))
    if closes_at is None:
        return ReplyWindow("")
    left = closes_at - now
    duration = formatting.remaining(left)
    if left > channel.reply_window_s:
        until = formatting.moment(closes_at, now)
        words = translate("Composer", "With the human agent tag until {time}").format(time=until)
        brief = formatting.weekday(closes_at, now)
        short = translate("Composer", "Until {time}").format(time=brief)
        return ReplyWindow(words, short=short, after=(_tag_words(channel),))
    words = translate("Composer", "Reply window closes in {duration}")
    return ReplyWindow(
        words.format(duration=duration),
        short=translate("Composer", "{duration} left").format(duration=duration),
        after=_after(channel, contact),
        is_soon=left <= _SOON_S,
    )


_TOLD = (Channel.EMAIL, Channel.SMS)
"""Where people may think that there is one."""


def _after(channel: Channel, contact: Contact) -> tuple[str, ...]:
    """What is allowed once the window has closed."""
    translate = QCoreApplication.translate
    if channel is Channel.WHATSAPP:
        template = translate(
            "Composer",
            "Outside the reply window WhatsApp takes approved template messages only, sent at the"
            " hub.",
        )
        return (template, *_elsewhere(channel, contact))
    asked = translate("Composer", "Whether the hub sends with that tag, it is asked then.")
    return (_tag_words(channel), asked, *_elsewhere(channel, contact))


def _tag_words(channel: Channel) -> str:
    """What Meta allows after the first day."""
    tag = QCoreApplication.translate(
        "Composer",
        "Outside the reply window {channel} takes a reply only with the human agent tag, for up to"
        " 7 days.",
    )
    return tag.format(channel=channel_name(channel))


def _elsewhere(channel: Channel, contact: Contact) -> tuple[str, ...]:
    """By which other ways this person can be reached, as far as the desk knows."""
    translate = QCoreApplication.translate
    by_mail = bool(contact.email) and channel is not Channel.EMAIL
    by_phone = bool(contact.phone) and channel is not Channel.SMS
    if by_mail and by_phone:
        return (translate("Composer", "E-mail, SMS and phone have no limit."),)
    if by_mail:
        return (translate("Composer", "E-mail has no limit."),)
    if by_phone:
        return (translate("Composer", "SMS and phone have no limit."),)
    return ()
