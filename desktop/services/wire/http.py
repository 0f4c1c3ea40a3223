"""The one HTTP client that all adapters share, and what its failures mean."""

import asyncio
import importlib.util
import logging
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TypeVar
from urllib.parse import urlsplit

import anyio
import httpx
import truststore

from desktop import __version__
from desktop.services.timing.clock import Clock
from desktop.services.wire.loopback import is_loopback

log = logging.getLogger(__name__)

USER_AGENT = f"SocialPayDesk/{__version__}"
TIMEOUT = httpx.Timeout(12.0, connect=5.0, pool=5.0)
TOTAL_S = 30.0
"""The longest that one exchange may take, however slowly its bytes drip (seconds)."""

# httpcore asks for this library at each of its locks, four times a request; one that is not there
# would be looked for on the whole path each time, on the window's thread.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]

# Both log addresses at INFO, and an address can hold what an agent searched for.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

_Answer = TypeVar("_Answer")

_SENT = "desk_sent"
_SERVER = "desk_server"


class Failure(Enum):
    """What an exchange that brought no answer says about its effect."""

    NOT_SENT = "not_sent"
    """No byte of the request left: certainly no effect."""
    UNKNOWN = "unknown"
    """Some or all of it left: the effect may have happened."""
    MISCONFIGURED = "misconfigured"
    """The address itself is not usable; trying again cannot help."""


class PlainHttpRefused(httpx.UnsupportedProtocol):
    """Plain HTTP was asked for a host that is not this computer."""


def may_use(url: str) -> bool:
    """Whether the desk may talk to `url`: encrypted, or on this computer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (
        parts.scheme in ("https", "wss") or (parts.scheme in ("http", "ws") and is_loopback(host))
    )


def system_certificates() -> ssl.SSLContext:
    """A TLS context that verifies against the operating system's certificates."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def mark(server: str) -> dict[str, object]:
    """The request extension that says whose `Date` an answer brings (`stripe`, `hub`)."""
    return {_SERVER: server}


def shared_client(clock: Clock, *, timeout: httpx.Timeout = TIMEOUT) -> httpx.AsyncClient:
    """Build the client that all adapters use; the caller closes it, on the same event loop.

    Certificates are the system's, proxies those of the environment (never for loopback), plain
    HTTP is refused for any other host, redirects are not followed, and every answer teaches
    `clock` its server's time.
    """

    async def before(request: httpx.Request) -> None:
        if request.url.scheme == "http" and not is_loopback(request.url.host):
            raise PlainHttpRefused(
                f"plain HTTP to {request.url.host} is refused: use https", request=request
            )
        request.extensions[_SENT] = clock.monotonic()

    async def after(response: httpx.Response) -> None:
        extensions = response.request.extensions
        server, sent = extensions.get(_SERVER), extensions.get(_SENT)
        if isinstance(server, str) and isinstance(sent, float):
            clock.note(server, response.headers.get("date"), sent, clock.monotonic())

    def build(trust_env: bool) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=system_certificates(),
            timeout=timeout,
            limits=httpx.Limits(
                max_connections=20, max_keepalive_connections=8, keepalive_expiry=30.0
            ),
            headers={"User-Agent": USER_AGENT},
            event_hooks={"request": [before], "response": [after]},
            # Loopback goes direct even where the environment names a proxy.
            mounts={"all://127.0.0.1": None, "all://localhost": None, "all://[::1]": None},
            trust_env=trust_env,
        )

    try:
        return build(True)
    except ImportError:
        log.warning("SOCKS proxies are not supported: the desk connects without one")
        return build(False)


async def within(total_s: float, exchange: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """One exchange, in `total_s` seconds at most. Raises `TimeoutError`, and what it raises.

    httpcore closes the connections that it gives up in a shielded scope of anyio, which holds off
    the end of another scope, and not that of a task: a task that is cancelled in there leaves them
    open. So the exchange has a task of its own, which only its scope can end.
    """
    scope = anyio.CancelScope(deadline=anyio.current_time() + total_s)

    async def in_scope() -> _Answer:
        with scope:
            return await exchange()
        raise TimeoutError

    task = asyncio.create_task(in_scope())
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        scope.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise


def failure(error: BaseException) -> Failure:
    """Say what an exchange's exception means for its effect; in doubt, that it is unknown."""
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return Failure.MISCONFIGURED
    if isinstance(
        error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError
    ):
        return Failure.NOT_SENT
    return Failure.UNKNOWN


def reason(error: BaseException) -> str:
    """Name in a few plain words why an exchange brought no answer."""
    chain = _chain(error)
    if any(isinstance(link, ssl.SSLCertVerificationError) for link in chain):
        return "its certificate is not trusted by this computer"
    if any(isinstance(link, ssl.SSLError) for link in chain):
        return "no secure connection could be made"
    if any(isinstance(link, socket.gaierror) for link in chain):
        return "its name was not found (is this computer online?)"
    if any(isinstance(link, ConnectionRefusedError) for link in chain):
        return "the connection was refused"
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return "its address is not usable: it must start with https://"
    if isinstance(error, httpx.ProxyError):
        return "the proxy refused the connection"
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return "no connection came about in time"
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return "no answer came in time"
    if isinstance(error, httpx.ConnectError):
        return "no connection could be made"
    return "the connection broke before the answer was complete"


def _chain(error: BaseException) -> list[BaseException]:
    """The exception and all that caused it, nearest first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain
