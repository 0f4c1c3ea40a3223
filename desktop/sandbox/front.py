"""The outermost ASGI layer: the sandbox's own `Date`, and a count of every request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from email.utils import formatdate

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop.sandbox.clock import SandboxClock

_IDS = re.compile(r"/(?:\d+|(?:cs|pi|pm|evt|re|ch|py|cus|dp)_\w+)(?=/|$)")


class Front:
    """Dates every answer by the sandbox's clock and counts requests by route."""

    def __init__(
        self,
        app: ASGIApp,
        clock: SandboxClock,
        requests: Counter[str],
        uncounted: str,
        touch: Callable[[], None],
    ) -> None:
        """`uncounted` is the path of the control address; `touch` hears of each writing call."""
        self._app = app
        self._clock = clock
        self._requests = requests
        self._uncounted = uncounted
        self._touch = touch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not scope["path"].startswith(self._uncounted):
            self._requests[f"{scope['method']} {route_of(scope['path'])}"] += 1

        if scope["method"] not in ("GET", "HEAD"):
            self._touch()

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                # The Stripe half dates its own answers; two dates would be none.
                if all(name.lower() != b"date" for name, _ in headers):
                    headers.append((b"date", formatdate(self._clock.now(), usegmt=True).encode()))
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, dated)


def route_of(path: str) -> str:
    """A path with its ids replaced, so that calls of one kind are counted together."""
    return _IDS.sub("/{id}", path)
