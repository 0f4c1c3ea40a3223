"""The rows of a thread: what stands in it, in which order, and what belongs together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum

from desktop.models.conversation import Delivery, Direction, Message
from desktop.models.job import Job, JobKind, JobState
from desktop.models.note_mentions import shown as shown_note
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread

GROUP_S = 300.0
"""Messages of one sender that follow within this many seconds share one meta line."""

_TALK = frozenset({JobKind.REPLY, JobKind.NOTE, JobKind.TICKET_TOLD})
_CARRIED_BY_CARD = frozenset(
    kind for kind in JobKind if kind.carries_link or kind in (JobKind.CANCEL, JobKind.REFUND)
)


class ItemKind(StrEnum):
    """How a row is drawn. CARD, QUESTION and WAITING are real widgets, the others are painted."""

    DAY = "day"
    BUBBLE = "bubble"
    ACTIVITY = "activity"
    NOTE = "note"
    CARD = "card"
    JOB = "job"
    QUESTION = "question"
    WAITING = "waiting"
    """A job that could not leave at once, so that there is time to change or remove it."""

    @property
    def is_widget(self) -> bool:
        """Whether the row holds a widget with buttons."""
        return self in (ItemKind.CARD, ItemKind.QUESTION, ItemKind.WAITING)


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """One row. `key` stays the same for the same thing while the thread changes around it.

    `at` is UTC seconds. `starts_group` and `ends_group` say where a run of messages of one sender
    begins and ends; only its end shows the meta line. `current` marks the card that matters now.
    `behind` says of a job that another one of this conversation must leave first.
    """

    key: str
    kind: ItemKind
    at: float
    text: str = ""
    outgoing: bool = False
    sender: str = ""
    starts_group: bool = True
    ends_group: bool = True
    message: Message | None = None
    card: QuoteCard | None = None
    job: Job | None = None
    current: bool = False
    behind: bool = False


def assemble(
    messages: Sequence[Message], thread: Thread, zone: tzinfo | None = None
) -> list[ThreadItem]:
    """Return the rows of `messages` (oldest first) with the cards and jobs of `thread`.

    `zone` is where days begin and end; None is this computer's own.
    """
    current = current_card(thread.cards)
    carried = _carried(messages, thread.cards)
    sent_refs = {message.client_ref for message in messages if message.client_ref}
    rows: list[ThreadItem] = []
    for message in messages:
        here = carried.get(message.message_id)
        rows += (
            [_card_row(card, message.created_at, card is current) for card in here]
            if here
            else [_message_row(message)]
        )
    rows.extend(_job_rows(thread, sent_refs))
    placed = {card.quote.quote_id for cards in carried.values() for card in cards}
    for card in thread.cards:  # after the jobs: what waits stands in the order it was asked in
        if card.quote.quote_id not in placed:
            _place(rows, card, messages, card is current, thread.has_older)
    return _with_days(_grouped(rows, zone), zone)


def up_to(thread: Thread, last: Message) -> Thread:
    """Return a thread without what stands after `last`: later cards, and what waits to leave."""
    cards = [
        card
        for card in thread.cards
        if (
            started_at(card) <= last.created_at
            if card.ladder.message is None
            else card.ladder.message <= last.message_id
        )
    ]
    return replace(thread, cards=tuple(cards), jobs=())


def current_card(cards: Iterable[QuoteCard]) -> QuoteCard | None:
    """Return the card that matters now: one that still moves before one that rests, then newest;
    of an offer's the one that speaks for it."""
    known = list(cards)
    return max(
        known,
        key=lambda card: (_moves(card), started_at(card), card.speaks),
        default=None,
    )


def started_at(card: QuoteCard) -> float:
    """When the link of a card was asked for or first became known, in UTC seconds."""
    known = [*card.ladder.reached.values(), card.ladder.since]
    if card.job is not None and card.job.kind.makes_links:
        known.append(card.job.created_at)
    return min(known)


def local_day(at: float, zone: tzinfo | None = None) -> int:
    """Return the calendar day of `at` (UTC seconds) as a number that grows by one each day."""
    return datetime.fromtimestamp(at, zone).toordinal()


def _moves(card: QuoteCard) -> bool:
    stage = card.ladder.stage
    if stage is Stage.TICKETED and card.ladder.priced_again:
        return False  # the quote that asked for the difference goes on for both
    return stage.is_open or stage in (
        Stage.QUEUED,
        Stage.NEEDS_APPROVAL,
        Stage.PAID,
        Stage.PAID_AFTER_LAPSE,
        Stage.PAID_TWICE,
        Stage.PAID_ELSEWHERE,
        Stage.PARTLY_TICKETED,
        Stage.TICKETED,
        Stage.DISPUTED,
        Stage.REFUND_FAILED,
    )


def _carried(
    messages: Sequence[Message], cards: Iterable[QuoteCard]
) -> Mapping[int, list[QuoteCard]]:
    """Which message carries which cards' links: by its id, or by the job that sent it. Of an
    offer's cards in the order in which they stand in the message."""
    by_ref = {message.client_ref: message.message_id for message in messages if message.client_ref}
    known = {message.message_id for message in messages}
    carried: dict[int, list[QuoteCard]] = {}
    for card in sorted(cards, key=_place_in_offer):
        message_id = card.ladder.message
        if message_id is None and card.job is not None and card.job.kind.makes_links:
            message_id = by_ref.get(card.job.job_id)
        if message_id in known and message_id is not None:
            carried.setdefault(message_id, []).append(card)
    return carried


def _place_in_offer(card: QuoteCard) -> int:
    together = card.ladder.alternatives
    return together.index(card.quote.quote_id) if card.quote.quote_id in together else 0


def _place(
    rows: list[ThreadItem],
    card: QuoteCard,
    messages: Sequence[Message],
    current: bool,
    has_older: bool,
) -> None:
    """Put a card whose message is not among the rows where its time says.

    One that belongs before the oldest loaded message waits until that page is loaded, except the
    card that matters now: it stands on top.
    """
    message_id = card.ladder.message
    at = started_at(card)
    oldest = messages[0] if messages else None
    if oldest is not None and has_older:
        before = (
            message_id < oldest.message_id if message_id is not None else at < oldest.created_at
        )
        if before:
            if current:
                rows.insert(0, _card_row(card, oldest.created_at, current))
            return
    index = len(rows)
    while index > 0 and rows[index - 1].at > at:
        index -= 1
    rows.insert(index, _card_row(card, at, current))


def _card_row(card: QuoteCard, at: float, current: bool) -> ThreadItem:
    return ThreadItem(
        key=f"card:{card.quote.quote_id}",
        kind=ItemKind.CARD,
        at=at,
        outgoing=True,
        card=card,
        job=card.job,
        current=current,
    )


def _message_row(message: Message) -> ThreadItem:
    kinds = {Direction.ACTIVITY: ItemKind.ACTIVITY, Direction.NOTE: ItemKind.NOTE}
    return ThreadItem(
        key=f"message:{message.message_id}",
        kind=kinds.get(message.direction, ItemKind.BUBBLE),
        at=message.created_at,
        text=shown_note(message.text) if message.direction is Direction.NOTE else message.text,
        outgoing=message.direction in (Direction.OUTGOING, Direction.NOTE),
        sender=message.sender_name,
        message=message,
    )


def _job_rows(thread: Thread, sent_refs: set[str]) -> list[ThreadItem]:
    """What has not left yet, oldest first. A job whose message is already shown is left out."""
    cards = {card.job.job_id for card in thread.cards if card.job is not None}
    quotes = {card.quote.quote_id for card in thread.cards}
    rows: list[ThreadItem] = []
    held = False
    for job in sorted(thread.jobs, key=lambda one: (one.created_at, one.job_id)):
        asks = job.state in (JobState.ASKING, JobState.FAILED)
        on_card = job.job_id in cards or (job.kind in _CARRIED_BY_CARD and job.quote_id in quotes)
        shown = job.job_id in sent_refs and job.kind in _TALK
        behind = held
        held = held or _holds_up(job)
        if job.kind is JobKind.CHANGE and not (asks or behind or job.has_waited):
            continue  # it shows in the head, and is gone in a moment
        if job.job_id in cards or (on_card and not asks) or (shown and not asks):
            continue
        if job.state in (JobState.DONE, JobState.REMOVED):
            continue
        rows.append(
            ThreadItem(
                key=f"job:{job.job_id}",
                kind=_job_kind(asks, behind or job.has_waited),
                at=job.created_at,
                text=job_text(job),
                outgoing=True,
                job=job,
                behind=behind,
            )
        )
    return rows


def job_text(job: Job) -> str:
    """The words of a job as they are read."""
    text = str(job.payload.get("text", ""))
    return shown_note(text) if job.kind is JobKind.NOTE else text


def _job_kind(asks: bool, waits: bool) -> ItemKind:
    if asks:
        return ItemKind.QUESTION
    return ItemKind.WAITING if waits else ItemKind.JOB


def _holds_up(job: Job) -> bool:
    """Whether what was asked for later in this conversation waits for this one. A job that has
    just been asked for does so too, but for no time that anybody could use."""
    if job.state.is_over or job.kind.is_of_money:
        return False
    return job.has_waited or job.state in (JobState.CHECKING, JobState.ASKING)


def _grouped(rows: list[ThreadItem], zone: tzinfo | None) -> list[ThreadItem]:
    """Mark where each run of messages of one sender begins and ends."""
    joined = [
        index > 0 and _together(rows[index - 1], rows[index], zone) for index in range(len(rows))
    ]
    joined.append(False)
    return [
        replace(row, starts_group=not joined[index], ends_group=not joined[index + 1])
        if joined[index] or joined[index + 1]
        else row
        for index, row in enumerate(rows)
    ]


def _together(before: ThreadItem, after: ThreadItem, zone: tzinfo | None) -> bool:
    first, second = before.message, after.message
    return (
        before.kind is ItemKind.BUBBLE
        and after.kind is ItemKind.BUBBLE
        and first is not None
        and second is not None
        and first.direction is second.direction
        and first.sender_id == second.sender_id
        and first.sender_name == second.sender_name
        and first.delivery is second.delivery
        and first.delivery is not Delivery.FAILED
        and bool(first.platform_id) == bool(second.platform_id)
        and 0 <= after.at - before.at <= GROUP_S
        and local_day(before.at, zone) == local_day(after.at, zone)
    )


def _with_days(rows: list[ThreadItem], zone: tzinfo | None) -> list[ThreadItem]:
    marked: list[ThreadItem] = []
    last_day = 0
    for row in rows:
        day = local_day(row.at, zone)
        if day > last_day:
            marked.append(ThreadItem(key=f"day:{day}", kind=ItemKind.DAY, at=row.at))
            last_day = day
        marked.append(row)
    return marked
