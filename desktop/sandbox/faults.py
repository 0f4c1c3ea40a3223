"""Faults on purpose: what is armed, and the ASGI layer that makes it happen."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.protocol import TRANSPORT

Json = dict[str, Any]


class FaultKind(StrEnum):
    """What can be made to go wrong."""

    SLOW = "slow"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    LATE_EFFECT = "late_effect"
    SILENCE = "silence"
    HALF_ANSWER = "half_answer"
    WRONG_SHAPE = "wrong_shape"
    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    CONFLICT = "409"
    TOO_MANY = "429"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    SERVER_ERROR_AFTER_EFFECT = "500_after_effect"
    EVENTS_LATE = "events_late"
    EVENTS_DUPLICATE = "events_duplicate"
    SOCKET_CUT = "socket_cut"
    REFUSE_MESSAGE = "refuse_message"
    NO_RECEIPTS = "no_receipts"


PLATFORM_FAULTS = frozenset({FaultKind.REFUSE_MESSAGE, FaultKind.NO_RECEIPTS})
"""These strike when the platform gets a message, not when a request comes in."""

IMMEDIATE_FAULTS = frozenset(
    {FaultKind.EVENTS_LATE, FaultKind.EVENTS_DUPLICATE, FaultKind.SOCKET_CUT}
)
"""These are handed over when they are posted; they wait for no request here."""

STRIPE_ANSWERS = frozenset(
    {
        FaultKind.UNAUTHORIZED,
        FaultKind.FORBIDDEN,
        FaultKind.CONFLICT,
        FaultKind.TOO_MANY,
        FaultKind.SERVER_ERROR,
        FaultKind.SERVER_ERROR_AFTER_EFFECT,
    }
)
"""The Stripe layer answers these in its own words, through `scope["state"]["fault"]`."""

DEFAULT_REFUSAL = "10 - (#10) This message is sent outside of allowed window."
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)
_JSON = "application/json; charset=utf-8"
_HUB_ANSWERS: dict[FaultKind, tuple[str, str]] = {
    FaultKind.UNAUTHORIZED: (_JSON, '{"error":"Invalid Access Token"}'),
    FaultKind.FORBIDDEN: (_JSON, '{"error":"This feature is not enabled"}'),
    FaultKind.NOT_FOUND: (_JSON, '{"error":"Resource could not be found"}'),
    FaultKind.CONFLICT: (_JSON, '{"error":"Conflict"}'),
    FaultKind.TOO_MANY: ("text/plain", "Retry later\n"),
    FaultKind.SERVER_ERROR: (_JSON, '{"status":500,"error":"Internal Server Error"}'),
    FaultKind.SERVER_ERROR_AFTER_EFFECT: (
        _JSON,
        '{"status":500,"error":"Internal Server Error"}',
    ),
    FaultKind.BAD_GATEWAY: ("text/html", _BAD_GATEWAY),
}
_WRONG_SHAPE = b'{"data":"unexpected","payload":"unexpected","id":null}'


@dataclass(slots=True)
class Fault:
    """One armed fault; `after` matches pass before it strikes `times` times."""

    id: int
    match: str
    kind: FaultKind
    times: int = 1
    after: int = 0
    delay_s: float = 2.0
    reason: str | None = None
    status: int | None = None
    struck: int = field(default=0)

    def matches(self, method: str, target: str) -> bool:
        """Whether `METHOD target` is meant: by substring, by `METHOD /part`, or by `re:`."""
        line = f"{method} {target}"
        if self.match.startswith("re:"):
            return re.search(self.match[3:], line) is not None
        if self.match in line:
            return True
        verb, _, part = self.match.partition(" ")
        return verb == method and bool(part) and part in target

    def as_json(self) -> Json:
        """What `GET /faults` shows."""
        return {
            "id": self.id,
            "match": self.match,
            "fault": str(self.kind),
            "times": self.times,
            "after": self.after,
            "delay_s": self.delay_s,
            "reason": self.reason,
            "status": self.status,
            "struck": self.struck,
        }


class WrongFault(ValueError):
    """A fault that cannot be armed; the text says why."""


def fault_from(values: Json, number: int) -> Fault:
    """A fault from the control address's JSON; raises WrongFault naming what is wrong."""
    try:
        kind = FaultKind(str(values.get("fault")))
    except ValueError:
        known = ", ".join(FaultKind)
        raise WrongFault(f"fault {values.get('fault')!r} is not known; known are {known}") from None
    match = values.get("match", "")
    if not isinstance(match, str):
        raise WrongFault("match must be text")
    if match.startswith("re:"):
        try:
            re.compile(match[3:])
        except re.error as error:
            raise WrongFault(f"match is no regular expression: {error}") from None
    try:
        times, after = int(values.get("times", 1)), int(values.get("after", 0))
        default_delay = 0.0 if kind is FaultKind.SOCKET_CUT else 2.0
        delay = float(values.get("delay_s", default_delay))
        status = int(values["status"]) if values.get("status") is not None else None
    except (TypeError, ValueError):
        raise WrongFault("times, after, delay_s and status must be numbers") from None
    if times < 1 or after < 0 or delay < 0:
        raise WrongFault("times must be at least 1, after and delay_s at least 0")
    reason = values.get("reason")
    return Fault(
        number,
        match,
        kind,
        times,
        after,
        delay,
        str(reason) if reason is not None else None,
        status,
    )


class Faults:
    """All faults that wait to strike."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._numbers = itertools.count(1)

    def arm(self, values: Json) -> Fault:
        """Arm a fault from the control address's JSON; raises WrongFault."""
        fault = fault_from(values, next(self._numbers))
        if fault.kind not in IMMEDIATE_FAULTS:
            self._armed.append(fault)
        return fault

    def armed(self) -> list[Json]:
        """Faults that still wait."""
        return [fault.as_json() for fault in self._armed]

    def clear(self) -> None:
        """Disarm everything."""
        self._armed.clear()

    def for_request(self, method: str, target: str) -> Fault | None:
        """The fault that strikes this request, if any; it is used up by one."""
        return self._take(
            lambda fault: fault.kind not in PLATFORM_FAULTS and fault.matches(method, target)
        )

    def refusal(self, conversation_id: int, content: str) -> str | None:
        """The platform's reason to refuse this message, when one is armed."""
        fault = self._for_message(FaultKind.REFUSE_MESSAGE, conversation_id, content)
        return (fault.reason or DEFAULT_REFUSAL) if fault else None

    def receipts_lost(self, conversation_id: int, content: str) -> bool:
        """True when this message is to get no receipts."""
        return self._for_message(FaultKind.NO_RECEIPTS, conversation_id, content) is not None

    def _for_message(self, kind: FaultKind, conversation_id: int, content: str) -> Fault | None:
        target = f"/api/v1/accounts/1/conversations/{conversation_id}/messages"
        return self._take(
            lambda fault: (
                fault.kind is kind and (fault.matches("POST", target) or fault.match in content)
            )
        )

    def _take(self, wanted: Callable[[Fault], bool]) -> Fault | None:
        for fault in self._armed:
            if not wanted(fault):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.struck += 1
            if fault.struck >= fault.times:
                self._armed.remove(fault)
            return fault
        return None


class FaultLayer:
    """ASGI middleware: lets each request through, or spoils it as armed."""

    def __init__(self, app: ASGIApp, faults: Faults, clock: SandboxClock, spared: str) -> None:
        """`spared` is the path under which nothing is ever spoilt: the control address."""
        self._app = app
        self._faults = faults
        self._clock = clock
        self._spared = spared
        self._late: set[asyncio.Task[None]] = set()
        self._held: set[asyncio.Transport] = set()
        self._ending = asyncio.Event()

    def close(self) -> None:
        """Let go of every request that is held back, so that the server can end."""
        self._ending.set()
        for transport in list(self._held):
            transport.abort()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"].startswith(self._spared):
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        target = scope["path"] + (f"?{query}" if query else "")
        fault = self._faults.for_request(scope["method"], target)
        # A client that was killed halfway through its request is no error of the sandbox's.
        with contextlib.suppress(ClientDisconnect):
            if fault is None:
                await self._app(scope, receive, send)
            else:
                await self._strike(fault, scope, receive, send)

    async def _strike(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        kind = fault.kind
        if kind is FaultKind.SLOW:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), fault.delay_s)
            await self._app(scope, receive, send)
        elif kind is FaultKind.DROP_BEFORE:
            await _abort(scope, receive)
        elif kind is FaultKind.SILENCE:
            with self._holding(scope):
                await _hangs_up(receive, fault.delay_s)
            await _abort(scope, receive)
        elif kind is FaultKind.LATE_EFFECT:
            with self._holding(scope):
                await self._late_effect(fault, scope, receive)
        elif kind is FaultKind.DROP_AFTER:
            await self._answer_of(scope, receive)
            await _abort(scope, receive)
        elif kind is FaultKind.HALF_ANSWER:
            start, body = await self._answer_of(scope, receive)
            await send(start)
            await send(
                {"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True}
            )
            await _abort(scope, receive)
        elif kind is FaultKind.WRONG_SHAPE:
            start, _ = await self._answer_of(scope, receive)
            await _respond(send, fault.status or start["status"], _JSON, _WRONG_SHAPE)
        elif kind in STRIPE_ANSWERS and scope["path"].startswith("/v1/"):
            told = {"fault": str(kind)} | ({"reason": fault.reason} if fault.reason else {})
            scope["state"]["fault"] = told
            await self._app(scope, receive, send)
        elif kind is FaultKind.SERVER_ERROR_AFTER_EFFECT:
            await self._answer_of(scope, receive)
            await _answer_in_words(fault, kind, 500, send)
        elif kind is FaultKind.NOT_FOUND and scope["path"].startswith("/v1/"):
            error = {
                "type": "invalid_request_error",
                "code": "resource_missing",
                "message": fault.reason or "No such resource",
            }
            await _respond(send, 404, _JSON, json.dumps({"error": error}).encode())
        else:
            await _answer_in_words(fault, kind, int(kind), send)

    @contextlib.contextmanager
    def _holding(self, scope: Scope) -> Iterator[None]:
        transport = scope["state"][TRANSPORT]
        self._held.add(transport)
        try:
            yield
        finally:
            self._held.discard(transport)

    async def _late_effect(self, fault: Fault, scope: Scope, receive: Receive) -> None:
        """Keep silent; the effect happens later, whether or not the client still waits."""
        body = await _body(receive)
        due = asyncio.Event()
        self._clock.call_later(fault.delay_s, due.set)

        async def happen() -> None:
            await due.wait()
            await self._answer_of(scope, _replay(body))

        task = asyncio.ensure_future(happen())
        self._late.add(task)
        task.add_done_callback(self._late.discard)
        # Should the client hang up, this request ends and the effect still comes.
        waiting = asyncio.ensure_future(_until_gone(receive))
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if task.done():
            await _abort(scope, receive)

    async def _answer_of(self, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
        start: Message = {}
        parts: list[bytes] = []

        async def keep(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        await self._app(scope, receive, keep)
        return start, b"".join(parts)


async def _answer_in_words(fault: Fault, kind: FaultKind, status: int, send: Send) -> None:
    content_type, text = _HUB_ANSWERS[kind]
    if fault.reason is not None and content_type == _JSON:
        text = json.dumps({"error": fault.reason})
    await _respond(send, fault.status or status, content_type, text.encode())


async def _respond(send: Send, status: int, content_type: str, body: bytes) -> None:
    headers = [
        (b"content-type", content_type.encode("latin-1")),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            break
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            break
    return b"".join(parts)


def _replay(body: bytes) -> Callable[[], Awaitable[Message]]:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if not sent:
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}
        never: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        return await never

    return receive


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _hangs_up(receive: Receive, seconds: float) -> None:
    """Wait this long, or until the client has gone."""
    gone = asyncio.ensure_future(_until_gone(receive))
    await asyncio.wait({gone}, timeout=seconds)
    gone.cancel()


async def _abort(scope: Scope, receive: Receive) -> None:
    """Break the connection with no byte more, and wait until uvicorn knows."""
    scope["state"][TRANSPORT].abort()
    await _until_gone(receive)
