"""uvicorn's HTTP protocol, with its transport put where a fault can abort it."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

TRANSPORT = "sandbox.transport"
"""Key in `scope["state"]`."""


class AbortableProtocol(H11Protocol):
    """Hands each request the connection it came by."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the transport in the state that uvicorn copies into every scope."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, TRANSPORT: transport}
