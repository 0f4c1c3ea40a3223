"""`expand[]`: ids replaced by the objects that they name.

Source: https://docs.stripe.com/api/expanding_objects (at most four levels deep).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.sandbox.stripe import lists
from desktop.sandbox.stripe.errors import StripeError, invalid

if TYPE_CHECKING:
    from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

_DEEPEST = 4
# (object, field): the table that holds what the field names, and what kind of object it is.
_TABLES = {
    ("checkout.session", "payment_intent"): ("payment_intents", "payment_intent"),
    ("payment_intent", "payment_method"): ("payment_methods", "payment_method"),
    ("payment_intent", "latest_charge"): ("charges", "charge"),
    ("charge", "payment_intent"): ("payment_intents", "payment_intent"),
    ("refund", "charge"): ("charges", "charge"),
    ("refund", "payment_intent"): ("payment_intents", "payment_intent"),
    ("dispute", "charge"): ("charges", "charge"),
    ("dispute", "payment_intent"): ("payment_intents", "payment_intent"),
}
_LISTS = {("checkout.session", "line_items"): "item", ("charge", "refunds"): "refund"}
# Expandable at Stripe, and null here because the sandbox has none of them.
_ALWAYS_NULL = {
    ("checkout.session", name)
    for name in ("customer", "invoice", "payment_link", "setup_intent", "subscription")
} | {(kind, "customer") for kind in ("payment_intent", "charge", "payment_method")}


def check(kind: str, listed: bool, paths: list[str]) -> None:
    """Raise StripeError for a path that the endpoint's answer does not have.

    `kind` is the object that it gives, `listed` whether it gives a list of them. Checked before
    anything happens, so that a wrong path has no effect.
    """
    for path in paths:
        parts = path.split(".")
        if listed and parts[0] == "data":
            parts = parts[1:]
        elif listed:
            raise _cannot(path)
        if len(parts) > _DEEPEST:
            raise invalid(
                f"You cannot expand more than {_DEEPEST} levels of a property. Property: {path}",
                "expand",
            )
        _walk(kind, parts, path)


def _walk(kind: str, parts: list[str], path: str) -> None:
    at = kind
    remaining = list(parts)
    while remaining:
        place = (at, remaining.pop(0))
        if place in _ALWAYS_NULL:
            return
        if place in _LISTS:
            at = _LISTS[place]
            if remaining and remaining.pop(0) != "data":
                raise _cannot(path)
        elif place in _TABLES:
            at = _TABLES[place][1]
        else:
            raise _cannot(path)


def _cannot(path: str) -> StripeError:
    return invalid(
        f"This property cannot be expanded ({path}). You may want to try expanding another.",
        "expand",
    )


def expand(world: StripeWorld, obj: JSON, paths: list[str]) -> JSON:
    """Return `obj` with checked `paths` expanded; the stored objects stay as they are."""
    for path in paths:
        obj = _expand(world, obj, path.split("."))
    return obj


def _expand(world: StripeWorld, obj: JSON, parts: list[str]) -> JSON:
    if not parts:
        return obj
    head, rest = parts[0], parts[1:]
    if obj["object"] == "list":
        return {**obj, "data": [_expand(world, row, rest) for row in obj["data"]]}
    place = (obj["object"], head)
    value = obj.get(head)
    if place in _LISTS:
        # Already there when an earlier path went through it.
        value = value or _listed(world, obj, head)
    elif place in _TABLES and isinstance(value, str):
        value = world.state[_TABLES[place][0]][value]
    return obj if value is None else {**obj, head: _expand(world, value, rest)}


def _listed(world: StripeWorld, obj: JSON, head: str) -> JSON:
    if head == "line_items":
        rows = world.state["line_items"][obj["id"]]
        url = f"/v1/checkout/sessions/{obj['id']}/line_items"
        return lists.page(rows, lambda _: True, {}, url, "item")
    rows = [row for row in world.state["refunds"].values() if row["charge"] == obj["id"]]
    return lists.page(rows[::-1], lambda _: True, {}, f"/v1/charges/{obj['id']}/refunds", "refund")
