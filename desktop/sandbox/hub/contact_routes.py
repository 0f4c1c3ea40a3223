"""Routes of contacts and of the search over contacts, conversations and messages."""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desktop.sandbox.hub import finder, wire
from desktop.sandbox.hub.access import Door, body_of, missing
from desktop.sandbox.hub.records import Agent, ChannelType, Contact, Conversation, Message
from desktop.sandbox.hub.world import HubWorld, Invalid, Refused, Unsupported

Json = dict[str, Any]
BASE = "/api/v1/accounts/{account_id:int}/contacts"
ACTIONS = "/api/v1/accounts/{account_id:int}/actions"
SEARCH = "/api/v1/accounts/{account_id:int}/search"
WRITABLE = ("name", "email", "phone_number", "identifier")


def _small(email: Any) -> Any:
    """Chatwoot keeps addresses in small letters."""
    return email.lower() if isinstance(email, str) else email


class ContactRoutes:
    """Chatwoot's contacts controller and its search."""

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub

    def routes(self, door: Door) -> list[Route]:
        """All routes, each behind the door."""
        one = BASE + "/{id:int}"
        table = [
            ("GET", BASE, self.index),
            ("POST", BASE, self.create),
            ("GET", BASE + "/search", self.search),
            ("GET", one, self.show),
            ("PUT", one, self.update),
            ("PATCH", one, self.update),
            ("GET", one + "/conversations", self.conversations),
            ("GET", one + "/contactable_inboxes", self.contactable_inboxes),
            ("GET", one + "/notes", self.notes),
            ("POST", one + "/notes", self.add_note),
            ("POST", ACTIONS + "/contact_merge", self.merge),
            ("GET", SEARCH, self.search_all),
            ("GET", SEARCH + "/conversations", self.search_conversations),
            ("GET", SEARCH + "/messages", self.search_messages),
            ("GET", SEARCH + "/contacts", self.search_contacts),
        ]
        return [Route(path, door(call), methods=[method]) for method, path, call in table]

    def _contact(self, request: Request) -> Contact:
        contact = self._hub.contacts.get(request.path_params["id"])
        if contact is None:
            raise missing()
        return contact

    def _full(self, contact: Contact) -> Json:
        return wire.contact_full(contact, self._hub.inboxes)

    def _listing(self, found: list[Contact], request: Request) -> Response:
        page = finder.number(request.query_params.get("page")) or 1
        shown = finder.page_of(found, page, finder.CONTACTS_PER_PAGE)
        meta = {
            "count": len(found),
            "current_page": page,
            "has_more": page * finder.CONTACTS_PER_PAGE < len(found),
        }
        return JSONResponse({"meta": meta, "payload": [self._full(item) for item in shown]})

    async def index(self, request: Request, agent: Agent) -> Response:
        """`GET /contacts`: 15 a page."""
        del agent
        return self._listing(finder.find_contacts(self._hub.contacts.values(), ""), request)

    async def search(self, request: Request, agent: Agent) -> Response:
        """`GET /contacts/search?q=`: 15 a page, 100 a minute for the whole account."""
        del agent
        words = request.query_params.get("q", "").strip()
        if not words:
            raise Refused("Specify search string with parameter q")
        return self._listing(finder.find_contacts(self._hub.contacts.values(), words), request)

    async def show(self, request: Request, agent: Agent) -> Response:
        """`GET /contacts/{id}`."""
        del agent
        return JSONResponse({"payload": self._full(self._contact(request))})

    async def create(self, request: Request, agent: Agent) -> Response:
        """`POST /contacts`; with an inbox id the contact is known there at once."""
        body = await body_of(request)
        self._check_unique(body, None)
        self._check_shape(body)
        inbox = None
        if body.get("inbox_id"):
            inbox = self._hub.inboxes.get(finder.number(str(body["inbox_id"])) or 0)
            if inbox is None:
                raise missing()
        contact = self._hub.create_contact(
            name=str(body.get("name") or ""),
            email=_small(body.get("email")),
            phone_number=body.get("phone_number"),
            identifier=body.get("identifier"),
            custom_attributes=dict(body.get("custom_attributes") or {}),
            additional_attributes=dict(body.get("additional_attributes") or {}),
        )
        contact_inbox: Json = {"inbox": None, "source_id": None}
        if inbox is not None:
            try:
                source = self._hub.contact_inbox(contact, inbox, body.get("source_id"))
            except (Refused, Unsupported):
                del self._hub.contacts[contact.id]  # one transaction
                raise
            contact_inbox = {"inbox": wire.inbox_brief(inbox), "source_id": source}
        self._hub.contact_changed(contact, "contact.created", agent)
        return JSONResponse(
            {"payload": {"contact": self._full(contact), "contact_inbox": contact_inbox}}
        )

    async def update(self, request: Request, agent: Agent) -> Response:
        """`PUT /contacts/{id}`: attributes are merged, unlike a conversation's."""
        contact = self._contact(request)
        body = await body_of(request)
        self._check_unique(body, contact)
        self._check_shape(body)
        for key in WRITABLE:
            if key in body:
                setattr(contact, key, _small(body[key]) if key == "email" else body[key])
        if isinstance(body.get("blocked"), bool):
            contact.blocked = body["blocked"]
        contact.custom_attributes = contact.custom_attributes | (
            body.get("custom_attributes") or {}
        )
        contact.additional_attributes = contact.additional_attributes | (
            body.get("additional_attributes") or {}
        )
        self._hub.contact_changed(contact, "contact.updated", agent)
        return JSONResponse({"payload": self._full(contact)})

    async def merge(self, request: Request, agent: Agent) -> Response:
        """`POST /actions/contact_merge`: the other contact is gone for good."""
        body = await body_of(request)
        stays, goes = (
            self._hub.contacts.get(finder.number(str(body.get(key))) or 0)
            for key in ("base_contact_id", "mergee_contact_id")
        )
        if stays is None or goes is None:
            raise missing()
        if stays is goes:
            raise Refused("Contact merge failed: the two contacts are the same")
        self._hub.merge_contacts(stays, goes, by=agent)
        return JSONResponse(self._full(stays))

    def _check_shape(self, body: Json) -> None:
        """What Chatwoot's `models/contact.rb` validates."""
        phone, email = body.get("phone_number"), body.get("email")
        if phone and not re.fullmatch(r"\+[1-9]\d{1,14}", str(phone)):
            raise Invalid("Phone number should be in e164 format", "phone_number")
        if email and not re.fullmatch(r"[^@\s]+@[^@\s]+", str(email)):
            raise Invalid("Email Invalid email", "email")

    def _check_unique(self, body: Json, own: Contact | None) -> None:
        for key, word in (("email", "Email"), ("phone_number", "Phone number")):
            value = _small(body.get(key)) if key == "email" else body.get(key)
            if not value:
                continue
            for other in self._hub.contacts.values():
                if other is not own and getattr(other, key) == value:
                    raise Invalid(f"{word} has already been taken", key)

    async def conversations(self, request: Request, agent: Agent) -> Response:
        """`GET /contacts/{id}/conversations`: his 20 latest."""
        contact = self._contact(request)
        found = [
            record
            for record in self._hub.conversations.values()
            if record.contact_id == contact.id and record.inbox_id in agent.inbox_ids
        ]
        found.sort(key=lambda record: record.last_activity_at, reverse=True)
        return JSONResponse(
            {"payload": [self._hub.conversation_json(record) for record in found[:20]]}
        )

    async def contactable_inboxes(self, request: Request, agent: Agent) -> Response:
        """Inboxes where an agent may open a conversation: those with an address of his, as it is
        now (services/contacts/contactable_inboxes_service.rb).

        Messenger and Instagram are never among them: there only the customer can begin.
        """
        contact = self._contact(request)
        payload: list[Json] = []
        for inbox in self._hub.inboxes.values():
            reachable = (
                contact.email
                if inbox.channel_type == ChannelType.EMAIL
                else contact.phone_number
                if inbox.channel_type in (ChannelType.SMS, ChannelType.WHATSAPP)
                else None
            )
            if reachable and inbox.id in agent.inbox_ids:
                source = self._hub.new_source_id(contact, inbox)
                payload.append({"inbox": wire.inbox(inbox), "source_id": source})
        return JSONResponse({"payload": payload})

    async def notes(self, request: Request, agent: Agent) -> Response:
        """`GET /contacts/{id}/notes`: the latest first."""
        del agent
        return JSONResponse(self._contact(request).notes[::-1])

    def _notes(self) -> list[list[Json]]:
        return [contact.notes for contact in self._hub.contacts.values()]

    async def add_note(self, request: Request, agent: Agent) -> Response:
        """`POST /contacts/{id}/notes {content}`."""
        contact = self._contact(request)
        body = await body_of(request)
        content = str(body.get("content") or body.get("note", {}).get("content") or "")
        if not content:
            raise Refused("Validation failed: Content can't be blank")
        now = int(self._hub.clock.now())
        note = {
            "id": 1 + max((one["id"] for each in self._notes() for one in each), default=0),
            "content": content,
            "account_id": request.path_params["account_id"],
            "contact_id": contact.id,
            "user": wire.agent(agent, self._hub.availability(agent)),
            "created_at": now,
            "updated_at": now,
        }
        contact.notes.append(note)
        return JSONResponse(note)

    async def search_all(self, request: Request, agent: Agent) -> Response:
        """`GET /search?q=`: the three kinds together."""
        return JSONResponse(
            {
                "payload": {
                    "conversations": self._conversation_hits(request, agent),
                    "contacts": self._contact_hits(request),
                    "messages": self._message_hits(request, agent),
                }
            }
        )

    async def search_conversations(self, request: Request, agent: Agent) -> Response:
        """`GET /search/conversations?q=`."""
        hits = self._conversation_hits(request, agent)
        return JSONResponse({"payload": {"conversations": hits}})

    async def search_messages(self, request: Request, agent: Agent) -> Response:
        """`GET /search/messages?q=`: the last three months."""
        return JSONResponse({"payload": {"messages": self._message_hits(request, agent)}})

    async def search_contacts(self, request: Request, agent: Agent) -> Response:
        """`GET /search/contacts?q=`."""
        del agent
        return JSONResponse({"payload": {"contacts": self._contact_hits(request)}})

    def _words(self, request: Request) -> tuple[str, int]:
        params = request.query_params
        return params.get("q", "").strip(), finder.number(params.get("page")) or 1

    def _conversation_hits(self, request: Request, agent: Agent) -> list[Json]:
        words, page = self._words(request)
        found = finder.find_conversations_by_words(self._hub, agent, words)
        shown = finder.page_of(found, page, finder.SEARCH_PER_PAGE)
        return [self._conversation_hit(record) for record in shown]

    def _conversation_hit(self, record: Conversation) -> Json:
        chat = next(filter(wire.is_chat, self._hub.newest_first(record.id)), None)
        return {
            "id": record.id,
            "account_id": 1,
            "created_at": int(record.created_at),
            "message": self._hub.message_json(chat) if chat else None,
            "contact": self._contact_hit(self._hub.contacts[record.contact_id]),
            "inbox": wire.inbox_brief(self._hub.inboxes[record.inbox_id]),
            "agent": self._hub.assignee(record),
            "additional_attributes": record.additional_attributes,
        }

    def _message_hits(self, request: Request, agent: Agent) -> list[Json]:
        words, page = self._words(request)
        found = finder.find_messages_by_words(self._hub, agent, words) if words else []
        shown = finder.page_of(found, page, finder.SEARCH_PER_PAGE)
        return [self._message_hit(message) for message in shown]

    def _message_hit(self, message: Message) -> Json:
        inbox = self._hub.inboxes[message.inbox_id]
        return self._hub.message_json(message) | {"inbox": wire.inbox_brief(inbox)}

    def _contact_hits(self, request: Request) -> list[Json]:
        words, page = self._words(request)
        found = finder.find_contacts(self._hub.contacts.values(), words)
        return [
            self._contact_hit(item) for item in finder.page_of(found, page, finder.SEARCH_PER_PAGE)
        ]

    def _contact_hit(self, contact: Contact) -> Json:
        return {
            "id": contact.id,
            "name": contact.name,
            "email": contact.email,
            "phone_number": contact.phone_number,
            "identifier": contact.identifier,
            "additional_attributes": contact.additional_attributes,
            "last_activity_at": int(contact.last_activity_at),
        }
