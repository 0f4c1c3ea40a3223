"""Runs the sandbox: one process, one port on the loopback, until it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import math
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from desktop.sandbox import arguments, control, state_file
from desktop.sandbox.arguments import Arguments
from desktop.sandbox.customers.population import MessagesFile, read_openings
from desktop.sandbox.faults import FaultLayer
from desktop.sandbox.front import Front
from desktop.sandbox.hub.routes import hub_routes
from desktop.sandbox.pay.routes import pay_routes
from desktop.sandbox.protocol import AbortableProtocol
from desktop.sandbox.state_lock import StateLock, WorldInUse
from desktop.sandbox.stripe import stripe_routes
from desktop.sandbox.world import Wishes, World, WrongState

HOST = "127.0.0.1"
WRONG_ARGUMENTS = 2
_SAVE_SECONDS = 3.0
_WAIT_SECONDS = 10.0
"""How long to wait for a sandbox that still has the world; a desk's waits as long as its desk."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a sandbox until a signal, or the end of standard input. Returns the exit code.

    Prints one line of JSON on standard output when it is ready. Wrong arguments: a message on
    standard error, and 2.
    """
    if sys.stdout is None:  # closed; the server's log looks at it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 -- for good
    try:
        wanted = arguments.parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else WRONG_ARGUMENTS
    owner_gone = _stdin_closed() if wanted.until_stdin_closes else None
    lock: StateLock | None = None
    try:
        openings = read_openings(wanted.messages) if wanted.messages else []
        if wanted.state:
            lock = _lock(wanted.state, owner_gone)
        state = state_file.load(wanted.state) if wanted.state else None
        listener = _listen(wanted.port, _port_of_last_time(state))
        return asyncio.run(_serve(wanted, tuple(openings), state, listener, owner_gone))
    except WrongState as error:
        print(f"sandbox: {wanted.state} cannot be used: {error}", file=sys.stderr)
        return WRONG_ARGUMENTS
    except (MessagesFile, state_file.UnreadableState, WorldInUse, _PortTaken) as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return WRONG_ARGUMENTS
    finally:
        if lock is not None:
            lock.release()


def _lock(path: Path, owner_gone: threading.Event | None) -> StateLock:
    if owner_gone is None:
        return StateLock(path, _WAIT_SECONDS, lambda: False)
    return StateLock(path, math.inf, owner_gone.is_set)


class _PortTaken(ValueError):
    """The port that was asked for cannot be had."""


def _port_of_last_time(state: dict[str, Any] | None) -> int:
    """The port of the last run, so that payment links sent then still lead here."""
    port = (state or {}).get("port", 0)
    return port if isinstance(port, int) else 0


def _listen(port: int, last: int) -> socket.socket:
    for candidate in (port or last, port):
        # With the protocol named asyncio turns Nagle's algorithm off; else answers wait 40 ms.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
        except OSError as error:
            listener.close()
            reason = error.strerror
            continue
        listener.listen(256)
        listener.setblocking(False)
        return listener
    raise _PortTaken(f"port {port} on {HOST} cannot be used: {reason}")


def application(world: World) -> tuple[ASGIApp, FaultLayer]:
    """The ASGI application: hub, provider, payment page and control address on one port.

    The fault layer comes with it, to be closed before the server waits for its requests.
    """
    routes = [
        *hub_routes(world.hub, world.cable),
        *stripe_routes(world.stripe),
        *pay_routes(world.stripe),
        *control.Control(world).routes(),
    ]
    layer = FaultLayer(Starlette(routes=routes), world.faults, world.clock, control.PREFIX)
    return Front(layer, world.clock, world.requests, control.PREFIX, world.touch), layer


class _Server(uvicorn.Server):
    """uvicorn without its own handling of signals, which would kill before the state is kept."""

    def __init__(self, config: uvicorn.Config, layer: FaultLayer) -> None:
        super().__init__(config)
        self._layer = layer

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of requests that a fault holds back, then wait for the others."""
        self._layer.close()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave signals to `_serve`."""
        yield


async def _serve(
    wanted: Arguments,
    openings: tuple[str, ...],
    state: dict[str, Any] | None,
    listener: socket.socket,
    owner_gone: threading.Event | None,
) -> int:
    port = listener.getsockname()[1]
    base_url = f"http://{HOST}:{port}"
    wishes = Wishes(wanted.seed, wanted.conversations, wanted.speed, wanted.quiet, openings)
    with _no_collection():
        world = World(base_url, wishes, state)
        gc.freeze()  # what is there now stays; no collection need walk through it
    app, layer = application(world)
    config = uvicorn.Config(
        app,
        http=AbortableProtocol,
        ws="websockets-sansio",
        ws_ping_interval=None,
        lifespan="off",
        log_level="warning",
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config, layer)
    _end_on_signals(server)
    if owner_gone is not None:
        _end_after(owner_gone, server, asyncio.get_running_loop())
    announcing = asyncio.ensure_future(_announce(server, world, base_url + control.PREFIX))
    keeper = _Keeper(world, wanted.state, port) if wanted.state else None
    keeping = asyncio.ensure_future(keeper.run()) if keeper else None
    try:
        await server.serve(sockets=[listener])
    finally:
        announcing.cancel()
        if keeper is not None and keeping is not None:
            keeping.cancel()
            keeper.keep()
        world.clock.close()
    return 0


async def _announce(server: uvicorn.Server, world: World, control_url: str) -> None:
    while not server.started:
        await asyncio.sleep(0.005)
    print(json.dumps(world.announcement(control_url)), flush=True)


class _Keeper:
    """Keeps the world in its file whenever it has changed."""

    def __init__(self, world: World, path: Path, port: int) -> None:
        self._world = world
        self._path = path
        self._port = port
        self._kept = -1

    async def run(self) -> None:
        """Keep it every few seconds; a large world less often."""
        pause = 0.0
        while True:
            await asyncio.sleep(max(_SAVE_SECONDS, pause))
            started = time.monotonic()
            self.keep()
            pause = (time.monotonic() - started) * 50

    def keep(self) -> None:
        """Keep it now, unless the file is as the world is."""
        if self._world.changes == self._kept:
            return
        self._kept = self._world.changes
        with _no_collection():
            state_file.save(self._path, self._world.snapshot() | {"port": self._port})


@contextlib.contextmanager
def _no_collection() -> Generator[None, None, None]:
    """Without the cyclic collector, which doubles the time that many new objects take."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _end_on_signals(server: uvicorn.Server) -> None:
    def end(signum: int, frame: object) -> None:
        del signum, frame
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def _stdin_closed() -> threading.Event:
    """Watched from the first moment: who started this may be gone before it is ready."""
    closed = threading.Event()

    def watch() -> None:
        # Not sys.stdin: a thread blocked in its lock would hold up the interpreter's end.
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        closed.set()

    threading.Thread(target=watch, name="stdin", daemon=True).start()
    return closed


def _end_after(
    gone: threading.Event, server: uvicorn.Server, loop: asyncio.AbstractEventLoop
) -> None:
    def watch() -> None:
        gone.wait()

        def end() -> None:
            server.should_exit = True

        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(end)

    threading.Thread(target=watch, name="owner", daemon=True).start()
