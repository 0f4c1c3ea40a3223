"""A server of raw bytes on loopback: for what no well-behaved server does."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache

Behaviour = Callable[["Exchange"], Awaitable[None]]
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Exchange:
    """One connection as the server's side sees it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    server: "RawServer"

    async def request(self) -> bytes:
        """Read one whole request: head and body. Raises IncompleteReadError at the end."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        whole = head + await self.reader.readexactly(length)
        self.server.requests.append(whole)
        return whole

    async def send(self, data: bytes) -> None:
        """Send bytes at once."""
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Cut the connection with a TCP reset."""
        plug = self.writer.get_extra_info("socket")
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@dataclass
class RawServer:
    """Where it listens, and what it was asked."""

    port: int
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def raw_server(behaviour: Behaviour) -> AsyncIterator[RawServer]:
    """Serve each connection by `behaviour`, on a free port."""
    server = RawServer(0)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.connections += 1
        await behaviour(Exchange(reader, writer, server))

    async with listening(serve) as server.port:
        yield server


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    """Serve each connection on a free port, which is given; none outlives the block."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await serve(reader, writer)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            return  # one end is gone, or the test is over
        finally:
            tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@cache
def free_port() -> int:
    """A port on which nobody listens, nor will: it stays taken as long as the process lives, so
    that no sandbox of another worker comes to answer there."""
    plug = socket.socket()
    plug.bind(("127.0.0.1", 0))
    port: int = plug.getsockname()[1]
    plug.detach()
    return port


def http(
    status: int,
    body: object = b"",
    headers: dict[str, str] | None = None,
    *,
    length: int | None = None,
) -> bytes:
    """The bytes of an HTTP answer; `length` lies about its length."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = "text/html" if isinstance(body, bytes) else "application/json"
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}"]
    lines.append(f"Content-Length: {len(content) if length is None else length}")
    lines.extend(f"{name}: {value}" for name, value in (headers or {}).items())
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def answering(*answers: bytes) -> Behaviour:
    """Answer the first request with the first of these bytes, and so on; the last one stays."""
    left = list(answers)

    async def behave(exchange: Exchange) -> None:
        while True:
            await exchange.request()
            await exchange.send(left.pop(0) if len(left) > 1 else left[0])

    return behave


async def reset_before_reading(exchange: Exchange) -> None:
    """Cut at once."""
    exchange.reset()


async def reset_after_reading(exchange: Exchange) -> None:
    """Take the whole request, then cut."""
    await exchange.request()
    exchange.reset()


async def close_after_reading(exchange: Exchange) -> None:
    """Take the whole request, then say goodbye without an answer."""
    await exchange.request()


async def silence(exchange: Exchange) -> None:
    """Take the request and never say anything."""
    await exchange.request()
    await exchange.reader.read()


async def half_answer(exchange: Exchange) -> None:
    """Promise more than is sent."""
    await exchange.request()
    await exchange.send(http(200, b'{"id": "cs_', length=5000))


async def half_head(exchange: Exchange) -> None:
    """Break off within the head."""
    await exchange.request()
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Le")


async def garbage(exchange: Exchange) -> None:
    """Answer with something that is no HTTP."""
    await exchange.request()
    await exchange.send(b"\x16\x03\x01 no http at all\r\n\r\n")


async def drip(exchange: Exchange) -> None:
    """Send a byte now and then, so that no single read takes long."""
    await exchange.request()
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        await exchange.send(b" ")
        await asyncio.sleep(0.02)


ANSWER_LOST = (reset_after_reading, close_after_reading, silence, half_answer, half_head, garbage)
"""After each of these nobody knows whether what was asked has been done."""
