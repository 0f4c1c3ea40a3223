"""What Stripe's errors mean for the effect, and what the agent reads about them.

Sources: docs.stripe.com/error-low-level, /api/idempotent_requests and /rate-limits. A key's result
is saved once execution has begun, 500s included; validation errors, 401, 429 and 409
`idempotency_key_in_use` are not saved.
"""

import random
import re
from collections.abc import Mapping
from typing import Any

import stripe

from desktop.services.psp.doing import Doing
from desktop.services.psp.gateway import (
    Ambiguous,
    GatewayError,
    KeyRefused,
    NotAllowed,
    NotReached,
    Refused,
)
from desktop.services.timing.backoff import Backoff
from desktop.services.wire.http import Failure, failure, reason

_PERMISSION = re.compile(r"rak_[a-z0-9_]+")
_LOCK_WAIT_S = (0.5, 1.5)
_LOOK_UP_S = 2.0


def translate(error: stripe.StripeError, doing: Doing, backoff: Backoff) -> GatewayError:
    """Turn the library's exception into the gateway's; `backoff` counts failures in a row.

    A read has no effect, so what would be ambiguous is merely not reached.
    """
    if isinstance(error, stripe.APIConnectionError):
        return _no_answer(error.__cause__ or error, doing, backoff)
    status, body = error.http_status or 0, _body(error)
    code, said = str(body.get("code") or ""), str(body.get("message") or "").strip()
    if not body:
        return _not_stripe(status, doing, backoff)
    if isinstance(error, stripe.RateLimitError):
        return _too_many(error, code, doing, backoff)
    if status == 409 or code == "idempotency_key_in_use":
        # The same request is under way elsewhere and may have its effect: same key again, soon.
        return _perhaps(
            "Stripe is still working on this very request.",
            doing,
            code or "conflict",
            random.uniform(*_LOCK_WAIT_S),
        )
    if isinstance(error, stripe.IdempotencyError):
        return _perhaps(
            "Stripe has already answered this request in another form.",
            doing,
            code or "idempotency_error",
            _LOOK_UP_S,
        )
    if isinstance(error, stripe.AuthenticationError):
        return KeyRefused(
            "Stripe does not accept this key: it is wrong, revoked or expired. "
            f"{doing.untouched.split('. ')[0]}. Ask whoever manages Stripe for a new restricted "
            "key, enter it in the settings, and try again.",
            code=code or "key",
        )
    if isinstance(error, stripe.PermissionError):
        return _forbidden(said, code, doing)
    if 400 <= status < 500:
        words = said.rstrip(".") or f"error {status}"
        if doing is Doing.REFUND and body.get("param") == "amount":
            code = code or "amount"  # Stripe gives no code where more is asked than is left
        return Refused(f"Stripe refused: {words}. {doing.press}", code=code or f"http_{status}")
    replayed = str(_header(error, "idempotent-replayed")).lower() == "true"
    return _perhaps(
        f"Stripe had a problem of its own (error {status}).",
        doing,
        f"http_{status}_replayed" if replayed else f"http_{status}",
        backoff.failed(),
    )


def _no_answer(cause: BaseException, doing: Doing, backoff: Backoff) -> GatewayError:
    match failure(cause):
        case Failure.MISCONFIGURED:
            return Refused(
                f"Stripe cannot be asked: {reason(cause)}. {doing.untouched.split('. ')[0]}. "
                "Correct the address of Stripe in the settings.",
                code="address",
            )
        case Failure.NOT_SENT:
            return NotReached(
                f"Stripe could not be reached: {reason(cause)}. {doing.untouched}",
                code="connection",
                retry_after_s=backoff.failed(),
            )
        case Failure.UNKNOWN:
            return _perhaps(
                f"Stripe was asked, but {reason(cause)}.", doing, "connection", backoff.failed()
            )


def _not_stripe(status: int, doing: Doing, backoff: Backoff) -> GatewayError:
    """An answer that is not in Stripe's words: half of one, or a proxy's or a sign-in page."""
    if 400 <= status < 500 and status != 408:
        return NotReached(
            "Something between this computer and Stripe refused the request "
            f"(error {status}), such as a proxy or a sign-in page. {doing.untouched}",
            code=f"http_{status}",
            retry_after_s=max(backoff.failed(), 5.0),
        )
    return _perhaps(
        f"Stripe's answer cannot be read (status {status}).",
        doing,
        "unreadable",
        backoff.failed(),
    )


def unreadable(doing: Doing, backoff: Backoff) -> GatewayError:
    """An answer of success whose content is not what Stripe documents."""
    return _perhaps("Stripe's answer cannot be read.", doing, "unreadable", backoff.failed())


def _too_many(
    error: stripe.RateLimitError, code: str, doing: Doing, backoff: Backoff
) -> GatewayError:
    why = _header(error, "stripe-rate-limited-reason")
    wait = backoff.failed() if why else random.uniform(*_LOCK_WAIT_S)
    asked = _header(error, "retry-after")
    if asked and asked.replace(".", "", 1).isdecimal() and asked.isascii():
        wait = max(wait, float(asked))
    if why:
        return NotReached(
            f"Stripe asks to slow down ({why}). {doing.untouched}", code=why, retry_after_s=wait
        )
    return NotReached(
        f"Stripe is busy with this payment. {doing.untouched}",
        code=code or "lock_timeout",
        retry_after_s=wait,
    )


def _forbidden(said: str, code: str, doing: Doing) -> GatewayError:
    missing = _PERMISSION.search(said)
    needs = f"the permission {missing[0]}" if missing else "a permission that this needs"
    return NotAllowed(
        f"Stripe's key lacks {needs}. {doing.untouched.split('. ')[0]}. Ask whoever manages "
        "Stripe to give the key that permission, then try again.",
        code=missing[0] if missing else code or "permission",
    )


def _perhaps(what: str, doing: Doing, code: str, wait: float) -> GatewayError:
    if doing.is_read:
        return NotReached(f"{what} {doing.untouched}", code=code, retry_after_s=wait)
    return Ambiguous(f"{what} {doing.unknown}", code=code, retry_after_s=wait)


def _body(error: stripe.StripeError) -> Mapping[str, Any]:
    """The `error` object of Stripe's answer; empty where the answer is not Stripe's."""
    whole = error.json_body
    found = whole.get("error") if isinstance(whole, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _header(error: stripe.StripeError, name: str) -> str:
    headers = error.headers or {}
    return str(headers.get(name) or "")
