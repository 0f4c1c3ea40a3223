"""Disputes: the customer's bank takes the money back, and the airline wins or loses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import ids, lists, objects
from desktop.sandbox.stripe.errors import missing
from desktop.sandbox.stripe.payments import PaymentRefused

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

# Source: https://docs.stripe.com/api/disputes/object (`reason`).
REASONS = frozenset(
    "bank_cannot_process check_returned credit_not_processed customer_initiated "
    "debit_not_authorized duplicate fraudulent general incorrect_account_details "
    "insufficient_funds noncompliant product_not_received product_unacceptable "
    "subscription_canceled unrecognized".split()
)


def open_dispute(world: StripeWorld, session_id: str, reason: str, amount: int = 0) -> JSON:
    """Dispute a paid session's charge, or so much of it (minor units; 0: all). Returns the
    dispute. Raises PaymentRefused."""
    charge = _charge(world, session_id)
    if reason not in REASONS:
        raise PaymentRefused("outcome", f"No reason {reason!r}: {', '.join(sorted(REASONS))}.")
    if not 0 <= amount <= charge["amount"]:
        raise PaymentRefused("outcome", f"The charge of {session_id} was {charge['amount']}.")
    if charge["disputed"]:
        raise PaymentRefused("complete", f"The charge of {session_id} is disputed already.")
    dispute = objects.dispute(
        ids.object_id(world.rng, "du"), charge, reason, created=world.second()
    )
    dispute["amount"] = amount or dispute["amount"]
    world.state["disputes"][dispute["id"]] = dispute
    charge["disputed"] = True
    world.emit("charge.dispute.created", dispute)
    world.emit("charge.dispute.funds_withdrawn", dispute)
    world.session_changed("disputed", charge["payment_intent"])
    return dispute


def answer(world: StripeWorld, session_id: str) -> JSON:
    """The airline sends its evidence in the Dashboard. Returns the dispute. Raises PaymentRefused
    when none waits for it."""
    charge = _charge(world, session_id)
    for dispute in world.state["disputes"].values():
        if dispute["charge"] == charge["id"] and dispute["status"].endswith("needs_response"):
            before = dispute["status"]
            dispute["status"] = before.replace("needs_response", "under_review")
            details = dispute["evidence_details"]
            details.update(has_evidence=True, submission_count=details["submission_count"] + 1)
            world.emit("charge.dispute.updated", dispute, previous={"status": before})
            answered: JSON = dispute
            return answered
    raise PaymentRefused("not_begun", f"No dispute on {session_id} waits for an answer.")


def close(world: StripeWorld, session_id: str, won: bool) -> JSON:
    """The bank decides. Returns the dispute. Raises PaymentRefused when none is open."""
    charge = _charge(world, session_id)
    for dispute in world.state["disputes"].values():
        if dispute["charge"] == charge["id"] and dispute["status"] not in ("won", "lost"):
            before = dispute["status"]
            dispute["status"] = "won" if won else "lost"
            world.emit("charge.dispute.closed", dispute, previous={"status": before})
            if won:
                world.emit("charge.dispute.funds_reinstated", dispute)
            world.session_changed("dispute_closed", charge["payment_intent"])
            closed: JSON = dispute
            return closed
    raise PaymentRefused("not_begun", f"No dispute is open on {session_id}.")


def _charge(world: StripeWorld, session_id: str) -> JSON:
    session = world.state["sessions"].get(session_id)
    if session is None:
        raise PaymentRefused("unknown", f"There is no Checkout Session {session_id}.")
    if session["payment_status"] != "paid":
        raise PaymentRefused("not_begun", f"Checkout Session {session_id} has not been paid.")
    intent = world.state["payment_intents"][session["payment_intent"]]
    charge: JSON = world.state["charges"][intent["latest_charge"]]
    return charge


def find(world: StripeWorld, id: str) -> JSON:
    """Return a dispute. Raises StripeError (404) when there is none."""
    dispute: JSON | None = world.state["disputes"].get(id)
    if dispute is None:
        raise missing("dispute", id, "dispute")
    return dispute


def page(world: StripeWorld, params: JSON) -> JSON:
    """List disputes, newest first."""

    def keep(dispute: JSON) -> bool:
        return lists.of_charge(dispute, params)

    rows = list(reversed(world.state["disputes"].values()))
    return lists.page(rows, keep, params, "/v1/disputes", "dispute")
