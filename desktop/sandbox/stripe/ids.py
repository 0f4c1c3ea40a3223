"""Identifiers in the shape that Stripe gives them."""

from __future__ import annotations

import random
import string

_ALPHABET = string.ascii_letters + string.digits
_SESSION_LENGTH = 66  # "cs_test_a1…": what the path of /v1/checkout/sessions/{id} allows


def token(rng: random.Random, length: int) -> str:
    """Return `length` letters and digits."""
    return "".join(rng.choices(_ALPHABET, k=length))


def session_id(rng: random.Random) -> str:
    """Return a test-mode Checkout Session id, 66 characters long."""
    prefix = "cs_test_a1"
    return prefix + token(rng, _SESSION_LENGTH - len(prefix))


def object_id(rng: random.Random, prefix: str) -> str:
    """Return `<prefix>_` and 24 characters, as PaymentIntents, charges and refunds have."""
    return f"{prefix}_{token(rng, 24)}"


def short_id(rng: random.Random, prefix: str) -> str:
    """Return `<prefix>_` and 14 characters, as products and requests have."""
    return f"{prefix}_{token(rng, 14)}"


def url_fragment(rng: random.Random) -> str:
    """Return the long fragment that a hosted Checkout URL carries (some hundred characters)."""
    return (
        "fidnandhYHdWcXxpYCc%2FJ2FgY2RwaXEnKSdkdWxOYHwnPyd1blpxYHZxWjA0" + token(rng, 320) + "%3D"
    )
