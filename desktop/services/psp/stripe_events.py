"""Stripe's events as facts for the journal: pure functions.

A fact's `source` names the fact and not the event wherever the fact can be recognised, because
Stripe may tell one fact in two events (docs.stripe.com/webhooks, "Handle duplicate events"), and
two desks read the same feed:

| fact | source |
|---|---|
| paid | `stripe:paid:<session>` and `stripe:paid:<PaymentIntent>`; the fold joins the two |
| processing | `stripe:processing:<session>`, `stripe:processing:<PaymentIntent>:<attempt>` |
| failed (delayed method) | `stripe:failed:<session>`, `stripe:failed:<PaymentIntent>:<attempt>` |
| expired | `stripe:expired:<session>` |
| trying, cancelled | `stripe:trying:<PaymentIntent>`, `stripe:canceled:<PaymentIntent>` |
| at the bank, declined | `stripe:at_bank:<PaymentIntent>:<attempt>`, `stripe:declined:…` |
| refund | `stripe:refund:<refund>:<status>`: each status once |
| dispute | `stripe:dispute:<dispute>:opened`, `stripe:dispute:<dispute>:closed` |
| how a dispute goes on | `stripe:dispute:<dispute>:<status>:<second>` |

An attempt is known by its charge; before there is one, by its payment method and by the request
that caused the event (the same for both copies), or else by the second in which it happened.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.models.fact import FactKind
from desktop.services.psp.gateway import PaymentFact
from desktop.services.psp.stripe_params import DELAYED_METHODS
from desktop.services.psp.stripe_wire import (
    PAID,
    Json,
    Unreadable,
    desk_metadata,
    mapping,
    money,
    number,
    optional_text,
    reference,
    text,
)

TYPES = (
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "payment_intent.created",
    "payment_intent.requires_action",
    "payment_intent.processing",
    "payment_intent.payment_failed",
    "payment_intent.succeeded",
    "payment_intent.canceled",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.refunded",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
)
"""The event types that the watcher asks for. Stripe allows 20 in one list call."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What some events say. `seen` are the ids of all of them; `newest` is the latest creation
    (UTC seconds); `refunded_charges` are charges with refunds that no event here itemises.
    """

    facts: tuple[PaymentFact, ...]
    seen: frozenset[str]
    newest: float
    unread: int
    refunded_charges: tuple[str, ...]


def read(events: Iterable[object], known: frozenset[str] = frozenset()) -> Reading:
    """Turn events into facts, oldest first, leaving out those whose ids are in `known`.

    What cannot be read is counted and set aside; it never spoils the rest.
    """
    found: dict[str, tuple[PaymentFact, ...]] = {}
    new_charges: list[str] = []
    itemised: set[str] = set()
    newest, unread = 0.0, 0
    for item in events:
        try:
            event = mapping(item, "event")
            event_id, at = text(event, "id"), float(number(event, "created"))
            newest = max(newest, at)
            if event_id in found:
                continue
            found[event_id] = ()
            kind = text(event, "type")
            if kind.startswith("refund."):
                itemised.add(_charge_of(event))
            if event_id in known:
                continue
            found[event_id] = facts = facts_of(event)
            if kind == "charge.refunded" and not facts:
                new_charges.append(text(_object(event), "id"))
        except Unreadable:
            unread += 1
    ordered = sorted(
        (fact for facts in found.values() for fact in facts),
        key=lambda fact: (fact.at, _RANK[fact.kind], fact.event_id),
    )
    missing = tuple(dict.fromkeys(charge for charge in new_charges if charge not in itemised))
    return Reading(tuple(ordered), frozenset(found), newest, unread, missing)


def facts_of(event: Json) -> tuple[PaymentFact, ...]:
    """What one event says; empty where it is nothing to the desk. Raises `Unreadable`."""
    reader = _READERS.get(text(event, "type"))
    if reader is None:
        return ()
    return reader(event, _object(event))


def refund_fact(refund: Json, at: float, event_id: str = "") -> PaymentFact:
    """A refund as it stands, known since `at` (UTC seconds). Raises `Unreadable`."""
    refund_id, status = text(refund, "id"), optional_text(refund, "status") or "succeeded"
    amount = money(refund, "amount")
    body: dict[str, object] = {
        "refund": refund_id,
        "amount": amount.amount,
        "currency": amount.currency,
        "status": status,
    }
    kind = FactKind.REFUND
    if status == "failed":
        kind = FactKind.REFUND_FAILED
        body["reason"] = optional_text(refund, "failure_reason") or "failed"
    elif status == "pending" and optional_text(refund, "pending_reason"):
        body["reason"] = optional_text(refund, "pending_reason")
    return _fact(
        kind,
        at,
        f"stripe:refund:{refund_id}:{status}",
        refund,
        body,
        intent=reference(refund, "payment_intent"),
        event_id=event_id,
    )


def _object(event: Json) -> Json:
    return mapping(mapping(event.get("data"), "data").get("object"), "data.object")


def _charge_of(event: Json) -> str:
    try:
        return reference(_object(event), "charge")
    except Unreadable:
        return ""


def _fact(
    kind: FactKind,
    at: float,
    source: str,
    data: Json,
    body: Mapping[str, object],
    *,
    intent: str = "",
    event_id: str = "",
) -> PaymentFact:
    metadata = desk_metadata(data)
    whole: dict[str, object] = dict(body)
    if intent:
        whole["intent"] = intent
    generation = metadata.get("desk_generation", "")
    if generation.isdecimal() and generation.isascii() and len(generation) <= 15:
        whole["generation"] = int(generation)
    return PaymentFact(kind, at, source, whole, metadata, event_id)


def _session_completed(event: Json, session: Json) -> tuple[PaymentFact, ...]:
    if session.get("mode", "payment") != "payment":
        return ()
    if text(session, "payment_status") in PAID:
        return _session_paid(event, session)
    return _session(FactKind.PAYMENT_PROCESSING, "processing", event, session)


def _session_paid(event: Json, session: Json) -> tuple[PaymentFact, ...]:
    paid = money(session, "amount_total")
    return _session(
        FactKind.PAYMENT_PAID,
        "paid",
        event,
        session,
        {"amount": paid.amount, "currency": paid.currency},
    )


def _session_failed(event: Json, session: Json) -> tuple[PaymentFact, ...]:
    return _session(FactKind.PAYMENT_FAILED, "failed", event, session)


def _session_expired(event: Json, session: Json) -> tuple[PaymentFact, ...]:
    return _session(FactKind.LINK_EXPIRED, "expired", event, session)


def _session(
    kind: FactKind,
    word: str,
    event: Json,
    session: Json,
    body: Mapping[str, object] | None = None,
) -> tuple[PaymentFact, ...]:
    session_id = text(session, "id")
    return (
        _fact(
            kind,
            float(number(event, "created")),
            f"stripe:{word}:{session_id}",
            session,
            {"session": session_id, **(body or {})},
            intent=reference(session, "payment_intent"),
            event_id=text(event, "id"),
        ),
    )


def _intent_created(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    return _intent(FactKind.PAYMENT_TRYING, f"trying:{text(intent, 'id')}", event, intent)


def _intent_at_bank(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    return _intent(
        FactKind.PAYMENT_AT_BANK,
        f"at_bank:{text(intent, 'id')}:{_attempt(event, intent)}",
        event,
        intent,
    )


def _intent_processing(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    return _intent(
        FactKind.PAYMENT_PROCESSING,
        f"processing:{text(intent, 'id')}:{_attempt(event, intent)}",
        event,
        intent,
    )


def _intent_failed(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    """A declined attempt; of a delayed method, a payment that failed after it was promised."""
    error = intent.get("last_payment_error")
    error = error if isinstance(error, Mapping) else {}
    method = _method_type(error.get("payment_method")) or _method_type(intent.get("payment_method"))
    code = optional_text(error, "decline_code") or optional_text(error, "code")
    failed = method in DELAYED_METHODS
    word = "failed" if failed else "declined"
    attempt = reference(error, "charge") or _attempt(
        event, intent, reference(error, "payment_method")
    )
    return _intent(
        FactKind.PAYMENT_FAILED if failed else FactKind.PAYMENT_DECLINED,
        f"{word}:{text(intent, 'id')}:{attempt}",
        event,
        intent,
        {"reason": code or "declined"},
        method=method,
    )


def _intent_succeeded(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    paid = money(intent, "amount_received")
    return _intent(
        FactKind.PAYMENT_PAID,
        f"paid:{text(intent, 'id')}",
        event,
        intent,
        {"amount": paid.amount, "currency": paid.currency},
    )


def _intent_canceled(event: Json, intent: Json) -> tuple[PaymentFact, ...]:
    return _intent(FactKind.PAYMENT_CANCELED, f"canceled:{text(intent, 'id')}", event, intent)


def _intent(
    kind: FactKind,
    source: str,
    event: Json,
    intent: Json,
    body: Mapping[str, object] | None = None,
    *,
    method: str = "",
) -> tuple[PaymentFact, ...]:
    whole = dict(body or {})
    method = method or _method_type(intent.get("payment_method"))
    if method:
        whole["method"] = method
    return (
        _fact(
            kind,
            float(number(event, "created")),
            f"stripe:{source}",
            intent,
            whole,
            intent=text(intent, "id"),
            event_id=text(event, "id"),
        ),
    )


def _attempt(event: Json, intent: Json, method: str = "") -> str:
    method = method or reference(intent, "payment_method") or "-"
    request = event.get("request")
    cause = optional_text(request, "id") if isinstance(request, Mapping) else ""
    return f"{method}:{cause or number(event, 'created')}"


def _method_type(method: Any) -> str:
    return optional_text(method, "type") if isinstance(method, Mapping) else ""


def _refund(event: Json, refund: Json) -> tuple[PaymentFact, ...]:
    if event["type"] == "refund.failed":
        refund = {**refund, "status": "failed"}
    return (refund_fact(refund, float(number(event, "created")), text(event, "id")),)


def _charge_refunded(event: Json, charge: Json) -> tuple[PaymentFact, ...]:
    """The refunds that older API versions embed; newer ones give a sum, which says nothing new
    beside the refunds' own events (see `Reading.refunded_charges`)."""
    refunds = charge.get("refunds")
    listed = refunds.get("data") if isinstance(refunds, Mapping) else None
    at, event_id = float(number(event, "created")), text(event, "id")
    joined = {"payment_intent": charge.get("payment_intent"), "metadata": charge.get("metadata")}
    return tuple(
        refund_fact({**mapping(refund, "refund"), **joined}, at, event_id)
        for refund in (listed if isinstance(listed, list) else ())
    )


def _dispute_opened(event: Json, dispute: Json) -> tuple[PaymentFact, ...]:
    return _dispute(FactKind.DISPUTED, "opened", event, dispute)


def _dispute_updated(event: Json, dispute: Json) -> tuple[PaymentFact, ...]:
    """The evidence was sent, or its time was changed."""
    status = optional_text(dispute, "status") or "updated"
    return _dispute(
        FactKind.DISPUTE_UPDATED, f"{status}:{number(event, 'created')}", event, dispute
    )


def _dispute_closed(event: Json, dispute: Json) -> tuple[PaymentFact, ...]:
    return _dispute(FactKind.DISPUTE_CLOSED, "closed", event, dispute)


def _dispute(kind: FactKind, word: str, event: Json, dispute: Json) -> tuple[PaymentFact, ...]:
    dispute_id = text(dispute, "id")
    amount = money(dispute, "amount")
    evidence = dispute.get("evidence_details")
    due_by = evidence.get("due_by") if isinstance(evidence, Mapping) else None
    due = {"due_by": due_by} if isinstance(due_by, int) and due_by > 0 else {}
    return (
        _fact(
            kind,
            float(number(event, "created")),
            f"stripe:dispute:{dispute_id}:{word}",
            dispute,
            {
                "dispute": dispute_id,
                "status": optional_text(dispute, "status"),
                "reason": optional_text(dispute, "reason"),
                "amount": amount.amount,
                "currency": amount.currency,
                **due,
            },
            intent=reference(dispute, "payment_intent"),
            event_id=text(event, "id"),
        ),
    )


# Stripe stamps whole seconds: within one, facts stand in the ladder's own order.
_RANK = {kind: rank for rank, kind in enumerate(FactKind)}

_READERS: dict[str, Callable[[Json, Json], tuple[PaymentFact, ...]]] = {
    "checkout.session.completed": _session_completed,
    "checkout.session.expired": _session_expired,
    "checkout.session.async_payment_succeeded": _session_paid,
    "checkout.session.async_payment_failed": _session_failed,
    "payment_intent.created": _intent_created,
    "payment_intent.requires_action": _intent_at_bank,
    "payment_intent.processing": _intent_processing,
    "payment_intent.payment_failed": _intent_failed,
    "payment_intent.succeeded": _intent_succeeded,
    "payment_intent.canceled": _intent_canceled,
    "refund.created": _refund,
    "refund.updated": _refund,
    "refund.failed": _refund,
    "charge.refunded": _charge_refunded,
    "charge.dispute.created": _dispute_opened,
    "charge.dispute.updated": _dispute_updated,
    "charge.dispute.closed": _dispute_closed,
}
