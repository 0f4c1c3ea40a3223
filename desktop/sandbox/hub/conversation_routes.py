"""Routes of conversations: lists, status, assignment, labels, attributes, drafts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desktop.sandbox.hub import finder, wire
from desktop.sandbox.hub.access import Door, body_of, missing, not_permitted
from desktop.sandbox.hub.records import Agent, Conversation, MessageType
from desktop.sandbox.hub.world import HubWorld, Refused

STATUSES = ("open", "resolved", "pending", "snoozed")
PRIORITIES = ("urgent", "high", "medium", "low")
BASE = "/api/v1/accounts/{account_id:int}/conversations"


def conversation_of(hub: HubWorld, request: Request, agent: Agent) -> Conversation:
    """The conversation that the path names; raises the hub's 404 otherwise."""
    record = hub.conversations.get(request.path_params["id"])
    if record is None:
        raise missing()
    if agent.role != "administrator" and record.inbox_id not in agent.inbox_ids:
        raise missing()
    return record


class ConversationRoutes:
    """Chatwoot's conversations controller."""

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub

    def routes(self, door: Door) -> list[Route]:
        """All routes, each behind the door."""
        one = BASE + "/{id:int}"
        table = [
            ("GET", BASE, self.index),
            ("POST", BASE, self.create),
            ("GET", BASE + "/meta", self.meta),
            ("GET", one, self.show),
            ("PATCH", one, self.patch),
            ("POST", one + "/toggle_status", self.toggle_status),
            ("POST", one + "/toggle_priority", self.toggle_priority),
            ("POST", one + "/toggle_typing_status", self.toggle_typing_status),
            ("POST", one + "/assignments", self.assign),
            ("GET", one + "/labels", self.labels),
            ("POST", one + "/labels", self.set_labels),
            ("POST", one + "/custom_attributes", self.set_custom_attributes),
            ("POST", one + "/update_last_seen", self.update_last_seen),
            ("POST", one + "/unread", self.unread),
            ("GET", one + "/draft_messages", self.draft),
            ("PATCH", one + "/draft_messages", self.set_draft),
            ("DELETE", one + "/draft_messages", self.delete_draft),
        ]
        return [Route(path, door(call), methods=[method]) for method, path, call in table]

    def _query(self, request: Request) -> finder.ConversationQuery:
        params = request.query_params
        labels = params.getlist("labels[]") + params.getlist("labels")
        return finder.query_from(dict(params), labels)

    async def index(self, request: Request, agent: Agent) -> Response:
        """`GET /conversations`: 25 a page, counts beside them."""
        page = finder.find_conversations(self._hub, agent, self._query(request))
        payload = [self._hub.conversation_json(record) for record in page.conversations]
        return JSONResponse({"data": {"meta": page.meta, "payload": payload}})

    async def meta(self, request: Request, agent: Agent) -> Response:
        """`GET /conversations/meta`: counts alone, 30 a minute for each user."""
        page = finder.find_conversations(self._hub, agent, self._query(request), only_meta=True)
        return JSONResponse({"meta": page.meta})

    async def create(self, request: Request, agent: Agent) -> Response:
        """`POST /conversations` by source id, or by inbox and contact: a new one each time it is
        asked, at the id of the platform that is named, or else at the contact's own address."""
        body = await body_of(request)
        inbox = self._hub.inboxes.get(finder.number(str(body.get("inbox_id", ""))) or 0)
        contact = self._hub.contacts.get(finder.number(str(body.get("contact_id", ""))) or 0)
        if (source := body.get("source_id")) and contact is None:
            for candidate in self._hub.contacts.values():
                for inbox_id, known in candidate.inboxes.items():
                    if known == source:
                        contact, inbox = candidate, inbox or self._hub.inboxes[int(inbox_id)]
        if inbox is None or contact is None:
            raise missing()
        if inbox.id not in agent.inbox_ids:
            raise not_permitted()
        record = self._hub.create_conversation(
            contact,
            inbox,
            status=str(body["status"]) if body.get("status") in STATUSES else "open",
            assignee_id=body.get("assignee_id"),
            team_id=body.get("team_id"),
            custom_attributes=body.get("custom_attributes") or {},
            additional_attributes=body.get("additional_attributes") or {},
            source_id=str(source) if source else None,
            by=agent,
        )
        message = body.get("message")
        if isinstance(message, dict) and message.get("content"):
            self._hub.add_message(
                record,
                str(message["content"]),
                by=agent,
                content_attributes=message.get("content_attributes") or {},
            )
        return JSONResponse(self._hub.conversation_json(record))

    async def show(self, request: Request, agent: Agent) -> Response:
        """`GET /conversations/{id}`: the bare object."""
        return JSONResponse(self._hub.conversation_json(conversation_of(self._hub, request, agent)))

    async def patch(self, request: Request, agent: Agent) -> Response:
        """`PATCH /conversations/{id}`: priority only."""
        record = conversation_of(self._hub, request, agent)
        body = await body_of(request)
        if "priority" in body:
            self._set_priority(record, body["priority"], agent)
        return JSONResponse(self._hub.conversation_json(record))

    async def toggle_status(self, request: Request, agent: Agent) -> Response:
        """`POST /toggle_status`. An agent who re-opens a conversation is assigned it."""
        record = conversation_of(self._hub, request, agent)
        body = await body_of(request)
        status = body.get("status")
        if status is None:
            status = "resolved" if record.status == "open" else "open"
        if status not in STATUSES:
            raise Refused(f"'{status}' is not a valid status")
        until = finder.number(str(body.get("snoozed_until")))
        self._hub.set_status(record, status, by=agent, snoozed_until=until)
        if record.status == "open" and agent.role == "agent":
            self._hub.assign(record, agent, by=agent)
        return JSONResponse(
            {
                "meta": {},
                "payload": {
                    "success": True,
                    "conversation_id": record.id,
                    "current_status": record.status,
                    "snoozed_until": int(record.snoozed_until) if record.snoozed_until else None,
                },
            }
        )

    async def toggle_priority(self, request: Request, agent: Agent) -> Response:
        """`POST /toggle_priority`: 200 with no body."""
        record = conversation_of(self._hub, request, agent)
        self._set_priority(record, (await body_of(request)).get("priority"), agent)
        return Response(status_code=200)

    def _set_priority(self, record: Conversation, priority: object, agent: Agent) -> None:
        value = priority if priority in PRIORITIES else None
        if value == record.priority:
            return
        self._hub.change(record, by=agent, priority=value)
        words = f"set the priority to {value}" if value else "removed the priority"
        self._hub.activity(record, f"{agent.name} {words}")

    async def toggle_typing_status(self, request: Request, agent: Agent) -> Response:
        """`POST /toggle_typing_status`: 200 with no body; colleagues see it."""
        record = conversation_of(self._hub, request, agent)
        body = await body_of(request)
        event = "typing_on" if body.get("typing_status") == "on" else "typing_off"
        data = {
            "conversation": self._hub.conversation_event(record),
            "user": wire.agent_push(agent, self._hub.availability(agent)),
            "is_private": bool(body.get("is_private", False)),
        }
        self._hub.emit(f"conversation.{event}", record, data, agent)
        return Response(status_code=200)

    async def assign(self, request: Request, agent: Agent) -> Response:
        """`POST /assignments`: last writer wins; null or an unknown agent unassigns."""
        record = conversation_of(self._hub, request, agent)
        body = await body_of(request)
        if "team_id" in body and "assignee_id" not in body:
            team = wire.team(finder.number(str(body["team_id"])))
            self._hub.set_team(record, team["id"] if team else None, by=agent)
            return JSONResponse(team)
        wanted = self._hub.agents.get(finder.number(str(body.get("assignee_id"))) or 0)
        self._hub.assign(record, wanted, by=agent)
        return JSONResponse(self._hub.assignee(record))

    async def labels(self, request: Request, agent: Agent) -> Response:
        """`GET /labels` of a conversation."""
        return JSONResponse({"payload": conversation_of(self._hub, request, agent).labels})

    async def set_labels(self, request: Request, agent: Agent) -> Response:
        """`POST /labels`: replaces the whole set."""
        record = conversation_of(self._hub, request, agent)
        labels = (await body_of(request)).get("labels") or []
        self._hub.set_labels(record, [str(item) for item in labels], by=agent)
        return JSONResponse({"payload": record.labels})

    async def set_custom_attributes(self, request: Request, agent: Agent) -> Response:
        """`POST /custom_attributes`: replaces the whole hash."""
        record = conversation_of(self._hub, request, agent)
        values = (await body_of(request)).get("custom_attributes")
        if not isinstance(values, dict):
            raise Refused("custom_attributes must be an object")
        self._hub.change(record, by=agent, custom_attributes=values)
        return JSONResponse({"custom_attributes": record.custom_attributes})

    async def update_last_seen(self, request: Request, agent: Agent) -> Response:
        """`POST /update_last_seen`: nothing is unread any more."""
        record = conversation_of(self._hub, request, agent)
        now = self._hub.clock.now()
        had_unread = self._hub.unread_count(record) > 0
        # At most hourly unless something is unread.
        if had_unread or now - record.agent_last_seen_at > 3600:
            self._hub.set_seen(record, now, by=agent)
        return JSONResponse(self._hub.conversation_json(record))

    async def unread(self, request: Request, agent: Agent) -> Response:
        """`POST /unread`: as if the last incoming message had not been seen."""
        record = conversation_of(self._hub, request, agent)
        incoming = (
            message
            for message in self._hub.newest_first(record.id)
            if message.message_type == MessageType.INCOMING
        )
        if (last := next(incoming, None)) is not None:
            self._hub.set_seen(record, last.created_at - 0.001, by=agent)
        return JSONResponse(self._hub.conversation_json(record))

    async def draft(self, request: Request, agent: Agent) -> Response:
        """`GET /draft_messages`: one draft, shared by all agents."""
        record = conversation_of(self._hub, request, agent)
        return JSONResponse({"has_draft": bool(record.draft), "message": record.draft})

    async def set_draft(self, request: Request, agent: Agent) -> Response:
        """`PATCH /draft_messages`."""
        record = conversation_of(self._hub, request, agent)
        body = (await body_of(request)).get("draft_message") or {}
        record.draft = str(body.get("message", ""))
        return Response(status_code=200)

    async def delete_draft(self, request: Request, agent: Agent) -> Response:
        """`DELETE /draft_messages`."""
        conversation_of(self._hub, request, agent).draft = ""
        return Response(status_code=200)
