"""The endpoints: what each is called, which permission it needs, what it takes and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import disputes, lists, refunds, schemas, sessions
from desktop.sandbox.stripe.errors import invalid, missing
from desktop.sandbox.stripe.params import Fields

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]
Run = Callable[["StripeWorld", str, JSON], JSON]  # world, id in the path or "", parameters


@dataclass(frozen=True)
class Endpoint:
    """One method and path. `path` is Starlette's; its one variable is called `id`."""

    method: str
    path: str
    permission: str
    params: Fields
    run: Run
    returns: str = "checkout.session"  # the kind of object, also where a list of them is given
    listed: bool = False

    @property
    def name(self) -> str:
        """What the rate limit and the idempotency key count as one endpoint."""
        return f"{self.method} {self.path}"


def _found(world: StripeWorld, table: str, id: str, what: str, param: str) -> JSON:
    found: JSON | None = world.state[table].get(id)
    if found is None:
        raise missing(what, id, param)
    return found


def _events(world: StripeWorld, _: str, params: JSON) -> JSON:
    if "type" in params and "types" in params:
        raise invalid(
            "You may only specify one of these parameters: type, types.",
            "type",
            "parameters_exclusive",
        )
    wanted = params.get("types") or ([params["type"]] if "type" in params else None)

    def keep(event: JSON) -> bool:
        return lists.created_within(event["created"], params.get("created")) and (
            wanted is None or any(_is_type(event["type"], name) for name in wanted)
        )

    rows = list(world.events.visible(world.clock.now()))
    return lists.page(rows, keep, params, "/v1/events", "event")


def _is_type(type: str, wanted: str) -> bool:
    """Whether an event type is the wanted one; `checkout.session.*` stands for a group."""
    if wanted == "*":
        return True
    return type.startswith(wanted[:-1]) if wanted.endswith(".*") else type == wanted


def _event(world: StripeWorld, id: str, _: JSON) -> JSON:
    found = world.events.find(id, world.clock.now())
    if found is None:
        raise missing("event", id, "id")
    return found


def _intent(world: StripeWorld, id: str, params: JSON) -> JSON:
    intent = _found(world, "payment_intents", id, "payment_intent", "intent")
    if params.get("client_secret") not in (None, intent["client_secret"]):
        raise invalid("The client_secret provided does not match.", "client_secret")
    return intent


def _intents(world: StripeWorld, _: str, params: JSON) -> JSON:
    _no_customers(params)
    rows = list(reversed(world.state["payment_intents"].values()))
    return lists.page(rows, _created(params), params, "/v1/payment_intents", "payment_intent")


def _charges(world: StripeWorld, _: str, params: JSON) -> JSON:
    _no_customers(params)
    created, intent = _created(params), params.get("payment_intent")
    rows = list(reversed(world.state["charges"].values()))
    return lists.page(
        rows,
        lambda row: created(row) and intent in (None, row["payment_intent"]),
        params,
        "/v1/charges",
        "charge",
    )


def _created(params: JSON) -> Callable[[JSON], bool]:
    return lambda row: lists.created_within(row["created"], params.get("created"))


def _no_customers(params: JSON) -> None:
    for name in ("customer", "customer_account"):
        if name in params:
            raise missing(name, params[name], name, status=400)


def _account(world: StripeWorld, _: str, __: JSON) -> JSON:
    return {
        "id": world.account,
        "object": "account",
        "business_profile": {"name": world.merchant, "url": None},
        "business_type": "company",
        "capabilities": {
            "card_payments": "active",
            "ideal_payments": "active",
            "sepa_debit_payments": "active",
        },
        "charges_enabled": True,
        "country": "NL",
        "default_currency": "eur",
        "details_submitted": True,
        "email": None,
        "metadata": {},
        "payouts_enabled": True,
        "settings": {"dashboard": {"display_name": world.merchant, "timezone": "Etc/UTC"}},
        "type": "standard",
    }


_SESSIONS = "/v1/checkout/sessions"
_READ, _WRITE = "rak_checkout_session_read", "rak_checkout_session_write"
_CHARGE_READ, _CHARGE_WRITE = "rak_charge_read", "rak_charge_write"

ENDPOINTS = (
    Endpoint(
        "POST",
        _SESSIONS,
        _WRITE,
        schemas.SESSION_CREATE,
        lambda world, _, params: sessions.create(world, params),
    ),
    Endpoint(
        "GET",
        _SESSIONS,
        _READ,
        schemas.SESSION_LIST,
        lambda world, _, params: sessions.page(world, params),
        listed=True,
    ),
    Endpoint(
        "GET",
        _SESSIONS + "/{id}",
        _READ,
        schemas.NOTHING,
        lambda world, id, _: sessions.find(world, id),
    ),
    Endpoint("POST", _SESSIONS + "/{id}", _WRITE, schemas.SESSION_UPDATE, sessions.update),
    Endpoint(
        "POST",
        _SESSIONS + "/{id}/expire",
        _WRITE,
        schemas.NOTHING,
        lambda world, id, _: sessions.expire(world, id),
    ),
    Endpoint(
        "GET",
        _SESSIONS + "/{id}/line_items",
        _READ,
        schemas.LINE_ITEM_LIST,
        sessions.line_items,
        "item",
        listed=True,
    ),
    Endpoint("GET", "/v1/events", "rak_event_read", schemas.EVENT_LIST, _events, "event", True),
    Endpoint("GET", "/v1/events/{id}", "rak_event_read", schemas.NOTHING, _event, "event"),
    Endpoint(
        "GET",
        "/v1/payment_intents",
        "rak_payment_intent_read",
        schemas.PAYMENT_INTENT_LIST,
        _intents,
        "payment_intent",
        listed=True,
    ),
    Endpoint(
        "GET",
        "/v1/payment_intents/{id}",
        "rak_payment_intent_read",
        schemas.PAYMENT_INTENT_RETRIEVE,
        _intent,
        "payment_intent",
    ),
    Endpoint("GET", "/v1/charges", _CHARGE_READ, schemas.CHARGE_LIST, _charges, "charge", True),
    Endpoint(
        "GET",
        "/v1/charges/{id}",
        _CHARGE_READ,
        schemas.NOTHING,
        lambda world, id, _: _found(world, "charges", id, "charge", "id"),
        "charge",
    ),
    Endpoint(
        "POST",
        "/v1/refunds",
        _CHARGE_WRITE,
        schemas.REFUND_CREATE,
        lambda world, _, params: refunds.create(world, params),
        "refund",
    ),
    Endpoint(
        "GET",
        "/v1/refunds",
        _CHARGE_READ,
        schemas.OF_CHARGE_LIST,
        lambda world, _, params: refunds.page(world, params),
        "refund",
        listed=True,
    ),
    Endpoint(
        "GET",
        "/v1/refunds/{id}",
        _CHARGE_READ,
        schemas.NOTHING,
        lambda world, id, _: refunds.find(world, id),
        "refund",
    ),
    Endpoint(
        "POST", "/v1/refunds/{id}", _CHARGE_WRITE, schemas.REFUND_UPDATE, refunds.update, "refund"
    ),
    Endpoint(
        "GET",
        "/v1/disputes",
        "rak_dispute_read",
        schemas.OF_CHARGE_LIST,
        lambda world, _, params: disputes.page(world, params),
        "dispute",
        listed=True,
    ),
    Endpoint(
        "GET",
        "/v1/disputes/{id}",
        "rak_dispute_read",
        schemas.NOTHING,
        lambda world, id, _: disputes.find(world, id),
        "dispute",
    ),
    Endpoint(
        "GET", "/v1/account", "rak_accounts_kyc_basic_read", schemas.NOTHING, _account, "account"
    ),
)
