"""Which key may do what: restricted keys, the full secret key, and live keys."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

from desktop.sandbox.stripe.errors import StripeError, forbidden, masked, unauthorised

EVERYTHING = "*"

LINKS = frozenset({"rak_checkout_session_write", "rak_event_read", "rak_payment_intent_read"})
"""What a desk needs that makes no refunds."""
AGENT = LINKS | {"rak_charge_write"}
SUPERVISOR = AGENT | {"rak_dispute_read"}


def presented_key(authorization: str | None) -> str:
    """Return the API key of an Authorization header, Bearer or Basic. Raises StripeError."""
    scheme, _, rest = (authorization or "").strip().partition(" ")
    key = ""
    if scheme.lower() == "bearer":
        key = rest.strip()
    elif scheme.lower() == "basic":
        try:
            key = base64.b64decode(rest, validate=True).decode("utf-8").partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            key = ""
    if not key:
        raise unauthorised(
            "You did not provide an API key. You need to provide your API key in the "
            "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer "
            "YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details."
        )
    return key


def permissions_of(key: str, keys: Mapping[str, set[str]]) -> set[str]:
    """Return what the key may do. Raises StripeError (401) for live and unknown keys."""
    if key.startswith(("rk_live_", "sk_live_")):
        raise unauthorised(
            f"Invalid API Key provided: {masked(key)}. This is a live key used in sandbox: no "
            "live key belongs here. If it was typed by mistake, roll it in the Dashboard."
        )
    if key.startswith("pk_"):
        raise unauthorised(
            "This API call cannot be made with a publishable API key. Please use a secret API key.",
            code="secret_key_required",
        )
    if key not in keys:
        raise unauthorised(f"Invalid API Key provided: {masked(key)}")
    return keys[key]


def allows(granted: set[str], wanted: str) -> bool:
    """Whether `wanted` is among the permissions; write includes read."""
    if EVERYTHING in granted or wanted in granted:
        return True
    return wanted.endswith("_read") and wanted.removesuffix("_read") + "_write" in granted


def check(key: str, granted: set[str], wanted: str, account: str) -> None:
    """Raise StripeError (403), naming the permission, when the key lacks it."""
    if not allows(granted, wanted):
        raise forbidden(key, account, wanted)


def refusal_of_key(key: str) -> StripeError:
    """The 401 of a key that has been revoked."""
    return unauthorised(f"Invalid API Key provided: {masked(key)}")
