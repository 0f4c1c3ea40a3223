"""Reading Stripe's JSON: typed looks into it, and a Checkout Session as a link."""

from collections.abc import Mapping
from typing import Any

from desktop.models.money import Money
from desktop.models.stripe_amount import from_stripe
from desktop.services.psp.gateway import Link
from desktop.services.wire.wire_json import is_sound

Json = Mapping[str, Any]

_OURS = "desk_"
_LARGEST = 2**53  # what JSON numbers carry exactly


class Unreadable(ValueError):
    """The JSON is not what Stripe's API documents; the message says where."""


def mapping(data: object, what: str) -> Json:
    """`data` as a JSON object. Raises `Unreadable`."""
    if not isinstance(data, Mapping):
        raise Unreadable(f"{what} is no object")
    return data


def text(data: Json, key: str) -> str:
    """A text that must be there. Raises `Unreadable`."""
    value = data.get(key)
    if not isinstance(value, str) or not value or not is_sound(value):
        raise Unreadable(f"{key} is no text")
    return value


def optional_text(data: Json, key: str) -> str:
    """A text that may be missing or null: then empty."""
    value = data.get(key)
    return value if isinstance(value, str) and is_sound(value) else ""


def number(data: Json, key: str) -> int:
    """An integer that must be there. Raises `Unreadable`."""
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
        raise Unreadable(f"{key} is no integer")
    return value


def reference(data: Json, key: str) -> str:
    """The id of another object, whether it stands there as an id or expanded; empty if neither."""
    value = data.get(key)
    if isinstance(value, Mapping):
        value = value.get("id")
    return value if isinstance(value, str) and is_sound(value) else ""


def money(data: Json, amount_key: str) -> Money:
    """An amount in its currency, in ISO minor units. Raises `Unreadable`."""
    amount, currency = number(data, amount_key), text(data, "currency")
    try:
        return from_stripe(amount, currency)
    except ValueError as error:
        raise Unreadable(str(error)) from error


def desk_metadata(data: Json) -> dict[str, str]:
    """The desk's own metadata of an object; that of other systems is none of ours."""
    found = data.get("metadata")
    if not isinstance(found, Mapping):
        return {}
    return {
        key: value
        for key, value in found.items()
        if isinstance(key, str)
        and key.startswith(_OURS)
        and isinstance(value, str)
        and is_sound(key + value)
    }


def link_of(session: object) -> Link:
    """A Checkout Session in our words. Raises `Unreadable`."""
    data = mapping(session, "session")
    if data.get("object") != "checkout.session":
        raise Unreadable("this is no Checkout Session")
    status = text(data, "status")
    return Link(
        session=text(data, "id"),
        url=optional_text(data, "url") if status == "open" else "",
        status=status,
        paid=optional_text(data, "payment_status") in PAID,
        total=money(data, "amount_total"),
        created_at=float(number(data, "created")),
        expires_at=float(number(data, "expires_at")),
        intent=reference(data, "payment_intent"),
        metadata=desk_metadata(data),
    )


PAID = frozenset({"paid", "no_payment_required"})
"""Values of a session's `payment_status` that mean that nothing more is owed."""
