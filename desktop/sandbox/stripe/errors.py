"""Stripe's error objects: type, code, param, message and HTTP status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JSON = dict[str, Any]


class StripeError(Exception):
    """An answer that is an error, as Stripe words it.

    `saved` says whether the endpoint had begun to execute, so that the answer is kept for the
    request's idempotency key (https://docs.stripe.com/api/idempotent_requests).
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        saved: bool = False,
    ) -> None:
        """Describe the answer; nothing is sent yet."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.type = type
        self.code = code
        self.param = param
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})
        self.saved = saved

    def body(self, request_id: str) -> JSON:
        """Return the JSON body, with the log address of this request."""
        error: JSON = {"message": self.message, "type": self.type}
        if self.code is not None:
            error["code"] = self.code
            error["doc_url"] = "https://stripe.com/docs/error-codes/" + self.code.replace("_", "-")
        if self.param is not None:
            error["param"] = self.param
        error.update(self.extra)
        error["request_log_url"] = f"https://dashboard.stripe.com/test/logs/{request_id}"
        return {"error": error}


def invalid(message: str, param: str | None = None, code: str | None = None) -> StripeError:
    """A parameter that fails validation: 400, nothing executed."""
    return StripeError(400, message, param=param, code=code)


def refused(message: str, param: str | None = None, code: str | None = None) -> StripeError:
    """A request that is well formed and still cannot be done: 400 from execution."""
    return StripeError(400, message, param=param, code=code, saved=True)


def missing(what: str, id: str, param: str, *, status: int = 404) -> StripeError:
    """No object of that id: 404 for one in the path, 400 for one in a parameter."""
    return StripeError(
        status, f"No such {what}: '{id}'", code="resource_missing", param=param, saved=True
    )


def not_modelled(what: str, param: str) -> StripeError:
    """Something that Stripe can do and this sandbox cannot; it says so instead of pretending."""
    return invalid(f"The sandbox does not model {what}. Stripe itself may accept it.", param)


def unauthorised(message: str, code: str | None = None) -> StripeError:
    """No key, or one that is not known: 401."""
    return StripeError(
        401, message, code=code, headers={"WWW-Authenticate": 'Basic realm="Stripe"'}
    )


def masked(key: str) -> str:
    """Show a key as Stripe's messages do: its kind and its last characters."""
    prefix_length = 8 if key[:3] in ("rk_", "sk_", "pk_") else 2
    if len(key) <= prefix_length + 4:
        return "*" * len(key)
    return key[:prefix_length] + "*" * (len(key) - prefix_length - 4) + key[-4:]


def forbidden(key: str, account: str, permission: str) -> StripeError:
    """A restricted key without the permission: 403, the message names it."""
    return StripeError(
        403,
        f"The provided key '{masked(key)}' does not have the required permissions for this "
        f"endpoint on account '{account}'. Having the '{permission}' permission would allow "
        "this request to continue.",
    )


def rate_limited(reason: str | None) -> StripeError:
    """429: with `Stripe-Rate-Limited-Reason` for a rate, without it for a locked object.

    Source: https://docs.stripe.com/rate-limits.
    """
    if reason is None:
        return StripeError(
            429,
            "This object cannot be accessed right now because another API request or Stripe "
            "process is currently accessing it. If you see this error intermittently, retry the "
            "request. If you see this error frequently and are making multiple concurrent "
            "requests to a single object, make your requests serially or at a lower rate.",
            code="lock_timeout",
        )
    return StripeError(
        429,
        "Request rate limit exceeded. You can learn more about rate limits here "
        "https://docs.stripe.com/rate-limits.",
        code="rate_limit",
        headers={"Stripe-Rate-Limited-Reason": reason},
    )


def key_in_use(key: str) -> StripeError:
    """Two requests with one idempotency key at the same time: 409."""
    return StripeError(
        409,
        "There is currently another in-progress request using this Idempotent Key (that "
        "probably means you submitted twice, and the other request is still going through): "
        f"{key}. Please try again later.",
        type="idempotency_error",
        code="idempotency_key_in_use",
    )


def broken() -> StripeError:
    """Something went wrong at Stripe's end: 500, saved for the key and replayed."""
    return StripeError(500, "An unknown error occurred.", type="api_error", saved=True)
