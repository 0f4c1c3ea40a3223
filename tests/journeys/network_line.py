"""The wire between a desk and its sandbox, which a test can cut: then nothing answers at all."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from tests.sandbox_process import Sandbox


class Wire:
    """Hands bytes on between a port of its own and another. Runs on the line's thread."""

    def __init__(self, port: int) -> None:
        self._far = port
        self._near = 0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def mend(self) -> int:
        """Listen, on the same port as before; returns it."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self._near)
        self._near = self._server.sockets[0].getsockname()[1]
        return self._near

    async def cut(self) -> None:
        """Connections are refused from now on, and those that stand break."""
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._far)
            self._open.add(far_writer)
            ways = self._pass(reader, far_writer), self._pass(far_reader, writer)
            await asyncio.gather(*ways, return_exceptions=True)
            self._open.discard(far_writer)
        finally:
            self._open.discard(writer)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await reader.read(65_536):
                writer.write(some)
                await writer.drain()
        writer.close()


class Line:
    """The wires to the hub and to the provider. `sandbox` is the same sandbox, at their near ends.

    On a thread of its own: a test's own calls hold up the loop of the desk.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="line")
        self._thread.start()
        urls = [urlsplit(url) for url in (sandbox.hub_url, sandbox.stripe_url)]
        self._wires = [Wire(url.port or 80) for url in urls]
        hub, psp = (
            url._replace(netloc=f"127.0.0.1:{self._run(wire.mend)}").geturl()
            for url, wire in zip(urls, self._wires, strict=True)
        )
        self.sandbox = replace(sandbox, hub_url=hub, stripe_url=psp)

    def cut(self) -> None:
        """The network is gone."""
        for wire in self._wires:
            self._run(wire.cut)

    def mend(self) -> None:
        """It is back."""
        for wire in self._wires:
            self._run(wire.mend)

    def end(self) -> None:
        """Let go of the ports and of the thread."""
        self.cut()
        self._run(self._let_end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _let_end(self) -> None:
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _run(self, what: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        return asyncio.run_coroutine_threadsafe(what(), self._loop).result(30)


@contextlib.contextmanager
def line_to(sandbox: Sandbox) -> Iterator[Line]:
    """A line that stands for the length of a test."""
    line = Line(sandbox)
    try:
        yield line
    finally:
        line.end()
