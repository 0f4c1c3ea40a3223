"""The official library's requests, carried by the HTTP client that the whole desk shares."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import httpx
import stripe

from desktop.services.wire.http import TOTAL_S, mark, within

# Read by the library before its first call: no random id of this computer, no timings to Stripe.
stripe.enable_telemetry = False
# At DEBUG the library logs whole bodies, and a payment link is a bearer secret.
logging.getLogger("stripe").setLevel(logging.WARNING)

SERVER = "stripe"
"""The name under which the clock knows Stripe."""


class SharedHttpClient(stripe.HTTPClient):
    """Sends through an `httpx.AsyncClient` that it does not own, once: retries are the outbox's.

    The library's own client cannot take the system's certificates, and its proxy setting breaks
    with httpx 0.28. `total_s` bounds one exchange.
    """

    name = "httpx"

    def __init__(self, http: httpx.AsyncClient, *, total_s: float = TOTAL_S) -> None:
        super().__init__()
        self._http = http
        self._total_s = total_s

    async def request_async(
        self, method: str, url: str, headers: Mapping[str, str], post_data: Any = None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """Raises `stripe.APIConnectionError`, whose cause is what httpx said."""
        try:
            response = await within(
                self._total_s,
                lambda: self._http.request(
                    method, url, headers=headers, content=post_data, extensions=mark(SERVER)
                ),
            )
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise stripe.APIConnectionError(type(error).__name__) from error  # type: ignore[no-untyped-call]
        return response.content, response.status_code, response.headers

    async def sleep_async(self, secs: float) -> None:
        """Asked for between the library's own retries, of which there are none."""
        await asyncio.sleep(secs)

    async def close_async(self) -> None:
        """Nothing: the shared client belongs to whoever built it."""


def make_client(
    key: str, http: httpx.AsyncClient, *, api_base: str | None, total_s: float = TOTAL_S
) -> stripe.StripeClient:
    """Build the library's client over `http`; `api_base` replaces https://api.stripe.com."""
    return stripe.StripeClient(
        key,
        http_client=SharedHttpClient(http, total_s=total_s),
        base_addresses={"api": api_base.rstrip("/")} if api_base else {},
        max_network_retries=0,
    )
