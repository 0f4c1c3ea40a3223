"""A customer pays: attempts, the bank, declines, delayed debits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import ids, methods, objects, sessions
from desktop.sandbox.stripe.declines import (
    AUTHENTICATION_FAILED,
    DEBIT_FAILED,
    DECLINES,
    Decline,
    decline,
)
from desktop.sandbox.stripe.methods import Method

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

# At the bank's own address in life; here the payment page plays the bank.
_ACTION_PAGE = {Method.IDEAL: "bank", Method.CARD_3DS: "challenge"}


class PaymentRefused(ValueError):
    """The page cannot take this payment; `reason` is one word of `REASONS`."""

    REASONS = ("unknown", "expired", "complete", "method", "not_begun", "outcome")

    def __init__(self, reason: str, message: str) -> None:
        """Say why, in a word for programs and a sentence for people."""
        super().__init__(message)
        self.reason = reason


def payable(world: StripeWorld, session_id: str) -> JSON:
    """Return an open session. Raises PaymentRefused when nothing can be paid on it."""
    session: JSON | None = world.state["sessions"].get(session_id)
    if session is None:
        raise PaymentRefused("unknown", f"There is no Checkout Session {session_id}.")
    if session["status"] == "open" and session["expires_at"] <= world.clock.now():
        sessions.lapse(world, session_id)
    if session["status"] == "expired":
        raise PaymentRefused("expired", f"Checkout Session {session_id} has expired.")
    if session["status"] == "complete":
        raise PaymentRefused("complete", f"Checkout Session {session_id} is complete already.")
    return session


def begin(
    world: StripeWorld,
    session_id: str,
    method: Method,
    details: JSON | None = None,
    payer: JSON | None = None,
) -> JSON:
    """The customer presses pay: the PaymentIntent appears, and waits for the bank if it must.

    `details` describe the method (`methods.card_details` and so on), `payer` the person
    (`objects.billing_details`). Returns the PaymentIntent. Raises PaymentRefused.
    """
    session = payable(world, session_id)
    if method.type not in session["payment_method_types"]:
        raise PaymentRefused("method", f"This session does not offer {method.type}.")
    facts = world.state["facts"][session_id]
    intent = _intent(world, session, facts)
    found = objects.payment_method(
        ids.object_id(world.rng, "pm"),
        method.type,
        details or methods.usual_details(method, world.rng),
        payer=payer or objects.billing_details(email=session["customer_email"]),
        created=world.second(),
    )
    world.state["payment_methods"][found["id"]] = found
    intent.update(payment_method=found["id"], last_payment_error=None, next_action=None)
    facts["attempt"] = method.value
    if method.redirects:
        page = f"{world.pay_url}/{session_id}/{_ACTION_PAGE[method]}"
        intent["status"] = "requires_action"
        intent["next_action"] = {
            "type": "redirect_to_url",
            "redirect_to_url": {"return_url": f"{world.pay_url}/{session_id}", "url": page},
        }
        world.emit("payment_intent.requires_action", intent)
    else:
        intent["status"] = "requires_confirmation"
    world.changed("paying", session)
    return intent


def _intent(world: StripeWorld, session: JSON, facts: JSON) -> JSON:
    """Return the session's PaymentIntent, which is made at the first attempt only."""
    if session["payment_intent"] is not None:
        found: JSON = world.state["payment_intents"][session["payment_intent"]]
        return found
    intent = objects.payment_intent(
        ids.object_id(world.rng, "pi"),
        secret=ids.token(world.rng, 25),
        amount=session["amount_total"],
        currency=session["currency"],
        created=world.second(),
        types=list(session["payment_method_types"]),
        data=facts["payment_intent_data"],
    )
    world.state["payment_intents"][intent["id"]] = intent
    session["payment_intent"] = intent["id"]
    world.emit("payment_intent.created", intent)
    return intent


def finish(world: StripeWorld, session_id: str, outcome: str) -> JSON:
    """End the attempt that `begin` began: how it goes is `outcome`. Returns the PaymentIntent.

    `paid`; `declined:<decline_code>`; `failed` (authentication refused, or a debit that the bank
    returns later); `processing` (a debit that stays so until `settle`); `abandoned` (nothing
    happens any more). Raises PaymentRefused.
    """
    session = payable(world, session_id)
    facts = world.state["facts"][session_id]
    if facts["attempt"] is None:
        raise PaymentRefused("not_begun", "No payment has been begun on this session.")
    method = Method(facts["attempt"])
    intent: JSON = world.state["payment_intents"][session["payment_intent"]]
    if outcome == "abandoned":
        return intent
    delayed = method is Method.SEPA_DEBIT
    if outcome.startswith("declined:"):
        _fail(world, session, intent, _named(outcome.removeprefix("declined:")))
    elif outcome == "paid" and not delayed:
        _succeed(world, session, intent)
    elif outcome == "failed" and not delayed:
        why = AUTHENTICATION_FAILED if method.redirects else DECLINES["generic_decline"]
        _fail(world, session, intent, why)
    elif outcome in ("paid", "failed", "processing") and delayed:
        _submit_debit(world, session, intent, outcome)
    else:
        raise PaymentRefused("outcome", f"{method} cannot end as {outcome!r}.")
    facts["attempt"] = None
    return intent


def _named(name: str) -> Decline:
    try:
        return decline(name)
    except KeyError:
        known = ", ".join(sorted(DECLINES))
        raise PaymentRefused("outcome", f"No decline code {name!r}; there are: {known}.") from None


def _charge(world: StripeWorld, intent: JSON, *, settled: bool = True) -> JSON:
    method = world.state["payment_methods"][intent["payment_method"]]
    prefix = "ch" if method["type"] == "card" else "py"
    charge = objects.charge(
        ids.object_id(world.rng, prefix),
        intent,
        method,
        created=world.second(),
        balance=ids.object_id(world.rng, "txn") if settled else None,
    )
    world.state["charges"][charge["id"]] = charge
    intent["latest_charge"] = charge["id"]
    return charge


def _complete(world: StripeWorld, session: JSON, intent: JSON, payment_status: str) -> None:
    payer = world.state["payment_methods"][intent["payment_method"]]["billing_details"]
    session.update(
        status="complete",
        payment_status=payment_status,
        url=None,
        customer_details=objects.customer_details(
            payer["name"], payer["email"] or session["customer_email"]
        ),
    )


def _succeed(world: StripeWorld, session: JSON, intent: JSON) -> None:
    charge = _charge(world, intent)
    intent.update(status="succeeded", amount_received=intent["amount"], next_action=None)
    world.emit("charge.succeeded", charge)
    world.emit("payment_intent.succeeded", intent)
    _complete(world, session, intent, "paid")
    world.state["facts"][session["id"]]["times_paid"] += 1
    world.emit("checkout.session.completed", session)
    world.changed("paid", session)


def _fail(world: StripeWorld, session: JSON, intent: JSON, why: Decline) -> None:
    """The attempt fails; the session stays open, for another try."""
    method = world.state["payment_methods"][intent["payment_method"]]
    charge_id = None
    if why is not AUTHENTICATION_FAILED:
        charge = _charge(world, intent, settled=False)
        _mark_failed(charge, why)
        charge_id = charge["id"]
        world.emit("charge.failed", charge)
    _back_to_start(intent, objects.last_payment_error(why, charge_id, method))
    world.emit("payment_intent.payment_failed", intent)
    world.changed("declined", session)


def _mark_failed(charge: JSON, why: Decline) -> None:
    charge.update(
        status="failed",
        paid=False,
        captured=False,
        amount_captured=0,
        balance_transaction=None,
        failure_code=why.code,
        failure_message=why.message,
    )
    charge["outcome"].update(
        network_status=why.network_status,
        reason=why.decline_code or why.code,
        seller_message="The bank did not return any further details with this decline.",
        type="issuer_declined",
    )


def _back_to_start(intent: JSON, error: JSON) -> None:
    intent.update(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        last_payment_error=error,
    )


def _submit_debit(world: StripeWorld, session: JSON, intent: JSON, outcome: str) -> None:
    """A delayed method: the session is complete and unpaid until the bank answers."""
    charge = _charge(world, intent, settled=False)
    charge.update(status="pending", paid=False)
    intent.update(status="processing", processing=None)
    world.emit("charge.pending", charge)
    world.emit("payment_intent.processing", intent)
    _complete(world, session, intent, "unpaid")
    world.emit("checkout.session.completed", session)
    world.changed("processing", session)
    if outcome != "processing":
        when = world.clock.now() + world.debit_delay_s
        world.schedule(when, "settle_paid" if outcome == "paid" else "settle_failed", session["id"])


def settle(world: StripeWorld, session_id: str, paid: bool) -> JSON:
    """The bank answers about a debit. Returns the session. Raises PaymentRefused.

    The session stays `complete`; only `payment_status`, or an event, tells how it went.
    """
    session: JSON | None = world.state["sessions"].get(session_id)
    intent = world.state["payment_intents"].get(session["payment_intent"]) if session else None
    if session is None or intent is None or intent["status"] != "processing":
        raise PaymentRefused("not_begun", f"No debit is processing on {session_id}.")
    charge = world.state["charges"][intent["latest_charge"]]
    if paid:
        charge.update(
            status="succeeded", paid=True, balance_transaction=ids.object_id(world.rng, "txn")
        )
        intent.update(status="succeeded", amount_received=intent["amount"])
        world.emit("charge.succeeded", charge)
        world.emit("payment_intent.succeeded", intent)
        session["payment_status"] = "paid"
        world.state["facts"][session_id]["times_paid"] += 1
        world.emit("checkout.session.async_payment_succeeded", session)
        world.changed("paid", session)
    else:
        method = world.state["payment_methods"][intent["payment_method"]]
        _mark_failed(charge, DEBIT_FAILED)
        _back_to_start(intent, objects.last_payment_error(DEBIT_FAILED, charge["id"], method))
        world.emit("charge.failed", charge)
        world.emit("payment_intent.payment_failed", intent)
        world.emit("checkout.session.async_payment_failed", session)
        world.changed("failed", session)
    return session
