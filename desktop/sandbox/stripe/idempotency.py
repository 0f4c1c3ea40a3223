"""Idempotency keys: the same key gets the same answer, for 24 hours of sandbox time.

Source: https://docs.stripe.com/api/idempotent_requests. Kept once execution has begun, 500s
included; not kept: failed validation, 401, 403, 409 and 429.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desktop.sandbox.stripe.errors import StripeError, invalid, key_in_use

JSON = dict[str, Any]

LIFE_S = 24 * 3600  # Stripe keeps a key at least this long; this sandbox exactly
LONGEST_KEY = 255


def fingerprint(params: JSON) -> str:
    """Return a digest of the parameters as they were sent."""
    text = json.dumps(params, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class IdempotencyKeys:
    """The answers given, by key. `records` is plain JSON and is the whole lasting state."""

    def __init__(self, records: dict[str, JSON]) -> None:
        """Work on `records`, which the world persists."""
        self._records = records
        self._running: set[str] = set()

    def check_length(self, key: str) -> None:
        """Raise StripeError for a key longer than 255 characters."""
        if len(key) > LONGEST_KEY:
            raise invalid(
                f"Idempotency keys can have up to {LONGEST_KEY} characters, but you passed in "
                f"one of {len(key)} characters."
            )

    def replay(self, key: str, endpoint: str, path: str, params: JSON, now: float) -> JSON | None:
        """Return the answer kept for this key, or None when it is new.

        Raises StripeError (400, `idempotency_error`) when it was used for another endpoint or
        with other parameters. `now` is UTC epoch seconds.
        """
        self._prune(now)
        kept = self._records.get(key)
        if kept is None:
            return None
        other = f"Try using a key other than '{key}' if you meant to execute a different request."
        if kept["path"] != path or kept["endpoint"] != endpoint:
            raise StripeError(
                400,
                "Keys for idempotent requests can only be used for the same endpoint they were "
                f"first used for ('{path}' vs '{kept['path']}'). {other}",
                type="idempotency_error",
            )
        if kept["fingerprint"] != fingerprint(params):
            raise StripeError(
                400,
                "Keys for idempotent requests can only be used with the same parameters they "
                f"were first used with. {other}",
                type="idempotency_error",
            )
        return kept

    @contextmanager
    def running(self, key: str) -> Iterator[None]:
        """Hold the key while its request executes. Raises StripeError (409) when it is held."""
        if key in self._running:
            raise key_in_use(key)
        self._running.add(key)
        try:
            yield
        finally:
            self._running.discard(key)

    def keep(
        self,
        key: str,
        *,
        endpoint: str,
        path: str,
        params: JSON,
        status: int,
        body: JSON,
        request_id: str,
        now: float,
    ) -> None:
        """Keep an answer. A new record replaces none: the first answer stands."""
        self._records.setdefault(
            key,
            {
                "endpoint": endpoint,
                "path": path,
                "fingerprint": fingerprint(params),
                "status": status,
                "body": body,
                "request_id": request_id,
                "kept_at": now,
            },
        )

    def _prune(self, now: float) -> None:
        # Kept in the order of time, so the oldest come first.
        old = []
        for key, record in self._records.items():
            if now - record["kept_at"] < LIFE_S:
                break
            old.append(key)
        for key in old:
            del self._records[key]
