"""Routes of the account itself: profile, agents, inboxes, labels, reports, version."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desktop.sandbox.hub import wire
from desktop.sandbox.hub.access import Door, body_of, not_permitted
from desktop.sandbox.hub.account import CANNED, LABELS, TEAMS
from desktop.sandbox.hub.finder import number
from desktop.sandbox.hub.records import Agent, MessageType
from desktop.sandbox.hub.world import HubWorld, Refused

VERSION = "4.14.2"
BASE = "/api/v1/accounts/{account_id:int}"


class AccountRoutes:
    """The calls that change little, and presence."""

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub

    def routes(self, door: Door) -> list[Route]:
        """All routes; only `/api` needs no token."""
        table = [
            ("GET", "/api/v1/profile", self.profile),
            ("POST", "/api/v1/profile/availability", self.availability),
            ("POST", "/api/v1/profile/auto_offline", self.auto_offline),
            ("GET", BASE + "/agents", self.agents),
            ("GET", BASE + "/assignable_agents", self.assignable_agents),
            ("GET", BASE + "/inboxes", self.inboxes),
            ("GET", BASE + "/teams", self.teams),
            ("GET", BASE + "/labels", self.labels),
            ("GET", BASE + "/canned_responses", self.canned_responses),
            ("GET", BASE + "/cache_keys", self.cache_keys),
            ("GET", "/api/v2/accounts/{account_id:int}/reports/summary", self.summary),
            ("GET", BASE + "/csat_survey_responses/metrics", self.survey),
        ]
        open_route = Route("/api", self.version, methods=["GET"])
        return [open_route] + [
            Route(path, door(call), methods=[method]) for method, path, call in table
        ]

    async def version(self, request: Request) -> Response:
        """`GET /api`: which Chatwoot this is."""
        del request
        return JSONResponse(
            {
                "version": VERSION,
                "timestamp": wire.iso(self._hub.clock.now()),
                "queue_services": "ok",
                "data_services": "ok",
            }
        )

    async def profile(self, request: Request, agent: Agent) -> Response:
        """`GET /profile`: who this token is, and the token of the websocket."""
        del request
        return JSONResponse(wire.profile(agent, self._hub.availability(agent)))

    async def availability(self, request: Request, agent: Agent) -> Response:
        """`POST /profile/availability {profile: {availability}}`."""
        wanted = (await body_of(request)).get("profile", {}).get("availability")
        if wanted not in ("online", "busy", "offline"):
            raise Refused(f"'{wanted}' is not a valid availability")
        agent.availability = wanted
        self._hub.presence_changed()
        return JSONResponse(wire.profile(agent, self._hub.availability(agent)))

    async def auto_offline(self, request: Request, agent: Agent) -> Response:
        """`POST /profile/auto_offline {profile: {auto_offline}}`."""
        wanted = (await body_of(request)).get("profile", {}).get("auto_offline")
        agent.auto_offline = bool(wanted)
        self._hub.presence_changed()
        return JSONResponse(wire.profile(agent, self._hub.availability(agent)))

    async def agents(self, request: Request, agent: Agent) -> Response:
        """`GET /agents`."""
        del request, agent
        return JSONResponse(
            [wire.agent(item, self._hub.availability(item)) for item in self._hub.agents.values()]
        )

    async def assignable_agents(self, request: Request, agent: Agent) -> Response:
        """`GET /assignable_agents?inbox_ids[]=`: members of all those inboxes."""
        del agent
        wanted = {number(text) for text in request.query_params.getlist("inbox_ids[]")}
        payload = [
            wire.agent(item, self._hub.availability(item))
            for item in self._hub.agents.values()
            if item.role == "administrator" or wanted <= set(item.inbox_ids)
        ]
        return JSONResponse({"payload": payload})

    async def inboxes(self, request: Request, agent: Agent) -> Response:
        """`GET /inboxes`: those the agent belongs to."""
        del request
        shown = [
            wire.inbox(item)
            for item in self._hub.inboxes.values()
            if agent.role == "administrator" or item.id in agent.inbox_ids
        ]
        return JSONResponse({"payload": shown})

    async def teams(self, request: Request, agent: Agent) -> Response:
        """`GET /teams`."""
        del request, agent
        return JSONResponse(TEAMS)

    async def labels(self, request: Request, agent: Agent) -> Response:
        """`GET /labels` of the account."""
        del request, agent
        return JSONResponse({"payload": LABELS})

    async def canned_responses(self, request: Request, agent: Agent) -> Response:
        """`GET /canned_responses?search=`."""
        del agent
        words = request.query_params.get("search", "").lower()
        return JSONResponse(
            [
                item
                for item in CANNED
                if words in item["short_code"].lower() or words in item["content"].lower()
            ]
        )

    async def cache_keys(self, request: Request, agent: Agent) -> Response:
        """`GET /cache_keys`: versions of the lists that clients keep."""
        del request, agent
        keys = dict.fromkeys(("label", "inbox", "team"), "0000000000")
        return JSONResponse({"cache_keys": keys})

    async def survey(self, request: Request, agent: Agent) -> Response:
        """`GET /csat_survey_responses/metrics`: for administrators only; nobody was asked here."""
        del request
        if agent.role != "administrator":
            raise not_permitted()
        return JSONResponse({"total_count": 0, "ratings_count": {}, "total_sent_messages_count": 0})

    async def summary(self, request: Request, agent: Agent) -> Response:
        """`GET /api/v2/…/reports/summary`: for administrators only."""
        if agent.role != "administrator":
            raise not_permitted()
        since = float(number(request.query_params.get("since")) or 0)
        until = float(number(request.query_params.get("until")) or self._hub.clock.now())
        messages = [m for m in self._hub.messages.values() if since <= m.created_at <= until]
        conversations = [
            c for c in self._hub.conversations.values() if since <= c.created_at <= until
        ]
        first = [
            c.first_reply_created_at - c.created_at
            for c in conversations
            if c.first_reply_created_at
        ]
        return JSONResponse(
            {
                "conversations_count": len(conversations),
                "incoming_messages_count": sum(
                    m.message_type == MessageType.INCOMING for m in messages
                ),
                "outgoing_messages_count": sum(
                    m.message_type == MessageType.OUTGOING for m in messages
                ),
                "avg_first_response_time": sum(first) / len(first) if first else 0,
                "resolutions_count": sum(
                    change["status"] == "resolved" and since <= change["at"] <= until
                    for change in self._hub.status_changes
                ),
            }
        )
