"""Checkout Sessions: made, changed, listed, expired by a call or by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import currencies, ids, lists, methods, objects
from desktop.sandbox.stripe.errors import invalid, missing, not_modelled, refused

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

SHORTEST_S = 30 * 60
LONGEST_S = 24 * 3600


def create(world: StripeWorld, params: JSON) -> JSON:
    """Make an open session from typed parameters (`schemas.SESSION_CREATE`).

    Raises StripeError for what Stripe refuses once the names and kinds are right.
    """
    _check_mode(params)
    created = world.second()
    _check_expiry(params, created)
    items = params["line_items"]
    currency = _currency(params)
    lines = [_line(world, item, index, currency, created) for index, item in enumerate(items)]
    total = sum(line["amount_total"] for line in lines)
    currencies.check_total(total, currency)
    types = methods.offered(
        currency,
        params.get("allowed_payment_method_types"),
        params.get("excluded_payment_method_types"),
    )
    if not types:
        raise refused(
            "No valid payment method types for this Checkout Session. Please ensure that you "
            "have activated payment methods compatible with your chosen currency in your "
            "dashboard (https://dashboard.stripe.com/settings/payment_methods)."
        )
    id = ids.session_id(world.rng)
    session = objects.session(
        id,
        {**params, "payment_method_types": types},
        created=created,
        currency=currency,
        total=total,
        url=f"{world.pay_url}/{id}#{ids.url_fragment(world.rng)}",
    )
    world.state["sessions"][id] = session
    world.state["line_items"][id] = lines
    world.state["facts"][id] = {
        "idempotency_key": world.origin["idempotency_key"],
        "expired_by": None,
        "times_paid": 0,
        "attempt": None,
        "visited": False,
        "payment_intent_data": params.get("payment_intent_data", {}),
    }
    world.schedule(session["expires_at"], "lapse", id)
    world.changed("created", session)
    return session


def _check_mode(params: JSON) -> None:
    mode = params.get("mode")
    if mode is None:
        raise invalid("Missing required param: mode.", "mode", "parameter_missing")
    if mode != "payment":
        raise not_modelled(f"{mode} mode", "mode")
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise not_modelled("any ui_mode but hosted_page", "ui_mode")
    for name in ("return_url", "redirect_on_completion"):
        if name in params:
            raise refused(f"`{name}` can't be used with `ui_mode` set to `hosted_page`.", name)
    if "success_url" not in params:
        raise invalid("Missing required param: success_url.", "success_url", "parameter_missing")
    if not params.get("line_items"):
        raise invalid("Missing required param: line_items.", "line_items", "parameter_missing")
    if params.get("submit_type") == "subscribe":
        raise refused("`submit_type` can only be `subscribe` in subscription mode.", "submit_type")
    if params.get("automatic_tax", {}).get("enabled"):
        raise not_modelled("automatic tax", "automatic_tax[enabled]")
    if params.get("payment_intent_data", {}).get("capture_method") == "manual":
        raise not_modelled("separate capture", "payment_intent_data[capture_method]")
    for name, what in (("customer", "customer"), ("customer_account", "account")):
        if name in params:
            raise missing(what, params[name], name, status=400)


def _check_expiry(params: JSON, created: int) -> None:
    if "expires_at" not in params:
        return
    ahead = params["expires_at"] - created
    if ahead < SHORTEST_S:
        raise refused(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session "
            "creation.",
            "expires_at",
        )
    if ahead > LONGEST_S:
        raise refused(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            "expires_at",
        )


def _currency(params: JSON) -> str:
    """Return the one currency of a session in lower case."""
    wanted: str | None = None
    if "currency" in params:
        wanted = currencies.check_currency(params["currency"], "currency")
    for index, item in enumerate(params["line_items"]):
        path = f"line_items[{index}]"
        if "price" in item and "price_data" in item:
            raise invalid(
                "You may only specify one of these parameters: price, price_data.",
                f"{path}[price]",
                "parameters_exclusive",
            )
        if "price" in item:
            raise missing("price", item["price"], f"{path}[price]", status=400)
        if "price_data" not in item:
            raise invalid(
                f"Missing required param: {path}[price_data].",
                f"{path}[price_data]",
                "parameter_missing",
            )
        name = f"{path}[price_data][currency]"
        own = currencies.check_currency(item["price_data"]["currency"], name)
        if wanted is not None and own != wanted:
            raise refused(
                "All prices on a Checkout Session must have the same currency, but both "
                f"`{wanted}` and `{own}` were given.",
                name,
            )
        wanted = own
    if wanted is None:
        raise invalid("Missing required param: line_items.", "line_items", "parameter_missing")
    return wanted


def _line(world: StripeWorld, item: JSON, index: int, currency: str, created: int) -> JSON:
    path = f"line_items[{index}]"
    data = item["price_data"]
    if "quantity" not in item:
        raise refused(f"Quantity is required. Add `quantity` to `{path}`", f"{path}[quantity]")
    if "unit_amount" not in data:
        raise invalid(
            f"Missing required param: {path}[price_data][unit_amount].",
            f"{path}[price_data][unit_amount]",
            "parameter_missing",
        )
    if "product" in data:
        raise missing("product", data["product"], f"{path}[price_data][product]", status=400)
    if "product_data" not in data:
        raise invalid(
            f"Missing required param: {path}[price_data][product_data].",
            f"{path}[price_data][product_data]",
            "parameter_missing",
        )
    amount_path = f"{path}[price_data][unit_amount]"
    currencies.check_unit(data["unit_amount"], currency, amount_path)
    if data["unit_amount"] > currencies.largest(currency):
        raise currencies.too_large(currency, amount_path)
    return objects.line_item(
        ids.object_id(world.rng, "li"),
        price_id=ids.object_id(world.rng, "price"),
        product_id=ids.short_id(world.rng, "prod"),
        price_data={**data, "currency": currency},
        quantity=item["quantity"],
        created=created,
    )


def find(world: StripeWorld, id: str) -> JSON:
    """Return a session. Raises StripeError (404) when there is none."""
    session: JSON | None = world.state["sessions"].get(id)
    if session is None:
        raise missing("checkout.session", id, "session")
    return session


def update(world: StripeWorld, id: str, params: JSON) -> JSON:
    """Change the metadata: an empty value unsets its key."""
    session = find(world, id)
    for key, value in params.get("metadata", {}).items():
        if value == "":
            session["metadata"].pop(key, None)
        else:
            session["metadata"][key] = value
    return session


def expire(world: StripeWorld, id: str) -> JSON:
    """Expire an open session by a call. Raises StripeError when it is not open any more."""
    session = find(world, id)
    if session["status"] != "open":
        raise refused(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout '
            f"Session has a status of `{session['status']}`."
        )
    _close(world, session, "api")
    return session


def lapse(world: StripeWorld, id: str) -> None:
    """Expire a session whose time has come, if it is still open."""
    session = world.state["sessions"].get(id)
    if session is not None and session["status"] == "open":
        _close(world, session, "time")


def _close(world: StripeWorld, session: JSON, by: str) -> None:
    session["status"] = "expired"
    session["url"] = None
    facts = world.state["facts"][session["id"]]
    facts["expired_by"] = by
    facts["attempt"] = None
    intent = world.state["payment_intents"].get(session["payment_intent"])
    if intent is not None:
        intent.update(
            status="canceled",
            canceled_at=world.second(),
            cancellation_reason="automatic",
            next_action=None,
        )
        world.emit("payment_intent.canceled", intent)
    world.emit("checkout.session.expired", session)
    world.changed("expired", session)


def page(world: StripeWorld, params: JSON) -> JSON:
    """List sessions, newest first. Raises StripeError for customers and the like: none exist."""
    for name, what in (
        ("customer", "customer"),
        ("customer_account", "account"),
        ("payment_link", "payment_link"),
        ("subscription", "subscription"),
    ):
        if name in params:
            raise missing(what, params[name], name, status=400)
    email = params.get("customer_details", {}).get("email")

    def keep(session: JSON) -> bool:
        details = session["customer_details"] or {}
        return (
            lists.created_within(session["created"], params.get("created"))
            and params.get("status") in (None, session["status"])
            and params.get("payment_intent") in (None, session["payment_intent"])
            and email in (None, details.get("email"))
        )

    rows = list(reversed(world.state["sessions"].values()))
    return lists.page(rows, keep, params, "/v1/checkout/sessions", "checkout.session")


def line_items(world: StripeWorld, id: str, params: JSON) -> JSON:
    """List a session's line items in their own order."""
    find(world, id)
    url = f"/v1/checkout/sessions/{id}/line_items"
    return lists.page(world.state["line_items"][id], lambda _: True, params, url, "item")
