"""Who calls, and how often: tokens, roles and rack-attack's limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.hub.account import ACCOUNT_ID
from desktop.sandbox.hub.records import Agent
from desktop.sandbox.hub.world import HubWorld, Invalid, Refused, Unsupported

REQUESTS_PER_MINUTE_PER_ADDRESS = 3000
META_PER_MINUTE_PER_USER = 30
CONTACT_SEARCH_PER_MINUTE = 100
REPORTS_PER_MINUTE_PER_USER = 100

NOT_FOUND = {"error": "Resource could not be found"}
NOT_PERMITTED = {"error": "You are not authorized to do this action"}
BAD_TOKEN = {"error": "Invalid Access Token"}
SIGN_IN = {"errors": ["You need to sign in or sign up before continuing."]}
NOT_YOUR_ACCOUNT = {"error": "You are not authorized to access this account"}

Endpoint = Callable[[Request, Agent], Awaitable[Response]]


class Answer(Exception):
    """Ends a request with this response."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(status)
        self.response = JSONResponse(body, status_code=status)


def missing() -> Answer:
    """Chatwoot's 404."""
    return Answer(404, NOT_FOUND)


def not_permitted() -> Answer:
    """What Pundit's refusal becomes: 401, not 403."""
    return Answer(401, NOT_PERMITTED)


class Throttle:
    """Fixed windows of a minute of sandbox time, as rack-attack counts them."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def exceeded(self, key: str, limit: int) -> bool:
        """Count one request; true when it is over the limit of this minute."""
        minute = int(self._clock.now() // 60)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()
        self._counts[key] += 1
        return self._counts[key] > limit


def throttled() -> Response:
    """rack-attack's default answer."""
    return PlainTextResponse("Retry later\n", status_code=429)


class Door:
    """Wraps each endpoint: limits first, then the token, the account, and errors in words."""

    def __init__(self, hub: HubWorld, throttle: Throttle) -> None:
        self._hub = hub
        self._throttle = throttle

    def __call__(self, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that runs only for a user of the account."""

        async def guarded(request: Request) -> Response:
            address = request.client.host if request.client else "unknown"
            if self._throttle.exceeded(f"ip {address}", REQUESTS_PER_MINUTE_PER_ADDRESS):
                return throttled()
            try:
                agent = self._caller(request)
                if self._over_own_limit(request, agent):
                    return throttled()
                return await endpoint(request, agent)
            except Answer as answer:
                return answer.response
            except Invalid as invalid:
                wrong = {"message": str(invalid), "attributes": list(invalid.attributes)}
                return JSONResponse(wrong, status_code=422)
            except Unsupported:
                return JSONResponse({"status": 500, "error": "Internal Server Error"}, 500)
            except Refused as refused:
                return JSONResponse({"error": str(refused)}, status_code=422)

        return guarded

    def _caller(self, request: Request) -> Agent:
        token = request.headers.get("api_access_token")
        if not token:
            raise Answer(401, SIGN_IN)
        agent = self._hub.agent_by_token(token)
        if agent is None:
            raise Answer(401, BAD_TOKEN)
        account = request.path_params.get("account_id", ACCOUNT_ID)
        if account != ACCOUNT_ID:
            raise Answer(401, NOT_YOUR_ACCOUNT)
        return agent

    def _over_own_limit(self, request: Request, agent: Agent) -> bool:
        path = request.url.path
        if path.endswith("/conversations/meta"):
            return self._throttle.exceeded(f"meta {agent.id}", META_PER_MINUTE_PER_USER)
        if path.endswith("/contacts/search"):
            return self._throttle.exceeded("contacts", CONTACT_SEARCH_PER_MINUTE)
        if "/api/v2/" in path:
            return self._throttle.exceeded(f"reports {agent.id}", REPORTS_PER_MINUTE_PER_USER)
        return False


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request; empty where there is none.

    Raises Answer 400 for what is no JSON, as Rails does.
    """
    raw = await request.body()
    if not raw.strip():
        return {}
    try:
        body = await request.json()
    except ValueError:
        raise Answer(400, {"status": 400, "error": "Bad Request"}) from None
    return body if isinstance(body, dict) else {}
