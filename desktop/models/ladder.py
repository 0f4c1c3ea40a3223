"""The payment ladder: a pure fold over facts that does not depend on their order or repetition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.models.dispute import Dispute, told_of
from desktop.models.fact import Fact, FactKind, canonical
from desktop.models.issuing import Issued
from desktop.models.ladder_link import LinkFacts, Outcome
from desktop.models.ladder_money import OF_DISPUTES, MoneyFacts, Payment
from desktop.models.ladder_papers import (
    issue_of,
    promised_beside,
    said_of_residual,
    stands,
    unvoided,
)
from desktop.models.stage import ReminderDue, Stage

_OFFERING = frozenset({FactKind.LINK_ASKED, FactKind.OFFER_KNOWN})
_PRICED = frozenset({FactKind.QUOTE_SAVED, FactKind.LINK_ASKED})
_ENDS = ("fare_hold_until", "ticketing_until", "departs_at")
"""What the airline ends a price by, whatever its customer was promised (UTC seconds)."""


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
    ordered = canonical(facts)
    if not ordered:
        return None
    money = MoneyFacts.of(ordered)
    generation = money.generation or _current(ordered)
    link = LinkFacts.of([fact for fact in ordered if fact.generation == generation])
    papers = unvoided(ordered)
    paperwork = {fact.kind: fact for fact in reversed(papers) if stands(fact, papers)}
    issued = issue_of(papers, paperwork)
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
    promised = promised_beside(ordered, generation)
    told_of_residual = said_of_residual(ordered, promised)
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


def _disputes(ordered: list[Fact]) -> tuple[Dispute, ...]:
    return told_of(
        (fact.at, fact.kind is FactKind.DISPUTE_CLOSED, fact.body)
        for fact in ordered
        if fact.kind in OF_DISPUTES
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
    links: dict[int, LinkFacts] = {}
    taken_back = {one.generation for one in ordered if one.kind is FactKind.LINK_WITHDRAWN}
    for generation in sorted({fact.generation for fact in ordered}):
        links[generation] = LinkFacts.of([one for one in ordered if one.generation == generation])
    for generation in sorted(links, reverse=True):
        older = [link for number, link in links.items() if number < generation and link.was_made]
        gone = links[generation].stage() is None and generation in taken_back
        if links[generation].was_made or not (
            any(link.can_be_paid for link in older) or (gone and older)
        ):
            return generation
    return newest


def _draft(ordered: list[Fact]) -> Outcome | None:
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
