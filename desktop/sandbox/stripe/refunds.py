"""Refunds: whole or in part, at once for cards, later for bank methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import currencies, ids, lists, objects
from desktop.sandbox.stripe.errors import invalid, missing, refused

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

BANK_REFUND_DELAY_S = 60.0  # days in life


def create(world: StripeWorld, params: JSON) -> JSON:
    """Refund a charge from typed parameters (`schemas.REFUND_CREATE`). Amounts in minor units.

    Raises StripeError for what Stripe refuses.
    """
    charge = _charge(world, params)
    if charge["disputed"]:
        raise refused(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.",
            code="charge_disputed",
        )
    left = charge["amount"] - charge["amount_refunded"]
    if left == 0:
        raise refused(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded"
        )
    amount = params.get("amount", left)
    currency = charge["currency"]
    if amount > left:
        raise refused(
            f"Refund amount ({currencies.formatted(amount, currency)}) is greater than unrefunded "
            f"amount on charge ({currencies.formatted(left, currency)})",
            "amount",
        )
    currencies.check_unit(amount, currency, "amount")
    by_card = charge["payment_method_details"]["type"] == "card"
    refund = objects.refund(
        ids.object_id(world.rng, "re" if by_card else "pyr"),
        charge,
        amount,
        status="succeeded" if by_card else "pending",
        created=world.second(),
        balance=ids.object_id(world.rng, "txn"),
        params=params,
    )
    world.state["refunds"][refund["id"]] = refund
    _count(charge, amount)
    world.emit("refund.created", refund)
    world.emit("charge.refunded", charge)
    if not by_card:
        world.schedule(world.clock.now() + BANK_REFUND_DELAY_S, "refund_done", refund["id"])
    world.session_changed("refunded", charge["payment_intent"])
    return refund


def _charge(world: StripeWorld, params: JSON) -> JSON:
    charges: dict[str, JSON] = world.state["charges"]
    if ("charge" in params) == ("payment_intent" in params):
        raise invalid(
            "One of the following params should be provided for this request: payment_intent or "
            "charge.",
        )
    if "charge" in params:
        found = charges.get(params["charge"])
        if found is None:
            raise missing("charge", params["charge"], "charge", status=400)
        if found["status"] != "succeeded":
            raise refused(f"Charge {found['id']} has not succeeded; there is nothing to refund.")
        return found
    intent = world.state["payment_intents"].get(params["payment_intent"])
    if intent is None:
        raise missing("payment_intent", params["payment_intent"], "payment_intent", status=400)
    if intent["status"] != "succeeded":
        raise refused(
            f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
            "payment_intent",
        )
    return charges[intent["latest_charge"]]


def _count(charge: JSON, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]


def done(world: StripeWorld, id: str) -> None:
    """The bank has taken a pending refund."""
    refund = world.state["refunds"].get(id)
    if refund is None or refund["status"] != "pending":
        return
    refund["status"] = "succeeded"
    world.emit("refund.updated", refund, previous={"status": "pending"})
    world.session_changed("refunded", refund["payment_intent"])


def fail(world: StripeWorld, id: str, reason: str = "expired_or_canceled_card") -> JSON:
    """The bank sends a refund back: the money is the airline's again. Raises StripeError."""
    refund = find(world, id)
    if refund["status"] == "failed":
        return refund
    refund.update(
        status="failed",
        failure_reason=reason,
        failure_balance_transaction=ids.object_id(world.rng, "txn"),
    )
    charge = world.state["charges"][refund["charge"]]
    _count(charge, -refund["amount"])
    world.emit("refund.failed", refund)
    world.session_changed("refund_failed", refund["payment_intent"])
    return refund


def find(world: StripeWorld, id: str) -> JSON:
    """Return a refund. Raises StripeError (404) when there is none."""
    refund: JSON | None = world.state["refunds"].get(id)
    if refund is None:
        raise missing("refund", id, "refund")
    return refund


def update(world: StripeWorld, id: str, params: JSON) -> JSON:
    """Change the metadata: an empty value unsets its key."""
    refund = find(world, id)
    previous = dict(refund["metadata"])
    merged = {**previous, **params.get("metadata", {})}
    refund["metadata"] = {key: value for key, value in merged.items() if value}
    if refund["metadata"] != previous:
        world.emit("refund.updated", refund, previous={"metadata": previous})
    return refund


def page(world: StripeWorld, params: JSON) -> JSON:
    """List refunds, newest first."""

    def keep(refund: JSON) -> bool:
        return lists.of_charge(refund, params)

    rows = list(reversed(world.state["refunds"].values()))
    return lists.page(rows, keep, params, "/v1/refunds", "refund")
