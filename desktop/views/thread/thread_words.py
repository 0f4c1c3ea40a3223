"""The words of a thread's rows: days, meta lines, and what a screen reader says."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from desktop.models.conversation import (
    Attachment,
    Channel,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
)
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    Merge,
    SetLabels,
    SetPriority,
    SetStatus,
)
from desktop.models.file_kinds import kind_of
from desktop.models.job import Job, JobKind, JobState
from desktop.models.mentions import Mention, find_mentions
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.jobs.wanted import change_of
from desktop.views.payment import card_words
from desktop.views.payment.badges import badge_of
from desktop.views.thread.pictures import PictureState
from desktop.views.thread.thread_items import ItemKind, ThreadItem, job_text
from desktop.views.words import formatting


class ThreadWords:
    """Says what the rows of one conversation are. `now` gives UTC seconds, `booking` is the
    customer's own."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.channel = Channel.API
        self.booking = ""
        self.share: Callable[[str], float | None] = lambda job_id: None
        """How much of a job's files has left, from 0 to 1, while they leave."""

    def day(self, at: float) -> str:
        """A day mark: `Today`, `Yesterday`, `Sun 22 Nov`."""
        return formatting.day(at, self._now())

    def body(self, item: ThreadItem) -> str:
        """What stands in a bubble: the message's own words, and the names of its attachments."""
        if item.kind in (ItemKind.JOB, ItemKind.QUESTION, ItemKind.WAITING):
            return job_words(item.job) if item.job is not None else item.text
        if item.message is None:
            return item.text
        lines = [item.text] if item.text else []
        lines += [attachment_line(one) for one in item.message.attachments]
        return "\n".join(lines) or QCoreApplication.translate("Thread", "(empty message)")

    def mentions(self, item: ThreadItem, text: str) -> tuple[Mention, ...]:
        """What is named in a bubble that shows this text."""
        if item.message is None or item.kind not in (ItemKind.BUBBLE, ItemKind.NOTE):
            return ()
        return _named(text, self.booking)

    def offers(self, item: ThreadItem) -> str:
        """What Enter offers on a row, for a screen reader; empty where that is nothing."""
        named = [one.value for one in self.mentions(item, self.body(item))]
        files = item.message.attachments if item.message is not None else ()
        named += [one.name for one in files if one.url]
        if not named:
            return ""
        words = QCoreApplication.translate("Thread", "Names {values}; Enter offers what to do")
        return words.format(values=", ".join(dict.fromkeys(named)))

    def bubble(self, item: ThreadItem) -> str:
        """The words that are painted in a bubble; its files are painted as what they are."""
        if item.message is not None and item.message.attachments:
            return item.text
        return self.body(item)

    def meta(self, item: ThreadItem) -> str:
        """The line under a bubble: `14:05 · Frederiek · read`."""
        parts = [formatting.clock(item.at)]
        message = item.message
        if item.job is not None and item.kind in (ItemKind.JOB, ItemKind.WAITING):
            share = self.share(item.job.job_id)
            state = job_state(item.job, behind=item.behind, share=share)
            return note_first(item.job, state)
        if item.kind is ItemKind.NOTE:
            parts += [item.sender, QCoreApplication.translate("Thread", "only colleagues see this")]
        elif item.outgoing and message is not None:
            parts += [item.sender, delivery_words(message, self.channel)]
        return " · ".join(part for part in parts if part)

    def hint(self, item: ThreadItem) -> str:
        """When exactly it was, and how far it came, for the tooltip; empty for other rows."""
        if item.message is None or item.kind.is_widget:
            return ""
        day = formatting.short_date(item.at, self._now())
        return f"{day}, {self.meta(item)}"

    def spoken(self, item: ThreadItem) -> str:
        """A whole row, for a screen reader and for the tooltip."""
        translate = QCoreApplication.translate
        if item.kind is ItemKind.DAY:
            return self.day(item.at)
        if item.kind is ItemKind.ACTIVITY:
            return f"{item.text}, {formatting.moment(item.at, self._now())}"
        if item.card is not None:
            look = badge_of(card_words.badge(item.card), self._now())
            return translate("Thread", "Payment {amount}: {state}. {trip}").format(
                amount=card_words.amount(item.card),
                state=look.text,
                trip=card_words.trip(item.card),
            )
        who = (
            translate("Thread", "Note by {name}")
            if item.kind is ItemKind.NOTE
            else translate("Thread", "You")
            if item.outgoing and not item.sender
            else "{name}"
        ).format(name=item.sender)
        return f"{who}, {self.meta(item)}: {self.body(item)}"


@lru_cache(maxsize=2048)
def _named(text: str, own: str) -> tuple[Mention, ...]:
    """Once for each text, and not each time that the window is resized."""
    return find_mentions(text, own)


def delivery_words(message: Message, channel: Channel) -> str:
    """How far an outgoing message came, in words."""
    translate = QCoreApplication.translate
    match message.delivery:
        case Delivery.READ:
            return translate("Thread", "read")
        case Delivery.DELIVERED:
            return translate("Thread", "delivered")
        case Delivery.FAILED if message.error:
            return translate("Thread", "not delivered: {reason}").format(reason=message.error)
        case Delivery.FAILED:
            return translate("Thread", "not delivered")
        case Delivery.SENT if channel.confirms_platform_id and not message.platform_id:
            return translate("Thread", "with the hub")
    return translate("Thread", "sent")


def attachment_line(attachment: Attachment) -> str:
    """Name and size of an attachment."""
    name = attachment.name or attachment.kind
    if attachment.size <= 0:
        return QCoreApplication.translate("Thread", "Attachment: {name}").format(name=name)
    return QCoreApplication.translate("Thread", "Attachment: {name} ({size} kB)").format(
        name=name, size=max(1, round(attachment.size / 1024))
    )


def picture_words(state: PictureState) -> str:
    """Why a picture does not stand in its place."""
    translate = QCoreApplication.translate
    match state:
        case PictureState.OFFLINE:
            return translate("Thread", "Shown when online")
        case PictureState.FAILED:
            return translate("Thread", "Cannot be shown · press to try again")
    return ""


def job_words(job: Job) -> str:
    """What a job's row shows: its words and the names of its files, or what it is about."""
    lines = [job_text(job)]
    lines += [
        attachment_line(Attachment(one.name, kind_of(one.mime).value, "", one.size))
        for one in OutgoingFile.of(job.payload)
    ]
    return "\n".join(line for line in lines if line) or job_subject(job)


def job_state(job: Job, *, behind: bool = False, share: float | None = None) -> str:
    """Where a job stands that has not left yet; `behind` another one of its conversation, `share`
    how much of its files has left."""
    translate = QCoreApplication.translate
    match job.state:
        case JobState.READY if behind:
            return translate("Thread", "Queued · leaves after the one above")
        case JobState.READY if not job.attempts and not job.progress.get("troubles"):
            return translate("Thread", "Queued · sends when online")
        case JobState.READY:
            return translate("Thread", "Not sent yet · will be tried again")
        case JobState.RUNNING if share is not None:
            return translate("Thread", "Sending… {percent} %").format(percent=round(share * 100))
        case JobState.RUNNING:
            return translate("Thread", "Sending…")
        case JobState.CHECKING:
            return translate("Thread", "Checking whether it went")
        case JobState.ASKING:
            return translate("Thread", "Did it arrive?")
        case JobState.FAILED:
            return translate("Thread", "Not sent")
    return translate("Thread", "Sent")


def note_first(job: Job, words: str) -> str:
    """What is said of a job; of a note, that it is one."""
    if job.kind is not JobKind.NOTE:
        return words
    return QCoreApplication.translate("Thread", "Note · {state}").format(state=words)


def job_subject(job: Job | None) -> str:
    """What a job without words of its own is about."""
    translate = QCoreApplication.translate
    change = change_of(job) if job is not None and job.kind is JobKind.CHANGE else None
    if change is not None:
        return _change_subject(change)
    match job.kind if job is not None else None:
        case JobKind.TICKET_TOLD:
            return translate("Thread", "The customer is told about the ticket")
        case JobKind.RESOLVE:
            return translate("Thread", "The conversation is resolved")
        case JobKind.CANCEL:
            return translate("Thread", "The payment link is cancelled")
        case JobKind.OFFER:
            return translate("Thread", "The payment links are sent")
        case JobKind.SEND_LINK:
            return translate("Thread", "The payment link is sent")
        case JobKind.REMIND:
            return translate("Thread", "The customer is reminded of the payment link")
        case JobKind.RESEND:
            return translate("Thread", "The payment link is sent again")
        case JobKind.REFUND:
            return translate("Thread", "The payment is refunded")
    return translate("Thread", "A reply is sent")


def _change_subject(change: ConversationChange) -> str:
    translate = QCoreApplication.translate
    match change:
        case Assign():
            return translate("Thread", "The conversation is assigned")
        case SetStatus(ConversationStatus.SNOOZED):
            return translate("Thread", "The conversation is snoozed")
        case SetStatus(ConversationStatus.RESOLVED):
            return translate("Thread", "The conversation is resolved")
        case SetStatus():
            return translate("Thread", "The conversation is opened again")
        case SetPriority():
            return translate("Thread", "The priority is changed")
        case SetLabels():
            return translate("Thread", "The labels are changed")
        case Block(_, True):
            return translate("Thread", "The customer is blocked")
        case Block():
            return translate("Thread", "The customer is no longer blocked")
        case Merge():
            return translate("Thread", "Two contacts are merged")


def is_customers(item: ThreadItem) -> bool:
    """Whether a row is the customer's own words."""
    return item.message is not None and item.message.direction is Direction.INCOMING
