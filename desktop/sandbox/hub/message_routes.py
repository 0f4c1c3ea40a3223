"""Routes of messages: reading a thread, writing, retrying, deleting, attachments."""

from __future__ import annotations

import base64
import json
from email import policy
from email.parser import BytesParser
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from desktop.sandbox.hub import files, finder, wire
from desktop.sandbox.hub.access import Door, body_of, missing
from desktop.sandbox.hub.conversation_routes import BASE, conversation_of
from desktop.sandbox.hub.records import Agent, Message, MessageType
from desktop.sandbox.hub.world import ATTACHMENT_LIMIT, HubWorld, Refused

Json = dict[str, Any]


class MessageRoutes:
    """Chatwoot's messages controller, and the blobs that it hands out."""

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub

    def routes(self, door: Door) -> list[Route]:
        """All routes; blobs need no token, as Active Storage's signed ids."""
        thread = BASE + "/{id:int}/messages"
        one = thread + "/{message_id:int}"
        table = [
            ("GET", thread, self.index),
            ("POST", thread, self.create),
            ("DELETE", one, self.delete),
            ("POST", one + "/retry", self.retry),
        ]
        storage = "/rails/active_storage"
        blobs = [
            Route(storage + "/blobs/redirect/{blob_id:int}/{name}", self.redirect),
            Route(storage + "/disk/{blob_id:int}/{name}", self.blob),
        ]
        return [Route(path, door(call), methods=[method]) for method, path, call in table] + blobs

    async def index(self, request: Request, agent: Agent) -> Response:
        """`GET /messages` with `before` and `after`."""
        record = conversation_of(self._hub, request, agent)
        params = request.query_params
        messages = finder.find_messages(
            self._hub,
            record.id,
            before=finder.number(params.get("before")),
            after=finder.number(params.get("after")),
            without_internal=params.get("filter_internal_messages") == "true",
        )
        meta: Json = {
            "labels": record.labels,
            "additional_attributes": record.additional_attributes,
            "contact": wire.contact(self._hub.contacts[record.contact_id]),
            "agent_last_seen_at": _moment(record.agent_last_seen_at),
            "assignee_last_seen_at": _moment(record.assignee_last_seen_at),
        }
        if (assignee := self._hub.assignee(record)) is not None:
            meta["assignee"] = assignee
        payload = [self._hub.message_json(message) for message in messages]
        return JSONResponse({"meta": meta, "payload": payload})

    async def create(self, request: Request, agent: Agent) -> Response:
        """`POST /messages`, JSON or multipart. A repeat makes and sends a second message."""
        record = conversation_of(self._hub, request, agent)
        body, parts = await self._read(request)
        wanted = body.get("message_type", "outgoing")
        if wanted == "incoming":
            # Only API inboxes may be written to on the customer's behalf.
            raise Refused("Incoming messages are only allowed in Api inboxes")
        attachments = [
            files.attachment(self._hub.next_message_id, index, *part)
            for index, part in enumerate(parts[: ATTACHMENT_LIMIT + 1])
        ]
        content = body.get("content")
        if content is not None:
            content = str(content)
        if not content and not attachments and not body.get("template_params"):
            raise Refused("Validation failed: Content can't be blank")
        message = self._hub.add_message(
            record,
            content,
            by=agent,
            private=_truth(body.get("private")),
            message_type=MessageType.OUTGOING,
            content_type=str(body.get("content_type") or "text"),
            content_attributes=_hash(body.get("content_attributes")),
            additional_attributes=(
                {"template_params": body["template_params"]} if body.get("template_params") else {}
            ),
            attachments=attachments,
            source_id=str(body["source_id"]) if body.get("source_id") else None,
            echo_id=str(body["echo_id"]) if body.get("echo_id") else None,
        )
        echo = str(body["echo_id"]) if body.get("echo_id") else None
        return JSONResponse(self._hub.message_json(message, echo))

    async def delete(self, request: Request, agent: Agent) -> Response:
        """`DELETE /messages/{id}`: words replaced here, not on the platform."""
        message = self._message(request, agent)
        self._hub.delete_message(message, agent)
        return JSONResponse(self._hub.message_json(message))

    async def retry(self, request: Request, agent: Agent) -> Response:
        """`POST /messages/{id}/retry`: sends again and wipes content_attributes."""
        message = self._message(request, agent)
        self._hub.update_message(message, status="sent", content_attributes={})
        self._hub.hand_over(self._hub.conversations[message.conversation_id], message)
        return JSONResponse(self._hub.message_json(message))

    async def redirect(self, request: Request) -> Response:
        """Where the bytes of an attachment are."""
        if self._file(request) is None:
            return _gone()
        path = request.url.path.replace("/blobs/redirect/", "/disk/")
        return RedirectResponse(self._hub.base_url + quote(path), status_code=302)

    async def blob(self, request: Request) -> Response:
        """The bytes of an attachment."""
        item = self._file(request)
        if item is None:
            return _gone()
        data = base64.b64decode(item["data"])
        return Response(data, media_type=item["content_type"])

    def _file(self, request: Request) -> Json | None:
        number = request.path_params["blob_id"]
        message = self._hub.messages.get(files.message_of(number))
        known = message.attachments if message is not None else []
        return next((item for item in known if item["id"] == number), None)

    def _message(self, request: Request, agent: Agent) -> Message:
        record = conversation_of(self._hub, request, agent)
        message = self._hub.messages.get(request.path_params["message_id"])
        if message is None or message.conversation_id != record.id:
            raise missing()
        return message

    async def _read(self, request: Request) -> tuple[Json, list[tuple[str, str, bytes]]]:
        kind = request.headers.get("content-type", "")
        if not kind.startswith("multipart/form-data"):
            return await body_of(request), []
        return _form(kind, await request.body())


def _gone() -> Response:
    return JSONResponse({"error": "Resource could not be found"}, status_code=404)


def _moment(seconds: float) -> str | None:
    return wire.iso(seconds) if seconds else None


def _truth(value: object) -> bool:
    return value is True or str(value).lower() in ("true", "1")


def _hash(value: object) -> Json:
    if isinstance(value, str):  # what a multipart form carries
        try:
            value = json.loads(value)
        except ValueError:
            return {}
    return dict(value) if isinstance(value, dict) else {}


def _form(kind: str, raw: bytes) -> tuple[Json, list[tuple[str, str, bytes]]]:
    """Fields and files of a multipart body; `a[b]` fields become nested hashes, as in Rails."""
    head = b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n"
    parsed = BytesParser(policy=policy.HTTP).parsebytes(head + raw)
    fields: Json = {}
    files: list[tuple[str, str, bytes]] = []
    for part in parsed.iter_parts():
        name = str(part.get_param("name", "", header="content-disposition"))
        data = part.get_payload(decode=True)
        payload = data if isinstance(data, bytes) else b""
        filename = part.get_filename()
        if filename is not None:
            files.append((filename, part.get_content_type(), payload))
        elif name.endswith("]") and "[" in name:
            outer, inner = name[:-1].split("[", 1)
            fields.setdefault(outer, {})[inner] = _text(payload)
        else:
            fields[name] = _text(payload)
    return fields, files


def _text(payload: bytes) -> str:
    return payload.decode("utf-8", errors="replace")
