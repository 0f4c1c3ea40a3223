"""The payment ladder: a pure fold over facts that does not depend on their order or repetition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop.models.dispute import Dispute, told_of
from desktop.models.issuing import Issued, issued_of
from desktop.models.rebooking.terms import GIVEN_TO
from desktop.models.stage import ReminderDue
from desktop.models.stage import Stage as Stage

SAID = "said"
"""The words of whoever refused a message. They may quote a person, so they stand beside a fact as a
private value; its body holds a code, `reason`."""


class FactKind(StrEnum):
    """What can become known about a quote and its links. The values are journal kinds.

    Body keys that the fold reads: `generation` (int, on all but quote facts), and as noted.
    """

    QUOTE_SAVED = "quote.saved"  # total, currency; fare_hold_until, ticketing_until, departs_at
    QUOTE_DISCARDED = "quote.discarded"
    LINK_ASKED = "link.asked"  # the same; residuals; `ends`; `offer_job`, `alternatives`
    APPROVAL_ASKED = "quote.approval_asked"  # reasons: a second person is needed
    APPROVED = "quote.approved"  # reasons
    LINK_WITHDRAWN = "link.withdrawn"  # taken back before anything left the desk
    LINK_CREATING = "link.creating"
    LINK_CHECKING = "link.checking"  # the provider's answer was ambiguous
    LINK_CREATED = "link.created"  # session, expires_at, total, currency
    LINK_REFUSED = "link.refused"  # reason
    MESSAGE_POSTING = "message.posting"
    MESSAGE_CHECKING = "message.checking"  # the hub's answer was ambiguous
    MESSAGE_ACCEPTED = "message.accepted"  # message; reminds (true where it is the reminder)
    MESSAGE_ON_PLATFORM = "message.on_platform"  # message
    MESSAGE_DELIVERED = "message.delivered"  # message
    MESSAGE_READ = "message.read"  # message
    MESSAGE_FAILED = "message.failed"  # message, reason
    MESSAGE_ABSENT = "message.absent"  # not found at the horizon: the agent must say
    PAYMENT_TRYING = "payment.trying"  # intent
    PAYMENT_AT_BANK = "payment.at_bank"  # intent
    PAYMENT_METHOD = "payment.method"  # intent, method, card_country, payer
    PAYMENT_DECLINED = "payment.declined"  # intent, reason, method
    PAYMENT_CANCELED = "payment.canceled"  # intent: the attempt ended without a result
    PAYMENT_PROCESSING = "payment.processing"  # session or intent, method
    PAYMENT_PAID = "payment.paid"  # session, intent, amount, currency
    PAYMENT_FAILED = "payment.failed"  # a delayed method failed
    PAID_ELSEWHERE = "payment.elsewhere"  # reason, amount, currency
    LINK_EXPIRED = "link.expired"  # session
    REMINDER_ASKED = "reminder.asked"  # by: "agent" or "desk"
    REMINDER_DUE = "reminder.due"  # reason: why a person has to send it
    CANCEL_ASKED = "cancel.asked"
    LINK_CANCELLED = "link.cancelled"  # session
    CANCEL_FAILED = "cancel.failed"  # reason
    TICKET_ISSUED = "ticket.issued"  # for and without (passengers' places), of (how many there are)
    TELLING_CUSTOMER = "ticket.telling"
    CUSTOMER_TOLD = "ticket.told"  # message
    TELL_FAILED = "ticket.tell_failed"  # reason
    TICKET_VOIDED = "ticket.voided"  # documents (how many): what was issued before is worth nothing
    TICKET_KEPT = "ticket.kept"  # it stays valid although its payment went back
    TICKETING_ASKED = "quote.ticketing_asked"  # total, residuals: the change needs no link
    RESIDUAL_ASKED = "residual.asked"  # ticketing is asked for what the paid quote promised
    RESIDUAL_REFUSED = "residual.refused"  # reason: that did not reach ticketing
    REFUND = "refund.updated"  # refund, amount, status
    REFUND_FAILED = "refund.failed"  # refund, reason
    GIVEN_BACK = "refund.given_back"  # amount, currency, by; failed: the refunds it stands for
    DISPUTED = "dispute.opened"  # dispute, amount, currency, reason, status, due_by
    DISPUTE_UPDATED = "dispute.updated"  # the same, as it is by then
    DISPUTE_CLOSED = "dispute.closed"  # the same; status says for whom the bank decided
    HINT_DISMISSED = "hint.dismissed"  # sign
    PRICED_AGAIN = "quote.priced_again"  # new: the quote that asks for the difference
    PRICES_AGAIN = "quote.prices_again"  # old: the quote whose payment counts for this one
    OFFER_GIVEN_UP = "offer.given_up"  # its message does not go: none of its links may stand
    OFFER_KNOWN = "offer.known"  # alternatives: another desk made these links in one offer


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known: what, when (UTC seconds, by its owner's clock), and who said so."""

    kind: FactKind
    at: float
    source: str
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def generation(self) -> int:
        """Which link of the quote it is about; 0 where it is about the quote itself."""
        return int(self.body.get("generation", 0))


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of a quote, and what went back of it, in minor units. `intent` is empty while
    only the session is known."""

    generation: int
    session: str
    intent: str
    amount: int
    refunded: int
    given: int = 0
    """What of `refunded` went back by another way, so that the provider knows nothing of it."""

    @property
    def left(self) -> int:
        """What can still be refunded of it."""
        return max(0, self.amount - self.refunded)


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came in (or, below 0, went back) at a moment, in minor units."""

    at: float
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is known of a quote's money.

    `since` is when the stage was reached and `source` who said so. `amount` and `paid` and
    `refunded` are minor units of `currency`; `reached` holds the first time (UTC seconds) of each
    rung that was really reached. `method` and `reason` are the provider's codes. `refund_pending`
    is the part of `refunded` that the provider has not confirmed yet. `elsewhere`: somebody has
    marked it as paid by another way. `carriers` counts the messages that carry the link. `reminded`
    is when the customer was reminded of it (UTC seconds), and `reminder_due` why a person has to
    see to that. `dispute_closed`: the bank has decided the dispute that `stage` tells of, against
    us. `disputes` are all of them. `issued` is which passengers have their tickets, None before
    any. `priced_again` is the quote that asks for what this one's payment did not cover,
    `prices_again` the one whose payment counts for this one. `failed` are the refunds that failed
    for good and that nothing stands for, each with its amount (0 where nobody told it). `kept`: the
    ticket stays valid although all of its money went back, by somebody's word. `promised` is what
    the link said that the customer gets beside paying (a voucher, or back on the card);
    `residual_asked`: ticketing has been asked for it; `residual_refused`: it was, in vain.
    `card_country` (ISO 3166) and `payer` are what the provider knows of who paid; `dismissed` are
    hints that somebody has looked at. `alternatives` are the quotes of the offer that it is part
    of, itself among them; empty where it stands alone. `instead_of` is what another link came to,
    in minor units, in whose place this one was made; None where it was made in none's.
    `ticketing_until` is the airline's ticketing time limit (UTC seconds), where the quote has one.
    `price_ended` is when the airline's price had ended, where the money came after that.
    """

    stage: Stage
    since: float
    source: str
    generation: int = 0
    currency: str = ""
    amount: int = 0
    paid: int = 0
    refunded: int = 0
    refund_pending: int = 0
    payments: tuple[Payment, ...] = ()
    session: str = ""
    intent: str = ""
    expires_at: float | None = None
    message: int | None = None
    method: str = ""
    reason: str = ""
    declines: int = 0
    not_delivered: str = ""
    cancel_failed: str = ""
    elsewhere: bool = False
    carriers: int = 0
    reminded: float | None = None
    reminder_due: ReminderDue = ReminderDue.NO
    dispute_closed: bool = False
    disputes: tuple[Dispute, ...] = ()
    issued: Issued | None = None
    priced_again: str = ""
    prices_again: str = ""
    failed: tuple[tuple[str, int], ...] = ()
    kept: bool = False
    promised: int = 0
    residual_asked: bool = False
    residual_refused: bool = False
    card_country: str = ""
    payer: str = ""
    dismissed: frozenset[str] = frozenset()
    reached: Mapping[Stage, float] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()
    instead_of: int | None = None
    ticketing_until: float | None = None
    price_ended: float | None = None

    @property
    def dispute(self) -> Dispute | None:
        """The dispute that matters most: one that is not decided, or else the last one."""
        undecided = [one for one in self.disputes if not one.is_closed]
        return undecided[0] if undecided else self.disputes[-1] if self.disputes else None

    @property
    def may_ticket(self) -> bool:
        """Whether a ticket may be issued: somebody still waits for one, and more was paid than went
        back. The one place that says so; what part went back is asked about, and bars nothing."""
        if Stage.TICKETED in self.reached or Stage.TOLD in self.reached:
            return False
        return self.is_covered

    @property
    def residual_due(self) -> bool:
        """Whether the customer has paid, and nobody has asked ticketing for what they get beside
        that."""
        return self.promised > 0 and not self.residual_asked and self.is_covered

    @property
    def is_covered(self) -> bool:
        """Whether there is money for a ticket, which nobody disputes."""
        if not self.stage.has_money or self.stage is Stage.DISPUTED:
            return False
        return self.elsewhere or self.paid > self.refunded

    @property
    def has_ticket(self) -> bool:
        """Whether anybody holds a ticket of this quote that was not voided."""
        return self.issued is not None and self.issued.has_document

    @property
    def may_void(self) -> bool:
        """Whether there is a ticket for which no money is here any more."""
        unpaid = not self.stage.has_money and self.stage is not Stage.PROCESSING
        gone = self.stage is Stage.REFUNDED or unpaid
        return gone and self.has_ticket and not self.kept and not self.elsewhere

    @property
    def failed_amount(self) -> int:
        """How much of what failed to go back is still here, in minor units: not what a bank gave
        back for good in a dispute, which is all where it tells no amount. A dispute that may yet
        take it hides nothing."""
        lost = [one.amount or self.left for one in self.disputes if one.is_lost]
        here = max(0, self.left - sum(lost))
        told = [amount for _, amount in self.failed]
        return min(here, sum(told)) if all(told) else here

    @property
    def left(self) -> int:
        """What can still be refunded of all payments, in minor units."""
        return sum(payment.left for payment in self.payments)

    def refundable(self, amount: int = 1) -> Payment | None:
        """The payment of which so much can be refunded; of several the last, for it was too
        much. None where no single one has so much left."""
        fitting = [payment for payment in self.payments if payment.left >= max(1, amount)]
        return fitting[-1] if fitting else None


def fold(facts: Iterable[Fact]) -> Ladder | None:
    """Return what all facts about one quote together say; None when there is nothing to say.

    The order and repetition of `facts` do not matter: a source counts once, and time decides by the
    owner's own stamps. Paid never turns back into unpaid.
    """
    ordered = _canonical(facts)
    if not ordered:
        return None
    money = _Money.of(ordered)
    generation = money.generation or _current(ordered)
    link = _Link.of([fact for fact in ordered if fact.generation == generation])
    papers = _unvoided(ordered)
    paperwork = {fact.kind: fact for fact in reversed(papers) if _stands(fact, papers)}
    issued = _issue(papers, paperwork)
    asked = next(
        (
            one.body
            for one in reversed(ordered)
            if one.kind in _PRICED and one.generation in (0, generation)
        ),
        {},
    )
    price_ended = _ended_before(money.first, asked)
    late = price_ended is not None
    outcome = money.stage(link, paperwork, issued, late) or link.stage() or _draft(ordered)
    if outcome is None:
        return None
    stage, fact = outcome
    reached = dict(link.reached)
    if money.first is not None:
        reached[Stage.PAID] = money.first.at
    for kind, rung in (
        (FactKind.TICKET_ISSUED, Stage.TICKETED),
        (FactKind.CUSTOMER_TOLD, Stage.TOLD),
    ):
        if kind in paperwork and (issued is None or issued.is_complete):
            reached[rung] = paperwork[kind].at
    created = link.created.body if link.created else {}
    promised = _promised(ordered, generation)
    told_of_residual = _of_residual(ordered, promised)
    return Ladder(
        stage=stage,
        since=fact.at,
        source=fact.source,
        generation=generation,
        currency=str(created.get("currency") or asked.get("currency") or money.currency),
        amount=int(created.get("total") or asked.get("total") or money.total),
        paid=money.total,
        refunded=money.refunded,
        refund_pending=money.refund_pending,
        payments=money.each(),
        session=str(created.get("session") or money.session),
        intent=str((money.first.body.get("intent") if money.first else "") or link.intent),
        expires_at=created.get("expires_at"),
        message=link.message,
        method=link.method,
        reason=_why(fact),
        declines=link.declines,
        not_delivered=link.not_delivered,
        cancel_failed=link.cancel_failed,
        elsewhere=FactKind.PAID_ELSEWHERE in paperwork,
        carriers=len(link.rungs.keys() | link.failed.keys()),
        reminded=link.reminded,
        reminder_due=link.reminder_due if link.reminded is None else ReminderDue.NO,
        dispute_closed=fact.kind is FactKind.DISPUTE_CLOSED,
        disputes=_disputes(ordered),
        issued=issued,
        priced_again=_last(ordered, FactKind.PRICED_AGAIN, "new"),
        prices_again=_last(ordered, FactKind.PRICES_AGAIN, "old"),
        failed=money.failed(),
        kept=any(one.kind is FactKind.TICKET_KEPT for one in papers),
        promised=promised,
        residual_asked=told_of_residual is FactKind.RESIDUAL_ASKED,
        residual_refused=told_of_residual is FactKind.RESIDUAL_REFUSED,
        card_country=_last(ordered, FactKind.PAYMENT_METHOD, "card_country"),
        payer=_last(ordered, FactKind.PAYMENT_METHOD, "payer"),
        dismissed=frozenset(
            str(one.body.get("sign", "")) for one in ordered if one.kind is FactKind.HINT_DISMISSED
        ),
        reached=reached,
        alternatives=alternatives_of(ordered),
        instead_of=_instead_of(ordered, generation),
        ticketing_until=asked.get("ticketing_until"),
        price_ended=price_ended,
    )


def _ended_before(paid: Fact | None, asked: Mapping[str, Any]) -> float | None:
    """When the price had ended by the airline (UTC seconds), where the money came after that: a
    delayed payment may succeed days after its link was used."""
    ended = min((asked[one] for one in _ENDS if asked.get(one) is not None), default=None)
    return ended if paid is not None and ended is not None and ended < paid.at else None


def movements(facts: Iterable[Fact]) -> tuple[Movement, ...]:
    """Return each payment of a quote, and each refund that has not failed, when it was first known,
    the earliest first. Together they are the ladder's `paid` less its `refunded`."""
    money = _Money.of(_canonical(facts))
    came = [Movement(one.at, _amount(one), money.currency) for one in money.payments.values()]
    went = [
        Movement(money.refunded_at.get(key, one.at), -_amount(one), money.currency)
        for key, one in money.refunds.items()
        if not _refund_failed(one)
    ]
    return tuple(sorted(came + went, key=lambda one: (one.at, -one.amount)))


def _instead_of(ordered: list[Fact], generation: int) -> int | None:
    """What the link came to that ended for the one of `generation`."""
    ended = next(
        (
            int(one.body["ends"])
            for one in ordered
            if one.kind is FactKind.LINK_ASKED
            and one.generation == generation
            and one.body.get("ends")
        ),
        0,
    )
    totals = (
        int(one.body.get("total", 0))
        for one in ordered
        if one.kind is FactKind.LINK_CREATED and one.generation == ended
    )
    return next(totals, None) if ended else None


def offered_with(facts: Iterable[Fact]) -> dict[str, int]:
    """The quotes, each with its generation, that were last asked for in one message with the quote
    that `facts` are about, in the message's order (of another desk's offer in that in which its
    links were made) and itself among them; empty where it was asked for alone."""
    asked = [one for one in facts if one.kind in _OFFERING and "alternatives" in one.body]
    last = max(asked, key=lambda one: (one.at, one.source), default=None)
    return {str(quote): int(of) for quote, of in last.body["alternatives"]} if last else {}


def alternatives_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The quotes of the offer that these facts' quote is part of; empty where it stands alone."""
    return tuple(offered_with(facts))


_RANK = {kind: rank for rank, kind in enumerate(FactKind)}
_OFFERING = frozenset({FactKind.LINK_ASKED, FactKind.OFFER_KNOWN})
_PRICED = frozenset({FactKind.QUOTE_SAVED, FactKind.LINK_ASKED})
_ENDS = ("fare_hold_until", "ticketing_until", "departs_at")
"""What the airline ends a price by, whatever its customer was promised (UTC seconds)."""
_PAPERWORK = frozenset(
    {
        FactKind.TICKET_ISSUED,
        FactKind.TELLING_CUSTOMER,
        FactKind.CUSTOMER_TOLD,
        FactKind.TELL_FAILED,
        FactKind.PAID_ELSEWHERE,
    }
)
_OF_TICKETS = frozenset(
    {
        FactKind.TICKET_ISSUED,
        FactKind.TELLING_CUSTOMER,
        FactKind.CUSTOMER_TOLD,
        FactKind.TELL_FAILED,
        FactKind.TICKET_KEPT,
    }
)
_OF_RESIDUALS = frozenset({FactKind.RESIDUAL_ASKED, FactKind.RESIDUAL_REFUSED})
_ATTEMPT = {
    FactKind.PAYMENT_TRYING: Stage.PAYING,
    FactKind.PAYMENT_AT_BANK: Stage.AT_BANK,
    FactKind.PAYMENT_DECLINED: Stage.DECLINED,
    FactKind.PAYMENT_PROCESSING: Stage.PROCESSING,
    FactKind.PAYMENT_FAILED: Stage.PAYMENT_FAILED,
}
_MESSAGE_RUNGS = {
    FactKind.MESSAGE_ACCEPTED: Stage.WITH_HUB,
    FactKind.MESSAGE_ON_PLATFORM: Stage.SENT,
    FactKind.MESSAGE_DELIVERED: Stage.DELIVERED,
    FactKind.MESSAGE_READ: Stage.SEEN,
}
_RUNG_ORDER = {rung: height for height, rung in enumerate(_MESSAGE_RUNGS.values())}
_PROGRESS = {
    FactKind.MESSAGE_POSTING: Stage.CREATING,
    FactKind.MESSAGE_CHECKING: Stage.CHECKING,
    FactKind.MESSAGE_ABSENT: Stage.UNKNOWN,
}
_OF_DISPUTES = frozenset({FactKind.DISPUTED, FactKind.DISPUTE_UPDATED, FactKind.DISPUTE_CLOSED})
_DISPUTE_OVER = frozenset({"won", "warning_closed", "prevented"})
_REFUND_UNDER_WAY = frozenset({"pending", "requires_action"})
# A provider stamps whole seconds: an end this close to the planned one is the planned one.
_EXPIRY_SLACK_S = 5.0

_Outcome = tuple[Stage, Fact]


def _canonical(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each source, in the one order in which they are folded."""

    def key(fact: Fact) -> tuple[float, int, str, str]:
        return fact.at, _RANK[fact.kind], fact.source, repr(sorted(fact.body.items()))

    unique: dict[str, Fact] = {}
    for fact in sorted(facts, key=key):
        unique.setdefault(fact.source, fact)
    return list(unique.values())


def _stands(fact: Fact, ordered: list[Fact]) -> bool:
    """Whether it is paperwork, and no news that its message failed on the platform afterwards."""
    if fact.kind is not FactKind.CUSTOMER_TOLD or fact.body.get("message") is None:
        return fact.kind in _PAPERWORK
    message = fact.body["message"]
    return not any(
        one.kind is FactKind.TELL_FAILED and one.body.get("message") == message for one in ordered
    )


def _unvoided(ordered: list[Fact]) -> list[Fact]:
    """The facts without what was issued, told and kept before a ticket was voided."""
    voided = max(
        (place for place, fact in enumerate(ordered) if fact.kind is FactKind.TICKET_VOIDED),
        default=-1,
    )
    if voided < 0:
        return ordered
    after = ordered[voided:]
    issued = any(fact.kind is FactKind.TICKET_ISSUED for fact in after)
    return [
        fact
        for place, fact in enumerate(ordered)
        if fact.kind not in _OF_TICKETS
        # News of the voided ticket may come late: it is none of another that is not issued yet.
        or (place > voided and (issued or fact.kind is not FactKind.CUSTOMER_TOLD))
    ]


def _promised(ordered: list[Fact], generation: int) -> int:
    """What the link of `generation` promised beside what is to be paid."""
    told = (
        _given_to(one)
        for one in reversed(ordered)
        if one.kind is FactKind.LINK_ASKED and one.generation == generation
    )
    return next(told, 0)


def _given_to(fact: Fact) -> int:
    """What its customer gets beside the price, in minor units."""
    told = fact.body.get("residuals") or ()
    return sum(int(amount) for use, amount in told if use in GIVEN_TO)


def _of_residual(ordered: list[Fact], promised: int) -> FactKind | None:
    """What was told last of the request for what the link promised. Older desks could ask for it
    before the link, which was no fact of its own yet: it is not asked for twice."""
    told = [
        FactKind.RESIDUAL_ASKED if one.kind is FactKind.TICKETING_ASKED else one.kind
        for one in ordered
        if one.kind in _OF_RESIDUALS
        or (
            one.kind is FactKind.TICKETING_ASKED
            and int(one.body.get("total", 0)) > 0
            and _given_to(one) == promised
        )
    ]
    return told[-1] if told else None


def _issue(ordered: list[Fact], paperwork: dict[FactKind, Fact]) -> Issued | None:
    """What was issued. While passengers wait, neither the ticket nor the telling stands."""
    known: list[Fact] = []
    for fact in ordered:
        if fact.kind is FactKind.TICKET_ISSUED:
            known.append(fact)
            issued = issued_of(one.body for one in known)
            if issued is not None and issued.is_complete:
                paperwork[FactKind.TICKET_ISSUED] = fact  # the one that made it whole
                break
    else:
        if known:
            paperwork[FactKind.TICKET_ISSUED] = known[-1]
            paperwork.pop(FactKind.CUSTOMER_TOLD, None)
    return issued_of(one.body for one in known)


def _disputes(ordered: list[Fact]) -> tuple[Dispute, ...]:
    return told_of(
        (fact.at, fact.kind is FactKind.DISPUTE_CLOSED, fact.body)
        for fact in ordered
        if fact.kind in _OF_DISPUTES
    )


def _last(ordered: list[Fact], kind: FactKind, key: str) -> str:
    """What facts of a kind told last; empty where they tell nothing."""
    told = (str(one.body.get(key) or "") for one in reversed(ordered) if one.kind is kind)
    return next(filter(None, told), "")


def _why(fact: Fact) -> str:
    """The provider's code for a stage; `lost` for a dispute that the bank decided against us."""
    lost = fact.kind is FactKind.DISPUTE_CLOSED
    return "lost" if lost else str(fact.body.get("reason", ""))


def _current(ordered: list[Fact]) -> int:
    """Which of the quote's links counts while nothing is paid: the newest; but one that is only
    asked for gives way to an older one while that can be paid, and one that was taken back to any
    that was made."""
    newest = max(fact.generation for fact in ordered)
    if newest <= 1:
        return newest
    links: dict[int, _Link] = {}
    taken_back = {one.generation for one in ordered if one.kind is FactKind.LINK_WITHDRAWN}
    for generation in sorted({fact.generation for fact in ordered}):
        links[generation] = _Link.of([one for one in ordered if one.generation == generation])
    for generation in sorted(links, reverse=True):
        older = [link for number, link in links.items() if number < generation and link.was_made]
        gone = links[generation].stage() is None and generation in taken_back
        if links[generation].was_made or not (
            any(link.can_be_paid for link in older) or (gone and older)
        ):
            return generation
    return newest


def _draft(ordered: list[Fact]) -> _Outcome | None:
    """A quote that was saved and neither discarded nor asked for."""
    last = next(
        (
            fact
            for fact in reversed(ordered)
            if fact.kind in (FactKind.QUOTE_SAVED, FactKind.QUOTE_DISCARDED)
        ),
        None,
    )
    if last is None or last.kind is FactKind.QUOTE_DISCARDED:
        return None
    return Stage.DRAFT, last


@dataclass(slots=True)
class _Link:
    """One generation: its link, its messages, and the attempts to pay it."""

    created: Fact | None = None
    lapsed: _Outcome | None = None
    attempt: _Outcome | None = None
    cancel: _Outcome | None = None
    request: _Outcome | None = None
    progress: _Outcome | None = None
    rungs: dict[int, _Outcome] = field(default_factory=dict)
    failed: dict[int, Fact] = field(default_factory=dict)
    message: int | None = None
    intent: str = ""
    method: str = ""
    declines: int = 0
    not_delivered: str = ""
    cancel_failed: str = ""
    reminded: float | None = None
    reminder_due: ReminderDue = ReminderDue.NO
    reached: dict[Stage, float] = field(default_factory=dict)

    @property
    def was_made(self) -> bool:
        """Whether something of what is known says that there is, or was, a link."""
        return bool(self.created or self.rungs or self.failed or self.attempt or self.lapsed)

    @property
    def can_be_paid(self) -> bool:
        """Whether the link is there and has not ended."""
        failed = self.attempt is not None and self.attempt[0] is Stage.PAYMENT_FAILED
        return self.created is not None and self.lapsed is None and not failed

    @classmethod
    def of(cls, ordered: list[Fact]) -> "_Link":
        link = cls()
        for fact in ordered:
            link._take_link(fact)
            link._take_message(fact)
            link._take_attempt(fact)
        link._settle(ordered)
        return link

    def _take_link(self, fact: Fact) -> None:
        match fact.kind:
            case FactKind.LINK_ASKED:
                self.request = Stage.QUEUED, fact
            case FactKind.APPROVAL_ASKED:
                self.request = Stage.NEEDS_APPROVAL, fact
            case FactKind.APPROVED:
                self.request = Stage.QUEUED, fact
            case FactKind.LINK_WITHDRAWN:
                self.request = self.cancel = None  # without a link there is nothing to cancel
            case FactKind.LINK_CREATING:
                self.request = Stage.CREATING, fact
            case FactKind.LINK_CHECKING:
                self.request = Stage.CHECKING, fact
            case FactKind.LINK_REFUSED:
                self.request = Stage.REFUSED, fact
            case FactKind.LINK_CREATED:
                self.created = self.created or fact
            case FactKind.CANCEL_ASKED:
                self.cancel = Stage.CANCELLING, fact
            case FactKind.CANCEL_FAILED:
                self.cancel = Stage.CANCEL_FAILED, fact
                self.cancel_failed = str(fact.body.get("reason", ""))
            case FactKind.REMINDER_DUE:
                self.reminder_due = _due(fact)
            case _:
                pass

    def _take_message(self, fact: Fact) -> None:
        if fact.kind in _PROGRESS:
            self.progress = _PROGRESS[fact.kind], fact
        message = fact.body.get("message")
        if fact.kind is FactKind.MESSAGE_FAILED:
            # The hub may refuse a message before it has an id.
            self.failed[-1 if message is None else message] = fact
        rung = _MESSAGE_RUNGS.get(fact.kind)
        if rung is None:
            return
        if fact.kind is FactKind.MESSAGE_ACCEPTED:
            self.reminder_due = ReminderDue.NO  # sent once more is reminded, by whatever channel
        if fact.body.get("reminds") and self.reminded is None:
            self.reminded = fact.at
        message = -1 if message is None else message
        before = self.rungs.get(message)
        if before is None or _RUNG_ORDER[rung] > _RUNG_ORDER[before[0]]:
            self.rungs[message] = rung, fact
        self.reached.setdefault(rung, fact.at)

    def _take_attempt(self, fact: Fact) -> None:
        self.intent = str(fact.body.get("intent") or self.intent)
        if fact.kind is FactKind.PAYMENT_DECLINED:
            self.declines += 1
        if fact.kind in _ATTEMPT:
            self.attempt = _ATTEMPT[fact.kind], fact
            self.reached.setdefault(Stage.PAYING, fact.at)
            if fact.kind in (FactKind.PAYMENT_TRYING, FactKind.PAYMENT_AT_BANK):
                self.method = ""  # another attempt, perhaps by another way: not the last one's
        elif fact.kind is FactKind.PAYMENT_CANCELED:
            self.attempt = None
        self.method = str(fact.body.get("method") or self.method)

    def _settle(self, ordered: list[Fact]) -> None:
        """What can only be said once all facts are in."""
        expires_at = self.created.body.get("expires_at") if self.created else None
        for fact in ordered:
            if fact.kind is FactKind.LINK_CANCELLED:
                self.lapsed = Stage.CANCELLED, fact
            elif fact.kind is FactKind.LINK_EXPIRED and (
                self.lapsed is None or self.lapsed[0] is not Stage.CANCELLED
            ):
                early = expires_at is not None and fact.at < expires_at - _EXPIRY_SLACK_S
                self.lapsed = (Stage.CANCELLED if early else Stage.EXPIRED), fact
        standing = {key: rung for key, rung in self.rungs.items() if key not in self.failed}
        if standing:
            best = max(standing, key=lambda key: (_RUNG_ORDER[standing[key][0]], key))
            self.message = None if best < 0 else best
        elif self.failed:
            last = max(self.failed)
            self.message = None if last < 0 else last
            body = self.failed[last].body
            self.not_delivered = str(body.get(SAID) or body.get("reason") or "failed")

    def stage(self) -> _Outcome | None:
        """Where an unpaid link stands; None when there is none."""
        if self.attempt and self.attempt[0] is Stage.PROCESSING:
            return self.attempt
        if self.attempt and self.attempt[0] is Stage.PAYMENT_FAILED:
            return self.attempt
        return (
            self.lapsed
            or self.cancel
            or self.attempt
            or self._message_stage()
            or self._link_stage()
        )

    def _message_stage(self) -> _Outcome | None:
        standing = [rung for key, rung in self.rungs.items() if key not in self.failed]
        if standing:
            return max(standing, key=lambda rung: _RUNG_ORDER[rung[0]])
        last_failed = max(self.failed.values(), key=lambda fact: fact.at, default=None)
        if self.progress and (last_failed is None or self.progress[1].at > last_failed.at):
            return self.progress
        return (Stage.NOT_DELIVERED, last_failed) if last_failed else None

    def _link_stage(self) -> _Outcome | None:
        if self.created:
            return Stage.CREATING, self.created
        return self.request


@dataclass(slots=True)
class _Money:
    """What was paid and what went back, over all generations of a quote."""

    payments: dict[str, Fact] = field(default_factory=dict)
    refunds: dict[str, Fact] = field(default_factory=dict)
    refunded_at: dict[str, float] = field(default_factory=dict)
    disputes: dict[str, Fact] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, ordered: list[Fact]) -> "_Money":
        money = cls()
        # A payment is told by its session and by its PaymentIntent: one of them, known by both.
        intent_of = {
            fact.body["session"]: fact.body["intent"]
            for fact in ordered
            if fact.body.get("session") and fact.body.get("intent")
        }
        unclaimed = _unclaimed_intents(ordered, set(intent_of.values()))
        for fact in ordered:
            if fact.kind is FactKind.PAYMENT_PAID:
                session = str(fact.body.get("session") or "")
                intent = fact.body.get("intent") or intent_of.get(session)
                key = str(intent or unclaimed.get(fact.generation) or session)
                known = money.payments.setdefault(key, fact)
                said = {name: value for name, value in known.body.items() if value}
                money.payments[key] = Fact(
                    known.kind, known.at, known.source, {**known.body, **fact.body, **said}
                )
            elif fact.kind in (FactKind.REFUND, FactKind.REFUND_FAILED):
                key = str(fact.body.get("refund", ""))
                money.refunded_at.setdefault(key, fact.at)
                before = money.refunds.get(key)
                if before is None or not _refund_failed(before):
                    money.refunds[key] = fact
            elif fact.kind is FactKind.GIVEN_BACK:
                money.refunds[fact.source] = fact  # its own key: it stands for others
                money.refunded_at.setdefault(fact.source, fact.at)
                money.settled.update(_names(fact.body.get("failed")))
            elif fact.kind in _OF_DISPUTES:
                key = str(fact.body.get("dispute", ""))
                before = money.disputes.get(key)
                ends = fact.kind is FactKind.DISPUTE_CLOSED
                if before is None or (ends and before.kind is not FactKind.DISPUTE_CLOSED):
                    money.disputes[key] = fact  # how it goes on meanwhile changes no stage
        return money

    @property
    def first(self) -> Fact | None:
        """The earliest payment."""
        return next(iter(self.payments.values()), None)

    @property
    def generation(self) -> int:
        return self.first.generation if self.first else 0

    @property
    def currency(self) -> str:
        return str(self.first.body.get("currency", "")) if self.first else ""

    @property
    def session(self) -> str:
        return str(self.first.body.get("session", "")) if self.first else ""

    @property
    def total(self) -> int:
        return sum(_amount(fact) for fact in self.payments.values())

    @property
    def refunded(self) -> int:
        return sum(_amount(fact) for fact in self.refunds.values() if not _refund_failed(fact))

    @property
    def refund_pending(self) -> int:
        return sum(
            _amount(fact)
            for fact in self.refunds.values()
            if fact.body.get("status") in _REFUND_UNDER_WAY
        )

    def failed(self) -> tuple[tuple[str, int], ...]:
        """The refunds that failed after the last one that did not, and for which nothing was given
        by another way. What was given stands for those that it names, and for no others."""
        went = [one for one in self.refunds.values() if not _refund_failed(one)]
        by_provider = (one for one in went if one.kind is not FactKind.GIVEN_BACK)
        last = max(map(_when, by_provider), default=(0.0, ""))
        return tuple(
            (key, _amount(fact))
            for key, fact in self.refunds.items()
            if _refund_failed(fact) and key not in self.settled and _when(fact) > last
        )

    @property
    def _last_refund(self) -> Fact | None:
        """The latest refund that is not settled by another way; what was given so comes after one
        that failed, whenever it did."""
        standing = [
            fact
            for key, fact in self.refunds.items()
            if not (_refund_failed(fact) and key in self.settled)
        ]
        by_provider = [one for one in standing if one.kind is not FactKind.GIVEN_BACK]
        last = max(by_provider, key=_when, default=None)
        if last is not None and _refund_failed(last):
            return last
        return max(standing, key=_when, default=None)

    def each(self) -> tuple[Payment, ...]:
        """The payments with what went back of each, the earliest first. A refund that names none
        of them counts where there is still most left."""
        back = dict.fromkeys(self.payments, 0)
        given = dict.fromkeys(self.payments, 0)
        loose: list[Fact] = []
        for fact in self.refunds.values():
            intent = str(fact.body.get("intent") or "")
            if _refund_failed(fact):
                continue
            if intent in back:
                back[intent] += _amount(fact)
            else:
                loose.append(fact)
        for fact in loose:
            if back:
                most = max(back, key=lambda key: _amount(self.payments[key]) - back[key])
                back[most] += _amount(fact)
                if fact.kind is FactKind.GIVEN_BACK:
                    given[most] += _amount(fact)
        found: list[Payment] = []
        for key, fact in self.payments.items():
            session = str(fact.body.get("session") or "")
            intent = str(fact.body.get("intent") or ("" if key == session else key))
            found.append(
                Payment(fact.generation, session, intent, _amount(fact), back[key], given[key])
            )
        return tuple(found)

    def stage(
        self,
        link: _Link,
        paperwork: Mapping[FactKind, Fact],
        issued: Issued | None,
        late: bool,
    ) -> _Outcome | None:
        """Where a paid quote stands; None when no money has come. `late`: after its price."""
        elsewhere = paperwork.get(FactKind.PAID_ELSEWHERE)
        if self.first is None and elsewhere is None:
            return None
        against_us = [
            fact
            for fact in self.disputes.values()
            if str(fact.body.get("status", "")) not in _DISPUTE_OVER
        ]
        # One that the bank has not decided goes before those that it has.
        open_dispute = next(
            (fact for fact in against_us if fact.kind is not FactKind.DISPUTE_CLOSED),
            next(iter(against_us), None),
        )
        if open_dispute is not None:
            return Stage.DISPUTED, open_dispute
        refund = self._last_refund
        if refund is not None and _refund_failed(refund):
            return Stage.REFUND_FAILED, refund
        payments = list(self.payments.values())
        surplus = self.total - int(payments[0].body.get("amount", 0)) if payments else 0
        if elsewhere is not None:
            surplus = (
                self.total
            )  # it was paid by another way: all that the link brought is too much
        if refund is not None and self.refunded >= self.total and elsewhere is None:
            return Stage.REFUNDED, refund
        if surplus > self.refunded:
            return Stage.PAID_TWICE, payments[0 if elsewhere is not None else 1]
        if refund is not None and self.refunded > surplus:
            return Stage.PARTLY_REFUNDED, refund
        if FactKind.CUSTOMER_TOLD in paperwork:
            return Stage.TOLD, paperwork[FactKind.CUSTOMER_TOLD]
        if FactKind.TICKET_ISSUED in paperwork:
            whole = issued is None or issued.is_complete
            stage = Stage.TICKETED if whole else Stage.PARTLY_TICKETED
            return stage, paperwork[FactKind.TICKET_ISSUED]
        if self.first is None or elsewhere is not None:
            return (Stage.PAID_ELSEWHERE, elsewhere) if elsewhere else None
        if late or (link.lapsed is not None and link.lapsed[1].at < self.first.at):
            return Stage.PAID_AFTER_LAPSE, self.first
        return Stage.PAID, self.first


def _unclaimed_intents(ordered: list[Fact], claimed: set[object]) -> dict[int, object]:
    """By generation, the one paid PaymentIntent that no session names.

    A generation has one session: where that was told as paid without its PaymentIntent, this is it.
    """
    loose: dict[int, set[object]] = {}
    for fact in ordered:
        intent = fact.body.get("intent")
        if fact.kind is FactKind.PAYMENT_PAID and intent and intent not in claimed:
            loose.setdefault(fact.generation, set()).add(intent)
    return {number: found.pop() for number, found in loose.items() if len(found) == 1}


def _due(fact: Fact) -> ReminderDue:
    """Why a person has to remind; by a reason that is not known, because nobody else may."""
    reason = str(fact.body.get("reason", ""))
    return ReminderDue(reason) if reason in set(ReminderDue) and reason else ReminderDue.PERSON


def _when(fact: Fact) -> tuple[float, str]:
    return fact.at, fact.source


def _names(value: object) -> Iterable[str]:
    """The ids that a body lists."""
    return map(str, value) if isinstance(value, list | tuple) else ()


def _amount(fact: Fact) -> int:
    """Minor units; 0 where a fact tells none."""
    return int(fact.body.get("amount", 0))


def _refund_failed(fact: Fact) -> bool:
    return fact.kind is FactKind.REFUND_FAILED or fact.body.get("status") in ("failed", "canceled")
