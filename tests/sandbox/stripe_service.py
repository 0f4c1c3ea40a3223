"""The Stripe half of the sandbox alone, on a real port, for the tests that drive it."""

from __future__ import annotations

import asyncio
import atexit
import functools
import random
import threading
from collections.abc import Callable
from typing import Any, Self, TypeVar

import httpx
import stripe
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.pay import pay_routes
from desktop.sandbox.stripe import StripeWorld, stripe_routes

stripe.enable_telemetry = False

T = TypeVar("T")
KEY = "rk_test_agents0123456789"


class _Server:
    """One uvicorn in a thread for the whole test process; what it serves can be exchanged."""

    def __init__(self) -> None:
        self.app: ASGIApp = Starlette()
        config = uvicorn.Config(
            self._serve,
            interface="asgi3",
            port=0,
            log_level="error",
            date_header=False,
            lifespan="off",
        )
        self._server = uvicorn.Server(config)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        atexit.register(self.stop)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def _run(self) -> None:
        async def serve() -> None:
            self.loop = asyncio.get_running_loop()
            task = asyncio.ensure_future(self._server.serve())
            while not self._server.started and not task.done():
                await asyncio.sleep(0.001)
            self._ready.set()
            await task

        asyncio.run(serve())

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@functools.cache
def _server() -> _Server:
    return _Server()


class StripeService:
    """A world of its own behind a real port; `do` runs a function on the loop it lives on."""

    def __init__(self, *, rate_limit: float = 0.0, seed: int = 7) -> None:
        self.clock = SandboxClock()
        self.world = StripeWorld(
            self.clock, key=KEY, pay_url="", rng=random.Random(seed), rate_limit=rate_limit
        )
        self.faults: list[dict[str, Any]] = []  # each spoils one request
        self._clients: list[stripe.RequestsClient] = []

    def _with_faults(self, app: ASGIApp) -> ASGIApp:
        async def spoiled(scope: Scope, receive: Receive, send: Send) -> None:
            if self.faults:
                scope.setdefault("state", {})["fault"] = self.faults.pop(0)
            await app(scope, receive, send)

        return spoiled

    def __enter__(self) -> Self:
        server = _server()
        routes = [*stripe_routes(self.world), *pay_routes(self.world)]
        server.app = self._with_faults(Starlette(routes=routes))
        self._loop = server.loop
        self.url = f"http://127.0.0.1:{server.port}"
        self.world.pay_url = f"{self.url}/pay"
        self.stripe = self.client()
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._clients:
            client.close()
        self.do(self.clock.close)

    def client(self, key: str = KEY, **options: Any) -> stripe.StripeClient:
        """Return a plain StripeClient; only the base address is not Stripe's own."""
        http = stripe.RequestsClient()
        self._clients.append(http)
        return stripe.StripeClient(
            key, base_addresses={"api": self.url}, http_client=http, **options
        )

    def do(self, function: Callable[[], T]) -> T:
        """Run `function` on the world's loop and return what it returns."""

        async def run() -> T:
            return function()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock."""
        self.do(lambda: self.clock.advance(seconds))

    def pay(self, session_id: str, method: str = "card", outcome: str = "paid") -> dict[str, Any]:
        """Pay without a browser, and let the events become visible."""
        summary = self.do(lambda: self.world.pay(session_id, method, outcome))
        self.advance(5)
        return summary

    def get(self, path: str, key: str | None = KEY, **headers: str) -> httpx.Response:
        """Read a path without the library."""
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return httpx.get(self.url + path, headers=headers)

    def post(self, path: str, body: str = "", key: str | None = KEY, **headers: str) -> Any:
        """Post a form-encoded body without the library."""
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        return httpx.post(self.url + path, content=body.encode(), headers=headers)


def rebooking(amount: int = 18600, currency: str = "eur", **more: Any) -> dict[str, Any]:
    """Return the parameters of a usual payment link: a rebooked flight."""
    return {
        "mode": "payment",
        "success_url": "https://airline.example/thanks",
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": currency,
                    "unit_amount": amount,
                    "product_data": {"name": "Rebooking AMS–BCN"},
                },
            }
        ],
        **more,
    }
