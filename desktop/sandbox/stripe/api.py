"""From an HTTP request to Stripe's answer: key, limit, permission, idempotency, effect."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop.sandbox.stripe import errors, ids, permissions
from desktop.sandbox.stripe.endpoints import ENDPOINTS, Endpoint
from desktop.sandbox.stripe.errors import StripeError
from desktop.sandbox.stripe.events import API_VERSION
from desktop.sandbox.stripe.expansion import check, expand
from desktop.sandbox.stripe.form import decode
from desktop.sandbox.stripe.world import StripeWorld

JSON = dict[str, Any]

_VERSION = re.compile(r"^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$")
_METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH"]


def stripe_routes(world: StripeWorld) -> list[Route]:
    """Return the routes of `/v1/…`, for an application that runs on the world's loop.

    A fault to be answered here stands in `scope["state"]["fault"]`: `{"fault": "401" | "403" |
    "409" | "429" | "500" | "500_after_effect"}`, with `reason` for 429 (None or
    `lock_timeout`: a locked object) and `permission` for 403.
    """
    paths: dict[str, dict[str, Endpoint]] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    routes = [
        Route(path, _handler(world, by_method), methods=_METHODS)
        for path, by_method in paths.items()
    ]
    routes.append(Route("/v1/{rest:path}", _handler(world, {}), methods=_METHODS))
    return routes


def _handler(
    world: StripeWorld, by_method: dict[str, Endpoint]
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        request_id = ids.short_id(world.rng, "req")
        method = "GET" if request.method == "HEAD" else request.method
        endpoint = by_method.get(method)
        try:
            if endpoint is None:
                raise StripeError(
                    404,
                    f"Unrecognized request URL ({method}: {request.url.path}). Please see "
                    "https://stripe.com/docs or we can help at https://support.stripe.com/.",
                )
            return await _answer(world, endpoint, request, request_id)
        except StripeError as error:
            body = error.body(request_id)
            return _response(world, request, request_id, error.status, body, error.headers)

    return handle


async def _answer(
    world: StripeWorld, endpoint: Endpoint, request: Request, request_id: str
) -> Response:
    fault = request.scope.get("state", {}).get("fault") or {}
    kind = fault.get("fault")
    key = permissions.presented_key(request.headers.get("authorization"))
    granted = permissions.permissions_of(key, world.keys)
    if kind == "401":
        raise permissions.refusal_of_key(key)
    if kind == "429":
        reason = fault.get("reason", "endpoint-rate")
        raise errors.rate_limited(None if reason == "lock_timeout" else reason)
    world.limits.take(endpoint.name)
    if kind == "403":
        wanted = fault.get("permission") or endpoint.permission
        raise errors.forbidden(key, world.account, wanted)
    permissions.check(key, granted, endpoint.permission, world.account)
    _check_version(request.headers.get("stripe-version"))
    params = await _params(request)
    idempotency_key = request.headers.get("idempotency-key")
    if endpoint.method != "POST" or not idempotency_key:
        body = await _execute(world, endpoint, request, request_id, params, kind)
        return _response(world, request, request_id, 200, body)
    return await _answer_once(world, endpoint, request, request_id, params, kind, idempotency_key)


async def _answer_once(
    world: StripeWorld,
    endpoint: Endpoint,
    request: Request,
    request_id: str,
    params: JSON,
    fault: str | None,
    key: str,
) -> Response:
    world.idempotency.check_length(key)
    if fault == "409":
        raise errors.key_in_use(key)
    path = request.url.path
    with world.idempotency.running(key):
        now = world.clock.now()
        kept = world.idempotency.replay(key, endpoint.name, path, params, now)
        if kept is not None:
            headers = {"Idempotent-Replayed": "true", "Original-Request": kept["request_id"]}
            return _response(world, request, request_id, kept["status"], kept["body"], headers)
        headers = {}
        try:
            body = await _execute(world, endpoint, request, request_id, params, fault)
            status = 200
        except StripeError as error:
            if not error.saved:
                raise
            status, body, headers = error.status, error.body(request_id), error.headers
        # The bytes as they were, not the object as it becomes.
        body = json.loads(json.dumps(body))
        world.idempotency.keep(
            key,
            endpoint=endpoint.name,
            path=path,
            params=params,
            status=status,
            body=body,
            request_id=request_id,
            now=world.clock.now(),
        )
        return _response(world, request, request_id, status, body, headers)


async def _execute(
    world: StripeWorld,
    endpoint: Endpoint,
    request: Request,
    request_id: str,
    params: JSON,
    fault: str | None,
) -> JSON:
    """Validate, then do it. Raises StripeError."""
    typed = endpoint.params.read(params)
    paths = typed.pop("expand", [])
    check(endpoint.returns, endpoint.listed, paths)
    if endpoint.method == "POST":
        await asyncio.sleep(world.latency_s)
    if fault == "500":
        raise errors.broken()
    if fault == "409":
        raise errors.key_in_use("")
    key = request.headers.get("idempotency-key") if endpoint.method == "POST" else None
    with world.asked_by(request_id, key):
        result = endpoint.run(world, request.path_params.get("id", ""), typed)
    if fault == "500_after_effect":
        raise errors.broken()
    return expand(world, result, paths)


def _check_version(version: str | None) -> None:
    if version is not None and not _VERSION.match(version):
        raise errors.invalid(f"Invalid Stripe API version: {version}")


async def _params(request: Request) -> JSON:
    if request.method != "POST":
        return decode(request.url.query)
    if request.headers.get("content-type", "").startswith("application/json"):
        raise errors.invalid(
            "Invalid request (check that your POST content type is "
            "application/x-www-form-urlencoded). If you have any questions, we can help at "
            "https://support.stripe.com/."
        )
    try:
        return decode((await request.body()).decode("utf-8"))
    except UnicodeDecodeError:
        raise errors.invalid("Invalid request: the body is not UTF-8.") from None


def _response(
    world: StripeWorld,
    request: Request,
    request_id: str,
    status: int,
    body: JSON,
    extra: dict[str, str] | None = None,
) -> Response:
    headers = {
        "Cache-Control": "no-cache, no-store",
        "Date": formatdate(world.clock.now(), usegmt=True),
        "Request-Id": request_id,
        "Stripe-Version": API_VERSION,
    }
    key = request.headers.get("idempotency-key")
    if key and request.method == "POST" and key.isascii():
        headers["Idempotency-Key"] = key
    headers.update(extra or {})
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(content, status, headers, "application/json")
