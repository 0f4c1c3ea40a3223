"""What can become known of a quote's money, and the one order in which it is folded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

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


_RANK = {kind: rank for rank, kind in enumerate(FactKind)}


def canonical(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each source, in the one order in which they are folded."""

    def key(fact: Fact) -> tuple[float, int, str, str]:
        return fact.at, _RANK[fact.kind], fact.source, repr(sorted(fact.body.items()))

    unique: dict[str, Fact] = {}
    for fact in sorted(facts, key=key):
        unique.setdefault(fact.source, fact)
    return list(unique.values())


def amount_of(fact: Fact) -> int:
    """Minor units; 0 where a fact tells none."""
    return int(fact.body.get("amount", 0))
