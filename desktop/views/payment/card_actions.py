"""What an agent can do with a payment card, by its stage and by what its job asks."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import Assign, SetStatus
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.offer import OfferState, is_taken
from desktop.models.stage import ReminderDue, Stage
from desktop.models.thread import QuoteCard
from desktop.services.jobs.wanted import change_of
from desktop.services.use_cases.refusals import Answer


class CardAction(StrEnum):
    """One thing that a button on a card, or on a question in the thread, does."""

    COPY_LINK = "copy_link"
    RESEND = "resend"
    REMIND = "remind"
    REPLACE = "replace"
    """Change the quote, and send another link in the place of this one."""
    OTHER_CHANNEL = "other_channel"
    RENEW = "renew"
    SUGGEST = "suggest"
    CANCEL = "cancel"
    CANCEL_AGAIN = "cancel_again"
    END_OFFER = "end_offer"
    """Cancel the links of all alternatives."""
    TAKE_BACK = "take_back"
    CHECK_NOW = "check_now"
    REFUND = "refund"
    KEEP_MONEY = "keep_money"
    GIVEN_BACK = "given_back"
    """A refund that failed was given back by another way."""
    TICKET_ENDED = "ticket_ended"
    """Say what became of a ticket that nobody pays for."""
    ASK_RESIDUAL = "ask_residual"
    """Ask ticketing for what the paid quote promised."""
    NEW_LINK = "new_link"
    ISSUE_TICKET = "issue_ticket"
    TELL_AGAIN = "tell_again"
    PRICE_AGAIN = "price_again"
    IT_ARRIVED = "it_arrived"
    SEND_AGAIN = "send_again"
    NEW_VALIDITY = "new_validity"
    LOOK_AGAIN = "look_again"
    OPEN_AGAIN = "open_again"
    DROP = "drop"
    APPROVE = "approve"
    """Let a second person sign in."""
    GIVE_UP = "give_up"
    """Nobody will approve it."""
    PAID_ELSEWHERE = "paid_elsewhere"
    USE_TEXT = "use_text"
    EDIT = "edit"
    REMOVE = "remove"
    SEND_ANYWAY = "send_anyway"
    RESOLVE_ANYWAY = "resolve_anyway"
    SNOOZE_ANYWAY = "snooze_anyway"
    ASSIGN_ANYWAY = "assign_anyway"
    CHANGE_ANYWAY = "change_anyway"
    LEAVE = "leave"
    TELL_NOW = "tell_now"
    TOLD_BY_HAND = "told_by_hand"
    SAVE = "save"
    AS_IT_WAS = "as_it_was"

    @property
    def answer(self) -> Answer | None:
        """What it answers to a job that asks; None where it answers nothing."""
        return _ANSWERS.get(self)

    @property
    def shows_words(self) -> bool:
        """Whether it is asked first, with what the customer would read."""
        return self in _ASKED_FIRST

    @property
    def ends_link(self) -> bool:
        """Whether it takes the link from the customer, so that it is confirmed first."""
        return self in _ENDS_LINK


_ASKED_FIRST = frozenset(
    {CardAction.RESEND, CardAction.REMIND, CardAction.OTHER_CHANNEL, CardAction.RENEW}
)
_ENDS_LINK = frozenset(
    {CardAction.CANCEL, CardAction.CANCEL_AGAIN, CardAction.END_OFFER, CardAction.TAKE_BACK}
)
_ANSWERS = {
    CardAction.IT_ARRIVED: Answer.IT_ARRIVED,
    CardAction.SEND_AGAIN: Answer.SEND_AGAIN,
    CardAction.NEW_VALIDITY: Answer.SEND_AGAIN,
    CardAction.LOOK_AGAIN: Answer.SEND_AGAIN,
    CardAction.OPEN_AGAIN: Answer.SEND_AGAIN,
    CardAction.DROP: Answer.DROP,
    CardAction.GIVE_UP: Answer.DROP,
    CardAction.SEND_ANYWAY: Answer.SEND_AGAIN,
    CardAction.RESOLVE_ANYWAY: Answer.SEND_AGAIN,
    CardAction.SNOOZE_ANYWAY: Answer.SEND_AGAIN,
    CardAction.ASSIGN_ANYWAY: Answer.SEND_AGAIN,
    CardAction.CHANGE_ANYWAY: Answer.SEND_AGAIN,
    CardAction.LEAVE: Answer.DROP,
    CardAction.AS_IT_WAS: Answer.SEND_AGAIN,
    CardAction.TELL_NOW: Answer.SEND_AGAIN,
    CardAction.TOLD_BY_HAND: Answer.IT_ARRIVED,
}


@dataclass(frozen=True, slots=True)
class CardActions:
    """`inline` stand as links in the summary line, `buttons` below it; Enter does `primary`."""

    inline: tuple[CardAction, ...] = ()
    buttons: tuple[CardAction, ...] = ()
    primary: CardAction | None = None

    @property
    def all(self) -> tuple[CardAction, ...]:
        """Everything that can be done."""
        return self.inline + self.buttons


_TAKEN = (OfferState.TAKEN, OfferState.CLOSING, OfferState.PAID_TWICE)
_AT_REST = frozenset(
    {Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED, Stage.SEEN, Stage.NOT_DELIVERED, Stage.DECLINED}
)
_WORTH_IT_S = 31 * 60
"""The shortest link, and a minute."""
_CHECKED_BY_HAND = frozenset({Stage.PROCESSING, Stage.CANCELLING, Stage.CHECKING})
_NOT_CANCELLABLE = frozenset({Stage.CANCELLING, Stage.PROCESSING})
_RENEWABLE = frozenset({Stage.EXPIRED, Stage.CANCELLED, Stage.PAYMENT_FAILED, Stage.REFUSED})
_PAYABLE_ELSEWHERE = (
    frozenset(stage for stage in Stage if stage.is_open) | _RENEWABLE | {Stage.QUEUED}
) - {Stage.PROCESSING, Stage.CANCELLING, Stage.REFUSED}
_PERHAPS_ELSEWHERE = frozenset(
    {Stage.DECLINED, Stage.NOT_DELIVERED, Stage.EXPIRED, Stage.CANCELLED}
)
"""Where that is likely enough for a place on the card."""
_LIKELIEST = (CardAction.SUGGEST, CardAction.REMIND, CardAction.OTHER_CHANNEL)
"""What Enter does of those that stand below the line."""


def card_actions(card: QuoteCard) -> CardActions:
    """Return what can be done with this card now."""
    stage = card.ladder.stage
    inline: list[CardAction] = []
    if card.url and (stage.is_open or stage is Stage.QUEUED):
        inline.append(CardAction.COPY_LINK)
    again = _once_more(card)
    due = card.ladder.reminder_due
    remind = () if due is ReminderDue.PERSON else (CardAction.REMIND,)
    aside = (CardAction.RESEND, *remind, CardAction.REPLACE)
    inline += [one for one in aside if one in again]
    if stage is Stage.QUEUED:
        inline.append(CardAction.TAKE_BACK)
    elif stage is Stage.CANCEL_FAILED:
        inline.append(CardAction.CANCEL_AGAIN)
    elif stage.is_open and stage not in _NOT_CANCELLABLE:
        inline.append(CardAction.CANCEL)
    if card.speaks and len(card.ended_with_offer) > 1:
        inline.append(CardAction.END_OFFER)
    if stage in _CHECKED_BY_HAND:
        inline.append(CardAction.CHECK_NOW)
    if card.ladder.refundable() is not None:
        inline += _of_refunds(card)
    if card.ladder.residual_due:
        inline.append(CardAction.ASK_RESIDUAL)
    if stage in _PERHAPS_ELSEWHERE and can_be_elsewhere(card):
        inline.append(CardAction.PAID_ELSEWHERE)
    asked = question_of(card.job)
    if asked is Question.NEEDS_APPROVAL:
        return CardActions(tuple(inline), answers_to(asked, card.job), CardAction.APPROVE)
    if asked is not None:
        return CardActions(tuple(inline), answers_to(asked, card.job), None)
    if stage in _RENEWABLE and not _working(card.job) and not other_taken(card):
        return CardActions(tuple(inline), (CardAction.NEW_LINK,), CardAction.NEW_LINK)
    if stage is Stage.PAID_AFTER_LAPSE:
        return _after_lapse(inline)
    if card.ladder.may_void:
        return CardActions(tuple(inline), (CardAction.TICKET_ENDED,), CardAction.TICKET_ENDED)
    if card.ladder.may_ticket:
        return CardActions(tuple(inline), (CardAction.ISSUE_TICKET,), CardAction.ISSUE_TICKET)
    if _telling_failed(card.job) and Stage.TOLD not in card.ladder.reached:
        return CardActions(tuple(inline), (CardAction.TELL_AGAIN,), CardAction.TELL_AGAIN)
    beside = [one for one in again if one not in inline]
    likeliest = next((one for one in _LIKELIEST if one in beside), None)
    return CardActions(tuple(inline), tuple(beside), likeliest)


def _once_more(card: QuoteCard) -> list[CardAction]:
    """What can be sent once more about a link that the customer has, or should have."""
    stage, ladder = card.ladder.stage, card.ladder
    if not card.url or stage not in _AT_REST or _working(card.job):
        return []
    found = [CardAction.RESEND, CardAction.REPLACE]
    if ladder.reminded is None and stage is not Stage.NOT_DELIVERED:
        found.append(CardAction.REMIND)
    if stage is Stage.DECLINED:
        found.append(CardAction.SUGGEST)
    if stage is Stage.NOT_DELIVERED or ladder.reminder_due is ReminderDue.WINDOW:
        found.append(CardAction.OTHER_CHANNEL)
    if outlives_link(card):
        found.append(CardAction.RENEW)
    return found


def other_taken(card: QuoteCard) -> bool:
    """Whether the customer has taken another alternative of the offer, so that this one can have no
    link any more."""
    return card.offer_state in _TAKEN and not is_taken(card.ladder)


def outlives_link(card: QuoteCard) -> bool:
    """Whether the price holds longer than its link: the provider lets no link live so long."""
    ends_at, quote = card.ladder.expires_at, card.quote
    ends = (quote.promised_until, quote.fare_hold_until, quote.ticketing_until)
    promised = [one for one in ends if one is not None]
    departs = [quote.departs_at] if quote.departs_at is not None else []
    return (
        ends_at is not None
        and bool(promised)
        and min((*promised, *departs)) - ends_at > _WORTH_IT_S
    )


def _after_lapse(inline: list[CardAction]) -> CardActions:
    """The three ways out of a payment that came too late stand side by side."""
    refund = tuple(one for one in inline if one is CardAction.REFUND)
    others = tuple(one for one in inline if one is not CardAction.REFUND)
    buttons = (CardAction.ISSUE_TICKET, CardAction.PRICE_AGAIN, *refund)
    return CardActions(others, buttons, CardAction.ISSUE_TICKET)


def _telling_failed(job: Job | None) -> bool:
    """Whether the customer was to be told of the ticket, and was not."""
    return job is not None and job.kind is JobKind.TICKET_TOLD and job.state is JobState.FAILED


def can_be_elsewhere(card: QuoteCard) -> bool:
    """Whether the agent may hear that it was paid another way: it has a price, no money came by the
    link, and none is under way."""
    job = card.job
    marking = job is not None and job.kind is JobKind.PAID_ELSEWHERE and not job.state.is_over
    return card.ladder.stage in _PAYABLE_ELSEWHERE and not marking and not other_taken(card)


def _of_refunds(card: QuoteCard) -> list[CardAction]:
    """One refund at a time: another is offered when this one has ended."""
    job = card.job
    if job is None or not job.kind.gives_back or job.state.is_over:
        refundable = card.ladder.stage is not Stage.DISPUTED  # or the provider refuses
        offered = [CardAction.REFUND] if refundable else []
        return [*offered, CardAction.GIVEN_BACK] if card.ladder.failed_amount else offered
    unbegun = job.state is JobState.READY and not job.progress.get("step")
    return [CardAction.KEEP_MONEY] if unbegun else []


def question_of(job: Job | None) -> Question | None:
    """Return what a job asks; None where it asks nothing that this desk knows."""
    if job is None or job.state is not JobState.ASKING:
        return None
    word = job.error.split(":", 1)[0].strip()
    try:
        return Question(word)
    except ValueError:
        return Question.DID_IT_ARRIVE


def answers_to(question: Question, job: Job | None) -> tuple[CardAction, ...]:
    """Return the buttons under a question of this job."""
    match question:
        case Question.DID_IT_ARRIVE if job is not None and job.kind is JobKind.OPEN:
            return (CardAction.OPEN_AGAIN, CardAction.LEAVE)
        case Question.DID_IT_ARRIVE:
            return (CardAction.IT_ARRIVED, CardAction.SEND_AGAIN, CardAction.DROP)
        case Question.QUOTE_LAPSED:
            return (CardAction.NEW_VALIDITY, CardAction.DROP)
        case Question.TELL_BY_PERSON:
            return (CardAction.TELL_NOW, CardAction.TOLD_BY_HAND, CardAction.DROP)
        case Question.WROTE_MEANWHILE:
            return (CardAction.SEND_ANYWAY, CardAction.EDIT, CardAction.REMOVE)
        case Question.CHANGED_MEANWHILE:
            return (CardAction.CHANGE_ANYWAY, CardAction.LEAVE)
        case Question.BEING_CHANGED:
            return (CardAction.SAVE, CardAction.AS_IT_WAS, CardAction.REMOVE)
        case Question.NEEDS_APPROVAL:
            return (CardAction.APPROVE, CardAction.GIVE_UP)
        case Question.OTHER_LINK_OPEN | Question.LINK_UNCLEAR:
            return (CardAction.LOOK_AGAIN, CardAction.DROP)


_UNCHANGEABLE = frozenset({JobKind.RESOLVE, JobKind.CHANGE, JobKind.NOTE})
"""What waits and can be taken back, and has no words that could be others by now: a note names
colleagues for the hub."""


def job_actions(job: Job) -> tuple[CardAction, ...]:
    """Return the buttons of a job that stands in the thread by itself."""
    asked = question_of(job)
    if asked is Question.WROTE_MEANWHILE and job.kind is JobKind.RESOLVE:
        return (CardAction.RESOLVE_ANYWAY, CardAction.REMOVE)
    if asked is Question.WROTE_MEANWHILE and job.kind is JobKind.CHANGE:
        return (CardAction.SNOOZE_ANYWAY, CardAction.REMOVE)
    if asked is Question.CHANGED_MEANWHILE:
        return (_anyway(job), CardAction.LEAVE)
    if asked is not None:
        return answers_to(asked, job)
    if job.state is JobState.READY and job.kind is JobKind.REPLY:
        return (CardAction.EDIT, CardAction.REMOVE)
    if job.state is JobState.READY and job.kind in _UNCHANGEABLE:
        return (CardAction.REMOVE,)
    words = job.kind in (JobKind.REPLY, JobKind.NOTE) and job.payload.get("text")
    if job.state is JobState.FAILED and words:
        return (CardAction.USE_TEXT,)
    return ()


def _anyway(job: Job) -> CardAction:
    """What makes a change over what others did."""
    match change_of(job):
        case Assign():
            return CardAction.ASSIGN_ANYWAY
        case SetStatus(ConversationStatus.RESOLVED):
            return CardAction.RESOLVE_ANYWAY
        case SetStatus(ConversationStatus.SNOOZED):
            return CardAction.SNOOZE_ANYWAY
    return CardAction.CHANGE_ANYWAY


def _working(job: Job | None) -> bool:
    """Whether a job of this card is on its way, so that no second one is offered."""
    return job is not None and not job.state.is_over
