"""The words of a payment card: summary, what stands behind a stage, steps and buttons."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.models.conversation import Channel
from desktop.models.inbox import PaymentBadge
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import generation_of
from desktop.models.ladder import Ladder
from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.stage import ReminderDue, Stage
from desktop.models.thread import QuoteCard
from desktop.views.controls.avatar import channel_name
from desktop.views.payment import approval_words
from desktop.views.payment.card_actions import CardAction, other_taken, question_of
from desktop.views.payment.dispute_words import dispute_words
from desktop.views.payment.ladder_steps import Step, StepMark, StepName
from desktop.views.payment.payment_words import decline_reason, paid_by, refund_reason
from desktop.views.words import formatting
from desktop.views.words.service_words import service_words


def badge(card: QuoteCard) -> PaymentBadge:
    """Return what the badge of this card is painted from."""
    ladder = card.ladder
    return PaymentBadge(
        quote_id=card.quote.quote_id,
        stage=ladder.stage,
        amount=ladder.amount,
        currency=ladder.currency or card.quote.currency,
        since=ladder.since,
        source=ladder.source,
        expires_at=ladder.expires_at,
        method=ladder.method,
        reason=ladder.reason,
        reminder_due=ladder.reminder_due,
    )


def amount(card: QuoteCard) -> str:
    """The price: that of the link, or of the quote while there is no link."""
    return _price(card.quote, card.ladder)


def _price(quote: Quote, ladder: Ladder) -> str:
    price = Money(ladder.amount, ladder.currency) if ladder.currency else quote.total
    return formatting.money(price)


def trip(card: QuoteCard) -> str:
    """`Rebooking AMS → BCN, Sun 22 Nov`; of an alternative after `Alternative 1 of 3 ·`."""
    together, quote_id = card.ladder.alternatives, card.quote.quote_id
    if quote_id not in together:
        return _trip(card.quote)
    words = QCoreApplication.translate("PaymentCard", "Alternative {place} of {count} · {trip}")
    return words.format(
        place=together.index(quote_id) + 1, count=len(together), trip=_trip(card.quote)
    )


def _trip(quote: Quote) -> str:
    flight = quote.new
    translate = QCoreApplication.translate
    if flight is None:
        return translate("PaymentCard", "Rebooking")
    route = f"{flight.origin} → {flight.destination}"
    date = QDate.fromString(flight.departs[:10], "yyyy-MM-dd")
    if not date.isValid():
        return translate("PaymentCard", "Rebooking {route}").format(route=route)
    return translate("PaymentCard", "Rebooking {route}, {date}").format(
        route=route, date=QLocale().toString(date, "ddd d MMM").replace(".", "")
    )


def deadline(ladder: Ladder, now: float) -> str:
    """`expires 18:00` while the link can be paid, `expired 18:00` after; else empty."""
    if ladder.expires_at is None:
        return ""
    at = formatting.moment(ladder.expires_at, now)
    if ladder.stage is Stage.EXPIRED:
        return QCoreApplication.translate("PaymentCard", "expired {time}").format(time=at)
    if ladder.stage.is_open:
        return QCoreApplication.translate("PaymentCard", "expires {time}").format(time=at)
    return ""


def told_by(source: str) -> str:
    """Who says so, from the source of a fact."""
    translate = QCoreApplication.translate
    match source.split(":", 1)[0]:
        case "stripe":
            return "Stripe"
        case "hub":
            return translate("PaymentCard", "the hub")
        case "desk":
            return translate("PaymentCard", "this desk")
        case "agent":
            return translate("PaymentCard", "a colleague")
    return translate("PaymentCard", "an unknown source")


def provenance(ladder: Ladder, now: float) -> str:
    """Who said where the money stands, and when."""
    return QCoreApplication.translate("PaymentCard", "Known from {who}, {time}").format(
        who=told_by(ladder.source), time=formatting.moment(ladder.since, now)
    )


def explanation(card: QuoteCard, name: str, channel: Channel) -> str:
    """What an agent should know of this stage and what would help; empty where the badge says all.

    `name` is how the customer is called.
    """
    asked = question_of(card.job)
    if asked is not None and card.job is not None:
        return question(asked, card.job, name, channel)
    ladder = card.ladder
    if ladder.stage is Stage.REFUSED and (refusal := failure(card.job)):
        return refusal  # whole sentences: what happened, what was kept, what to press
    words = [_stage_words(card), *_beside_a_refund(card), *_beside_a_link(card)]
    return " ".join(filter(None, words)).format(
        name=name,
        channel=channel_name(channel),
        reason=_reason(card),
        count=ladder.declines,
        paid=_sum(card, ladder.paid),
        refunded=_sum(card, ladder.refunded),
        pending=_sum(card, ladder.refund_pending),
        failed=_sum(card, ladder.failed_amount),
        arrived=_sum(card, ladder.refunded - ladder.refund_pending),
        price=amount(card),
        before=_sum(card, ladder.instead_of or 0),
        tickets=", ".join(card.tickets),
        issued=len(ladder.issued.ticketed) if ladder.issued is not None else 0,
        travellers=ladder.issued.travellers if ladder.issued is not None else 0,
        ended=formatting.moment(ladder.price_ended, ladder.since) if ladder.price_ended else "",
        reminded=formatting.clock(ladder.reminded) if ladder.reminded is not None else "",
    )


def _sum(card: QuoteCard, minor: int) -> str:
    return formatting.money(Money(minor, card.ladder.currency or card.quote.currency))


def _reason(card: QuoteCard) -> str:
    """Why it did not go, in words; whatever the provider said where there are none."""
    ladder = card.ladder
    translate = QCoreApplication.translate
    match ladder.stage:
        case Stage.DECLINED | Stage.PAYMENT_FAILED:
            return decline_reason(ladder.reason)
        case Stage.REFUND_FAILED:
            return refund_reason(ladder.reason)
        case Stage.PAID_ELSEWHERE:
            return paid_by(ladder.reason)
        case Stage.NOT_DELIVERED:
            said = ladder.not_delivered or ladder.reason
        case Stage.CANCEL_FAILED:
            said = ladder.cancel_failed or ladder.reason
        case _:
            said = ladder.reason
    return said.replace("_", " ").rstrip(". ") or translate("PaymentCard", "no reason given")


def _stage_words(card: QuoteCard) -> str:
    translate = QCoreApplication.translate
    ladder = card.ladder
    match ladder.stage:
        case Stage.NEEDS_APPROVAL:
            return translate(
                "PaymentCard",
                "Waits for a second person. No link exists yet, and nothing has left.",
            )
        case Stage.QUEUED:
            return translate(
                "PaymentCard", "Waits to be sent. No link exists yet, and nothing has left."
            )
        case Stage.REFUSED:
            return translate(
                "PaymentCard",
                "The link was not made: {reason}. The quote is kept: change it, or try again.",
            )
        case Stage.WITH_HUB:
            return translate(
                "PaymentCard", "The hub has the message; {channel} has not confirmed it yet."
            )
        case Stage.CHECKING:
            return translate(
                "PaymentCard",
                "The connection broke while it was being sent. The desk looks whether it went,"
                " and sends nothing twice.",
            )
        case Stage.UNKNOWN:
            return translate(
                "PaymentCard",
                "Nobody can say yet whether {name} has the message. A second copy would carry"
                " the same link, so it cannot be paid twice.",
            )
        case Stage.NOT_DELIVERED:
            return translate(
                "PaymentCard",
                "{channel} did not deliver it: {reason}. The link can still be paid: copy it,"
                " or cancel it.",
            )
        case Stage.DECLINED if ladder.declines > 1:
            return translate(
                "PaymentCard",
                "Declined {count} times, last: {reason}. The link stays open: suggest another"
                " way to pay.",
            )
        case Stage.DECLINED:
            return translate(
                "PaymentCard",
                "Declined: {reason}. The link stays open: suggest another way to pay.",
            )
        case Stage.PROCESSING:
            return translate(
                "PaymentCard", "The bank confirms this later. Issue the ticket when it says Paid."
            )
        case Stage.PAYMENT_FAILED:
            return translate(
                "PaymentCard",
                "The bank refused it afterwards: {reason}. Nothing was paid; send a new link.",
            )
        case Stage.CANCELLING:
            return translate(
                "PaymentCard",
                "The provider was asked to end the link. Until it says so, it can be paid.",
            )
        case Stage.CANCEL_FAILED:
            return translate(
                "PaymentCard",
                "The provider did not end the link: {reason}. It can still be paid.",
            )
        case Stage.EXPIRED | Stage.CANCELLED if other_taken(card):
            return translate(
                "PaymentCard",
                "{name} has taken another alternative, so nobody can pay this one any more.",
            )
        case Stage.EXPIRED:
            return translate("PaymentCard", "Nobody can pay this link any more.")
        case Stage.CANCELLED:
            return translate("PaymentCard", "The link was cancelled; nobody can pay it any more.")
    return _money_words(card)


def _money_words(card: QuoteCard) -> str:
    translate = QCoreApplication.translate
    match card.ladder.stage:
        case Stage.PAID_AFTER_LAPSE if card.ladder.price_ended and card.ladder.priced_again:
            return translate(
                "PaymentCard",
                "Paid after the price had ended at {ended}, and priced again: what is missing is"
                " asked in a quote of its own. Its tickets settle this one too.",
            )
        case Stage.PAID_AFTER_LAPSE if card.ladder.price_ended:
            return translate(
                "PaymentCard",
                "The money came after the price had ended at {ended}. Make sure that the fare"
                " still holds before you issue the ticket; otherwise price it again, or refund.",
            )
        case Stage.PAID_AFTER_LAPSE if card.ladder.priced_again:
            return translate(
                "PaymentCard",
                "Paid after the link had ended, and priced again: what is missing is asked in a"
                " quote of its own. Its tickets settle this one too.",
            )
        case Stage.PAID_AFTER_LAPSE:
            return translate(
                "PaymentCard",
                "Paid after the link had ended. Make sure that the fare still holds before you"
                " issue the ticket.",
            )
        case Stage.PAID_TWICE if len(card.ladder.payments) == 1:
            return translate(
                "PaymentCard",
                "{paid} came for this alternative, and {name} has paid another one too. Refund one"
                " of the two.",
            )
        case Stage.PAID_TWICE:
            return translate(
                "PaymentCard",
                "{paid} came for a quote of {price}. Refund one of the payments.",
            )
        case Stage.PAID_ELSEWHERE:
            return translate("PaymentCard", "Marked as paid another way: {reason}.")
        case Stage.PARTLY_TICKETED:
            return translate(
                "PaymentCard",
                "{issued} of {travellers} passengers have their ticket: {tickets}. {name} is told"
                " once nobody waits.",
            )
        case Stage.TICKETED if card.ladder.priced_again:
            return translate(
                "PaymentCard", "Ticketed with the quote that asked for the difference."
            )
        case Stage.TICKETED if card.tickets:
            return translate("PaymentCard", "Ticket {tickets}. {name} has not been told yet.")
        case Stage.TICKETED:
            return translate("PaymentCard", "{name} has not been told yet.")
        case Stage.TOLD if card.tickets:
            return translate("PaymentCard", "Ticket {tickets}. {name} was told in {channel}.")
        case Stage.TOLD:
            return translate("PaymentCard", "{name} was told in {channel}.")
        case Stage.PARTLY_REFUNDED | Stage.REFUNDED if card.ladder.refund_pending:
            return _pending_words(card)
        case Stage.PARTLY_REFUNDED:
            return translate("PaymentCard", "{refunded} of {paid} went back to {name}.")
        case Stage.REFUNDED:
            return translate("PaymentCard", "{refunded} went back to {name}.")
        case Stage.REFUND_FAILED:
            return translate(
                "PaymentCard",
                "The refund did not arrive: {reason}. Refund it again, or give it back another way"
                " and write that down.",
            )
        case Stage.DISPUTED if card.ladder.dispute is not None:
            return dispute_words(card.ladder.dispute, card.ladder.currency)
        case Stage.DISPUTED:
            return translate("PaymentCard", "The bank of {name} disputes this payment.")
    return ""


def is_being_replaced(card: QuoteCard) -> bool:
    """Whether another link is on its way that takes the place of the one that can be paid."""
    job = card.job
    makes = job is not None and job.kind is JobKind.SEND_LINK and not job.state.is_over
    return makes and job is not None and generation_of(job) > card.ladder.generation


def _beside_a_link(card: QuoteCard) -> list[str]:
    """What else holds of a link that can be paid."""
    translate, ladder, job = QCoreApplication.translate, card.ladder, card.job
    if not ladder.stage.is_open:
        return []
    words = []
    if job is not None and job.kind is JobKind.OPEN and not job.state.is_over:
        words.append(
            translate("PaymentCard", "A conversation by e-mail is being opened for this link.")
            if job.payload["channel"] == Channel.EMAIL
            else translate("PaymentCard", "A conversation by SMS is being opened for this link.")
        )
    if is_being_replaced(card):
        words.append(
            translate("PaymentCard", "This link is being ended; a new one takes its place.")
        )
    elif ladder.instead_of is not None:
        words.append(
            translate("PaymentCard", "In the place of the link of {before}, which has ended.")
        )
    if ladder.reminder_due is ReminderDue.PERSON:
        words.append(
            translate("PaymentCard", "Remind {name} now: {channel} lets only a person do that.")
        )
    elif ladder.reminder_due is ReminderDue.WINDOW:
        words.append(
            translate(
                "PaymentCard",
                "{name} was not reminded: the reply window of {channel} had closed. Send the link"
                " by another channel.",
            )
        )
    elif ladder.reminded is not None:
        words.append(translate("PaymentCard", "Reminded at {reminded}."))
    return words


def ending(card: QuoteCard, action: CardAction, name: str) -> tuple[str, str]:
    """What is asked before a link, or a whole offer, is taken from the customer, and what the
    button says."""
    translate = QCoreApplication.translate
    if action is CardAction.TAKE_BACK:
        asked = translate("PaymentCard", "Take the request back? Nothing has been sent yet.")
        return asked, translate("PaymentCard", "Take back")
    if action is CardAction.END_OFFER:
        ends = card.ended_with_offer
        named = [f"{_trip(one.quote)}, {_price(one.quote, one.ladder)}" for one in ends]
        asked = translate(
            "PaymentCard", "Cancel all {count} links? {name} can then pay none of them:"
        ).format(count=len(ends), name=name)
        yes = translate("PaymentCard", "Cancel all {count} links").format(count=len(ends))
        return "\n".join((asked, *named)), yes
    asked = translate("PaymentCard", "Cancel this link? {name} can then no longer pay with it.")
    return asked.format(name=name), translate("PaymentCard", "Cancel link")


def once_more(action: CardAction, name: str) -> tuple[str, str]:
    """What is asked before a link goes once more, and what the button says."""
    translate = QCoreApplication.translate
    match action:
        case CardAction.REMIND:
            asked = translate("PaymentCard", "Remind {name}? This goes once for each link:")
            yes = translate("PaymentCard", "Send reminder")
        case CardAction.RENEW:
            asked = translate(
                "PaymentCard",
                "Send {name} a fresh link? The old one ends first, so that never two can be paid.",
            )
            yes = translate("PaymentCard", "Renew link")
        case _:
            asked = translate("PaymentCard", "Send {name} the same link once more?")
            yes = translate("PaymentCard", "Send again")
    return asked.format(name=name), yes


def _pending_words(card: QuoteCard) -> str:
    translate = QCoreApplication.translate
    if card.ladder.reason == "insufficient_funds":
        return translate(
            "PaymentCard",
            "{pending} of {paid} goes back to {name} as soon as the balance at the provider is"
            " large enough.",
        )
    return translate(
        "PaymentCard", "{pending} of {paid} is on its way back to {name}; the bank has it."
    )


def _beside_a_refund(card: QuoteCard) -> list[str]:
    """What still holds while a refund or a dispute has the card's first word."""
    translate = QCoreApplication.translate
    ladder, words = card.ladder, []
    if ladder.dispute is not None and ladder.stage is not Stage.DISPUTED:
        words.append(dispute_words(ladder.dispute, ladder.currency))
    if ladder.stage is Stage.DISPUTED and ladder.failed_amount:
        words.append(
            translate(
                "PaymentCard",
                "A refund of {failed} did not arrive. Nothing disputed can be refunded: if you"
                " gave it back another way, write that down.",
            )
        )
    if ladder.stage not in _TICKET_ASIDE:
        return words
    if (
        ladder.stage in (Stage.PARTLY_REFUNDED, Stage.REFUNDED)
        and 0 < card.ladder.refund_pending < card.ladder.refunded
    ):
        words.append(translate("PaymentCard", "{arrived} went back before."))
    if card.tickets:
        words.append(translate("PaymentCard", "Ticket {tickets} was issued."))
    if ladder.may_void:
        words.append(
            translate("PaymentCard", "It is still valid: void it, then press Ticket voided.")
        )
    elif ladder.kept and ladder.has_ticket:
        words.append(translate("PaymentCard", "It stays valid, out of goodwill."))
    return words


_TICKET_ASIDE = frozenset(
    {
        Stage.PARTLY_REFUNDED,
        Stage.REFUNDED,
        Stage.REFUND_FAILED,
        Stage.PAID_TWICE,
        Stage.DISPUTED,
    }
)
"""Stages whose words are about money, though a ticket may have been issued."""


def refunding(job: Job | None, name: str, currency: str, *, waits: bool) -> str:
    """What a refund that is under way says; empty where there is none. `waits`: it has been asked
    for a while ago, and nothing of it has left."""
    if job is None or job.kind is not JobKind.REFUND or job.state.is_over:
        return ""
    translate = QCoreApplication.translate
    amount = job.payload.get("amount")
    if job.state is JobState.CHECKING:
        words = translate(
            "PaymentCard",
            "The answer to the refund of {amount} was lost. The desk makes sure; nothing is"
            " refunded twice.",
        )
    elif job.state is JobState.READY and waits:
        words = translate(
            "PaymentCard",
            "{amount} is to go back to {name}. Nothing has gone yet; it goes when the provider can"
            " be reached.",
        )
    else:
        words = translate("PaymentCard", "{amount} is going back to {name}…")
    if amount is None:
        money = translate("PaymentCard", "What is left")
    else:
        money = formatting.money(Money(amount, job.payload.get("currency") or currency))
    return words.format(amount=money, name=name)


def question(asked: Question, job: Job, name: str, channel: Channel) -> str:
    """What a job asks, and what stands meanwhile."""
    translate = QCoreApplication.translate
    match asked:
        case Question.DID_IT_ARRIVE if job.kind is JobKind.OPEN:
            words = translate(
                "PaymentCard",
                "The connection broke while a conversation with {name} was being opened, and it is"
                " not in the hub. Nothing was sent.",
            )
        case Question.DID_IT_ARRIVE:
            words = translate(
                "PaymentCard",
                "The connection broke while this was being sent, and it is not in the hub."
                " Did it reach {name} in {channel}?",
            )
        case Question.QUOTE_LAPSED:
            words = translate(
                "PaymentCard",
                "The price ended before the link could be made. Nothing was sent.",
            )
        case Question.OTHER_LINK_OPEN:
            words = translate(
                "PaymentCard",
                "Another link for {name} is still open. No second one was made: wait for it, or"
                " cancel that one first.",
            )
        case Question.WROTE_MEANWHILE:
            words = _wrote_meanwhile(job)
        case Question.CHANGED_MEANWHILE:
            words = translate(
                "PaymentCard",
                "This conversation is no longer as it was when this was asked for. Nothing was"
                " changed over it.",
            )
        case Question.BEING_CHANGED:
            words = translate("PaymentCard", "Not sent while you change it.")
        case Question.TELL_BY_PERSON:
            words = translate(
                "PaymentCard",
                "The ticket is recorded, and a person has to tell {name}: {channel} takes no"
                " automatic message now, or your airline sends none.",
            )
        case Question.NEEDS_APPROVAL:
            return approval_words.asks(job)
        case Question.LINK_UNCLEAR:
            words = translate(
                "PaymentCard",
                "The provider has not said whether the link was made. Nothing was sent to {name}.",
            )
    return words.format(name=name, channel=channel_name(channel))


def _wrote_meanwhile(job: Job) -> str:
    translate = QCoreApplication.translate
    match job.progress.get("wrote"):
        case "colleague":
            return translate(
                "PaymentCard",
                "A colleague wrote to {name} while this waited. Nothing was sent: read it first.",
            )
        case "both":
            return translate(
                "PaymentCard",
                "{name} and a colleague wrote while this waited. Nothing was sent: read it first.",
            )
    return translate(
        "PaymentCard", "{name} wrote while this waited. Nothing was sent: read it first."
    )


def failure(job: Job | None) -> str:
    """Why a job was refused for good; empty where it was not."""
    return service_words(job.error) if job is not None and job.state is JobState.FAILED else ""


def action_label(action: CardAction) -> str:
    """What the button of an action says."""
    translate = QCoreApplication.translate
    match action:
        case CardAction.COPY_LINK:
            return translate("PaymentCard", "copy link")
        case CardAction.RESEND:
            return translate("PaymentCard", "send again…")
        case CardAction.REMIND:
            return translate("PaymentCard", "remind…")
        case CardAction.REPLACE:
            return translate("PaymentCard", "change…")
        case CardAction.OTHER_CHANNEL:
            return translate("PaymentCard", "Other channel…")
        case CardAction.RENEW:
            return translate("PaymentCard", "Renew link…")
        case CardAction.SUGGEST:
            return translate("PaymentCard", "Suggest another way")
        case CardAction.CANCEL:
            return translate("PaymentCard", "cancel")
        case CardAction.CANCEL_AGAIN:
            return translate("PaymentCard", "cancel again")
        case CardAction.END_OFFER:
            return translate("PaymentCard", "cancel offer…")
        case CardAction.TAKE_BACK:
            return translate("PaymentCard", "take back")
        case CardAction.CHECK_NOW:
            return translate("PaymentCard", "check now")
        case CardAction.REFUND:
            return translate("PaymentCard", "refund…")
        case CardAction.GIVEN_BACK:
            return translate("PaymentCard", "given back another way…")
        case CardAction.TICKET_ENDED:
            return translate("PaymentCard", "Ticket voided…")
        case CardAction.ASK_RESIDUAL:
            return translate("PaymentCard", "ask ticketing for the residual")
        case CardAction.KEEP_MONEY:
            return translate("PaymentCard", "do not refund")
        case CardAction.NEW_LINK:
            return translate("PaymentCard", "Send new link")
        case CardAction.TELL_AGAIN:
            return translate("PaymentCard", "Tell customer")
        case CardAction.PRICE_AGAIN:
            return translate("PaymentCard", "Price again")
        case CardAction.TELL_NOW:
            return translate("PaymentCard", "Tell now")
        case CardAction.TOLD_BY_HAND:
            return translate("PaymentCard", "I told them")
        case CardAction.ISSUE_TICKET:
            return translate("PaymentCard", "Issue ticket")
        case CardAction.IT_ARRIVED:
            return translate("PaymentCard", "It arrived")
        case CardAction.SEND_AGAIN:
            return translate("PaymentCard", "Send again")
        case CardAction.NEW_VALIDITY:
            return translate("PaymentCard", "Send with new validity")
        case CardAction.LOOK_AGAIN:
            return translate("PaymentCard", "Look again")
        case CardAction.OPEN_AGAIN:
            return translate("PaymentCard", "Open again")
        case CardAction.DROP:
            return translate("PaymentCard", "Do not send")
        case CardAction.APPROVE:
            return translate("PaymentCard", "Approve…")
        case CardAction.GIVE_UP:
            return translate("PaymentCard", "Drop the request")
        case CardAction.PAID_ELSEWHERE:
            return translate("PaymentCard", "paid elsewhere…")
        case CardAction.EDIT:
            return translate("PaymentCard", "Edit")
        case CardAction.REMOVE:
            return translate("PaymentCard", "Remove")
        case CardAction.SEND_ANYWAY:
            return translate("PaymentCard", "Send anyway")
        case CardAction.RESOLVE_ANYWAY:
            return translate("PaymentCard", "Resolve anyway")
        case CardAction.SNOOZE_ANYWAY:
            return translate("PaymentCard", "Snooze anyway")
        case CardAction.ASSIGN_ANYWAY:
            return translate("PaymentCard", "Assign anyway")
        case CardAction.CHANGE_ANYWAY:
            return translate("PaymentCard", "Change anyway")
        case CardAction.LEAVE:
            return translate("PaymentCard", "Leave as it is")
        case CardAction.SAVE:
            return translate("PaymentCard", "Save and send")
        case CardAction.AS_IT_WAS:
            return translate("PaymentCard", "Leave as it was")
        case CardAction.USE_TEXT:
            return translate("PaymentCard", "Put text back")


def step_label(step: Step, declines: int, now: float) -> str:
    """What stands under a step: its name, and when it was reached."""
    word = step_word(step.name, declines)
    if step.at is None or step.mark is not StepMark.DONE:
        return word
    return f"{word} {formatting.clock(step.at)}" if now - step.at < formatting.DAY else word


def step_spoken(step: Step, declines: int, channel: Channel, now: float) -> str:
    """What a step says aloud and in its tooltip."""
    translate = QCoreApplication.translate
    if step.mark is StepMark.UNTOLD:
        return translate("PaymentCard", "{channel} does not tell when a message is read").format(
            channel=channel_name(channel)
        )
    word = step_word(step.name, declines)
    if step.at is not None:
        return f"{word}: {formatting.moment(step.at, now)}"
    match step.mark:
        case StepMark.NOW:
            return translate("PaymentCard", "{step}: now").format(step=word)
        case StepMark.TODO:
            return translate("PaymentCard", "{step}: not yet").format(step=word)
    return word


def step_word(name: StepName, declines: int) -> str:
    """The name of a step."""
    translate = QCoreApplication.translate
    match name:
        case StepName.SENT:
            return translate("PaymentCard", "Sent")
        case StepName.SEEN:
            return translate("PaymentCard", "Seen")
        case StepName.NO_RECEIPTS:
            return translate("PaymentCard", "No receipts")
        case StepName.PAYING:
            return translate("PaymentCard", "Paying")
        case StepName.PAID:
            return translate("PaymentCard", "Paid")
        case StepName.TICKETED:
            return translate("PaymentCard", "Ticketed")
        case StepName.APPROVAL:
            return translate("PaymentCard", "Approval")
        case StepName.QUEUED:
            return translate("PaymentCard", "Queued")
        case StepName.SENDING:
            return translate("PaymentCard", "Sending")
        case StepName.CHECKING:
            return translate("PaymentCard", "Checking")
        case StepName.REFUSED:
            return translate("PaymentCard", "Refused")
        case StepName.NOT_DELIVERED:
            return translate("PaymentCard", "Not delivered")
        case StepName.DECLINED if declines > 1:
            return translate("PaymentCard", "Declined × {count}").format(count=declines)
        case StepName.DECLINED:
            return translate("PaymentCard", "Declined")
        case StepName.PROCESSING:
            return translate("PaymentCard", "Processing")
        case StepName.FAILED:
            return translate("PaymentCard", "Failed")
        case StepName.EXPIRED:
            return translate("PaymentCard", "Expired")
        case StepName.CANCELLED:
            return translate("PaymentCard", "Cancelled")
        case StepName.LATE:
            return translate("PaymentCard", "Paid late")
        case StepName.TWICE:
            return translate("PaymentCard", "Paid twice")
        case StepName.REFUNDED:
            return translate("PaymentCard", "Refunded")
        case StepName.DISPUTED:
            return translate("PaymentCard", "Disputed")
