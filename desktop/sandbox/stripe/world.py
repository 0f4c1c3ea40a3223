"""The Stripe account of the sandbox: its objects, its event feed, and the customers' payments."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desktop.sandbox.clock import Handle, SandboxClock
from desktop.sandbox.stripe import (
    disputes,
    ids,
    methods,
    objects,
    payments,
    permissions,
    refunds,
    schemas,
    sessions,
)
from desktop.sandbox.stripe.events import EventFeed
from desktop.sandbox.stripe.form import decode
from desktop.sandbox.stripe.idempotency import IdempotencyKeys
from desktop.sandbox.stripe.limits import RateLimits
from desktop.sandbox.stripe.methods import Method

JSON = dict[str, Any]
Listener = Callable[[str, JSON], None]

_log = logging.getLogger(__name__)

_TABLES = (
    "sessions",
    "line_items",
    "facts",
    "payment_intents",
    "payment_methods",
    "charges",
    "refunds",
    "disputes",
    "idempotency",
    "schedule",
)
_NOBODY: JSON = {"id": None, "idempotency_key": None}


class StripeWorld:
    """One Stripe account in test mode. Everything runs on one event loop; nothing here waits.

    `state` is plain JSON: tables of wire objects by id, and beside each session its `facts`,
    which Stripe would not show. Amounts are minor units, times UTC epoch seconds of `clock`.
    """

    def __init__(
        self,
        clock: SandboxClock,
        *,
        key: str,
        pay_url: str,
        rng: random.Random,
        merchant: str = "Sandbox Airways",
        rate_limit: float = 25.0,
    ) -> None:
        """`key` is the agents' restricted key; `pay_url` has no slash at its end.

        `rate_limit`: requests per real second for one endpoint, 0 for none.
        """
        self.clock = clock
        self.pay_url = pay_url
        self.merchant = merchant
        # Its own stream: what others draw does not change the ids here.
        self.rng = random.Random(rng.getrandbits(64))
        self.account = "acct_1" + ids.token(self.rng, 15)
        self.supervisor_key = "rk_test_supervisor" + ids.token(self.rng, 20)
        self.secret_key = "sk_test_full" + ids.token(self.rng, 20)
        self.key = key
        self.keys: dict[str, set[str]] = {}
        self._set_keys()
        self.limits = RateLimits(rate_limit)
        self.latency_s = 0.0  # real seconds that each POST takes before its effect
        self.debit_delay_s = 60.0  # sandbox seconds until a bank answers; days in life
        self.origin: JSON = _NOBODY
        self._listeners: list[Listener] = []
        self._timers: list[Handle] = []
        self.state: JSON = {table: {} for table in _TABLES}
        self.state["events"] = EventFeed.empty()
        self._bind()

    def _set_keys(self) -> None:
        self.keys[self.key] = set(permissions.AGENT)
        self.keys[self.links_key] = set(permissions.LINKS)
        self.keys[self.supervisor_key] = set(permissions.SUPERVISOR)
        self.keys[self.secret_key] = {permissions.EVERYTHING}

    @property
    def links_key(self) -> str:
        """A restricted key that may not refund."""
        return "rk_test_links" + self.supervisor_key[-20:]

    def _bind(self) -> None:
        self.events = EventFeed(self.state["events"], self.rng)
        self.idempotency = IdempotencyKeys(self.state["idempotency"])

    # -- what the customers do ------------------------------------------------------------

    def pay(
        self, session_id: str, method: str, outcome: str, *, country: str = "", name: str = ""
    ) -> JSON:
        """A customer pays from beginning to end, without a browser. Returns a summary.

        `method`: `ideal`, `card`, `card_3ds`, `sepa_debit`. `outcome`: see `finish_payment`.
        `country` (ISO 3166) is that of the card, `name` the one at the bank. Raises
        payments.PaymentRefused, a ValueError.
        """
        payments.payable(self, session_id)
        session = self.state["sessions"][session_id]
        details = methods.card_details(self.rng, country=country) if country else None
        if country and not method.startswith("card"):
            raise payments.PaymentRefused("method", f"{method} has no country to choose.")
        payer = objects.billing_details(name, session["customer_email"]) if name else None
        self.begin_payment(session_id, method, details=details, payer=payer)
        return self.finish_payment(session_id, outcome)

    def begin_payment(
        self,
        session_id: str,
        method: str,
        *,
        details: JSON | None = None,
        payer: JSON | None = None,
    ) -> JSON:
        """The customer presses pay; with `ideal` and `card_3ds` she is at her bank now.

        Returns a summary. Raises payments.PaymentRefused, a ValueError.
        """
        try:
            chosen = Method(method)
        except ValueError:
            known = ", ".join(Method)
            raise payments.PaymentRefused("method", f"No method {method!r}: {known}.") from None
        payments.begin(self, session_id, chosen, details, payer)
        return self.summary(session_id)

    def finish_payment(self, session_id: str, outcome: str) -> JSON:
        """End the payment that was begun. Returns a summary.

        `paid`, `declined:<decline_code>`, `failed`, `processing`, `abandoned`: see
        payments.finish. Raises payments.PaymentRefused, a ValueError.
        """
        payments.finish(self, session_id, outcome)
        return self.summary(session_id)

    def settle_debit(self, session_id: str, *, paid: bool) -> JSON:
        """The bank answers about a debit that is processing. Returns a summary."""
        payments.settle(self, session_id, paid)
        return self.summary(session_id)

    def dispute(self, session_id: str, reason: str = "fraudulent", amount: int = 0) -> JSON:
        """The customer's bank disputes the payment, or so much of it. Returns the dispute."""
        return disputes.open_dispute(self, session_id, reason, amount)

    def answer_dispute(self, session_id: str) -> JSON:
        """The airline's evidence goes to the bank. Returns the dispute."""
        return disputes.answer(self, session_id)

    def close_dispute(self, session_id: str, *, won: bool) -> JSON:
        """The bank decides a dispute. Returns the dispute."""
        return disputes.close(self, session_id, won)

    def fail_refund(self, refund_id: str) -> JSON:
        """The bank sends a refund back. Returns the refund."""
        return refunds.fail(self, refund_id)

    def create_session(self, form: str) -> JSON:
        """Make a session from a form-encoded body, past keys, limits and idempotency.

        Raises errors.StripeError. For seeding a world; programs use the wire.
        """
        return sessions.create(self, schemas.SESSION_CREATE.read(decode(form)))

    def visited(self, session_id: str) -> None:
        """A browser has opened the page: from now on a person pays this, and no customer here."""
        facts = self.state["facts"][session_id]
        if not facts.get("visited"):
            facts["visited"] = True
            self.changed("visited", self.state["sessions"][session_id])

    def is_visited(self, session_id: str) -> bool:
        """Whether a browser has opened the page of this session."""
        return bool(self.state["facts"].get(session_id, {}).get("visited"))

    # -- what faults do -------------------------------------------------------------------

    def delay_events(self, seconds: float, times: int) -> None:
        """Make the next `times` events visible `seconds` (sandbox time) later than usual."""
        self.events.delay(seconds, times)

    def duplicate_events(self, times: int) -> None:
        """List each of the next `times` events twice, and once more under a second id."""
        self.events.duplicate(times)

    # -- what can be seen from outside ----------------------------------------------------

    def on_change(self, listener: Listener) -> None:
        """Call `listener(kind, session)` after each change of a session.

        Kinds: created, visited, paying, declined, processing, paid, failed, expired, refunded,
        refund_failed, disputed, dispute_closed.
        """
        self._listeners.append(listener)

    def sessions(self) -> list[JSON]:
        """Return every session with what really happened to it, oldest first."""
        return [self.summary(id) for id in self.state["sessions"]]

    def summary(self, session_id: str) -> JSON:
        """Return one session's main fields and facts."""
        session = self.state["sessions"][session_id]
        facts = self.state["facts"][session_id]
        intent = self.state["payment_intents"].get(session["payment_intent"])
        names = (
            "id status payment_status amount_total currency metadata client_reference_id created "
            "expires_at payment_intent url"
        )
        return {
            **{name: session[name] for name in names.split()},
            "payment_intent_status": intent["status"] if intent else None,
            "idempotency_key": facts["idempotency_key"],
            "expired_by": facts["expired_by"],
            "times_paid": facts["times_paid"],
        }

    def effects(self) -> JSON:
        """Return everything that was really made: sessions and refunds, oldest first."""
        return {"sessions": self.sessions(), "refunds": list(self.state["refunds"].values())}

    # -- for the modules of this package --------------------------------------------------

    def second(self) -> int:
        """Return the sandbox's time in whole UTC seconds, as `created` fields have it."""
        return int(self.clock.now())

    @contextmanager
    def asked_by(self, request_id: str, idempotency_key: str | None) -> Iterator[None]:
        """While inside, events and sessions name this API request as their cause."""
        self.origin = {"id": request_id, "idempotency_key": idempotency_key}
        try:
            yield
        finally:
            self.origin = _NOBODY

    def emit(self, type: str, obj: JSON, previous: JSON | None = None) -> None:
        """Add an event about `obj` as it is now."""
        self.events.add(type, obj, self.clock.now(), self.origin, previous)

    def changed(self, kind: str, session: JSON) -> None:
        """Tell the listeners. One that fails is logged and stops nothing."""
        for listener in self._listeners:
            try:
                listener(kind, session)
            except Exception:
                _log.exception("a listener failed on %s", kind)

    def session_changed(self, kind: str, payment_intent: str | None) -> None:
        """Tell the listeners about the session of a PaymentIntent."""
        for session in self.state["sessions"].values():
            if payment_intent is not None and session["payment_intent"] == payment_intent:
                self.changed(kind, session)

    def schedule(self, when: float, what: str, id: str) -> None:
        """Do `what` to the object `id` at `when`; kept in the state, so it outlives a restart."""
        name = ids.token(self.rng, 12)
        self.state["schedule"][name] = {"when": when, "what": what, "id": id}
        self._arm(name)

    def _arm(self, name: str) -> None:
        when = self.state["schedule"][name]["when"]
        self._timers = [timer for timer in self._timers if not timer.cancelled]
        self._timers.append(self.clock.call_at(when, lambda: self._due(name)))

    def _due(self, name: str) -> None:
        planned = self.state["schedule"].pop(name, None)
        if planned is None:
            return
        id = planned["id"]
        match planned["what"]:
            case "lapse":
                sessions.lapse(self, id)
            case "settle_paid" | "settle_failed":
                self._settle_if_processing(id, planned["what"] == "settle_paid")
            case "refund_done":
                refunds.done(self, id)

    def _settle_if_processing(self, session_id: str, paid: bool) -> None:
        try:
            payments.settle(self, session_id, paid)
        except payments.PaymentRefused:
            _log.info("the debit of %s was settled before its time", session_id)

    # -- to disk and back -----------------------------------------------------------------

    def snapshot(self) -> JSON:
        """Return everything that must outlive the process, as JSON-able values."""
        version, internal, gauss = self.rng.getstate()
        whole = {
            "state": self.state,
            "rng": [version, list(internal), gauss],
            "account": self.account,
            "supervisor_key": self.supervisor_key,
            "secret_key": self.secret_key,
            "keys": {key: sorted(granted) for key, granted in self.keys.items()},
        }
        copied: JSON = json.loads(json.dumps(whole))
        return copied

    def restore(self, snapshot: JSON) -> None:
        """Become what `snapshot` says; what was due meanwhile happens as soon as the loop runs.

        Links made before keep the address they were made with. Raises KeyError when it is not a
        snapshot of this class.
        """
        copied = json.loads(json.dumps(snapshot))
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
        version, internal, gauss = copied["rng"]
        self.rng.setstate((version, tuple(internal), gauss))
        self.account = copied["account"]
        self.supervisor_key = copied["supervisor_key"]
        self.secret_key = copied["secret_key"]
        self.keys.clear()
        self.keys.update({key: set(granted) for key, granted in copied["keys"].items()})
        self._set_keys()
        self.state = copied["state"]
        self._bind()
        for name in list(self.state["schedule"]):
            self._arm(name)
