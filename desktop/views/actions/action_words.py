"""What is said of a change to a conversation, and how a conversation stands."""

from PySide6.QtCore import QCoreApplication, QTimeZone

from desktop.models.colleague import Colleague, Directory
from desktop.models.conversation import Availability, Conversation, ConversationStatus
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    Merge,
    SetLabels,
    SetPriority,
    SetStatus,
)
from desktop.views.payment.badges import BadgeLook, priority_look, priority_words
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Tone
from desktop.views.words import formatting


def done_words(change: ConversationChange, directory: Directory, me: int | None, now: float) -> str:
    """What a change has made of a conversation. `now` is UTC seconds."""
    translate = QCoreApplication.translate
    match change:
        case Assign(None):
            return translate("Actions", "Unassigned")
        case Assign(agent_id) if agent_id == me:
            return translate("Actions", "Assigned to you")
        case Assign(agent_id):
            name = directory.name_of(agent_id) or translate("Actions", "a colleague")
            return translate("Actions", "Assigned to {name}").format(name=name)
        case SetStatus(ConversationStatus.SNOOZED, until):
            return snoozed_words(until, now)
        case SetStatus(ConversationStatus.RESOLVED):
            return translate("Actions", "Resolved")
        case SetStatus():
            return translate("Actions", "Reopened")
        case SetPriority(priority):
            return priority_words(priority)
        case SetLabels(add, ()):
            return translate("Actions", "Labelled {labels}").format(labels=", ".join(add))
        case SetLabels((), remove):
            words = translate("Actions", "Label taken off: {labels}")
            return words.format(labels=", ".join(remove))
        case SetLabels():
            return translate("Actions", "Labels changed")
        case Block(_, blocked):
            return (
                translate("Actions", "Customer blocked")
                if blocked
                else translate("Actions", "Customer no longer blocked")
            )
        case Merge():
            return translate("Actions", "Contacts merged")


def snoozed_words(until: float | None, now: float) -> str:
    """Until when a conversation sleeps."""
    translate = QCoreApplication.translate
    if until is None:
        return translate("Actions", "Snoozed until the customer writes")
    return translate("Actions", "Snoozed until {time}").format(time=formatting.moment(until, now))


def in_full(at: float, now: float) -> str:
    """A moment with its day and whose time it is: `Tue 1 Dec, 09:00, Amsterdam time`."""
    day, clock = formatting.short_date(at, now), formatting.clock(at)
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    area, _, city = zone.rpartition("/")
    place = city.replace("_", " ") if area and area != "Etc" else "UTC"
    return QCoreApplication.translate("Actions", "{day}, {clock}, {place} time").format(
        day=day, clock=clock, place=place
    )


def colleague_words(colleague: Colleague) -> str:
    """What an agent wants to know before she gives somebody work: presence and load."""
    translate = QCoreApplication.translate
    parts = []
    match colleague.availability:
        case Availability.ONLINE:
            parts.append(translate("Actions", "online"))
        case Availability.BUSY:
            parts.append(translate("Actions", "busy"))
        case Availability.OFFLINE:
            parts.append(translate("Actions", "away"))
        case None:
            pass
    parts.append(translate("Actions", "{count} open").format(count=colleague.load))
    return " · ".join(parts)


def standing(
    conversation: Conversation,
    directory: Directory,
    me: int | None,
    now: float,
    *,
    waits: bool,
    blocked: bool = False,
) -> tuple[BadgeLook, ...]:
    """How a conversation stands, beside its customer's name: what matters most first.

    `waits` says that something of it has not reached the hub yet, `blocked` that the hub takes
    nothing from its customer.
    """
    translate = QCoreApplication.translate
    looks: list[BadgeLook] = []
    if waits:
        text = translate("Actions", "Not at the hub yet")
        looks.append(BadgeLook(text, Icon.OFFLINE, Tone.QUEUE, dashed=True))
    if blocked:
        looks.append(BadgeLook(translate("Actions", "Blocked"), Icon.LOCK, Tone.BAD, keep=True))
    priority = priority_look(conversation.priority)
    looks += [priority] if priority is not None else []
    if conversation.status is ConversationStatus.SNOOZED:
        text = snoozed_words(conversation.snoozed_until, now)
        short = translate("Actions", "Snoozed")
        looks.append(BadgeLook(text, Icon.CLOCK, Tone.INFO, short=short))
    looks.append(_whose(conversation.assignee_id, directory, me))
    looks += [BadgeLook(label, None, Tone.MUTED) for label in conversation.labels]
    return tuple(looks)


def _whose(assignee: int | None, directory: Directory, me: int | None) -> BadgeLook:
    translate = QCoreApplication.translate
    if assignee is None:
        return BadgeLook(translate("Actions", "Unassigned"), None, Tone.MUTED)
    if assignee == me:
        return BadgeLook(translate("Actions", "Yours"), Icon.USER, Tone.INFO)
    name = directory.name_of(assignee) or translate("Actions", "A colleague's")
    return BadgeLook(name, Icon.USER, Tone.MUTED)
